"""What tells that a sentence of another paragraph belongs in an answer too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mhassist.answering.choosing import is_broad
from mhassist.answering.further import FURTHER_FEATURES, further_features
from mhassist.answering.ranking import Scored
from mhassist.evaluation.fitting.examples import Asked, Floats
from mhassist.evaluation.fitting.logistic import fit_logistic
from mhassist.evaluation.matching import holds_fact
from mhassist.evaluation.questions import EvalQuestion

OTHERS = 3
"""Other paragraphs of a question that are looked at: an answer has no room for more."""
PENALTY = 3.0
"""On the squares of the weights of standardised features, beside a sum over some 2,000 rows."""


@dataclass(frozen=True, slots=True)
class Other:
    """The best sentence of another paragraph than the one that answers best."""

    features: Floats
    """As ``further_features``."""
    right: bool


def others(question: EvalQuestion, asked: Asked) -> list[Other]:
    """Return the best sentences of further paragraphs; none of a question that has no answer.

    One is right if its paragraph is, or if it holds one of the facts.
    """
    if not question.answerable:
        return []
    best = _best_of_paragraphs(asked.part.ranking.sentences)
    broad = is_broad(asked.part.question)
    found = []
    for one in best[1 : 1 + OTHERS]:
        right = one.candidate.paragraph.id in asked.paragraphs or any(
            holds_fact(one.candidate.text, forms) for forms in question.facts
        )
        found.append(Other(further_features(one, best[0], broad=broad), right))
    return found


def _best_of_paragraphs(scored: Sequence[Scored]) -> list[Scored]:
    found: dict[str, Scored] = {}
    for one in scored:
        found.setdefault(one.candidate.paragraph.id, one)
    return list(found.values())


def fit_further(found: Sequence[Other]) -> dict[str, float]:
    """Return the weights of a logistic regression."""
    fitted = fit_logistic(
        FURTHER_FEATURES,
        np.array([each.features for each in found]),
        np.array([each.right for each in found]),
        counts=np.ones(len(found)),
        penalty=PENALTY,
    )
    return {name: round(number, 3) for name, number in fitted.items()}
