"""Fit the weights of ``answering/weights.toml`` on the development questions.

A sentence is a right one if its paragraph is right and it holds one of the facts. The weights are
those of a logistic regression with an L2 penalty, found by Newton's method (Hastie, Tibshirani
and Friedman, The Elements of Statistical Learning, 4.4), each question counting the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.features import FEATURES
from mhassist.chain import Assistant, Request
from mhassist.evaluation.matching import LetterTexts, holds_fact
from mhassist.evaluation.questions import EvalQuestion

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows to fit on."""

    features: Floats
    """Shape ``(n, n_features)``."""
    labels: Floats
    """Shape ``(n,)``: 1 for a right one."""
    weights: Floats
    """Shape ``(n,)``: what a row counts."""
    groups: NDArray[np.int64]
    """Shape ``(n,)``: the question a row belongs to."""


def sentence_examples(
    assistant: Assistant, questions: Sequence[EvalQuestion], texts: LetterTexts
) -> Examples:
    """Return the candidate sentences of the answerable questions, labelled."""
    features, labels, weights, groups = [], [], [], []
    for number, question in enumerate(questions):
        if not question.answerable:
            continue
        step = assistant.explain(Request(question.question, tuple(question.history)))
        scored = step.extraction.scored if step.extraction else ()
        right = frozenset[str]().union(*(texts.right_paragraphs(e) for e in question.evidence))
        own = [
            float(
                one.candidate.paragraph.id in right
                and any(holds_fact(one.candidate.text, forms) for forms in question.facts)
            )
            for one in scored
        ]
        if not any(own):
            continue
        features.extend(one.features for one in scored)
        labels.extend(own)
        weights.extend([1.0 / len(own)] * len(own))
        groups.extend([number] * len(own))
    return Examples(
        np.array(features), np.array(labels), np.array(weights), np.array(groups, dtype=np.int64)
    )


def fit_logistic(examples: Examples, *, penalty: float, steps: int = 30) -> Floats:
    """Return the weights, the last one the bias, which is not penalised."""
    rows = np.hstack([examples.features, np.ones((len(examples.features), 1))])
    share = examples.weights / examples.weights.sum() * len(set(examples.groups.tolist()))
    ridge = np.full(rows.shape[1], penalty)
    ridge[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (share * (examples.labels - chance)) - ridge * weights
        curvature = share * chance * (1.0 - chance)
        hessian = (rows * curvature[:, np.newaxis]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def named(weights: Floats) -> dict[str, float]:
    """Return the weights by the name of their feature."""
    return {
        name: round(float(weight), 3)
        for name, weight in zip((*FEATURES, "bias"), weights, strict=True)
    }
