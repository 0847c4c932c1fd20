"""Whether a sentence of another paragraph adds to what an answer says already.

Sentences of the paragraph that is quoted are on its subject. One from elsewhere is worth its room,
and its citation, where it is about as sure as the first: a logistic regression, fitted on
questions of which the right paragraphs are known (``evaluation.fitting.further``).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.ranking import Scored, feature

FURTHER_FEATURES = (
    "chance",
    "hit_gap",
    "learned_gap",
    "context_overlap",
    "mention",
    "first_mention",
    "same_section",
    "broad",
)
"""Names of the features, in the order of ``further_features``."""


def further_features(one: Scored, first: Scored, *, broad: bool) -> NDArray[np.float64]:
    """Return what tells whether a sentence adds to the one that is quoted first.

    The chance is its own, as log-odds; gaps and overlap are against the first.

    Args:
        one: A sentence of another paragraph.
        first: The one quoted first.
        broad: Whether the question asks for more than one fact.
    """
    own, other = one.candidate, first.candidate
    section, letter = own.paragraph.section, own.paragraph.letter_id
    return np.array(
        [
            one.log_odds,
            *(feature(one, name) - feature(first, name) for name in _GAPS),
            float(bool(own.mentions)),
            float(bool(other.mentions)),
            float((section, letter) == (other.paragraph.section, other.paragraph.letter_id)),
            float(broad),
        ]
    )


_GAPS = ("hit_gap", "learned", "context_overlap")


def chance_further(
    one: Scored, first: Scored, weights: Mapping[str, float], *, broad: bool
) -> float:
    """Return the chance that a sentence of another paragraph is of a right one."""
    vector = np.array([weights[name] for name in FURTHER_FEATURES])
    logit = float(further_features(one, first, broad=broad) @ vector) + weights["bias"]
    return round(float(1.0 / (1.0 + np.exp(-logit))), 6)
