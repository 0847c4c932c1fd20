"""The whole program on questions that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

import pytest

from evaluation.whole_program import (
    evaluate,
    found_first_and_among_five,
    not_verbatim,
    share,
)
from mhassist.evaluation import EvaluationResult, load_questions
from mhassist.settings import PROJECT_FOLDER

pytestmark = pytest.mark.model

QUESTIONS = PROJECT_FOLDER / "eval" / "andere_vragen" / "questions.jsonl"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    asked = load_questions(QUESTIONS)
    return evaluate(PROJECT_FOLDER / "corpus", asked, index=tmp_path_factory.mktemp("other"))


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    assert not_verbatim(result) == []


def test_the_right_paragraph_is_found(result: EvaluationResult) -> None:
    first, among_five = found_first_and_among_five(result)
    assert first >= 0.85
    assert among_five >= 0.94


def test_questions_are_answered_and_refused_rightly(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    answerable = [score for score in scores if score.answerable]
    assert share([score.correct for score in answerable]) >= 0.84
    assert share([score.correct for score in scores if not score.answerable]) >= 0.86
    assert share([score.status == "refused" for score in answerable]) <= 0.05
