"""Notes are kept inside ``tracing`` and nowhere else."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from mhassist.trace import Note, note, notes_of, tracing


@dataclass(frozen=True, slots=True)
class Checked(Note):
    name: str


@dataclass(frozen=True, slots=True)
class Taken(Note):
    path: str


def test_notes_are_kept_in_order() -> None:
    with tracing() as trace:
        note(Checked("years"))
        note(Taken("list"))
    note(Checked("late"))
    assert trace.notes == [Checked("years"), Taken("list")]


def test_notes_of_one_kind() -> None:
    found = notes_of(Checked, [Checked("years"), Taken("list"), Checked("names")])
    assert found == [Checked("years"), Checked("names")]


def test_what_runs_untraced_inside_is_left_out() -> None:
    with tracing() as trace:
        with tracing(on=False) as inner:
            note(Checked("years"))
        note(Taken("list"))
    assert (trace.notes, inner.notes) == ([Taken("list")], [])


def test_another_thread_is_not_traced() -> None:
    with tracing() as trace:
        thread = threading.Thread(target=note, args=(Checked("years"),))
        thread.start()
        thread.join()
    assert trace.notes == []
