"""Whole letters in short: which are meant, which chapters speak, and which sentence of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant

LETTERS = {
    "kst-28999-7": """\
Den Haag, 4 maart 2031

Met deze brief informeer ik uw Kamer over het havenplan van Zandmeer.

Leeswijzer

De hoofdstukken volgen de havens van noord naar zuid en gaan over de kades.

De kades

Daarnaast worden ook de kades van Zandmeer door de gemeente verlicht.

De kades van Zandmeer worden in vier jaar verbreed en verhoogd. Dat gebeurt in fasen.

De veiligheid

De havendienst heeft tien duikers opgeleid voor de veiligheid van havens.

Uw Kamer ontvangt hierover in het voorjaar een brief over de veiligheid.

De schippers

Er is een loket voor de schippers geopend in het oude havenkantoor.
""",
    "kst-28999-9": """\
Hierbij zend ik u het rapport over de vissers van Zandmeer.

De vissers hebben in twee jaar dertig boten verkocht aan het buitenland.

Het rapport noemt de vangst van de vissers te laag voor een inkomen.
""",
}
SHEETS = {
    "kst-28999-7": 'title = "Het havenplan"\nkind = "Kamerbrief"\ndate = 2031-03-04\n',
    "kst-28999-9": 'title = "Vissers van Zandmeer"\nkind = "Kamerbrief"\ndate = 2031-05-06\n',
}
OF_MARCH = """\
In zinnen van de brief zelf, van elk van de langste hoofdstukken één (door de assistent gekozen; \
niet volledig):

De Kamerbrief van 4 maart 2031 heet “Het havenplan”, en zegt zelf: “Met deze brief informeer ik uw \
Kamer over het havenplan van Zandmeer.” [1]

- De kades: “De kades van Zandmeer worden in vier jaar verbreed en verhoogd.” [2]
- De veiligheid: “De havendienst heeft tien duikers opgeleid voor de veiligheid van havens.” [3]
- De schippers: “Er is een loket voor de schippers geopend in het oude havenkantoor.” [4]"""
OF_MAY = """\
In zinnen van de brief zelf (door de assistent gekozen; niet volledig):

De Kamerbrief van 6 mei 2031 heet “Vissers van Zandmeer”, en zegt zelf: “Hierbij zend ik u het \
rapport over de vissers van Zandmeer.” [1]

- “De vissers hebben in twee jaar dertig boten verkocht aan het buitenland.” [2]
- “Het rapport noemt de vangst van de vissers te laag voor een inkomen.” [3]"""
ALL = """\
De Kamerbrief van 6 mei 2031 heet “Vissers van Zandmeer”, en zegt zelf: “Hierbij zend ik u het \
rapport over de vissers van Zandmeer.” [1]

De Kamerbrief van 4 maart 2031 heet “Het havenplan”, en zegt zelf: “Met deze brief informeer ik uw \
Kamer over het havenplan van Zandmeer.” [2]"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = Path(tmp_path_factory.mktemp("summary"))
    return assistant_on(index_letters(folder, LETTERS, SHEETS))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param("Vat de brief van maart 2031 samen", OF_MARCH, id="month"),
        pytest.param(
            "Wat zijn de hoofdpunten van de brief over het havenplan?", OF_MARCH, id="title"
        ),
        pytest.param("Wat staat er in de brief van 4 maart 2031?", OF_MARCH, id="what it says"),
        pytest.param("Wat is de kern van de nieuwste brief?", OF_MAY, id="newest, no chapters"),
        pytest.param("Vat de brief samen", OF_MAY, id="none named: the newest"),
        pytest.param("Waar gaan de brieven over?", ALL, id="all letters"),
        pytest.param("Geef een samenvatting.", ALL, id="of everything"),
    ],
)
def test_letters_are_told_in_their_own_sentences(
    assistant: Assistant, question: str, answer: str
) -> None:
    given = assistant.ask(question)

    assert (given.status, given.answer) == ("answered", answer)
    assert all(one.checks.quote_verbatim for one in given.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Geef een samenvatting van wat de brief van maart 2031 over kades zegt",
        "Wat is de kern van het rapport over de duikers?",
        "Vat de motie samen",
        "Wat zegt de brief over het havenplan?",
        "Wat staat er in de bijlage bij de brief van 4 maart 2031?",
        "Wat zijn de hoofdlijnen van het beleid voor schippers?",
    ],
)
def test_of_a_subject_or_a_part_no_letter_is_summarised(
    assistant: Assistant, question: str
) -> None:
    given = assistant.ask(question).answer

    assert "In zinnen van de brief zelf" not in given
    assert "en zegt zelf" not in given


def test_letter_that_was_spoken_of_is_summarised(assistant: Assistant) -> None:
    before = ["Wanneer is de brief over het havenplan geschreven?"]
    given = assistant.ask("vat die brief samen", history=before)

    assert given.answer == OF_MARCH


@pytest.mark.parametrize(
    "question", ["Wat staat er in de brief van 2027?", "Vat de brief van 2027 over vissers samen"]
)
def test_letter_of_a_year_without_letters_is_missing(assistant: Assistant, question: str) -> None:
    given = assistant.ask(question)

    assert given.status == "refused"
    assert given.missing == ("De brief die u noemt (“2027”) is er niet bij.",)
