"""What counts as the same text: evidence in paragraphs, facts in answers, quotes in letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from mhassist.answering.answer import Answer, Citation
from mhassist.evaluation.questions import Evidence, evidence_key
from mhassist.letters import Letter
from mhassist.paragraphs.paragraph import Kind, Paragraph, Span, StructuredLetter
from mhassist.sentences import split_sentences

MIN_EVIDENCE_SHARE = 0.6
"""A paragraph that holds this share of a piece of evidence is right."""
MIN_PARAGRAPH_SHARE = 0.8
"""A paragraph of which this share is evidence is right: one item of a list that is the evidence."""
MIN_SENTENCE_CHARS = 30
"""A whole sentence of the evidence makes a paragraph right, if it is at least this long."""

_MARKER = re.compile(r"\[(\d+)\]")
_ALIKE = str.maketrans(
    {"\u00ad": "", "*": "", "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
    | dict.fromkeys("‐‑–—", "-")
)
"""Signs that print the same thing in another way."""


def answer_words(answer: Answer) -> int:
    """Return the number of words that the user reads, markers aside."""
    return len(_MARKER.sub(" ", with_own_markers(answer)).split())


def with_own_markers(answer: Answer) -> str:
    """Return an answer in which ``[1]`` is a marker; as long as it is.

    A letter may have ``[1]`` in its own text, so also in what is quoted of it: that becomes
    ``(1)``.
    """
    text = answer.answer
    for quote in {citation.quote for citation in answer.citations}:
        if _MARKER.search(quote):
            text = text.replace(quote, _MARKER.sub(r"(\1)", quote))
    return text


def holds_fact(text: str, forms: Iterable[str]) -> bool:
    """Return whether a text holds one of the accepted forms of a fact, as whole words.

    Capitals, white space, markers and kinds of quotes and dashes make no difference.

    >>> holds_fact("Het totaal komt op 700 [1].", ["op 70"])
    False
    >>> holds_fact("Het totaal komt op 70 [1].", ["op 70"])
    True
    """
    folded = _fold(text)
    return any(_as_whole_words(_fold(form)).search(folded) for form in forms)


def _fold(text: str) -> str:
    plain = _MARKER.sub(" ", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
    return " ".join(plain.casefold().split())


def _as_whole_words(form: str) -> re.Pattern[str]:
    """Return a pattern that does not match inside a word, nor inside a number (70 in 70.000)."""
    start = r"(?<!\w)" if form[:1].isalnum() else ""
    end = r"(?!\w)" if form[-1:].isalnum() else ""
    if form[:1].isdigit():
        start += r"(?<!\d[.,])"
    if form[-1:].isdigit():
        end += r"(?![.,]\d)"
    return re.compile(start + re.escape(form) + end)


def printed_texts(
    letters: Iterable[Letter], structure_of: Callable[[str], StructuredLetter]
) -> dict[str, str]:
    """Return by letter id all that may be quoted of it: as in the file, and as it is shown.

    A sentence that a page break or a note mark cuts in two in the file is whole where it is shown.
    """
    return {
        letter.id: "\n".join(
            (letter.text, *(paragraph.text for paragraph in structure_of(letter.id).paragraphs))
        )
        for letter in letters
    }


class LetterTexts:
    """The letters and their paragraphs, in which evidence and quotes are looked up."""

    def __init__(self, letters: Sequence[Letter], structures: Sequence[StructuredLetter]) -> None:
        self._letters = {letter.id: _KeyedLetter(letter.text) for letter in letters}
        self._structures = {structure.letter_id: structure for structure in structures}
        self._paragraphs = {
            paragraph.id: paragraph
            for structure in structures
            for paragraph in structure.paragraphs
        }
        self._spans: dict[str, dict[str, list[tuple[int, int]]]] = {}

    def right_paragraphs(self, evidence: Evidence) -> frozenset[str]:
        """Return the ids of the paragraphs in which a piece of evidence stands.

        A paragraph is right if it holds most of the evidence, a whole sentence of it, or if the
        paragraph itself is nearly all evidence; at every place where the evidence is printed.
        Where only page furniture prints it (a kenmerk at the foot of each page), it says something
        of the letter as a whole: the letterhead is right, or the first paragraph if there is none.
        Evidence that only the paragraph as shown holds, without what cuts it in the file, is right
        there. Empty if it is nowhere.
        """
        letter = self._letters.get(evidence.letter)
        structure = self._structures.get(evidence.letter)
        if letter is None or structure is None:
            return frozenset()
        key = evidence_key(evidence.text)
        places = list(letter.places(key))
        if not places:
            shown = structure.paragraphs if key else ()
            return frozenset(each.id for each in shown if key in evidence_key(each.text))
        spans = self._spans_of(structure)
        right = frozenset(
            paragraph_id
            for place in places
            for paragraph_id, own in spans.items()
            if _is_right(own, place, evidence.text)
        )
        furniture = letter.spans([each.span for each in structure.furniture])
        if right or not any(_overlap(furniture, place) for place in places):
            return right
        letterhead = [each for each in structure.paragraphs if each.kind is Kind.LETTERHEAD]
        return frozenset(each.id for each in letterhead or structure.paragraphs[:1])

    def _spans_of(self, structure: StructuredLetter) -> dict[str, list[tuple[int, int]]]:
        """Return where each paragraph stands in its letter's key; worked out once a letter."""
        if structure.letter_id not in self._spans:
            letter = self._letters[structure.letter_id]
            self._spans[structure.letter_id] = {
                each.id: letter.spans(each.spans) for each in structure.paragraphs
            }
        return self._spans[structure.letter_id]

    def is_verbatim(self, citation: Citation) -> bool:
        """Return whether the quote stands in the paragraph, and the paragraph in the letter.

        The paragraph's signs must stand in the letter in order, inside the paragraph's own spans;
        what the letter has in between may be a footnote mark or a hyphen at a line end.
        """
        paragraph = self._paragraphs.get(citation.paragraph_id)
        if paragraph is None or not citation.quote.strip():
            return False
        return (
            paragraph.letter_id == citation.letter_id
            and citation.paragraph_text == paragraph.text
            and citation.quote in citation.paragraph_text
            and self._letters[paragraph.letter_id].holds(paragraph)
        )


class _KeyedLetter:
    """A letter in the form in which evidence is compared, with the way back to its offsets."""

    def __init__(self, text: str) -> None:
        self._text = text
        printed = frozenset(sign for sign in set(text) if evidence_key(sign))
        self._offsets = [offset for offset, sign in enumerate(text) if sign in printed]
        self._key = "".join(text[offset] for offset in self._offsets)

    def places(self, key: str) -> Iterator[tuple[int, int]]:
        """Yield every place of a key, as a start and an end in the letter's own key."""
        start = self._key.find(key) if key else -1
        while start >= 0:
            yield start, start + len(key)
            start = self._key.find(key, start + 1)

    def spans(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """Return where stretches of the letter's text stand in its key."""
        return [
            (bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end))
            for span in spans
        ]

    def holds(self, paragraph: Paragraph) -> bool:
        """Return whether the signs of a paragraph stand in its spans, in order."""
        printed = iter("".join(self._text[span.start : span.end] for span in paragraph.spans))
        return all(sign in printed for sign in evidence_key(paragraph.text))


def _is_right(spans: Sequence[tuple[int, int]], place: tuple[int, int], text: str) -> bool:
    common = _overlap(spans, place)
    if common == 0:
        return False
    length = sum(end - start for start, end in spans)
    if common >= MIN_EVIDENCE_SHARE * (place[1] - place[0]):
        return True
    if common >= MIN_PARAGRAPH_SHARE * length:
        return True
    return any(
        _overlap(spans, sentence) == sentence[1] - sentence[0]
        for sentence in _sentence_places(text, place[0])
    )


def _overlap(spans: Iterable[tuple[int, int]], place: tuple[int, int]) -> int:
    return sum(max(0, min(end, place[1]) - max(start, place[0])) for start, end in spans)


def _sentence_places(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the long sentences of a piece of evidence, as places in the letter's key."""
    for sentence_start, sentence_end in split_sentences(text):
        end = start + len(evidence_key(text[sentence_start:sentence_end]))
        if end - start >= MIN_SENTENCE_CHARS:
            yield start, end
        start = end
