"""Which sentences of other paragraphs join an answer."""

from __future__ import annotations

import numpy as np
import pytest

from answering.harbour import harbour_assistant
from mhassist.answering.further import FURTHER_FEATURES, chance_further, further_features
from mhassist.answering.ranking import Scored
from mhassist.chain import Assistant, Request
from mhassist.evaluation.fitting.further import Other, fit_further

QUESTION = "Hoeveel inspecteurs worden opgeleid?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return harbour_assistant(tmp_path_factory.mktemp("further"))


def two_paragraphs(assistant: Assistant) -> tuple[Scored, Scored]:
    scored = assistant.explain(Request(QUESTION)).parts[0].ranking.sentences
    first = scored[0]
    other = next(
        one for one in scored if one.candidate.paragraph.id != first.candidate.paragraph.id
    )
    return first, other


def test_a_sentence_is_compared_with_the_one_quoted_first(assistant: Assistant) -> None:
    first, other = two_paragraphs(assistant)

    itself = dict(zip(FURTHER_FEATURES, further_features(first, first, broad=False), strict=True))
    beside = dict(zip(FURTHER_FEATURES, further_features(other, first, broad=True), strict=True))

    assert (itself["hit_gap"], itself["learned_gap"], itself["context_overlap"]) == (0, 0, 0)
    assert (itself["mention"], itself["first_mention"], itself["same_section"]) == (1, 1, 1)
    assert beside["chance"] < itself["chance"]
    assert (itself["broad"], beside["broad"]) == (0, 1)


def test_chance_follows_from_weights(assistant: Assistant) -> None:
    first, other = two_paragraphs(assistant)
    weights = {**dict.fromkeys(FURTHER_FEATURES, 0.0), "bias": 0.0, "broad": 2.0}

    assert chance_further(other, first, weights, broad=False) == 0.5
    assert chance_further(other, first, weights, broad=True) == 0.880797


def other(*, same_section: bool, right: bool) -> Other:
    features = np.zeros(len(FURTHER_FEATURES))
    features[FURTHER_FEATURES.index("same_section")] = same_section
    return Other(features, right)


def test_what_right_ones_have_more_of_gets_weight() -> None:
    alike = [other(same_section=True, right=True)] * 30 + [other(same_section=True, right=False)]
    apart = [other(same_section=False, right=False)] * 30 + [other(same_section=False, right=True)]

    fitted = fit_further([*alike, *apart])

    assert set(fitted) == {*FURTHER_FEATURES, "bias"}
    assert fitted["same_section"] > 1.0
    assert fitted["hit_gap"] == 0.0
