"""Whether a letter is in Dutch: by its smallest words, which no text can do without."""

from __future__ import annotations

import re
from pathlib import Path

from mhassist.errors import CorpusError

_DUTCH = "Nederlands"
_WORDS = {
    _DUTCH: "de het een en van in op dat die voor met aan te zijn is niet ook er wordt",
    "Engels": "the of and to that which for with is are was were by this from have has been on as",
    "Frans": "le la les des du et un une que qui pour dans est sont sur par avec au aux ce",
    "Duits": "der die das und den dem des ein eine ist sind mit von zu auf für nicht wird im auch",
}
_SMALL = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SHARED = frozenset({"in"})
"""Small words of Dutch that English and German have as well."""
_WORD = re.compile(r"[a-zà-ÿ]+")
_FEWEST = 20
"""Shorter texts do not tell: a list of names, a line of address."""
_SHORT = 60
_CLEARLY = 2
"""A text is in another language where that has this many times the small words of Dutch."""
_CLEARLY_SHORT = 4
"""The same of a short text, such as a covering note."""


def refuse_other_language(path: Path, text: str) -> None:
    """Let a letter in Dutch pass.

    Args:
        path: Its file, for the message.
        text: What it says.

    Raises:
        CorpusError: If it is clearly in another language; questions would not find it.
    """
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    other = max(_SMALL.keys() - {_DUTCH}, key=lambda language: (counts[language], language))
    clearly = _CLEARLY_SHORT if len(words) < _SHORT else _CLEARLY
    # What both languages have ("in", "is") tells nothing.
    dutch = sum(word in _SMALL[_DUTCH] - _SMALL[other] - _SHARED for word in words)
    if counts[other] > clearly * dutch and counts[other] > len(words) / 8:
        raise CorpusError(
            f"{path} is in het {other}; alleen brieven in het Nederlands kunnen worden doorzocht."
        )
