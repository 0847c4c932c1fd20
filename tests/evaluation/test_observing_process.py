"""Two processes that answer questions give what one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.invented import RIGHT, FakeAssistant, make_question
from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.evaluation import ObservedAssistant, load_questions, run_evaluation
from mhassist.evaluation.observing import Observation
from mhassist.evaluation.observing_process import (
    ObservingProcess,
    read_observation,
    write_observation,
)
from mhassist.evaluation.questions import EvalQuestion
from mhassist.index import build_index
from mhassist.settings import Settings, load_settings
from renewal.letters import write_corpus, write_question

QUESTIONS = [make_question(id=f"q{number}", question=f"vraag {number}") for number in range(9)]
ANSWERS = {question.question: RIGHT for question in QUESTIONS}


class FakeSecond:
    """Answers as the first does."""

    def __init__(self, version: str = "invented-1") -> None:
        self._assistant = FakeAssistant(ANSWERS)
        self._version = version
        self.asked: list[str] = []

    def has_index(self, version: str) -> bool:
        return version == self._version

    def observe(self, question: EvalQuestion) -> Observation | None:
        self.asked.append(question.id)
        return self._assistant.observe(question.question)


def test_result_is_that_of_one_process() -> None:
    alone = run_evaluation(FakeAssistant(ANSWERS), QUESTIONS)

    together = run_evaluation(FakeAssistant(ANSWERS), QUESTIONS, second=FakeSecond())

    assert together.to_json() == alone.to_json()


def test_process_with_another_index_is_not_asked() -> None:
    second = FakeSecond("invented-2")

    result = run_evaluation(FakeAssistant(ANSWERS), QUESTIONS, second=second)

    assert len(result.outcomes) == 9
    assert second.asked == []


def test_observation_comes_over_as_it_was() -> None:
    seen = Observation(RIGHT, ("kst-99999-1/p2", "kst-99999-1/p1"), 0.25, 12.5)

    assert read_observation(write_observation(seen)) == seen
    assert read_observation({}) is None


def test_process_that_cannot_start_answers_nothing(tmp_path: Path) -> None:
    with ObservingProcess(Settings(corpus=tmp_path, index=tmp_path / "none")) as second:
        assert second.has_index("any") is False
        assert second.observe(QUESTIONS[0]) is None


@pytest.mark.model
def test_real_processes_give_what_one_gives(tmp_path: Path) -> None:
    folders = write_corpus(tmp_path / "letters")
    write_question(folders, "Hoeveel inspecteurs zijn opgeleid?", "haven", "tien inspecteurs")
    write_question(folders, "Hoeveel plaatsen heeft de opvang?", "haven", "1.200 plaatsen")
    settings = load_settings(
        corpus=folders.corpus, eval=folders.eval, index=tmp_path / "real", threads=1
    )
    build_index(settings, encoder=load_encoder(settings))
    asked = load_questions(settings.eval / "questions.jsonl")
    assistant = ObservedAssistant(Assistant.open(settings))
    alone = run_evaluation(assistant, asked)

    with ObservingProcess(settings) as second:
        assert second.has_index(assistant.index_version)
        answered = second.observe(asked[0])

    assert answered is not None
    assert answered.answer.answer == alone.outcomes[0].answer.answer
    assert answered.ranking == alone.outcomes[0].ranking
    assert answered.confidence == alone.outcomes[0].score.confidence
