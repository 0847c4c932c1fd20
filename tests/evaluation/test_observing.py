"""Looking on while the real chain answers from invented letters."""

from __future__ import annotations

import pytest

from answering.harbour import harbour_assistant
from mhassist.chain import Assistant, Request
from mhassist.errors import QuestionError
from mhassist.evaluation.observing import ObservedAssistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return harbour_assistant(tmp_path_factory.mktemp("observed"))


@pytest.mark.parametrize(
    ("question", "history"),
    [
        pytest.param("Hoeveel schepen zijn in 2031 bezocht?", (), id="one question"),
        pytest.param(
            "Hoeveel meldingen ontving de meldlijn en waarom vonden inspecteurs misstanden?",
            (),
            id="two in one",
        ),
        pytest.param("Wie tekende die brief?", ("Wat is de Vissersraad?",), id="follow-up"),
    ],
)
def test_observation_is_what_asking_and_retrieving_give(
    assistant: Assistant, question: str, history: tuple[str, ...]
) -> None:
    seen = ObservedAssistant(assistant).observe(question, history)

    plain = assistant.ask(question, history)
    assert seen.answer.answer == plain.answer
    assert seen.answer.citations == plain.citations
    hits = assistant.retrieve(question, history)
    assert seen.ranking == tuple(hit.paragraph.id for hit in hits)
    assert seen.ranking != ()


@pytest.mark.parametrize(
    "question",
    ["Wie tekende de brief van 4 maart 2030?", "Geef een tijdlijn van het aantal meldingen."],
)
def test_what_is_looked_up_in_letters_is_what_was_found(
    assistant: Assistant, question: str
) -> None:
    seen = ObservedAssistant(assistant).observe(question)

    cited = tuple(dict.fromkeys(one.paragraph_id for one in seen.answer.citations))
    assert seen.ranking == cited != ()


def test_confidence_is_that_of_the_best_sentence(assistant: Assistant) -> None:
    question = "Hoeveel schepen zijn in 2031 bezocht?"
    ranked = assistant.explain(Request(question)).parts[0].ranking

    assert ObservedAssistant(assistant).observe(question).confidence == (
        ranked.sentences[0].probability
    )


def test_question_that_cannot_be_read_is_refused_as_by_asking(assistant: Assistant) -> None:
    with pytest.raises(QuestionError):
        ObservedAssistant(assistant).observe(" ")
