"""Who signs beside one another, in the cells of a table: each a signature of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import Reading, read_content
from mhassist.paragraphs import structure_letter
from readers.made import docx, odt

FIRST = "De minister van Groene Zaken|en Afval,||A.B. de Groot"
SECOND = "De staatssecretaris van Havens,|||E. el Bakker"
SIGNED = [
    "signature: De minister van Groene Zaken en Afval, A.B. de Groot",
    "signature: De staatssecretaris van Havens, E. el Bakker",
]
ABOVE, BELOW = "De minister van Groene Zaken,|De staatssecretaris van Havens,", "A. Smit|B. Vos"


def in_docx(*rows: list[str]) -> Reading:
    """Return a letter with a table; ``|`` begins a line in a cell."""

    def cell(text: str) -> str:
        runs = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("|"))
        return f"<w:tc><w:p><w:r>{runs}</w:r></w:p></w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return read_content(Path("a.docx"), docx(f"<w:tbl>{body}</w:tbl>"))


def in_odt(*rows: list[str]) -> Reading:
    def cell(text: str) -> str:
        lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("|"))
        return f"<table:table-cell>{lines}</table:table-cell>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return read_content(Path("a.odt"), odt(f"<table:table>{body}</table:table>"))


def in_html(*rows: list[str]) -> Reading:
    def cell(text: str) -> str:
        return f"<td>{text.replace('|', '<br/>')}</td>"

    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return read_content(Path("a.html"), f"<body><table>{body}</table></body>".encode())


def paragraphs(read: Reading) -> list[str]:
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    return [f"{one.kind}: {one.text}" for one in structure_letter(letter).paragraphs]


FORMATS = pytest.mark.parametrize("made", [in_docx, in_odt, in_html])


@FORMATS
def test_signatures_in_one_row(made: object) -> None:
    assert callable(made)
    assert paragraphs(made([FIRST, SECOND])) == SIGNED


@FORMATS
def test_offices_in_one_row_and_names_in_the_next(made: object) -> None:
    assert callable(made)
    assert paragraphs(made(ABOVE.split("|"), ["", ""], BELOW.split("|"))) == [
        "signature: De minister van Groene Zaken, A. Smit",
        "signature: De staatssecretaris van Havens, B. Vos",
    ]


@FORMATS
def test_name_above_the_office(made: object) -> None:
    assert callable(made)
    cells = ["A. Smit|Minister van Havens", "B. Vos|Minister van Groene Zaken"]
    assert paragraphs(made(cells)) == [
        "signature: A. Smit, Minister van Havens",
        "signature: B. Vos, Minister van Groene Zaken",
    ]


@FORMATS
def test_table_that_says_more_stays_a_table(made: object) -> None:
    assert callable(made)
    rows = (["De minister van Havens,|A. Smit|was er", "4 maart"], ["Niemand", "5 maart"])
    assert paragraphs(made(*rows)) == [
        "table row: De minister van Havens, A. Smit was er | 4 maart",
        "table row: Niemand | 5 maart",
    ]
