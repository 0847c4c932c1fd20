"""What a question says about which letters are to answer it, and of which years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters import Letter
from mhassist.question.comparing import NEWEST, compares, runs_until_now
from mhassist.question.letters_named import letters_named, unlettered
from mhassist.question.stage import asks_stage
from mhassist.question.when import YEAR_ALONE

_YEAR = r"(?:(?:het jaar|begin|eind|the year) )?((?:19|20)\d\d)\b"
_SINCE = re.compile(rf"\b(?:sinds|vanaf|na|since|after|from) {_YEAR}", re.IGNORECASE)
# Not "voor 2020": money "voor 2020" is money of that year.
_UNTIL = re.compile(rf"\b(?:tot|tot en met|t/m|vóór|until|before) {_YEAR}", re.IGNORECASE)


_RELATIVE = re.compile(
    r"\b(?:(?:dit|vorig|afgelopen|komend|volgend) (?:jaar|kwartaal|schooljaar)"
    r"|(?:deze|vorige|afgelopen|komende|volgende) (?:week|maand)|gisteren|vandaag|morgen"
    r"|(?:last|this|next) (?:year|month|week)|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
"""A time that is told from the day on which it is said: a letter of years ago means another."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question says about which letters are to answer it."""

    letters: frozenset[str] = frozenset()
    """Letters named for certain (by date, number or order); empty for no such limit."""
    written: tuple[int, ...] = ()
    """Years in which the letters were written that are named so, in order."""
    years: tuple[int, ...] = ()
    """Years named, in order, but for those that only say which letters are to answer."""
    since: int | None = None
    """"Sinds 2018": the first year asked about."""
    until: int | None = None
    """"Tot 2021": the last."""
    newest: bool = False
    """The newest position is asked for."""
    compare: bool = False
    """Several letters are to be compared, or a development is asked for."""
    relative: str = ""
    """"Vorig jaar", where no year or letter says which that is; or nothing."""
    unknown: str = ""
    """A letter that the question names by number or date and that is not there, as named."""


def read_scope(question: str, letters: Sequence[Letter]) -> Scope:
    """Return what a question says about which letters are to answer it.

    Args:
        question: The question as asked.
        letters: All letters, oldest first; one of which no day is known is neither first nor last.
    """
    compare = compares(question)
    named = letters_named(question, letters, compares=compare)
    since, until = _SINCE.search(question), _UNTIL.search(question)
    years = [int(year) for year in YEAR_ALONE.findall(unlettered(question, letters))]
    if compare and len(set(years)) == 1 and runs_until_now(question):
        years += _year_of_newest(letters, after=years[0])
    relative = _RELATIVE.search(question)
    dated = years or named.ids or named.unknown
    return Scope(
        letters=frozenset(named.ids),
        written=named.years,
        years=tuple(dict.fromkeys(years)),
        since=int(since[1]) if since else None,
        until=int(until[1]) if until else None,
        newest=asks_newest(question),
        compare=compare or named.neighbour,
        relative=relative[0] if relative and not dated else "",
        unknown=named.unknown,
    )


def asks_newest(question: str) -> bool:
    """Return whether a question asks for the newest position, or how far something is now."""
    return bool(NEWEST.search(question)) or asks_stage(question)


def _year_of_newest(letters: Sequence[Letter], *, after: int) -> list[int]:
    """Return the year of the newest letter, which knows how things are now, if it is later."""
    years = [letter.sort_date.year for letter in letters if letter.sort_date]
    return [max(years)] if years and max(years) > after else []
