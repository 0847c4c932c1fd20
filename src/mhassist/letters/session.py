"""The vergaderjaar: the parliamentary year by which Kamerstukken are cited."""

from __future__ import annotations

import datetime as dt

_TUESDAY = 1


def vergaderjaar(date: dt.date) -> str:
    """Return the parliamentary year of a day, as citations write it.

    It turns on Prinsjesdag, the third Tuesday of September (article 65 of the Grondwet).

    >>> vergaderjaar(dt.date(2018, 5, 25))
    '2017/18'
    >>> vergaderjaar(dt.date(2023, 9, 19))
    '2023/24'
    >>> vergaderjaar(dt.date(1999, 12, 1))
    '1999/00'
    """
    first = dt.date(date.year, 9, 1)
    third_tuesday = 1 + (_TUESDAY - first.weekday()) % 7 + 14
    start = date.year if date >= dt.date(date.year, 9, third_tuesday) else date.year - 1
    return f"{start}/{(start + 1) % 100:02d}"
