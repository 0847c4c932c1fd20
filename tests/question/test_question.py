"""A question from as it was typed to as it is understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhassist.errors import QuestionError
from mhassist.letters import Letter, Metadata
from mhassist.question import (
    Asked,
    Question,
    Speller,
    Synonyms,
    clean_question,
    understand,
)

LETTERS = (Letter("kst-12345-7", "", Metadata(date=dt.date(2020, 3, 3)), sha256=""),)
SPELLER = Speller({"schepen": 4, "inspecteurs": 3, "vissersraad": 2})


def _understood(text: str, history: Sequence[str] = ()) -> Question:
    return understand(
        text, history, letters=LETTERS, speller=SPELLER, synonyms=Synonyms([["NVR", "Vissersraad"]])
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "De vraag is leeg: typ een vraag over de brieven.", id="empty"),
        pytest.param(
            " \t\r\n\u00a0", "De vraag is leeg: typ een vraag over de brieven.", id="blank"
        ),
        pytest.param(
            "\x00\x1b\x7f\x9b", "De vraag is leeg: typ een vraag over de brieven.", id="control"
        ),
        pytest.param(
            "\u200b\ufeff\u2066", "De vraag is leeg: typ een vraag over de brieven.", id="invisible"
        ),
        pytest.param(
            "?!… ¿", "De vraag bevat geen woorden: typ een vraag over de brieven.", id="punctuation"
        ),
        pytest.param(
            "a" * 50_000,
            "De vraag heeft 50000 tekens en mag er 2000 hebben: maak haar korter.",
            id="50,000 characters",
        ),
        pytest.param(
            "Wat is \udcff?", "De vraag is geen geldige UTF-8-tekst: typ haar opnieuw.", id="bytes"
        ),
    ],
)
def test_question_that_cannot_be_read_is_one_sentence(text: str, message: str) -> None:
    with pytest.raises(QuestionError) as caught:
        clean_question(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("  Wat \n kost\tdat?\r\n", "Wat kost dat?", id="white space"),
        pytest.param("Wat\x00kost\x1bdat?", "Wat kost dat?", id="control characters divide"),
        pytest.param("mensen\u200bhandel", "mensenhandel", id="zero width does not"),
        pytest.param("mensen\u00adhandel", "mensenhandel", id="nor does a soft hyphen"),
        pytest.param("\u202eWat\u202c?", "Wat?", id="direction"),
        pytest.param("Belgie\u0308", "België", id="composed"),
        pytest.param("<b>Wat</b> kost dat?", "<b>Wat</b> kost dat?", id="markup stays text"),
        pytest.param("a" * 2_000, "a" * 2_000, id="longest"),
        pytest.param("x" + " " * 50_000 + "y", "x y", id="white space does not count"),
    ],
)
def test_question_is_cleaned(text: str, clean: str) -> None:
    assert clean_question(text) == clean


@given(st.text(max_size=200))
def test_cleaning_is_done_once_or_says_why_not(text: str) -> None:
    try:
        clean = clean_question(text)
    except QuestionError as error:
        assert str(error).startswith("De vraag ")
    else:
        assert clean_question(clean) == clean == " ".join(clean.split())


@given(st.text(max_size=120), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_is_understood_or_refused_as_a_question(text: str, history: list[str]) -> None:
    try:
        question = _understood(text, history)
    except QuestionError:
        return
    assert question.whole_text.endswith(question.own_text)
    assert question.kinds


def test_a_whole_question_as_understood() -> None:
    question = _understood("Hoeveel shepen noemt de brief van 3 maart 2020?")
    assert question.text == "Hoeveel shepen noemt de brief van 3 maart 2020?"
    assert question.whole_text == "Hoeveel schepen noemt de brief van 3 maart 2020?"
    assert question.search_text == "Hoeveel schepen noemt?"
    assert question.language == "nl"
    assert question.kinds == (Asked.NUMBER,)
    assert question.head == "schepen"
    assert question.scope.letters == {"kst-12345-7"}
    assert question.synonyms == ()
    assert not question.same_letter


def test_other_names_are_searched_for_too() -> None:
    assert _understood("Wat doet de NVR?").synonyms == ("Vissersraad",)


def test_english_words_are_not_corrected_to_dutch_ones() -> None:
    assert _understood("How many schepe are there?").search_text == "How many schepe are there?"


def test_follow_up_asks_for_what_was_asked_before() -> None:
    history = ["Hoeveel schepen zijn in 2029 bezocht?", "En in 2030?"]
    question = _understood("En in 2031?", history)
    assert question.kinds == (Asked.NUMBER,)
    assert question.search_text == "Hoeveel schepen zijn bezocht? En in 2031?"
    assert question.head == "schepen"
    assert question.scope.years == (2031,)


def test_follow_up_with_its_own_question_word_keeps_its_kind() -> None:
    assert _understood("En waarom?", ["Hoeveel schepen zijn bezocht?"]).kinds == (Asked.REASON,)


def test_history_that_cannot_be_read_is_left_out() -> None:
    too_long = "Hoeveel vissers varen er uit de haven? " * 2_000
    history = ["Hoeveel schepen zijn er?", "", "?!", "\x00", too_long, "Wat is dat \udcff?"]
    assert _understood("En waarom?", history).search_text == "Hoeveel schepen zijn er? En waarom?"


def test_follow_up_about_the_letter_before() -> None:
    assert _understood("Wie tekende die brief?", ["Hoeveel schepen zijn er?"]).same_letter
    assert not _understood("Wie tekende die brief?").same_letter


def test_an_abbreviation_is_explained_by_any_letter() -> None:
    named = _understood("Waar staat NVR voor in de brief van 3 maart 2020?")
    assert named.scope.letters == frozenset()
    assert _understood("Wat staat er in de brief van 3 maart 2020?").scope.letters


def test_what_the_words_ask_beyond_the_kind_is_read_once() -> None:
    question = _understood("Wie is de burgemeester van Zandmeer?")
    assert (question.kind, question.who.holder) == (Asked.PERSON, True)
    assert (question.who.office, question.who.of) == (("burgemeester",), ("Zandmeer",))
    assert question.named.names == ("Zandmeer",)


def test_a_part_of_a_question_has_a_reading_of_its_own() -> None:
    question = _understood("Hoe vaak wordt er gecontroleerd?")
    part = replace(question, own_text="en wat adviseert de havenraad?")
    assert (question.figure.often, question.told.advice) == (True, False)
    assert (part.figure.often, part.told.advice) == (False, False)


def test_what_narrows_a_figure() -> None:
    narrowed = _understood("Hoeveel minderjarige vissers zijn in Urk beboet?").narrowed
    assert (narrowed.groups, narrowed.places) == ((("minors", "minderjarige"),), ("Urk",))
    assert (narrowed.words, narrowed.act) == (("minderjarige",), "beboet")
