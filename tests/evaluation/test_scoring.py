"""One question and its answer against scores worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.invented import (
    BUDGET,
    DESK,
    LETTER,
    LINE,
    MEASURES,
    REFUSAL,
    RIGHT,
    STRUCTURE,
    TRAINING,
    make_answer,
    make_citation,
    make_question,
    make_unanswerable,
)
from mhassist.answering.answer import Answer
from mhassist.evaluation.matching import LetterTexts
from mhassist.evaluation.questions import EvalQuestion, QuestionKind
from mhassist.evaluation.scoring import QuestionScore, score_answer

TEXTS = LetterTexts([LETTER], [STRUCTURE])
RANKING = ["kst-99999-1/p2", "kst-99999-1/p1"]

ALL_RIGHT = QuestionScore(
    id="q1",
    split="dev",
    kind=QuestionKind.AMOUNT,
    answerable=True,
    status="answered",
    rank=2,
    ndcg_10=0.6309,  # 1 / log2(3)
    correct=True,
    facts=1.0,
    first_citation=True,
    citation_precision=1.0,
    citation_recall=1.0,
    statements_borne=1.0,
    citations_needed=1.0,
    quotes=1,
    quotes_verbatim=1,
    words=11,
)
LIST = make_question(
    kind="list",
    need="all",
    evidence=[
        {"letter": "kst-99999-1", "text": DESK},
        {"letter": "kst-99999-1", "text": LINE},
        {"letter": "kst-99999-1", "text": TRAINING},
    ],
    facts=[["loket"], ["meldlijn"], ["training"]],
)


def score(question: EvalQuestion, answer: Answer) -> QuestionScore:
    """Return the score with shares of four decimals, so that they can be written out."""
    exact = score_answer(question, answer, RANKING, texts=TEXTS)
    return replace(
        exact,
        ndcg_10=round(exact.ndcg_10, 4),
        facts=round(exact.facts, 4),
        citation_recall=round(exact.citation_recall, 4),
    )


def test_right_answer_scores_on_everything() -> None:
    assert score(make_question(), RIGHT) == ALL_RIGHT


def test_wrong_paragraph_is_not_correct_though_the_answer_holds_the_fact() -> None:
    answer = make_answer("Het is 2,5 miljoen. [1]", make_citation(1, 2, MEASURES))

    assert score(make_question(), answer) == replace(
        ALL_RIGHT,
        correct=False,
        first_citation=False,
        citation_precision=0.0,
        citation_recall=0.0,
        statements_borne=0.0,
        citations_needed=0.0,
        words=4,
    )


def test_right_paragraph_without_the_fact_is_not_correct() -> None:
    question = make_question(facts=[["2,5 miljoen"], ["2,5 miljard"]])

    assert score(question, RIGHT) == replace(ALL_RIGHT, correct=False, facts=0.5)


def test_answer_with_something_forbidden_is_not_correct() -> None:
    question = make_question(forbidden=["Zandmeer"])

    assert score(question, RIGHT) == replace(ALL_RIGHT, correct=False)


def test_second_citation_that_is_right_counts_for_half() -> None:
    answer = make_answer(
        f"{MEASURES} [1] {BUDGET} [2]", make_citation(1, 2, MEASURES), make_citation(2, 1, BUDGET)
    )

    assert score(make_question(), answer) == replace(
        ALL_RIGHT, first_citation=False, citation_precision=0.5, quotes=2, quotes_verbatim=2,
        words=15,
    )  # fmt: skip


def test_citation_elsewhere_whose_quote_holds_the_fact_is_precise_but_not_evidence() -> None:
    question = make_question(evidence=[{"letter": "kst-99999-1", "text": MEASURES}])

    assert score(question, RIGHT) == replace(
        ALL_RIGHT, rank=1, ndcg_10=1.0, correct=False, first_citation=False, citation_recall=0.0
    )


def test_list_with_two_of_three_items_is_two_thirds_complete() -> None:
    answer = make_answer(
        f"{DESK} [1] {LINE} [2]", make_citation(1, 3, DESK), make_citation(2, 4, LINE)
    )

    assert score(LIST, answer) == replace(
        ALL_RIGHT,
        kind=QuestionKind.LIST,
        rank=None,
        ndcg_10=0.0,
        correct=False,
        facts=0.6667,
        citation_recall=0.6667,
        quotes=2,
        quotes_verbatim=2,
        words=9,
    )


def test_one_piece_of_evidence_is_enough_where_any_will_do() -> None:
    question = LIST.model_copy(update={"need": "any"})
    answer = make_answer(f"{LINE} [1]", make_citation(1, 4, LINE))

    assert score(question, answer).citation_recall == 1.0


def test_refusal_of_an_answerable_question_scores_nothing_but_its_ranking() -> None:
    refusal = REFUSAL.model_copy(update={"answer": "Niets over 2,5 miljoen."})

    assert score(make_question(), refusal) == replace(
        ALL_RIGHT,
        status="refused",
        correct=False,
        facts=0.0,
        first_citation=False,
        citation_precision=0.0,
        citation_recall=0.0,
        statements_borne=0.0,
        citations_needed=0.0,
        quotes=0,
        quotes_verbatim=0,
        words=4,
    )


@pytest.mark.parametrize(
    ("answer", "correct"),
    [
        pytest.param(REFUSAL, True, id="refused"),
        pytest.param(RIGHT, False, id="answered"),
        pytest.param(
            RIGHT.model_copy(update={"status": "partial", "missing": ("een naam",)}),
            True,
            id="partial with what is missing",
        ),
        pytest.param(
            RIGHT.model_copy(update={"status": "partial"}), False, id="partial, nothing missing"
        ),
        pytest.param(REFUSAL.model_copy(update={"status": "error"}), False, id="error"),
    ],
)
def test_unanswerable_question_is_to_be_refused(answer: Answer, correct: bool) -> None:
    assert score(make_unanswerable(), answer).correct is correct
