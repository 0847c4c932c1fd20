"""A second process that answers beside this one: Python itself uses one processor.

It is given its task as the first line of its standard input and then a request a line; it says that
it is ready and then one JSON object a line. It ends when its input does, so also when the process
that started it is killed. Where it fails this process does the work itself: what comes out is the
same, only later.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_ENVIRONMENT = {
    # A question compares large arrays: kept memory is half the time of getting it anew (glibc).
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(2**31),
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_STOP_S = 5.0
_PATIENCE_S = 60.0
"""Seconds that the last item may take there when all the others are done; one takes a second."""


class SecondProcess:
    """Answers requests until it is left; a context manager."""

    def __init__(self, serve: Callable[[], None], task: Mapping[str, object]) -> None:
        """Start it; it loads while the caller goes on.

        Args:
            serve: What it runs: a function of a module, that uses ``read_task``, ``requests`` and
                ``say``.
            task: What ``read_task`` returns there.
        """
        run = f"from {serve.__module__} import {serve.__name__} as serve; serve()"
        self._process = subprocess.Popen(  # noqa: S603  # this Python, with a function of ours
            [sys.executable, "-c", run],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **_ENVIRONMENT},
        )
        self._send(task)

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

    def receive(self) -> dict[str, Any]:
        """Wait for the next thing it says; empty if it is gone."""
        assert self._process.stdout is not None  # noqa: S101  # it is a pipe
        try:
            said = json.loads(self._process.stdout.readline() or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}

    def ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """Return what it says to a request; empty if it is gone."""
        self._send(request)
        return self.receive()

    def _send(self, record: Mapping[str, object]) -> None:
        assert self._process.stdin is not None  # noqa: S101  # it is a pipe
        with contextlib.suppress(OSError, ValueError):  # gone: nothing will be received either
            self._process.stdin.write(json.dumps(record) + "\n")
            self._process.stdin.flush()


def read_task() -> dict[str, Any]:
    """Return, in the second process, what it was started with."""
    task: dict[str, Any] = json.loads(sys.stdin.readline())
    return task


def requests() -> Iterator[dict[str, Any]]:
    """Yield, in the second process, what it is asked; each is to be answered with ``say``."""
    for line in sys.stdin:
        yield json.loads(line)


def say(record: Mapping[str, object]) -> None:
    """Send, from the second process, that it is ready or what it found."""
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Helper(Generic[Item, Result]):
    """Whoever does part of the work; called from a thread of its own."""

    is_ready: Callable[[], bool]
    """Waits until it can begin; false if it cannot."""
    work: Callable[[Item], Result | None]
    """``None`` if it could not be done, or the helper is gone: it is then asked no more."""


def share(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    helper: Helper[Item, Result] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    patience_s: float = _PATIENCE_S,
) -> list[Result]:
    """Return what came of each item, in order, worked on from both ends at once.

    Args:
        items: What is to be done.
        work: Does one in this thread.
        helper: Does others meanwhile; what it fails at, or hangs on, is done here.
        progress: Called after each item, by one thread at a time.
        patience_s: How long is waited for the last one of the helper.
    """
    table = _Table[Item, Result](items, progress)
    if helper is None:
        table.work_here(work)
        return table.results()
    thread = threading.Thread(target=table.work_there, args=(helper,), name="helper", daemon=True)
    thread.start()
    try:
        table.work_here(work)
        if not table.is_done:  # the last one is still being worked on there
            thread.join(patience_s)
            table.stop.set()
            table.finish_here(work)
    finally:
        table.stop.set()
    return table.results()


class _Table(Generic[Item, Result]):
    """What two work at: what is left, and what came of the rest."""

    def __init__(self, items: Sequence[Item], progress: Callable[[int, int], None] | None) -> None:
        self._items = items
        self._progress = progress
        self._left = deque(range(len(items)))
        self._found: dict[int, Result] = {}
        self._telling = threading.Lock()
        self.stop = threading.Event()

    @property
    def is_done(self) -> bool:
        return len(self._found) == len(self._items)

    def results(self) -> list[Result]:
        return [self._found[place] for place in range(len(self._items))]

    def work_here(self, work: Callable[[Item], Result]) -> None:
        while (place := _take(self._left.popleft)) is not None:
            self._keep(place, work(self._items[place]))

    def finish_here(self, work: Callable[[Item], Result]) -> None:
        """Do what is not done, also what the helper was given and did not bring back."""
        for place in range(len(self._items)):
            if place not in self._found:
                self._keep(place, work(self._items[place]))

    def work_there(self, helper: Helper[Item, Result]) -> None:
        if not helper.is_ready():
            return
        while not self.stop.is_set() and (place := _take(self._left.pop)) is not None:
            result = helper.work(self._items[place])
            if result is None:
                self._left.append(place)
                return
            self._keep(place, result)

    def _keep(self, place: int, result: Result) -> None:
        with self._telling:
            if place in self._found:  # done here, as the other one took too long
                return
            self._found[place] = result
            if self._progress is not None:
                self._progress(len(self._found), len(self._items))


def _take(pop: Callable[[], int]) -> int | None:
    try:
        return pop()
    except IndexError:
        return None
