"""What a whole letter says in short: what it says it is for, and a sentence of each chapter."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from mhassist.answering.central import central_sentences
from mhassist.answering.compose import Draft, Lead, Statement
from mhassist.answering.letter_facts.asking import MOST_LETTERS, Asking, answered, told_of
from mhassist.answering.letter_facts.naming import (
    ANY_LETTER,
    PAPER,
    WHEN,
    left_over,
    letters_meant,
    newest_first,
    share_of,
)
from mhassist.answering.letter_facts.purpose import about
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph

MOST_CHAPTERS = 8
"""Chapters of which a sentence is quoted: the longest ones."""
WITHOUT_CHAPTERS = 5
"""Sentences quoted of a letter that has none."""
_FEWEST = 3
_SPREAD = 4
"""Subsections from which a chapter that is a third of the letter is told by them."""
_LONGEST_HEADING = 90
"""Characters."""

_NOUN = (
    r"(?:samenvatting|hoofdlijn(?:en)?|hoofdpunten|kernpunten|kern|kernboodschap(?:pen)?|strekking|"
    r"essentie|inhoud|belangrijkste (?:punten|boodschap(?:pen)?|onderwerpen|thema['’]?s|"
    r"conclusies|zaken|dingen|mededelingen|inhoud)|summary|gist|overview|"
    r"(?:main|key) (?:points|messages|findings|takeaways|topics))"
)
_SUMMARY = re.compile(
    rf"\b(?:{_NOUN}|samen(?:vatten|gevat| te vatten)|vat\b(?=.*\bsamen\b)|summari[sz]e|"
    r"in (?:het|'t) kort)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^(?:en )?(?:wat (?:staa[nt] (?:er )?(?:(?:allemaal|zoal|precies) )?in|"
    r"(?:zeg(?:t|gen)|meld(?:t|en)|behandel(?:t|en)|bespre(?:ekt|ken)))"
    rf"|waar(?:over)? gaan|what (?:does|do|is in))\b(?=.*\b{PAPER}\b)",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"\b{PAPER}\b", re.IGNORECASE)
_ANY_LETTER = re.compile(ANY_LETTER, re.IGNORECASE)
_WHEN = re.compile(WHEN, re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:over|about|on) \w", re.IGNORECASE)
"""After "wat zegt de brief": of a subject."""
_PLURAL = re.compile(r"\b(?:\w*brieven|letters|stukken|kamerstukken|documents)\b", re.IGNORECASE)
_FRAME = frozenset(
    "vat vatten samen geef geven maak maken schrijf schets kun kunt korte kort beknopte beknopt "
    "heel hele gehele volledige graag even mij me eens staat staan zegt zeggen meldt behandelt "
    "bespreekt beschrijf beschrijven schetsen toelichten uitleggen vertel vertellen describe "
    "gaat gaan over op hoofdlijnen punten allemaal zoal precies belangrijkste give make short "
    "brief please tell say says about content contents letter letters brieven".split()
)
"""Words that ask for a summary and do not say of what."""
_ONLY_FRAMES = re.compile(
    r"^(?:[\dIVX.]+ )?(?:leeswijzer|inhoud(?:sopgave)?|ondertekenaars|aanleiding|inleiding|"
    r"opzet|vraag)\b",
    re.IGNORECASE,
)
"""A chapter that says how a letter is set up, why it is written, or what was asked."""
_PART = re.compile(
    r"\b(?:bijlagen?|alinea['’]?s?|voetnoten?|voetnoot|pagina['’]?s?|hoofdstuk(?:ken)?|paragra(?:af|fen)|"
    r"annex(?:es)?|paragraphs?|footnotes?|pages?|chapters?)\b",
    re.IGNORECASE,
)
_TOLD = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})


def summarise(asking: Asking) -> Draft | None:
    """Return what letters say in short, where nothing of them is asked but that."""
    says = _SAYS.search(asking.text)
    asked = _SUMMARY.search(asking.text) or (says and not _ABOUT.search(asking.text))
    if not asked or _PART.search(asking.text):
        return None
    meant = _meant(asking)
    if isinstance(meant, Missing):
        return Draft("refused", missing=(meant,))
    if not meant:
        return None
    if len(meant) == 1:
        return _of_one(asking, meant[0])
    return answered([told for letter in meant[:MOST_LETTERS] if (told := about(asking, letter))])


def _meant(asking: Asking) -> Sequence[Letter] | Missing:
    """Return the letters that are to be summarised, newest first; none if one subject is asked.

    Of a day or a year in which none of them was written it is missing.
    """
    asked = _SUMMARY.sub(" ", _SAYS.sub(" ", asking.text))
    which = " ".join(word for word in asked.split() if word.strip("?!.,").lower() not in _FRAME)
    meant = letters_meant(asking.question, which, asking.hits, letters=asking.letters)
    if not meant.sure and asking.question.whole_text != asking.question.own_text:
        meant = asking.meant()  # of the question before: "vat die brief samen"
    when = _WHEN.search(which)
    if when and not any(_is_of_time(letter, asking) for letter in meant.letters):
        return Missing("letter", when[0])
    rest = [word for word in left_over(which) if not _PAPER.fullmatch(word)]
    if rest:
        named = [letter for letter in meant.letters if share_of(" ".join(rest), letter) == 1.0]
        return named if meant.sure else []
    if meant.sure:
        return meant.letters
    papers = {paper.lower() for paper in _PAPER.findall(asking.text)}
    if not all(map(_ANY_LETTER.fullmatch, papers)):
        return []  # a report or a motion that letters speak of
    newest = sorted(asking.letters, key=newest_first)
    return newest[:1] if papers and not _PLURAL.search(asking.text) else newest


def _is_of_time(letter: Letter, asking: Asking) -> bool:
    """Return whether a letter is of the day or the year that a question names."""
    scope = asking.question.scope
    year = letter.sort_date.year if letter.sort_date else None
    return letter.id in scope.letters or year in scope.years


def _of_one(asking: Asking, letter: Letter) -> Draft | None:
    chapters = _chapters(asking.paragraphs(letter, lambda each: each.kind in _TOLD))
    purpose = about(asking, letter)
    said: list[Statement] = [purpose] if purpose else []
    quoted = {quote.paragraph.id for each in said for quote in each.quotes}
    shown = 0
    for heading, own in _largest(chapters):
        quotes = central_sentences(
            [each for each in own if each.id not in quoted], asking.index, subject=heading
        )
        if quotes:
            shown += 1
            value = textwrap.shorten(heading, _LONGEST_HEADING, placeholder=" …")
            said.append(told_of(letter, quotes, "chapter", told=(("value", value),)))
    lead = "summary"
    if shown < _FEWEST:
        said = [purpose] if purpose else []
        running = [each for own in chapters.values() for each in own if each.id not in quoted]
        quotes = central_sentences(running, asking.index, limit=WITHOUT_CHAPTERS)
        said += [told_of(letter, (quote,), "sentence") for quote in quotes]
        lead = "summary_plain"
    return Draft("answered", tuple(said), leads=(Lead(lead),)) if said else None


def _chapters(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, ...], list[Paragraph]]:
    """Return the running text of a letter by chapter, in order, each under its headings.

    A chapter that is a third of the letter and has subsections is told by these.
    """
    depth = {}
    for chapter in {each.section[:1] for each in paragraphs}:
        own = [each for each in paragraphs if each.section[:1] == chapter]
        parts = {each.section[:2] for each in own}
        wide = len(parts) >= _SPREAD and 3 * _words(own) > _words(paragraphs)
        depth[chapter] = 2 if wide else 1
    chapters: dict[tuple[str, ...], list[Paragraph]] = {}
    for each in paragraphs:
        chapters.setdefault(each.section[: depth[each.section[:1]]], []).append(each)
    return chapters


def _largest(
    chapters: dict[tuple[str, ...], list[Paragraph]],
) -> list[tuple[str, list[Paragraph]]]:
    """Return the longest chapters that have a heading and say something, in order."""
    told = {
        section: own
        for section, own in chapters.items()
        if section and not _ONLY_FRAMES.search(section[-1])
    }
    longest = sorted(told, key=lambda section: -_words(told[section]))[:MOST_CHAPTERS]
    return [(section[-1], own) for section, own in told.items() if section in longest]


def _words(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(each.text.split()) for each in paragraphs)
