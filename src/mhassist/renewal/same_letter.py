"""Whether two files are one letter: by dossier and number, or by what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from mhassist.letters.letter import Letter
from mhassist.paragraphs import StructuredLetter, structure_letter
from mhassist.paragraphs.paragraph import Kind

ENOUGH_SHARED = 0.7
"""Share of the runs of words that two formats of one letter have in common, of the longer one.

Of a letter read from PDF and from XML at least 98 of 100 words agree, so that at least 90 of 100
runs do; a letter that goes on from an earlier one shares its standing sentences, a few in 100.
"""
ENOUGH_WORDS = 0.5
"""Share of its different words that a letter must have in common with another to be compared with
it at all, which takes a tenth of the time: formats of one letter share nine tenths, letters on one
subject up to four."""
RUN = 5
"""Words in a run."""
_WORD = re.compile(r"[^\W_]+")


def find_same(
    letter: Letter, structure: StructuredLetter, others: Iterable[Letter]
) -> Letter | None:
    """Return the letter among ``others`` that a letter is, in whatever format, or ``None``.

    Equal dossier and number decide, or an equal name of publication; with different ones two
    letters are never the same. Else they are if they share most of their words in order.
    """
    known = sorted(others, key=lambda other: other.id)
    for other in known:
        if _paper(letter) is not None and _paper(letter) == _paper(other):
            return other
    words, different = _words(structure), _different_words(letter)
    for other in known:
        if _paper(letter) is not None and _paper(other) is not None:
            continue
        # Paragraphs are part of the text, so a text much shorter cannot hold the same words.
        if len(other.text) * 4 < len(letter.text) or len(letter.text) * 4 < len(other.text):
            continue
        if not _overlap(different, _different_words(other)):
            continue
        if say_the_same(words, _words(structure_letter(other))):
            return other
    return None


def say_the_same(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether two texts share enough runs of words."""
    if min(len(words), len(others)) < ENOUGH_SHARED * max(len(words), len(others)):
        return False
    runs, other_runs = _runs(words), _runs(others)
    return len(runs & other_runs) >= ENOUGH_SHARED * max(len(runs), len(other_runs), 1)


def _overlap(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= ENOUGH_WORDS * max(len(words), len(others))


def _different_words(letter: Letter) -> frozenset[str]:
    return frozenset(_WORD.findall(letter.text.casefold()))


def _paper(letter: Letter) -> str | None:
    """Return the name of a Kamerstuk or other publication; ``None`` if it is not known."""
    known = letter.metadata
    if known.dossier and known.number:
        return f"kst-{known.dossier}-{known.number}".casefold()
    return known.publication.casefold() or None


def _words(structure: StructuredLetter) -> list[str]:
    """Return the folded words of the body: formats differ most in their letterheads and notes."""
    body = [
        paragraph.text
        for paragraph in structure.paragraphs
        if paragraph.kind not in {Kind.LETTERHEAD, Kind.FOOTNOTE, Kind.SIGNATURE}
    ] or [paragraph.text for paragraph in structure.paragraphs]
    folded = unicodedata.normalize("NFKC", " ".join(body)).casefold()
    return _WORD.findall(folded.replace("\u00ad", ""))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    last = max(len(words) - RUN, 0)
    return {tuple(words[start : start + RUN]) for start in range(last + 1)}
