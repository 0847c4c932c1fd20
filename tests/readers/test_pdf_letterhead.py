"""The fields above a letter in a PDF: labels and values in a table, however that is printed."""

from __future__ import annotations

import datetime as dt

import pytest

from mhassist.letters.facts import read_facts
from readers.printed import BODY, LEFT, Sheets, reading, structured

SUBJECT = (
    "Voortgang van de aanpak van zwerfafval en",
    "Plastic in de havens van Zandmeer en",
    "omgeving in de jaren 2030 en 2031",
)
"""The second line begins with a capital: only its place tells that it goes on."""
DATE, NUMBER, NOTES = ("Datum", "4 maart 2031"), ("Ons kenmerk", "2031-12"), ("Bijlage(n)", "2")
VALUE = 165.0


def letter(*fields: str | tuple[str, str], look: str = "") -> bytes:
    """Return a letter with these fields; a label alone has the subject."""
    sheets = Sheets().page()
    y = sheets.lines(110, "Aan de Voorzitter van de Tweede Kamer", "2500 EA DEN HAAG") + 50
    for field in fields:
        label, values = (field, SUBJECT) if isinstance(field, str) else (field[0], (field[1],))
        if "ruled" in look:
            sheets.rule(LEFT, y - 9, 430)
        sheets.put(LEFT, y, label, size=8, style="B" if "bold labels" in look else "")
        for value in values:
            sheets.put(VALUE, y, value, style="B" if "bold values" in look else "")
            y += 12
        y += 8 if "apart" in look else 0
    sheets.put(LEFT, y + 30, "Geachte voorzitter,")
    sheets.lines(sheets.lines(y + 54, *BODY) + 12, *BODY)
    return sheets.content


@pytest.mark.parametrize(
    "look", ["", "apart", "ruled", "bold labels", "bold values", "ruled apart"]
)
@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(("Betreft", DATE), id="first"),
        pytest.param((DATE, "Betreft"), id="last of two"),
        pytest.param((DATE, "Onderwerp:", NUMBER), id="between"),
        pytest.param((DATE, NUMBER, NOTES, "Betreft"), id="last of a table"),
        pytest.param(("Onderwerp", DATE, NUMBER, NOTES), id="first of a table"),
    ],
)
def test_subject_over_several_lines_is_whole(
    fields: tuple[str | tuple[str, str], ...], look: str
) -> None:
    facts = read_facts(reading(letter(*fields, look=look)).printed)
    assert (facts.title, facts.date) == (" ".join(SUBJECT), dt.date(2031, 3, 4))


def test_field_under_a_subject_is_a_field_of_its_own() -> None:
    head = structured(letter("Betreft", NUMBER)).paragraphs
    assert [one.text for one in head[2:4]] == [
        f"Betreft {' '.join(SUBJECT)}",
        "Ons kenmerk 2031-12",
    ]


def test_subject_that_goes_on_under_its_label_is_whole() -> None:
    sheets = Sheets().page()
    y = sheets.lines(110, "Aan de Voorzitter van de Tweede Kamer", "2500 EA DEN HAAG") + 50
    sheets.put(LEFT, y, "Onderwerp")
    sheets.put(150, y, "Voortgang van de aanpak van zwerfafval in de havens van Zandmeer en de")
    sheets.lines(y + 12, "omgeving")
    sheets.lines(sheets.lines(y + 60, "Geachte voorzitter,") + 12, *BODY, *BODY)
    title = read_facts(reading(sheets.content).printed).title
    assert title == (
        "Voortgang van de aanpak van zwerfafval in de havens van Zandmeer en de omgeving"
    )


def test_subject_under_its_label_is_read() -> None:
    sheets = Sheets().page()
    y = sheets.lines(110, "Aan de Voorzitter van de Tweede Kamer", "2500 EA DEN HAAG") + 50
    y = sheets.lines(y, "Betreft") + 2
    first = "Voortgang van de aanpak van zwerfafval in de havens van Zandmeer en"
    y = sheets.lines(y, first, "omgeving in 2031") + 20
    sheets.lines(y, *BODY)
    title = read_facts(reading(sheets.content).printed).title
    assert title == f"{first} omgeving in 2031"
