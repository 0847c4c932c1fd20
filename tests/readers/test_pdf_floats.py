"""A margin that floats: the text beside it is narrower, and is one with the full lines below."""

from __future__ import annotations

from mhassist.letters.facts import read_facts
from readers.printed import LINE, Sheets, printed, reading

MARGIN = ("Directie Wagens", "Postbus 12", "1000 AA Veerdam", "Onze referentie", "2031-000123")
NARROW = (
    "De gemeente haalt het zwerfafval op en telt wat er",
    "Nieuwe wagens en containers komen er in het najaar",
)
WIDE = (
    "bij, zodat in alle wijken en parken van de stad en van de dorpen eromheen in elk jaar",
    "minder wordt weggegooid dan in het vorige.",
)
ASKED = "De raad van de gemeente heeft daar in het voorjaar van vorig jaar om gevraagd."


def letter() -> Sheets:
    sheets = Sheets().page()
    sheets.lines(100, *MARGIN, x=400, size=7)
    y = sheets.lines(100, "Aan de voorzitter van de Tweede Kamer") + LINE
    y = sheets.lines(y, "Betreft: Wagens in de wijken en de parken van de")
    y = sheets.lines(y, "gemeente") + LINE
    y = sheets.lines(y, "Geachte voorzitter,") + LINE
    y = sheets.lines(y, *NARROW, *WIDE) + LINE
    sheets.lines(y, ASKED)
    return sheets


def test_lines_beside_a_margin_are_one_paragraph_with_the_full_lines_below() -> None:
    assert printed(letter().content)[-2:] == [
        f"paragraph: {' '.join([*NARROW, *WIDE])}",
        f"paragraph: {ASKED}",
    ]


def test_title_and_reference_beside_a_margin_are_whole() -> None:
    facts = read_facts(reading(letter().content).printed)
    assert (facts.title, facts.kenmerk) == (
        "Wagens in de wijken en de parken van de gemeente",
        "2031-000123",
    )
