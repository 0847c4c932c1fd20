"""A row of a table that says what the rows under it are of goes with each of those."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.printed import BODY, LEFT, LINE, Sheets, structured
from readers.test_tables_of_formats import FORMATS, of_html, read

HEAD = [(("Regio", 1, 1), ("2030", 1, 1), ("2031", 1, 1))]
SECTIONS = [
    (("Kust", 1, 3),),
    (("Noord", 1, 1), ("31", 1, 1), ("35", 1, 1)),
    (("Zuid", 1, 1), ("20", 1, 1), ("21", 1, 1)),
    (("Binnenland", 1, 3),),
    (("Oost", 1, 1), ("7", 1, 1), ("8", 1, 1)),
    (("Totaal", 1, 1), ("58", 1, 1), ("64", 1, 1)),
]
READ = [
    ("Regio | 2030 | 2031", None),
    ("Kust", 1),
    ("Noord | 31 | 35", 2),
    ("Zuid | 20 | 21", 2),
    ("Binnenland", 1),
    ("Oost | 7 | 8", 5),
    ("Totaal | 58 | 64", 1),
]
WIDE = ' namest="a" nameend="c"'
XML = (
    "<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst><table><tgroup cols='3'>"
    + "".join(f"<colspec colname='{name}'/>" for name in "abc")
    + "<thead><row><entry>Regio</entry><entry>2030</entry><entry>2031</entry></row></thead><tbody>"
    + "".join(
        "<row>"
        + "".join(f"<entry{WIDE if columns > 1 else ''}>{text}</entry>" for text, _, columns in row)
        + "</row>"
        for row in SECTIONS
    )
    + "</tbody></tgroup></table></tekst></vrije-tekst></algemeen></stuk></kamerstuk>"
    "</officiele-publicatie>"
)


@pytest.mark.parametrize(("name", "make", "whole"), FORMATS)
def test_rows_hang_on_the_title_above_them(name: str, make: object, whole: object) -> None:
    assert callable(make)
    assert callable(whole)
    assert read(name, whole(make(HEAD, SECTIONS))) == READ


def test_rows_of_a_publication_hang_on_the_title_above_them() -> None:
    assert read("a.xml", XML.encode()) == READ


def test_total_of_each_part_belongs_to_its_part() -> None:
    rows = (
        "<tr><th>Regio</th><th>2030</th></tr>"
        '<tr><td colspan="2">Kust</td></tr><tr><td>Noord</td><td>31</td></tr>'
        "<tr><td>Totaal</td><td>31</td></tr>"
        '<tr><td colspan="2">Binnenland</td></tr><tr><td>Oost</td><td>7</td></tr>'
        "<tr><td>Totaal</td><td>7</td></tr>"
    )
    assert [lead_in for _, lead_in in of_html(f"<table>{rows}</table>")] == [
        *(None, 1, 2, 2),
        *(1, 5, 5),
    ]


def test_title_of_a_title_is_above_it() -> None:
    rows = (
        "<tr><th>Regio</th><th>2030</th></tr>"
        '<tr><td colspan="2">Water</td></tr><tr><td colspan="2">Kust</td></tr>'
        "<tr><td>Noord</td><td>31</td></tr>"
    )
    assert [lead_in for _, lead_in in of_html(f"<table>{rows}</table>")] == [None, 1, 2, 3]


def test_text_over_the_whole_width_that_is_a_sentence_is_no_title() -> None:
    row = '<row><entry namest="a" nameend="c">De cijfers van de kust zijn voorlopig.</entry></row>'
    content = XML.replace('<row><entry namest="a" nameend="c">Kust</entry></row>', row)
    assert [lead_in for _, lead_in in read("a.xml", content.encode())][1:4] == [1, 1, 1]


def in_pdf(*, bold: bool, drawn: bool) -> bytes:
    sheets = Sheets().page()
    y = top = sheets.lines(200, *BODY) + LINE
    columns = (LEFT, LEFT + 130, LEFT + 200, LEFT + 270)
    sheets.rule(columns[0], y, columns[-1])
    for row in (HEAD[0], *SECTIONS):
        for x, (text, _, wide) in zip(columns, row, strict=False):
            sheets.put(x + 4, y + 12, text, style="B" if bold and wide > 1 else "")
        if drawn:
            sheets.rule(columns[0], y + 18, columns[-1])
            for place, x in enumerate(columns):
                if place in {0, 3} or len(row) > 1:
                    sheets.pdf.line(x, y, x, y + 18)
        y += 18
    assert y > top
    sheets.lines(y + 3 * LINE, *BODY)
    return sheets.content


@pytest.mark.parametrize(
    ("bold", "drawn"), [(False, True), (True, True), (True, False)], ids=["lines", "both", "bold"]
)
def test_title_in_a_table_of_a_pdf_is_seen_by_its_lines_or_its_print(
    bold: bool, drawn: bool
) -> None:
    found = structured(in_pdf(bold=bold, drawn=drawn)).paragraphs[1:-1]
    assert [(each.text, each.lead_in and each.lead_in - 1) for each in found][1:] == READ[1:]


def test_title_of_a_pdf_table_that_looks_like_every_row_is_none() -> None:
    found = structured(in_pdf(bold=False, drawn=False)).paragraphs[1:-1]
    assert [each.lead_in and each.lead_in - 1 for each in found][1:] == [1] * 6


def test_row_goes_with_its_title_where_a_text_stands_between_the_rows() -> None:
    page = (
        "<body><table><tr><th>Regio</th><th>2030</th></tr><tr><td colspan='2'>Kust</td></tr>"
        "<tr><td>Noord</td><td>31</td></tr>"
        "<tr><td colspan='2'>De cijfers van Zuid zijn voorlopig.</td></tr>"
        "<tr><td>Zuid</td><td>20</td></tr></table></body>"
    )
    reading = read_content(Path("a.html"), page.encode())
    letter = Letter("brief", reading.text, Metadata(), "", blocks=reading.blocks)
    assert [each.lead_in for each in structure_letter(letter).paragraphs] == [None, 1, 2, None, 2]
