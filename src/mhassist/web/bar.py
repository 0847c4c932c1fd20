"""A bar on the page while something takes its time, in Dutch: Gradio's own has English words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from mhassist.web.escaping import escape

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called with what is being done, in Dutch, how much of it is done and how much there is."""

_LOOK_S = 0.2
"""Seconds between two looks at how far it is."""


class Task(Generic[Result]):
    """Work in a thread of its own: iterate over its bars, then ask for its result."""

    def __init__(self, work: Callable[[Progress], Result], *, first: str) -> None:
        """Keep the work, which is begun by iterating.

        Args:
            work: Is given what to tell how far it is.
            first: What is being done until it tells.
        """
        self._work = work
        self._shown = render_bar(first, 0, 0)
        self._future: Future[Result] = Future()

    def __iter__(self) -> Iterator[str]:
        """Begin, and yield a bar whenever it has changed, until the work is done."""
        with ThreadPoolExecutor(1, thread_name_prefix="mhassist-task") as pool:
            self._future = pool.submit(self._work, self._tell)
            before = ""
            while not self._future.done():
                if self._shown != before:
                    before = self._shown
                    yield before
                wait([self._future], timeout=_LOOK_S)

    def result(self) -> Result:
        """Return what the work came to, or raise what it raised."""
        return self._future.result()

    def _tell(self, what: str, done: int, total: int) -> None:
        self._shown = render_bar(what, done, total)


def render_bar(what: str, done: int, total: int) -> str:
    """Return a bar with its words; without a total it only says that something is being done.

    >>> render_bar("Lezen", 2, 5)
    '<div class="bar"><label>Lezen: 2 van 5 <progress value="2" max="5"></progress></label></div>'
    """
    words, extent = f"{escape(what)}…", ""
    if total > 0:
        words, extent = f"{escape(what)}: {done} van {total}", f' value="{done}" max="{total}"'
    return f'<div class="bar"><label>{words} <progress{extent}></progress></label></div>'
