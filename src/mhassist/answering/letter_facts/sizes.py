"""How many paragraphs, footnotes, pages, annexes ... a letter has."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mhassist.answering.compose import Amount, Draft, Statement
from mhassist.answering.letter_facts.asking import (
    MOST_LETTERS,
    Asking,
    answered,
    first_sentence,
    told_of,
    whole,
)
from mhassist.answering.letter_facts.naming import Meant, left_over, newest_first
from mhassist.answering.letter_facts.signed import signatures_of
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.sentences import split_sentences

_HOW_MANY = r"\b(?:hoeveel|uit hoeveel|wat is het aantal|how many|what is the number of) (?:\w+ )?"
_QUESTION = re.compile(r"^Vraag \d+", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"\b(?:als bijlagen?|bijlagen? bij deze brief|(?:in|zie) (?:de )?bijlagen?|bijgevoegd\w*|"
    r"bijgaande?|hierbij (?:zend|stuur|bied)\w*|treft u \w+(?: \w+){0,6} aan)\b(?! bij Kamerstuk)",
    re.IGNORECASE,
)
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class _Measure:
    """A kind of part that is counted."""

    noun: str
    """Its name in ``[amounts]``."""
    asked: re.Pattern[str]
    parts: Callable[[Asking, Letter], list[Paragraph]]
    shows_all: bool = False
    """Whether every part is quoted; else the last one proves the number."""


def _of_kind(kind: Kind) -> Callable[[Asking, Letter], list[Paragraph]]:
    return lambda asking, letter: asking.paragraphs(letter, lambda each: each.kind is kind)


def _asked(nouns: str) -> re.Pattern[str]:
    return re.compile(_HOW_MANY + rf"(?:{nouns})\b", re.IGNORECASE)


_MEASURES = (
    _Measure(
        "paragraphs",
        _asked(r"alinea['’]?s?|paragra(?:fen|phs?)"),
        lambda asking, letter: list(asking.index.paragraphs_of(letter.id)),
    ),
    _Measure("footnotes", _asked(r"(?:voet|eind)?noten|footnotes?|notes"), _of_kind(Kind.FOOTNOTE)),
    _Measure(
        "annexes", _asked(r"bijlagen?|annex(?:es)?|attachments?|appendices"), _of_kind(Kind.ANNEX),
        shows_all=True,
    ),
    _Measure("headings", _asked(r"koppen|tussenkoppen|headings?"), _of_kind(Kind.HEADING)),
    _Measure(
        "questions",
        _asked(r"(?:kamer)?vragen|(?:parliamentary )?questions"),
        lambda asking, letter: asking.paragraphs(
            letter, lambda each: each.kind is Kind.HEADING and bool(_QUESTION.match(each.text))
        ),
    ),
    _Measure(
        "signatories",
        _asked(
            r"handtekeningen|ondertekenaars|bewindslieden|bewindspersonen|ministers|signatories|"
            r"signatures|mensen"
        ),
        signatures_of,
        shows_all=True,
    ),
)  # fmt: skip
_WORDS = _asked(r"woorden|words")
_PAGES = _asked(r"pagina['’]?s?|bladzijden|blz|pages?")
_LENGTH = re.compile(r"\bhoe lang (?:is|was|zijn)\b|\bhow long (?:is|was)\b", re.IGNORECASE)
_OF_LETTER = re.compile(
    r"\b(?:\w*brie(?:f|ven)|\w*rapportages?|stuk|kamerstuk|document|kst|letters?|report|motie|\w*nota|"
    r"antwoord(?:en)?|kamervragen|fiche|actieplan|answers?|vragen stel\w+)\b",
    re.IGNORECASE,
)


def count_parts(asking: Asking) -> Draft | None:
    """Return how many parts of a kind a letter has, where that is asked."""
    measure = next((each for each in _MEASURES if each.asked.search(asking.text)), None)
    pages = bool(_PAGES.search(asking.text) or _LENGTH.search(asking.text))
    words = bool(_WORDS.search(asking.text))
    if (measure is None and not pages and not words) or not _OF_LETTER.search(asking.text):
        return None
    meant = _meant(asking)
    if not meant.letters or not meant.sure:
        return None
    if words:
        return _words(asking, meant.letters)
    if measure is None:
        paged = _pages(asking, meant.letters)
        long = paged.status == "refused" and not _PAGES.search(asking.text)
        return _words(asking, meant.letters) if long else paged
    if measure.noun == "signatories" and not re.search(
        r"\b(?:onder)?\w*teken|\bsign", asking.text, re.IGNORECASE
    ):
        return None
    counted = [(letter, measure.parts(asking, letter)) for letter in meant.letters[:MOST_LETTERS]]
    statements = [_measured(letter, parts, measure) for letter, parts in counted if parts]
    if not statements and measure.noun == "annexes":
        statements = _enclosures(asking, meant.letters)
    if statements:
        return answered(statements)
    if measure.noun == "questions":
        return None
    return Draft("refused", missing=(Missing.of(asking.question, "none"),))


def _meant(asking: Asking) -> Meant:
    """Return the letters that are meant: all, where the question says nothing of which."""
    meant = asking.meant()
    if meant.sure or left_over(asking.question.whole_text):
        return meant
    return Meant(tuple(sorted(asking.letters, key=newest_first)))


def _measured(letter: Letter, parts: Sequence[Paragraph], measure: _Measure) -> Statement:
    told = (("amount", Amount(len(parts), measure.noun)),)
    if measure.shows_all:
        return told_of(letter, [whole(each) for each in parts], "measured", told=told)
    return told_of(letter, (first_sentence(parts[-1]),), "measured_last", told=told)


def _pages(asking: Asking, letters: Sequence[Letter]) -> Draft:
    statements = []
    for letter in letters:
        paged = [each for each in asking.index.paragraphs_of(letter.id) if each.page is not None]
        last = max((each.page for each in paged if each.page is not None), default=0)
        on_it = [each for each in paged if each.page == last]
        if on_it:
            told = (("amount", Amount(last, "pages")),)
            statements.append(
                told_of(letter, (first_sentence(on_it[0]),), "measured_last", told=told)
            )
    if statements:
        return Draft("answered", tuple(statements))
    return Draft("refused", missing=(Missing.of(asking.question, "pages"),))


def _words(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    statements = []
    for letter in letters[:MOST_LETTERS]:
        paragraphs = asking.index.paragraphs_of(letter.id)
        if paragraphs:
            count = sum(len(each.text.split()) for each in paragraphs)
            told = (("amount", Amount(count, "words")),)
            quote = first_sentence(paragraphs[-1])
            statements.append(told_of(letter, (quote,), "measured_last", told=told))
    return answered(statements)


def _enclosures(asking: Asking, letters: Sequence[Letter]) -> list[Statement]:
    """Return what letters say of annexes that are not in their text."""
    said = []
    for letter in letters:
        quotes = [
            Quote(paragraph, start, end)
            for paragraph in asking.index.paragraphs_of(letter.id)
            if paragraph.kind not in {Kind.FOOTNOTE, Kind.LETTERHEAD}
            for start, end in split_sentences(paragraph.text)
            if _ENCLOSED.search(paragraph.text[start:end])
        ]
        if quotes:
            said.append(told_of(letter, quotes[:_SHOWN], "not_enclosed"))
    return said
