"""A logistic regression over standardised features with an L2 penalty, by Newton's method."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mhassist.evaluation.fitting.examples import Floats

STEPS = 50


def fit_logistic(
    names: Sequence[str],
    features: Floats,
    right: NDArray[np.bool_],
    *,
    counts: Floats,
    penalty: float,
) -> dict[str, float]:
    """Return the weight of every feature, and the bias.

    Args:
        names: Of the features.
        features: Shape ``(n, n_features)``, unstandardised.
        right: Shape ``(n,)``.
        counts: What each row counts, shape ``(n,)``.
        penalty: On the squares of the weights of standardised features.
    """
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < 1e-9] = 1.0
    rows = np.column_stack([(features - middle) / spread, np.ones(len(features))])
    penalties = np.append(np.full(len(middle), penalty), 0.0)
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-(rows @ fitted)))
        gradient = rows.T @ (counts * (right - chance)) - penalties * fitted
        hessian = (rows.T * (counts * chance * (1.0 - chance))) @ rows + np.diag(penalties)
        fitted = fitted + np.linalg.solve(hessian, gradient)
    weights = fitted[:-1] / spread
    named = dict(zip(names, map(float, weights), strict=True))
    return {**named, "bias": float(fitted[-1] - middle @ weights)}
