"""Which moment a question asks for: an hour, a day, the next one, the end."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Which moment a question asks for, by more than that a date or a term is asked for."""

    clock: bool
    """At what time."""
    day: bool
    """On which day: of "begin 2013" no day is known."""
    next_one: bool
    """One of a series, of which a letter may say how often there is one."""
    sending: bool
    """When a paper was sent."""
    end: bool
    """Until when something lasts."""
    length: bool
    """How long it lasts, which a date alone does not tell."""


def moment_asked(text: str, own_text: str) -> Moment:
    """Return which moment a question asks for.

    >>> moment_asked("", "Op welke dag werd het plan toegezonden?")
    Moment(clock=False, day=True, next_one=False, sending=True, end=False, length=False)
    """
    return Moment(
        clock=bool(_WHAT_TIME.search(own_text)),
        day=bool(_WHICH_DAY.search(own_text)),
        next_one=bool(_NEXT_ONE.search(own_text)),
        sending=bool(_SENT.search(own_text)),
        end=bool(_UNTIL.search(text)),
        length=bool(_LENGTH.search(own_text)),
    )


_WHAT_TIME = re.compile(r"\bhoe laat\b|\bat what time\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\b(?:op )?welke (?:exacte )?(?:datum|dag)\b|\bwhich day\b", re.IGNORECASE)
_NEXT_ONE = re.compile(
    r"\b(?:wanneer|when)\b.*\b(?:volgende|eerstvolgende|nieuwe|weer|opnieuw|next|again)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:aangeboden|gestuurd|toegestuurd|verstuurd|gezonden|toegezonden|verzonden|ontvangen|"
    r"ontving)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\bhoe ?lang (?:duur(?:t|de|den)|duren|mag|mogen|moet|moeten)\b"
    r"|\bhoeveel (?:minuten|uur|uren|dagen|weken|maanden)\b(?! (?:geleden|later))"
    r"|\bhow long (?:does|do|did|may|can|must) .*\b(?:last|take|be)\b|"
    r"\bhow many (?:minutes|hours|days|weeks|months)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\btot wanneer\b|\beinddatum\b|\buntil when\b", re.IGNORECASE)
