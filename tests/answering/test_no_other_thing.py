"""What is like an answer and is of something else: a sum, another's name, a list, a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant, Request

SHEET = """\
title = "Sloepen"
kind = "Kamerbrief"
author = "het kabinet"
date = 2030-05-01
"""
LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Bijgaand bieden wij u het Havenplan aan.

Voor sloepen komt 3 miljoen euro beschikbaar tot en met 2031. In 2029 waren er veertig sloepen.

De kade is van steen en de steiger is van hout.

Het programma Water kent drie lijnen:

- minder lawaai;

- meer licht;

- schoon water.

Zowel de burgemeester van Zandmeer, dhr. J. Bakker, als de voorzitter van de Havenraad was er. \
Mevrouw L. Vos, voorzitter van de Havenraad, sprak over de sloepen.

Wie in de haven vist, overtreedt de wet.

Er komen gezamenlijke sleepteams (GST's) in het noorden. Een GST vaart elke dag.

De snelle boten en de blauwe boeien worden vervangen.

De veerdienst vaart elk uur.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("sloepen")
    return assistant_on(index_letters(folder, {"sloepen": LETTER}, {"sloepen": SHEET}))


def test_sum_of_money_counts_no_things(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel sloepen zijn er in 2031?")
    assert (answer.status, answer.citations) == ("refused", ())


def test_number_of_the_year_that_is_asked_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel sloepen waren er in 2029?")
    assert "veertig sloepen" in answer.answer


def test_difference_that_nothing_tells_is_called_unsure(assistant: Assistant) -> None:
    answer, explanation = assistant.answer_explained(
        Request("Wat is het verschil tussen de kade en de steiger?")
    )
    checks = {each.name: each.passed for each in explanation.parts[0].checks}
    assert (answer.status, checks["difference"]) == ("partial", False)


def test_list_that_shares_no_word_with_the_question_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Welke drie boetes staan op vissen zonder pas?")
    assert "schoon water" not in answer.answer


def test_list_that_is_asked_for_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Welke drie lijnen kent het programma Water?")
    assert (answer.status, len(answer.citations)) == ("answered", 4)


def test_who_chairs_is_the_one_beside_whose_name_it_stands(assistant: Assistant) -> None:
    answer = assistant.ask("Wie zit de Havenraad voor?")
    assert "L. Vos" in answer.answer
    assert "Bakker" not in answer.answer


def test_who_has_an_office_in_another_year_is_not_known(assistant: Assistant) -> None:
    then = assistant.ask("Wie is de voorzitter van de Havenraad in 2030?")
    later = assistant.ask("Wie is de voorzitter van de Havenraad in 2036?")
    assert "L. Vos" in then.answer
    assert (later.status, later.citations) == ("refused", ())


def test_abbreviation_may_be_explained_in_the_plural(assistant: Assistant) -> None:
    answer = assistant.ask("GST, wat betekent dat?")
    assert "gezamenlijke sleepteams (GST's)" in answer.answer


def test_name_of_which_each_word_stands_elsewhere_is_not_known(assistant: Assistant) -> None:
    answer = assistant.ask("Wat is de pilot Snelle Blauwe Veerdienst?")
    assert answer.status == "refused"
    assert answer.answer.startswith("Over “Snelle Blauwe Veerdienst” is niets gevonden")


def test_letter_that_sends_a_plan_says_when(assistant: Assistant) -> None:
    answer = assistant.ask("Wanneer is het Havenplan aan de Kamer aangeboden?")
    assert answer.status != "refused"
    assert "In de Kamerbrief van 1 mei 2030" in answer.answer
    assert "bieden wij u het Havenplan aan" in answer.answer


def test_article_that_no_sentence_names_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Op grond van welk artikel overtreedt wie in de haven vist de wet?")
    assert answer.status == "refused"


PUPILS = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

In 2029 waren er veertig vissers in opleiding bij de Havenschool.

In 2028 volgden twaalf vrouwen een cursus.
"""


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hoeveel mannelijke vissers waren er in 2029 in opleiding?", "mannelijke"),
        ("Hoeveel vissers in opleiding waren minderjarig in 2029?", "minderjarig"),
        ("Hoeveel vissers waren er in 2029 in opleiding?", ""),
        ("Hoeveel vrouwen volgden in 2028 een cursus?", ""),
    ],
)
def test_figure_of_all_is_none_of_a_part(tmp_path: Path, question: str, missing: str) -> None:
    answer = assistant_on(index_letters(tmp_path, {"school": PUPILS}, {"school": SHEET})).ask(
        question
    )
    told = f"zeggen de brieven niet dat het gaat om “{missing}”" in answer.answer
    assert told == bool(missing)


def test_head_of_a_body_is_found_by_a_plain_word(assistant: Assistant) -> None:
    answer = assistant.ask("Wie is de baas van de Havenraad?")
    assert answer.status == "answered"
    assert answer.citations[0].quote.startswith("Mevrouw L. Vos, voorzitter van de Havenraad")
