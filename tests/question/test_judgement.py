"""Which judgement a question asks for: the assistant's own, somebody else's, or of a worth."""

from __future__ import annotations

import pytest

from mhassist.question.judgement import asks_opinion, asks_text, view_asked


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Vind jij dat het kabinet genoeg doet?", True),
        ("Wat is jouw mening over het loket?", True),
        ("Do you think the desk helps?", True),
        ("Wat vindt het kabinet van het loket?", False),
        ("Wat denkt de Vissersraad?", False),
        ("Wie heeft de haven beter bestuurd, De Groot of Van Dam?", True),
        ("Wie heeft de haven bestuurd?", False),
        ("Moet vissen verboden worden?", True),
        ("Had het kabinet eerder moeten ingrijpen?", True),
        ("Doet het kabinet genoeg volgens de Vissersraad?", False),
        ("Mag een schipper een paspoort innemen, of is dat verboden?", False),
        ("Is een miljoen niet te weinig?", True),
        ("Was het verstandig om de pilot te stoppen?", True),
        ("Welke minister deed het het beste?", True),
        ("Should fishing be banned?", True),
        ("Is the harbour safe?", False),
        ("Is het plan naar jouw idee haalbaar?", True),
        ("Vanaf welke leeftijd zou je een vergunning kunnen krijgen?", False),
        ("Had de visser zich moeten melden?", False),
        ("Wanneer ben je een kleine visser?", False),
        ("Is vissen in de haven verboden?", False),
        ("Moeten vissers zich melden?", False),
    ],
)
def test_opinion_of_the_assistant_itself(question: str, asks: bool) -> None:
    assert asks_opinion(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Is het loket een goed idee?", True),
        ("Moet het kabinet strenger optreden?", True),
        ("Doet het kabinet genoeg?", True),
        ("Is het geld voor eerlijk werk bedoeld?", False),
        ("Moet het kabinet de Kamer inlichten?", False),
    ],
)
def test_judgement_that_no_letter_is_asked_for(question: str, asks: bool) -> None:
    assert asks_opinion(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Wat vindt de visafslag van het loket?", True),
        ("Wat is het oordeel van de rechters over de training?", True),
        ("What does the harbour think of the desk?", True),
        ("Wat vindt het kabinet van het loket?", False),
        ("Wat doet de visafslag?", False),
    ],
)
def test_view_of_one_who_does_not_write_the_letters(question: str, asks: bool) -> None:
    assert (view_asked(question) is not None) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        pytest.param("Schrijf een speech over de havens", True, id="speech"),
        pytest.param("Stel een conceptantwoord op over het loket", True, id="draft"),
        pytest.param("Kun je een memo over het loket opstellen?", True, id="verb last"),
        pytest.param("Write a letter on fishing", True, id="English"),
        pytest.param("Schrijft het kabinet een brief over de havens?", False, id="who else"),
        pytest.param("Maak een lijst van de havens", False, id="list"),
        pytest.param("Welke brief gaat over de havens?", False, id="letter"),
    ],
)
def test_text_is_asked_that_no_letter_has(question: str, asks: bool) -> None:
    assert asks_text(question) is asks
