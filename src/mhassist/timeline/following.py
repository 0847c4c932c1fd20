"""Promises of the letters, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhassist.answering.letter_facts.period import Period, period_named
from mhassist.answering.quotes import Quote
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph
from mhassist.question.language import content_words
from mhassist.sentences import split_sentences
from mhassist.timeline.due import by_when, is_of_every_year
from mhassist.timeline.moments import is_running
from mhassist.timeline.naming import naming_terms, paper_named, papers_in
from mhassist.timeline.promises import (
    is_promise,
    phrases_of,
    promised_thing,
    reported_in,
)
from mhassist.timeline.term import Term

THIN = 3
"""A promise of so few content words says of what only with the sentence before it."""

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
                found.append(_named(_promised(paragraph, (before, start, end)), start, index))
    return found


def _named(promised: Promised, start: int, index: Index) -> Promised:
    """Return a promise of a thing without a name of its own, with what the text before names.

    "Het wetsvoorstel wordt aan uw Kamer aangeboden" is of the bill that a sentence before tells of.
    """
    if naming_terms(promised.thing, index) or is_of_every_year(by_when(promised.sentence)):
        return promised
    paragraph = promised.quote.paragraph
    text = paragraph.text[:start]
    before = [text[first:last] for first, last in split_sentences(text)][-_BEFORE:]
    papers = papers_in(promised.thing)
    kinds = papers | _LAW if papers & _LAW else papers
    headed = paragraph.section[-1] if paragraph.section else ""
    of_what = [paper_named(each, kinds) for each in before]
    telling = [each for each in (headed, *of_what) if naming_terms(each, index)]
    telling = telling or [each for each in of_what if each] or before
    return replace(promised, thing=" ".join((promised.thing, *telling[-1:])).strip())


_LAW = papers_in("wet wetsvoorstel voorstel wijziging wetswijziging regeling")
"""A bill changes a law."""
_BEFORE = 4
"""Sentences before a promise in which its thing may be named."""


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
