"""Words of a question that are written as names."""

from __future__ import annotations

import re

from mhassist.question.language import WORD, is_function_word

_NAME = re.compile(r"[A-ZÀ-Þ][\w'’&/-]*|\d+[a-z]{1,2}")
"""Of a person, a body, a place, or an article of a law: ``273f``."""
_INSTITUTIONAL = re.compile(
    r"Kamer(?:s|lid|leden|brief|brieven|vragen|stuk|stukken)?|Rijk|Parliament"
)
"""Written with a capital, and no name: every letter is to or from one of these."""
_ROMAN = re.compile(r"[IVX]{1,4}")
"""The number of a cabinet or a chapter."""


def names_in(question: str) -> list[str]:
    """Return the words of a question that are written as names; its first word only if it must be.

    >>> names_in("Hoeveel slachtoffers telde België volgens CoMensha?")
    ['België', 'CoMensha']
    """
    return [
        word
        for position, word in enumerate(WORD.findall(question))
        if _NAME.match(word)
        and not _ROMAN.fullmatch(word)
        and not is_function_word(word)
        and not _INSTITUTIONAL.fullmatch(word)
        and (position > 0 or word[1:] != word[1:].lower())
    ]
