"""Abbreviations that letters explain themselves: "het Landelijk Overleg Vissers (LOV)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mhassist.question.language import is_function_word

ACRONYM = r"[A-Z][\w-]*[A-Z][\w-]*"
"""A word with two capitals or more: "CKM", "COSM-opvang"."""
ABBREVIATION = re.compile(rf"\b{ACRONYM}\b")
_SHORT = r"(?:[A-Z][A-Za-z]*[A-Z]|[A-Z][a-z]{1,4})"
"""Capitals, or as laws are abbreviated: "Wmo"."""
_BRACKETED = re.compile(rf" \((?P<short>{_SHORT})(?:['’]?s)?\)")
_ENDS = ".;:()\n"
_LEAST_BEFORE, _MOST_BEFORE = 5, 120
"""Characters of the same sentence before the brackets, in which the long form is looked for."""
_WORD = re.compile(r"[\w’'-]+")
_SHORTEST = 2
_MORE = 4
"""Words of a long form beyond the letters of its abbreviation: "van", "en", "tegen"."""


def explained_abbreviations(texts: Iterable[str]) -> list[Sequence[str]]:
    """Return each abbreviation with what it stands for, in order of first mention.

    The words before the brackets are read from right to left until each letter of the abbreviation
    has been found and the first of them opens a word (Schwartz and Hearst 2003). One that is
    explained in two ways means nothing by itself, and is left out.

    >>> explained_abbreviations(["Het Landelijk Overleg Vissers (LOV) vergadert."])
    [('Landelijk Overleg Vissers', 'LOV')]
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for match in _BRACKETED.finditer(text):
            long = _long_form(_before(text, match.start()), match["short"])
            if long:
                found.setdefault(match["short"], {}).setdefault(long.lower(), long)
    return [(*forms.values(), short) for short, forms in found.items() if len(forms) == 1]


def _before(text: str, end: int) -> str:
    """Return what stands before a place, back to the last sign that ends a part of a sentence."""
    near = text[max(end - _MOST_BEFORE, 0) : end]
    start = max(map(near.rfind, _ENDS)) + 1
    return near[start:] if len(near) - start >= _LEAST_BEFORE else ""


def _long_form(before: str, short: str) -> str:
    """Return the words at the end of a text that an abbreviation stands for; empty if none do."""
    words = list(_WORD.finditer(before))[-len(short) - _MORE :]
    if len(short) < _SHORTEST or not words:
        return ""
    place = len(before)
    for position, letter in enumerate(reversed(short.lower()), start=1):
        place = _place_of(letter, before, place, opens_word=position == len(short))
        least = words[-1] if position == 1 else words[0]
        if place < least.start():  # the last letter is of the last word
            return ""
    long = before[place:].strip()
    return long if len(long.split()) > 1 or len(long) > 2 * len(short) else ""


def _place_of(letter: str, text: str, end: int, *, opens_word: bool) -> int:
    """Return the last place of a letter before another; -1 if it has none."""
    place = end - 1
    while place >= 0:
        found = text[place].lower() == letter
        if found and (not opens_word or _opens_name(text, place)):
            return place
        place -= 1
    return -1


def _opens_name(text: str, place: int) -> bool:
    """Return whether a word begins here that a name may begin with: "Vereniging", and no "van"."""
    word = _WORD.match(text, place)
    inside = place > 0 and text[place - 1].isalnum()
    return not inside and word is not None and not is_function_word(word[0])
