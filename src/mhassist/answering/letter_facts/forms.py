"""Where a word stands in a text, in which forms: as asked, inflected, or inside a compound."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mhassist.question.language import WORD

_SHORT = 4
"""Letters from which a word is looked for in other forms; shorter ones are names and "om"."""
_SHORTEST = 3
"""Letters from which a word has other forms at all."""
_PART = 3
"""Letters of the least other half of a compound, which must be a word of the letters."""
_LONG_PART = 5
"""Letters from which the other half need not be; one less after a word of as many letters."""
_LINKS = ("", "s", "en", "e", "-")
_ADDRESS = 2
"""Points and strokes inside a word from which it is an address on the web."""
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdfgklmnprst]$")
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)([bdfgklmnprstvz])$")
_ENDINGS = ("s", "'s", "e", "en", "n", "ën")
_BETWEEN = re.compile(r"[\s\-“”‘’'\"«»(/]{1,4}")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the words stand."""

    start: int
    end: int
    form: str
    """The words as they stand there."""


class WordForms:
    """One or more words, to be found in any form."""

    def __init__(self, words: str, *, vocabulary: Container[str]) -> None:
        """Read the words.

        Args:
            words: As asked: ``loverboy``, ``Nationaal Rapporteur``.
            vocabulary: The words of the letters, lower case; the other half of a compound is one.
        """
        self._words = tuple(WORD.findall(unicodedata.normalize("NFC", words)))
        self._vocabulary = vocabulary
        self._endings = {word: _inflections(_plain(word)) for word in self._words}
        self._seed = _seed_of(self._words[-1]) if self._words else None
        self._is_known: dict[str, bool] = {}

    def find_in(self, text: str) -> list[Occurrence]:
        """Return where the words stand in a text, in order.

        >>> [one.form for one in WordForms("vis", vocabulary={"markt"}).find_in("Vis en vismarkt")]
        ['Vis']
        >>> boats = WordForms("boot", vocabulary={"markt"})
        >>> [one.form for one in boats.find_in("Boten op de bootmarkt, geen robot")]
        ['Boten', 'bootmarkt']
        """
        if self._seed is None:
            return []
        seeds = [match.start() for match in self._seed.finditer(text)]
        return list(self._occurrences(text, seeds)) if seeds else []

    def _occurrences(self, text: str, seeds: Sequence[int]) -> Iterator[Occurrence]:
        """Yield the places where a window of words ends in a word that has a seed."""
        tokens = list(WORD.finditer(text))
        starts = [token.start() for token in tokens]
        free = 0
        for last in sorted({bisect_right(starts, seed) - 1 for seed in seeds}):
            first = last - len(self._words) + 1
            if first < free:
                continue
            window = tokens[first : last + 1]
            if self._is_here(text, window):
                start, end = window[0].start(), window[-1].end()
                yield Occurrence(start, end, text[start:end])
                free = last + 1

    def _is_here(self, text: str, window: list[re.Match[str]]) -> bool:
        for token, word in zip(window[:-1], self._words[:-1], strict=True):
            if not self._is_inflected(token[0], word):
                return False
        gaps = itertools.pairwise(window)
        if not all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in gaps):
            return False
        ending: str = window[-1][0]
        if ending not in self._is_known:
            self._is_known[ending] = self._is_form(ending, self._words[-1])
        return self._is_known[ending]

    def _is_inflected(self, token: str, word: str) -> bool:
        if _is_abbreviation(word):
            return token in {word, f"{word}'s", f"{word}’s"}
        if len(word) < _SHORTEST:
            return _plain(token) == _plain(word)
        return _plain(token) in self._endings[word]

    def _is_form(self, token: str, word: str) -> bool:
        parts = re.split(r"[-/.]", token)
        if len(re.findall(r"[/.]", token)) >= _ADDRESS:
            return False
        if self._is_inflected(token, word) or any(self._is_inflected(p, word) for p in parts):
            return True
        if _is_abbreviation(word) or len(word) < _SHORT:
            return False
        return any(self._is_compound(_plain(part), word) for part in parts)

    def _is_compound(self, token: str, word: str) -> bool:
        """Return whether a token is the word with another word before or after it."""
        plain = _plain(word)
        for base in (plain, *_singulars(plain)):
            rest = token.removeprefix(base)
            after = [rest.removeprefix(link) for link in _LINKS]
            least = _LONG_PART - (len(base) >= _LONG_PART)
            if rest != token and len(base) >= _SHORT and self._has_half(after, least=least):
                return True
        for form in self._endings[word]:
            rest = token.removesuffix(form)
            before = [rest.removesuffix(link) for link in _LINKS]
            if rest != token and len(form) >= _SHORT and self._has_half(before):
                return True
        return False

    def _has_half(self, halves: Iterable[str], *, least: int | None = None) -> bool:
        """Return whether one of some strings may be half a compound.

        What comes before must be a word of the letters: "actie" is not in "transactie".
        """
        return any(
            (least is not None and len(half) >= least)
            or (len(half) >= _PART and half in self._vocabulary)
            for half in halves
        )


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _seed_of(word: str) -> re.Pattern[str]:
    """Return a pattern that stands in every form of a word, and in few others."""
    if _is_abbreviation(word):
        return re.compile(re.escape(word))
    plain = _plain(word)
    bases = {plain, *_singulars(plain)}
    stems = {stem for base in bases for stem in (base, *_changed(base))}
    return re.compile("|".join(map(re.escape, sorted(stems, key=len))), re.IGNORECASE)


def _is_abbreviation(word: str) -> bool:
    """Return whether a word is one of capitals: "OM" is not "om"."""
    return len(word) > 1 and word.isupper()


def _inflections(word: str) -> frozenset[str]:
    """Return a noun or adjective in its forms, singular and plural; some of them are no words."""
    bases = {word, *_singulars(word)}
    forms = set(bases)
    for base in bases:
        forms |= {base + ending for ending in _ENDINGS}
        forms |= {changed + ending for changed in _changed(base) for ending in ("e", "en")}
    return frozenset(forms)


def _singulars(word: str) -> Iterable[str]:
    """Yield of what a word may be the plural: "zaken" of "zaak", "loverboys" of "loverboy"."""
    if len(word) <= _SHORT:
        return
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    elif word.endswith("en"):
        stem = word[:-2]
        yield stem
        if stem[-1:] == stem[-2:-1]:
            yield stem[:-1]
        yield re.sub(r"([aou]|(?<!i)e)([bdfgklmnprst])$", r"\1\1\2", stem)
        yield re.sub("v$", "f", stem)
        yield re.sub("z$", "s", stem)


def _changed(base: str) -> Iterable[str]:
    """Yield how a stem is written before "en": "mann", "zak", "briev", "huiz"."""
    if _DOUBLED.search(base):
        yield base + base[-1]
    yield _LONG_VOWEL.sub(lambda found: found[1][0] + found[2], base)
    yield re.sub("f$", "v", base)
    yield re.sub("s$", "z", base)
