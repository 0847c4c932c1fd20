"""A question that asks several, into its parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.question import Asked, Question, Speller, Synonyms, parts_of, understand
from mhassist.question.parts import split_parts

LETTERS = (Letter("kst-12345-7", "", Metadata(date=dt.date(2020, 3, 3)), sha256=""),)
SPELLER = Speller({"schepen": 4, "inspecteurs": 3, "vissersraad": 2})


def _understood(text: str, history: Sequence[str] = ()) -> Question:
    return understand(text, history, letters=LETTERS, speller=SPELLER, synonyms=Synonyms(()))


def test_follow_up_is_one_question() -> None:
    question = _understood("En in 2031?", ["Hoeveel schepen zijn in 2029 bezocht?"])
    assert parts_of(question, ()) == (question,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Wat kost het?", ["Wat kost het?"], id="one"),
        pytest.param(
            "Wat kost het en wie betaalt?", ["Wat kost het?", "wie betaalt?"], id="joined by en"
        ),
        pytest.param(
            "Wat is dat? Wie betaalt?", ["Wat is dat?", "Wie betaalt?"], id="two sentences"
        ),
        pytest.param(
            "Wie leidt het, wanneer is het klaar en tot wanneer loopt het?",
            ["Wie leidt het?", "wanneer is het klaar?", "tot wanneer loopt het?"],
            id="three in a row",
        ),
        pytest.param(
            "Wat deden inspecteurs in 2031 en wat kwam er in 2033 bij?",
            ["Wat deden inspecteurs in 2031?", "wat kwam er in 2033 bij?"],
            id="both without a form of their own",
        ),
        pytest.param(
            "Is bekend, hoeveel schepen er zijn?",
            ["Is bekend, hoeveel schepen er zijn?"],
            id="a clause",
        ),
        pytest.param("Why, and when?", ["Why?", "when?"], id="English"),
        pytest.param(
            "Hoeveel schepen zijn er? Graag per jaar.", ["Hoeveel schepen zijn er?"], id="remark"
        ),
        pytest.param(
            "Wat is het verschil tussen wat de minister zegt en wat de raad zegt?",
            ["Wat is het verschil tussen wat de minister zegt en wat de raad zegt?"],
            id="two halves of one",
        ),
        pytest.param(
            "Hoeveel vissers en schippers zijn er?",
            ["Hoeveel vissers en schippers zijn er?"],
            id="and between nouns",
        ),
    ],
)
def test_questions_in_one(text: str, parts: list[str]) -> None:
    assert split_parts(text) == parts


def test_each_part_has_its_own_kind_and_what_it_is_about() -> None:
    text = "Wanneer opent het loket en hoeveel inspecteurs zijn er?"
    parts = parts_of(_understood(text), ())
    assert [(part.own_text, part.kinds, part.head) for part in parts] == [
        ("Wanneer opent het loket?", (Asked.DATE,), ""),
        ("hoeveel inspecteurs zijn er?", (Asked.NUMBER,), "inspecteurs"),
    ]
    assert parts[0].search_text == "Wanneer opent het loket?"
    assert parts[1].search_text == f"{text} hoeveel inspecteurs zijn er?"  # of the loket


def test_a_part_that_stands_alone_is_searched_for_alone() -> None:
    parts = parts_of(_understood("Wat is de NVR en wie leidt de opvang van schepen?"), ())
    assert parts[1].search_text == "wie leidt de opvang van schepen?"


def test_a_part_that_points_back_is_searched_for_with_the_whole() -> None:
    text = "Wat is de NVR en wie betaalt daarvan de schepen?"
    assert (
        parts_of(_understood(text), ())[1].search_text == f"{text} wie betaalt daarvan de schepen?"
    )


def test_a_year_belongs_to_the_part_that_names_it_and_to_those_after_it() -> None:
    parts = parts_of(_understood("Wat is de NVR en hoeveel schepen telde die in 2031?"), ())
    assert [part.scope.years for part in parts] == [(), (2031,)]
    parts = parts_of(_understood("Hoeveel schepen waren er in 2031 en hoeveel inspecteurs?"), ())
    assert [part.scope.years for part in parts] == [(2031,), (2031,)]
    parts = parts_of(_understood("Hoeveel schepen waren er in 2031 en hoeveel in 2033?"), ())
    assert [part.scope.years for part in parts] == [(2031,), (2033,)]


def test_a_letter_belongs_to_the_part_that_names_it_where_the_other_names_a_year() -> None:
    text = "Wat deden inspecteurs in 2013 en wat zegt de brief van 3 maart 2020 daarover?"
    parts = parts_of(_understood(text), LETTERS)
    assert [part.scope.letters for part in parts] == [frozenset(), {"kst-12345-7"}]
    assert parts[0].scope.years == (2013,)
    text = "Hoeveel schepen zijn er en wie leidt de opvang volgens de brief van 3 maart 2020?"
    parts = parts_of(_understood(text), LETTERS)
    assert [part.scope.letters for part in parts] == [{"kst-12345-7"}] * 2


def test_without_a_noun_of_its_own_a_part_has_that_of_the_whole() -> None:
    text = "Hoeveel schepen waren er in 2031 en hoeveel na de uitbreiding in 2033?"
    part = parts_of(_understood(text), ())[1]
    assert part.search_text == "Hoeveel schepen waren er? hoeveel na de uitbreiding in 2033?"


def test_asked_again_of_another_year_is_the_same_question() -> None:
    text = "Waarom is het tarief voor schepen gewijzigd in 2031, en waarom in mei 2033?"
    before, after = parts_of(_understood(text), ())
    assert after.search_text == "Waarom is het tarief voor schepen gewijzigd? waarom in mei 2033?"
    assert before.kinds == after.kinds == (Asked.REASON,)
    text = "Wanneer zijn de schepen gekeurd in 2031, en hoe in 2033?"
    assert parts_of(_understood(text), ())[1].kinds == (Asked.DATE,)


def test_asked_again_of_another_letter_is_the_same_question() -> None:
    text = "Hoe worden schepen gekeurd in 2031, en hoe volgens de brief van 3 maart 2020?"
    after = parts_of(_understood(text), LETTERS)[1]
    assert after.search_text == "Hoe worden schepen gekeurd? hoe?"
    assert after.scope.letters == {"kst-12345-7"}
    assert after.scope.years == ()


@pytest.mark.parametrize(
    ("text", "whole", "kind"),
    [
        pytest.param(
            "Wat doet het kabinet aan lege schepen en wat aan dode vis?",
            "Wat doet het kabinet aan dode vis?",
            Asked.POLICY,
            id="policy",
        ),
        pytest.param(
            "Wat staat er over schepen, en wat in de brief van 3 maart 2020 over vis?",
            "Wat staat er over vis?",
            Asked.OPEN,
            id="of another letter",
        ),
    ],
)
def test_asked_of_another_subject_without_its_verb_is_the_same_question(
    text: str, whole: str, kind: Asked
) -> None:
    after = parts_of(_understood(text), LETTERS)[1]
    assert after.search_text == whole
    assert after.kinds == (kind,)


def test_only_the_part_that_compares_is_a_comparison() -> None:
    text = "Hoe veranderde het tarief tussen 2031 en 2033 en waarom betalen schepen?"
    assert [part.scope.compare for part in parts_of(_understood(text), ())] == [True, False]


def test_parts_of_years_in_which_letters_were_written_are_asked_of_these() -> None:
    later = Letter("kst-12345-9", "", Metadata(date=dt.date(2024, 5, 5)), sha256="")
    letters = (*LETTERS, later)
    question = understand(
        "Hoe dacht men in 2020 over de haven, en wat wilde men er in 2024 mee?",
        (),
        letters=letters,
        speller=SPELLER,
        synonyms=Synonyms(()),
    )

    scopes = [part.scope for part in parts_of(question, letters)]

    assert [scope.letters for scope in scopes] == [{"kst-12345-7"}, {"kst-12345-9"}]
    assert [scope.years for scope in scopes] == [(), ()]


def test_part_with_no_words_of_its_own_has_no_year_of_its_own() -> None:
    question = _understood("Zijn er in 2031 meer schepen dan in 2029, en hoe komt dat?")
    first, second = parts_of(question, LETTERS)
    assert first.scope.years == (2031, 2029)
    assert second.scope.years == ()


@pytest.mark.parametrize(
    "text",
    [
        "Wat doet de Vissersraad tegen misstanden en wanneer hoort de Kamer meer?",
        "What does the harbour do against abuse and when will parliament hear more?",
    ],
)
def test_a_part_that_asks_for_more_is_about_what_went_before(text: str) -> None:
    _, more = parts_of(_understood(text), LETTERS)
    assert more.whole_text.startswith(text)
