"""Tables of a PDF that run over pages: their head is said once, and the last row is whole."""

from __future__ import annotations

from readers.printed import BODY, LEFT, Sheets, structured
from readers.test_pdf_grids import drawn

COLUMNS = (LEFT, LEFT + 160, LEFT + 260, LEFT + 340)
HEAD = (("Maatregel",), ("Wie",), ("Gereed",))


def table_over_pages() -> bytes:
    sheets = Sheets().page()
    sheets.lines(560, *BODY)
    for top, numbers in ((640, range(1, 9)), (80, range(9, 12))):
        if top == 80:
            sheets.page()
        rows = [((f"Bakken bij haven {n}",), ("Gemeente",), (str(2023 + n),)) for n in numbers]
        drawn(sheets, top, [HEAD, *rows], columns=COLUMNS)
    sheets.lines(240, *BODY)
    return sheets.content


def test_head_that_comes_back_on_the_next_page_is_said_once_and_heads_all_rows() -> None:
    found = structured(table_over_pages())
    rows = [one for one in found.paragraphs if one.kind == "table row"]
    assert [one.text for one in rows] == [
        "Maatregel | Wie | Gereed",
        *(f"Bakken bij haven {n} | Gemeente | {2023 + n}" for n in range(1, 12)),
    ]
    assert {one.lead_in for one in rows[1:]} == {rows[0].number}
    assert [piece.text for piece in found.furniture] == ["Maatregel | Wie | Gereed"]


def test_row_that_says_the_same_on_one_page_stays_a_row() -> None:
    sheets = Sheets().page()
    sheets.lines(200, *BODY)
    rows = [
        HEAD,
        (("Bakken",), ("Gemeente",), ("2024",)),
        HEAD,
        (("Netten",), ("Rijk",), ("2025",)),
    ]
    drawn(sheets, 300, rows, columns=COLUMNS)
    found = [one.text for one in structured(sheets.content).paragraphs]
    assert found.count("Maatregel | Wie | Gereed") == 2
