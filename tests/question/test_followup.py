"""Which questions need the one before them, and what they take from it."""

from __future__ import annotations

import pytest

from mhassist.question.followup import is_follow_up, points_to_letter, subject_of, with_subject

FIRST = "Hoeveel schepen bezocht de inspectie in 2030?"


@pytest.mark.parametrize(
    "question",
    [
        "En in 2031?",
        "Wanneer?",
        "Waarom niet?",
        "Wat kost dat?",
        "En hoeveel daarvan waren vissersboten?",
        "Hoeveel schepen?",
        "In welke haven?",
        "Wat is de reden?",
        "Wie betaalt?",
        "Maar wat doet de minister eraan?",
        "Wie tekende die brief?",
        "Wat is er over die regeling besloten?",
        "Hoeveel geld is er voor dat loket?",
        "And in 2031?",
        "How much does it cost?",
        "What is the reason?",
    ],
)
def test_question_without_subject_is_a_follow_up(question: str) -> None:
    assert is_follow_up(question)
    assert with_subject(question, [FIRST]).endswith(f" {question}")


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel inspecteurs worden er opgeleid?",
        "Wat is mensenhandel?",
        "Wat is een vissersraad?",
        "Wie is Harbers?",
        "Wat doet CoMensha?",
        "Wat is het NRM?",
        "Klopt het dat gemeenten meedoen?",
        "Is het waar dat vissers geen contract hebben?",
        "Welke maatregelen zijn er die vissers beschermen?",
        "Zijn er gemeenten die meedoen?",
        "En hoeveel inspecteurs worden er jaarlijks extra opgeleid door de politie?",
        "What is trafficking?",
        "Is it true that municipalities take part?",
    ],
)
def test_complete_question_after_an_unrelated_one_is_no_follow_up(question: str) -> None:
    assert not is_follow_up(question)
    assert with_subject(question, [FIRST]) == question


@pytest.mark.parametrize(
    ("question", "history", "search"),
    [
        pytest.param(
            "En in 2031?",
            [FIRST],
            "Hoeveel schepen bezocht de inspectie? En in 2031?",
            id="its year replaces the earlier one",
        ),
        pytest.param(
            "En waarom?",
            [FIRST],
            "Hoeveel schepen bezocht de inspectie in 2030? En waarom?",
            id="without a year the earlier one stays",
        ),
        pytest.param(
            "En in 2032?",
            ["Wat is een vissersraad?", FIRST, "En in 2031?"],
            "Hoeveel schepen bezocht de inspectie? En in 2032?",
            id="the last question with a subject",
        ),
        pytest.param("Waarom?", ["En?", "Dus?"], "En? Waarom?", id="none has a subject"),
        pytest.param("En in 2031?", [], "En in 2031?", id="no history"),
        pytest.param(
            "en voor boten?",
            ["Wat doet de inspectie voor schepen?"],
            "Wat doet de inspectie voor boten?",
            id="another object in the place of the earlier one",
        ),
        pytest.param(
            "en voor boten?",
            ["Wat kost de keuring voor schepen op zee?"],
            "Wat kost de keuring voor schepen op zee? en voor boten?",
            id="one of two objects",
        ),
    ],
)
def test_follow_up_takes_its_subject_from_the_history(
    question: str, history: list[str], search: str
) -> None:
    assert with_subject(question, history) == search


def test_subject_is_of_the_last_question_that_has_one() -> None:
    assert subject_of([FIRST, "Wat is een vissersraad?", "Waarom?"]) == "Wat is een vissersraad?"


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("Wie tekende die brief?", True),
        ("Wat staat er nog meer in dit rapport?", True),
        ("Wat staat daarin over vissers?", True),
        ("What does that letter say?", True),
        ("Wie tekende de brief van 2030?", False),
        ("Wat doet die organisatie?", False),
    ],
)
def test_follow_up_about_the_letter_before(question: str, points: bool) -> None:
    assert points_to_letter(question) is points
