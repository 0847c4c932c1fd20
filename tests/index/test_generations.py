"""What stays on disk of the index folder while it is open, whoever closes it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mhassist.index.generations import note_open, remove_leftovers

CURRENT, EARLIER = "0" * 12, "1" * 12


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return a generation that the index folder does not name any more."""
    (tmp_path / "CURRENT").write_text(f"{CURRENT}\n", encoding="ascii")
    (tmp_path / EARLIER).mkdir()
    return tmp_path / EARLIER


@pytest.fixture
def _threads_take_turns_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_generation_stays_until_the_last_who_has_it_open_closes_it(earlier: Path) -> None:
    close_one, close_other = note_open(earlier), note_open(earlier)
    close_one()
    close_one()  # a second time says nothing of the other
    remove_leftovers(earlier.parent)
    assert earlier.is_dir()
    close_other()
    remove_leftovers(earlier.parent)
    assert not earlier.exists()


@pytest.mark.usefixtures("_threads_take_turns_often")
def test_generation_that_threads_opened_and_closed_is_closed(earlier: Path) -> None:
    def open_and_close() -> None:
        for _ in range(2_000):
            note_open(earlier)()

    threads = [threading.Thread(target=open_and_close) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    remove_leftovers(earlier.parent)
    assert not earlier.exists()
