"""The sentences that tell most of a term, letter by letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mhassist.answering.mentions import find_mentions
from mhassist.answering.overlap import weighted_terms
from mhassist.answering.ranking import Scored, rank
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.query import Query
from mhassist.question import Asked
from mhassist.retrieval import Filter, RankingWeights, Retrieval, retrieve
from mhassist.sentences import split_sentences
from mhassist.timeline.choosing import Place, Told, choose
from mhassist.timeline.figures import figures_in
from mhassist.timeline.term import Figure, Term, heaviest

_NUMBERED = 2
_EVERY_CHUNK = 100_000
_HALF = 0.5
"""Share of the term, by idf, that a sentence has itself where the rest stands around it."""
_UNSAID = frozenset({Kind.LETTERHEAD, Kind.HEADING, Kind.ANNEX, Kind.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Letterful:
    """What one letter tells of a term."""

    told: tuple[Told, ...]
    """The sentences chosen, best first."""
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
    asked: Query | None = None
    """The question itself, where the term is of one: what answers it is told too."""
    looking_back: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Ids of letters of which only sentences that name one of these years are wanted."""


def follow_in_letter(term: Term, search: Search, letter: Letter) -> Letterful:
    """Return the sentences of one letter that tell most of a term, best first."""
    places = _places_of(term, search, letter)
    scored = _scored(places, search, letter) if places or search.asked is not None else ()
    if search.asked is not None:
        years = search.looking_back.get(letter.id)
        places = {**_answering(scored, term, years), **places}
    if not places:
        headed = _in_heading(term, search.index, letter)
        part = "" if headed else _part_in(term, search.index, letter)
        return Letterful((), mentions=headed, part=part)
    least = _LEAST if search.asked is not None else 0.0
    told = choose(scored, places, term=term, strict=search.share == 1.0, least=least)
    return Letterful(tuple(told), mentions=True)


def _scored(
    places: Mapping[tuple[str, int], Place], search: Search, letter: Letter
) -> Sequence[Scored]:
    """Return the sentences around the places, ranked; with those near to the question, if any."""
    query = search.asked or search.query
    admitted = Filter(frozenset({letter.id}))
    found = retrieve(
        query, search.index, admitted=admitted, weights=search.weights, limit=_EVERY_CHUNK
    )
    wanted = {paragraph_id for paragraph_id, _ in places}
    near = _NEAR if search.asked is not None else 0
    hits = [hit for at, hit in enumerate(found.hits) if at < near or hit.paragraph.id in wanted]
    return rank(query, search.index, Retrieval(tuple(hits), found.similarities)).sentences


def _answering(
    scored: Sequence[Scored], term: Term, years: Sequence[int] | None
) -> dict[tuple[str, int], Place]:
    """Return the sentences that answer the question, with part of the term in other words.

    Counted on 182 letters of 67 questions for a course, that do not have the term word for word:
    from this chance 42 give a sentence, of which 25 are the very one that was wanted and 10 are
    of a letter of which none was; from 0.15 it is 50, 29 and 13, from 0.3 29, 17 and 8.
    """
    found = {}
    for one in scored:
        candidate = one.candidate
        text = candidate.text
        if one.probability < _ANSWERS or candidate.paragraph.kind in _UNSAID:
            continue
        if years is not None and not any(str(year) in text for year in years):
            continue
        if len(term.missing_units(text)) == len(term.units) or not _may_give(text, term):
            continue
        found[candidate.paragraph.id, candidate.start] = Place.PARAGRAPH
    return found


def _may_give(text: str, term: Term) -> bool:
    """Return whether a sentence gives a figure of the kind that is followed, if one is."""
    kinds = {
        Figure.AMOUNT: Asked.AMOUNT,
        Figure.PERCENTAGE: Asked.PERCENTAGE,
        Figure.NUMBER: Asked.NUMBER,
    }
    return term.figure is None or bool(find_mentions(text, kinds[term.figure]))


_NEAR = 40
"""Chunks of a letter, nearest to the question, that may answer it in other words."""
_LEAST = 0.1
"""The same of a sentence that has part of the term, where the rest stands around it."""
_ANSWERS = 0.2
"""Chance that a sentence answers the question, from which it is told without the whole term."""


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


def is_running(paragraph: Paragraph) -> bool:
    """Return whether a paragraph has sentences of the letter itself."""
    return paragraph.kind not in _UNSAID
