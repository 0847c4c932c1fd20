"""The checksum of a letter is made again when something changed, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mhassist.letters import corpus, letter_checksum

IN_2100 = 4_102_444_800 * 10**9


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "haven.txt"
    file.write_text("Er komt een loket.\n", encoding="utf-8")
    return file


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let everything be long ago; names of the letters whose files are read."""
    made: list[str] = []
    whole = corpus._Files

    def reading(path: Path, metadata: Path | None) -> object:
        made.append(path.name)
        return whole(path, metadata)

    monkeypatch.setattr("mhassist.letters.unchanged_files.time.time_ns", lambda: IN_2100)
    monkeypatch.setattr(corpus, "_Files", reading)
    return made


def test_letter_that_did_not_change_is_not_read_again(letter: Path, read: list[str]) -> None:
    first = letter_checksum(letter)
    assert letter_checksum(letter) == first
    assert read == ["haven.txt"]


def _same_size_and_time(letter: Path) -> None:
    before = letter.stat()
    letter.write_text("Er komt een kraan.\n", encoding="utf-8")
    os.utime(letter, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert letter.stat().st_size == before.st_size


def _replaced(letter: Path) -> None:
    other = letter.with_suffix(".new")
    other.write_text("Er komt een kraan.\n", encoding="utf-8")
    other.replace(letter)


def _sheet(letter: Path) -> None:
    letter.with_suffix(".toml").write_text("date = 2031-03-04\n", encoding="utf-8")


def _kept_ids(letter: Path) -> None:
    letter.with_suffix(".alineas").write_text("brief\n", encoding="utf-8")


def _metadata(letter: Path) -> None:
    letter.with_name("haven.metadata.xml").write_text("<metadata/>", encoding="utf-8")


def _shared_metadata(letter: Path) -> None:
    letter.with_name("metadata.xml").write_text("<metadata/>", encoding="utf-8")


@pytest.mark.parametrize(
    "change", [_same_size_and_time, _replaced, _sheet, _kept_ids, _metadata, _shared_metadata]
)
def test_anything_that_changes_is_seen(
    letter: Path, read: list[str], change: Callable[[Path], None]
) -> None:
    before = letter_checksum(letter)
    change(letter)
    assert letter_checksum(letter) != before
    assert read == ["haven.txt", "haven.txt"]


def test_letter_that_changed_just_now_is_read_again(
    letter: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = letter.stat().st_mtime_ns
    monkeypatch.setattr("mhassist.letters.unchanged_files.time.time_ns", lambda: changed + 10**9)
    assert letter_checksum(letter) == letter_checksum(letter)
    assert read == ["haven.txt", "haven.txt"]
