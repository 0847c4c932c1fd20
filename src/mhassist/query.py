"""Question -> Query: its token vectors and what each counts, ready to be matched with chunks.

Late interaction (MaxSim over token vectors, Khattab and Zaharia 2020, "ColBERT"): each word of the
question is weighted by its inverse document frequency, and all token vectors are centred on
their mean (``encoder.token_mean``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder import Encoding
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import WORD, is_function_word, is_writer

Floats = NDArray[np.float32]

FUNCTION_WORD = 0.15
"""Weight of a function word, against the inverse document frequency of others; fitted on the
development questions."""
UNKNOWN_WORD = 1.0
"""Weight of a word that no letter has, as a share of the largest inverse document frequency."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready to be compared with chunks."""

    question: Question
    encoding: Encoding
    words: tuple[str, ...]
    """The word that each token of the question is part of."""
    weights: Floats
    """Shape ``(n_tokens,)``: what each token counts, summing to 1."""
    vectors: Floats
    """Shape ``(n_tokens, dim)``: centred token vectors of length 1."""
    reading: Query | None = None
    """The same as the trained reader sees it; ``None`` where the encoder has none."""


def make_query(question: Question, encoding: Encoding, index: Index) -> Query:
    """Return the question's token vectors, centred, each with the weight of its word."""
    text = question.search_text
    spans = [match.span() for match in WORD.finditer(text)]
    n_chunks = len(index.chunks)
    largest = float(np.log(1 + n_chunks))
    words: list[str] = []
    token_weights = np.zeros(len(encoding.tokens), dtype=np.float32)
    for position, (start, end) in enumerate(encoding.offsets):
        span = next((s for s in spans if s[0] < end and start < s[1]), None)
        word = text[span[0] : span[1]] if span else ""
        words.append(word)
        if not word:
            continue
        if is_function_word(word) or is_writer(word) or word.lower() in question.frame:
            token_weights[position] = FUNCTION_WORD
            continue
        frequency = max((index.document_frequency(s) for s in split_into_terms(word)), default=0)
        idf = float(np.log((1 + n_chunks) / (1 + frequency)))
        token_weights[position] = idf if frequency else largest * UNKNOWN_WORD
    # A word cut into many pieces must not count as many words.
    for word in set(words):
        mask = np.array([other == word for other in words])
        token_weights[mask] /= max(1.0, float(np.sqrt(mask.sum())))
    total = float(token_weights.sum())
    if total > 0:
        token_weights /= total
    query = Query(
        question=question,
        encoding=encoding,
        words=tuple(words),
        weights=token_weights,
        vectors=_centred(encoding.tokens, index.token_mean),
    )
    return replace(query, reading=_as_read(query, index.token_mean))


def _as_read(query: Query, mean: Floats) -> Query | None:
    """Return the query with the token vectors and weights that were learned."""
    reading = query.encoding.reading
    if reading is None:
        return None
    weights = query.weights * reading.factors
    total = float(weights.sum())
    return replace(
        query,
        vectors=_centred(reading.tokens, mean),
        weights=weights / total if total > 0 else weights,
    )


def _centred(vectors: Floats, mean: Floats) -> Floats:
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    result: Floats = moved / np.maximum(lengths, 1e-6)
    return result


@dataclass(frozen=True, slots=True)
class Similarities:
    """How well the tokens of some chunks match a question's.

    Each by row: an array of shape ``(n_question_tokens, n_chunk_tokens)``, values -1 to 1.
    """

    plain: Mapping[int, Floats] = field(default_factory=dict)
    """By the encoder."""
    learned: Mapping[int, Floats] = field(default_factory=dict)
    """To the trained reader; the same as ``plain`` where the encoder has none."""


def token_similarities(
    query: Query, index: Index, rows: Sequence[int], *, known: Similarities | None = None
) -> Similarities:
    """Return how well each question token matches each token of some chunks.

    Both sides are centred; of the chunks' side only lengths and products are needed, so that one
    product with the stored vectors does it. It waits for memory: the reader's vectors go along in
    the same product for a fifth of what one of their own would take.

    Args:
        query: The question, encoded.
        index: Holds the chunks' token vectors.
        rows: The chunks.
        known: What is known already, of these chunks or others; it is in what is returned.
    """
    known = known or Similarities()
    wanted = [row for row in rows if row not in known.plain or row not in known.learned]
    if not wanted:
        return known
    readers = [query] if query.reading is None else [query, query.reading]
    mean = index.token_mean
    vectors = np.vstack([*(reader.vectors for reader in readers), mean[np.newaxis]])
    tokens = index.token_products(wanted, vectors)
    product = tokens.products.T
    lengths = np.sqrt(np.maximum(1.0 - 2.0 * product[-1] + float(mean @ mean), 1e-6))
    centred: Floats = (product[:-1] - (vectors[:-1] @ mean)[:, np.newaxis]) / lengths
    begins = tokens.starts.tolist()
    of_each = [
        dict(zip(wanted, (part[:, start:end] for start, end in pairwise(begins)), strict=True))
        for part in np.split(centred, len(readers))
    ]
    return Similarities({**known.plain, **of_each[0]}, {**known.learned, **of_each[-1]})


def maxsim(similarities: Floats, weights: Floats) -> float:
    """Return the late-interaction score: each question token's best match, weighted."""
    if similarities.shape[1] == 0:
        return 0.0
    return float(similarities.max(axis=1) @ weights)
