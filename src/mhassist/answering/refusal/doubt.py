"""How sure it is that the best sentence answers, where no plain ground says that it does not.

A logistic regression on the best sentence and what stands around it, fitted on answered questions
and on questions that the letters do not answer (``evaluation.fitting.doubt``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal.kinds import STRICT
from mhassist.answering.weights import load_weights
from mhassist.query import Query
from mhassist.question import Asked, Question

_OF_SENTENCE = (
    "hit_gap", "first_hit", "late", "late_gap", "overlap", "context_overlap", "mention",
    "no_mention", "mention_near", "cue_after_subject", "head", "head_near", "year_missing",
    "pooled", "pooled_gap", "learned", "learned_gap", "definition", "points_back",
    "previous_overlap", "enumeration", "list_item", "newest",
)  # fmt: skip
_KINDS = (
    Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
    Asked.ORGANISATION, Asked.PLACE, Asked.LIST, Asked.OPEN, Asked.REASON, Asked.PURPOSE,
    Asked.DEFINITION, Asked.POLICY, Asked.YES_NO,
)  # fmt: skip
DOUBT_FEATURES = (
    "chance", "lead", "together", "worst_word", "heaviest_word", "words",
    *_OF_SENTENCE, *(f"asks_{kind.name.lower()}" for kind in _KINDS), "english",
)  # fmt: skip
"""Names of the features, in the order of ``doubt_features``."""

_WEIGHTY = 0.02
"""Share of a question's weight from which a word of it is to be found in an answer."""
_TOGETHER = 5
_LEAST = 1e-4
_LEAD_ALONE = 5.0
"""The lead in log-odds of a sentence that has no other beside it."""


def doubt_features(query: Query, scored: Sequence[Scored]) -> NDArray[np.float64]:
    """Return what tells whether the best of the candidates answers; at least one is needed.

    Chances as log-odds; "worst" and "heaviest" word: how well the question's words that were
    matched worst, and that weigh most, are matched in the best sentence.
    """
    best = scored[0]
    nearest = scored[:_TOGETHER]
    lead = best.log_odds - nearest[1].log_odds if len(nearest) > 1 else _LEAD_ALONE
    together = float(np.log(sum(max(one.probability, _LEAST) for one in nearest)))
    words = _matched_words(query, best)
    worst = min((match for _, match in words), default=0.0)
    heaviest = max(words, default=(0.0, 0.0))[1]
    asked = (float(query.question.kind is kind) for kind in _KINDS)
    return np.array(
        [
            best.log_odds,
            lead,
            together,
            worst,
            heaviest,
            float(len(words)),
            *(feature(best, name) for name in _OF_SENTENCE),
            *asked,
            float(query.question.language == "en"),
        ]
    )


def chance_answered(query: Query, scored: Sequence[Scored], weights: Mapping[str, float]) -> float:
    """Return the chance that the best sentence answers, where as many questions have no answer."""
    vector = np.array([weights[name] for name in DOUBT_FEATURES])
    logit = float(doubt_features(query, scored) @ vector) + weights["bias"]
    return round(float(1.0 / (1.0 + np.exp(-logit))), 6)


def _matched_words(query: Query, best: Scored) -> list[tuple[float, float]]:
    """Return the weight of each weighty word of the question and how well it is matched."""
    weights: dict[str, float] = {}
    matches: dict[str, list[float]] = {}
    for position, word in enumerate(query.words):
        if word:
            weights[word] = weights.get(word, 0.0) + float(query.weights[position])
            matches.setdefault(word, []).append(float(best.candidate.matches[position]))
    return [
        (weight, float(np.mean(matches[word])))
        for word, weight in weights.items()
        if weight > _WEIGHTY
    ]


def faint_below(question: Question, best: Scored) -> float:
    """Return the chance below which the best sentence is called unsure, whatever is around it."""
    faint, kind = load_weights()["faint"], question.kind
    least = faint["yes_no"] if kind is Asked.YES_NO else 0.0
    if kind is Asked.OPEN or kind in _TOLD:
        least = faint["told"]
    if question.language != "nl" or best.candidate.context_overlap >= faint["few_words"]:
        return least
    if kind in STRICT and kind is not Asked.ABBREVIATION:
        return faint["of_form_few"]
    return faint["told_few"] if kind in _TOLD else least


_TOLD = frozenset({Asked.POLICY, Asked.REASON, Asked.PURPOSE})
"""Kinds told in sentences of any form."""
