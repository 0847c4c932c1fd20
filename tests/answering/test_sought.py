"""Where a sentence mentions what a question asks for."""

from __future__ import annotations

import pytest

from mhassist.answering.sought import mentions_in
from mhassist.question import Question, Speller, Synonyms, parts_of, understand


def understood(text: str) -> Question:
    return understand(text, (), letters=(), speller=Speller({}), synonyms=Synonyms())


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        pytest.param(
            "Met hoeveel is het aantal gestegen?", "Het steeg met 70%.", ["70%"], id="a percentage"
        ),
        pytest.param("Hoeveel schepen zijn er?", "Het steeg met 70%.", [], id="not of a number"),
        pytest.param(
            "Hoe vaak komt de raad bijeen?",
            "De raad komt jaarlijks.",
            ["jaarlijks"],
            id="how often",
        ),
        pytest.param(
            "Hoe vaak komt de raad bijeen?", "De raad telt tien leden.", [], id="a number"
        ),
        pytest.param(
            "Hoeveel schepen zijn er gecontroleerd?",
            "In 2019 zijn 352 schepen gecontroleerd.",
            ["352"],
            id="a number after a year",
        ),
        pytest.param(
            "Wie beheert het portaal?", "Het portaal komt bij het EMM.", ["EMM"], id="a body"
        ),
        pytest.param("Wie is de minister?", "Dat is het EMM.", [], id="no name of a person"),
        pytest.param(
            "Wie volgde Visser op?", "J. Visser leidde de raad.", [], id="who came before"
        ),
        pytest.param(
            "Wie volgde Visser op?", "Na J. Visser kwam K. Boot.", ["K. Boot"], id="who came after"
        ),
        pytest.param(
            "Waarom komt het havenplan later?",
            "Omdat het havenplan later komt, meld ik u nu de maatregelen.",
            [],
            id="what comes of that which is asked about",
        ),
        pytest.param(
            "Waarom komt het havenplan later?",
            "Omdat de raad nog overlegt, komt het havenplan later.",
            ["Omdat"],
            id="a reason",
        ),
        pytest.param(
            "Waardoor werden er minder schepen gekeurd?",
            "Er moeten meer schepen worden gekeurd om ongelukken te voorkomen.",
            [],
            id="why there are to be more, not fewer",
        ),
        pytest.param(
            "Welke straf staat er op stroperij?",
            "Twee stropers kregen zes maanden cel.",
            ["zes maanden"],
            id="how long a penalty is",
        ),
        pytest.param(
            "Wat is de maximale gevangenisstraf voor stropers?",
            "De loketten zijn voor maximaal 4 jaar gegund.",
            [],
            id="a term that is no prison sentence",
        ),
        pytest.param(
            "Waarom komt het havenplan later?",
            "Omdat het havenplan later komt, meld ik u nu wat gedaan wordt om stropers te weren.",
            [],
            id="why something else is done, beside what is asked about",
        ),
        pytest.param(
            "Welke straf staat er op stroperij?",
            "Vier vormen van stroperij zijn strafbaar.",
            [],
            id="a number that is no penalty",
        ),
        pytest.param(
            "Hoe lang duurt de proef?", "De proef begon in 2018.", [], id="a date is no length"
        ),
        pytest.param(
            "Hoe lang duurt de proef?",
            "De proef loopt van mei 2018 tot juni 2020.",
            ["mei 2018", "tot juni", "tot juni 2020"],
            id="from one date to another",
        ),
        pytest.param(
            "Wanneer komt de volgende brief?",
            "De Kamer krijgt jaarlijks een brief.",
            ["jaarlijks"],
            id="how often there is one",
        ),
    ],
)
def test_mentions(question: str, text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in mentions_in(text, understood(question))] == found


def test_where_without_a_kind_of_place_asks_for_more_than_a_town() -> None:
    assert understood("Waar kunnen vissers terecht?").told.where
    assert not understood("In welke gemeente is het loket?").told.where


def test_who_has_an_office() -> None:
    assert understood("Wie is de burgemeester van Zandmeer?").who.holder
    assert not understood("Wie betaalt het loket?").who.holder


def test_of_several_questions_each_mentions_what_it_asks_itself() -> None:
    whole = understood("Hoeveel schepen zijn er en hoe vaak ging het mis?")
    counted, _ = parts_of(whole, ())
    assert mentions_in("Er zijn 352 schepen.", counted) == ((8, 11),)
