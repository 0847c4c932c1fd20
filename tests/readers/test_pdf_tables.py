"""Tables with no lines at all: white, and what begins below one another, tell rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from readers.printed import BODY, LEFT, LINE, Sheets, printed, structured

COLUMNS = (LEFT, LEFT + 130, LEFT + 260)
ROWS = (
    (("Maatregel",), ("Wie",), ("Wanneer",)),
    (
        ("Meer wagens bij stations", "en in de parken"),
        ("De gemeente, met", "NS"),
        ("Najaar 2032",),
    ),
    (("Cursus",), ("Bureau",), ("Doorlopend, met een", "verslag in het voorjaar")),
    (("Meldpunt in de wijken en", "Dorpen van de gemeente"), ("Wijkraad",), ("2031",)),
)
READ = [
    "table row: Maatregel | Wie | Wanneer",
    "table row: Meer wagens bij stations en in de parken | De gemeente, met NS | Najaar 2032",
    "table row: Cursus | Bureau | Doorlopend, met een verslag in het voorjaar",
    "table row: Meldpunt in de wijken en Dorpen van de gemeente | Wijkraad | 2031",
]


def table(between: float, columns: Sequence[float] = COLUMNS) -> Sheets:
    """Print a table between two paragraphs, with so much white between its rows."""
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    for row in ROWS:
        for x, cell in zip(columns, row, strict=True):
            sheets.lines(y, *cell, x=x)
        y += LINE * max(map(len, row)) + between
    sheets.lines(y + LINE, *BODY)
    return sheets


def test_rows_are_told_by_the_white_between_them() -> None:
    assert printed(table(6).content)[1:-1] == READ
    assert {one.confidence for one in structured(table(6).content).paragraphs} == {None}


def test_cell_that_leaves_little_white_before_the_next_column_stays_apart() -> None:
    assert printed(table(6, (LEFT, LEFT + 119, LEFT + 240)).content)[1:-1] == READ


def test_rows_that_stand_as_close_as_lines_are_a_guess() -> None:
    read = structured(table(0).content).paragraphs[1:-1]
    assert {one.kind for one in read} == {"table row"}
    assert {one.confidence for one in read} == {0.5}


def test_long_table_in_smaller_print_makes_no_margin_of_short_lines() -> None:
    sheets = Sheets().page()
    sheets.lines(80, "De voorzitter van de raad", "Zandmeer", "Geachte voorzitter,", size=9.5)
    y = sheets.lines(140, *BODY) + LINE
    long = (
        "Ligplaatsen voor sloepen zijn verplaatst naar de oostkant,",
        "omdat de geul te smal werd.",
    )
    for number in range(1, 25):
        sheets.put(LEFT, y, f"Haven {number}", size=8)
        sheets.put(LEFT + 50, y, f"{number * 13}", size=8)
        y = sheets.lines(y, *long[: 1 + number % 2], x=LEFT + 100, size=8) + 5
    sheets.lines(y + LINE, *BODY[:2], "en eigenaren.")
    read = structured(sheets.content)
    assert [piece.text for piece in read.furniture] == []
    texts = [one.text for one in read.paragraphs]
    assert texts[-1] == f"{' '.join(BODY[:2])} en eigenaren."
    assert f"Haven 24 | 312 | {long[0]}" in texts
    assert f"Haven 23 | 299 | {' '.join(long)}" in texts


def test_three_columns_of_prose_are_read_one_after_the_other_and_are_a_guess() -> None:
    text = (
        "De provincies vragen om/een register voor boten./Zij willen dat de politie/vaker kijkt,",
        "ook buiten de zomer, en/dat de havens gegevens/delen met de gemeente/en de raad. Voor",
        "het toezicht is daarom/in dit jaar een bedrag/beschikbaar, dat elk/jaar zal groeien.",
    )
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    for number, lines in enumerate(text):
        sheets.lines(y, *lines.split("/"), x=LEFT + 140 * number)
    sheets.lines(y + 6 * LINE, *BODY)
    read = structured(sheets.content).paragraphs
    assert [(one.text, one.confidence) for one in read] == [
        (" ".join(BODY), None),
        (" ".join(text).replace("/", " "), 0.5),
        (" ".join(BODY), None),
    ]
