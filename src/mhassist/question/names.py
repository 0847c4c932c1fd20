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

_OPENS = re.compile(r"(?:^|[?!;:]\W*|\w{4,}\. )$")
"""Before the first word of a sentence, which has a capital whatever it is."""


def names_in(question: str) -> list[str]:
    """Return the words of a question that are written as names.

    The first word of a sentence is one only if it must be.

    >>> names_in("Hoeveel slachtoffers telde België volgens CoMensha?")
    ['België', 'CoMensha']
    """
    return [
        word
        for match in WORD.finditer(question)
        if _NAME.match(word := match[0])
        and not _ROMAN.fullmatch(word)
        and not is_function_word(word)
        and not _INSTITUTIONAL.fullmatch(word)
        and (word[1:] != word[1:].lower() or not _opens(question, match.start()))
    ]


_LONGEST_OPENING = 40
"""Characters before a word that tell whether it opens a sentence."""


def _opens(question: str, start: int) -> bool:
    """Return whether a word that starts there is the first of a sentence."""
    return bool(_OPENS.search(question, max(0, start - _LONGEST_OPENING), start))
