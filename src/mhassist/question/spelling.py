"""Typing errors: a word that no letter has, put right when one word of the letters is close."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from mhassist.question.language import WORD, is_function_word

_MIN_LENGTH = 5
_DOUBTED = 10_000
"""Words of which it is remembered whether they are Dutch."""


def _most_edits(word: str) -> int:
    return 1 if len(word) < 8 else 2


_QUESTION_WORDS = frozenset(
    {"hoeveel", "wanneer", "waarom", "welke", "waarvoor", "waartoe", "waardoor"}
)
"""A question is likelier to hold these than any word of the letters."""


_PLAIN = re.compile(r"[^\W\d_](?:(?![A-Z])[^\W\d_])*(?:[A-Z](?:(?![A-Z])[^\W\d_])+)*")
"""A word or a name, with capitals inside it perhaps ("CoMensha"), and no abbreviation."""


@lru_cache(_DOUBTED)
def is_dutch(word: str) -> bool:
    """Return whether a lower-case word is in a Dutch word list, so that it is no typing error."""
    return f'"{word}":' in _dutch_words()


@cache
def _dutch_words() -> str:
    """Return the word list of pyspellchecker, read when a word is first in doubt.

    As the JSON text that it is: few words are ever in doubt, and to look for one in it takes
    milliseconds, where making a dictionary of its words takes half a second.
    """
    packed = resources.files("spellchecker").joinpath("resources", "nl.json.gz").read_bytes()
    return zlib.decompress(packed, wbits=zlib.MAX_WBITS | 16).decode()


class Speller:
    """Corrects words against the words of the letters."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Keep the letters' lower-cased words with their counts; ties go to the commonest."""
        self._counts = vocabulary
        words = {word for word in vocabulary if len(word) >= _MIN_LENGTH - 1}
        self._words = sorted(words | _QUESTION_WORDS)
        self._joined = f" {' '.join(self._words)} "

    def knows(self, word: str) -> bool:
        """Return whether a letter has the word, alone or as the start or end of a longer one."""
        low = word.lower()
        if low in self._counts or is_function_word(low):
            return True
        return len(low) >= _MIN_LENGTH and (f" {low}" in self._joined or f"{low} " in self._joined)

    def correct(self, word: str) -> str:
        """Return the word of the letters that ``word`` was meant to be, or ``word`` itself.

        Only words of five letters or more are touched, without digits, and no abbreviations.
        """
        low = word.lower()
        if not _PLAIN.fullmatch(word) or len(low) < _MIN_LENGTH or self.knows(low):
            return word
        limit = _most_edits(low)
        close = process.extract(
            low,
            self._words,
            scorer=DamerauLevenshtein.distance,
            score_cutoff=limit,
            limit=20,
        )
        if word[0].isupper():  # a name of another is not meant: "Jansen" is not "kansen"
            close = [found for found in close if found[0][0] == low[0]]
        if not close or is_dutch(low):
            return word
        best = min(close, key=lambda found: (found[1], -self._count(found[0]), found[0]))[0]
        # An inflection ("rapport" for "rapporten") is no typing error: stems and vectors meet it.
        if best.startswith(low) or low.startswith(best):
            return word
        return best.capitalize() if word[0].isupper() else best

    def _count(self, word: str) -> float:
        return float("inf") if word in _QUESTION_WORDS else self._counts[word]

    def correct_text(self, text: str) -> str:
        """Return ``text`` with every word put right; the first is likelier a question word."""
        corrected = WORD.sub(lambda match: self.correct(match[0]), text)
        first = WORD.search(corrected)
        if first is None or is_function_word(first[0]):
            return corrected
        low = first[0].lower()
        meant = process.extractOne(
            low,
            sorted(_QUESTION_WORDS),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=_most_edits(low),
        )
        if meant is None or len(low) < _MIN_LENGTH:
            return corrected
        word = meant[0].capitalize() if first[0][0].isupper() else meant[0]
        return corrected[: first.start()] + word + corrected[first.end() :]
