"""Which evaluation questions a change of the letters comes nearest to.

Answering every question takes half a minute, and a new letter must be live in seconds; so a sample
is asked, by two processes. An answer becomes wrong where a paragraph that came is a better match
for the question than those that were there. That is what is compared, for every question: the best
of the nearest paragraphs in the letters that changed with the best of those in the others, scored
as retrieval scores them.

The nearest are asked first, and the others only where one of these is wrong now: then whoever
decides on ``--force`` is to know what else is. Measured on 18 changes, of one to twenty letters
from other ministries, answers to parliament, laws, and letters that repeat part of an older one
with other figures: asking every question found that in nine of them 45 right answers became wrong.
The nearest 160 told of all nine, and of 43 of the answers; in each the first of them was among the
nearest twelve. The other two changed by a hair, through weights that every letter moves; only
asking every question finds those (``--thorough``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoder, Encoding
from mhassist.evaluation import EvalQuestion
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind
from mhassist.question.scope import asks_newest
from mhassist.renewal.question_vectors import search_text
from mhassist.retrieval import RankingWeights

SAMPLE = 160
"""Most questions that are asked."""
FEWEST = 32
"""As many are asked of any change."""
FIRST = 40
"""As many are asked before the others, which are asked only if one of these is wrong now."""
FAR = -9.0
"""Lead, in the units of retrieval's score, below which a question is not asked."""
NEWEST = 4.0
"""Added for a question of how things stand now: every newer letter moves its answer."""
ROWS = (2, 4)
"""Rows that BM25 and pooled vectors each put forward: of the letters that changed, and others."""

Floats = NDArray[np.float32]


class Nearness:
    """An index, divided into the letters that changed and the others."""

    def __init__(self, before: Index, after: Index, *, encoder: Encoder) -> None:
        """Divide the index that has what changed.

        Args:
            before: The index without the change.
            after: The index with it.
            encoder: Made both.
        """
        self.changed = _changed_letters(before, after)
        # What left the letters is only in the index before, what came only in the one after.
        came = self.changed & {letter.id for letter in after.letters}
        self._index = index = after if came else before
        self._encoder = encoder
        self._weights = RankingWeights()
        paragraphs = [index.all_paragraphs[place] for place in index.row_paragraph]
        self._is_changed = np.array([each.letter_id in self.changed for each in paragraphs])
        self._sides = [np.flatnonzero(self._is_changed), np.flatnonzero(~self._is_changed)]
        penalties = {
            Kind.LETTERHEAD: self._weights.letterhead,
            Kind.SIGNATURE: self._weights.signature,
            Kind.FOOTNOTE: self._weights.footnote,
        }
        self._structure = np.array(
            [penalties.get(paragraph.kind, 0.0) for paragraph in paragraphs], dtype=np.float32
        )

    def leads(self, questions: Sequence[EvalQuestion]) -> list[float]:
        """Return by how much what changed beats the other letters, question by question."""
        texts = [search_text(question) for question in questions]
        encodings = self._encoder.encode_questions(texts)
        return [
            self._lead(text, encoding) + NEWEST * asks_newest(question.question)
            for question, text, encoding in zip(questions, texts, encodings, strict=True)
        ]

    def _lead(self, text: str, encoding: Encoding) -> float:
        if any(len(rows) == 0 for rows in self._sides) or not len(encoding.tokens):
            return 0.0
        bm25 = self._index.bm25_scores(text)
        pooled: Floats = self._index.pooled_vectors @ encoding.pooled
        rows = np.unique(
            np.concatenate(
                [
                    side[np.argsort(-scores[side], kind="stable")[:most]]
                    for side, most in zip(self._sides, ROWS, strict=True)
                    for scores in (bm25, pooled)
                ]
            )
        )
        weights = self._weights
        score = (
            weights.late * _z(self._late(text, encoding, rows))
            + weights.bm25 * _z(bm25[rows])
            + weights.pooled * _z(pooled[rows])
            + self._structure[rows]
        )
        came = self._is_changed[rows]
        return round(float(score[came].max() - score[~came].max()), 6)

    def _late(self, text: str, encoding: Encoding, rows: NDArray[np.int64]) -> Floats:
        """Return the late-interaction score (MaxSim) of each row."""
        mean = self._index.token_mean
        vectors = encoding.tokens - mean
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        tokens = self._index.token_products(rows, np.vstack([vectors, mean]))
        lengths = np.sqrt(
            np.maximum(1.0 - 2.0 * tokens.products[:, -1:] + float(mean @ mean), 1e-6)
        )
        similar = (tokens.products[:, :-1] - vectors @ mean) / lengths
        best = np.maximum(tokens.best_per_row(similar), -1.0)  # a row may have no tokens
        late: Floats = best @ self._shares(text, encoding)
        return late

    def _shares(self, text: str, encoding: Encoding) -> Floats:
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


def nearest(
    questions: Sequence[EvalQuestion],
    leads: Sequence[float],
    *,
    changed: Collection[str],
    limit: int,
) -> list[EvalQuestion]:
    """Return the questions that a change comes near to, nearest first; ties by id.

    Those with evidence in a letter that was replaced come first.

    Args:
        questions: To choose from.
        leads: What ``Nearness`` says of each.
        changed: Ids of the letters that changed.
        limit: Most questions to return.
    """

    def order(entry: tuple[EvalQuestion, float]) -> tuple[bool, float, str]:
        question, lead = entry
        return not _is_about(question, changed), -lead, question.id

    ordered = sorted(zip(questions, leads, strict=True), key=order)
    near = sum(lead > FAR or _is_about(question, changed) for question, lead in ordered)
    return [question for question, _ in ordered[: min(limit, max(near, FEWEST))]]


def in_rounds(
    chosen: Sequence[EvalQuestion], *, changed: Collection[str]
) -> list[Sequence[EvalQuestion]]:
    """Divide the nearest questions into those that are asked, and those asked if one is wrong now.

    Args:
        chosen: As ``nearest`` returns them.
        changed: Ids of the letters that changed.
    """
    about = sum(_is_about(question, changed) for question in chosen)
    first = max(FIRST, about)  # of a letter that was replaced any answer may be another
    return [chosen[:first], chosen[first:]]


def _is_about(question: EvalQuestion, changed: Collection[str]) -> bool:
    return any(evidence.letter in changed for evidence in question.evidence)


def _changed_letters(before: Index, after: Index) -> frozenset[str]:
    old, new = ({(each.id, each.sha256) for each in index.letters} for index in (before, after))
    return frozenset(letter_id for letter_id, _ in old ^ new)


def _z(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
