"""The whole program on the letters of the corpus: the figures may not fall below these floors.

The floors lie a little under what was measured, so that they catch a break and not
a change of two questions; ``mhassist eval --check`` compares question by question.
"""

from __future__ import annotations

import os

import pytest

from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.evaluation import (
    EvaluationResult,
    ObservedAssistant,
    load_questions,
    run_evaluation,
)
from mhassist.index import build_index
from mhassist.settings import PROJECT_FOLDER, load_settings

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        os.environ.get("EVAL_CHECKED") == "1",
        reason="`mhassist eval --check` holds these figures in this run, question by question",
    ),
]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    settings = load_settings(
        corpus=PROJECT_FOLDER / "corpus",
        prompts=PROJECT_FOLDER / "prompts",
        index=tmp_path_factory.mktemp("figures"),
    )
    build_index(settings, encoder=load_encoder(settings))
    asked = load_questions(PROJECT_FOLDER / "eval" / "questions.jsonl")
    test_half = [question for question in asked if question.split == "test"]
    return run_evaluation(ObservedAssistant(Assistant.open(settings)), test_half)


def _share(values: list[bool]) -> float:
    return sum(values) / len(values)


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    assert sum(score.quotes for score in scores) > 0
    assert [score.id for score in scores if score.quotes != score.quotes_verbatim] == []


def test_the_right_paragraph_is_found(result: EvaluationResult) -> None:
    ranks = [outcome.score.rank for outcome in result.outcomes if outcome.score.answerable]
    assert _share([rank == 1 for rank in ranks]) >= 0.75
    assert _share([rank is not None and rank <= 5 for rank in ranks]) >= 0.90


def test_answers_are_right_and_short(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes if outcome.score.answerable]
    assert _share([score.correct for score in scores]) >= 0.75
    assert sorted(score.words for score in scores)[len(scores) // 2] <= 90


def test_what_the_letters_do_not_say_is_refused(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    unanswerable = [score for score in scores if not score.answerable]
    answerable = [score for score in scores if score.answerable]
    assert _share([score.correct for score in unanswerable]) >= 0.60
    assert _share([score.status == "refused" for score in answerable]) <= 0.06
