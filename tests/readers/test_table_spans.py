"""A cell that takes several rows of a table is said in each of them, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters.readers import read_content
from readers.made import docx, odt

ROWS = ["Regio | Jaar | Aantal", "Noord | 2030 | 88", "Noord | 2031 | 93", "Zuid | 2030 | 12"]
XML = """<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst><table>
<tgroup cols="3">
<colspec colname="a"/><colspec colname="b"/><colspec colname="c"/>
<thead><row><entry>Regio</entry><entry>Jaar</entry><entry>Aantal</entry></row></thead>
<tbody><row><entry morerows="1">Noord</entry><entry>2030</entry><entry>88</entry></row>
<row><entry>2031</entry><entry>93</entry></row>
<row><entry>Zuid</entry><entry>2030</entry><entry>12</entry></row></tbody></tgroup></table></tekst>
</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""
HTML = """<body><table><tr><th>Regio</th><th>Jaar</th><th>Aantal</th></tr>
<tr><td rowspan="2">Noord</td><td>2030</td><td>88</td></tr><tr><td>2031</td><td>93</td></tr>
<tr><td>Zuid</td><td>2030</td><td>12</td></tr></table></body>"""


def in_docx() -> bytes:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        (cell("Regio"), cell("Jaar"), cell("Aantal")),
        (cell("Noord", first), cell("2030"), cell("88")),
        (cell("", more), cell("2031"), cell("93")),
        (cell("Zuid"), cell("2030"), cell("12")),
    )
    return docx("<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>")


def in_odt() -> bytes:
    def cell(text: str, spans: str = "") -> str:
        return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>"

    rows = (
        (cell("Regio"), cell("Jaar"), cell("Aantal")),
        (cell("Noord", 'table:number-rows-spanned="2"'), cell("2030"), cell("88")),
        ("<table:covered-table-cell/>", cell("2031"), cell("93")),
        (cell("Zuid"), cell("2030"), cell("12")),
    )
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return odt(f"<table:table>{body}</table:table>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", XML.encode()),
        ("a.html", HTML.encode()),
        ("a.docx", in_docx()),
        ("a.odt", in_odt()),
    ],
    ids=["xml", "html", "docx", "odt"],
)
def test_cell_over_two_rows_is_said_in_both(name: str, content: bytes) -> None:
    assert read_content(Path(name), content).text.split("\n\n") == ROWS


def test_row_of_one_cell_beside_one_from_above_is_a_row() -> None:
    page = '<body><table><tr><td rowspan="2">Noord</td><td>88</td></tr><tr><td>93</td></tr></table>'
    read = read_content(Path("a.html"), page.encode())
    assert read.text.split("\n\n") == ["Noord | 88", "Noord | 93"]


def test_long_text_beside_several_rows_is_said_once() -> None:
    long = "Een adres in de marge, over veel regels. " * 3
    page = (
        f'<body><table><tr><td rowspan="2">{long}</td><td>88</td></tr><tr><td>93</td></tr></table>'
    )
    read = read_content(Path("a.html"), page.encode())
    assert read.text.split("\n\n") == [f"{long.strip()} | 88", "| 93"]


def test_cell_over_columns_and_rows_is_said_once_a_row_and_keeps_its_columns() -> None:
    page = (
        '<body><table><tr><td colspan="2" rowspan="2">Noord</td><td>88</td></tr>'
        "<tr><td>93</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"
    )
    read = read_content(Path("a.html"), page.encode())
    assert read.text.split("\n\n") == ["Noord | | 88", "Noord | | 93", "a | b | c"]
