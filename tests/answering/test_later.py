"""The newest position first, where a newer letter says that it went otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.answering.choosing import choose
from mhassist.chain import Assistant, Request

SHEET = """\
title = "{title}"
kind = "Kamerbrief"
author = "het kabinet"
date = {date}
"""
OLDER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Wij bereiden een wetsvoorstel voor dat een vaarverbod op de binnenzee mogelijk maakt. De kade van \
Zandmeer wordt gebouwd van steen.

Het aantal ligplaatsen in Zandmeer bedraagt 40. Mevrouw L. Vos is voorzitter van de Havenraad.

In Breedzand is een proef met loodsen gestart. In Breedzand worden loodsen opgeleid en vissers \
voorgelicht, en de haven van Breedzand wordt uitgebreid.

De Fraudewet verhoogt de boetes. De wet is op 1 januari 2029 in werking getreden.
"""
NEWER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Het wetsvoorstel over een vaarverbod op de binnenzee is ingetrokken.

Het aantal ligplaatsen in Zandmeer bedraagt 55. Vissers in Zandmeer betalen liggeld.

De samenwerking met de loodsen in Breedzand is met een jaar verlengd.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    letters = {"brief-ouder": OLDER, "brief-nieuwer": NEWER}
    sheets = {
        "brief-ouder": SHEET.format(title="Plan", date="2030-05-01"),
        "brief-nieuwer": SHEET.format(title="Stand", date="2033-05-01"),
    }
    return assistant_on(index_letters(tmp_path_factory.mktemp("later"), letters, sheets))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Komt er een wetsvoorstel voor een vaarverbod op de binnenzee?", "is ingetrokken"),
        ("Hoeveel ligplaatsen zijn er nu in Zandmeer?", "bedraagt 55"),
    ],
)
def test_what_a_newer_letter_says_comes_first(
    assistant: Assistant, question: str, first: str
) -> None:
    answer = assistant.ask(question)
    assert answer.citations[0].letter_id == "brief-nieuwer"
    assert first in answer.citations[0].quote


def test_of_a_name_each_newer_letter_says_what_is_done(assistant: Assistant) -> None:
    answer = assistant.ask("Wat doet het kabinet met de loodsen in Breedzand?")
    assert [each.letter_id for each in answer.citations][:2] == ["brief-nieuwer", "brief-ouder"]
    assert "verlengd" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Hoeveel ligplaatsen waren er in Zandmeer in 2030?", id="a year"),
        pytest.param("Waarvan wordt de kade van Zandmeer gebouwd?", id="nothing newer of it"),
    ],
)
def test_an_older_letter_answers_where_it_is_asked_of(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).citations[0].letter_id == "brief-ouder"


def test_who_had_an_office_years_ago_may_not_have_it_now(assistant: Assistant) -> None:
    now = assistant.ask("Wie is op dit moment de voorzitter van de Havenraad?")
    assert "L. Vos" in now.answer
    assert now.status == "partial"
    assert assistant.ask("Wie is de voorzitter van de Havenraad?").status == "answered"


@pytest.mark.parametrize(("unsure", "first"), [(False, "brief-nieuwer"), (True, "brief-ouder")])
def test_of_what_hardly_answers_the_likeliest_comes_first(
    assistant: Assistant, unsure: bool, first: str
) -> None:
    part = assistant.explain(Request("Waarom betalen vissers in Zandmeer liggeld?")).parts[0]
    older, newer = (
        replace(
            next(one for one in part.ranking.sentences if words in one.candidate.text),
            probability=chance,
        )
        for words, chance in (("bedraagt 40", 0.12), ("bedraagt 55", 0.115))
    )
    chosen = choose([older, newer], part.question, assistant.index, share=1.0, unsure=unsure)
    assert chosen[0].letter.id == first


def test_a_date_is_of_the_law_that_is_named(assistant: Assistant) -> None:
    fraud = assistant.ask("Wanneer is de Fraudewet in werking getreden?")
    assert (fraud.status, "1 januari 2029" in fraud.answer) == ("answered", True)
    assert assistant.ask("Wanneer is de wet regulering visserij in werking getreden?").status in {
        "partial",
        "refused",
    }
