"""What became of a promise: the passage of a later letter, or of its own, that comes back to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.candidates import Candidate, find_candidates
from mhassist.answering.overlap import covers
from mhassist.answering.quotes import Quote
from mhassist.encoder import Encoder
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.query import make_query
from mhassist.question import Question, Scope
from mhassist.question.kinds import Asked
from mhassist.question.language import content_words
from mhassist.retrieval import Filter, RankingWeights, retrieve
from mhassist.sentences import split_sentences
from mhassist.timeline.due import by_when, due_month, is_of_every_year
from mhassist.timeline.following import Promised
from mhassist.timeline.moments import is_running
from mhassist.timeline.naming import PLANS, naming_terms, papers_in, share_named
from mhassist.timeline.promises import (
    is_promise,
    is_sent_to_the_kamer,
    keeps_openly,
    months_in,
    phrases_of,
    speaks_of_keeping,
    tells_the_kamer,
    was_promised,
)

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
"""Months after its term in which a promise is kept, if it is, of a thing without a name."""
_LONGEST = 48
"""The same of a thing that has a name: as long as a cabinet sits."""
_KNOWN = 0.5
"""Share of a thing's own name, by idf, by which it is known again."""
_CLOSE = 0.15


@dataclass(frozen=True, slots=True)
class Later:
    """The passage of a later letter that comes nearest to a promise."""

    quote: Quote
    score: float


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for in later letters."""

    index: Index
    thing: frozenset[str]
    names: dict[str, float]
    papers: frozenset[str]
    phrases: tuple[str, ...]
    month: int
    """Of the letter that promised, as ``months_in`` counts them."""
    due: int
    """By which it was to be kept."""
    yearly: bool

    def phrased(self, text: str) -> bool:
        """Return whether a text has a phrase of the promise."""
        return any(phrase in text.lower() for phrase in self.phrases)


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
    sought = _sought(promised, index, made.year * 12 + made.month - 1)
    scored = [
        (score_of(candidate, sought), candidate)
        for candidate in find_candidates(query, index, found)
        if is_running(candidate.paragraph) and _keeps(candidate, sought)
    ]
    if not scored:
        return None
    highest = max(score for score, _ in scored)
    close = [each for each in scored if each[0] >= highest - _CLOSE]
    # Of passages that come as near, the first after the promise tells what became of it.
    score, best = min(close, key=lambda each: (_day(each[1], index), -each[0], each[1].key))
    return Later(Quote(best.paragraph, best.start, best.end), round(score, 4))


def _keeps(candidate: Candidate, of: _Sought) -> bool:
    """Return whether a later sentence can tell what became of a promise.

    It says that something was sent, told or done, or promises it again, and names the thing. A
    thing without a name of its own ("het plan van aanpak") is another one after the months in
    which a promise is kept.
    """
    text = candidate.text
    if not speaks_of_keeping(text):
        return False
    date = of.index.letter(candidate.paragraph.letter_id).sort_date
    written = [] if date is None else [date.year * 12 + date.month - 1]
    months = (*written, *months_in(text))
    if of.yearly:
        around = f"{' '.join(candidate.paragraph.section)} {candidate.paragraph.text}"
        if len(of.thing) < _SHARED or not tells_the_kamer(text):
            return False
        return _shares(of, text) and _shares(of, around, all_of_it=True)
    if max(share_named(of.names, each) for each in (text, _with_before(candidate, of))) >= _KNOWN:
        return any(0 <= each - of.month <= of.due - of.month + _LONGEST for each in written)
    if _is_sent_in_time(text, of):
        return True
    if not any(0 <= each - of.month <= of.due - of.month + _MONTHS for each in months):
        return False
    return (not of.names and _is_same(candidate, of)) or of.phrased(text)


def _is_sent_in_time(text: str, of: _Sought) -> bool:
    """Return whether a plan was sent the Kamer in the months in which one was promised."""
    if not (of.papers & PLANS and papers_in(text) & PLANS and is_sent_to_the_kamer(text)):
        return False
    return any(0 <= each - of.month <= of.due - of.month + _SOON for each in months_in(text))


_SOON = 6
"""Months after its term in which a plan that is sent is the one that was promised."""
_SENT = 0.4
"""What it counts for, as such a plan seldom has the same name."""


def _with_before(candidate: Candidate, of: _Sought) -> str:
    """Return a sentence on the paper promised with the one before it, which may say which."""
    text = candidate.text
    if not of.papers & papers_in(text):
        return ""
    paragraph = candidate.paragraph.text
    before = split_sentences(paragraph[: candidate.start])[-1:]
    return " ".join((*(paragraph[first:last] for first, last in before), text))


def _shares(of: _Sought, text: str, *, all_of_it: bool = False) -> bool:
    stems = set(split_into_terms(text))
    found = [covers(term, stems) for term in of.thing]
    return all(found) if all_of_it else any(found)


def _is_same(candidate: Candidate, of: _Sought) -> bool:
    """Return whether a sentence names the thing that was promised: in two words at least."""
    text = candidate.text
    if of.phrased(text):
        return True
    return len(of.thing & set(split_into_terms(text))) >= _SHARED


_SHARED = 2


def _day(candidate: Candidate, index: Index) -> int:
    date = index.letter(candidate.paragraph.letter_id).sort_date
    return date.toordinal() if date else 0


def score_of(candidate: Candidate, of: _Sought) -> float:
    """Return how surely a sentence of a later letter comes back to a promise."""
    text = candidate.text
    shared = of.phrased(text)
    kept = speaks_of_keeping(text)
    in_time = kept and any(
        0 < each - of.month <= of.due - of.month + _MONTHS for each in months_in(text)
    )
    words = max(candidate.overlap, _NAMED) if shared else candidate.overlap
    if of.yearly:
        words = max(words, _NAMED)
    sent = _is_sent_in_time(text, of)
    if not words and not sent:
        return 0.0  # likeness alone does not make it the same thing
    told = _KEPT * kept + _IN_TIME * in_time + _SENT * sent
    return candidate.late + _OVERLAP * words + _PHRASE * shared + told


def _sought(promised: Promised, index: Index, month: int) -> _Sought:
    term = by_when(promised.sentence)
    return _Sought(
        index=index,
        thing=frozenset(split_into_terms(" ".join(content_words(promised.thing)))),
        names=dict(naming_terms(promised.thing, index)),
        papers=papers_in(promised.thing),
        phrases=tuple(_telling(phrases_of(promised.sentence), index)),
        month=month,
        due=max(month, due_month(term, month)),
        yearly=is_of_every_year(term),
    )


def said_by_itself(promised: Promised) -> Quote | None:
    """Return what the letter that reports a promise says of it next: that it is kept, perhaps.

    None of a promise that the letter makes itself, or where the next one follows.
    """
    paragraph = promised.quote.paragraph
    text = paragraph.text
    later = [span for span in split_sentences(text) if span[0] >= promised.quote.end]
    for start, end in later:
        if keeps_openly(text[start:end]):
            return Quote(paragraph, start, end)
    if not later or not was_promised(promised.sentence):
        return None
    following = text[slice(*later[0])]
    known = set(split_into_terms(" ".join(content_words(promised.thing))))
    said = _POINTS_TO_IT.search(following) or known & set(split_into_terms(following))
    return Quote(paragraph, *later[0]) if said and not is_promise(following) else None


_POINTS_TO_IT = re.compile(r"\b(?:dit|deze|hier\w+|daar\w+)\b", re.IGNORECASE)


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
