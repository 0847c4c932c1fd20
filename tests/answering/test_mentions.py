"""Which stretches of a sentence are of the kind asked for, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhassist.answering.mentions import find_frequencies, find_mentions, find_names, has_form
from mhassist.question import Asked


def _found(text: str, kind: Asked) -> list[str]:
    return [text[mention.start : mention.end] for mention in find_mentions(text, kind)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Er zijn 20 schepen.", ["20"], id="figure"),
        pytest.param("Er zijn 1.250 meldingen.", ["1.250"], id="thousands"),
        pytest.param("Er zijn 12000 meldingen.", ["12000"], id="round without a point"),
        pytest.param("Er zijn veertig schepen.", ["veertig"], id="word"),
        pytest.param("Er zijn vijfentwintig schepen.", ["vijfentwintig"], id="compound word"),
        pytest.param("Onder 20 vissers is gevraagd.", ["20"], id="onder is no reference here"),
        pytest.param("Het punt dat 20 vissers maken.", ["20"], id="punt is no reference here"),
        pytest.param("In 2030 was dat zo.", [], id="year"),
        pytest.param("Op 4 maart 2030 was dat zo.", [], id="date"),
        pytest.param("Op 4 maart was dat zo.", [], id="day"),
        pytest.param("Zie artikel 273f en art. 10.", [], id="articles"),
        pytest.param("Zie Kamerstuk 28 638, nr. 161.", [], id="dossier and number"),
        pytest.param("Zie Kamerstukken II 35570, nr. 20.", [], id="dossier without space"),
        pytest.param("Dossier 28 638 is open.", [], id="dossier alone"),
        pytest.param("Zie bijlage 3 en pagina 12.", [], id="annex and page"),
        pytest.param("Het is 60% van de vissers.", [], id="percentage"),
        pytest.param("Het is 60 procent.", [], id="percentage in words"),
        pytest.param("De A2 en B8/3 en 12Haven.", [], id="names with digits"),
        pytest.param("Covid-19 is voorbij.", [], id="name with a hyphen"),
        pytest.param("De vissers zijn weg.", [], id="none"),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert _found(text, Asked.NUMBER) == found


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        pytest.param(Asked.AMOUNT, "Dat kost € 2,5 miljoen.", ["€ 2,5 miljoen"], id="euro sign"),
        pytest.param(Asked.AMOUNT, "Dat kost 300 euro.", ["300 euro"], id="euro"),
        pytest.param(Asked.AMOUNT, "Dat zijn 2 miljoen.", ["2 miljoen"], id="millions"),
        pytest.param(Asked.AMOUNT, "Dat zijn 20 schepen.", [], id="a number is no amount"),
        pytest.param(Asked.AMOUNT, "De Europese Unie betaalt.", [], id="Europe is no euro"),
        pytest.param(
            Asked.AMOUNT,
            "Beschikbaar is (bedragen in miljoenen euro's): 2030: 12; 2031: 13.",
            ["12", "13"],
            id="a row of money",
        ),
        pytest.param(Asked.PERCENTAGE, "Dat is 60,5%.", ["60,5%"], id="sign"),
        pytest.param(Asked.PERCENTAGE, "Dat is 60 procent.", ["60 procent"], id="procent"),
        pytest.param(Asked.PERCENTAGE, "Het is een kwart.", ["een kwart"], id="share"),
        pytest.param(Asked.PERCENTAGE, "Dat zijn 60 schepen.", [], id="a number is no share"),
        pytest.param(Asked.DATE, "Op 4 maart 2030.", ["4 maart 2030"], id="date"),
        pytest.param(Asked.DATE, "In maart 2030.", ["In maart 2030"], id="month"),
        pytest.param(Asked.DATE, "Sinds 2030.", ["2030"], id="year"),
        pytest.param(Asked.DATE, "Het zijn 1200 schepen.", [], id="a number is no year"),
        pytest.param(Asked.DATE, "Zie artikel 20.", [], id="an article is no date"),
        pytest.param(Asked.TERM, "Dat duurt drie jaar.", ["drie jaar"], id="years"),
        pytest.param(Asked.TERM, "Een tweejarige proef.", ["tweejarige"], id="adjective"),
        pytest.param(Asked.TERM, "Er zijn drie schepen.", [], id="a number is no term"),
        pytest.param(Asked.PERSON, "A.B. de Groot kwam.", ["A.B. de Groot"], id="initials"),
        pytest.param(Asked.PERSON, "De haven is vol.", [], id="no person"),
        pytest.param(Asked.ORGANISATION, "Dat doet de NVR.", ["NVR"], id="abbreviation"),
        pytest.param(Asked.ORGANISATION, "De haven is vol.", [], id="no organisation"),
        pytest.param(Asked.PLACE, "Dat is in Zandmeer.", ["in Zandmeer"], id="place"),
        pytest.param(Asked.PLACE, "Dat is in de haven.", [], id="no name of a place"),
        pytest.param(
            Asked.PLACE,
            "Hij telt de provincie Zeeland.",
            ["provincie Zeeland"],
            id="beside its kind",
        ),
        pytest.param(
            Asked.PLACE,
            "Bezocht zijn Urk, Den Helder en Katwijk.",
            ["Urk, Den Helder en Katwijk"],
            id="a row",
        ),
        pytest.param(Asked.PLACE, "Urk heeft een loket.", ["Urk "], id="the first word"),
        pytest.param(
            Asked.PERSON,
            "Na hem kwam mevrouw dr. Boot.",
            ["dr. Boot"],
            id="a title before a surname",
        ),
        pytest.param(Asked.PERSON, "Na hem kwam mevrouw Boot.", ["mevrouw Boot"], id="mevrouw"),
        pytest.param(Asked.REASON, "Omdat het vol is.", ["Omdat"], id="because"),
        pytest.param(Asked.REASON, "Het is vol.", [], id="no reason"),
        pytest.param(Asked.PURPOSE, "Het loket beoogt rust.", ["beoogt"], id="aims"),
        pytest.param(Asked.PURPOSE, "Het loket staat er.", [], id="no purpose"),
        pytest.param(Asked.DEFINITION, "Een loket is een balie.", ["is"], id="is"),
        pytest.param(Asked.DEFINITION, "Het loket opent.", [], id="no description"),
        pytest.param(Asked.CONTACT, "Mail loket@haven.nl.", ["loket@haven.nl"], id="address"),
        pytest.param(Asked.CONTACT, "Bel 070-1234567.", ["070-1234567"], id="telephone"),
        pytest.param(Asked.CONTACT, "In 2030 en 2031.", [], id="years are no telephone"),
        pytest.param(Asked.OPEN, "In 2030 kostte het 3 euro.", [], id="open has no form"),
    ],
)
def test_other_kinds(kind: Asked, text: str, found: list[str]) -> None:
    assert _found(text, kind) == found


@pytest.mark.parametrize("kind", list(Asked), ids=[kind.value for kind in Asked])
@given(
    text=st.text(alphabet=st.sampled_from(list("aB1 .,%€(-jmn'")) | st.characters(), max_size=60)
)
def test_mentions_are_stretches_of_the_text_in_order(kind: Asked, text: str) -> None:
    spans = [(mention.start, mention.end) for mention in find_mentions(text, kind)]
    assert spans == sorted(set(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert has_form(kind) or spans == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Zij komen jaarlijks bijeen.", ["jaarlijks"], id="adverb"),
        pytest.param("Dat gebeurt twee keer.", ["twee keer"], id="times"),
        pytest.param("Elke maand is er overleg.", ["Elke maand"], id="every"),
        pytest.param("De halfjaarlijkse kaart.", ["halfjaarlijkse"], id="adjective"),
        pytest.param("Er zijn twintig schepen.", [], id="a number of things"),
    ],
)
def test_how_often_something_is(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_frequencies(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Jan de Boer leidt het.", ["Jan de Boer"], id="person"),
        pytest.param("De heer Piet Visser komt.", ["Piet Visser"], id="person with the article"),
        pytest.param("Het staat in de Tiende Rapportage.", [], id="a paper"),
        pytest.param("De jaarlijkse Monitor Handel komt.", [], id="a paper with an adjective"),
    ],
)
def test_persons_that_a_sentence_names(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_names(text)] == found


def test_a_row_of_countries_is_a_row_of_places() -> None:
    text = "Ook deden mee: Frankrijk, Spanje en Bulgarije."
    assert _found(text, Asked.PLACE) == ["Frankrijk, Spanje en Bulgarije"]
