from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters import Letter, load_letter, several
from mhassist.letters.readers import PageProgress
from mhassist.letters.several import loading


def written(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.write_text(f"De brief {file.stem}.", encoding="utf-8")
    return files


def test_letters_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    with loading(written(tmp_path, "b.txt", "a.txt", "c.txt"), load_letter) as letters:
        assert [letter().text for letter in letters] == [
            "De brief b.",
            "De brief a.",
            "De brief c.",
        ]


def test_two_are_read_beside_one_another(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=30)

    def load(path: Path, *, progress: PageProgress | None) -> Letter:
        both.wait()
        return load_letter(path, progress=progress)

    with loading(written(tmp_path, "a.txt", "b.txt"), load) as letters:
        assert [letter().id for letter in letters] == ["a", "b"]


def test_file_that_cannot_be_read_is_told_of_when_its_turn_comes(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "goed.txt", "slecht.txt")
    bad.write_bytes(b"")
    with loading([good, bad], load_letter) as letters:
        assert letters[0]().id == "goed"
        with pytest.raises(CorpusError, match=r"slecht\.txt is leeg"):
            letters[1]()


def test_what_waits_when_it_is_left_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    both, cancelled = threading.Barrier(3, timeout=30), threading.Event()

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            cancelled.set()
            super().shutdown(wait)

    def load(path: Path, *, progress: PageProgress | None) -> Letter:
        begun.append(path.stem)
        both.wait()
        cancelled.wait(30)
        return load_letter(path, progress=progress)

    monkeypatch.setattr(several, "ThreadPoolExecutor", Pool)
    with loading(written(tmp_path, "a.txt", "b.txt", "c.txt"), load):
        both.wait()

    assert sorted(begun) == ["a", "b"]


def test_pages_of_all_files_are_one_count(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    first = threading.Event()

    def load(path: Path, *, progress: PageProgress | None) -> Letter:
        assert progress is not None
        if path.stem == "b":
            first.wait(30)
        progress("Pagina's lezen", 1, 3)
        first.set()
        return load_letter(path)

    with loading(
        written(tmp_path, "a.txt", "b.txt"), load, progress=lambda *at: seen.append(at)
    ) as letters:
        for letter in letters:
            letter()
    assert seen == [("Pagina's lezen", 1, 3), ("Pagina's lezen", 2, 6)]
