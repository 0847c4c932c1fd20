"""What kind of thing a question asks for, in Dutch and English."""

from __future__ import annotations

import pytest

from mhassist.question import Asked
from mhassist.question.asked import kinds_asked

FIRST_KIND = {
    Asked.NUMBER: [
        "Wat was de schatting van de raad van het aantal boten?",
        "Hoe oud moet een schipper zijn?",
        "Met hoeveel is het aantal gedaald?",
        "Hoeveel schepen zijn bezocht?",
        "Hoe vaak is de haven bezocht?",
        "Wat is het aantal meldingen?",
        "Wat is het geschatte aantal meldingen?",
        "How many ships were visited?",
        "How often was the harbour visited?",
    ],
    Asked.AMOUNT: [
        "Wat is de eigen bijdrage van schippers?",
        "Hoeveel salaris krijgt een inspecteur?",
        "Wat verdienen vissers per week?",
        "Wat verdient een havencoördinator?",
        "Wat is het salaris van een rechter?",
        "Hoeveel geld gaat er naar de haven?",
        "Welk bedrag is vrijgemaakt?",
        "Wat kost het loket?",
        "Hoeveel kostte het loket?",
        "Hoe duur is de training?",
        "Hoeveel euro krijgt de inspectie?",
        "How much money goes to the harbour?",
        "How much does the desk cost?",
    ],
    Asked.PERCENTAGE: [
        "Welk percentage van de vissers meldt zich?",
        "Hoeveel procent van de schepen is bezocht?",
        "Welk deel van de vissers heeft een contract?",
        "What share of the ships was visited?",
    ],
    Asked.DATE: [
        "Tot hoe laat is het loket open?",
        "Wanneer opent het loket?",
        "In welk jaar begon de training?",
        "Op welke datum is de brief verzonden?",
        "When does the desk open?",
        "In which year did it start?",
    ],
    Asked.TERM: [
        "Hoe lang duurt de training?",
        "Binnen welke termijn opent het loket?",
        "Tot wanneer loopt de proef?",
        "Hoeveel jaar duurt de proef?",
        "How long does the training take?",
    ],
    Asked.PERSON: [
        "Welk Kamerlid wilde een register?",
        "Wie tekende de brief?",
        "Welke minister is verantwoordelijk?",
        "Who signed the letter?",
    ],
    Asked.ORGANISATION: [
        "Welke organisatie bestuurt het loket?",
        "Welke ministeries werken mee?",
        "Which agency runs the desk?",
    ],
    Asked.PLACE: [
        "Waar staat het loket?",
        "In welke gemeente is de proef?",
        "Where is the desk?",
        "Which country takes part?",
    ],
    Asked.REASON: [
        "Hoe kwam het dat de haven later openging?",
        "Waarom stopt de training?",
        "Wat is de reden van het besluit?",
        "Hoe komt het dat vissers niet melden?",
        "Why does the training stop?",
    ],
    Asked.PURPOSE: [
        "Wat is het doel van de training?",
        "Met welk doel is het loket geopend?",
        "What is the purpose of the desk?",
    ],
    Asked.DEFINITION: [
        "Wat is een vissersraad?",
        "Wat houdt havenregie in?",
        "Wat wordt verstaan onder een misstand?",
        "What is a harbour desk?",
        "What does havenregie mean?",
    ],
    Asked.ABBREVIATION: [
        "Waar staat NVR voor?",
        "Wat is de afkorting van Nederlandse Vissersraad?",
        "What does NVR stand for?",
    ],
    Asked.LIST: [
        "Noem de vijf acties uit het plan.",
        "Welke schepen zijn bezocht?",
        "Waaruit bestaat het plan?",
        "Which ships were visited?",
    ],
    Asked.POLICY: [
        "Wat doet het kabinet tegen misstanden?",
        "Hoe wil de minister vissers bereiken?",
        "Hoe komt het kabinet vissers tegemoet?",
        "Hoe worden vissers beter beschermd tegen misstanden?",
        "Wat is er geregeld voor vissers zonder ligplaats?",
        "Kun je aangeven wat er gebeurt om havens veiliger te maken?",
        "Welke hulp krijgen vissers die schulden hebben?",
        "Welke hulp kregen vissers bij de overstap?",
        "What is the government doing against abuse?",
    ],
    Asked.CONTACT: [
        "Wat is het e-mailadres van de inspectie?",
        "Wanneer is de minister geboren?",
        "Hoe oud is de minister?",
        "How old was De Groot?",
        "Wat is het mailadres van mevrouw De Groot?",
        "Hoeveel verdient de directeur van de haven?",
        "Heeft Piet de Groot kinderen?",
        "adres loket Urk",
        "What is the phone number of the desk?",
    ],
    Asked.YES_NO: [
        "Komt het slot op het burgerservicenummer er?",
        "Is het aandeel foute adressen kleiner geworden?",
        "Is de training gestopt?",
        "Krijgen vissers een contract?",
        "Does the cabinet open a desk?",
    ],
    Asked.OPEN: [
        "Misstanden in de haven",
        "visserij contract 2031",
        "harbour policy",
        "Welke bus rijdt langs de haven?",
        "Wat laat de BSN-kijker zien?",
        "Wie houdt de touwtjes in handen, politie of gemeente?",
        "Waar wordt bij de keuring op gelet?",
    ],
}
CASES = [
    pytest.param(question, kind, id=f"{kind.value}: {question}")
    for kind, questions in FIRST_KIND.items()
    for question in questions
]


def test_every_kind_has_its_cases() -> None:
    assert set(FIRST_KIND) == set(Asked)


@pytest.mark.parametrize(("question", "kind"), CASES)
def test_kind_is_read_from_the_question_words(question: str, kind: Asked) -> None:
    assert kinds_asked(question)[0] is kind


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        pytest.param(
            "Wanneer en waarom stopte de training?", (Asked.DATE, Asked.REASON), id="two kinds"
        ),
        pytest.param("Hoeveel geld krijgt de haven?", (Asked.AMOUNT,), id="amount, not number"),
        pytest.param("Hoeveel procent van de vissers?", (Asked.PERCENTAGE,), id="not number"),
        pytest.param("Hoeveel weken duurt het?", (Asked.TERM,), id="term, not number"),
        pytest.param("Waar staat NVR voor?", (Asked.ABBREVIATION,), id="no place"),
        pytest.param("Wat is de woonplaats van de wethouder?", (Asked.CONTACT,), id="only contact"),
    ],
)
def test_a_more_telling_kind_drops_what_it_brings_along(
    question: str, kinds: tuple[Asked, ...]
) -> None:
    assert kinds_asked(question) == kinds


def test_verb_of_one_thing_in_english_asks_for_no_list() -> None:
    assert kinds_asked("Which body registers the ships?") == (Asked.ORGANISATION,)
    assert Asked.LIST in kinds_asked("Which bodies register ships?")


def test_number_born_is_no_personal_data() -> None:
    assert kinds_asked("Hoeveel kinderen waren er in mei geboren?") == (Asked.NUMBER,)
    assert kinds_asked("Wanneer is de minister geboren?") == (Asked.CONTACT,)
