"""What is caught before a citation is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.invented_papers import COUNT, DESK, FORGED, LINE, NEW, OLD, make_letter
from mhassist.answering.answer import Checks
from mhassist.answering.verify import check_quote, stands_in
from mhassist.paragraphs import Kind, Paragraph, Span
from mhassist.paragraphs.paragraph import NoteReference

RIGHT = Checks(quote_verbatim=True, numbers_in_source=True)
NOT_VERBATIM = Checks(quote_verbatim=False, numbers_in_source=True)
WRONG_NUMBER = Checks(quote_verbatim=True, numbers_in_source=False)
WRONG = Checks(quote_verbatim=False, numbers_in_source=False)


@pytest.mark.parametrize(
    ("quote", "checks"),
    [
        pytest.param("De haven telt 60 schepen.", RIGHT, id="right"),
        pytest.param("De haven telt 90 schepen.", WRONG, id="another number"),
        pytest.param("De haven telt 6 schepen.", WRONG, id="half a number"),
        pytest.param("De haven is vol.", NOT_VERBATIM, id="invented"),
        pytest.param("een loket;", NOT_VERBATIM, id="of another paragraph"),
        pytest.param("", NOT_VERBATIM, id="empty"),
    ],
)
def test_quote_of_a_paragraph(quote: str, checks: Checks) -> None:
    assert check_quote(quote, paragraph=COUNT, letter=NEW) == checks


def test_paragraph_that_differs_from_its_letter_supports_nothing() -> None:
    quote = "De haven telt 90 schepen."
    assert check_quote(quote, paragraph=FORGED, letter=NEW) == WRONG


@pytest.mark.parametrize(
    ("printed", "quote", "checks"),
    [
        pytest.param("Jaren 10\n20 en 30.", "Jaren 10 20 en 30.", RIGHT, id="as printed"),
        pytest.param("Jaren 10\n20 en 30.", "Jaren 1020 en 30.", WRONG_NUMBER, id="run together"),
        pytest.param("Jaren 1020 en 30.", "Jaren 10 20 en 30.", WRONG_NUMBER, id="cut in two"),
    ],
)
def test_numbers_are_those_that_are_printed(printed: str, quote: str, checks: Checks) -> None:
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), quote, (Span(0, len(printed)),))
    assert check_quote(quote, paragraph=paragraph, letter=make_letter("x", printed)) == checks


def test_mark_of_a_note_behind_a_number_is_no_part_of_it() -> None:
    paragraph = Paragraph(
        "x", 1, Kind.PARAGRAPH, (), "Dat was in 2019.", (Span(0, 17),),
        notes=(NoteReference(15, "3", None),),
    )  # fmt: skip
    letter = make_letter("x", "Dat was in 20193.")
    assert check_quote("Dat was in 2019.", paragraph=paragraph, letter=letter) == RIGHT


def test_paragraph_of_another_letter_supports_nothing() -> None:
    assert not stands_in(COUNT, OLD)


@pytest.mark.parametrize(
    ("printed", "text", "label", "mark", "stands"),
    [
        pytest.param(
            "Er zijn vee-\nl schepen.", "Er zijn veel schepen.", "", "", True, id="hyphen"
        ),
        pytest.param(
            "*Er* zijn\n veel.", "Er zijn veel.", "", "", True, id="italics and line ends"
        ),
        pytest.param("12. Er zijn veel.", "Er zijn veel.", "12.", "", True, id="label"),
        pytest.param("Er zijn veel.12", "Er zijn veel.", "", "12", True, id="note mark"),
        pytest.param(
            "o Er zijn veel.", "Er zijn veel.", "", "", True, id="bullet read as a letter"
        ),
        pytest.param("Er zijn niet veel.", "Er zijn veel.", "", "", False, id="a word left out"),
        pytest.param("Er zijn veel.", "Er zijn heel veel.", "", "", False, id="a word added"),
        pytest.param("Er zijn 1200.", "Er zijn 12000.", "", "", False, id="a digit added"),
        pytest.param("Er zijn 12.", "Er zijn 21.", "", "", False, id="digits swapped"),
        pytest.param("120 schepen.", "20 schepen.", "", "", False, id="first digit left out"),
        pytest.param("Er zijn 120.", "Er zijn 20.", "", "", False, id="a digit left out"),
        pytest.param("1. Er zijn 12.", "Er zijn 2.", "1.", "", False, id="digit, not the label"),
        pytest.param("Er zijn 123.", "Er zijn 12.", "", "4", False, id="digit, not the mark"),
    ],
)
def test_only_what_cleaning_takes_away_may_be_missing(
    printed: str, text: str, label: str, mark: str, stands: bool
) -> None:
    notes = (NoteReference(len(text), mark, None),) if mark else ()
    spans = (Span(0, len(printed)),)
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), text, spans, label=label, notes=notes)
    assert stands_in(paragraph, make_letter("x", printed)) is stands


@given(place=st.integers(0, len(COUNT.text) - 1), digit=st.sampled_from("0123456789"))
def test_any_other_character_in_a_paragraph_is_caught(place: int, digit: str) -> None:
    changed = COUNT.text[:place] + digit + COUNT.text[place + 1 :]
    assert stands_in(replace(COUNT, text=changed), NEW) is (changed == COUNT.text)


@given(place=st.integers(0, len(COUNT.text) - 1))
def test_any_character_that_is_gone_is_caught(place: int) -> None:
    gone = COUNT.text[place]
    shorter = COUNT.text[:place] + COUNT.text[place + 1 :]
    assert stands_in(replace(COUNT, text=shorter), NEW) is not gone.isalnum()


@pytest.mark.parametrize("paragraph", [COUNT, DESK, LINE], ids=["paragraph", "item", "last item"])
def test_paragraphs_of_the_letter_stand_in_it(paragraph: Paragraph) -> None:
    assert stands_in(paragraph, NEW)
