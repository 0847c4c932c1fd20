"""BM25 over Dutch stems, and the words of the letters.

The library bm25s computes the score of every term in every chunk while the index is built; at
question time a score is a sum of stored numbers, for which its import (with scipy) is too slow.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray

from mhassist.chunks import Chunk
from mhassist.index.generations import write_file
from mhassist.index.vectors import write_array

# Measured on the development questions, BM25 alone: MRR 0.58 with PyStemmer's newer "dutch"
# (Kraaij-Pohlmann, which takes "ge" off "gemeente"), k1 1.5 and b 0.75; 0.60 with this stemmer;
# 0.63 with these k1 and b, usual for short passages; 0.66 with beginnings of stems beside them.
STEMMER = "dutch_porter"
K1 = 0.9
B = 0.4
BEGINNING_CHARS = 5
"""A stem of so many letters also counts by its beginning, which compounds and derived words share:
``opvangplaats`` with ``opvang``, ``uitbuiter`` with ``uitbuiting``."""

_SCORES = "bm25_scores.npy"
_ROWS = "bm25_rows.npy"
_STARTS = "bm25_starts.npy"
_TERMS = "terms.json"
_WORDS = "words.json"

# A number keeps its point or comma (1.200, 2,5); an apostrophe or hyphen divides words, so that
# "slachtoffer-opvang" is found by "opvang".
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_local = threading.local()


def split_into_words(text: str) -> list[str]:
    """Return the words and numbers of a text in order, in lower case.

    >>> split_into_words("De Task Force telt 1.200 EU-slachtoffers.")
    ['de', 'task', 'force', 'telt', '1.200', 'eu', 'slachtoffers']
    """
    folded = unicodedata.normalize("NFKC", text).replace("\N{SOFT HYPHEN}", "")
    return [match.group().lower() for match in _WORD.finditer(folded)]


def split_into_terms(text: str) -> list[str]:
    """Return the stems that BM25 counts, in order; accents make no difference.

    >>> split_into_terms("Financiële en financiele slachtoffers")
    ['financiel', 'en', 'financiel', 'slachtoffer']
    """
    return list(_terms(text))


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    # The same sentences are near to many questions.
    return tuple(stem(word) for word in split_into_words(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the Dutch stem of one lower-case word."""
    decomposed = unicodedata.normalize("NFKD", word)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    if not hasattr(_local, "stemmer"):  # a Stemmer may not be shared between threads
        _local.stemmer = Stemmer.Stemmer(STEMMER)
    stemmed: str = _local.stemmer.stemWord(plain)
    return stemmed


def write_terms(folder: Path, *, chunks: Sequence[Chunk], texts: Iterable[str]) -> None:
    """Write BM25 scores of the chunks, context included, and the words of the letters.

    Args:
        folder: Where the files go.
        chunks: In row order; at least one has a word (a context always does).
        texts: Clean texts of all paragraphs: what the vocabulary is made of.
    """
    import bm25s

    chunk_terms = [list(_with_beginnings(split_into_terms(chunk.passage))) for chunk in chunks]
    terms = sorted({term for one in chunk_terms for term in one})
    ids = {term: number for number, term in enumerate(terms)}
    bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
    found = bm25.build_index_from_ids(
        list(range(len(terms))),
        [[ids[term] for term in one] for one in chunk_terms],
        show_progress=False,
    )
    write_array(folder / _SCORES, found["data"].astype(np.float32))
    write_array(folder / _ROWS, found["indices"].astype(np.int32))
    write_array(folder / _STARTS, found["indptr"].astype(np.int64))
    words = Counter(word for text in texts for word in split_into_words(text))
    _write_json(folder / _TERMS, terms)
    _write_json(folder / _WORDS, dict(sorted(words.items())))


class Terms:
    """BM25 and the vocabulary of one generation, opened."""

    def __init__(self, folder: Path, *, n_rows: int) -> None:
        self._n_rows = n_rows
        self._scores: NDArray[np.float32] = np.load(folder / _SCORES, allow_pickle=False)
        self._rows: NDArray[np.int32] = np.load(folder / _ROWS, allow_pickle=False)
        self._starts: NDArray[np.int64] = np.load(folder / _STARTS, allow_pickle=False)
        terms: list[str] = json.loads((folder / _TERMS).read_bytes())
        self._ids = {term: number for number, term in enumerate(terms)}
        self.words: Mapping[str, int] = json.loads((folder / _WORDS).read_bytes())

    def document_frequency(self, term: str) -> int:
        """Return the number of chunks with a stem in context or text."""
        number = self._ids.get(term)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def rows_with(self, term: str) -> NDArray[np.int32]:
        """Return the rows that have a stem in context or text."""
        number = self._ids.get(term)
        if number is None:
            return self._rows[:0]
        return self._rows[self._starts[number] : self._starts[number + 1]]

    def bm25(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every row; a stem counts as often as it is given."""
        scores = np.zeros(self._n_rows, dtype=np.float32)
        for term in _with_beginnings(terms):
            number = self._ids.get(term)
            if number is not None:
                places = slice(self._starts[number], self._starts[number + 1])
                scores[self._rows[places]] += self._scores[places]
        return scores


def _with_beginnings(stems: Iterable[str]) -> Iterator[str]:
    """Yield each stem, and after a long one its beginning, marked so that it is no stem."""
    for one in stems:
        yield one
        if len(one) >= BEGINNING_CHARS and one.isalpha():
            yield f"{one[:BEGINNING_CHARS]}*"


def _write_json(file: Path, content: object) -> None:
    write_file(file, json.dumps(content, ensure_ascii=False, indent=0).encode())
