"""What the letters count, announce or speak of without saying what is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.answering.mentions import find_ages, find_frequencies
from mhassist.answering.refusal import says_what_is_asked
from mhassist.answering.refusal.names import is_meant
from mhassist.answering.refusal.views import tells_view
from mhassist.chain import Assistant, Request

SHEET = """\
title = "Veerdiensten"
kind = "Kamerbrief"
author = "het kabinet"
date = 2030-05-01
"""
LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De proef met elektrische veerponten loopt in twaalf kustgemeenten en duurt drie jaar.

De Veerraad is opgericht door vier havens: Urk, Breskens, Lemmer en Stavoren.

Bij de Veerraad is een regisseur aangesteld, die de ponten over de vaarwegen verdeelt.

De reserveringsdienst voor de veerponten heet Overtocht en is begin 2029 opgezet.

De Veerraad rapporteert eens in de twee jaar aan de Kamer over de veerponten.

In de haven van Breskens varen 40 veerponten. Ook Lemmer heeft een haven.

Een werkgroep onder voorzitterschap van mevrouw L. Vos ziet toe op de ponten van Veilig Water.

Het plan voor de kade is gemaakt volgens de methode van Vaart Gericht Meren. Het doel daarvan is \
dat elke boot een plek heeft.

Voor de inspecteurs van de ponten is 3 miljoen euro beschikbaar.

Het havenbestuur bestaat uit:

- Mr. A. Willemsen (burgemeester van Lemmer)

Bij de keuring van de ponten is de rapporteur van mening dat er te weinig schippers zijn.

Een commissie onder leiding van burgemeester De Wit van Urk adviseert over de steigers.

De visafslag beveelt aan dat de kade openblijft voor kleine boten.

De Vissersbond steunt een vaarverbod alleen als de schade wordt vergoed.

Vissers mogen langs de dijk, waar zij op 3 mei 2029 voor het eerst waren, 45 minuten aanmeren.

Een onderzoek, dat in 2031 verschijnt, heeft tot doel een schatting te geven \
van het aantal bootjes: nu zijn 90 bootjes geregistreerd.

De Minister van Havens,
A.B. de Groot
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("veerbrief")
    return assistant_on(index_letters(folder, {"veerbrief": LETTER}, {"veerbrief": SHEET}))


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Welke twaalf gemeenten doen mee aan de proef?", id="counted"),
        pytest.param("Hoe heet de regisseur van de Veerraad?", id="without a name"),
        pytest.param("Op welke dag is de reserveringsdienst opgezet?", id="no day"),
        pytest.param("Hoe oud zijn de ponten?", id="no age"),
        pytest.param("Hoeveel veerponten varen er naar schatting in Breskens?", id="no estimate"),
        pytest.param("Wat verdient een inspecteur van de ponten?", id="no pay"),
        pytest.param("Hoe laat vaart de veerpont naar Stavoren?", id="no time of day"),
        pytest.param("Hoeveel veerponten varen er in Lemmer?", id="of another place"),
        pytest.param("Hoeveel veerponten zijn in Breskens gesloopt?", id="something else done"),
        pytest.param("Wie is de voorzitter van Stichting Veilig Water?", id="of another body"),
        pytest.param("Hoe vaak wordt de proef gehouden?", id="a span is not how often"),
        pytest.param("Welke havens zijn het lastigst voor de Veerraad?", id="which most"),
        pytest.param("Welke haven richtte als eerste de Veerraad op?", id="which first"),
        pytest.param("Wat is de schatting van het aantal bootjes?", id="estimate to come"),
    ],
)
def test_what_is_only_mentioned_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status in {"partial", "refused"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Welke vier havens richtten de Veerraad op?", "Urk, Breskens, Lemmer en Stavoren"),
        ("Hoe heet de reserveringsdienst voor de veerponten?", "Overtocht"),
        ("Hoe heet de burgemeester van Lemmer?", "Mr. A. Willemsen (burgemeester van Lemmer)"),
        ("Hoe vaak rapporteert de Veerraad aan de Kamer?", "eens in de twee jaar"),
        ("Hoeveel veerponten varen er in Breskens?", "40 veerponten"),
        ("Wie beveelt aan dat de kade openblijft?", "De visafslag beveelt aan"),
        ("Hoe lang mogen vissers langs de dijk aanmeren?", "45 minuten"),
        ("Wie vindt dat er te weinig schippers zijn?", "de rapporteur"),
        ("Wie is de voorzitter van de Commissie De Wit?", "burgemeester De Wit"),
    ],
)
def test_what_is_said_is_answered(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.ask(question).answer


def test_how_old_and_how_often_have_forms_of_their_own() -> None:
    text = "Zij waren 17 jaar en voeren drie jaar lang elke week, in totaal 320 keer."
    assert [text[one.start : one.end] for one in find_ages(text)] == ["17 jaar", "drie jaar"]
    assert [text[one.start : one.end] for one in find_frequencies(text)] == [
        "elke week",
        "320 keer",
    ]


def test_view_is_told_where_it_is_named_whose_it_is(assistant: Assistant) -> None:
    (part,) = assistant.explain(Request("Wat vindt de Vissersbond van een vaarverbod?")).parts
    telling = [one for one in part.ranking.sentences if tells_view(part.question, one)]

    assert [one.candidate.text for one in telling] == [
        "De Vissersbond steunt een vaarverbod alleen als de schade wordt vergoed."
    ]


def test_name_of_an_office_holder_is_no_missing_name(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe heet de burgemeester van Lemmer?")
    assert (answer.status, answer.missing) == ("answered", ())


def test_pay_of_an_office_is_refused_where_only_a_sum_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Wat verdient een inspecteur van de ponten?")
    assert answer.missing == (
        "Op de vraag “Wat verdient een inspecteur van de ponten?” is in de brieven geen bedrag "
        "gevonden.",
    )


@pytest.mark.parametrize(("word", "meant"), [("vaartgericht", True), ("pontengericht", False)])
def test_a_word_that_a_letter_writes_as_two_is_known(
    assistant: Assistant, word: str, *, meant: bool
) -> None:
    question = assistant.explain(Request(f"Wat is {word} meren?")).parts[0].question
    assert is_meant(word, question, assistant.index) is meant


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("De contracten voor schippers die in de proeftijd zitten, gelden vier jaar.", False),
        ("Voor schippers die in de haven werken, is de proeftijd vier jaar.", True),
    ],
)
def test_how_long_something_else_lasts_is_not_told(
    tmp_path: Path, sentence: str, *, told: bool
) -> None:
    letter = f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n{sentence}\n"
    assistant = assistant_on(index_letters(tmp_path, {"brief": letter}, {"brief": SHEET}))
    part = assistant.explain(Request("Hoe lang duurt de proeftijd?")).parts[0]
    found = next(one for one in part.ranking.sentences if "vier" in one.candidate.text)

    assert says_what_is_asked(found, part.question, assistant.index) is told
