"""A paragraph that is asked for by its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answering.quay import quay_assistant
from mhassist.chain import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield quay_assistant(Path(tmp_path_factory.mktemp("cited")))


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Wat staat er in alinea {} van kst-99999-7?", id="a question"),
        pytest.param("Kamerstukken II 2030/31, 99999, nr. 7, al. {}", id="a reference"),
        pytest.param("What does paragraph {} of the letter of 4 March 2031 say?", id="English"),
    ],
)
def test_paragraph_is_given_in_full(assistant: Assistant, question: str) -> None:
    wanted = next(
        each
        for each in assistant.index.paragraphs_of("kst-99999-7")
        if each.text.startswith("De boot van de havendienst")
    )
    answer = assistant.ask(question.format(wanted.number))
    assert answer.status == "answered"
    assert [(each.paragraph, each.quote) for each in answer.citations] == [
        (wanted.number, wanted.text)
    ]


def test_footnote_is_given_by_its_mark(assistant: Assistant) -> None:
    answer = assistant.ask("Wat zegt voetnoot 1 van de brief van 4 maart 2031?")
    assert [each.quote for each in answer.citations] == [
        "Zie het kadeplan, het plan van de gemeente."
    ]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        pytest.param(
            "Wat staat er in alinea 999 van kst-99999-7?", "“alinea 999” is er niet", id="gone"
        ),
        pytest.param(
            "Wat staat er in alinea 2?", "Noem bij “alinea 2” ook de brief", id="which letter"
        ),
    ],
)
def test_paragraph_that_cannot_be_given_is_not_guessed(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "refused"
    assert says in answer.answer


def test_what_members_ask_is_not_said_by_who_answers(assistant: Assistant) -> None:
    [asked] = [
        each
        for each in assistant.index.paragraphs_of("antwoord-havens")
        if each.text == "Hoeveel ligplaatsen zijn er?"
    ]
    answer = assistant.ask(
        f"Wat staat er in alinea {asked.number} van het antwoord van 26-11-2032?"
    )
    assert answer.answer.startswith("In het Antwoord van 26 november 2032 vragen Kamerleden:")
