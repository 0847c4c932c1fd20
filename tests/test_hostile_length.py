"""Questions and letters of any length and make are read in a time that grows as they do."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mhassist.answering.mentions import enumerates, find_mentions
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
