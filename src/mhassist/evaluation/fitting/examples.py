"""Questions -> the sentences that may answer them, each known to be right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.ranking import Scored
from mhassist.chain import Assistant, Request
from mhassist.chain.request import Part
from mhassist.evaluation.matching import LetterTexts, holds_fact
from mhassist.evaluation.questions import EvalQuestion
from mhassist.index import Index
from mhassist.query import Query

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """The candidate sentences of one question."""

    features: Floats
    """Shape ``(n_sentences, n_features)``."""
    right: Floats
    """Shape ``(n_sentences,)``: 1 for a right one, at least one of them."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The same question and sentences as vectors, which a reader is trained on."""

    query: Query
    mean: Singles
    """The mean by which they are centred, shape ``(dim,)``."""
    tokens: tuple[Singles, ...]
    """Per sentence the centred vectors of its tokens, of length 1, shape ``(n_tokens, dim)``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the assistant made of a question, beside where the answer stands."""

    part: Part
    """The first of what is asked in one."""
    paragraphs: frozenset[str]
    """Ids of the right ones."""


def ask(assistant: Assistant, question: EvalQuestion, texts: LetterTexts) -> Asked:
    """Return what the assistant makes of a question."""
    request = Request(question.question, tuple(question.history))
    right = map(texts.right_paragraphs, question.evidence)
    return Asked(assistant.explain(request).parts[0], frozenset[str]().union(*right))


def sentence_examples(
    assistant: Assistant, questions: Sequence[EvalQuestion], texts: LetterTexts
) -> tuple[list[Example], list[Passages]]:
    """Return the candidate sentences of the answerable questions that have a right one."""
    examples, passages = [], []
    known: dict[tuple[str, int, int], Singles] = {}
    for question in questions:
        asked = ask(assistant, question, texts)
        part, paragraphs = asked.part, asked.paragraphs
        # In an order that does not hang on the numbers that are to be fitted.
        scored = sorted(part.ranking.sentences, key=lambda one: one.candidate.key)
        right = [
            float(
                one.candidate.paragraph.id in paragraphs
                and any(holds_fact(one.candidate.text, forms) for forms in question.facts)
            )
            for one in scored
        ]
        if part.query is None or not any(right):
            continue
        features = np.array([one.features for one in scored])
        examples.append(Example(features, np.array(right)))
        for one in scored:
            if one.candidate.key not in known:
                known[one.candidate.key] = _tokens(one, assistant.index)
        tokens = tuple(known[one.candidate.key] for one in scored)
        passages.append(Passages(part.query, assistant.index.token_mean, tokens))
    return examples, passages


def _tokens(one: Scored, index: Index) -> Singles:
    rows = index.rows_of(one.candidate.paragraph.id)
    offsets = np.concatenate([index.token_offsets(row) for row in rows])
    own = (offsets[:, 0] >= one.candidate.start) & (offsets[:, 0] < one.candidate.end)
    moved = index.token_slice(rows).vectors[own] - index.token_mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    vectors: Singles = (moved / np.maximum(lengths, 1e-6)).astype(np.float32)
    return vectors
