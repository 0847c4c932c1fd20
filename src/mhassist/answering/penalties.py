"""Penalties: whether one is asked for, and what a sentence says of one."""

from __future__ import annotations

import re

from mhassist.answering.mentions import Mention, find_mentions
from mhassist.question import Asked

_ASKED = re.compile(
    r"\bwelke? (?:\w+ )?(?:\w*straf(?:fen)?|strafmaat|strafeis)\b|\bwhich (?:sentence|penalty)\b|"
    r"\b(?:wat|hoe hoog) (?:is|zijn|was|waren) (?:de |het )?(?:\w+ ){0,2}"
    r"(?:\w*straf(?:fen|maat|eis|maximum)?)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\b(?:jaar|jaren|maand(?:en)?|we(?:ek|ken)|u(?:ur|ren)|dag(?:en)?)\b")
_OF_PENALTY = re.compile(
    r"\b(?:\w*straf(?:fen|maat|eis|maximum)?|cel|gevangenis|\w*boetes?|veroordeel\w*|dwangsom\w*|"
    r"levenslang\w*)\b",
    re.IGNORECASE,
)
_PENALTY = re.compile(
    r"\b(?:levenslang\w*|\w*taakstraf(?:fen)?|geldboetes?|ontzetting|ontnemingsmaatregel)\b",
    re.IGNORECASE,
)
"""A penalty that is told without how long or how much."""


def asks_penalty(question: str) -> bool:
    """Return whether is asked how high a penalty is, or which.

    >>> asks_penalty("Welke straf staat er op stroperij?")
    True
    """
    return bool(_ASKED.search(question))


def find_penalties(text: str) -> list[Mention]:
    """Return how long or how much a penalty is, or what it is; of a sentence on penalties."""
    if not _OF_PENALTY.search(text):
        return []
    sorts = [Mention(Asked.NUMBER, *match.span()) for match in _PENALTY.finditer(text)]
    terms = (
        each
        for each in find_mentions(text, Asked.TERM)
        if _DURATION.search(text[each.start : each.end])
    )
    return [*terms, *find_mentions(text, Asked.AMOUNT), *sorts]
