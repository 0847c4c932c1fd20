"""Tables whose cells have lines between them, and small or tall ones that have none."""

from __future__ import annotations

from collections.abc import Sequence

from readers.printed import BODY, LEFT, LINE, Sheets, printed, structured


def drawn(
    sheets: Sheets,
    y: float,
    rows: Sequence[Sequence[Sequence[str]]],
    *,
    columns: Sequence[float],
    lines: Sequence[int] | None = None,
    thick: float = 0.5,
) -> None:
    """Print a table: for each row its cells, for each cell its lines.

    Args:
        sheets: Where.
        y: Its upper edge.
        rows: What it says.
        columns: Where the lines between the columns stand, edges included.
        lines: Above which rows a line is drawn, and below the last; all of them by default.
        thick: How thick these are.
    """
    top = y
    sheets.pdf.set_line_width(thick)
    for number, row in enumerate(rows):
        if lines is None or number in lines:
            sheets.rule(columns[0], y, columns[-1])
        for x, cell in zip(columns, row, strict=False):
            sheets.lines(y + 11, *cell, x=x + 4)
        y += LINE * max(len(cell) for cell in row) + 5
    sheets.rule(columns[0], y, columns[-1])
    sheets.pdf.set_line_width(0.5)
    for x in columns:
        sheets.pdf.line(x, top, x, y)


def letter() -> Sheets:
    sheets = Sheets().page()
    sheets.lines(200, *BODY)
    return sheets


def test_lines_part_cells_that_stand_close_and_rows_of_many_lines() -> None:
    sheets = letter()
    drawn(
        sheets,
        300,
        [
            [["Actie"], ["Stand van zaken"]],
            [["Meer opvang in", "de regio Zuid"], ["De plaatsen zijn open.", *["Nog meer."] * 5]],
            [["Training"], ["In uitvoering."]],
        ],
        columns=[LEFT, LEFT + 78, 500],
    )
    assert printed(sheets.content)[1:] == [
        "table row: Actie | Stand van zaken",
        "table row: Meer opvang in de regio Zuid | De plaatsen zijn open."
        " Nog meer. Nog meer. Nog meer. Nog meer. Nog meer.",
        "table row: Training | In uitvoering.",
    ]


def test_table_on_a_turned_page_keeps_its_heading_and_outer_columns() -> None:
    sheets = letter()
    sheets.pdf.add_page(orientation="landscape")
    sheets.put(60, 80, "Bijlage 1: acties", size=14, style="B")
    words = ["Een lange cel die zegt wat er in het hele land is gedaan en nog komt"] * 7
    drawn(
        sheets,
        100,
        [[["Nr."], ["Actie"], ["Gereed"]], [["1"], words, ["2032"]]],
        columns=[60, 240, 640, 780],
    )
    read = structured(sheets.content)
    assert [piece.text for piece in read.furniture if piece.text.strip()] == []
    assert [paragraph.text for paragraph in read.paragraphs[1:]] == [
        "Bijlage 1: acties",
        "Nr. | Actie | Gereed",
        f"1 | {' '.join(words)} | 2032",
    ]


def test_thick_line_parts_rows_too() -> None:
    sheets = letter()
    drawn(
        sheets,
        300,
        [[["Jaar"], ["Ton"]], [["2031"], ["40"]]],
        columns=[LEFT, 200, 300],
        thick=4,
    )
    assert printed(sheets.content)[1:] == ["table row: Jaar | Ton", "table row: 2031 | 40"]


def test_rows_with_no_line_between_them_are_rows_all_the_same() -> None:
    sheets = letter()
    rows = [[["Jaar"], ["Ton"]], [["2031"], ["40"]], [["2032"], ["50"]], [["2033"], ["60"]]]
    drawn(sheets, 300, rows, columns=[LEFT, 200, 300], lines=[0, 1])
    assert printed(sheets.content)[1:] == [
        "table row: Jaar | Ton",
        "table row: 2031 | 40",
        "table row: 2032 | 50",
        "table row: 2033 | 60",
    ]


def test_frame_around_text_makes_it_no_table() -> None:
    sheets = letter()
    drawn(sheets, 300, [[BODY]], columns=[LEFT, 450])
    assert printed(sheets.content)[1:] == [f"paragraph: {' '.join(BODY)}"]


def test_two_names_with_a_figure_each_are_a_table() -> None:
    sheets = letter()
    for y, name, figure in ((300, "Wagens in 2031", "1.265"), (312, "Wagens in 2032", "86 mln.")):
        sheets.put(LEFT, y, name)
        sheets.put(300, y, figure)
    assert printed(sheets.content)[1:] == [
        "table row: Wagens in 2031 | 1.265",
        "table row: Wagens in 2032 | 86 mln.",
    ]


def test_two_names_with_words_beside_them_are_no_table() -> None:
    sheets = letter()
    for y, name, words in ((300, "Gemeente Aa", "Wethouder Bee"), (312, "Gemeente Cee", "1.265")):
        sheets.put(LEFT, y, name)
        sheets.put(300, y, words)
    assert not [line for line in printed(sheets.content) if line.startswith("table row")]


def test_cell_of_many_lines_goes_on_without_lines_too() -> None:
    sheets = letter()
    y = 300.0
    for cells in (("Nr.", "Actie"), ("1", "Ophalen"), ("2", "Tellen")):
        sheets.put(LEFT, y, cells[0])
        sheets.put(350, y, "2032")
        y = sheets.lines(y, cells[1], *["en nog een hele regel van deze cel"] * 5, x=140)
    assert printed(sheets.content)[1:] == [
        f"table row: {number} | {what}{' en nog een hele regel van deze cel' * 5} | 2032"
        for number, what in (("Nr.", "Actie"), ("1", "Ophalen"), ("2", "Tellen"))
    ]


def test_turned_page_with_a_table_in_smaller_print_keeps_every_column() -> None:
    sheets = letter()
    sheets.pdf.add_page(orientation="landscape")
    words = ["Werving op scholen en onder", "oud-medewerkers in de hele", "regio, met een premie"]
    state = ["Loopt; de premie is in het", "voorjaar vastgesteld op 250", "euro voor elke maand"]
    sheets.put(60, 80, "Bijlage 1: maatregelen", size=10, style="B")
    for number in range(5):
        top = 100 + 40 * number
        sheets.pdf.rect(60, top, 100, 40)
        sheets.pdf.rect(160, top, 300, 40)
        sheets.pdf.rect(460, top, 300, 40)
        sheets.put(64, top + 11, f"Regio {number + 1}", size=8)
        sheets.lines(top + 11, *words, x=164, size=8)
        sheets.lines(top + 11, *state, x=464, size=8)
    for y in range(100, 301, 40):
        sheets.rule(60, y, 760)
    for x in (60, 160, 460, 760):
        sheets.pdf.line(x, 100, x, 300)
    assert printed(sheets.content)[1:] == [
        "annex: Bijlage 1: maatregelen",
        *(
            f"table row: Regio {number} | {' '.join(words)} | {' '.join(state)}"
            for number in range(1, 6)
        ),
    ]


def test_head_of_which_lines_stand_in_turns_is_one_row() -> None:
    sheets = letter()
    columns = (LEFT, 170, 260, 350, 440)
    for y in (300, 345, 362):
        sheets.rule(LEFT, y, 440)
    for x in columns:
        sheets.pdf.line(x, 300, x, 362)
    for x, lines in ((174, ("Wagens", "in 2030")), (354, ("Kosten", "in euro"))):
        sheets.put(x, 316, lines[0])
        sheets.put(x, 334, lines[1])
    for x, text in ((LEFT + 4, "Wijk"), (264, "Ritten")):
        sheets.put(x, 325, text)
    for x, text in zip(columns, ("Noord", "12", "31", "400"), strict=False):
        sheets.put(x + 4, 357, text)
    assert printed(sheets.content)[-2:] == [
        "table row: Wijk | Wagens in 2030 | Ritten | Kosten in euro",
        "table row: Noord | 12 | 31 | 400",
    ]
