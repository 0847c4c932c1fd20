"""Text beside text on part of a page, with nothing drawn around it."""

from __future__ import annotations

import pytest

from readers.printed import BODY, LEFT, LINE, Sheets, printed, reading, structured

LEFT_COLUMN = (
    "De wethouder van Milieu vraagt of",
    "de wagens vaker kunnen rijden, en",
    "of dat in het weekend ook kan. Dat",
    "kan vanaf het voorjaar, als er meer",
)
RIGHT_COLUMN = (
    "chauffeurs zijn. De vereniging van",
    "bewoners is daar blij mee. Zij had",
    "daar zelf al om gevraagd in mei.",
)
IN_COLUMNS = " ".join([*LEFT_COLUMN, *RIGHT_COLUMN])


def confidences(content: bytes) -> list[float | None]:
    return [one.confidence for one in structured(content).paragraphs]


def test_short_columns_between_paragraphs_are_read_one_after_the_other() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    sheets.lines(y, *RIGHT_COLUMN, x=LEFT + 190)
    y = sheets.lines(y, *LEFT_COLUMN) + LINE
    sheets.lines(y, *BODY)
    assert printed(sheets.content) == [
        f"paragraph: {' '.join(BODY)}",
        f"paragraph: {IN_COLUMNS}",
        f"paragraph: {' '.join(BODY)}",
    ]
    assert confidences(sheets.content) == [None, None, None]


def test_columns_with_little_white_between_them_are_no_one_line() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    sheets.lines(y, *RIGHT_COLUMN, x=LEFT + 170)
    sheets.lines(y, *LEFT_COLUMN)
    assert printed(sheets.content)[1:] == [f"paragraph: {IN_COLUMNS}"]


def test_two_columns_of_two_lines_are_unsure() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    sheets.lines(y, "daar blij mee, want dat was een", "wens die zij zelf al had in mei.", x=270)
    y = sheets.lines(y, "De vereniging van bewoners is", "na drie jaar wachten en vragen") + LINE
    sheets.lines(y, *BODY)
    assert printed(sheets.content)[1:-1] == [
        "paragraph: De vereniging van bewoners is na drie jaar wachten en vragen"
        " daar blij mee, want dat was een wens die zij zelf al had in mei.",
    ]
    assert confidences(sheets.content) == [None, 0.5, None]
    assert reading(sheets.content).warnings == (
        "De volgorde van de tekst op pagina 1 is niet zeker (kolommen, een kader of een tabel"
        " zonder lijnen); vergelijk een citaat daaruit met het origineel.",
    )


@pytest.mark.parametrize("size", [8, 10, 13])
def test_text_set_in_beside_a_paragraph_is_read_after_it(size: float) -> None:
    sheets = Sheets().page()
    y = sheets.lines(
        200,
        "De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt, zodat bekend is",
    )
    inset = ("Er zijn nu 40 wagens en", "dat zijn er 12 meer dan", "een jaar geleden.")
    sheets.lines(y + 5, *inset, x=330, size=size)
    y = sheets.lines(
        y,
        "wat er elk jaar bij komt. Dat gebeurt sinds een",
        "paar jaar in elke wijk, en dat geldt ook voor",
        "Milieu en Ruimte, die er elk voorjaar met de",
        "Raad over spreken en dan besluiten of er wagens",
    )
    sheets.lines(y, "bij komen in de wijken waar het meeste ligt. Het rapport staat op de website.")
    assert printed(sheets.content) == [
        "paragraph: De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt, zodat"
        " bekend is wat er elk jaar bij komt. Dat gebeurt sinds een paar jaar in elke wijk, en dat"
        " geldt ook voor Milieu en Ruimte, die er elk voorjaar met de Raad over spreken en dan"
        " besluiten of er wagens bij komen in de wijken waar het meeste ligt. Het rapport staat op"
        " de website.",
        "paragraph: Er zijn nu 40 wagens en dat zijn er 12 meer dan een jaar geleden.",
    ]


def test_cells_with_sentences_stay_rows_of_their_table() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    for one, other in (
        (LEFT_COLUMN[:3], RIGHT_COLUMN[:2]),
        (RIGHT_COLUMN[:2], LEFT_COLUMN[:3]),
        (LEFT_COLUMN[1:3], RIGHT_COLUMN[1:]),
    ):
        sheets.lines(y, *other, x=LEFT + 190)
        y = sheets.lines(y, *one) + (12 if len(one) == 3 else 24)
    assert [one.split(":")[0] for one in printed(sheets.content)[1:]] == ["table row"] * 3


def test_heading_under_the_left_column_is_none_of_its_text() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    sheets.lines(y, "daar blij mee, want dat was een", "wens die zij zelf al had in mei.", x=270)
    y = sheets.lines(y, "De vereniging van bewoners is", "na drie jaar wachten en vragen")
    sheets.put(LEFT, y + 3, "Slot", style="B")
    sheets.lines(y + 15, *BODY)
    assert [one.split(":")[0] for one in printed(sheets.content)] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_narrow_columns_with_straight_edges_are_no_fields() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    top = y
    for line in (
        "De wet op de wijken",
        "gaat in het jaar 2031",
        "naar de Raad. In die",
        "wet staat wat er nu al",
    ):
        words = line.split()
        widths = [sheets.put(-500, y, word) + 500 for word in words]
        space = (130 - sum(widths)) / (len(words) - 1)
        x = LEFT
        for word, width in zip(words, widths, strict=True):
            sheets.put(x, y, word)
            x += width + space
        y += LINE
    sheets.lines(
        top, "geldt voor elke wijk en", "voor de dorpen, op een", "boete na.", x=LEFT + 160
    )
    assert printed(sheets.content)[1:] == [
        "paragraph: De wet op de wijken gaat in het jaar 2031 naar de Raad. In die wet staat wat er"
        " nu al geldt voor elke wijk en voor de dorpen, op een boete na.",
    ]


def test_columns_on_a_page_with_little_text_are_no_margin() -> None:
    sheets = Sheets().page()
    for x, side in ((60, "links"), (310, "rechts")):
        sheets.lines(80, *(f"{side} staat regel {n} van deze kolom" for n in range(1, 31)), x=x)
    sheets.page()
    sheets.lines(80, *LEFT_COLUMN, x=60)
    sheets.lines(80, *RIGHT_COLUMN, x=310)
    assert [one.text for one in structured(sheets.content).furniture] == []
    assert printed(sheets.content)[-1].endswith(IN_COLUMNS)


def test_heading_over_two_columns_stands_between_what_is_above_and_below_it() -> None:
    sheets = Sheets().page()
    y = 80.0
    for part in ("een", "twee"):
        sheets.put(60, y, f"Deel {part}", size=13, style="B")
        for x, side in ((60, "links"), (310, "rechts")):
            lines = [f"{side} staat regel {n} van deel {part}" for n in range(1, 9)]
            sheets.lines(y + 20, *lines, "en dat is het eind ervan.", x=x)
        y += 160
    assert [one[:45] for one in printed(sheets.content)] == [
        "heading: Deel een",
        "paragraph: links staat regel 1 van deel een l",
        "paragraph: rechts staat regel 1 van deel een ",
        "heading: Deel twee",
        "paragraph: links staat regel 1 van deel twee ",
        "paragraph: rechts staat regel 1 van deel twee",
    ]
