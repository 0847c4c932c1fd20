"""Which letters a question names: by date, year, dossier and number, order, or what they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mhassist.letters import Letter

MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8,
    "october": 10,
}  # fmt: skip

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:e|st|nd|rd|th)? (?:of )?({_MONTH}),? ((?:19|20)\d\d)\b"
    rf"|\b({_MONTH}) (\d{{1,2}}),? ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_DUTCH_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)\b")
_DOSSIER_NUMBER = re.compile(
    r"\b(?:kst-)?(\d{2} ?\d{3})(?:-| ?,? ?(?:nr\.?|nummer) ?)(\d{1,4})\b", re.IGNORECASE
)
_LETTER_NOUN = (
    r"(?:kamer|voortgangs|beleids)?(?:brief|brieven|rapportages?|rapport|stuk|stukken|"
    r"letters?|report|reports|documents?)"
)
_LETTER_YEAR = re.compile(
    rf"\b{_LETTER_NOUN} (?:van|uit|of|from) (?:(?:{_MONTH}) )?((?:19|20)\d\d)\b"
    rf"|\b((?:19|20)\d\d)(?:-| )?(?:{_LETTER_NOUN})\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b({_MONTH}) ((?:19|20)\d\d)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/-])")
_SINCE = re.compile(
    r"\b(?:sinds|vanaf|na|since|after|from) (?:(?:het jaar|begin|eind|the year) )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:tot|tot en met|t/m|voor|vóór|until|before) (?:het jaar )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\b(?:eerste|oudste|first|oldest|earliest) {_LETTER_NOUN}\b", re.IGNORECASE)
_LAST = re.compile(
    rf"\b(?:laatste|nieuwste|meest recente|recentste|jongste|latest|last|newest|most recent) "
    rf"{_LETTER_NOUN}\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\b(?:stand van zaken|momenteel|op dit moment|nu|tegenwoordig|actuele?|huidige|inmiddels|"
    r"laatste stand|meest recente|nieuwste|laatste|recentste|status|hoe staat het|currently|current|"
    r"latest|newest|most recent|now|today)\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:verschil(?:len)?|vergelijk|vergeleken|veranderd?e?|verander(?:t|en|ing|ingen)|ontwikkeld?e?|"
    r"ontwikkeling(?:en)?|verloop|verloopt|gewijzigd|ten opzichte van|compare|difference|changed?|"
    r"evolved?|door de jaren heen|over de jaren|tijdlijn|timeline)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question says about which letters are to answer it."""

    letters: frozenset[str] = frozenset()
    """Letters named for certain (by date, number or order); empty for no such limit."""
    years: tuple[int, ...] = ()
    """Years named, in order; they may be of a letter or of the thing asked about."""
    since: int | None = None
    until: int | None = None
    newest: bool = False
    """The newest position is asked for."""
    compare: bool = False
    """Several letters are to be compared, or a development is asked for."""
    unknown: str = ""
    """A letter that the question names and that is not there."""
    spans: tuple[tuple[int, int], ...] = field(default=())


def _dates(question: str) -> list[tuple[dt.date, tuple[int, int]]]:
    found = []
    for match in _DATE.finditer(question):
        day, month, year = (
            (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        )
        found.append((int(year), MONTHS[month.lower()], int(day), match.span()))
    for match in _ISO.finditer(question):
        found.append((int(match[1]), int(match[2]), int(match[3]), match.span()))
    for match in _DUTCH_NUMERIC.finditer(question):
        found.append((int(match[3]), int(match[2]), int(match[1]), match.span()))
    dates = []
    for year, month, day, span in found:
        try:
            dates.append((dt.date(year, month, day), span))
        except ValueError:
            continue  # 31 februari: no date, so nothing is named
    return dates


def _year(letter: Letter) -> int | None:
    date = letter.sort_date
    return date.year if date else None


def read_scope(question: str, letters: Sequence[Letter]) -> Scope:
    """Return what a question says about which letters are to answer it.

    Args:
        question: The question as asked.
        letters: All letters, oldest first.
    """
    named: dict[str, tuple[int, int]] = {}
    unknown = ""
    for date, span in _dates(question):
        for letter in letters:
            if letter.metadata.date == date:
                named[letter.id] = span
    for match in _DOSSIER_NUMBER.finditer(question):
        dossier, number = match[1].replace(" ", ""), match[2]
        ids = [
            letter.id
            for letter in letters
            if (letter.metadata.dossier, letter.metadata.number) == (dossier, number)
        ]
        named.update(dict.fromkeys(ids, match.span()))
        if not ids:
            unknown = match[0]
    for pattern, position in ((_FIRST, 0), (_LAST, -1)):
        match = pattern.search(question)
        if match and letters:
            named[letters[position].id] = match.span()
    for match in _LETTER_YEAR.finditer(question):
        year = int(match[1] or match[2])
        for letter in letters:
            if _year(letter) == year:
                named[letter.id] = match.span()
    since, until = _SINCE.search(question), _UNTIL.search(question)
    if re.search(_LETTER_NOUN, question, re.IGNORECASE):
        for match in _MONTH_YEAR.finditer(question):
            named.update(
                (letter.id, match.span())
                for letter in letters
                if letter.metadata.date is not None
                and letter.metadata.date.month == MONTHS[match[1].lower()]
                and letter.metadata.date.year == int(match[2])
            )
    return Scope(
        letters=frozenset(named),
        years=tuple(dict.fromkeys(int(year) for year in _BARE_YEAR.findall(question))),
        since=int(since[1]) if since else None,
        until=int(until[1]) if until else None,
        newest=bool(_NEWEST.search(question)),
        compare=bool(_COMPARE.search(question)),
        unknown=unknown,
        spans=tuple(sorted(set(named.values()))),
    )
