"""Accents that a PDF draws over a letter: they belong to it, and an apostrophe does not."""

from __future__ import annotations

import pytest

from mhassist.letters.readers.pdf.accents import with_accents
from mhassist.letters.readers.pdf.page import Word


def word(text: str, x0: float, x1: float, *, glued: bool = False) -> Word:
    return Word(text, x0, x1, 100.0, 10.0, glued=glued)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        pytest.param(
            [word("Kostic", 10, 40), word("´", 36, 39, glued=True), word("vroeg", 44, 60)],
            ["Kostić", "vroeg"],
            id="over the last letter",
        ),
        pytest.param(
            [word("Zˇ", 10, 16), word("ˇ", 12, 15, glued=True)], ["Zˇ", "ˇ"], id="over no letter"
        ),
        pytest.param(
            [word("foto", 10, 30), word("´", 30, 33, glued=True), word("s", 33, 37, glued=True)],
            ["foto", "´", "s"],
            id="apostrophe after it",
        ),
        pytest.param([word("een", 10, 20), word("´", 24, 27)], ["een", "´"], id="apart"),
        pytest.param([word("´", 10, 13, glued=True)], ["´"], id="first"),
    ],
)
def test_accent_over_a_letter_is_put_into_it(words: list[Word], texts: list[str]) -> None:
    assert [each.text for each in with_accents(words)] == texts
