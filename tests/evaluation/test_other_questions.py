"""The whole program on questions that nothing was fitted on: floors under what was measured."""

from __future__ import annotations

import pytest

from evaluation.whole_program import Floors, below, evaluate, not_verbatim
from mhassist.evaluation import EvaluationResult, load_questions
from mhassist.evaluation.questions import evidence_problem
from mhassist.letters import load_corpus
from mhassist.settings import PROJECT_FOLDER

pytestmark = pytest.mark.model

FOLDER = PROJECT_FOLDER / "eval" / "andere_vragen"
FLOORS = {
    "questions": Floors(0.85, 0.94, 0.84, 0.86, 0.05),
    "alledaags": Floors(0.45, 0.71, 0.43, 0.88, 0.10),
    "standen": Floors(0.66, 0.89, 0.63, 0.70, 0.05),
}


@pytest.mark.parametrize("name", ["questions", "meer", "alledaags", "standen", "tijdlijnen"])
def test_evidence_of_every_question_is_in_the_letters(name: str) -> None:
    texts = {letter.id: letter.text for letter in load_corpus(PROJECT_FOLDER / "corpus")}
    questions = load_questions(FOLDER / f"{name}.jsonl")
    assert [problem for each in questions if (problem := evidence_problem(each, texts))] == []


@pytest.fixture(scope="module", params=FLOORS)
def asked(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def result(asked: str, tmp_path_factory: pytest.TempPathFactory) -> EvaluationResult:
    questions = load_questions(FOLDER / f"{asked}.jsonl")
    index = tmp_path_factory.getbasetemp() / "other-questions"  # built once for all of them
    return evaluate(PROJECT_FOLDER / "corpus", questions, index=index)


def test_every_quote_is_verbatim(result: EvaluationResult) -> None:
    assert not_verbatim(result) == []


def test_the_floors_hold(asked: str, result: EvaluationResult) -> None:
    assert below(FLOORS[asked], result) == []
