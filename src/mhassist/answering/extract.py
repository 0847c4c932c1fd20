"""Question + Hits -> Draft: the fewest sentences that answer, or why none does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mhassist.answering.candidates import find_candidates
from mhassist.answering.compose import Draft, Statement
from mhassist.answering.letter_facts import letter_fact
from mhassist.answering.lists import find_list, list_quotes
from mhassist.answering.quotes import Quote, join_adjacent, widen
from mhassist.answering.ranking import Scored, score_sentences
from mhassist.answering.refusal import Missing, find_missing
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.question import Asked, Question
from mhassist.retrieval import Query, Retrieval
from mhassist.sentences import split_sentences

DEPTH = 12
"""Hits whose sentences are weighed."""
MAX_WORDS = 80
MAX_WORDS_BROAD = 120
"""Longest answer, introductions aside: for one fact, and for policy, comparison or newest position."""


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the fitted numbers of ``weights.toml``."""
    text = resources.files("mhassist.answering").joinpath("weights.toml").read_text("utf-8")
    read: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return read


@dataclass(frozen=True, slots=True)
class Extraction:
    """A draft with what led to it, for explanation and for fitting."""

    draft: Draft
    scored: tuple[Scored, ...]


def extract(query: Query, index: Index, retrieval: Retrieval) -> Extraction:
    """Return the draft of an answer to one question.

    Args:
        query: The question, encoded.
        index: Holds letters and token vectors.
        retrieval: What the search found.
    """
    weights = load_weights()
    question = query.question
    candidates = find_candidates(query, index, retrieval, depth=DEPTH)
    scored = score_sentences(candidates, question, weights["sentence"])
    if not scored:
        return Extraction(Draft("refused", missing=(Missing("words", question.text),)), ())
    fact = letter_fact(question, index, retrieval)
    if fact is not None:
        return Extraction(fact, tuple(scored))
    group = find_list(question, index, retrieval.hits)
    if group is not None:
        letter = index.letter(group.items[0].letter_id)
        quotes = list_quotes(group)
        if group.lead_in is not None:
            spans = split_sentences(group.lead_in.text)
            quotes = [Quote(group.lead_in, *spans[-1]), *quotes]
        return Extraction(Draft("answered", (Statement(letter, tuple(quotes), as_list=True),)), tuple(scored))
    absent = find_missing(question, scored, index)
    chosen = _choose(scored, question, weights["selection"])
    if absent:
        return Extraction(Draft("refused", missing=tuple(absent), nearest=_nearest(scored)), tuple(scored))
    draft = Draft("answered", _statements(chosen, question, index))
    return Extraction(draft, tuple(scored))


NEAREST = 3
"""Paragraphs shown with a refusal."""


def _nearest(scored: Sequence[Scored]) -> tuple[Quote, ...]:
    """Return the best sentence of each of the paragraphs that come nearest."""
    found: dict[str, Quote] = {}
    for one in scored:
        candidate = one.candidate
        quote = Quote(candidate.paragraph, candidate.start, candidate.end)
        found.setdefault(candidate.paragraph.id, quote)
    return tuple(found.values())[:NEAREST]


def _is_broad(question: Question) -> bool:
    broad = {Asked.POLICY, Asked.OPEN, Asked.LIST}
    return bool(question.scope.compare or question.scope.newest or broad & set(question.kinds))


def _choose(
    scored: Sequence[Scored], question: Question, thresholds: Mapping[str, float]
) -> list[Quote]:
    broad = _is_broad(question)
    max_words = MAX_WORDS_BROAD if broad else MAX_WORDS
    most = 4 if broad else 2
    best = scored[0]
    chosen: list[Quote] = []
    for one in scored:
        if len(chosen) == most:
            break
        enough = one is best or (
            one.probability >= thresholds["second"]
            and one.probability >= best.probability * thresholds["second_ratio"]
        )
        if not enough:
            break
        quote = Quote(one.candidate.paragraph, one.candidate.start, one.candidate.end)
        room = max_words - sum(other.words for other in chosen)
        quote = widen(quote, max_words=room)
        if chosen and quote.words > room:
            continue
        chosen = join_adjacent([*chosen, quote])
    return chosen


def _statements(
    quotes: Sequence[Quote], question: Question, index: Index
) -> tuple[Statement, ...]:
    """Return the quotes by letter, each letter's in reading order; the newest letter first."""
    by_letter: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_letter.setdefault(quote.paragraph.letter_id, []).append(quote)
    statements = [
        Statement(index.letter(letter_id), tuple(own)) for letter_id, own in by_letter.items()
    ]
    return tuple(sorted(statements, key=lambda statement: _newest_first(statement.letter)))


def _newest_first(letter: Letter) -> tuple[int, str]:
    date = letter.sort_date
    return (-date.toordinal() if date else 0, letter.id)
