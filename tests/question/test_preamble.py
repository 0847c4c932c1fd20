"""What is said before a question is not searched for."""

from __future__ import annotations

import pytest

from mhassist.question.preamble import without_fillers, without_preamble


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Voor een briefing: hoeveel schepen zijn er?", "hoeveel schepen zijn er?"),
        ("Voor het commissiedebat van morgen: wie tekende?", "wie tekende?"),
        ("Voor een factsheet zoek ik hoeveel schepen er zijn.", "hoeveel schepen er zijn."),
        ("Kunt u mij vertellen wie de kade beheert?", "wie de kade beheert?"),
        ("Weet je wanneer de pilot start?", "wanneer de pilot start?"),
        (
            "Ik zoek voor een antwoord op Kamervragen hoe de vloot wordt betaald.",
            "hoe de vloot wordt betaald.",
        ),
    ],
)
def test_the_occasion_and_the_wish_go(said: str, asked: str) -> None:
    assert without_preamble(said) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Voor de vissers: wat is er besloten?",
        "Wat weten we over de haven?",
        "Kon de inspectie nagaan hoeveel schepen er waren?",
        "Wie zoekt uit waarom de kade zakt?",
    ],
)
def test_what_is_asked_itself_stays(question: str) -> None:
    assert without_preamble(question) == question


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Klopt het dat de haven in 2030 dicht is?", "de haven in 2030 dicht is?"),
        ("Is het waar dat schippers varen?", "schippers varen?"),
        ("Wat klopt er niet aan de haven?", "Wat klopt er niet aan de haven?"),
    ],
)
def test_whether_something_is_so_is_searched_by_what_it_is(question: str, left: str) -> None:
    assert without_fillers(question) == left
