"""A letterhead that a template sets in tables: its lines, and what they say of the letter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mhassist.letters.corpus import load_letter
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt

LEFT = (
    "&gt; Retouradres Postbus 12 1000 AA Veerdam",
    "Aan de Voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
    "Postbus 20018",
)
RIGHT = ("Directie Ponten", "www.veer.example", "Ons kenmerk", "7654321", "Uw kenmerk", "12345-9")
FIELDS = (("Datum", "3 maart 2031"), ("Betreft", "Stand van de ponten"))
READ = [
    "letterhead: > Retouradres Postbus 12 1000 AA Veerdam",
    "letterhead: Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "letterhead: Postbus 20018",
    "letterhead: Directie Ponten",
    "letterhead: www.veer.example",
    "letterhead: Ons kenmerk 7654321",
    "letterhead: Uw kenmerk 12345-9",
    "letterhead: Datum | 3 maart 2031",
    "letterhead: Betreft | Stand van de ponten",
]
TEXT = "De ponten varen weer elk uur, en ook in de nacht van zaterdag op zondag."


def in_docx(rows: list[list[tuple[str, ...]]]) -> bytes:
    def cell(lines: tuple[str, ...]) -> str:
        said = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        return f"<w:tc>{said}</w:tc>"

    made = "".join(f"<w:tbl><w:tr>{''.join(map(cell, row))}</w:tr></w:tbl>" for row in rows)
    return docx(f"{made}<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", more=NO_COMMENTS)


def in_odt(rows: list[list[tuple[str, ...]]]) -> bytes:
    def cell(lines: tuple[str, ...]) -> str:
        said = "".join(f"<text:p>{line}</text:p>" for line in lines)
        return f"<table:table-cell>{said}</table:table-cell>"

    made = "".join(
        f"<table:table><table:table-row>{''.join(map(cell, row))}</table:table-row></table:table>"
        for row in rows
    )
    return odt(f"{made}<text:p>{TEXT}</text:p>")


def in_html(rows: list[list[tuple[str, ...]]]) -> bytes:
    def cell(lines: tuple[str, ...]) -> str:
        return f"<td>{'<br/>'.join(lines)}</td>"

    made = "".join(f"<table><tr>{''.join(map(cell, row))}</tr></table>" for row in rows)
    return f"<html><body>{made}<p>{TEXT}</p></body></html>".encode()


FORMATS = pytest.mark.parametrize(
    ("name", "made"),
    [("a.docx", in_docx), ("a.odt", in_odt), ("a.html", in_html)],
    ids=["docx", "odt", "html"],
)


@FORMATS
def test_letterhead_in_cells_is_read_line_by_line(name: str, made: object, tmp_path: Path) -> None:
    assert callable(made)
    path = tmp_path / name
    path.write_bytes(made([[LEFT, RIGHT], *([(label,), (value,)] for label, value in FIELDS)]))
    letter = load_letter(path)
    found = structure_letter(letter).paragraphs
    assert [f"{one.kind}: {one.text}" for one in found][:-1] == READ
    known = letter.metadata
    assert (known.kenmerk, known.kind, known.date, known.title) == (
        "7654321",
        "Kamerbrief",
        dt.date(2031, 3, 3),
        "Stand van de ponten",
    )


@FORMATS
def test_table_of_the_text_stays_a_table(name: str, made: object, tmp_path: Path) -> None:
    assert callable(made)
    path = tmp_path / name
    path.write_bytes(made([[("Ponten", "en veren"), ("Ritten", "per dag")], [("Noord",), ("41",)]]))
    found = structure_letter(load_letter(path)).paragraphs
    assert [f"{one.kind}: {one.text}" for one in found][:-1] == [
        "table row: Ponten en veren | Ritten per dag",
        "table row: Noord | 41",
    ]
