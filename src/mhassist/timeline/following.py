"""Promises of the letters, each with the later passage that comes back to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhassist.answering.candidates import Candidate, find_candidates
from mhassist.answering.letter_facts.period import Period, period_named
from mhassist.answering.quotes import Quote
from mhassist.encoder import Encoder
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph
from mhassist.query import make_query
from mhassist.question import Question, Scope
from mhassist.question.kinds import Asked
from mhassist.question.language import content_words
from mhassist.retrieval import Filter, RankingWeights, retrieve
from mhassist.sentences import split_sentences
from mhassist.timeline.moments import is_running
from mhassist.timeline.promises import (
    is_promise,
    months_in,
    phrases_of,
    promised_thing,
    reported_in,
    speaks_of_keeping,
)
from mhassist.timeline.term import Term

THIN = 3
"""A promise of so few content words says of what only with the sentence before it."""
ENOUGH = 0.7
"""Score from which a later passage is taken to come back to a promise."""
SEARCHED = 60
"""Paragraphs of later letters that are looked at."""
_OVERLAP = 0.5
_PHRASE = 0.3
_KEPT = 0.1
_IN_TIME = 0.25
"""What counts beside late interaction: shared words by idf, a shared phrase, that something was
sent or told, and that it was so in the months after the promise."""
_NAMED = 0.8
"""Least share of words that a sentence with the same phrase counts for."""
_RARE = 0.06
_FEW = 3
"""Share, or number, of paragraphs that a phrase may stand in to tell one thing from another."""
_MONTHS = 18
"""Months after a promise in which it is kept, if it is."""
_CLOSE = 0.15


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Promised:
    """A sentence that promises."""

    quote: Quote
    sentence: str
    """The promise alone, without the sentence before it."""
    thing: str
    """What is promised, for the search."""
    made: Period | None = ALWAYS
    """When, of a promise of which the letter tells; ``ALWAYS`` where it is the letter's own, and
    ``None`` where only that it was earlier is said."""

    def is_of(self, periods: Sequence[Period], letter: Letter) -> bool:
        """Return whether it was made in one of the periods, or may have been; true of none."""
        if not periods:
            return True
        if self.made is None:
            return False
        made = self.made
        if made == ALWAYS and letter.sort_date is not None:
            made = Period(letter.sort_date, letter.sort_date)
        return any(made.first <= one.last and one.first <= made.last for one in periods)


def promises_in(letter: Letter, index: Index) -> list[Promised]:
    """Return the promises of a letter, in order of place."""
    found = []
    for paragraph in index.paragraphs_of(letter.id):
        if not is_running(paragraph):
            continue
        spans = split_sentences(paragraph.text)
        for place, (start, end) in enumerate(spans):
            sentence = paragraph.text[start:end]
            if is_promise(sentence):
                before = spans[place - 1][0] if place else start
                found.append(_promised(paragraph, (before, start, end)))
    return found


def _promised(paragraph: Paragraph, span: tuple[int, int, int]) -> Promised:
    before, start, end = span
    sentence = paragraph.text[start:end]
    thing = promised_thing(sentence)
    wider = paragraph.text[before:start].strip()
    told, unsaid = reported_in(sentence, wider)
    made = None if unsaid else (*period_named(told), ALWAYS)[0]
    alone = Promised(Quote(paragraph, start, end), sentence, thing, made)
    if told and told == wider:
        return replace(alone, quote=Quote(paragraph, before, end))
    if len(content_words(thing)) >= THIN or phrases_of(thing) or not _POINTS.search(sentence):
        return alone
    if wider:
        quote = Quote(paragraph, before, end)
        return replace(alone, quote=quote, thing=f"{thing} {wider}".strip())
    headed = paragraph.section[-1] if paragraph.section else ""
    return replace(alone, thing=f"{thing} {headed}".strip())


_POINTS = re.compile(
    r"\b(?:hier|daar)(?:over|van|op|aan|in|bij|mee)?\b|\b(?:dit|deze|die|dat|hij)\b", re.IGNORECASE
)
"""Words by which a promise says of what with the sentence before it."""


def is_about(promised: Promised, term: Term | None) -> bool:
    """Return whether a promise is about a term: in its sentence, around it or in its headings."""
    if term is None:
        return True
    paragraph = promised.quote.paragraph
    return not term.missing_units(" ".join((*paragraph.section, paragraph.text)))


@dataclass(frozen=True, slots=True)
class Later:
    """The passage of a later letter that comes nearest to a promise."""

    quote: Quote
    score: float


def nearest_later(
    promised: Promised,
    index: Index,
    encoder: Encoder,
    *,
    letters: Sequence[Letter],
    weights: RankingWeights,
) -> Later | None:
    """Return what comes nearest to a promise in later letters, however far; ties by place.

    Args:
        promised: The promise.
        index: Holds the letters.
        encoder: Encodes the promised thing.
        letters: Those that may be quoted; only the ones after the promise are.
        weights: Of the search.
    """
    made = index.letter(promised.quote.paragraph.letter_id).sort_date
    after = frozenset(
        letter.id for letter in letters if made and letter.sort_date and letter.sort_date > made
    )
    if made is None or not after:
        return None
    question = _as_question(promised.thing)
    encoding = encoder.encode_questions([promised.thing])[0]
    query = make_query(question, encoding, index)
    found = retrieve(query, index, admitted=Filter(after), weights=weights, limit=SEARCHED)
    phrases = _telling(phrases_of(promised.sentence), index)
    month = made.year * 12 + made.month - 1
    scored = [
        (score_of(candidate, promised, phrases=phrases, month=month), candidate)
        for candidate in find_candidates(query, index, found)
        if is_running(candidate.paragraph)
        and _keeps(candidate, index, month)
        and _is_same(candidate, promised, phrases)
    ]
    if not scored:
        return None
    highest = max(score for score, _ in scored)
    close = [each for each in scored if each[0] >= highest - _CLOSE]
    # Of passages that come as near, the first after the promise tells what became of it.
    score, best = min(close, key=lambda each: (_day(each[1], index), -each[0], each[1].key))
    return Later(Quote(best.paragraph, best.start, best.end), round(score, 4))


def _keeps(candidate: Candidate, index: Index, month: int) -> bool:
    """Return whether a later sentence can tell what became of a promise.

    It says that something was sent or told, or promises it again, within the months in which a
    promise is kept; after that the same words are of another plan. Measured by reading all
    thirteen promises of ``corpus/`` that have a later letter: without this five later passages
    were shown, of which three were on something else; with it one, and it is right.
    """
    if not speaks_of_keeping(candidate.text):
        return False
    date = index.letter(candidate.paragraph.letter_id).sort_date
    written = [] if date is None else [date.year * 12 + date.month - 1]
    return any(0 <= each - month <= _MONTHS for each in (*written, *months_in(candidate.text)))


def _is_same(candidate: Candidate, promised: Promised, phrases: Sequence[str]) -> bool:
    """Return whether a sentence names the thing that was promised: in two words at least."""
    if any(phrase in candidate.text.lower() for phrase in phrases):
        return True
    thing = set(split_into_terms(" ".join(content_words(promised.thing))))
    return len(thing & set(split_into_terms(candidate.text))) >= _SHARED


_SHARED = 2


def _day(candidate: Candidate, index: Index) -> int:
    date = index.letter(candidate.paragraph.letter_id).sort_date
    return date.toordinal() if date else 0


def score_of(
    candidate: Candidate, promised: Promised, *, phrases: Sequence[str], month: int
) -> float:
    """Return how surely a sentence of a later letter comes back to a promise.

    Args:
        candidate: The sentence, with how it matches the promised thing.
        promised: The promise.
        phrases: Names of several words in it.
        month: The month of the letter that promised, as ``months_in`` counts them.
    """
    text = candidate.text
    shared = any(phrase in text.lower() for phrase in phrases)
    kept = speaks_of_keeping(text)
    in_time = kept and any(0 < each - month <= _MONTHS for each in months_in(text))
    words = max(candidate.overlap, _NAMED) if shared else candidate.overlap
    if not words:
        return 0.0  # likeness alone does not make it the same thing
    return candidate.late + _OVERLAP * words + _PHRASE * shared + _KEPT * kept + _IN_TIME * in_time


def _telling(phrases: Sequence[str], index: Index) -> list[str]:
    """Return the phrases that few paragraphs have: each letter says "aanpak van mensenhandel"."""
    texts = [paragraph.text.lower() for paragraph in index.all_paragraphs]
    return [
        phrase
        for phrase in phrases
        if sum(phrase in text for text in texts) <= max(_FEW, _RARE * len(texts))
    ]


def _as_question(thing: str) -> Question:
    return Question(
        text=thing,
        own_text=thing,
        whole_text=thing,
        search_text=thing,
        renamed=(),
        language="nl",
        kinds=(Asked.OPEN,),
        head="",
        head_said="",
        count=None,
        scope=Scope(),
        frame=frozenset(),
        same_letter=False,
    )
