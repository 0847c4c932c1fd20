"""The chance below which an answer is doubtful, by kind of question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mhassist.answering.features import FEATURES
from mhassist.evaluation.fitting.examples import Example
from mhassist.question import Asked

FEW = 0.08
"""Share of the right answers that may be called doubtful."""
ENOUGH = 10
"""Right answers of a kind from which its threshold is read."""
EXPLAINED = frozenset({Asked.REASON})
"""Kinds of which a sentence shows by its words whether it answers."""


def fit_doubt(examples: Sequence[Example], weights: Mapping[str, float]) -> dict[str, float]:
    """Return by kind of question the chance that few right best sentences stay below.

    Only of kinds with enough examples, in Dutch: the chances of other languages are lower.
    """
    vector = np.array([weights[name] for name in FEATURES])
    chances: dict[Asked, list[float]] = {}
    for example in examples:
        scores = example.features @ vector + weights["bias"]
        best = int(np.argmax(scores))
        if example.language == "nl" and example.here[best]:
            chances.setdefault(example.kind, []).append(float(1 / (1 + np.exp(-scores[best]))))
    return {
        kind.value: round(float(np.quantile(chances[kind], FEW)), 2)
        for kind in Asked
        if len(chances.get(kind, ())) >= ENOUGH and kind not in EXPLAINED
    }
