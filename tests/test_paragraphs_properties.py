"""What holds for every text, whatever stands in it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import StructuredLetter, structure_letter

_FRAGMENTS = st.sampled_from(
    [
        "- ", "1. ", "2. ", "a) ", "1) ", "e ", "¢ ", "•", "-", "*cursief*", "¹", "² ", "4^e ",
        "\n", "\n\n", "\n ", "\f", "\r\n", " ", "\t", "Bijlage 1: Iets", "Pagina 2 van 3",
        "De Minister van Zaken,", "A.B. de Jong", "Den Haag, 1 mei 2020", "Nr. 12", "28 638",
        "Geachte voorzitter,", "Inleiding", "Het gaat om:", "mensen-", "handel", "en", "jl.3 Van",
        "verdachten? die", "rapport®.", "1 Kamerstuk 1.", "> Rapport.", "\u00ad", "\ufeff",
        "Een zin die over de volle breedte van de regel gaat en niet ophoudt bij het", "É", "3",
        "Kort. ", "Mede ondertekenaar", "J. Jansen, minister van Zaken -", "(", ")", "‘", "’",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(_FRAGMENTS, max_size=60).map("".join),
    st.lists(_FRAGMENTS, max_size=40).map("\n".join),
)


def _structure(text: str) -> StructuredLetter:
    return structure_letter(Letter("proef", text, Metadata(), "0"))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_every_character_is_in_one_paragraph_or_in_furniture(text: str) -> None:
    structured = _structure(text)
    spans = [span for paragraph in structured.paragraphs for span in paragraph.spans]
    spans.extend(item.span for item in structured.furniture)
    covered = Counter(offset for span in spans for offset in range(span.start, span.end))
    assert [offset for offset, times in covered.items() if times > 1] == []
    printed = [offset for offset, char in enumerate(text) if not char.isspace()]
    assert [text[offset] for offset in printed if offset not in covered] == []


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_paragraphs_are_numbered_in_reading_order(text: str) -> None:
    paragraphs = _structure(text).paragraphs
    assert [paragraph.number for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    starts = [paragraph.spans[0].start for paragraph in paragraphs]
    assert starts == sorted(starts)
    for paragraph in paragraphs:
        edges = [edge for span in paragraph.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_clean_text_is_one_line_of_the_letters_own_characters(text: str) -> None:
    for paragraph in _structure(text).paragraphs:
        raw = "".join(text[span.start : span.end] for span in paragraph.spans)
        assert "\n" not in paragraph.text
        assert "  " not in paragraph.text
        assert paragraph.text == paragraph.text.strip()
        # A control character is kept in its place, and prints nothing.
        assert paragraph.text or not any(char.isprintable() and char != " " for char in raw)
        assert Counter(paragraph.text.replace(" ", "")) <= Counter(raw)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_ties_lead_to_paragraphs_and_back(text: str) -> None:
    paragraphs = _structure(text).paragraphs
    for paragraph in paragraphs:
        for other in paragraph.related:
            assert paragraph.number in paragraphs[other - 1].related or paragraphs[other - 1].notes
        assert paragraph.lead_in is None or 0 < paragraph.lead_in < paragraph.number
        for note in paragraph.notes:
            assert 0 <= note.position <= len(paragraph.text)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_structure_is_the_same_each_time(text: str) -> None:
    assert _structure(text) == _structure(text)
