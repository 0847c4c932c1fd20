"""The sentences that tell most of a term, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from mhassist.answering.mentions import find_mentions
from mhassist.answering.overlap import weighted_terms
from mhassist.answering.quotes import Quote, widen
from mhassist.answering.ranking import Scored, rank
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.query import Query
from mhassist.question import Asked
from mhassist.retrieval import Filter, RankingWeights, Retrieval, retrieve
from mhassist.sentences import split_sentences
from mhassist.timeline.figures import Given, figures_in
from mhassist.timeline.term import Figure, Term, heaviest

MOST = 2
"""Sentences of one letter."""
MAX_WORDS = 55
"""Longest quote, with the sentence before it where it points back."""
_NUMBERED = 2
_SHORTEST = 5
"""Words of the shortest sentence that tells anything."""
_ROOM = 45
"""Words of a letter's sentences together, where there are two."""
_EVERY_CHUNK = 100_000
_HALF = 0.5
"""Share of the term, by idf, that a sentence has itself where the rest stands around it; also the
share of the first sentence's chance from which a second one is shown."""
_UNSAID = frozenset({Kind.LETTERHEAD, Kind.HEADING, Kind.ANNEX, Kind.SIGNATURE})
_SURE = {3: 1.0, 2: 0.9, 1: 0.6, 0: 0.2, -1: 0.0}
"""What a figure adds where one is asked for, by how sure it is of the term."""
_COUNTED = 0.3
"""What a number of the thing adds where none is asked for."""


class Place(IntEnum):
    """Where the term stands, the best first."""

    SENTENCE = 0
    PARAGRAPH = 1
    HEADING = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that was chosen."""

    quote: Quote
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letterful:
    """What one letter tells of a term."""

    told: tuple[Told, ...]
    mentions: bool
    """Whether the term stands in the letter at all."""
    part: str = ""
    """The word of the term that says most, where the letter has that one without the rest."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a letter is searched with."""

    query: Query
    index: Index
    weights: RankingWeights
    share: float = 1.0
    """Share of the term, by idf, that a paragraph with its headings must have."""
    looking_back: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Ids of letters of which only sentences that name one of these years are wanted."""


def follow_in_letter(term: Term, search: Search, letter: Letter) -> Letterful:
    """Return the sentences of one letter that tell most of a term, in order of place."""
    index, query, weights = search.index, search.query, search.weights
    places = _places_of(term, search, letter)
    if not places:
        headed = _in_heading(term, index, letter)
        return Letterful((), mentions=headed, part="" if headed else _part_in(term, index, letter))
    admitted = Filter(frozenset({letter.id}))
    found = retrieve(query, index, admitted=admitted, weights=weights, limit=_EVERY_CHUNK)
    wanted = {paragraph_id for paragraph_id, _ in places}
    hits = tuple(hit for hit in found.hits if hit.paragraph.id in wanted)
    scored = rank(query, index, Retrieval(hits, found.similarities)).sentences
    told = _choose(scored, places, term=term, strict=search.share == 1.0)
    return Letterful(tuple(sorted(told, key=_place)), mentions=True)


def _place(told: Told) -> tuple[int, int]:
    return (told.quote.paragraph.number, told.quote.start)


def _places_of(term: Term, search: Search, letter: Letter) -> dict[tuple[str, int], Place]:
    """Return, by paragraph and offset, the sentences that have the term, and where it stands.

    Sentences under a heading with the term count only where no sentence has it itself.
    """
    weights = weighted_terms(term.subject, search.index)
    title = letter.metadata.title
    own: dict[tuple[str, int], Place] = {}
    under: dict[tuple[str, int], Place] = {}
    years = search.looking_back.get(letter.id)
    for paragraph in search.index.paragraphs_of(letter.id):
        if paragraph.kind in _UNSAID:
            continue
        headings = " ".join(paragraph.section)
        if _share_in(f"{title} {headings} {paragraph.text}", term, weights) < search.share:
            continue
        headed = not term.missing_units(headings)
        for start, end in split_sentences(paragraph.text):
            sentence = paragraph.text[start:end]
            if years is not None and not any(str(year) in sentence for year in years):
                continue
            share = _share_in(sentence, term, weights)
            key = (paragraph.id, start)
            if share == 1.0:
                own[key] = Place.SENTENCE
            elif share >= _HALF * search.share or _has_figure(sentence, term):
                own[key] = Place.PARAGRAPH
            elif headed:
                under[key] = Place.HEADING
    return own or under


def _share_in(text: str, term: Term, weights: Mapping[str, float]) -> float:
    """Return the share of the term, by idf, that a text has; 1.0 exactly for all of it."""
    missing = term.missing_units(text)
    if not missing:
        return 1.0
    return heaviest([unit for unit in term.units if unit not in missing], weights)


def _has_figure(sentence: str, term: Term) -> bool:
    """Return whether a sentence gives the figure that is followed, of what stands around it.

    Money, where money is followed; else a number of the last part of a compound: "het aantal
    plaatsen", in a paragraph on "opvangplaatsen".
    """
    if term.figure is Figure.AMOUNT:
        return bool(find_mentions(sentence, Asked.AMOUNT))
    return term.figure is Figure.NUMBER and figures_in(sentence, term).sure >= _NUMBERED


def _in_heading(term: Term, index: Index, letter: Letter) -> bool:
    return any(
        not term.missing_units(paragraph.text)
        for paragraph in index.paragraphs_of(letter.id)
        if paragraph.kind in (Kind.HEADING, Kind.ANNEX)
    )


def _part_in(term: Term, index: Index, letter: Letter) -> str:
    """Return the rarest word of a term of several where a letter has it, without the others."""
    if len(term.units) < _SEVERAL:
        return ""
    weights = weighted_terms(term.subject, index)
    head = max(term.units, key=lambda unit: heaviest([unit], weights))
    texts = (paragraph.text for paragraph in index.paragraphs_of(letter.id))
    found = any(head.stands_in(text, frozenset(split_into_terms(text))) for text in texts)
    return head.text if found else ""


_SEVERAL = 2


def _choose(
    scored: Sequence[Scored],
    places: Mapping[tuple[str, int], Place],
    *,
    term: Term,
    strict: bool,
) -> list[Told]:
    """Return at most ``MOST`` sentences; where a figure is asked for, those that give one first."""
    weighed: list[tuple[float, Scored, Given]] = []
    for one in scored:
        candidate = one.candidate
        place = places.get((candidate.paragraph.id, candidate.start))
        if place is None or len(candidate.text.split()) < _SHORTEST:
            continue
        given = figures_in(candidate.text, term)
        if strict and term.figure is not None and given.sure < 0:
            continue
        bonus = _SURE[given.sure] if term.figure else _COUNTED * (given.sure == 3)
        weighed.append((one.probability + bonus + _telling(one, term, place), one, given))
    weighed.sort(key=lambda each: (-each[0], each[1].candidate.key))
    chosen: list[tuple[float, Scored, Given]] = []
    for each in weighed:
        if len(chosen) == MOST:
            break
        if not chosen or _adds(each, chosen[0], term):
            chosen.append(each)
    quotes = [_widened(one, term) for _, one, _ in chosen]
    if sum(quote.words for quote in quotes) > _ROOM:
        quotes = quotes[:1]
    return [Told(quote, each[2].values) for quote, each in zip(quotes, chosen, strict=False)]


def _adds(
    each: tuple[float, Scored, Given], first: tuple[float, Scored, Given], term: Term
) -> bool:
    """Return whether a second sentence tells what the first does not."""
    if term.figure is not None:
        new = set(each[2].values) - set(first[2].values)
        return each[2].sure >= 2 and bool(new)
    same = each[1].candidate.paragraph.id == first[1].candidate.paragraph.id
    return not same and each[0] >= _HALF * first[0]


def _telling(one: Scored, term: Term, place: Place) -> float:
    """Return how much more, or less, a sentence tells of the term than its words say.

    Better where the term comes early, where the heading has it too, and where something happens:
    a date or a figure. Worse in a long sentence, in a row of things, in a mere reference.
    """
    candidate = one.candidate
    text = candidate.text
    words = text.split()
    paragraph = candidate.paragraph
    early = not term.missing_units(" ".join(words[:_EARLY]))
    headed = bool(paragraph.section) and not term.missing_units(paragraph.section[-1])
    dated = bool(find_mentions(text, Asked.DATE))
    row = text.count(",") >= _ROW
    footnote = paragraph.kind is Kind.FOOTNOTE
    reference = footnote and bool(_REFERENCE.search(text))
    said_so = _phrase(term.subject) in _phrase(text)
    return (
        0.1 * early
        + 0.15 * said_so
        + 0.05 * headed
        + 0.05 * dated
        - 0.1 * place
        - 0.1 * row
        - 0.1 * footnote
        - 0.4 * reference
        - max(0, len(words) - _LONG) / 100
    )


def _phrase(text: str) -> str:
    return f" {' '.join(split_into_terms(text))} "


_EARLY = 8
_ROW = 4
"""Commas from which a sentence is a row of things."""
_LONG = 32
"""Words from which a sentence is long."""
_REFERENCE = re.compile(r"Kamerstuk|https?:|www\.|\.nl\b")


def _widened(one: Scored, term: Term) -> Quote:
    """Return a sentence to quote, with the one before it where it points back.

    Of a long row between semicolons only the part that has the term.
    """
    candidate = one.candidate
    quote = Quote(candidate.paragraph, candidate.start, candidate.end)
    if quote.words <= MAX_WORDS:
        return widen(quote, max_words=MAX_WORDS)
    parts, start = [], quote.start
    for part in re.split(r"(?<=;) ", quote.text):
        parts.append(Quote(candidate.paragraph, start, start + len(part)))
        start += len(part) + 1
    return min(parts, key=lambda part: (len(term.missing_units(part.text)), part.start))


def is_running(paragraph: Paragraph) -> bool:
    """Return whether a paragraph has sentences of the letter itself."""
    return paragraph.kind not in _UNSAID
