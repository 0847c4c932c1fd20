"""What a PDF prints letter by letter, small and high, or slanting across the page."""

from __future__ import annotations

from readers.printed import LEFT, Sheets, printed

WORDS = "De gemeente betaalt twintig procent van de kosten zelf."


def _letter_by_letter(sheets: Sheets, y: float, text: str) -> None:
    x = LEFT
    for letter in text:
        x = sheets.put(x, y, letter)


def test_label_that_is_printed_letter_by_letter_is_one_word() -> None:
    sheets = Sheets().page()
    sheets.lines(100, "Voor de aanvraag gelden deze voorwaarden, die de minister stelt:")
    _letter_by_letter(sheets, 130, "1. De aanvraag bevat een begroting.")
    _letter_by_letter(sheets, 160, "2. De aanvraag is op tijd binnen.")
    found = printed(sheets.content)
    assert [line.split(": ", 1)[1] for line in found[1:]] == [
        "1. De aanvraag bevat een begroting.",
        "2. De aanvraag is op tijd binnen.",
    ]


def test_power_stays_high_and_does_not_change_the_number() -> None:
    sheets = Sheets().page()
    sheets.lines(100, WORDS)
    x = sheets.put(LEFT, 130, "De haven meet 250 km")
    x = sheets.put(x, 126, "2", size=6)
    sheets.put(x + 3, 130, "en telt tien loodsen.")
    assert printed(sheets.content)[1].endswith("De haven meet 250 km² en telt tien loodsen.")


def test_stamp_across_the_page_is_no_text() -> None:
    sheets = Sheets().page()
    sheets.lines(100, WORDS, "Het Rijk betaalt de rest, als de begroting op tijd binnen is.")
    with sheets.pdf.rotation(45, x=200, y=110):
        sheets.put(150, 110, "CONCEPT", size=40)
    found = printed(sheets.content)
    assert "CONCEPT" not in " ".join(found)
    assert WORDS in found[0]


def test_initial_over_two_lines_is_the_first_letter_of_its_word() -> None:
    sheets = Sheets().page()
    sheets.lines(100, WORDS)
    sheets.put(LEFT, 142, "H", size=26)
    sheets.lines(130, "et zwerfafval nam toe tot 9.800 ton, en dat is meer dan in", x=LEFT + 21)
    sheets.lines(142, "het jaar ervoor. De gemeente telt wat er in de wagens ligt", x=LEFT + 21)
    sheets.lines(154, "in elke wijk van de stad.")
    assert printed(sheets.content)[1:] == [
        "paragraph: Het zwerfafval nam toe tot 9.800 ton, en dat is meer dan in het jaar ervoor. De"
        " gemeente telt wat er in de wagens ligt in elke wijk van de stad.",
    ]


def test_large_letter_before_a_line_of_its_own_is_no_initial() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 142, "A", size=26)
    sheets.lines(142, "fdeling van de gemeente", x=LEFT + 21)
    assert "Afdeling" not in printed(sheets.content)[0]


def test_heading_that_is_set_wide_is_words() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, WORDS, WORDS) + 20
    x = LEFT
    for letter in "AFVAL IN DE STAD":
        x = sheets.put(x, y, letter) + 4 if letter != " " else x + 8
    sheets.lines(y + 20, WORDS, WORDS)
    assert printed(sheets.content)[1].endswith(": AFVAL IN DE STAD")
