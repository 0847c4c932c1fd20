"""Which letter a question about a letter means: by date, number, title or kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.letters.dates import MONTHS, MONTHS_EN
from mhassist.question import Question
from mhassist.question.language import content_words
from mhassist.question.when import MONTH_YEAR
from mhassist.retrieval import Hit

ANY_LETTER = r"\w*brie(?:f|ven)|kamerstuk(?:ken)?|stuk(?:ken)?|documenten?|letters?|documents?"
"""What any letter may be called."""
REPORT = r"\w*rapport(?:age|ages|en)?s?|reports?"
PAPER = (
    rf"(?:{ANY_LETTER}|{REPORT}|papers?|actieplan|plan van aanpak|kamervragen|"
    r"moties?|motions?|antwoord(?:en)?|fiches?|\w*nota)"
)
"""What one or another letter is called."""
_FRAME = frozenset(
    "kamerbrief kamerbrieven kamerstuk kamerstukken kst stuk stukken document documenten paper "
    "papers documents report verstuurd verzonden gestuurd stuurde stuurden geschreven schreef "
    "gericht geadresseerd bestemd bedoeld ondertekend ondertekende ondertekenden ondertekening "
    "ondertekenaar ondertekenaars ondertekent ondertekenen tekende tekenden tekent tekenen "
    "getekend handtekening handtekeningen signed sign signs signatories signatory addressed "
    "addressee addressees sent datum dateert dateren gedateerd dagtekening verschenen uitgebracht "
    "ingediend indiende diende dienden indieners indiener stelde stelden gesteld beantwoordde "
    "beantwoord beantwoordden gegeven gaf kenmerk dossier dossiernummer nummer nr nrs "
    "kamerstuknummer stuknummer ondernummer number wanneer wie wiens aan namens lid leden "
    "kamerlid kamerleden alinea alinea's alinea’s alineas paragraphs paragraph voetnoot voetnoten "
    "footnotes footnote pagina pagina's pagina’s bladzijde bladzijden pages page bijlage bijlagen "
    "annex annexes attachments telt tellen heeft hebben bevat bevatten lang long woorden words "
    "uit hoeveel totaal date dated datum dag day nieuwste oudste laatste eerste recentste meest "
    "recente recent newest oldest latest first last tabled submitted moved mover movers who whom "
    "hoe vaak keer maal times often".split()
)
"""Words that ask about a letter and do not say which."""
_MONTH = "|".join((*MONTHS, *(month.lower() for month in MONTHS_EN)))
WHEN = (
    rf"\b(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}},?)?(?: \d{{4}})?\b|\b(?:19|20)\d\d(?:[-/]\d\d)?\b"
    r"|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b|\b(?:kst-)?\d{2} ?\d{3}(?:-\d+)?\b|\bnrs?\.? ?\d+\b"
)
"""A day, month, year, or the number of a Kamerstuk."""
_WHEN = re.compile(WHEN, re.IGNORECASE)
_ENOUGH = 0.5
"""Share of the words left over that a letter's title must have."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The letters that a question means, newest first."""

    letters: tuple[Letter, ...]
    sure: bool = True
    """Whether the question names them; else they are the ones that come nearest."""


def letters_meant(
    question: Question, text: str, hits: Sequence[Hit], *, letters: Sequence[Letter]
) -> Meant:
    """Return the letters that a question means.

    Args:
        question: What is asked.
        text: Its words, with those of the question before it where it follows one.
        hits: Paragraphs, best first: what the letter says tells which, where nothing else does.
        letters: Those that may answer.
    """
    newest = sorted(letters, key=newest_first)
    scope = question.scope
    of_scope = [letter for letter in newest if letter.id in scope.letters] or _of_years(
        newest, scope.years, text
    )
    if of_scope:
        return Meant(tuple(titled(text, of_scope) or of_scope))
    if question.same_letter and len(newest) == 1:
        return Meant(tuple(newest))
    by_title = titled(text, newest)
    if by_title:
        return Meant(tuple(by_title))
    best = {hit.paragraph.letter_id for hit in hits[:1]}
    nearest = tuple(letter for letter in newest if letter.id in best)
    return Meant(nearest, sure=len(newest) == 1)


def _of_years(letters: Sequence[Letter], years: Sequence[int], text: str) -> list[Letter]:
    """Return the letters of some years; where a month is named too, none that is of another."""
    found = [letter for letter in letters if letter.sort_date and letter.sort_date.year in years]
    months = {f"{month} {year}".lower() for month, year in MONTH_YEAR.findall(text)}
    other = [
        letter
        for letter in found
        if months and (date := letter.metadata.date) and months.isdisjoint(_months_of(date))
    ]
    return [letter for letter in found if letter not in other] or found


def _months_of(date: dt.date) -> set[str]:
    names = (MONTHS[date.month - 1], MONTHS_EN[date.month - 1])
    return {f"{name} {date.year}".lower() for name in names}


def titled(text: str, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters whose title or kind has most of the words that say which; none if none."""
    words = _naming_terms(text)
    shares = {letter.id: _share(words, letter) for letter in letters}
    best = max(shares.values(), default=0.0)
    if best < _ENOUGH:
        return []
    return [letter for letter in letters if shares[letter.id] == best]


def share_of(text: str, letter: Letter) -> float:
    """Return the share of the words of a text that say which letter that are in its title."""
    return _share(_naming_terms(text), letter)


def _naming_terms(text: str) -> set[str]:
    return set(split_into_terms(" ".join(left_over(text))))


def _share(words: set[str], letter: Letter) -> float:
    known = letter.metadata
    named = split_into_terms(f"{known.title} {known.kind} {known.author} {letter.id}")
    return len(words & set(named)) / len(words) if words else 0.0


def left_over(text: str) -> list[str]:
    """Return the words of a question that say which letter, days and numbers aside.

    >>> left_over("Wie ondertekende de brief van 25 mei 2018 over de havens?")
    ['havens']
    """
    return [word for word in content_words(_WHEN.sub(" ", text)) if word.lower() not in _FRAME]


def newest_first(letter: Letter) -> tuple[int, str]:
    """Return what orders letters from the newest to the oldest."""
    date = letter.sort_date
    return (-date.toordinal() if date else 0, letter.id)


def oldest_first(letter: Letter) -> tuple[int, str]:
    """Return what orders letters from the oldest to the newest, those of no known day last."""
    date = letter.sort_date
    return (date.toordinal() if date else 10**7, letter.id)
