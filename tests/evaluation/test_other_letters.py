"""The whole program on letters that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

import pytest

from evaluation.whole_program import (
    evaluate,
    found_first_and_among_five,
    not_verbatim,
    share,
)
from mhassist.evaluation import EvaluationResult, load_questions
from mhassist.evaluation.questions import EvalQuestion, QuestionKind
from mhassist.settings import PROJECT_FOLDER

pytestmark = pytest.mark.model

FOLDER = PROJECT_FOLDER / "eval" / "andere_brieven" / "voedsel"


OFF_SUBJECT = (
    "Hoe maak ik appeltaart?",
    "Hoe laat vertrekt de trein naar Utrecht?",
    "Waarom stijgt de zeespiegel?",
)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    asked = load_questions(FOLDER / "questions.jsonl")
    asked += tuple(
        EvalQuestion(
            id=f"off-{number}",
            split="dev",
            kind=QuestionKind.UN_OTHER_SUBJECT,
            question=question,
            answerable=False,
            note="Geen brief gaat erover.",
        )
        for number, question in enumerate(OFF_SUBJECT)
    )
    return evaluate(FOLDER / "corpus", asked, index=tmp_path_factory.mktemp("voedsel"))


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    assert not_verbatim(result) == []


def test_the_right_paragraph_is_found(result: EvaluationResult) -> None:
    first, among_five = found_first_and_among_five(result)
    assert (first >= 0.70, among_five >= 0.92) == (True, True)


def test_questions_are_answered_and_refused_rightly(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    assert share([score.correct for score in scores if score.answerable]) >= 0.70
    assert share([score.correct for score in scores if not score.answerable]) >= 0.74
    assert share([score.status == "refused" for score in scores if score.answerable]) <= 0.09


def test_a_question_on_nothing_like_the_letters_gets_no_quotes(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    off = {score.id: score.status for score in scores if score.id.startswith("off-")}
    assert off == {"off-0": "refused", "off-1": "refused", "off-2": "refused"}
