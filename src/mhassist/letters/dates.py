"""Dates as Dutch letters print them."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = rf"(?:{'|'.join(MONTHS)})"
"""A pattern without a group: the name of a month."""
PRINTED_DATE = rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})"
"""A pattern with three groups: day, name of the month, year."""
UNDATED = "zonder datum"
_UNDATED_EN = "undated"
_ALL_THERE_IS = re.compile(rf"{PRINTED_DATE}$", re.IGNORECASE)


def parse_dutch_date(text: str) -> dt.date | None:
    """Return the day that ``text`` is, or ``None``.

    >>> parse_dutch_date("25 mei 2018")
    datetime.date(2018, 5, 25)
    >>> parse_dutch_date("31 februari 2018") is None
    True
    """
    match = _ALL_THERE_IS.match(text.strip())
    return day_of(match[3], MONTHS.index(match[2].lower()) + 1, match[1]) if match else None


def day_of(year: str, month: int | str, day: str) -> dt.date | None:
    """Return a day from its printed parts; ``None`` if the calendar has no such day."""
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def date_in_words(date: dt.date | None, language: str = "nl") -> str:
    """Return a day as a letter writes it, in Dutch (``nl``) or English.

    >>> date_in_words(dt.date(2018, 5, 25)), date_in_words(None)
    ('25 mei 2018', 'zonder datum')
    >>> date_in_words(dt.date(2018, 5, 25), "en")
    '25 May 2018'
    """
    months, undated = (MONTHS, UNDATED) if language == "nl" else (MONTHS_EN, _UNDATED_EN)
    return f"{date.day} {months[date.month - 1]} {date.year}" if date else undated
