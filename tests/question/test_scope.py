"""Which letters a question names."""

from __future__ import annotations

import datetime as dt

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.question.letters_named import without_letters
from mhassist.question.scope import Scope, read_scope


def _letter(name: str, metadata: Metadata) -> Letter:
    return Letter(name, "", metadata, sha256="")


LETTERS = (
    _letter("undated", Metadata(title="Plan")),
    _letter("a", Metadata(dossier="12345", number="7", date=dt.date(2020, 3, 3))),
    _letter("b", Metadata(dossier="12345", number="8", date=dt.date(2020, 9, 1))),
    _letter("between", Metadata(after=dt.date(2021, 2, 1), before=dt.date(2021, 4, 1))),
    _letter("c", Metadata(date=dt.date(2021, 5, 4))),
)


@pytest.mark.parametrize(
    ("question", "letters"),
    [
        pytest.param("Wat staat in de brief van 3 maart 2020?", {"a"}, id="date in words"),
        pytest.param("Wat staat in de brief van 2020-03-03?", {"a"}, id="ISO date"),
        pytest.param("Wat staat in de brief van 4-5-2021?", {"c"}, id="date in figures"),
        pytest.param("What does the letter of 3 March 2020 say?", {"a"}, id="English date"),
        pytest.param("What does the letter of March 3, 2020 say?", {"a"}, id="American date"),
        pytest.param("Wat staat in de brief van maart 2020?", {"a"}, id="month and year"),
        pytest.param("Wat staat in de brieven van 2020?", {"a", "b"}, id="year of a letter"),
        pytest.param("Wat staat in de 2021-brief?", {"between", "c"}, id="year before the noun"),
        pytest.param(
            "Vergelijk de brief van maart 2020 met die van 2021.",
            {"a", "between", "c"},
            id="that of another year",
        ),
        pytest.param(
            "Wat zeggen de brieven van maart 2020 en mei 2021 over vis?",
            {"a", "c"},
            id="two months",
        ),
        pytest.param(
            "Anders dan de brief van 3 maart 2020 en de brief van 2021?",
            {"a", "between", "c"},
            id="a day and a year",
        ),
        pytest.param(
            "Hoeveel schepen telde de brief van 2021, en hoeveel waren het er in 2020?",
            {"between", "c"},
            id="a year of something else beside it",
        ),
        pytest.param("Wat staat in kst-12345-8?", {"b"}, id="id of publication"),
        pytest.param("Wat staat in Kamerstuk 12 345, nr. 7?", {"a"}, id="dossier and number"),
        pytest.param("Wat staat in 12345 nummer 7?", {"a"}, id="number in words"),
        pytest.param("Wat staat in de brief uit de zomer van 2021?", {"between", "c"}, id="season"),
        pytest.param("Wanneer verschijnt de eerste brief over vis?", set(), id="still to come"),
        pytest.param(
            "Daalt het in de brief van maart 2020 net zo als in die van september 2020?",
            {"a", "b"},
            id="that of another month",
        ),
        pytest.param(
            "Wat zegt de brief van 3 maart 2020 en wat de brief erna?", {"a", "b"}, id="the next"
        ),
        pytest.param(
            "Wat zegt de brief van 4 mei 2021 anders dan de vorige brief?",
            {"between", "c"},
            id="the one before",
        ),
        pytest.param("Wat zegt de volgende brief?", set(), id="next of none"),
        pytest.param(
            "Wat gebeurde er na de brief van maart 2020?", {"b", "between", "c"}, id="after it"
        ),
        pytest.param(
            "Wat is er sinds de brief van 3 maart 2020 veranderd?",
            {"a", "b", "between", "c"},
            id="what changed since",
        ),
        pytest.param("Wat gebeurde er na de brief van 4 mei 2021?", {"c"}, id="after the last"),
        pytest.param("Wat staat in de eerste brief?", {"a"}, id="first; an undated one is not"),
        pytest.param("Wat staat in het laatste rapport?", {"c"}, id="last"),
        pytest.param("What does the latest letter say?", {"c"}, id="last in English"),
        pytest.param("Wat zegt het laatste rapport van de Visraad?", set(), id="of somebody else"),
        pytest.param("Wat zegt de laatste brief van het kabinet?", {"c"}, id="of who writes them"),
        pytest.param("Verschillen de eerste en de laatste brief?", {"a", "c"}, id="first and last"),
        pytest.param("Hoeveel schepen zijn in 2020 bezocht?", set(), id="a year of something else"),
        pytest.param("Wat gebeurde er in maart 2020?", set(), id="a month of something else"),
        pytest.param("Wat kost 12 345 euro?", set(), id="a number of something else"),
        pytest.param("Wat staat in de brief van 31 februari 2020?", set(), id="no such day"),
    ],
)
def test_letters_that_a_question_names(question: str, letters: set[str]) -> None:
    assert read_scope(question, LETTERS).letters == letters


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        pytest.param("Wat staat in Kamerstuk 12 345, nr. 9?", "12 345, nr. 9", id="number"),
        pytest.param("Wat staat in kst-12345-9 en 54321-1?", "kst-12345-9", id="first of two"),
        pytest.param("Wat staat in de brief van 4 mei 2019?", "4 mei 2019", id="date"),
        pytest.param("Wat gebeurde er op 4 mei 2019?", "", id="a day of something else"),
        pytest.param("Wat staat in 12345-9?", "12345-9", id="of a dossier that is known"),
        pytest.param("Zijn er 10 000-15 000 vissers?", "", id="an amount"),
        pytest.param("Wat staat in de brief van 4 mei 2021?", "", id="there is one"),
    ],
)
def test_a_letter_that_is_not_there(question: str, unknown: str) -> None:
    assert read_scope(question, LETTERS).unknown == unknown


@pytest.mark.parametrize(
    ("question", "years", "since", "until"),
    [
        pytest.param("Wat is er sinds 2018 gedaan?", (2018,), 2018, None, id="since"),
        pytest.param(
            "Wat is er vanaf begin 2018 gedaan?", (2018,), 2018, None, id="since the start"
        ),
        pytest.param("Wat is er tot en met 2021 gedaan?", (2021,), None, 2021, id="until"),
        pytest.param("Wat deed men van 2018 tot 2021?", (2018, 2021), None, 2021, id="between"),
        pytest.param("What was done before 2019?", (2019,), None, 2019, id="English"),
        pytest.param("Welk budget is er voor 2020?", (2020,), None, None, id="for a year"),
        pytest.param("Wat staat in nota 2020/21?", (), None, None, id="a parliamentary year"),
        pytest.param("Wat kost 2020 en nog eens 2020?", (2020,), None, None, id="once each"),
        pytest.param("Wat kost vis in de brief van 2021?", (), None, None, id="of a letter"),
        pytest.param("Wat zegt de brief van 2019?", (2019,), None, None, id="of no letter"),
        pytest.param("Wat kost 12020 of 1850?", (), None, None, id="no years of letters"),
    ],
)
def test_years_and_periods(
    question: str, years: tuple[int, ...], since: int | None, until: int | None
) -> None:
    scope = read_scope(question, LETTERS)
    assert (scope.years, scope.since, scope.until) == (years, since, until)


@pytest.mark.parametrize(
    ("question", "newest", "compare"),
    [
        ("Wat is de stand van zaken?", True, False),
        ("What is the current position?", True, False),
        ("Wat is er veranderd?", False, True),
        ("Vergelijk de brieven.", False, True),
        ("How has the number changed?", False, True),
        ("Hoe is de opvang in de tijd verlopen?", False, True),
        ("Wat is de geschiedenis van het loket?", False, True),
        ("Is het aantal toegenomen of afgenomen?", False, True),
        ("Is de wachttijd nu korter dan in 2019?", True, True),
        ("Zijn er meer schepen dan in 2019?", False, True),
        ("Zijn er meer schepen dan boten?", False, False),
        ("Is de vloot sinds 2019 kleiner geworden?", False, True),
        ("Hoeveel schepen kwamen er sinds 2019?", False, False),
        ("Hoeveel schepen zijn bezocht?", False, False),
        ("Hoe is nummer 7 verzonden?", False, False),
    ],
)
def test_newest_position_and_comparison(question: str, newest: bool, compare: bool) -> None:
    scope = read_scope(question, LETTERS)
    assert (scope.newest, scope.compare) == (newest, compare)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Is de wachttijd nu korter dan in 2019?", (2019, 2021)),
        ("Hoe veranderde de vloot van 2020 naar nu?", (2020, 2021)),
        ("Is de vloot sinds 2019 kleiner geworden?", (2019, 2021)),
        ("Hoe is de vloot nu vergeleken met 2021?", (2021,)),
        ("Hoe is de vloot vergeleken met 2019?", (2019,)),
    ],
)
def test_now_is_the_year_of_the_newest_letter(question: str, years: tuple[int, ...]) -> None:
    assert read_scope(question, LETTERS).years == years


def test_nothing_named_and_no_letters() -> None:
    assert read_scope("Wat staat in de laatste brief?", ()) == Scope(newest=True)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Wat zegt de brief van 2020 over vis?", "Wat zegt over vis?"),
        ("Hoeveel schepen zijn er volgens de brief van 3 maart 2020?", "Hoeveel schepen zijn er?"),
        ("Vergelijk de vangst in de brieven van 2020 en 2021.", "Vergelijk de vangst."),
        ("Wat was het verschil tussen de brief van 2020 en die van 2021 over vis?",
         "Wat was het verschil over vis?"),
        ("Wat zegt de brief van 2019 over vis?", "Wat zegt de brief van 2019 over vis?"),
        ("Zegt de brief van 2020 of die van 2019 dat?",
         "Zegt de brief van 2020 of die van 2019 dat?"),
        ("Hoeveel vis is er in 2020 gevangen?", "Hoeveel vis is er in 2020 gevangen?"),
    ],
)  # fmt: skip
def test_what_is_left_to_search_for(question: str, rest: str) -> None:
    assert without_letters(question, LETTERS) == rest


def test_years_of_the_letters_that_are_named() -> None:
    scope = read_scope("Vergelijk de brief van 3 maart 2020 met die van 2021 en van 2020.", LETTERS)
    assert (scope.written, scope.years) == ((2020, 2021), ())
    assert read_scope("Wat zegt de brief van 2019?", LETTERS).written == ()


@pytest.mark.parametrize(
    ("question", "relative"),
    [
        pytest.param("Hoeveel schepen waren er vorig jaar?", "vorig jaar", id="no year"),
        pytest.param("How many ships were there last year?", "last year", id="English"),
        pytest.param("Hoeveel waren er vorig jaar volgens de brief van 2020?", "", id="a letter"),
        pytest.param("Hoeveel waren er in 2019, een jaar eerder?", "", id="a year"),
    ],
)
def test_time_told_from_today_is_no_year(question: str, relative: str) -> None:
    assert read_scope(question, LETTERS).relative == relative


@pytest.mark.parametrize(
    ("question", "letters"),
    [
        pytest.param("Van wanneer is de nieuwste brief over opvang?", {"older"}, id="its title"),
        pytest.param("Wat zegt de nieuwste brief over opvang?", {"newer"}, id="what it says"),
        pytest.param("Van wanneer is de nieuwste brief over vissers?", {"newer"}, id="no title"),
        pytest.param("Van wanneer is de nieuwste brief?", {"newer"}, id="of whatever"),
    ],
)
def test_newest_letter_on_a_subject_has_it_in_its_title(question: str, letters: set[str]) -> None:
    there = (
        _letter("older", Metadata(title="Opvang van slachtoffers", date=dt.date(2020, 3, 3))),
        _letter("newer", Metadata(title="Veilige fietsen", date=dt.date(2021, 3, 3))),
    )
    assert read_scope(question, there).letters == letters
