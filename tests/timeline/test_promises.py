"""What is a promise to the Kamer, by when, and of what."""

from __future__ import annotations

import pytest

from mhassist.timeline.due import by_when
from mhassist.timeline.promises import (
    is_promise,
    months_in,
    phrases_of,
    reported_in,
)


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Hierover zal ik uw Kamer voor de zomer informeren.", "voor de zomer"),
        ("Ik zal uw Kamer hierover in het eerste kwartaal van 2034 berichten.",
         "in het eerste kwartaal van 2034"),
        ("Voor het zomerreces ontvangt uw Kamer de evaluatie.", "Voor het zomerreces"),
        ("De Kamer wordt hier eind 2031 over geïnformeerd.", "eind 2031"),
        ("U wordt voor de zomer van 2032 geinformeerd over de voortgang.",
         "voor de zomer van 2032"),
        ("Ik heb uw Kamer toegezegd de uitkomsten te delen.", None),
        ("Ik zeg u toe dat ik dit zal onderzoeken.", None),
        ("Wij verwachten het wetsvoorstel begin 2035 bij uw Kamer in te dienen.", "begin 2035"),
        ("Daarover informeren wij u in de volgende voortgangsbrief.",
         "in de volgende voortgangsbrief"),
        ("In de volgende rapportage kom ik hierop terug.", "In de volgende rapportage"),
        ("De Minister stuurt in mei 2033 een brief aan de Tweede Kamer.", "in mei 2033"),
        ("Uw Kamer zal hierover na afronding van het onderzoek nader worden geïnformeerd.",
         "na afronding van het onderzoek"),
        ("Jaarlijks zal een voortgangsbrief naar de Tweede Kamer worden gestuurd.", "Jaarlijks"),
        ("Wij zullen uw Kamer ieder kwartaal over de voortgang berichten.", "ieder kwartaal"),
        ("Het advies zal binnen drie maanden aan uw Kamer worden gezonden.",
         "binnen drie maanden"),
        ("Wij overleggen daarover en berichten uw Kamer voor 1 april 2032.", "voor 1 april 2032"),
    ],
)  # fmt: skip
def test_promise_with_its_term(sentence: str, when: str | None) -> None:
    assert (is_promise(sentence), by_when(sentence)) == (True, when)


@pytest.mark.parametrize(
    "sentence",
    [
        "In mei heb ik uw Kamer geïnformeerd over de maatregelen.",
        "Met deze brief informeer ik uw Kamer over de voortgang.",
        "Hiermee voldoe ik aan de toezegging om dieper op de haven in te gaan.",
        "Hierover wordt u verderop in deze brief nader geïnformeerd.",
        "Het kabinet zal gemeenten voor de zomer informeren over de opvang.",
        "Vissers worden door de politie geïnformeerd over hun rechten.",
        "In mei heb ik, zoals toegezegd, uw Kamer geïnformeerd over de haven.",
        "De toegezegde evaluatie is, zoals toegezegd, op 3 mei 2031 aan uw Kamer gestuurd.",
        "Met de evaluatie is de toezegging om de haven te onderzoeken nagekomen.",
        "Daarmee is invulling gegeven aan de eerder gedane toezegging over de haven.",
        "Zoals toegezegd is de werking van het loket na twee jaar geëvalueerd.",
        "De rapportage heeft langer op zich laten wachten dan was toegezegd.",
        "De rapportage, die voor 1 juni 2030 was toegezegd, is niet uitgebracht.",
        "De toezegging dat er geen wachtlijst meer zou zijn, is niet waargemaakt.",
        "Op 3 mei is een brief gestuurd, waarin de Kamer wordt geïnformeerd over schepen.",
    ],
)
def test_what_is_told_kept_or_promised_to_others_is_no_promise(sentence: str) -> None:
    assert is_promise(sentence) is False


def test_names_of_several_words_are_found_without_offices() -> None:
    sentence = "De Minister van Visserij stuurt het plan van aanpak met de stand van zaken."
    assert phrases_of(sentence) == ["plan van aanpak"]


def test_motion_is_not_known_by_that_it_is_of_members() -> None:
    assert phrases_of("De motie van de leden Vis en Zeewier wordt uitgevoerd.") == []


def test_months_with_their_year_are_counted() -> None:
    assert months_in("Tussen maart 2030 en april 2030") == [24362, 24363]


@pytest.mark.parametrize(
    ("sentence", "before", "told"),
    [
        pytest.param("Op 3 mei 2030 heb ik uw Kamer toegezegd dit uit te zoeken.", "In 2029 niet.",
                     ("Op 3 mei 2030 heb ik uw Kamer toegezegd", False), id="its-own-day"),
        pytest.param("Hierbij is toegezegd te rapporteren.", "In 2030 is het plan verstuurd.",
                     ("In 2030 is het plan verstuurd.", False), id="the-year-before-it"),
        pytest.param("Ik heb uw Kamer toegezegd dit uit te zoeken.", "In 2029 waren er tien.",
                     ("", False), id="points-back-to-nothing"),
        pytest.param("Voormalig Minister Vis heeft toegezegd dit uit te zoeken.", "",
                     ("", True), id="of-another-time"),
        pytest.param("Is toegezegd dat uw Kamer in maart 2035 een brief ontvangt.", "",
                     ("", False), id="term-is-no-day-of-the-promise"),
    ],
)  # fmt: skip
def test_promise_that_is_reported_was_made_when_the_letter_says(
    sentence: str, before: str, told: tuple[str, bool]
) -> None:
    assert reported_in(sentence, before) == told
