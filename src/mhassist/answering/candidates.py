"""Hits -> sentences that may answer, each with what speaks for and against it.

The token vectors of a paragraph are known by their place in it, so the late-interaction score of
every sentence comes from the same forward pass as that of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.overlap import overlap_of, stems_in, weighted_terms
from mhassist.answering.sought import mentions_in
from mhassist.index import Index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.query import Query, Similarities, token_similarities
from mhassist.question import Asked, Question
from mhassist.question.synonyms import Renamed
from mhassist.retrieval import Hit, Retrieval, recency_of_letters
from mhassist.sentences import is_source, split_sentences

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit."""

    hit: Hit
    rank: int
    """Rank of its paragraph, from 0."""
    start: int
    """Offset into the paragraph's clean text."""
    end: int
    position: int
    """Its number in the paragraph, from 0."""
    matches: Floats
    """Shape ``(n_question_tokens,)``: best match of each question token in the sentence."""
    late: float
    """Late-interaction score of the sentence alone."""
    learned: float
    """The same as the trained reader sees it; equal to ``late`` where the encoder has none."""
    pooled: float
    """Cosine of the question's vector with the mean of the sentence's token vectors."""
    overlap: float
    """Share of the question's content, by idf, whose stems stand in the sentence."""
    context_overlap: float
    """The same, in the paragraph with its headings."""
    head_match: float
    """Best match of the noun asked about in the sentence; 0 if the question has none."""
    recency: float
    """As ``recency_of_letters``: 1 for the newest letter, less for older ones."""
    year: int | None
    """The year of the letter."""
    columns: str
    """What a row of figures is read with: the caption and the head of its table; else empty."""
    mentions: tuple[tuple[int, int], ...]
    """Where the sentence mentions the kind of thing asked for, as offsets into the sentence."""

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph the sentence stands in."""
        return self.hit.paragraph

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.paragraph.text[self.start : self.end]

    @property
    def read_text(self) -> str:
        """The sentence with what it is read with."""
        return f"{self.columns} {self.text}" if self.columns else self.text

    @property
    def key(self) -> tuple[str, int, int]:
        """Orders candidates of equal score."""
        return (self.paragraph.letter_id, self.paragraph.number, self.start)


def find_candidates(query: Query, index: Index, retrieval: Retrieval) -> list[Candidate]:
    """Return the sentences of the hits, in order of hit and place.

    Args:
        query: The question, encoded.
        index: Holds the token vectors.
        retrieval: The hits, with what is known of their tokens.
    """
    terms = weighted_terms(query.question.search_text, index, frame=query.question.frame)
    recency = recency_of_letters(index)
    head = np.array([word == query.question.head for word in query.words], dtype=bool)
    asks_questions = query.question.head.lower() in _QUESTIONS
    names = bool({Asked.PERSON, Asked.ORGANISATION, Asked.LIST} & set(query.question.kinds))
    tells = not query.question.told.source
    rows = [row for hit in retrieval.hits for row in index.rows_of(hit.paragraph.id)]
    seen = token_similarities(query, index, rows, known=retrieval.similarities)
    found = []
    for rank, hit in enumerate(retrieval.hits):
        paragraph = hit.paragraph
        if paragraph.kind is Kind.LETTERHEAD or index.is_head(paragraph):
            continue  # what columns are called says nothing without a row
        if paragraph.kind is Kind.SIGNATURE and not names:
            continue  # who signed says nothing
        context_overlap = overlap_of(
            terms, _stems_around(paragraph, index, renamed=query.question.renamed)
        )
        written = index.letter(paragraph.letter_id).sort_date
        matches = _sentence_matches(query, index, paragraph, seen=seen)
        columns = " ".join(each.text for each in index.columns_of(paragraph))
        for position, ((start, end), best, learned, pooled) in enumerate(matches):
            text = paragraph.text[start:end]
            if text.endswith("?") and ": " not in text and not asks_questions:
                continue  # a question answers nothing
            if _says_nothing(text, paragraph, query.question):
                continue
            if paragraph.kind is Kind.FOOTNOTE and tells and is_source(text):
                continue  # where something was printed is not what it says
            if query.question.kind in _TOLD and (_LINK.search(text) or _REFERENCE.match(text)):
                continue  # where a thing is found tells nothing of what it says
            found.append(
                Candidate(
                    hit=hit,
                    rank=rank,
                    start=start,
                    end=end,
                    position=position,
                    matches=best,
                    late=float(best @ query.weights),
                    learned=learned,
                    pooled=pooled,
                    overlap=overlap_of(
                        terms, stems_in(f"{columns} {text}", query.question.renamed)
                    ),
                    context_overlap=context_overlap,
                    head_match=float(best[head].mean()) if head.any() else 0.0,
                    recency=recency[paragraph.letter_id],
                    year=written.year if written else None,
                    columns=columns,
                    mentions=mentions_in(text, query.question),
                )
            )
    return found


def _says_nothing(text: str, paragraph: Paragraph, question: Question) -> bool:
    """Return whether a sentence is what is left of a reference, or names a thing and says no more.

    "Den Haag: CKM."; "Zie hoofdstuk 6."; of a list of subjects "Voorlichting".
    """
    words = len(text.split())
    if paragraph.kind in _RUNNING and words < _SHORTEST:
        return True
    if _POINTER.match(text):
        return True
    told = question.kinds[0] in _TOLD and Asked.LIST not in question.kinds
    return told and paragraph.kind is Kind.LIST_ITEM and words < _NAMES_ONLY


_POINTER = re.compile(
    r"Zie (?:ook |verder |hiervoor |hierover |bijvoorbeeld |voorts |tevens )*"
    r"(?:de |het )?(?:hoofdstuk|paragraaf|bijlage|punt|pagina|actie|onderdeel|blz\.|p\.)"
    r"[^,;:]{0,60}$",
    re.IGNORECASE,
)
_NAMES_ONLY = 3
"""Words of an item of a list that says more than what something is called."""


def _stems_around(paragraph: Paragraph, index: Index, *, renamed: Sequence[Renamed]) -> set[str]:
    """Return the stems of a paragraph, its headings, its letter, and its list or action."""
    before = [number for number in paragraph.related if number < paragraph.number]
    said = [index.paragraph_at(paragraph.letter_id, number).text for number in before]
    said += [each.text for each in index.introducing(paragraph)]
    if continued := index.continued_from(paragraph):
        said.append(continued.text)
    title = index.letter(paragraph.letter_id).metadata.title  # wholly about it, it says so once
    return stems_in(" ".join((title, *paragraph.section, *said, paragraph.text)), renamed)


def _sentence_matches(
    query: Query, index: Index, paragraph: Paragraph, *, seen: Similarities
) -> list[tuple[tuple[int, int], Floats, float, float]]:
    """Return each sentence of a paragraph with how well it matches the question.

    Returns:
        Per sentence its offsets, the best match of each question token in it, its score to the
        reader, and the cosine of the question's vector with the mean of the sentence's token
        vectors: a vector of the sentence in its context, without another forward pass (Günther
        and others 2024, "Late Chunking").
    """
    reading = query.reading or query
    rows = index.rows_of(paragraph.id)
    offsets = np.concatenate([index.token_offsets(row) for row in rows])
    plain = np.concatenate([seen.plain[row] for row in rows], axis=1)
    learned = np.concatenate([seen.learned[row] for row in rows], axis=1)
    vectors = index.token_slice(rows).vectors
    context = np.flatnonzero(offsets[:, 0] < 0)
    with_context = bool(index.columns_of(paragraph))
    mean_question = query.encoding.pooled
    sentences = []
    for start, end in split_sentences(paragraph.text):
        own = np.flatnonzero((offsets[:, 0] >= start) & (offsets[:, 0] < end))
        if with_context:
            own = np.concatenate([own, context])
        mean = np.add.reduce(vectors.take(own, axis=0), axis=0)
        length = float(np.sqrt(mean @ mean)) or 1.0
        pooled = float(mean_question @ mean) / length
        to_reader = float(_best(learned, own) @ reading.weights)
        sentences.append(((start, end), _best(plain, own), to_reader, pooled))
    return sentences


def _best(similarities: Floats, own: NDArray[np.int64]) -> Floats:
    """Return each question token's best match among some tokens, -1 where there are none."""
    if not len(own):
        return np.full(len(similarities), -1.0, np.float32)
    best: Floats = np.maximum.reduce(similarities.take(own, axis=1), axis=1)
    return best


_LINK = re.compile(r"https?://|\bwww\.")
_REFERENCE = re.compile(
    r"(?:.{0,80}\b[Pp]\. ?\d+|(?:[Zz]ie(?: ook)?:? )?"
    r"(?:Kamerstuk\w*|Handelingen|Aanhangsel|Stb|Stcrt|TK|EK)\b[^;]{0,60})\W*$"
)
"""Nothing but a line of a table of contents, or the number of a paper."""
_TOLD = frozenset({Asked.OPEN, Asked.POLICY, Asked.REASON, Asked.PURPOSE, Asked.DEFINITION})
_SHORTEST = 4
"""Words of the shortest sentence of running text."""
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.FOOTNOTE})
_QUESTIONS = frozenset({"vragen", "vraag", "questions", "question"})
