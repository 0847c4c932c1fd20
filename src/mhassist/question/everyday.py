"""Words in which people ask -> words in which letters say it, from a file that staff can extend.

"Hoerenlopers" are "klanten van prostituees" in a letter, and an English question has words that
no letter has. Token vectors meet much of that by themselves, not all: on 480 questions in words
that the letters do not use the right paragraph came first for 44.6 % instead of 39.0.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import Stemmer

from mhassist.errors import PromptError
from mhassist.index.terms import split_into_words, stem
from mhassist.question.language import Language, is_function_word
from mhassist.question.word_file import read_word_file

FILE_NAME = "gewone_woorden.toml"
_TABLES: Mapping[Language, str] = {"nl": "nederlands", "en": "engels"}
_LONGEST = 3
"""Words of the longest expression."""
_local = threading.local()
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

Stems = tuple[str, ...]


class EverydayWords:
    """Expressions of questions, each with the words that letters use for it."""

    def __init__(
        self,
        words: Mapping[Language, Mapping[str, str]] | None = None,
        *,
        known: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Keep the expressions by their stems.

        Args:
            words: By language of the question, what letters say by what is asked.
            known: Whether the letters have a Dutch stem.
        """
        self._known = known
        self._words = {
            language: {_stems(asked, language): said for asked, said in table.items()}
            for language, table in (words or {}).items()
        }

    def add_to(self, text: str, language: Language, *, frame: Collection[str] = ()) -> str:
        """Return a question, each expression that no letter has followed by what letters say.

        Words of the frame, in lower case, stay alone: of what is asked about they tell nothing.

        >>> everyday = EverydayWords({"nl": {"baas": "werkgever"}})
        >>> everyday.add_to("Wat doen bazen en een baas?", "nl")
        'Wat doen bazen en een baas werkgever?'
        """
        table = self._words.get(language)
        if not table:
            return text
        found = list(_WORD.finditer(text))
        told, end, place = "", 0, 0
        while place < len(found):
            length, said = self._said_by([match[0] for match in found[place:]], table, language)
            if said and found[place][0].lower() not in frame:
                last = found[place + length - 1].end()
                told, end = f"{told}{text[end:last]} {said}", last
            place += length
        return told + text[end:]

    def said_for(self, noun: str, language: Language) -> str:
        """Return the noun that letters use for one of a question; empty if they use that one.

        >>> EverydayWords({"nl": {"baas": "werkgever op zee"}}).said_for("baas", "nl")
        'werkgever'
        """
        said = self.add_to(noun, language)[len(noun) :].split()
        return said[0] if said else ""

    def _said_by(
        self, words: Sequence[str], table: Mapping[Stems, str], language: Language
    ) -> tuple[int, str]:
        """Return how many of the first words to go past, and what letters say for them, if so."""
        if is_function_word(words[0]) or words[0][:1].isupper():  # a name, and no word for it
            return 1, ""
        for length in range(min(_LONGEST, len(words)), 0, -1):
            stems = _stems(" ".join(words[:length]), language)
            if stems in table:
                own = language == "nl" and all(map(self._known, stems))
                return (1, "") if own else (length, table[stems])
        return 1, ""


def _stems(text: str, language: Language) -> Stems:
    words = split_into_words(text)
    if language == "nl":
        return tuple(map(stem, words))
    return tuple(map(_english_stem, words))


@lru_cache(maxsize=4096)
def _english_stem(word: str) -> str:
    if not hasattr(_local, "stemmer"):  # a Stemmer may not be shared between threads
        _local.stemmer = Stemmer.Stemmer("english")
    stemmed: str = _local.stemmer.stemWord(word)
    return stemmed


def load_everyday_words(folder: Path, known: Callable[[str], bool]) -> EverydayWords:
    """Return the everyday words of a prompts folder; none if it has no such file.

    Args:
        folder: Of the assistant's own sentences and words.
        known: Whether the letters have a Dutch stem.

    Raises:
        PromptError: If the file is malformed.
    """
    path = folder / FILE_NAME
    read = read_word_file(path)
    words = {language: read.get(name, {}) for language, name in _TABLES.items()}
    for table in words.values():
        if not isinstance(table, dict) or not all(
            isinstance(said, str) and split_into_words(said) and split_into_words(asked)
            for asked, said in table.items()
        ):
            raise PromptError(
                f"In {path} moeten onder [nederlands] en [engels] regels staan als "
                '"baas" = "werkgever".'
            )
    return EverydayWords(words, known=known)
