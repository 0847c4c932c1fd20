"""Text boxes: what is framed or shaded beside the text is read after the paragraph it stands by."""

from __future__ import annotations

import pytest

from readers.printed import BODY, LEFT, LINE, Sheets, printed, structured

WIDE = (
    "De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt, zodat bekend is",
    "wat er elk jaar bij komt. Dat gebeurt sinds een paar jaar in elke wijk van de stad en in",
)
NARROW = (
    "de dorpen eromheen. De wethouder van",
    "Milieu en Ruimte geeft de cijfers aan de",
    "Raad, die er elk voorjaar over spreekt en",
    "dan besluit of er wagens bij komen in",
)
AFTER = ("de wijken waar het meeste ligt. Het rapport staat op de website.",)
BODY_TEXT = " ".join([*WIDE, *NARROW, *AFTER])
BOX = ("In het kort", "Er zijn nu 40 wagens.", "Dat zijn er 12 meer dan", "een jaar geleden.")


def beside(sheets: Sheets, *, x: float = 320, indent: float = 0, step: float = 11) -> float:
    """Print a paragraph with four lines that leave room for a box; return the next baseline."""
    y = sheets.lines(200, *WIDE)
    for number, line in enumerate(BOX):
        sheets.put(x + 8, y + 4 + number * step, line, size=9, style="" if number else "B")
    y = sheets.lines(y, *NARROW, x=LEFT + indent)
    return sheets.lines(y, *AFTER)


@pytest.mark.parametrize("drawn", ["path", "lines", "shade"])
def test_box_beside_the_text_is_read_after_the_paragraph_which_runs_on(drawn: str) -> None:
    sheets = Sheets().page()
    top = 200 + 2 * LINE - 9
    if drawn == "shade":
        sheets.box(320, top, 160, 46, grey=220)
    elif drawn == "path":
        sheets.pdf.rect(320, top, 160, 46)
    else:
        for y in (top, top + 46):
            sheets.rule(320, y, 480)
        for x in (320, 480):
            sheets.pdf.line(x, top, x, top + 46)
    beside(sheets)

    assert printed(sheets.content) == [
        f"paragraph: {BODY_TEXT}",
        "paragraph: In het kort",
        "paragraph: Er zijn nu 40 wagens. Dat zijn er 12 meer dan een jaar geleden.",
    ]


def test_box_at_the_left_of_the_text_is_read_after_the_paragraph_too() -> None:
    sheets = Sheets().page()
    sheets.pdf.rect(LEFT, 200 + 2 * LINE - 9, 160, 46)
    beside(sheets, x=LEFT, indent=190)
    assert printed(sheets.content) == [
        f"paragraph: {BODY_TEXT}",
        "paragraph: In het kort",
        "paragraph: Er zijn nu 40 wagens. Dat zijn er 12 meer dan een jaar geleden.",
    ]


def test_frame_that_is_drawn_over_the_text_below_it_takes_none_of_that() -> None:
    sheets = Sheets().page()
    sheets.pdf.rect(320, 200 + 2 * LINE - 9, 160, 90)
    y = beside(sheets)
    sheets.lines(y + LINE, *WIDE)
    assert printed(sheets.content) == [
        f"paragraph: {BODY_TEXT}",
        "paragraph: In het kort",
        "paragraph: Er zijn nu 40 wagens. Dat zijn er 12 meer dan een jaar geleden.",
        f"paragraph: {' '.join(WIDE)}",
    ]


def test_heading_in_a_box_is_none_of_the_text_after_it() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 170, "Afval in de stad", size=12, style="B")
    sheets.pdf.rect(320, 200 + 2 * LINE - 9, 160, 46)
    y = beside(sheets)
    sheets.lines(y + LINE, *BODY)
    last = structured(sheets.content).paragraphs[-1]
    assert last.text == " ".join(BODY)
    assert last.section == ("Afval in de stad",)


def test_box_over_the_whole_width_that_cuts_a_sentence_is_read_after_it() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY[:2])
    sheets.box(LEFT, y, 340, 40, grey=225)
    sheets.lines(y + 16, "Er zijn nu 40 wagens, dat zijn er 12 meer dan", "een jaar geleden.", x=90)
    sheets.lines(y + 56, *BODY[2:])
    assert printed(sheets.content) == [
        f"paragraph: {' '.join(BODY)}",
        "paragraph: Er zijn nu 40 wagens, dat zijn er 12 meer dan een jaar geleden.",
    ]


def test_shaded_cells_are_no_boxes() -> None:
    sheets = Sheets().page()
    sheets.lines(200, *BODY)
    for x in (LEFT, LEFT + 150):
        sheets.box(x, 300, 150, 40, grey=220)
    for y, one, other in ((314, "Wagens in", "Wagens in"), (326, "het jaar 2031", "het jaar 2032")):
        sheets.put(LEFT + 4, y, one)
        sheets.put(LEFT + 154, y, other)
    sheets.put(LEFT + 4, 356, "40")
    sheets.put(LEFT + 154, 356, "52")
    assert [one.split(":")[0] for one in printed(sheets.content)[1:]] == ["table row"] * 2


def test_framed_address_in_the_margin_stays_in_the_margin() -> None:
    sheets = Sheets().page()
    sheets.lines(200, *BODY)
    sheets.pdf.rect(450, 190, 100, 50)
    for number, line in enumerate(("Afdeling Afval", "Kade 1", "1234 AB Zandmeer", "T 070 123")):
        sheets.put(455, 200 + 9 * number, line, size=7)
    assert printed(sheets.content) == [f"paragraph: {' '.join(BODY)}"]
    assert "Kade 1" in [one.text for one in structured(sheets.content).furniture]


@pytest.mark.parametrize(("size", "style"), [(14, ""), (10, "I")], ids=["larger", "italic"])
def test_quote_in_the_middle_of_a_sentence_is_read_after_the_paragraph(
    size: float, style: str
) -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY[:2]) + LINE
    for line in ("Elke wijk van de stad krijgt een eigen", "wagen, ook in het weekend."):
        sheets.put(LEFT + 40, y, line, size=size, style=style)
        y += 1.2 * size
    sheets.lines(y + LINE, *BODY[2:])
    assert printed(sheets.content) == [
        f"paragraph: {' '.join(BODY)}",
        "paragraph: Elke wijk van de stad krijgt een eigen wagen, ook in het weekend.",
    ]


def test_caption_in_the_middle_of_a_sentence_is_read_after_the_paragraph() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY[:2]) + 120
    sheets.put(LEFT, y, "Figuur 2: zwerfafval in ton per jaar")
    sheets.lines(y + 24, *BODY[2:])
    assert printed(sheets.content) == [
        f"paragraph: {' '.join(BODY)}",
        "paragraph: Figuur 2: zwerfafval in ton per jaar",
    ]


def test_heading_between_a_list_and_an_address_interrupts_nothing() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY[:2]) + LINE
    sheets.put(LEFT, y, "Website", style="B")
    sheets.lines(y + LINE, "www.example.org/zwerfafval")
    assert [one.split(":")[0] for one in printed(sheets.content)] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_text_after_a_box_over_the_whole_width_is_not_under_its_heading() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 170, "Afval in de stad", size=12, style="B")
    y = sheets.lines(200, *BODY)
    sheets.box(LEFT, y, 340, 50, grey=225)
    sheets.put(90, y + 14, "Kader 1: de wagens", style="B")
    sheets.lines(y + 26, "Er zijn nu 40 wagens, dat zijn er 12 meer dan", "een jaar geleden.", x=90)
    sheets.lines(y + 74, *WIDE)
    last = structured(sheets.content).paragraphs[-1]
    assert (last.text, last.section) == (" ".join(WIDE), ("Afval in de stad",))


def test_quote_in_large_print_between_paragraphs_is_no_heading() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + 2 * LINE
    sheets.put(LEFT + 40, y, "'Elke wijk krijgt een eigen wagen'".replace("'", '"'), size=14)
    sheets.lines(y + 3 * LINE, *BODY)
    assert [one.split(":")[0] for one in printed(sheets.content)] == ["paragraph"] * 3


@pytest.mark.parametrize("side", ["left", "right"])
def test_picture_with_words_beside_a_paragraph_gives_it_none_of_them(side: str) -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *WIDE)
    at, text = (LEFT, LEFT + 180) if side == "left" else (LEFT + 240, LEFT)
    for x, down, words in ((10, 3, "388"), (60, 20, "412"), (0, 39, "Figuur 1: wagens in de stad")):
        sheets.put(at + x, y + down, words, size=7)
    y = sheets.lines(y, *NARROW, x=text)
    sheets.lines(y, *AFTER)
    read = structured(sheets.content).paragraphs
    assert [(one.text, one.confidence) for one in read] == [
        (BODY_TEXT, None),
        ("388", 0.5),
        ("412", 0.5),
        ("Figuur 1: wagens in de stad", 0.5),
    ]


def test_table_in_a_box_stays_a_table_and_the_box_a_box() -> None:
    sheets = Sheets().page()
    top = 200 + 2 * LINE - 9
    sheets.pdf.rect(320, top, 160, 62)
    y = sheets.lines(200, *WIDE)
    sheets.put(328, y + 2, "Wagens in de stad", size=8, style="B")
    for line in range(3):
        sheets.rule(330, top + 18 + 16 * line, 470)
    for x in (330, 400, 470):
        sheets.pdf.line(x, top + 18, x, top + 50)
    for row, words in enumerate((("Jaar", "Wagens"), ("2031", "40"))):
        for x, word in zip((334, 404), words, strict=True):
            sheets.put(x, top + 29 + 16 * row, word, size=8)
    y = sheets.lines(y, *NARROW)
    sheets.lines(y + LINE, *AFTER)
    assert [one for one in printed(sheets.content) if "wijken waar" not in one] == [
        f"paragraph: {' '.join([*WIDE, *NARROW])}",
        "paragraph: Wagens in de stad",
        "table row: Jaar | Wagens",
        "table row: 2031 | 40",
    ]
