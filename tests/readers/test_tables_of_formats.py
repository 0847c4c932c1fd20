"""Rows of a table under the names of their own columns, in every format that has tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import docx, odt

Row = Sequence[tuple[str, int, int]]
"""For each cell its text, and how many rows and columns it takes; none of rows: it goes on."""

HEAD: Sequence[Row] = (
    (("Regio", 2, 1), ("Metingen", 1, 2)),
    (("Regio", 0, 1), ("2030", 1, 1), ("2031", 1, 1)),
)
BODY: Sequence[Row] = (
    (("Kust", 1, 3),),
    (("Noord", 1, 1), ("31", 1, 1), ("35", 1, 1)),
    (("Zuid", 1, 1), ("samen 51", 1, 2)),
    (("Totaal", 1, 2), ("86", 1, 1)),
)
ROWS = [
    "Regio | Metingen 2030 | Metingen 2031",
    "Kust",
    "Noord | 31 | 35",
    "Zuid | Metingen 2030 / Metingen 2031: samen 51",
    "Totaal | | 86",
]


def in_html(head: Sequence[Row], body: Sequence[Row]) -> str:
    def row(cells: Row) -> str:
        return "".join(
            f'<td rowspan="{rows}" colspan="{columns}">{text}</td>'
            for text, rows, columns in cells
            if rows
        )

    def part(tag: str, rows: Sequence[Row]) -> str:
        return f"<{tag}>{''.join(f'<tr>{row(cells)}</tr>' for cells in rows)}</{tag}>"

    return f"<table>{part('thead', head)}{part('tbody', body)}</table>"


def in_docx(head: Sequence[Row], body: Sequence[Row]) -> str:
    def cell(text: str, rows: int, columns: int) -> str:
        merge = '<w:vMerge w:val="restart"/>' if rows > 1 else "<w:vMerge/>" if not rows else ""
        said = text if rows else ""
        return (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>'
            f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"
        )

    def row(cells: Row, properties: str) -> str:
        return f"<w:tr>{properties}{''.join(cell(*each) for each in cells)}</w:tr>"

    heads = "".join(row(cells, "<w:trPr><w:tblHeader/></w:trPr>") for cells in head)
    return f"<w:tbl>{heads}{''.join(row(cells, '') for cells in body)}</w:tbl>"


def in_odt(head: Sequence[Row], body: Sequence[Row]) -> str:
    def cell(text: str, rows: int, columns: int) -> str:
        if not rows:
            return "<table:covered-table-cell/>"
        spans = f'table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
        covered = "<table:covered-table-cell/>" * (columns - 1)
        return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>{covered}"

    def row(cells: Row) -> str:
        return f"<table:table-row>{''.join(cell(*each) for each in cells)}</table:table-row>"

    heads = "".join(map(row, head))
    heads = f"<table:table-header-rows>{heads}</table:table-header-rows>" if head else ""
    return f"<table:table>{heads}{''.join(map(row, body))}</table:table>"


def read(name: str, content: bytes) -> list[tuple[str, int | None]]:
    """Return each paragraph with the number of what introduces it."""
    reading = read_content(Path(name), content)
    letter = Letter("brief", reading.text, Metadata(), "", blocks=reading.blocks)
    return [(each.text, each.lead_in) for each in structure_letter(letter).paragraphs]


def of_html(*tables: str) -> list[tuple[str, int | None]]:
    return read("a.html", f"<body>{''.join(tables)}</body>".encode())


FORMATS = [
    pytest.param("a.html", in_html, lambda body: f"<body>{body}</body>".encode(), id="html"),
    pytest.param("a.docx", in_docx, docx, id="docx"),
    pytest.param("a.odt", in_odt, odt, id="odt"),
]


@pytest.mark.parametrize(("name", "make", "whole"), FORMATS)
def test_each_figure_stands_under_the_name_of_its_own_column(
    name: str, make: object, whole: object
) -> None:
    assert callable(make)
    assert callable(whole)
    found = read(name, whole(make(HEAD, BODY)))
    assert [text for text, _ in found] == ROWS
    assert [lead_in for _, lead_in in found] == [None, 1, 2, 2, 1]


@pytest.mark.parametrize(("name", "make", "whole"), FORMATS)
def test_second_table_has_its_own_head_and_not_that_of_the_first(
    name: str, make: object, whole: object
) -> None:
    assert callable(make)
    assert callable(whole)
    first = make([(("Jaar", 1, 1), ("Ton", 1, 1))], [(("2030", 1, 1), ("veel", 1, 1))])
    second = make([], [(("Noord", 1, 1), ("pont", 1, 1)), (("Zuid", 1, 1), ("brug", 1, 1))])
    found = read(name, whole(first + second))
    assert found == [
        ("Jaar | Ton", None),
        ("2030 | veel", 1),
        ("Noord | pont", None),
        ("Zuid | brug", None),
    ]


def test_caption_introduces_the_head_and_a_foot_comes_last() -> None:
    found = of_html(
        "<table><caption>Vaart per jaar</caption><tfoot><tr><td>Totaal</td><td>9</td></tr></tfoot>"
        "<tr><th>Jaar</th><th>Ton</th></tr><tr><td>2030</td><td>veel</td></tr></table>"
    )
    assert found == [
        ("Vaart per jaar", None),
        ("Jaar | Ton", 1),
        ("2030 | veel", 2),
        ("Totaal | 9", 2),
    ]


def test_bold_first_row_names_the_columns() -> None:
    found = of_html(
        "<table><tr><td><b>Pont</b></td><td><b>Staat</b></td></tr>"
        "<tr><td>Anna</td><td>goed</td></tr><tr><td><b>Alle</b></td><td><b>goed</b></td></tr>"
        "</table>"
    )
    assert found == [("Pont | Staat", None), ("Anna | goed", 1), ("Alle | goed", 1)]


def test_rows_without_a_head_stay_plain() -> None:
    found = of_html(
        "<table><tr><td>Pont</td><td>Anna</td></tr><tr><td>Kade</td><td>Noord</td></tr></table>"
    )
    assert found == [("Pont | Anna", None), ("Kade | Noord", None)]


def test_table_that_is_all_head_has_none() -> None:
    found = of_html("<table><tr><th>Pont</th><th>Anna</th></tr></table>")
    assert found == [("Pont | Anna", None)]


def test_names_between_the_rows_count_for_those_under_them() -> None:
    found = of_html(
        "<table><tr><th>Pont</th><th>Ton</th></tr><tr><td>Anna</td><td>veel</td></tr>"
        "<tr><th>Brug</th><th>Meter</th></tr><tr><td>Kees</td><td>lang</td></tr></table>"
    )
    assert found == [
        ("Pont | Ton", None),
        ("Anna | veel", 1),
        ("Brug | Meter", None),
        ("Kees | lang", 3),
    ]


def test_note_under_a_table_over_its_whole_width_is_no_row() -> None:
    reading = read_content(
        Path("a.html"),
        b"<body><table><tr><th>Pont</th><th>Ton</th></tr><tr><td>Anna</td><td>5</td></tr>"
        b'<tr><td colspan="2">Bron: havenmeester</td></tr></table></body>',
    )
    assert [block.kind.value for block in reading.blocks] == ["table row", "table row", "paragraph"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "a.html",
            b"<body><table><tr><td>Pont</td><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td>"
            b"<td>d</td></tr></table></td></tr></table></body>",
            id="html",
        ),
        pytest.param(
            "a.docx",
            docx(
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pont</w:t></w:r></w:p></w:tc><w:tc><w:p/>"
                + in_docx([], [(("a", 1, 1), ("b", 1, 1)), (("c", 1, 1), ("d", 1, 1))])
                + "<w:p/></w:tc></w:tr></w:tbl>"
            ),
            id="docx",
        ),
        pytest.param(
            "a.odt",
            odt(
                "<table:table><table:table-row><table:table-cell><text:p>Pont</text:p>"
                "</table:table-cell><table:table-cell>"
                + in_odt([], [(("a", 1, 1), ("b", 1, 1)), (("c", 1, 1), ("d", 1, 1))])
                + "</table:table-cell></table:table-row></table:table>"
            ),
            id="odt",
        ),
    ],
)
def test_table_in_a_cell_is_said_in_that_cell(name: str, content: bytes) -> None:
    assert read(name, content) == [("Pont | a, b; c, d", None)]


def test_cells_that_a_file_writes_once_are_all_there() -> None:
    found = read(
        "a.odt",
        odt(
            "<table:table><table:table-row><table:table-cell><text:p>Pont</text:p>"
            '</table:table-cell><table:table-cell table:number-columns-repeated="2"/>'
            "<table:table-cell><text:p>7</text:p></table:table-cell></table:table-row>"
            "</table:table>"
        ),
    )
    assert found == [("Pont | | | 7", None)]


def test_bar_inside_a_cell_does_not_part_it() -> None:
    found = of_html(
        "<table><tr><td>Lijn</td><td>Reizigers</td></tr><tr><td>A | B</td><td>41</td></tr></table>"
    )
    assert found == [("Lijn | Reizigers", None), ("A|B | 41", 1)]


def test_table_of_a_million_columns_is_read() -> None:
    found = of_html('<table><tr><td colspan="999999">a</td><td>b</td></tr></table>')
    assert found[0][0].startswith("a |")


def test_labels_under_one_another_in_a_cell_each_have_their_value() -> None:
    found = of_html(
        "<table><tr><td><p>Datum</p><p>Betreft</p></td><td><p>3 maart 2031</p><p>Ponten</p></td>"
        "</tr></table><p>Geachte voorzitter,</p>"
    )
    assert [text for text, _ in found] == [
        "Datum | 3 maart 2031",
        "Betreft | Ponten",
        "Geachte voorzitter,",
    ]


def test_bold_row_of_figures_names_no_columns() -> None:
    found = of_html(
        "<table><tr><td><b>Totaal</b></td><td><b>1.200</b></td></tr>"
        "<tr><td>Noord</td><td>veel</td></tr><tr><td>Zuid</td><td>weinig</td></tr></table>"
    )
    assert [lead_in for _, lead_in in found] == [None, None, None]


def _odt_rows(*rows: Sequence[str]) -> str:
    made = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{made}</table:table>"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<text:p text:style-name="Table_20_Heading">{}</text:p>', id="style"),
        pytest.param('<text:p text:style-name="Kop">{}</text:p>', id="derived style"),
        pytest.param('<text:h text:outline-level="5">{}</text:h>', id="heading"),
        pytest.param('<text:p><text:span text:style-name="Vet">{}</text:span></text:p>', id="bold"),
    ],
)
def test_first_row_of_odt_that_is_printed_as_a_head_names_the_columns(head: str) -> None:
    styles = (
        '<style:style style:name="Kop" style:family="paragraph"'
        ' style:parent-style-name="Table_20_Heading"/>'
    )
    body = _odt_rows(
        [head.format("Pont"), head.format("Schipper")],
        ["<text:p>Noord</text:p>", "<text:p>De Wit</text:p>"],
    )
    assert read("a.odt", odt(body, styles=styles)) == [
        ("Pont | Schipper", None),
        ("Noord | De Wit", 1),
    ]


def test_first_row_above_a_column_of_figures_names_the_columns_beside_words() -> None:
    rows = (["Pont", "Haven", "Ritten"], ["Noord", "Veerdam", "41"], ["Zuid", "Sluis", "56"])
    body = _odt_rows(*([f"<text:p>{cell}</text:p>" for cell in row] for row in rows))
    assert [lead_in for _, lead_in in read("a.odt", odt(body))] == [None, 1, 1]
