"""Which sentences of one letter tell most of a term, best first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from mhassist.answering.mentions import find_mentions
from mhassist.answering.quotes import Quote, widen
from mhassist.answering.ranking import Scored
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind
from mhassist.question import Asked
from mhassist.timeline.figures import Given, figures_in
from mhassist.timeline.term import Term

MOST = 4
"""Sentences of one letter."""
MAX_WORDS = 55
"""Longest quote, with the sentence before it where it points back."""
_SHORTEST = 5
"""Words of the shortest sentence that tells anything."""
_HALF = 0.5
"""Share of the first sentence's chance from which a second one is shown."""
_SURE = {3: 1.0, 2: 0.9, 1: 0.6, 0: 0.2, -1: 0.0}
"""What a figure adds where one is asked for, by how sure it is of the term."""
_COUNTED = 0.3
"""What a number of the thing adds where none is asked for."""


_Weighed = tuple[float, Scored, Given]


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

    @property
    def place(self) -> tuple[int, int]:
        """Where in its letter it stands."""
        return (self.quote.paragraph.number, self.quote.start)


def choose(
    scored: Sequence[Scored],
    places: Mapping[tuple[str, int], Place],
    *,
    term: Term,
    strict: bool,
    least: float = 0.0,
) -> list[Told]:
    """Return at most ``MOST`` sentences, best first; where a figure is asked for, those with one.

    Args:
        scored: The sentences of the letter.
        places: By paragraph and offset, those that may be chosen, and where they have the term.
        term: What is followed.
        strict: Whether a sentence without the figure asked for tells nothing.
        least: Chance from which a sentence tells something that has neither the whole term
            itself nor the figure asked for.
    """
    weighed: list[_Weighed] = []
    for one in scored:
        candidate = one.candidate
        place = places.get((candidate.paragraph.id, candidate.start))
        if place is None or len(candidate.text.split()) < _SHORTEST:
            continue
        given = figures_in(candidate.text, term)
        wanted = term.figure is not None and given.sure > _IN_WORDS
        if place != Place.SENTENCE and one.probability < least and not wanted:
            continue
        if strict and term.figure is not None and given.sure < 0:
            continue
        bonus = _SURE[given.sure] if term.figure else _COUNTED * (given.sure == 3)
        weighed.append((one.probability + bonus + _telling(one, term, place), one, given))
    weighed.sort(key=lambda each: (-each[0], each[1].candidate.key))
    chosen: list[_Weighed] = []
    for each in weighed:
        if len(chosen) == MOST:
            break
        if not chosen or _adds(each, chosen, term=term, places=places):
            chosen.append(each)
    return [Told(_widened(one, term), given.values) for _, one, given in chosen]


def _adds(
    each: _Weighed,
    chosen: Sequence[_Weighed],
    *,
    term: Term,
    places: Mapping[tuple[str, int], Place],
) -> bool:
    """Return whether a further sentence tells what those before it do not."""
    weight, one, given = each
    if term.figure is not None:
        if max(other[2].sure for other in chosen) <= _IN_WORDS:
            return given.sure >= 0 and len(chosen) < _TRENDS
        new = set(given.values).difference(*(other[2].values for other in chosen))
        return given.sure > _IN_WORDS and bool(new)
    own = places[one.candidate.paragraph.id, one.candidate.start] == Place.SENTENCE
    dated = own and bool(find_mentions(one.candidate.text, Asked.DATE))
    return weight >= (_DATED if dated else _HALF) * chosen[0][0]


_IN_WORDS = 1
"""How sure a figure is that is told in words: that there are many, or fewer than before."""
_TRENDS = 2
"""Sentences of a letter that tell in words how many there are, where none gives a number."""
_DATED = 0.3
"""The same of one that says when something happened: that is what a course is made of."""


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
    sized = term.figure is None and bool(find_mentions(text, Asked.NUMBER))
    row = text.count(",") >= _ROW
    footnote = paragraph.kind is Kind.FOOTNOTE
    reference = footnote and bool(_REFERENCE.search(text))
    said_so = _phrase(term.subject) in _phrase(text)
    return (
        0.1 * early
        + 0.15 * said_so
        + 0.05 * headed
        + 0.1 * dated
        + 0.05 * sized
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
_REFERENCE = re.compile(r"^Zie\b|Kamerstuk|https?:|www\.|\.nl\b")


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
