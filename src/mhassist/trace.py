"""What a run notes of itself while it runs: the material of an explanation.

A stage says ``note(SomeNote(...))`` where it decides something; what it notes is a record of its
own, a child of ``Note``. Outside ``tracing`` that is one look at a variable; inside, the note is
kept, so that an explanation tells what the run did, and no second logic has to guess it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a stage did or decided."""


_Kind = TypeVar("_Kind", bound=Note)


@dataclass(slots=True)
class Trace:
    """The notes of one run, in order."""

    notes: list[Note] = field(default_factory=list)


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def note(made: Note) -> None:
    """Keep a note, if the run is traced."""
    trace = _current.get()
    if trace is not None:
        trace.notes.append(made)


def notes_of(kind: type[_Kind], notes: Iterable[Note]) -> list[_Kind]:
    """Return the notes of one kind, in order."""
    return [each for each in notes if isinstance(each, kind)]


@contextmanager
def tracing(*, on: bool = True) -> Iterator[Trace]:
    """Trace what runs inside, in this thread only; ``on=False`` traces none of it."""
    trace = Trace()
    token = _current.set(trace if on else None)
    try:
        yield trace
    finally:
        _current.reset(token)
