"""What a question counts or chooses, and how many of them it says there are."""

from __future__ import annotations

import re

from mhassist.dutch import NUMERALS
from mhassist.question.language import is_function_word

_COUNT_WORDS = {
    **NUMERALS,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
}  # fmt: skip
_COUNTED = re.compile(
    r"\b(?:welke|noem|de|het|which|what|name|list|the|are)\s+(?:de\s+|the\s+)?"
    rf"({'|'.join(_COUNT_WORDS)}|\d{{1,3}})\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:hoeveel|noem(?: me| mij)?(?: alle)?(?: de)?|welk(?:e)?|what|which|how many|how much|"
    r"het aantal|the number of|number of)\s+"
    r"((?:[^\W_][\w'’-]*\s*){1,4})",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:en|s|'s|’s|centra)$", re.IGNORECASE)
_VERB = re.compile(r"[a-z]+(?:t|de|te)", re.IGNORECASE)
"""A word that may be a verb: "hoeveel legt Nederland in" counts no "legt"."""
_SHORTEST_NOUN = 4
_GENERIC = frozenset(
    "aantal aantallen cijfer cijfers getal getallen keer maal mensen personen procent deel "
    "geval gevallen leeftijd people persons times numbers figures percent share cases".split()
)
"""Words that say only that something is counted."""
_NO_NOUNS = frozenset(
    "samen binnen buiten open eigen tijdens tussen tegen sinds boven beneden naast bovendien mogen "
    "moeten kunnen willen zullen hebben krijgen worden doen gaan staan zitten lopen werken "
    "meer minder hoger lager groter kleiner langer korter duurder goedkoper vaker sneller later "
    "eerder".split()
)
"""Words that look like a plural, and are none."""
_ADJECTIVES = frozenset(
    "grote kleine nieuwe oude andere extra landelijke regionale lokale internationale nationale "
    "nederlandse europese buitenlandse belangrijke specifieke juridische politieke financiële "
    "concrete aparte bestaande huidige gezamenlijke".split()
)
"""Words before a noun that are often asked with."""


def count_asked(question: str) -> int | None:
    """Return how many things a list question says there are.

    >>> count_asked("Welke vijf actielijnen kent het Actieplan?")
    5
    """
    match = _COUNTED.search(question)
    if match is None:
        return None
    return count_in(match[1])


def count_in(words: str) -> int | None:
    """Return the number that the last of some words says, in digits or written out."""
    word = words.lower().split()[-1]
    return int(word) if word.isdigit() else _COUNT_WORDS.get(word)


def head_noun(question: str) -> str:
    """Return the noun that says what is counted or chosen; empty if the question has none.

    Of the words after the question word the first plural of four letters or more, else the first.

    >>> head_noun("Hoeveel extra rechercheurs worden er opgeleid?")
    'rechercheurs'
    >>> head_noun("Welk bureau onderzoekt dit?")
    'bureau'
    >>> head_noun("Welke grote bank werkt samen met de haven?")
    'bank'
    """
    match = _HEAD.search(question)
    if match is None:
        return ""
    words: list[str] = []
    for word in match[1].split():
        if words and words[-1].endswith("-"):  # "informatie- en expertisecentra"
            words[-1] = ""
        elif is_function_word(word):
            break
        words.append(word)
    words = [word for word in words if word and not is_function_word(word)]
    if any(word.lower() in _GENERIC for word in words[:1]):
        return ""
    words = [word for word in words if word.lower() not in _NO_NOUNS]
    while len(words) > 1 and words[0].lower() in _ADJECTIVES:
        words.pop(0)
    plural = [word for word in words if len(word) >= _SHORTEST_NOUN and _PLURAL.search(word)]
    if (
        not plural
        and match[0].lower().startswith("hoeveel")
        and words
        and _VERB.fullmatch(words[0])
    ):
        return ""
    return next(iter(plural or words), "")
