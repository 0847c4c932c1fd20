"""A second process that answers questions and is looked at meanwhile: both ends of it."""

from __future__ import annotations

from typing import Any

from mhassist.answering.answer import Answer
from mhassist.chain import Assistant
from mhassist.errors import MhassistError
from mhassist.evaluation.observing import Observation, ObservedAssistant
from mhassist.evaluation.questions import EvalQuestion
from mhassist.second_process import SecondProcess, read_task, requests, say
from mhassist.settings import Settings


class ObservingProcess(SecondProcess):
    """Answers as ``ObservedAssistant`` does, until it is left."""

    def __init__(self, settings: Settings) -> None:
        """Start it; it loads while the caller goes on."""
        super().__init__(serve_observations, {"settings": settings.model_dump(mode="json")})

    def has_index(self, version: str) -> bool:
        """Wait until it can answer; false if it cannot, or has another index."""
        return self.receive().get("index_version") == version

    def observe(self, question: EvalQuestion) -> Observation | None:
        """Return how one question is answered; ``None`` if it could not be, or it is gone."""
        return read_observation(
            self.ask({"question": question.question, "history": question.history})
        )


def serve_observations() -> None:
    """Answer, in the second process, the questions that come in."""
    assistant = ObservedAssistant(Assistant.open(Settings(**read_task()["settings"])))
    assistant.observe("Wat?")  # so that no question pays for what is loaded on first use
    say({"index_version": assistant.index_version})
    for asked in requests():
        try:
            seen = assistant.observe(asked["question"], asked["history"])
        except MhassistError:
            return  # who asked says what is wrong with the question
        say(write_observation(seen))


def write_observation(seen: Observation) -> dict[str, Any]:
    """Return an observation as it goes from one process to the other."""
    return {
        "answer": seen.answer.model_dump(mode="json"),
        "ranking": seen.ranking,
        "confidence": seen.confidence,
        "elapsed_ms": seen.elapsed_ms,
    }


def read_observation(record: dict[str, Any]) -> Observation | None:
    """Return what ``write_observation`` wrote; ``None`` if it is not there."""
    if "answer" not in record:
        return None
    return Observation(
        Answer.model_validate(record["answer"]),
        tuple(record["ranking"]),
        record["confidence"],
        record["elapsed_ms"],
    )
