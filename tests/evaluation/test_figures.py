"""Figures over several questions, each over all questions of its group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mhassist.evaluation.figures import (
    KIND_GROUPS,
    Figure,
    compute_figures,
    scores_by_kind,
)
from mhassist.evaluation.questions import QuestionKind
from mhassist.evaluation.scoring import QuestionScore

GOOD = QuestionScore(
    id="q1",
    split="dev",
    kind=QuestionKind.AMOUNT,
    answerable=True,
    status="answered",
    rank=1,
    ndcg_10=1.0,
    correct=True,
    facts=1.0,
    first_citation=True,
    citation_precision=1.0,
    citation_recall=1.0,
    statements_borne=1.0,
    citations_needed=1.0,
    quotes=2,
    quotes_verbatim=2,
    words=40,
)
HALF = replace(
    GOOD,
    id="q2",
    kind=QuestionKind.LIST,
    rank=4,
    ndcg_10=0.5,
    correct=False,
    facts=0.5,
    first_citation=False,
    citation_precision=0.25,
    citation_recall=0.5,
    statements_borne=0.5,
    citations_needed=0.25,
    quotes=4,
    quotes_verbatim=3,
    words=60,
)
REFUSED = replace(
    GOOD,
    id="q3",
    status="refused",
    rank=None,
    ndcg_10=0.0,
    correct=False,
    facts=0.0,
    first_citation=False,
    citation_precision=0.0,
    citation_recall=0.0,
    statements_borne=0.0,
    citations_needed=0.0,
    quotes=0,
    quotes_verbatim=0,
    words=12,
)
UNANSWERABLE = replace(
    REFUSED, id="q4", kind=QuestionKind.UN_OPINION, answerable=False, correct=True
)


def test_figures_are_over_all_questions_of_the_group() -> None:
    figures = compute_figures([GOOD, HALF, REFUSED, UNANSWERABLE])

    assert {name: (figure.value, figure.questions) for name, figure in figures.items()} == {
        "right_first": (0.3333, 3),
        "right_among_five": (0.6667, 3),
        "mrr": (0.4167, 3),  # (1 + 1/4 + 0) / 3
        "ndcg_10": (0.5, 3),
        "correct": (0.3333, 3),
        "facts": (0.5, 3),
        "list_completeness": (0.5, 1),
        "words": (50.0, 2),  # of those that were answered
        "first_citation": (0.3333, 3),
        "citation_precision": (0.4167, 3),  # (1 + 1/4 + 0) / 3
        "citation_recall": (0.5, 3),
        "all_evidence_cited": (0.3333, 3),
        "statements_borne": (0.75, 2),  # of those that were answered
        "citations_needed": (0.625, 2),
        "quotes_verbatim": (0.875, 2),  # (2/2 + 3/4) / 2
        "refused_rightly": (1.0, 1),
        "refused_wrongly": (0.3333, 3),
    }


def test_figure_has_its_interval() -> None:
    halves = [replace(GOOD, id=f"q{n}", correct=n % 2 == 0) for n in range(10)]

    # Binomial(10, 1/2) again: 2 to 8 of 10.
    assert compute_figures(halves)["correct"] == Figure(0.5, 0.2, 0.8, 10)


def test_figure_of_no_question_is_left_out() -> None:
    assert list(compute_figures([UNANSWERABLE])) == ["refused_rightly"]


def test_scores_are_grouped_by_kind_in_a_fixed_order() -> None:
    assert scores_by_kind([HALF, UNANSWERABLE, GOOD, REFUSED]) == {
        "één feit": (GOOD, REFUSED),
        "opsomming": (HALF,),
        "mening, persoonsgegevens": (UNANSWERABLE,),
    }


@pytest.mark.parametrize("kind", [kind for kind in QuestionKind if kind.answerable])
def test_every_answerable_kind_is_in_one_group(kind: QuestionKind) -> None:
    assert sum(kind in kinds for kinds in KIND_GROUPS.values()) == 1
