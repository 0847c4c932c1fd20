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
        (
            "Geef een overzicht door de jaren heen van het aantal plekken.",
            Wish("aantal plekken"),
        ),
        ("Geef een overzicht in de tijd van de opvang.", Wish("opvang")),
        ("Overzicht in de tijd: opvang", Wish("opvang")),
        ("Geef een overzicht van de opvang door de jaren heen.", Wish("opvang")),
        ("Geef een overzicht van de maatregelen voor vissers.", None),
        ("Hoe hebben ze het loket ontwikkeld?", None),
        ("Geef een tijdlijn van opvang sinds 2018", Wish("opvang", periods=(SINCE_2018,))),
        (
            "Welke toezeggingen zijn in 2018 gedaan over de opvang?",
            Wish("opvang", promises=True, periods=(IN_2018,)),
        ),
        ("Welke toezeggingen deed het kabinet over de opvang?", Wish("opvang", promises=True)),
        ("Welke toezeggingen zijn er aan de Kamer gedaan?", Wish("", promises=True)),
        ("Wat is er toegezegd over loketten?", Wish("loketten", promises=True)),
        (
            "Welke toezeggingen deed de minister over loketten en wat kwam ervan?",
            Wish("loketten", promises=True),
        ),
        (
            "De haven: wat was er in 2018 toegezegd?",
            Wish("haven", promises=True, periods=(IN_2018,)),
        ),
        ("Wat heeft de minister toegezegd over de haven?", Wish("haven", promises=True)),
        ("Wat hebben de vissers toegezegd om de haven schoon te houden?", None),
        ("Welke oud-minister zegde toe dat de haven zou worden onderzocht?", None),
        ("Hoeveel inspecteurs worden er opgeleid?", None),
        ("Hoe verschilt de opvang van 2013 met die van 2018?", None),
        ("Is de toezegging over de opvang nagekomen?", None),
        ("Wie stelde de tijdlijn vast?", None),
        (
            "Wat is er geworden van de toezegging om jaarlijks over de haven te rapporteren?",
            Wish("haven", promises=True),
        ),
        (
            "Wat werd toegezegd over de haven, en kwam daar iets van?",
            Wish("haven", promises=True),
        ),
    ],
)
def test_question_asks_for(question: str, wish: Wish | None) -> None:
    assert timeline_asked(question) == wish


FROM_2012 = Period(dt.date(2012, 1, 1), dt.date(2021, 12, 31))
FROM_2013 = Period(dt.date(2013, 1, 1), dt.date(2018, 12, 31))


@pytest.mark.parametrize(
    ("question", "term", "periods"),
    [
        ("Hoe ontwikkelde de opvang zich door de jaren heen?", "opvang", ()),
        ("Hoe ontwikkelde het aantal vissers zich volgens de brieven?", "aantal vissers", ()),
        ("Hoe ontwikkelde het aantal vissers zich van 2012 tot 2021?", "aantal vissers",
         (FROM_2012,)),
        ("Hoe heeft het budget zich over de jaren ontwikkeld?", "budget", ()),
        ("Hoe heeft de aanpak van stropers zich ontwikkeld in de brieven van 2013 tot 2018?",
         "aanpak van stropers", (FROM_2013,)),
        ("Hoe hebben de aantallen vissers zich ontwikkeld?", "aantallen vissers", ()),
        ("Hoe is het aantal vissers gedaald?", "aantal vissers", ()),
        ("Hoe veranderde het aandeel vissers zonder boot?", "aandeel vissers zonder boot", ()),
        ("Hoe liep de bekendheid van het loket op?", "bekendheid van het loket", ()),
        ("Hoe is de aanpak van stropers sinds 2018 veranderd?", "aanpak van stropers",
         (SINCE_2018,)),
        ("Hoe is de rol van de haven in de loop van de tijd beschreven?", "rol van de haven", ()),
        ("Hoe ging het verder met het loket, van voornemen tot start?", "loket", ()),
        ("Hoe ging het door de jaren heen met het loket?", "loket", ()),
        ("Hoe is het het loket vergaan van 2012 tot 2021?", "loket", (FROM_2012,)),
        ("Geef het verloop van de visvangst, van begin tot eind.", "visvangst", ()),
        ("Visvangst in de haven: verloop over de brieven", "Visvangst in de haven", ()),
        ("Wat zeiden de brieven achtereenvolgens over de haven?", "haven", ()),
        ("Wat schreven de opeenvolgende brieven over de haven?", "haven", ()),
        ("Wat is er in de loop der jaren gezegd over de haven?", "haven", ()),
        ("Hoeveel boten telde de vloot in de opeenvolgende brieven?", "aantal boten de vloot", ()),
        ("Welke stappen zette het kabinet met de Havenwet tussen 2012 en 2021?", "Havenwet",
         (FROM_2012,)),
        ("How did the shelter develop over the years?", "shelter", ()),
    ],
)  # fmt: skip
def test_question_for_a_course_asks_for_a_timeline_without_its_name(
    question: str, term: str, periods: tuple[Period, ...]
) -> None:
    assert timeline_asked(question) == Wish(term, periods=periods, by_name=False)


@pytest.mark.parametrize(
    "question",
    [
        "Hoe verliep de stemming in de vergadering?",
        "Hoe gaat het verder met het loket?",
        "Hoe liep de rechtszaak over de haven af?",
        "Hoe is de vergunning georganiseerd sinds 2020?",
        "Hoe is sinds 2016 geregeld dat de minister het snel hoort?",
        "Welke onderwerpen komen achtereenvolgens aan de orde in de brief van 2021?",
        "Wie waren achtereenvolgens staatssecretaris?",
        "Wat doet het loket sinds 2023 met de boten?",
        "In welke drie fases verliep de campagne?",
        "Wat kostte de ontwikkeling van het lespakket?",
    ],
)
def test_question_that_only_sounds_like_one_for_a_course_asks_for_none(question: str) -> None:
    assert timeline_asked(question) is None


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
