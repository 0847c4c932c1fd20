"""The whole program on letters that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.whole_program import Floors, below, evaluate, not_verbatim
from mhassist.evaluation import EvaluationResult, load_questions
from mhassist.evaluation.questions import EvalQuestion, QuestionKind, evidence_problem
from mhassist.letters import load_corpus
from mhassist.settings import PROJECT_FOLDER

pytestmark = pytest.mark.model

FOLDERS = PROJECT_FOLDER / "eval" / "andere_brieven"


FITTED = PROJECT_FOLDER / "eval" / "fitting"
EVERY_DOSSIER = sorted(
    corpus.parent
    for parent in (FOLDERS, FITTED, FITTED / "gewichten")
    for corpus in parent.glob("*/corpus")
)
DOSSIERS = {
    "asiel": Floors(0.71, 0.92, 0.72, 0.90, 0.06),
    "jeugd": Floors(0.60, 0.84, 0.67, 0.74, 0.09),
    "lucht": Floors(0.71, 0.92, 0.79, 0.75, 0.04),
    "schulden": Floors(0.70, 0.92, 0.78, 0.74, 0.05),
    "sekswerk": Floors(0.69, 0.88, 0.67, 0.74, 0.05),
    "voedsel": Floors(0.75, 0.94, 0.82, 0.78, 0.05),
}
OFF_SUBJECT = (
    "Hoe maak ik appeltaart?",
    "Hoe laat vertrekt de trein naar Utrecht?",
    "Waarom stijgt de zeespiegel?",
)


@pytest.mark.parametrize("folder", EVERY_DOSSIER, ids=lambda folder: folder.name)
def test_evidence_of_every_question_is_in_its_letters(folder: Path) -> None:
    texts = {letter.id: letter.text for letter in load_corpus(folder / "corpus")}
    questions = load_questions(folder / "questions.jsonl")
    assert [problem for each in questions if (problem := evidence_problem(each, texts))] == []


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


def test_the_floors_hold(dossier: str, result: EvaluationResult) -> None:
    assert below(DOSSIERS[dossier], result) == []


def test_a_question_on_nothing_like_the_letters_gets_no_quotes(result: EvaluationResult) -> None:
    scores = [outcome.score for outcome in result.outcomes]
    off = {score.id: score.status for score in scores if score.id.startswith("off-")}
    assert off == {"off-0": "refused", "off-1": "refused", "off-2": "refused"}
