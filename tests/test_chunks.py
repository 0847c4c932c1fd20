from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_encoder import FakeEncoder
from mhassist.chunks import context_of, count_llm_tokens, split_into_chunks
from mhassist.letters.letter import Letter, Metadata
from mhassist.paragraphs.paragraph import Kind, Paragraph


def paragraph(text: str, **fields: Any) -> Paragraph:
    values: dict[str, Any] = {
        "letter_id": "brief",
        "number": 7,
        "kind": Kind.PARAGRAPH,
        "section": (),
        "spans": (),
    }
    return Paragraph(text=text, **(values | fields))


def letter(**known: Any) -> Letter:
    return Letter("brief", "", Metadata(**known), "")


def test_paragraph_that_fits_is_one_chunk_with_its_context_before_it() -> None:
    text = "Er zijn tien plaatsen in de opvang."

    (chunk,) = split_into_chunks(
        paragraph(text), context="Brief, 1 mei 2020", encoder=FakeEncoder()
    )

    assert (chunk.id, chunk.start, chunk.end, chunk.text) == ("brief/p7/c0", 0, 35, text)
    assert chunk.passage == "Brief, 1 mei 2020\nEr zijn tien plaatsen in de opvang."
    assert chunk.passage[chunk.text_position :] == text


def test_without_context_the_passage_is_the_text() -> None:
    (chunk,) = split_into_chunks(paragraph("Kort."), context="", encoder=FakeEncoder())

    assert (chunk.passage, chunk.text_position) == ("Kort.", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "De politie werkt samen. Dat helpt. De opvang groeit ook.",
            ["De politie werkt samen. Dat helpt. ", "De opvang groeit ook."],
            id="at sentence ends",
        ),
        pytest.param(
            "Een twee drie vier vijf zes zeven acht.",
            ["Een twee drie vier vijf zes ", "zeven acht."],
            id="sentence too long: at a word end",
        ),
        pytest.param(
            "a-b-c-d-e-f-g-h",
            ["a-b-c-d-e-f-", "g-h"],
            id="word too long: at the last character that fits",
        ),
    ],
)
def test_long_paragraph_is_cut_within_the_token_budget(text: str, expected: list[str]) -> None:
    chunks = split_into_chunks(paragraph(text), context="", encoder=FakeEncoder(max_tokens=6))

    assert [chunk.text for chunk in chunks] == expected


def test_context_counts_in_the_budget_and_gets_at_most_half_of_it() -> None:
    chunks = split_into_chunks(
        paragraph("Een twee drie vier vijf."),
        context="Brief over opvang en zorg",
        encoder=FakeEncoder(max_tokens=6),
    )

    assert [chunk.passage for chunk in chunks] == [
        "Brief over opvang\nEen twee drie",
        "Brief over opvang\nvier vijf.",
    ]


def test_white_space_alone_gives_no_chunk() -> None:
    assert split_into_chunks(paragraph(" \n"), context="Brief", encoder=FakeEncoder()) == []


WORDS = st.sampled_from(
    ["De", "brief", "28638,", "nr.", "opvang.", "Dhr.", "(SOM)¹", "één", "e-mail", "…", "«x»", "?"]
)


@settings(deadline=None)  # the first example loads tiktoken's table
@given(
    words=st.lists(WORDS, min_size=1, max_size=60),
    space=st.sampled_from([" ", "  ", "\n"]),
    context_words=st.lists(WORDS, max_size=12),
    max_tokens=st.integers(min_value=1, max_value=20),
)
def test_chunks_rebuild_the_paragraph_and_stay_within_the_budget(
    words: list[str], space: str, context_words: list[str], max_tokens: int
) -> None:
    whole = paragraph(space.join(words))
    encoder = FakeEncoder(max_tokens=max_tokens)

    chunks = split_into_chunks(whole, context=" ".join(context_words), encoder=encoder)

    assert "".join(chunk.text for chunk in chunks) == whole.text
    assert [whole.text[chunk.start : chunk.end] for chunk in chunks] == [
        chunk.text for chunk in chunks
    ]
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))
    assert max(len(encoder.token_offsets(chunk.passage)) for chunk in chunks) <= max_tokens


def test_llm_tokens_are_those_of_the_cl100k_table() -> None:
    text = "Met dit geld worden jaarlijks 20 extra rechercheurs opgeleid"

    (chunk,) = split_into_chunks(paragraph(text), context="Brief", encoder=FakeEncoder())

    assert (count_llm_tokens(text), chunk.llm_tokens) == (16, 16)
    assert count_llm_tokens("<|endoftext|>") == 7  # a letter's text is never a control token


def test_context_names_letter_date_section_and_list_introduction() -> None:
    lead_in = paragraph("Er is veel gedaan. Dit jaar volgt nog:", number=6)
    item = paragraph(
        "- een campagne.", kind=Kind.LIST_ITEM, section=("Aanpak", "Opsporing"), lead_in=6
    )

    context = context_of(
        item,
        letter=letter(title="Voortgang opvang", date=dt.date(2021, 11, 17)),
        others={6: lead_in, 7: item},
    )

    assert context == ("Voortgang opvang, 17 november 2021. Opsporing. Dit jaar volgt nog:")


def test_context_of_progress_names_the_action() -> None:
    action = paragraph("1. De politie leidt mensen op.", number=6, related=(7,))
    progress = paragraph("Gereed sinds 2012.", related=(6,))

    others = {6: action, 7: progress}

    assert context_of(progress, letter=letter(), others=others) == (
        "zonder datum. 1. De politie leidt mensen op"
    )
    assert context_of(action, letter=letter(), others=others) == "zonder datum"


def test_context_of_a_row_is_the_caption_the_head_and_the_title_over_the_rows() -> None:
    rows = [
        paragraph("Vaart per regio", number=1),
        paragraph("Regio | 2030", number=2, kind=Kind.TABLE_ROW, lead_in=1),
        paragraph("Kust", number=3, kind=Kind.TABLE_ROW, lead_in=2),
        paragraph("Noord | 31", number=4, kind=Kind.TABLE_ROW, lead_in=3),
    ]
    context = context_of(rows[3], letter=letter(), others={one.number: one for one in rows})
    assert context == "zonder datum. Vaart per regio. Regio | 2030. Kust"


def test_context_of_a_heading_leaves_out_the_heading_itself() -> None:
    heading = paragraph("Opsporing", kind=Kind.HEADING, section=("Aanpak", "Opsporing"))

    context = context_of(heading, letter=letter(kind="Kamerbrief"), others={7: heading})

    assert context == "Kamerbrief, zonder datum. Aanpak"


def test_long_title_and_deep_path_are_kept_short() -> None:
    deep = paragraph("Tekst.", section=("Deel", "Hoofdstuk", "Paragraaf " * 9))

    context = context_of(deep, letter=letter(title="Brief over " + "opvang " * 20), others={})

    assert context == ("Brief over opvang opvang…, zonder datum. Paragraaf Paragraaf Paragraaf…")
