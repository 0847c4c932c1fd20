"""Countries of an English question, and whether Dutch letters speak of them."""

from __future__ import annotations

import pytest

from mhassist.question.countries import countries_missing, is_of_known_country


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        pytest.param("What does Germany do?", "De Duitse politie helpt.", [], id="adjective"),
        pytest.param("What do Polish workers ask?", "Polen werken hier.", [], id="inhabitants"),
        pytest.param("What does the United Kingdom do?", "Het VK leidt.", [], id="abbreviation"),
        pytest.param("What does Belgium do?", "De politie helpt.", ["Belgium"], id="not there"),
        pytest.param(
            "What do France and Spain do?", "In Frankrijk.", ["Spain"], id="one of the two"
        ),
        pytest.param("What is thai food?", "Niets.", [], id="a name has a capital"),
        pytest.param("What does the Netherlands do?", "Niets.", [], id="the letters' own country"),
    ],
)
def test_countries_that_a_text_does_not_name(question: str, text: str, missing: list[str]) -> None:
    assert countries_missing(question, text) == missing


@pytest.mark.parametrize(
    ("name", "words", "known"),
    [
        pytest.param("Brussel", {"europes", "commissie"}, True, id="seat of the union"),
        pytest.param("Brussel", {"eu", "richtlijn"}, True, id="abbreviation of it"),
        pytest.param("Brussel", {"neurolog", "euro"}, False, id="letters inside other words"),
        pytest.param("Peking", {"chines"}, True, id="capital of a country"),
        pytest.param("Sofia", {"roemeens"}, False, id="capital of another country"),
        pytest.param("Europeanen", {"eu", "burger"}, True, id="who lives there"),
    ],
)
def test_where_a_government_sits_stands_for_it(name: str, words: set[str], known: bool) -> None:
    assert is_of_known_country(name, words) is known
