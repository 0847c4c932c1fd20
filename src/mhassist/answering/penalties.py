"""Penalties: whether one is asked for, and what a sentence says of one."""

from __future__ import annotations

import re

from mhassist.answering.mentions import Mention, find_mentions
from mhassist.question import Asked

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
