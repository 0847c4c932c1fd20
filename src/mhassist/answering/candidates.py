"""Hits -> sentences that may answer, each with what speaks for and against it.

The token vectors of a paragraph are known by their place in it, so the late-interaction score of
every sentence comes from the same forward pass as that of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.mentions import find_frequencies, find_mentions, find_names, has_form
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind, Paragraph
from mhassist.query import Query, token_similarities
from mhassist.question import Asked, Question
from mhassist.question.asked import HOLDERS
from mhassist.question.language import content_words
from mhassist.retrieval import Hit, Retrieval, recency_of_letters
from mhassist.sentences import split_sentences

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
    """0 for the oldest letter, 1 for the newest."""
    year: int | None
    """The year of the letter."""
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
    terms = weighted_terms(query.question.search_text, index)
    recency = recency_of_letters(index)
    head = np.array([word == query.question.head for word in query.words], dtype=bool)
    asks_questions = query.question.head.lower() in _QUESTIONS
    seen = _Seen.of(query, index, retrieval)
    found = []
    for rank, hit in enumerate(retrieval.hits):
        if hit.paragraph.kind is Kind.LETTERHEAD:
            continue
        paragraph = hit.paragraph
        context_overlap = overlap_of(terms, _stems_around(paragraph, index))
        written = index.letter(paragraph.letter_id).sort_date
        matches = _sentence_matches(seen, index, paragraph)
        for position, ((start, end), best, learned, pooled) in enumerate(matches):
            text = paragraph.text[start:end]
            if text.endswith("?") and ": " not in text and not asks_questions:
                continue  # a question answers nothing
            if len(text.split()) < _SHORTEST and paragraph.kind in _RUNNING:
                continue  # what is left of a reference that was cut: "Den Haag: CKM."
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
                    overlap=overlap_of(terms, set(split_into_terms(text))),
                    context_overlap=context_overlap,
                    head_match=float(best[head].mean()) if head.any() else 0.0,
                    recency=recency[paragraph.letter_id],
                    year=written.year if written else None,
                    mentions=mentions_in(text, query.question),
                )
            )
    return found


def _stems_around(paragraph: Paragraph, index: Index) -> set[str]:
    """Return the stems of a paragraph, its headings, and what it belongs to: list or action."""
    before = [number for number in paragraph.related if number < paragraph.number]
    if paragraph.lead_in is not None:
        before.append(paragraph.lead_in)
    said = [index.paragraph_at(paragraph.letter_id, number).text for number in before]
    if continued := index.continued_from(paragraph):
        said.append(continued.text)
    return set(split_into_terms(" ".join((*paragraph.section, *said, paragraph.text))))


@dataclass(frozen=True, slots=True)
class _Seen:
    """How well the tokens of the hits match a question: by the encoder, and to the reader."""

    query: Query
    reading: Query
    similarities: Mapping[int, Floats]
    """By row, as ``token_similarities``."""
    read: Mapping[int, Floats]
    """The same for ``reading``."""

    @classmethod
    def of(cls, query: Query, index: Index, retrieval: Retrieval) -> _Seen:
        rows = [row for hit in retrieval.hits for row in index.rows_of(hit.paragraph.id)]
        unknown = [row for row in rows if row not in retrieval.similarities]
        known = {**retrieval.similarities}
        known.update(zip(unknown, token_similarities(query, index, unknown), strict=True))
        if query.reading is None:
            return cls(query, query, known, known)
        read = {**retrieval.read}
        unknown = [row for row in rows if row not in read]
        matches = token_similarities(query.reading, index, unknown)
        read.update(zip(unknown, matches, strict=True))
        return cls(query, query.reading, known, read)


def _sentence_matches(
    seen: _Seen, index: Index, paragraph: Paragraph
) -> list[tuple[tuple[int, int], Floats, float, float]]:
    """Return each sentence of a paragraph with how well it matches the question.

    Returns:
        Per sentence its offsets, the best match of each question token in it, its score to the
        reader, and the cosine of the question's vector with the mean of the sentence's token
        vectors: a vector of the sentence in its context, without another forward pass (Günther
        and others 2024, "Late Chunking").
    """
    rows = index.rows_of(paragraph.id)
    offsets = np.concatenate([index.token_offsets(row) for row in rows])
    joined = np.concatenate([seen.similarities[row] for row in rows], axis=1)
    read = np.concatenate([seen.read[row] for row in rows], axis=1)
    vectors = index.token_slice(rows).vectors
    mean_question = seen.query.encoding.pooled
    sentences = []
    for start, end in split_sentences(paragraph.text):
        own = (offsets[:, 0] >= start) & (offsets[:, 0] < end)
        best, learned = _best(joined[:, own]), _best(read[:, own])
        mean = vectors[own].mean(axis=0) if own.any() else np.zeros_like(mean_question)
        length = float(np.linalg.norm(mean)) or 1.0
        pooled = float(mean_question @ mean) / length
        sentences.append(((start, end), best, float(learned @ seen.reading.weights), pooled))
    return sentences


def _best(similarities: Floats) -> Floats:
    """Return each question token's best match, -1 where there is nothing to match."""
    if similarities.shape[1] == 0:
        return np.full(len(similarities), -1.0, np.float32)
    best: Floats = similarities.max(axis=1).astype(np.float32)
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


def weighted_terms(text: str, index: Index) -> dict[str, float]:
    """Return the stems of a question's content words with their weight by idf, summing to 1."""
    n_chunks = len(index.chunks)
    weights = {}
    for word in content_words(text):
        for term in split_into_terms(word):
            frequency = index.document_frequency(term)
            weights[term] = float(np.log((1 + n_chunks) / (1 + frequency)))
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def rarest_term(terms: Mapping[str, float], index: Index) -> str:
    """Return the rarest of the terms that the letters have; empty if they have none."""
    known = [term for term in terms if index.document_frequency(term)]
    return max(known, key=lambda term: (terms[term], term), default="")


_COMPOUND = 5
"""A stem of so many letters is looked for inside longer words: "opvang" in "opvangplaats"."""


def covers(term: str, stems: set[str]) -> bool:
    """Return whether a stem stands among others, alone or inside a compound."""
    if term in stems:
        return True
    if len(term) < _COMPOUND:
        return False
    return any(term in other or (len(other) >= _COMPOUND and other in term) for other in stems)


def overlap_of(terms: dict[str, float], stems: set[str]) -> float:
    """Return the share of the terms' weight that the stems cover, 0 to 1."""
    return sum(weight for term, weight in terms.items() if covers(term, stems))


def mentions_in(text: str, question: Question) -> tuple[tuple[int, int], ...]:
    """Return where a sentence mentions the kind of thing that a question asks for."""
    for kind in question.kinds:
        if has_form(kind):
            if kind is Asked.ABBREVIATION:
                return _expansions(text, question.text)
            found = find_mentions(text, kind)
            if asks_holder(question):
                found = find_names(text)
            elif kind is Asked.PERSON and _WHO_ALL.search(question.search_text):
                found += find_mentions(text, Asked.ORGANISATION)
            elif kind is Asked.NUMBER and _HOW_OFTEN.search(question.text):
                found = find_frequencies(text)
            elif kind is Asked.NUMBER and _BY_HOW_MUCH.search(question.text):
                found += find_mentions(text, Asked.PERCENTAGE)
            asked = question.text.lower()
            # What the question itself says is no answer to it.
            return tuple(
                (mention.start, mention.end)
                for mention in found
                if text[mention.start : mention.end].lower() not in asked
            )
    return ()


def asks_where(question: Question) -> bool:
    """Return whether is asked where, which a website or a body answers as well as a town."""
    return question.kind is Asked.PLACE and not _WHICH_PLACE.search(question.text)


_WHICH_PLACE = re.compile(r"\b(?:welke?|which|what)\b", re.IGNORECASE)


def asks_holder(question: Question) -> bool:
    """Return whether the name is asked of one who has an office."""
    return question.kind is Asked.PERSON and bool(_WHO_IS.search(question.search_text))


_WHO_IS = re.compile(
    rf"\bwie (?:is|was|werd|wordt|zijn|waren) (?:(?:in \d{{4}}|toen|destijds|nu|momenteel) )*"
    rf"(?:de |het )?(?:\w+ ){{0,2}}?{HOLDERS}\b|\bhoe he(?:et|ette|ten)\b|\bnaam van\b|"
    rf"\bwho (?:is|was) (?:the )?(?:\w+ ){{0,3}}?{HOLDERS}\b",
    re.IGNORECASE,
)
"""Asks for the name of one who has an office: the office is no answer."""
_WHO_ALL = re.compile(
    r"\bwie (?:gaat|heeft|beheer\w*|organiseer\w*|coördineer\w*|signaleer\w*|verstrek\w*|lever\w*|"
    r"ontwikkel\w*|evalueer\w*|leid\w*|trek\w*|toets\w*|adviseer\w*|houdt|hield|geeft|gaf)\b|"
    r"\bwie (?:kunnen|mogen|moeten|zijn|waren|doen|deden|krijgen|kregen|hebben|hadden|zitten|nemen|"
    r"namen|betalen|betaalden|werken|komen|gaan)\b|\bwie (?:is|was|werd|wordt)\b|"
    r"\b(?:voor|van|aan|door|met|volgens|bij) wie\b|"
    r"\bwiens\b|"
    r"\bwie (?:betaal\w+|zorg\w+|voer\w*|onderzoek\w*|deed|financier\w*|zegt|zei|stel\w+|"
    r"conclude\w+)\b|"
    r"\bwho (?:can|may|must|are|were|pays|paid|said|says|concluded|carried)\b",
    re.IGNORECASE,
)
"""Asks for those who do something: organisations as well as persons."""
_BY_HOW_MUCH = re.compile(
    r"\b(?:met hoeveel|hoe hoog|hoeveel (?:meer|minder|hoger|lager)|by how much|"
    r"how much (?:more|less))\b",
    re.IGNORECASE,
)
"""Asks for a difference or a height, which a percentage tells as well as a number."""
_HOW_OFTEN = re.compile(r"\b(?:hoe vaak|how often)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z][\w-]*[A-Z][\w-]*\b")


_CALLED = re.compile(r"\((?:hierna|verder|afgekort|ook wel|in het vervolg|kortweg)\b[^()]{0,20}$")
"""Before an abbreviation in brackets: "Digital Services Act (hierna DSA)"."""


def _expansions(text: str, question: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentence spells out an abbreviation of the question."""
    spans = []
    for acronym in _ACRONYM.findall(question):
        for match in re.finditer(rf"\b{re.escape(acronym)}(?:['’]?s)?\b", text):
            before, after = text[: match.start()], text[match.end() :]
            in_brackets = before.rstrip().endswith("(")
            called = _CALLED.search(before) and after.startswith(")")
            spelled = after.lstrip().startswith("(") or re.match(
                r"\s*(?:[A-Z]+ )?staa[nt] voor\b", after
            )
            if in_brackets or called or spelled:
                spans.append(match.span())
    return tuple(spans)
