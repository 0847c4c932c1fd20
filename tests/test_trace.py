"""Notes are kept inside ``tracing`` and nowhere else."""

from __future__ import annotations

import threading

from mhassist.trace import Note, note, tracing


def test_notes_are_kept_in_order() -> None:
    with tracing() as trace:
        note("check", name="years", passed=True)
        note("path", taken="list")
    note("check", name="late")
    assert trace.notes == [
        Note("check", {"name": "years", "passed": True}),
        Note("path", {"taken": "list"}),
    ]


def test_what_runs_untraced_inside_is_left_out() -> None:
    with tracing() as trace:
        with tracing(on=False) as inner:
            note("check", name="years")
        note("path", taken="list")
    assert (len(trace.notes), inner.notes) == (1, [])


def test_another_thread_is_not_traced() -> None:
    with tracing() as trace:
        thread = threading.Thread(target=note, args=("check",))
        thread.start()
        thread.join()
    assert trace.notes == []
