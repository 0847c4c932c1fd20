"""What belongs between two lines of running text: a space, nothing, or one hyphen less."""

from __future__ import annotations

import re
from collections import Counter

NO_HYPHEN = "-"
"""Between two lines: the hyphen at the end of the first goes."""
LONGEST_WORD = 400
"""Characters that are looked at before a line end: of a long paragraph not all, for each line."""
_GOES_ON = frozenset({"en", "of", "en/of", "noch", "als", "t/m", "tot", "dan", "maar", "c.q."})
"""After these a hyphen at a line end stands for a part that is left out: ``zorg- en``."""
_CLASHES = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"}
)
"""Vowels that Dutch keeps apart with a hyphen in a compound: ``informatie-uitwisseling``."""
_APART = frozenset({"niet", "non", "vice", "adjunct", "aspirant", "interim", "bijna"})
"""Dutch writes these with a hyphen before a word: ``niet-essentiële``."""
_MAY_BE_APART = frozenset({"ex", "oud", "pro", "anti", "semi", "pseudo", "quasi"})
"""These as well, but they begin words too: ``ex-gedetineerde`` and ``expert``."""
_SHORTEST_WORD = 4
"""A shorter rest is a syllable: ``non-nen``."""
_PAIRED = re.compile(
    r"oud-(?:minister|staatssecretaris|kamerlid|bewindsp|president|bestuur)|publiek-privat"
    r"|\w+(?:aal|eel|isch)-\w+(?:ale|ële|ische?|atief|atieve)$"
)
"""A former office, and two adjectives as one."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_LAST_WORD = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"[\w/.]*\w")
_BROKEN = re.compile(r"[\w)]-$")
_COMPOUND = re.compile(r"[\w-]+$")
_WORDS = re.compile(r"\w+(?:-\w+)*")


def read_vocabulary(text: str) -> Counter[str]:
    """Return how often each word stands in a letter, unbroken, in lower case."""
    return Counter(word.lower() for word in _WORDS.findall(text))


def line_joint(before: str, after: str, vocabulary: Counter[str]) -> str:
    """Return what belongs between two lines: a space, nothing, or ``NO_HYPHEN``.

    Args:
        before: The text up to the end of a line.
        after: The line after it.
        vocabulary: The letter's words, to tell a hyphen from a word that was broken off.

    >>> line_joint("een beperk-", "tere looptijd", Counter()) == NO_HYPHEN
    True
    >>> line_joint("de wet-", "en regelgeving", Counter())
    ' '
    >>> line_joint("een niet-", "essentiële reis", Counter())
    ''
    >>> line_joint("EU-", "lidstaten", Counter())
    ''
    """
    before = before[-LONGEST_WORD:]
    if _ADDRESS.search(before) and before[-1] in "-/_=&?%.#" and after[0].isalnum():
        return ""
    last = _LAST_WORD.search(before)
    word = last.group() if last else ""
    if not _BROKEN.search(word):
        return " "
    first = _FIRST_WORD.match(after)
    if first is not None and first.group() in _GOES_ON:
        return " "
    return "" if _keeps_hyphen(word[:-1], first.group() if first else "", vocabulary) else NO_HYPHEN


def _keeps_hyphen(before: str, after: str, vocabulary: Counter[str]) -> bool:
    """Return whether the hyphen at a line end is part of the word."""
    if not after or not after[0].islower() or not before[-1].isalpha():
        return True
    compound, rest = _COMPOUND.search(before), _WORDS.match(after)
    left = compound.group().lower() if compound else ""
    right = rest.group().lower() if rest else ""
    whole, hyphenated = vocabulary[left + right], vocabulary[f"{left}-{right}"]
    if whole != hyphenated:
        return hyphenated > whole
    if _PAIRED.match(f"{left.rpartition('-')[2]}-{right}"):
        return True
    printed = re.split(r"\W", before)[-1]
    if "-" in left or (len(printed) > 1 and printed[1:].isupper()):
        # "Notice-and-action-" and "EU-" go on with a hyphen.
        return True
    prefix = printed.lower()
    if len(right) >= _SHORTEST_WORD and (
        prefix in _APART
        # Once it stands here, after the break.
        or (prefix in _MAY_BE_APART and vocabulary[right] > 1)
    ):
        return True
    known = vocabulary[left] > 0 and vocabulary[right] > 0
    return known and left[-1:] + right[:1] in _CLASHES
