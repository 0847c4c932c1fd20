"""Who is named with a title and is in no letter: others' words are not given for theirs."""

from __future__ import annotations

import pytest

from answering.fleet import fleet_assistant
from mhassist.chain import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return fleet_assistant(tmp_path_factory.mktemp("fleet"))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wat zei minister Van Weel over de havens?", "Van Weel"),
        ("Wat heeft staatssecretaris Jansen over de havens toegezegd?", "Jansen"),
    ],
)
def test_one_whom_no_letter_names(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question)

    assert answer.status == "refused"
    assert answer.answer.startswith(f"Over “{name}” is niets gevonden in de brieven.")


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de rol van mevrouw Kok in de Havenraad?",
        "Wat zei de minister van Havens over gemeenten?",
    ],
)
def test_one_whom_a_letter_names_or_an_office(assistant: Assistant, question: str) -> None:
    assert "niets gevonden" not in assistant.ask(question).answer
