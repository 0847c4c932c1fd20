"""Typing errors are put right; all other words are left alone."""

from __future__ import annotations

import pytest

from mhassist.question import Speller
from mhassist.question.spelling import is_dutch

SPELLER = Speller(
    {
        "slachtoffers": 9, "mensenhandel": 8, "opvang": 7, "inspecteurs": 5, "rapporten": 4,
        "financiële": 3, "kansen": 3, "zandmeer": 2, "vissersraad": 2, "training": 6, "drainink": 1,
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("slachtofers", "slachtoffers", id="letter left out"),
        pytest.param("mensenhandeel", "mensenhandel", id="letter too many"),
        pytest.param("opvnag", "opvang", id="letters swapped"),
        pytest.param("inspecteors", "inspecteurs", id="wrong letter"),
        pytest.param("Slachtofers", "Slachtoffers", id="capital stays"),
        pytest.param("Zandmeeer", "Zandmeer", id="a name with its first letter"),
        pytest.param("ZandMeeer", "Zandmeer", id="a name with a capital inside"),
        pytest.param("inspectuers", "inspecteurs", id="two letters swapped in a long word"),
    ],
)
def test_typing_error_is_put_right(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("slachtoffers", id="a word of the letters"),
        pytest.param("Mensenhandel", id="the same with a capital"),
        pytest.param("slacht", id="the start of a longer word"),
        pytest.param("handel", id="the end of a longer word"),
        pytest.param("rapport", id="an inflection"),
        pytest.param("opva", id="too short"),
        pytest.param("Yansen", id="a name near a word with another first letter"),
        pytest.param("jansen", id="a word of the Dutch word list"),
        pytest.param("opvang2", id="with a digit"),
        pytest.param("OPVNAG", id="capitals inside"),
        pytest.param("worden", id="a function word"),
        pytest.param("walvissen", id="near nothing"),
        pytest.param("2031", id="a number"),
    ],
)
def test_word_is_left_alone(word: str) -> None:
    assert SPELLER.correct(word) == word


def test_among_equally_near_words_the_commonest_is_taken() -> None:
    speller = Speller({"zeppaard": 1, "zeppaart": 3})
    assert speller.correct("zeppaarx") == "zeppaart"


def test_text_keeps_all_between_its_words() -> None:
    text = "Hoeveel slachtofers (in 2031)?  En de  opvnag, art. 273f…"
    right = "Hoeveel slachtoffers (in 2031)?  En de  opvang, art. 273f…"
    assert SPELLER.correct_text(text) == right


def test_an_empty_vocabulary_corrects_nothing() -> None:
    assert Speller({}).correct_text("Hoeveel slachtofers?") == "Hoeveel slachtofers?"


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("fiets", True), ("financiële", True), ("fietsz", False), ("iets\": 1", False), ("", False),
    ],
)  # fmt: skip
def test_a_word_is_dutch_if_the_list_has_the_whole_of_it(word: str, *, listed: bool) -> None:
    assert is_dutch(word) is listed
