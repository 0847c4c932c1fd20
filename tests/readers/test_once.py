from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters import load_letter
from mhassist.letters.readers import PageProgress, Reading, once, read_content


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really read."""
    seen: list[str] = []

    def reading(path: Path, content: bytes, *, progress: PageProgress | None = None) -> Reading:
        seen.append(path.name)
        return read_content(path, content, progress=progress)

    monkeypatch.setattr(once, "read_content", reading)
    once._kept.clear()
    return seen


def test_same_bytes_are_read_once_whatever_they_are_called(
    tmp_path: Path, reads: list[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("De tekst van een brief.", encoding="utf-8")
    first, second = load_letter(tmp_path / "a.txt"), load_letter(tmp_path / "b.txt")
    assert (first.text, second.text, second.id) == (first.text, first.text, "b")
    assert reads == ["a.txt"]


def test_file_that_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    for text in ("De tekst van een brief.", "Een andere tekst."):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        assert load_letter(tmp_path / "a.txt").text == text
    assert reads == ["a.txt", "a.txt"]


def test_file_that_cannot_be_read_is_tried_again(tmp_path: Path, reads: list[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xff")
    for _ in range(2):
        with pytest.raises(CorpusError, match=r"a\.txt"):
            load_letter(tmp_path / "a.txt")
    assert reads == ["a.txt", "a.txt"]


def test_only_the_last_are_kept(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MOST_CHARS", 2 * len("Brief 1."))
    for number in (1, 2, 3, 3, 2, 1):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"Brief {number}.", encoding="utf-8")
        load_letter(file)
    assert reads == ["1.txt", "2.txt", "3.txt", "1.txt"]


def test_a_hundred_letters_that_come_at_once_are_read_once(
    tmp_path: Path, reads: list[str]
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(100)]
    for file in files:
        file.write_text(f"De tekst van brief {file.stem}.", encoding="utf-8")
    for file in (*files, *files):
        load_letter(file)
    assert len(reads) == 100
