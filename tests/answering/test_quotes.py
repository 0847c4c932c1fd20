"""Quotes are widened and joined, and stay verbatim stretches of their paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.invented_papers import COUNT, DESK
from mhassist.answering.quotes import Quote, join_adjacent, widen, with_first_of_row
from mhassist.paragraphs import Kind, Paragraph
from mhassist.sentences import points_back, split_sentences

SENTENCES = split_sentences(COUNT.text)
FIRST, SECOND, THIRD = (Quote(COUNT, start, end) for start, end in SENTENCES)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Dit zijn er 20 meer.", True),
        ("Met dit geld komt er een loket.", True),
        ("Vier daarvan zijn vol.", True),
        ("Drie hiervan zijn vol.", True),
        ("Daarmee is de haven vol.", True),
        ("De haven is vol.", False),
        ("Ditmaal is de haven vol.", False),
        ("Het doel van deze haven is rust.", True),
        ("De haven van Zandmeer is vol, zegt deze raad.", False),
    ],
)
def test_sentence_that_needs_the_one_before(text: str, back: bool) -> None:
    assert points_back(text) is back


@pytest.mark.parametrize(
    ("quote", "max_words", "text"),
    [
        pytest.param(
            SECOND,
            50,
            "De haven telt 60 schepen. Dit zijn er 20 meer dan in 2030.",
            id="with the sentence before",
        ),
        pytest.param(SECOND, 12, "Dit zijn er 20 meer dan in 2030.", id="no room"),
        pytest.param(THIRD, 50, "De acties zijn:", id="does not point back"),
        pytest.param(FIRST, 50, "De haven telt 60 schepen.", id="first"),
    ],
)
def test_widened_quote(quote: Quote, max_words: int, text: str) -> None:
    assert widen(quote, max_words=max_words).text == text


def test_sentence_that_opens_on_what_was_said_has_the_one_before() -> None:
    text = "De haven wordt dieper. Een dergelijke verdieping is uitgewerkt in het plan."
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), text, ())
    assert widen(Quote(paragraph, 23, len(text)), max_words=50).text == text


@pytest.mark.parametrize(
    ("max_words", "opening"),
    [pytest.param(40, "Dit komt", id="back to the first"), pytest.param(12, "Daar", id="no room")],
)
def test_second_reason_has_the_first_before_it(max_words: int, opening: str) -> None:
    text = (
        "De haven is leeg. Dit komt door de wind. Andere golven, zoals hier, helpen niet. "
        "Daarnaast is er mist."
    )
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), text, ())
    second = Quote(paragraph, text.index("Daarnaast"), len(text))

    (wider,) = with_first_of_row([second], max_words=max_words)

    assert wider.text == text[text.index(opening) :]


def test_first_sentence_that_points_back_stays_alone() -> None:
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), "Dit is vol. Meer niet.", ())
    assert widen(Quote(paragraph, 0, 11), max_words=50) == Quote(paragraph, 0, 11)


def test_sentences_beside_each_other_become_one_quote() -> None:
    other = Quote(DESK, 0, len(DESK.text))
    assert join_adjacent([SECOND, other, FIRST]) == [Quote(COUNT, 0, SECOND.end), other]


def test_sentences_apart_stay_two_quotes() -> None:
    assert join_adjacent([THIRD, FIRST]) == [THIRD, FIRST]


TEXTS = st.lists(
    st.sampled_from(["De haven is vol. ", "Dit is 20 zo. ", "Daarmee… ", "(Nr. 5) ", "x"]),
    min_size=1,
).map("".join)


@given(text=TEXTS, data=st.data(), max_words=st.integers(0, 30))
def test_a_widened_quote_holds_the_quote_and_is_verbatim(
    text: str, data: st.DataObject, max_words: int
) -> None:
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), text, ())
    quote = Quote(paragraph, *data.draw(st.sampled_from(split_sentences(text))))
    wide = widen(quote, max_words=max_words)
    assert wide.text in text
    assert wide.text.endswith(quote.text)
    assert wide == quote or wide.words <= max_words


@given(text=TEXTS, data=st.data())
def test_joined_quotes_hold_the_same_text_without_touching(text: str, data: st.DataObject) -> None:
    paragraph = Paragraph("x", 1, Kind.PARAGRAPH, (), text, ())
    spans = data.draw(st.lists(st.sampled_from(split_sentences(text)), max_size=6))
    joined = join_adjacent([Quote(paragraph, *span) for span in spans])
    covered = {place for start, end in spans for place in range(start, end)}
    kept = {place for quote in joined for place in range(quote.start, quote.end)}
    assert covered <= kept
    assert all(text[place].isspace() for place in kept - covered)
    assert all(quote.text in text for quote in joined)
    assert len(join_adjacent(joined)) == len(joined)
