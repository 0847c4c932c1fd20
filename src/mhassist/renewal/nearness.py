"""Which evaluation questions a change of the letters comes nearest to.

Answering every question takes half a minute, and a new letter must be live in seconds; so a sample
is asked, by two processes. An answer becomes wrong where a paragraph that came is a better match
for the question than those that were there. That is what is compared: the best late-interaction
score (MaxSim) among the letters that changed with the best among the others.

Measured by taking each of the five letters out and adding it again (423 to 562 questions that were
right, 50 answers became wrong): of 64 questions, the nearest of the 120 that BM25 brings nearest,
27 of the 50 are found; 30 of the nearest of 150, 32 of 200, 35 if all are compared, and 44 if 200
are asked then; 9 of 28 were found when 32 were asked.
The others changed by a hair, through weights that every letter moves: only asking finds them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoder, Encoding
from mhassist.evaluation import EvalQuestion
from mhassist.index import Index
from mhassist.index.terms import split_into_terms

SAMPLE = 64
"""Questions that are asked."""
COMPARED = 120
"""Questions that are compared by their vectors: those that BM25 brings nearest."""
ROWS = 8
"""Rows on each side that BM25 and pooled vectors each put forward for the comparison."""

Floats = NDArray[np.float32]


def nearest_questions(
    questions: Sequence[EvalQuestion],
    before: Index,
    after: Index,
    *,
    encoder: Encoder,
    limit: int = SAMPLE,
) -> list[EvalQuestion]:
    """Return the questions that a change comes nearest to, nearest first; ties by id.

    Those with evidence in a letter that was replaced come first.

    Args:
        questions: To choose from.
        before: The index without the change.
        after: The index with it.
        encoder: Made both.
        limit: Most questions to return.
    """
    changed = _changed_letters(before, after)
    # What left the letters is only in the index before, what came only in the one after.
    index = after if changed & {letter.id for letter in after.letters} else before
    sides = _Sides(index, changed)

    def about(question: EvalQuestion) -> bool:
        return any(evidence.letter in changed for evidence in question.evidence)

    by_words = sorted(
        questions,
        key=lambda each: (not about(each), sides.place_by_words(text_of(each)), each.id),
    )[: max(COMPARED, limit)]
    with ThreadPoolExecutor(2) as pool:  # a question's encoding leaves the other processor idle
        encodings = list(
            pool.map(lambda each: encoder.encode_questions([text_of(each)])[0], by_words)
        )
    lead = {
        question.id: sides.lead(text_of(question), encoding)
        for question, encoding in zip(by_words, encodings, strict=True)
    }
    return sorted(by_words, key=lambda each: (not about(each), -lead[each.id], each.id))[:limit]


def text_of(question: EvalQuestion) -> str:
    """Return what is searched for: a follow-up has its subject in the question before it."""
    return " ".join([*question.history[-1:], question.question])


def _changed_letters(before: Index, after: Index) -> set[str]:
    old, new = ({(each.id, each.sha256) for each in index.letters} for index in (before, after))
    return {letter_id for letter_id, _ in old ^ new}


class _Sides:
    """An index, divided into the letters that changed and the others."""

    def __init__(self, index: Index, changed: Collection[str]) -> None:
        self._index = index
        is_changed = np.array(
            [index.all_paragraphs[place].letter_id in changed for place in index.row_paragraph]
        )
        self._sides = [np.flatnonzero(is_changed), np.flatnonzero(~is_changed)]

    def place_by_words(self, text: str) -> int:
        """Return how many of the other rows BM25 puts before the best of those that changed."""
        changed, others = (self._index.bm25_scores(text)[rows] for rows in self._sides)
        return int((others > changed.max()).sum()) if len(changed) else len(others)

    def lead(self, text: str, encoding: Encoding) -> float:
        """Return by how much the best of the rows that changed beats the best of the others."""
        if any(len(rows) == 0 for rows in self._sides) or not len(encoding.tokens):
            return 0.0
        bm25 = self._index.bm25_scores(text)
        pooled: Floats = self._index.pooled_vectors @ encoding.pooled
        weights = self._weights(text, encoding)
        vectors = _centred(encoding.tokens, self._index.token_mean)
        best = []
        for rows in self._sides:
            chosen = {
                int(row)
                for scores in (bm25, pooled)
                for row in rows[np.argsort(-scores[rows], kind="stable")[:ROWS]]
            }
            tokens = self._index.token_slice(sorted(chosen))
            similar = _centred(tokens.vectors, self._index.token_mean) @ vectors.T
            best.append(float((tokens.best_per_row(similar) @ weights).max()))
        return round(best[0] - best[1], 6)

    def _weights(self, text: str, encoding: Encoding) -> Floats:
        """Return the share of each token: the inverse document frequency of what it is part of."""
        n_rows = len(self._index.chunks)
        weights = np.empty(len(encoding.offsets), dtype=np.float32)
        for place, (start, end) in enumerate(encoding.offsets.tolist()):
            while start > 0 and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
            stems = split_into_terms(text[start:end])
            found = max((self._index.document_frequency(stem) for stem in stems), default=n_rows)
            weights[place] = np.log((1 + n_rows) / (1 + found)) + 0.01
        shares: Floats = weights / weights.sum()
        return shares


def _centred(vectors: Floats, mean: Floats) -> Floats:
    moved = vectors - mean
    result: Floats = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return result
