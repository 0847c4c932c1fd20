"""The whole program on letters that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

from dataclasses import dataclass

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

FOLDERS = PROJECT_FOLDER / "eval" / "andere_brieven"


@dataclass(frozen=True, slots=True)
class Floors:
    """Shares that are held, a few questions under what was measured."""

    first: float
    among_five: float
    correct: float
    unanswerable: float
    refused: float
    """The most of the answerable questions that may be refused."""


DOSSIERS = {
    "geweld": Floors(0.66, 0.92, 0.75, 0.64, 0.07),
    "lucht": Floors(0.71, 0.92, 0.76, 0.75, 0.04),
    "schulden": Floors(0.70, 0.92, 0.75, 0.76, 0.05),
    "voedsel": Floors(0.72, 0.94, 0.76, 0.78, 0.08),
}
OFF_SUBJECT = (
    "Hoe maak ik appeltaart?",
    "Hoe laat vertrekt de trein naar Utrecht?",
    "Waarom stijgt de zeespiegel?",
)


@pytest.fixture(scope="module", params=DOSSIERS)
def dossier(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def result(dossier: str, tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    folder = FOLDERS / dossier
    asked = load_questions(folder / "questions.jsonl")
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
    return evaluate(folder / "corpus", asked, index=tmp_path_factory.mktemp(dossier))


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    assert not_verbatim(result) == []


def test_the_right_paragraph_is_found(dossier: str, result: EvaluationResult) -> None:
    floors = DOSSIERS[dossier]
    first, among_five = found_first_and_among_five(result)
    assert first >= floors.first
    assert among_five >= floors.among_five


def test_questions_are_answered_and_refused_rightly(dossier: str, result: EvaluationResult) -> None:
    floors = DOSSIERS[dossier]
    scores = [outcome.score for outcome in result.outcomes]
    answerable = [score for score in scores if score.answerable]
    assert share([score.correct for score in answerable]) >= floors.correct
    assert share([score.correct for score in scores if not score.answerable]) >= floors.unanswerable
    assert share([score.status == "refused" for score in answerable]) <= floors.refused


def test_a_question_on_nothing_like_the_letters_gets_no_quotes(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    off = {score.id: score.status for score in scores if score.id.startswith("off-")}
    assert off == {"off-0": "refused", "off-1": "refused", "off-2": "refused"}
