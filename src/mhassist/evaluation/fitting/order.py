"""What each feature of a sentence counts.

A sentence is a right one if its paragraph is right and it holds one of the facts. The weights
maximise, per question, the chance that a right sentence is first (a conditional logit, McFadden
1974, over standardised features with an L2 penalty, by gradient descent with momentum); two more
numbers, a scale and the bias, then make that score a probability (Platt 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mhassist.answering.features import FEATURES
from mhassist.evaluation.fitting.examples import Example, Floats

PENALTY = 0.05
"""Chosen by five-fold cross-validation on the development questions: 0.03 to 0.1 did best."""
STEPS = 400
RATE = 0.05


def fit_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of every feature, and the bias."""
    rows = np.concatenate([example.features for example in examples])
    spread = rows.std(axis=0)
    spread[spread < 1e-9] = 1.0
    weights = _fit_order(
        [replace(example, features=example.features / spread) for example in examples]
    )
    scale, bias = _fit_chance(examples, weights / spread)
    fitted = weights / spread * scale
    named = {name: float(weight) for name, weight in zip(FEATURES, fitted, strict=True)}
    return {name: round(weight, 3) for name, weight in {**named, "bias": bias}.items()}


def _fit_order(examples: Sequence[Example]) -> Floats:
    weights = np.zeros(len(FEATURES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = PENALTY * weights
        for example in examples:
            logits = example.features @ weights
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            wanted = chance * example.right
            wanted /= wanted.sum()
            gradient -= example.features.T @ (wanted - chance) / len(examples)
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        steady = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights -= RATE * (first / (1 - 0.9**step)) / steady
    return weights


def _fit_chance(examples: Sequence[Example], weights: Floats) -> tuple[float, float]:
    scores = np.concatenate([example.features @ weights for example in examples])
    right = np.concatenate([example.right for example in examples])
    share = np.concatenate([np.full(len(e.right), 1.0 / len(e.right)) for e in examples])
    rows = np.column_stack([scores, np.ones_like(scores)])
    fitted = np.zeros(2)
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-(rows @ fitted)))
        gradient = rows.T @ (share * (right - chance))
        hessian = (rows.T * (share * chance * (1.0 - chance))) @ rows + 1e-6 * np.eye(2)
        fitted = fitted + np.linalg.solve(hessian, gradient)
    return float(fitted[0]), float(fitted[1])
