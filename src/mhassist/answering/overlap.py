"""How many of a question's words a text has, by stems and inverse document frequency."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import numpy as np

from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question.language import content_words, is_writer
from mhassist.question.synonyms import Renamed


def weighted_terms(text: str, index: Index, *, frame: Collection[str] = ()) -> dict[str, float]:
    """Return the stems of a question's content words with their weight by idf, summing to 1.

    Args:
        text: The question, or a part of it.
        index: Knows how rare a word is.
        frame: Words, in lower case, that tell nothing of what is asked about.
    """
    n_chunks = len(index.chunks)
    weights = {}
    words = content_words(text)
    telling = [word for word in words if not is_writer(word) and word.lower() not in frame]
    for word in telling or words:
        for term in split_into_terms(word):
            frequency = index.document_frequency(term)
            weights[term] = float(np.log((1 + n_chunks) / (1 + frequency)))
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def rarest_term(terms: Mapping[str, float], index: Index) -> str:
    """Return the rarest of the terms that the letters have; empty if they have none."""
    known = [term for term in terms if index.document_frequency(term)]
    return max(known, key=lambda term: (terms[term], term), default="")


def stems_in(text: str, renamed: Sequence[Renamed] = ()) -> set[str]:
    """Return the stems of a text, and those of the names of what it calls otherwise."""
    others = (each.name for each in renamed if each.stands_in(text))
    return set(split_into_terms(" ".join((text, *others))))


_COMPOUND = 5
"""A stem of so many letters is looked for inside longer words: "opvang" in "opvangplaats"."""


def covers(term: str, stems: set[str]) -> bool:
    """Return whether a stem stands among others, alone or inside a compound."""
    if term in stems:
        return True
    if len(term) < _COMPOUND:
        return False
    return term in " ".join(stems) or not _parts(term).isdisjoint(stems)


@lru_cache(maxsize=4096)
def _parts(term: str) -> frozenset[str]:
    """Return what a stem holds that is long enough to be one."""
    return frozenset(
        term[start:end]
        for start in range(len(term) - _COMPOUND + 1)
        for end in range(start + _COMPOUND, len(term) + 1)
    )


def overlap_of(terms: dict[str, float], stems: set[str]) -> float:
    """Return the share of the terms' weight that the stems cover, 0 to 1."""
    return sum(weight for term, weight in terms.items() if covers(term, stems))
