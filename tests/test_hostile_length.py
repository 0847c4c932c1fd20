"""Questions and letters of any length and make are read in a time that grows as they do."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mhassist.answering.mentions import enumerates, find_mentions
from mhassist.errors import CorpusError
from mhassist.letters.corpus import load_letter
from mhassist.paragraphs import structure_letter
from mhassist.paragraphs.footnotes import read_number
from mhassist.question import Asked, Speller, Synonyms, understand
from mhassist.question.names import names_in
from mhassist.question.parts import MOST_PARTS, parts_of

MOST_SECONDS = 3.0
"""Where it grew with a power of the length, each of these took from five seconds to minutes."""


def _question(text: str) -> None:
    question = understand(text, (), letters=(), speller=Speller({}), synonyms=Synonyms(()))
    assert len(parts_of(question, ())) <= MOST_PARTS


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: _question("wat doet hij en " * 80 + "wie is zij?"), id="many parts"),
        pytest.param(lambda: names_in("Aa " * 700), id="many names"),
        pytest.param(lambda: find_mentions("A" * 5000 + "1", Asked.ORGANISATION), id="capitals"),
        pytest.param(lambda: enumerates("a, " * 5000, separators=2), id="commas"),
        pytest.param(lambda: enumerates("a, " * 5000, separators=1), id="a row"),
        pytest.param(lambda: read_number("¹" * 5000), id="raised digits"),
    ],
)
def test_text_of_great_length(read: Callable[[], object]) -> None:
    began = time.perf_counter()
    read()
    assert time.perf_counter() - began < MOST_SECONDS


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Inhoud" + " " * 5000 + "x", id="spaces"),
        pytest.param("Inhoud" + ". " * 3000 + "x", id="dots"),
        pytest.param("Kenmerk" + " " * 5000 + "x", id="a label and spaces"),
        pytest.param("De Minister van Havens,\nA" + "-" * 5000, id="hyphens of a name"),
        pytest.param("Tekst.\n\n" + "¹" * 5000 + " Zie daar.", id="a note of many digits"),
    ],
)
def test_letter_with_a_line_of_great_length(tmp_path: Path, line: str) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(f"Geachte voorzitter,\n\n{line}\n\nHoogachtend,\n", encoding="utf-8")
    began = time.perf_counter()
    assert structure_letter(load_letter(file)).paragraphs
    assert time.perf_counter() - began < MOST_SECONDS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", "# x\n\n" + "[" * 5000, id="brackets"),
        pytest.param("a.md", "# x\n\n" + "**" * 5000 + "a", id="stars"),
        pytest.param("a.md", "# x\n\n" + "[^a] " * 5000 + "\n\n[^a]: b", id="marks of one note"),
        pytest.param(
            "a.md", "*x*\n" + "".join(f"\n[^{i}]: b" for i in range(3000)), id="notes of no mark"
        ),
        pytest.param("a.md", "*x*\n\n" + "De Minister van X,  \n" * 3000, id="lines that sign"),
        pytest.param("a.html", "<p>x" + "<br>a" * 20000, id="lines"),
        pytest.param(
            "a.html",
            f"<table><tr><td><ol>{'<li>a' * 3000}</ol></td><td>b</td></tr></table>",
            id="a list in a cell",
        ),
        pytest.param(
            "a.html", f"<p>x<style>{'@media print{a{' * 5000}</style></p>", id="an open style"
        ),
        pytest.param("a.html", f'<p style="color:rgb({"1 " * 5000}">x</p>', id="a long colour"),
        pytest.param(
            "a.txt", "Tekst.\n\n" + "Noord    41    12\n" * 5000, id="a table set with spaces"
        ),
        pytest.param("a.txt", "Tekst.\n\n" + "Kop" + " " * 5000 + "Pagina 2", id="a wide head"),
    ],
)
def test_marked_letter_of_great_length(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    opening = "<p>Geachte voorzitter,</p>" if name.endswith(".html") else "Geachte voorzitter,"
    file.write_text(f"{opening}\n\n{text}\n\nHoogachtend,\n", encoding="utf-8")
    began = time.perf_counter()
    assert structure_letter(load_letter(file)).paragraphs
    assert time.perf_counter() - began < MOST_SECONDS


@pytest.mark.parametrize("text", ["> " * 300 + "x", "\n".join("  " * i + "- a" for i in range(99))])
def test_markdown_that_nests_deeper_than_a_letter_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="te diep genest"):
        load_letter(file)
