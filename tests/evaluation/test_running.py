"""A run over questions with an assistant whose answers are fixed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.invented import (
    BUDGET,
    REFUSAL,
    RIGHT,
    FakeAssistant,
    make_question,
    make_unanswerable,
)
from mhassist.errors import EvaluationError
from mhassist.evaluation.observing import Observation
from mhassist.evaluation.running import run_evaluation

QUESTION = make_question(history=["Wat doet het kabinet?"])
UNANSWERABLE = make_unanswerable()
ANSWERS = {QUESTION.question: RIGHT, UNANSWERABLE.question: REFUSAL}


def test_every_question_is_asked_with_its_history_after_one_to_warm_up() -> None:
    assistant = FakeAssistant(ANSWERS)

    run_evaluation(assistant, [QUESTION, UNANSWERABLE])

    assert assistant.asked == [
        ("Hoeveel geld gaat er naar de opvang?", ("Wat doet het kabinet?",)),
        ("Hoeveel geld gaat er naar de opvang?", ("Wat doet het kabinet?",)),
        ("Wie is de burgemeester van Zandmeer?", ()),
    ]


def test_outcome_holds_what_came_back() -> None:
    (outcome,) = run_evaluation(FakeAssistant(ANSWERS, (2, 1)), [QUESTION]).outcomes

    assert outcome.question == QUESTION
    assert outcome.answer == RIGHT
    assert outcome.ranking == ("kst-99999-1/p2", "kst-99999-1/p1")
    assert outcome.right == {"kst-99999-1/p1"}
    assert outcome.score.rank == 2
    assert outcome.score.correct is True


def test_progress_counts_questions() -> None:
    seen: list[tuple[int, int]] = []

    run_evaluation(
        FakeAssistant(ANSWERS),
        [QUESTION, UNANSWERABLE],
        lambda done, total: seen.append((done, total)),
    )

    assert seen == [(1, 2), (2, 2)]


def test_question_that_cannot_be_taken_scores_nothing_and_the_run_goes_on() -> None:
    assistant = FakeAssistant({UNANSWERABLE.question: REFUSAL})

    result = run_evaluation(assistant, [QUESTION, UNANSWERABLE])

    assert [outcome.score.status for outcome in result.outcomes] == ["error", "refused"]
    assert result.outcomes[0].answer.answer == "Deze vraag kan niet gelezen worden."
    assert result.outcomes[0].score.rank is None
    assert result.outcomes[0].score.correct is False


def test_record_is_the_same_for_two_runs_and_has_no_times_or_texts() -> None:
    question = make_question(split="test")

    record = run_evaluation(FakeAssistant(ANSWERS), [question, UNANSWERABLE]).to_json()

    assert record == run_evaluation(FakeAssistant(ANSWERS), [question, UNANSWERABLE]).to_json()
    assert list(record) == [
        "index_version",
        "figures",
        "by_kind",
        "by_letter",
        "questions",
        "not_asked",
    ]
    assert list(record["figures"]) == ["dev", "test"]
    assert record["figures"]["dev"] == {
        "refused_rightly": {"value": 1.0, "interval": [1.0, 1.0], "questions": 1}
    }
    assert list(record["by_kind"]["test"]) == ["één feit"]
    assert record["questions"]["q1"] == {
        "status": "answered",
        "correct": True,
        "rank": 1,
        "ndcg_10": 1.0,
        "facts": 1.0,
        "first_citation": True,
        "citation_precision": 1.0,
        "citation_recall": 1.0,
        "statements_borne": 1.0,
        "citations_needed": 1.0,
        "quotes": 1,
        "quotes_verbatim": 1,
        "words": 11,
        "confidence": 0.5,
    }


def test_no_questions_are_refused() -> None:
    with pytest.raises(EvaluationError, match=r"^Er zijn geen vragen om te stellen; kies "):
        run_evaluation(FakeAssistant({}), [])


def test_evidence_that_is_not_in_the_letters_is_refused() -> None:
    question = make_question(evidence=[{"letter": "kst-99999-1", "text": f"Niet {BUDGET}"}])

    with pytest.raises(EvaluationError, match="dit bewijs staat niet in 'kst-99999-1'"):
        run_evaluation(FakeAssistant(ANSWERS), [question])


def test_questions_about_letters_that_are_not_there_are_left_out_and_said() -> None:
    there, lacking = QUESTION.evidence[0].letter, {"letter": "kst-99999-9", "text": BUDGET}
    about_both = make_question(
        id="q2", evidence=[{"letter": there, "text": BUDGET}, lacking], need="all"
    )
    about_one = make_question(id="q3", evidence=[lacking])
    assistant = FakeAssistant(ANSWERS)

    result = run_evaluation(assistant, [about_both, QUESTION, about_one, UNANSWERABLE])

    assert [outcome.score.id for outcome in result.outcomes] == ["q1", UNANSWERABLE.id]
    assert result.lacking == {"kst-99999-9": ("q2", "q3")}
    assert result.to_json()["not_asked"] == {"kst-99999-9": ["q2", "q3"]}


def test_questions_about_no_letter_that_is_there_are_refused() -> None:
    question = make_question(evidence=[{"letter": "kst-99999-9", "text": BUDGET}])

    with pytest.raises(EvaluationError, match=r"een brief die er is; .* gaan over kst-99999-9\.$"):
        run_evaluation(FakeAssistant(ANSWERS), [question, UNANSWERABLE])


class BrokenAssistant(FakeAssistant):
    """Has a bug."""

    def observe(self, question: str, history: Sequence[str] = ()) -> Observation:
        raise ZeroDivisionError


def test_bug_is_raised_with_the_question_it_came_from() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        run_evaluation(BrokenAssistant({}), [QUESTION])

    assert caught.value.__notes__ == ["bij vraag q1"]
