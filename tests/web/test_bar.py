"""Work that takes its time shows how far it is, and gives back what it came to."""

from __future__ import annotations

import threading

import pytest

from mhassist.web.bar import Progress, Task, render_bar


def test_bars_follow_the_work_and_its_result_comes_after() -> None:
    seen = threading.Event()

    def work(progress: Progress) -> str:
        seen.wait(10)
        progress("Lezen", 2, 5)
        return "klaar"

    task = Task(work, first="Beginnen")
    bars = []
    for bar in task:
        bars.append(bar)
        seen.set()
    assert bars[0] == '<div class="bar"><label>Beginnen… <progress></progress></label></div>'
    assert task.result() == "klaar"


def test_work_that_fails_raises_when_its_result_is_asked_for() -> None:
    def work(_: Progress) -> None:
        raise ValueError("mislukt")

    task = Task(work, first="Beginnen")
    list(task)
    with pytest.raises(ValueError, match=r"^mislukt$"):
        task.result()


def test_words_of_a_bar_are_shown_as_text() -> None:
    assert render_bar("<b>", 1, 2) == (
        '<div class="bar"><label>&lt;b&gt;: 1 van 2 <progress value="1" max="2"></progress>'
        "</label></div>"
    )
