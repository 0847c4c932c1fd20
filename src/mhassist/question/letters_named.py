"""Which letters a question names: by date, year, dossier and number, or order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters import Letter
from mhassist.question.language import content_words
from mhassist.question.letters_by_order import letters_beside, letters_by_order
from mhassist.question.when import (
    ANY_LETTER,
    LETTER_NOUN,
    MONTH,
    MONTH_NUMBERS,
    MONTH_YEAR,
    WHEN,
    days_named,
)

_DOSSIER_NUMBER = re.compile(
    r"\b(?:kst-)?(\d{2} ?\d{3})(?:-| ?,? ?(?:nr\.?|nummer) ?)(\d{1,4})\b", re.IGNORECASE
)
_PLAINLY_PAPER = re.compile(r"kst|n(?:r|ummer)", re.IGNORECASE)
_AND = (
    r"(?:, ?|,? (?:en|and|met|with|of|or|dan|than|versus) )(?:(?:in|uit|van|from|of) )?"
    rf"(?:(?:die|dat|de|het|that|the one|the) )?(?:{LETTER_NOUN} )?(?:(?:van|uit|of|from) )?"
)
_LETTERS_OF = re.compile(
    rf"\b{LETTER_NOUN} (?:van|uit|of|from) {WHEN}(?:{_AND}{WHEN})*"
    rf"|\b(?:19|20)\d\d(?:-| )?{LETTER_NOUN}\b",
    re.IGNORECASE,
)
"""Letters named by when they were written: "de brief van mei 2018 en die van 2021"."""
_THAT_OF = re.compile(
    rf"(?<=\bin )(?:die|dat|the one|that) (?:van|uit|of|from) {WHEN}"
    rf"|(?<=\bvolgens )(?:die|dat) (?:van|uit) {WHEN}",
    re.IGNORECASE,
)
"""Another letter, where one is named before: "... in de brief van 2018 als in die van 2021"."""
_WRITTEN = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{MONTH}) )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_IN = re.compile(
    r"(?:,? ?\b(?:in|uit|volgens|blijkens|tussen|from|in|according to|between))?"
    r"(?: ?\b(?:de|het|the))?(?: (?:twee|beide|two|both))? ?$",
    re.IGNORECASE,
)
_LETTER_OF = re.compile(rf"\b{LETTER_NOUN} (?:van|d\.d\.|of|from|dated) $", re.IGNORECASE)
_OTHER_PAPER = re.compile(
    r"\b(?:moties?|amendement(?:en)?|motions?) (?:met )?(?:nr\.? ?|nummer )?$", re.IGNORECASE
)
"""Before the number of a paper that letters cite and that need not be one of them."""
_AFTER = re.compile(
    rf"\b(?:na|sinds|sedert|after|since) (?:(?:de|het|the) )?{LETTER_NOUN} (?:van|uit|of|from) "
    rf"(?:\d{{1,2}} )?{WHEN}",
    re.IGNORECASE,
)
"""Letters written after one that is named: "wat is er gebeurd na de brief van mei 2018?"."""


@dataclass(frozen=True, slots=True)
class LettersNamed:
    """The letters that a question names."""

    ids: tuple[str, ...]
    """Those that are to answer; empty where none is named."""
    years: tuple[int, ...]
    """Years in which they were written that they are named by, in order."""
    neighbour: bool
    """Whether one of them is the letter before or after another."""
    unknown: str
    """The first that is named by number or date and is not there, as named; or nothing."""


def letters_named(question: str, letters: Sequence[Letter], *, compares: bool) -> LettersNamed:
    """Return the letters that a question names.

    Args:
        question: The question as asked.
        letters: All letters, oldest first; one of which no day is known is neither first nor last.
        compares: Whether it compares: what changed since a letter, is told against that letter.
    """
    numbered, no_number = _by_number(question, letters)
    dated, no_date = _by_date(question, letters)
    named = numbered + dated + letters_by_order(question, letters) + _by_year(question, letters)
    neighbours = letters_beside(question, named, letters)
    later = _later(question, letters)
    ids = [*later, *(named if compares else ())] if later else named + neighbours
    return LettersNamed(
        ids=tuple(dict.fromkeys(ids)),
        years=() if later else _years_written(question, letters),
        neighbour=bool(neighbours),
        unknown=no_number or no_date,
    )


def without_letters(question: str, letters: Sequence[Letter]) -> str:
    """Return a question without the words that say which letters are to answer it.

    Those of letters that are not there stay, and so do all words where no others would be left.

    Args:
        question: The question as asked.
        letters: All letters.
    """
    kept = unlettered(question, letters)
    return kept if content_words(kept) else question


def unlettered(question: str, letters: Sequence[Letter]) -> str:
    """Return a question without the letters of the corpus that it names by when they were written.

    What is left may be nothing.
    """
    kept, end = "", 0
    for match in _letters_named(question):
        if all(_written(when, letters) for when in _WRITTEN.finditer(match[0])):
            kept += _IN.sub("", question[end : match.start()])
            end = match.end()
    return (kept + question[end:]).strip(" ,") if end else question


def names_only_when(question: str) -> bool:
    """Return whether nothing is named but letters or a time.

    >>> names_only_when("en hoe volgens de brief van mei 2018?")
    True
    """
    rest = re.sub(WHEN, " ", _LETTERS_OF.sub(" ", question), flags=re.IGNORECASE)
    return rest != question and not content_words(rest)


def _by_number(question: str, letters: Sequence[Letter]) -> tuple[list[str], str]:
    """Return the letters named by dossier and number, and the first name that none has."""
    found, unknown = [], ""
    dossiers = {letter.metadata.dossier for letter in letters}
    for match in _DOSSIER_NUMBER.finditer(question):
        wanted = (match[1].replace(" ", ""), match[2])
        ids = [
            letter.id
            for letter in letters
            if (letter.metadata.dossier, letter.metadata.number) == wanted
        ]
        found += ids
        # "10 000-15 000 slachtoffers" is no paper.
        plainly = _PLAINLY_PAPER.search(match[0]) or wanted[0] in dossiers
        if not ids and plainly and not _OTHER_PAPER.search(question[: match.start()]):
            unknown = unknown or match[0]
    return found, unknown


def _by_date(question: str, letters: Sequence[Letter]) -> tuple[list[str], str]:
    """Return the letters of the days that are named, and the first day of no letter.

    That no letter is of a day is said of "de brief van 3 mei 2019" only: of another day something
    else may be asked.
    """
    found, unknown = [], ""
    for date, (start, end) in days_named(question):
        ids = [letter.id for letter in letters if letter.metadata.date == date]
        found += ids
        if not ids and _LETTER_OF.search(question[:start]):
            unknown = unknown or question[start:end]
    return found, unknown


def _later(question: str, letters: Sequence[Letter]) -> list[str]:
    """Return the letters after those that a question names as the moment from which it asks."""
    found = _AFTER.search(question)
    if found is None:
        return []
    named = {*_by_year(found[0], letters), *_by_date(found[0], letters)[0]}
    ordered = [letter.id for letter in letters if letter.sort_date is not None]
    places = [place for place, letter_id in enumerate(ordered) if letter_id in named]
    return ordered[max(places) + 1 :] if places else []


def _letters_named(question: str) -> list[re.Match[str]]:
    """Return where letters are named by when they were written, in order."""
    named = list(_LETTERS_OF.finditer(question))
    others = _THAT_OF.finditer(question) if named else ()
    inside = [match.span() for match in named]
    others = (match for match in others if not any(a <= match.start() < b for a, b in inside))
    return sorted([*named, *others], key=re.Match.start)


def _by_year(question: str, letters: Sequence[Letter]) -> list[str]:
    """Return the letters that the question names by year, or by month and year."""
    named = [match[0] for match in _letters_named(question)]
    if ANY_LETTER.search(question):
        named += [match[0] for match in MONTH_YEAR.finditer(question)]
    return [
        letter_id
        for name in named
        for written in _WRITTEN.finditer(name)
        if not written["day"]  # which names a letter of that day, and no other
        for letter_id in _written(written, letters)
    ]


def _years_written(question: str, letters: Sequence[Letter]) -> tuple[int, ...]:
    found = [
        int(when["year"])
        for match in _letters_named(question)
        for when in _WRITTEN.finditer(match[0])
        if _written(when, letters)
    ]
    return tuple(dict.fromkeys(found))


def _written(when: re.Match[str], letters: Sequence[Letter]) -> list[str]:
    """Return the letters of a day, a month or a year."""
    day, month, year = when["day"], when["month"], int(when["year"])
    found = []
    for letter in letters:
        # Of which only the year is known is no letter of a month.
        date = letter.metadata.date if month else letter.sort_date
        if (
            date is not None
            and date.year == year
            and (not month or date.month == MONTH_NUMBERS[month.lower()])
            and (not day or date.day == int(day))
        ):
            found.append(letter.id)
    return found
