"""The whole program on letters that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

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

pytestmark = pytest.mark.model

FOLDER = PROJECT_FOLDER / "eval" / "andere_brieven" / "voedsel"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    settings = load_settings(
        corpus=FOLDER / "corpus",
        prompts=PROJECT_FOLDER / "prompts",
        index=tmp_path_factory.mktemp("voedsel"),
    )
    build_index(settings, encoder=load_encoder(settings))
    asked = load_questions(FOLDER / "questions.jsonl")
    return run_evaluation(ObservedAssistant(Assistant.open(settings)), asked)


def _share(values: list[bool]) -> float:
    return sum(values) / len(values)


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    assert sum(score.quotes for score in scores) > 0
    assert [score.id for score in scores if score.quotes != score.quotes_verbatim] == []


def test_the_right_paragraph_is_found(result: EvaluationResult) -> None:
    ranks = [outcome.score.rank for outcome in result.outcomes if outcome.score.answerable]
    assert _share([rank == 1 for rank in ranks]) >= 0.70
    assert _share([rank is not None and rank <= 5 for rank in ranks]) >= 0.92


def test_questions_are_answered_and_refused_rightly(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    assert _share([score.correct for score in scores if score.answerable]) >= 0.70
    assert _share([score.correct for score in scores if not score.answerable]) >= 0.74
    assert _share([score.status == "refused" for score in scores if score.answerable]) <= 0.09
