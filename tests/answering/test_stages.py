"""How far something has come, told beside what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from invented_corpus import SHEET, assistant_on, index_letters
from mhassist.answering.compose import Statement
from mhassist.answering.extract import unsaid_in
from mhassist.answering.quotes import Quote
from mhassist.answering.stages import is_without_stage, tells_stage
from mhassist.chain import Assistant, Request
from mhassist.question import Asked
from mhassist.question.asked import kinds_asked
from mhassist.question.stage import asks_stage

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Er komt een vaarverbod op de binnenzee. Schippers die daar toch varen, zijn strafbaar. Roeiers \
vallen er niet onder. Het wetsvoorstel is onlangs in consultatie gegaan.

De kade van Zandmeer wordt gebouwd van steen en krijgt een loket voor vissers.
"""


@pytest.fixture
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("stages")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("De wet is op 1 juli 2030 in werking getreden.", True, id="in force"),
        pytest.param("De Tweede Kamer heeft het voorstel aangenomen.", True, id="carried"),
        pytest.param("Het voorstel ligt stil.", True, id="at rest"),
        pytest.param("De aanvragen worden momenteel behandeld.", True, id="going on"),
        pytest.param("Het is aan een volgend kabinet om te kiezen.", True, id="left to others"),
        pytest.param("De wet regelt het toezicht op de havens.", False, id="what it is about"),
        pytest.param("De wet geldt voor schippers en vissers.", False, id="whom it is for"),
    ],
)
def test_sentence_tells_how_far_something_has_come(text: str, tells: bool) -> None:
    assert tells_stage(text) is tells


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        pytest.param("Wat is de stand van het vaarverbod?", True, id="stand van"),
        pytest.param("Hoever is het vaarverbod?", True, id="one word"),
        pytest.param("Loopt de proef met loodsen nog?", True, id="still going on"),
        pytest.param("Is de wet inmiddels in werking?", True, id="in force yet"),
        pytest.param("What is the status of the ban?", True, id="English"),
        pytest.param("Mag de havendienst al boetes geven?", True, id="allowed yet"),
        pytest.param("Bestaat het loket al jaren?", False, id="for years"),
        pytest.param("Is varen op de binnenzee strafbaar?", False, id="a rule"),
        pytest.param("Hoe ver ligt Zandmeer van de haven?", False, id="a distance"),
    ],
)
def test_question_asks_how_far_something_has_come(question: str, asks: bool) -> None:
    assert asks_stage(question) is asks


def test_how_far_a_law_has_come_is_no_description_of_it() -> None:
    assert kinds_asked("Wat is de stand van het vaarverbod?") == (Asked.OPEN,)
    assert kinds_asked("Wat is het vaarverbod?") == (Asked.DEFINITION,)


@pytest.mark.parametrize(
    "question", ["Wat is de stand van het vaarverbod?", "Hoe ver is het vaarverbod?"]
)
def test_stage_further_on_in_the_paragraph_is_quoted_too(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)

    quotes = " ".join(each.quote for each in answer.citations)
    assert "Er komt een vaarverbod op de binnenzee." in quotes
    assert "Het wetsvoorstel is onlangs in consultatie gegaan." in quotes


def test_what_is_done_goes_before_what_was_agreed(tmp_path: Path) -> None:
    letter = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

In het plan is als doel afgesproken dat er in 2029 190 schepen worden gekeurd. Het doel voor 2030 \
is 205 schepen.

Het aantal van 190 dat was afgesproken is nagenoeg gehaald. De haven is open.
"""
    assistant = assistant_on(index_letters(tmp_path, {"brief": letter}, {"brief": SHEET}))
    answer = assistant.ask("Is het doel van 190 schepen gehaald?")
    assert answer.citations[0].quote.startswith("Het aantal van 190 dat was afgesproken")


@pytest.mark.parametrize(
    ("question", "text", "chance", "without"),
    [
        pytest.param("Hoe ver is het vaarverbod?", "Er komt een vaarverbod.", 0.4, True, id="none"),
        pytest.param(
            "Hoe ver is het vaarverbod?", "Het geldt waar vis wordt aangeboden.", 0.4, True, id="of"
        ),
        pytest.param("Hoe ver is het vaarverbod?", "Het is ingevoerd.", 0.4, False, id="told"),
        pytest.param("Hoe ver is het vaarverbod?", "Er komt een verbod.", 0.6, False, id="likely"),
        pytest.param("Wat is het vaarverbod?", "Er komt een verbod.", 0.4, False, id="not asked"),
    ],
)
def test_what_a_bill_has_in_it_is_not_surely_how_far_it_is(
    assistant: Assistant, question: str, text: str, chance: float, *, without: bool
) -> None:
    part = assistant.explain(Request(question)).parts[0]
    best = replace(part.ranking.sentences[0], probability=chance)

    assert is_without_stage(part.question, best, [text]) is without


def test_how_far_a_law_was_in_an_older_letter_does_not_tell_how_far_it_is(tmp_path: Path) -> None:
    older = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Het wetsvoorstel loodsen is onlangs in consultatie gegaan.
"""
    assistant = assistant_on(index_letters(tmp_path, {"brief": older}, {"brief": SHEET}))
    paragraph = assistant.index.paragraph_at("brief", 2)
    letter = assistant.index.letter("brief")
    told = Statement(letter, (Quote(paragraph, 0, len(paragraph.text)),))
    bare = Statement(letter, (Quote(paragraph, 0, len("Het wetsvoorstel loodsen")),))
    part = assistant.explain(Request("Hoe ver is het wetsvoorstel loodsen?")).parts[0]
    best = replace(part.ranking.sentences[0], probability=0.4)

    assert unsaid_in([bare, told], part.question, [best])
    assert unsaid_in([told, bare], part.question, [best]) == []
