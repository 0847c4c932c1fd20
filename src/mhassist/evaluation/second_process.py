"""A second process that answers questions beside this one: Python itself uses one processor.

It is given the settings as the first line of its standard input and then a question a line; it says
which index it has and then one JSON object a line. It ends when its input does, so also when the
process that started it is killed. Where it fails this process asks the question itself: what comes
out is the same, only later.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from mhassist.answering.answer import Answer
from mhassist.evaluation.observing import Observation
from mhassist.evaluation.questions import EvalQuestion
from mhassist.settings import Settings

MODULE = "mhassist.evaluation.observing_process"
WORTH_A_PROCESS = 60
"""Questions from which it pays for its start."""
_ENVIRONMENT = {
    # A question compares large arrays: kept memory is half the time of getting it anew (glibc).
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(2**31),
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_STOP_S = 5.0

Observe = Callable[[EvalQuestion], Observation]


class Helping(Protocol):
    """What is needed of ``SecondProcess``."""

    def has_index(self, version: str) -> bool:
        """Wait until it can answer; false if it cannot, or has another index."""

    def observe(self, question: EvalQuestion) -> Observation | None:
        """Return how one question is answered; ``None`` if it could not be, or it is gone."""


class SecondProcess:
    """Answers questions until it is left; a context manager."""

    def __init__(self, settings: Settings) -> None:
        """Start it; it loads while the caller goes on."""
        self._process = subprocess.Popen(  # noqa: S603  # this Python, with fixed arguments
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **_ENVIRONMENT},
        )
        self._send({"settings": settings.model_dump(mode="json")})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        process = self._process
        process.kill()
        process.wait(_STOP_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was written to it is not wanted any more
                    stream.close()

    def has_index(self, version: str) -> bool:
        """Wait until it can answer; false if it cannot, or has another index."""
        return self._receive().get("index_version") == version

    def observe(self, question: EvalQuestion) -> Observation | None:
        """Return how one question is answered; ``None`` if it could not be, or it is gone."""
        self._send({"question": question.question, "history": question.history})
        return read_observation(self._receive())

    def _send(self, record: dict[str, object]) -> None:
        assert self._process.stdin is not None  # noqa: S101  # it is a pipe
        with contextlib.suppress(OSError, ValueError):  # gone: nothing will be received either
            self._process.stdin.write(json.dumps(record) + "\n")
            self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101  # it is a pipe
        try:
            said = json.loads(self._process.stdout.readline() or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


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


def observe_together(
    questions: Sequence[EvalQuestion],
    observe: Observe,
    *,
    second: Helping,
    index_version: str,
    progress: Callable[[int, int], None] | None = None,
) -> list[Observation]:
    """Return how each question was answered, in order, asked from both ends at once.

    Args:
        questions: What to ask.
        observe: Asks one in this process.
        second: Asks the others.
        index_version: What both must have; with another index the second is not used.
        progress: Called after each question, by one thread at a time.
    """
    left = deque(range(len(questions)))
    found: dict[int, Observation] = {}
    telling = threading.Lock()
    stop = threading.Event()

    def keep(place: int, seen: Observation) -> None:
        with telling:
            found[place] = seen
            if progress is not None:
                progress(len(found), len(questions))

    def ask_second() -> None:
        if not second.has_index(index_version):
            return
        while not stop.is_set():
            try:
                place = left.pop()
            except IndexError:
                return
            seen = second.observe(questions[place])
            if seen is None:
                left.append(place)
                return
            keep(place, seen)

    helper = threading.Thread(target=ask_second, name="second process", daemon=True)
    helper.start()
    try:
        _ask_the_rest(left, questions, observe, keep=keep)
        if len(found) < len(questions):  # the last one is still being answered there
            helper.join()
            _ask_the_rest(left, questions, observe, keep=keep)
    finally:
        stop.set()
    return [found[place] for place in range(len(questions))]


def _ask_the_rest(
    left: deque[int],
    questions: Sequence[EvalQuestion],
    observe: Observe,
    *,
    keep: Callable[[int, Observation], None],
) -> None:
    while True:
        try:
            place = left.popleft()
        except IndexError:
            return
        keep(place, observe(questions[place]))
