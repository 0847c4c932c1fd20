"""The whole program on the letters of the corpus: the figures may not fall below these floors.

The floors lie a little under what was measured, so that they catch a break and not
a change of two questions; ``mhassist eval --check`` compares question by question.
"""

from __future__ import annotations

import os

import pytest

from evaluation.whole_program import (
    evaluate,
    found_first_and_among_five,
    not_verbatim,
    share,
)
from mhassist.evaluation import EvaluationResult, load_questions
from mhassist.settings import PROJECT_FOLDER

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        os.environ.get("EVAL_CHECKED") == "1",
        reason="`mhassist eval --check` holds these figures in this run, question by question",
    ),
]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    asked = load_questions(PROJECT_FOLDER / "eval" / "questions.jsonl")
    test_half = [question for question in asked if question.split == "test"]
    return evaluate(PROJECT_FOLDER / "corpus", test_half, index=tmp_path_factory.mktemp("figures"))


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    assert not_verbatim(result) == []


def test_the_right_paragraph_is_found(result: EvaluationResult) -> None:
    first, among_five = found_first_and_among_five(result)
    assert (first >= 0.75, among_five >= 0.90) == (True, True)


def test_answers_are_right_and_short(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes if outcome.score.answerable]
    assert share([score.correct for score in scores]) >= 0.75
    assert sorted(score.words for score in scores)[len(scores) // 2] <= 90


def test_what_the_letters_do_not_say_is_refused(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    unanswerable = [score for score in scores if not score.answerable]
    answerable = [score for score in scores if score.answerable]
    assert share([score.correct for score in unanswerable]) >= 0.60
    assert share([score.status == "refused" for score in answerable]) <= 0.06
