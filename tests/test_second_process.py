"""Work that two share is done once and comes back in order, also where the second one fails."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from mhassist.second_process import Helper, SecondProcess, share
from serving import serve_nonsense, serve_squares

TESTS = Path(__file__).resolve().parent
SQUARES = [0, 1, 4, 9, 16, 25, 36, 49, 64]


@pytest.fixture(autouse=True)
def _second_process_finds_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    known = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(TESTS), known])))


class Squares:
    """Squares numbers until it breaks, and remembers which it was given."""

    def __init__(self, *, breaks_after: int) -> None:
        self._left = breaks_after
        self.given: list[int] = []

    def __call__(self, number: int) -> int | None:
        self.given.append(number)
        self._left -= 1
        return number**2 if self._left >= 0 else None


@pytest.mark.parametrize("breaks_after", [0, 1, 100])
def test_everything_is_done_once_and_comes_back_in_order(breaks_after: int) -> None:
    here: list[int] = []
    there = Squares(breaks_after=breaks_after)
    told: list[tuple[int, int]] = []

    def work(number: int) -> int:
        here.append(number)
        return number**2

    found = share(
        range(9),
        work,
        Helper(lambda: True, there),
        progress=lambda done, total: told.append((done, total)),
    )

    assert found == SQUARES
    assert sorted([*here, *there.given[:breaks_after]]) == list(range(9))
    assert told == [(done, 9) for done in range(1, 10)]


def test_helper_works_meanwhile_from_the_other_end() -> None:
    both_at_work = threading.Barrier(2, timeout=10)

    def work_there(number: int) -> int:
        both_at_work.wait()
        return -number

    def work_here(number: int) -> int:
        both_at_work.wait()
        return number

    assert share([5, 6], work_here, Helper(lambda: True, work_there)) == [5, -6]


def test_helper_that_is_not_ready_is_given_nothing() -> None:
    there = Squares(breaks_after=100)
    assert share(range(9), lambda number: number**2, Helper(lambda: False, there)) == SQUARES
    assert there.given == []


def test_helper_that_hangs_is_not_waited_for_for_ever() -> None:
    given, released = threading.Event(), threading.Event()
    told: list[tuple[int, int]] = []

    def hang(number: int) -> int:
        given.set()
        assert released.wait(timeout=60)
        return -number

    def work(number: int) -> int:
        assert given.wait(timeout=60)
        return number

    found = share(
        [5, 6, 7],
        work,
        Helper(lambda: True, hang),
        progress=lambda done, total: told.append((done, total)),
        patience_s=0.05,
    )
    released.set()
    assert found == [5, 6, 7]
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_helper_that_breaks_loses_nothing() -> None:
    given = threading.Event()

    def work_there(number: int) -> int:
        given.set()
        raise RuntimeError(str(number))

    def work(number: int) -> int:
        assert given.wait(timeout=60)
        return number

    assert share([5, 6], work, Helper(lambda: True, work_there)) == [5, 6]


def test_nothing_to_do_is_nothing_done() -> None:
    assert share([], lambda number: number) == []


def test_second_process_answers_until_it_ends() -> None:
    with SecondProcess(serve_squares, {"most": 9}) as process:
        assert process.receive() == {"ready": True}
        assert process.ask({"number": 7}) == {"square": 49}
        assert process.ask({"number": 10}) == {}
        assert process.ask({"number": 7}) == {}


def test_what_is_no_record_is_nothing() -> None:
    with SecondProcess(serve_nonsense, {}) as process:
        assert [process.receive(), process.receive(), process.receive()] == [{}, {}, {}]


def test_process_that_cannot_start_says_nothing() -> None:
    def serve() -> None:
        """A function in a function: the second process cannot import it."""

    with SecondProcess(serve, {}) as process:
        assert process.ask({"number": 7}) == {}
