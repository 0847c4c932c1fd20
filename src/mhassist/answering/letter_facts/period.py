"""The period that a question names: "tussen 2015 en 2020", "sinds 3 mei 2019", "in 2018"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from mhassist.letters import Letter
from mhassist.question.when import days_named

_YEAR = re.compile(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/-])")
_AFTER = re.compile(r"\b(?:na|after)\s*(?:het jaar\s*)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sinds|vanaf|since|from)\s*(?:het jaar\s*)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:van|zijn|verstuurd|geschreven) voor|vóór|before)\s*(?:het jaar\s*)?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:tot|tot en met|t/m|until|till)\s*(?:het jaar\s*)?$", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?:tussen|between)\b|\b(?:19|20)\d\d\s*(?:[-–]|t/m|tot en met|tot|to|until)\s*(?:\w+ )?"
    r"(?:\d{1,2} \w+ )?(?:19|20)\d\d",
    re.IGNORECASE,
)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    @property
    def is_long(self) -> bool:
        """Whether it is of more than one year."""
        return self.first.year != self.last.year

    def has(self, letter: Letter) -> bool:
        """Return whether a letter is of the period; one of which no day is known is not."""
        day = letter.sort_date
        return day is not None and self.first <= day <= self.last


def period_named(text: str) -> tuple[Period, ...]:
    """Return the periods that a text names: one, or each year by itself; none if it names none.

    >>> [(one.first.year, one.last.year) for one in period_named("tussen 2015 en 2020")]
    [(2015, 2020)]
    """
    named = [(day, day, *place) for day, place in days_named(text)]
    if not named:
        for match in _YEAR.finditer(text):
            year = int(match[1])
            named.append((dt.date(year, 1, 1), dt.date(year, 12, 31), *match.span()))
    if len(named) > 1 and _RANGE.search(text):
        return (Period(min(each[0] for each in named), max(each[1] for each in named)),)
    return tuple(_period(first, last, text[:start]) for first, last, start, _ in named)


def _period(first: dt.date, last: dt.date, before: str) -> Period:
    if _AFTER.search(before):
        return Period(first=last + _DAY)
    if _SINCE.search(before):
        return Period(first=first)
    if _BEFORE.search(before):
        return Period(last=first - _DAY)
    if _UNTIL.search(before):
        return Period(last=last)
    return Period(first, last)
