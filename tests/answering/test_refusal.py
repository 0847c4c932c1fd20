"""What is asked and is not in the letters."""

from __future__ import annotations

import pytest

from answering.harbour import harbour_assistant
from mhassist.answering.refusal import asks_opinion, names_in
from mhassist.chain import Assistant, Request


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return harbour_assistant(tmp_path_factory.mktemp("refusal"))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param("Wie is de burgemeester van Kopenhagen?", "Kopenhagen", id="unknown name"),
        pytest.param("Hoeveel schepen zijn in 2019 bezocht?", "2019", id="year of nothing"),
        pytest.param(
            "Vind jij dat vissers een contract moeten hebben?",
            "een mening; die heeft de assistent niet (Vind vissers contract)",
            id="opinion",
        ),
        pytest.param(
            "Wat is het telefoonnummer van de inspectie?",
            "een contactgegeven of persoonlijk gegeven (telefoonnummer inspectie)",
            id="contact",
        ),
        pytest.param(
            "Welk percentage van de vissers heeft een contract?",
            "een percentage of aandeel (percentage vissers contract)",
            id="kind that no sentence has",
        ),
        pytest.param(
            "Hoeveel walvissen zijn er gered?",
            "een aantal (walvissen gered)",
            id="number of something else",
        ),
        pytest.param(
            "What percentage of vissers has a contract?",
            "a percentage or share (percentage vissers contract)",
            id="English",
        ),
    ],
)
def test_question_that_the_letters_do_not_answer(
    assistant: Assistant, question: str, missing: str
) -> None:
    answer = assistant.answer(Request(question))
    assert (answer.status, answer.missing, answer.citations) == ("refused", (missing,), ())
    assert 1 <= len(answer.nearest) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel schepen zijn in 2031 bezocht?",
        "Hoeveel geld gaat er naar de opvang in Zandmeer?",
        "Wat is de Vissersraad?",
        "Waarom vonden inspecteurs misstanden?",
    ],
)
def test_question_that_the_letters_answer(assistant: Assistant, question: str) -> None:
    assert assistant.answer(Request(question)).status == "answered"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Vind jij dat het kabinet genoeg doet?", True),
        ("Wat is jouw mening over het loket?", True),
        ("Do you think the desk helps?", True),
        ("Wat vindt het kabinet van het loket?", False),
        ("Wat denkt de Vissersraad?", False),
    ],
)
def test_opinion_of_the_assistant_itself(question: str, asks: bool) -> None:
    assert asks_opinion(question) is asks


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("Telt Zandmeer schepen volgens CoMensha?", ["Zandmeer", "CoMensha"], id="two"),
        pytest.param("Zandmeer telt hoeveel schepen?", [], id="first word may be any"),
        pytest.param("NVR telt hoeveel schepen?", ["NVR"], id="first word with inner capitals"),
        pytest.param("Hoeveel schepen zijn er?", [], id="none"),
    ],
)
def test_names_of_a_question(question: str, names: list[str]) -> None:
    assert names_in(question) == names
