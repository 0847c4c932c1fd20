"""Footnotes that are longer than the foot of their page."""

from __future__ import annotations

import pytest

from readers.printed import BODY, LEFT, Sheets, printed

NOTE = "Zie het rapport van de inspectie van 2031, waarin voor elke wijk staat hoeveel er ligt en"
MORE = "hoeveel wagens er rijden, met een bijlage over de dorpen."


def two_pages(*, ruled: bool, more: str, thick: float = 1.0) -> Sheets:
    """Print a letter with a note on its first page, and the rest of that on its second."""
    sheets = Sheets()
    sheets.pdf.set_line_width(thick)
    for number in (1, 2):
        sheets.page()
        if number == 2:
            sheets.put(LEFT, 100, "De raad spreekt er in het voorjaar over.")
        else:
            y = sheets.lines(100, *BODY)
            end = sheets.put(LEFT, y + 12, "De inspectie telde het na.")
            sheets.put(end, y + 8, "1", size=6)
        if ruled:
            sheets.rule(LEFT, 740, LEFT + 140)
        if number == 1:
            sheets.put(LEFT, 751, "1", size=5)
        sheets.put(LEFT + 6, 754, NOTE if number == 1 else more, size=7.5)
    return sheets


@pytest.mark.parametrize("thick", [0.5, 1.0, 1.4])
def test_note_that_goes_on_under_the_rule_of_the_next_page_is_one_note(thick: float) -> None:
    assert printed(two_pages(ruled=True, more=MORE, thick=thick).content)[1:] == [
        "paragraph: De inspectie telde het na.",
        f"footnote: 1 {NOTE} {MORE}",
        "paragraph: De raad spreekt er in het voorjaar over.",
    ]


def test_note_that_goes_on_with_no_rule_is_told_by_its_print_and_its_sentence() -> None:
    assert f"footnote: 1 {NOTE} {MORE}" in printed(two_pages(ruled=False, more=MORE).content)


def test_small_print_that_begins_a_sentence_goes_on_with_no_note() -> None:
    own = "Dit is een uitgave van de gemeente."
    assert f"footnote: 1 {NOTE}" in printed(two_pages(ruled=False, more=own).content)
