"""How sure a best sentence must be: by answered questions, and by those that have no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mhassist.answering.refusal import find_unsaid
from mhassist.answering.refusal.doubt import DOUBT_FEATURES, doubt_features
from mhassist.evaluation.fitting.examples import Asked, Floats
from mhassist.evaluation.fitting.logistic import fit_logistic
from mhassist.evaluation.questions import EvalQuestion
from mhassist.index import Index

PENALTY = 10.0
"""On the squares of the weights of standardised features, beside a sum over some 700 questions."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The best sentence for a question that no plain ground speaks against."""

    features: Floats
    """As ``doubt_features``."""
    answers: bool


def judge(question: EvalQuestion, asked: Asked, index: Index) -> Judged | None:
    """Return the best sentence if it is right, or if nothing is: its question has no answer.

    A wrong sentence for a question that has an answer is left out: it may well answer in part.
    """
    part = asked.part
    scored = part.ranking.sentences
    if part.query is None or not scored or find_unsaid(part.question, part.ranking, index):
        return None
    right = question.answerable and scored[0].candidate.paragraph.id in asked.paragraphs
    if question.answerable and not right:
        return None
    return Judged(doubt_features(part.query, scored), right)


def fit_doubt(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of a logistic regression.

    Both sides count the same, however many there are of each.
    """
    features = np.array([each.features for each in judged])
    answers = np.array([each.answers for each in judged])
    counts = np.where(answers, 0.5 / answers.mean(), 0.5 / (1.0 - answers.mean()))
    fitted = fit_logistic(DOUBT_FEATURES, features, answers, counts=counts, penalty=PENALTY)
    return {name: round(number, 3) for name, number in fitted.items()}
