"""A question about letters, with all that it takes to answer it from their own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mhassist.answering.compose import Draft, Lead, Statement, Told
from mhassist.answering.letter_facts.naming import Meant, letters_meant
from mhassist.answering.mentions import find_mentions
from mhassist.answering.quotes import Quote
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.retrieval import Hit
from mhassist.sentences import split_sentences

MOST_LETTERS = 20
"""Letters that an answer lists."""
NEWEST_SHOWN = Lead("newest_shown", (("shown", str(MOST_LETTERS)),))
"""Stands above an answer of which there are more letters than are listed."""
_NOT_RUNNING = frozenset({Kind.LETTERHEAD, Kind.HEADING, Kind.FOOTNOTE, Kind.SIGNATURE, Kind.ANNEX})
_POINTS = re.compile(
    r"\b(?:die|deze|dit|hij|hem|it|that one|this one|that|this)\b"
    r"(?! (?:\w*brief|\w*rapport\w*|stuk|motie|letter|report|motion|vragen)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the letters themselves."""

    question: Question
    text: str
    """What is asked; in a follow-up "die" stands for the letter before: "wie tekende die brief"."""
    index: Index
    hits: Sequence[Hit]
    letters: Sequence[Letter]
    """Those that may answer."""

    @property
    def text_and_synonyms(self) -> str:
        """What is asked, with other names of what it names."""
        return " ".join((self.text, *self.question.synonyms))

    def meant(self) -> Meant:
        """Return the letters that are meant, newest first."""
        whole = self.question.whole_text
        return letters_meant(self.question, whole, self.hits, letters=self.letters)

    def paragraphs(self, letter: Letter, wanted: Callable[[Paragraph], bool]) -> list[Paragraph]:
        """Return the paragraphs of a letter that are wanted."""
        return [each for each in self.index.paragraphs_of(letter.id) if wanted(each)]


def texts_of(question: Question, *, follows: bool) -> list[str]:
    """Return what a question asks in its own words, then with the question before it."""
    own = question.own_text
    if not follows:
        return [own]
    return [_POINTS.sub(lambda found: f"{found[0]} brief", own), question.whole_text]


def whole(paragraph: Paragraph) -> Quote:
    """Return a whole paragraph as a quote."""
    return Quote(paragraph, 0, len(paragraph.text))


def first_sentence(paragraph: Paragraph) -> Quote:
    """Return the first sentence of a paragraph."""
    spans = split_sentences(paragraph.text)
    return Quote(paragraph, *spans[0]) if spans else whole(paragraph)


def identity(letter: Letter, index: Index) -> Quote | None:
    """Return what stands for a letter: its date or another line of its head, else its opening."""
    paragraphs = index.paragraphs_of(letter.id)
    head = [each for each in paragraphs if each.kind is Kind.LETTERHEAD]
    dated = [each for each in head if find_mentions(each.text, Asked.DATE)]
    signed = [each for each in paragraphs if each.kind is Kind.SIGNATURE]
    chosen = next(iter((*dated[-1:], *head[-1:], *signed[:1], *paragraphs[:1])), None)
    return first_sentence(chosen) if chosen is not None else None


def opening(letter: Letter, index: Index) -> Quote | None:
    """Return the sentence with which a letter begins, under its head."""
    running = (each for each in index.paragraphs_of(letter.id) if each.kind not in _NOT_RUNNING)
    first = next(running, None)
    return first_sentence(first) if first is not None else identity(letter, index)


def told_of(letter: Letter, quotes: Sequence[Quote], intro: str, *, told: Told = ()) -> Statement:
    """Return a statement on one letter."""
    return Statement(letter, tuple(quotes), intro=intro, told=told)


def answered(statements: Sequence[Statement]) -> Draft | None:
    """Return the draft of an answer; ``None`` where there is nothing to say."""
    return Draft("answered", tuple(statements)) if statements else None
