"""Which figure a question asks for: how often, how old, how many, by how much."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Which figure a question asks for, by more than that a number is asked for."""

    often: bool
    """How often something is done ..."""
    happened: bool
    """... or was: "ontving 588 meldingen"."""
    age: bool
    penalty: bool
    """How high a penalty is, or which."""
    pay: bool
    """What somebody earns, of which a sum for a plan tells nothing."""
    things: bool
    """How many things there are, which no sum of money tells: "Hoeveel slachtoffers"."""
    difference: bool
    """A difference or a height, which a percentage tells as well as a number."""
    measure: bool
    """What a figure tells: "Hoe ontwikkelde het aandeel ... zich?" asks for one of each letter."""


def figure_asked(text: str, own_text: str, head: str) -> Figure:
    """Return which figure a question asks for.

    >>> figure_asked("", "Hoe vaak is er gecontroleerd?", "").happened
    True
    >>> figure_asked("", "Welke straf staat er op stroperij?", "").penalty
    True
    """
    counted = rf"\b(?:hoeveel|how many) (?:\w+ )?{re.escape(head)}\b"
    return Figure(
        often=bool(_HOW_OFTEN.search(own_text)),
        happened=bool(_HAPPENED.search(own_text)),
        age=bool(_HOW_OLD.search(own_text)),
        penalty=bool(_PENALTY.search(own_text)),
        pay=bool(_PAY.search(own_text)),
        things=bool(head and re.search(counted, own_text, re.IGNORECASE)),
        difference=bool(_BY_HOW_MUCH.search(own_text)),
        measure=bool(_MEASURED.search(text)),
    )


_HOW_OFTEN = re.compile(r"\b(?:hoe vaak|how often)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\bhoe vaak (?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|kwam|kwamen)\b|"
    r"\bhow often (?:was|were|has|have|did|had)\b",
    re.IGNORECASE,
)
_HOW_OLD = re.compile(r"\b(?:hoe oud|welke? (?:minimum)?leeftijd|how old)\b", re.IGNORECASE)
_PENALTY = re.compile(
    r"\bwelke? (?:\w+ )?(?:\w*straf(?:fen)?|strafmaat|strafeis)\b|\bwhich (?:sentence|penalty)\b|"
    r"\b(?:wat|hoe hoog) (?:is|zijn|was|waren) (?:de |het )?(?:\w+ ){0,2}"
    r"(?:\w*straf(?:fen|maat|eis|maximum)?)\b",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:wat|hoeveel) (?:\w+ )?(?:verdien(?:t|en|de|den)|salaris|loon)\b|"
    r"\b(?:wat|hoe hoog) (?:is|was|zijn|waren) (?:de |het )?(?:\w+ )?"
    r"(?:salaris(?:sen)?|loon|lonen)\b|"
    r"\bhow much (?:does|do|did) .*\bearn\b|\bwhat (?:is|was) the (?:salary|pay) of\b",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:met hoeveel|hoe hoog|hoeveel (?:meer|minder|hoger|lager)|by how much|"
    r"how much (?:more|less))\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:aantal(?:len)?|\w*aandeel|\w*percentage|\w*bedrag|cijfers?|omvang|capaciteit|formatie|"
    r"bezetting|\w*kosten|\w*budget|\w*subsidie|\w*uitkering|\w*bijdrage|wachtlijst(?:en)?|"
    r"hoe (?:groeide|daalde|steeg)|number|share|amount)\b",
    re.IGNORECASE,
)
