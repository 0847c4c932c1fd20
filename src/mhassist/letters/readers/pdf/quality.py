"""Whether a text layer says what is printed: fonts without a right table give other letters.

Measured on letters: of a word of Dutch nearly all groups of three letters are among the 2,000
most frequent of Dutch laws. On the five letters of the corpus 95 to 98 % of the words pass, on an
English text 89 %, on a text whose letters are exchanged 1 to 33 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]{3,}")
_ASCII = re.compile(r"\S")
_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_SIGN = re.compile(r"[^\w\s.,…·•–—-]")
"""Neither a letter or figure, nor what leads to the number of a page or is filled in."""
_KNOWN_PART = 0.6
"""Of a word's groups: as many have to be frequent ones."""
_LEAST_PLAUSIBLE = 0.6
_FEWEST_WORDS = 15
_MOST_STRANGE = 0.1
_FEWEST_CHARACTERS = 200
_MOST_SIGNS = 0.3
"""Of the characters of a page; of one with sums, a tenth."""


def plausible_share(text: str) -> float:
    """Return the share of the words of a text that could be Dutch, 0 to 1; 1 for no words.

    >>> plausible_share("Met dit geld worden rechercheurs opgeleid")
    1.0
    >>> plausible_share("Phw glw jhog zrughq uhfkhufkhxuv rsjhohlg")
    0.0
    """
    words = _WORD.findall(text.lower())
    if not words:
        return 1.0
    return round(sum(map(_is_plausible, words)) / len(words), 3)


def is_garbage(words: Iterable[str]) -> bool:
    """Return whether the words of a text layer make no sense; too few do not tell."""
    text = " ".join(words)
    characters = len(_ASCII.findall(text))
    if characters and len(_STRANGE.findall(text)) > _MOST_STRANGE * characters:
        return True
    if characters >= _FEWEST_CHARACTERS and len(_SIGN.findall(text)) > _MOST_SIGNS * characters:
        return True
    enough = len(_WORD.findall(text)) >= _FEWEST_WORDS
    return enough and plausible_share(text) < _LEAST_PLAUSIBLE


def _is_plausible(word: str) -> bool:
    bounded = f"_{word}_"
    groups = [bounded[at : at + 3] for at in range(len(bounded) - 2)]
    return sum(group in _frequent() for group in groups) >= _KNOWN_PART * len(groups)


@cache
def _frequent() -> frozenset[str]:
    """Return the most frequent groups of three letters; ``_`` is the edge of a word."""
    table = resources.files("mhassist.letters.readers.pdf").joinpath("trigrams.txt")
    return frozenset(table.read_text(encoding="utf-8").split())
