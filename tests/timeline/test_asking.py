"""Which questions ask for a timeline, and of what."""

from __future__ import annotations

import datetime as dt

import pytest

from mhassist.answering.letter_facts.period import Period
from mhassist.question import Speller, Synonyms
from mhassist.timeline import Wish, timeline_asked, wish_typed
from mhassist.timeline.term import read_term

SINCE_2018 = Period(first=dt.date(2018, 1, 1))
IN_2018 = Period(dt.date(2018, 1, 1), dt.date(2018, 12, 31))


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("Geef een tijdlijn van het aantal slachtoffers", Wish("aantal slachtoffers")),
        ("Tijdlijn inspecteurs", Wish("inspecteurs")),
        ("Kun je een tijdlijn maken voor de opvang, graag met bron?", Wish("opvang")),
        ("Hoe ontwikkelde de opvang zich door de jaren heen?", Wish("opvang")),
        (
            "Hoe ontwikkelde het aantal vissers zich van 2012 tot 2021?",
            Wish("aantal vissers", periods=(Period(dt.date(2012, 1, 1), dt.date(2021, 12, 31)),)),
        ),
        ("Hoe heeft het budget zich over de jaren ontwikkeld?", Wish("budget")),
        (
            "Hoe heeft de aanpak van stropers zich ontwikkeld in de brieven van 2013 tot 2018?",
            Wish(
                "aanpak van stropers",
                periods=(Period(dt.date(2013, 1, 1), dt.date(2018, 12, 31)),),
            ),
        ),
        (
            "Geef een overzicht door de jaren heen van het aantal plekken.",
            Wish("aantal plekken"),
        ),
        ("Geef een overzicht in de tijd van de opvang.", Wish("opvang")),
        ("Overzicht in de tijd: opvang", Wish("opvang")),
        ("Geef een overzicht van de opvang door de jaren heen.", Wish("opvang")),
        ("Hoe hebben de aantallen vissers zich ontwikkeld?", Wish("aantallen vissers")),
        ("Geef een overzicht van de maatregelen voor vissers.", None),
        ("Hoe hebben ze het loket ontwikkeld?", None),
        ("Geef een tijdlijn van opvang sinds 2018", Wish("opvang", periods=(SINCE_2018,))),
        (
            "Welke toezeggingen zijn in 2018 gedaan over de opvang?",
            Wish("opvang", promises=True, periods=(IN_2018,)),
        ),
        ("How did the shelter develop over the years?", Wish("shelter")),
        ("Welke toezeggingen deed het kabinet over de opvang?", Wish("opvang", promises=True)),
        ("Welke toezeggingen zijn er aan de Kamer gedaan?", Wish("", promises=True)),
        ("Wat is er toegezegd over loketten?", Wish("loketten", promises=True)),
        (
            "Welke toezeggingen deed de minister over loketten en wat kwam ervan?",
            Wish("loketten", promises=True),
        ),
        ("Hoeveel inspecteurs worden er opgeleid?", None),
        ("Hoe verschilt de opvang van 2013 met die van 2018?", None),
        ("Is de toezegging over de opvang nagekomen?", None),
        ("Wie stelde de tijdlijn vast?", None),
    ],
)
def test_question_asks_for(question: str, wish: Wish | None) -> None:
    assert timeline_asked(question) == wish


@pytest.mark.parametrize(
    ("typed", "term"),
    [("opvang in 2018", "opvang"), ("in 2018", ""), ("2018", "")],
)
def test_a_typed_term_may_name_a_year(typed: str, term: str) -> None:
    assert wish_typed(typed, promises=True) == Wish(term, promises=True, periods=(IN_2018,))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Er zijn 12 geregistreede vissers.", []),  # as a letter has it that was scanned
        ("Er zijn 12 gerepareerde vissers.", ["geregistreerde"]),
        ("Er zijn 12 geregistreerde vissen.", ["vissers"]),  # too short a word to be misread
    ],
)
def test_a_long_word_is_known_with_one_letter_wrong(text: str, missing: list[str]) -> None:
    term = read_term("aantal geregistreerde vissers", speller=Speller({}), synonyms=Synonyms())

    assert [unit.text for unit in term.missing_units(text)] == missing
