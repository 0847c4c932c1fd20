"""Which sentences answer together: years that are compared, offices, headings that name."""

from __future__ import annotations

import datetime as dt

import pytest

from answering.fleet import fleet_assistant
from mhassist.answering.candidates import Candidate
from mhassist.answering.choosing import in_order
from mhassist.answering.compose import Statement
from mhassist.answering.headed import heading_naming, heading_tells
from mhassist.answering.lists import find_list
from mhassist.answering.quotes import Quote
from mhassist.answering.ranking import Scored
from mhassist.answering.refusal import says_what_is_asked
from mhassist.answering.sides import sides_missing
from mhassist.chain import Assistant, Part, Request
from mhassist.index import Index
from mhassist.sentences import split_sentences


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return fleet_assistant(tmp_path_factory.mktemp("fleet"))


@pytest.fixture(scope="module")
def index(assistant: Assistant) -> Index:
    return assistant.index


def asked(assistant: Assistant, question: str) -> Part:
    return assistant.explain(Request(question)).parts[0]


def scored_in(part: Part, words: str) -> Scored:
    return next(one for one in part.ranking.sentences if words in one.candidate.text)


def candidate_in(part: Part, words: str) -> Candidate:
    return scored_in(part, words).candidate


@pytest.mark.parametrize(
    "question",
    [
        "Vergelijk wat de brieven van 2030 en 2033 zeggen over de rol van gemeenten.",
        "Vergelijk de rol van gemeenten in 2030 met die in 2033.",
    ],
)
def test_each_letter_that_is_compared_has_its_say_the_newest_first(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)

    letters = list(dict.fromkeys(citation.letter_id for citation in answer.citations))
    assert letters == ["vloot-2033", "vloot-2030"]


def test_a_year_of_a_comparison_of_which_nothing_is_found_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Vergelijk de rol van gemeenten in 2025 met die in 2033.")

    assert answer.status == "partial"
    assert "Van 2025 is geen zin gevonden die hier duidelijk over gaat." in answer.answer


def test_a_year_is_spoken_of_by_a_letter_of_it_or_by_its_name(
    assistant: Assistant, index: Index
) -> None:
    question = asked(assistant, "Vergelijk 2030, 2033 en 2034.").question
    paragraph = index.paragraph_at("vloot-2033", 2)
    said = Statement(index.letter("vloot-2033"), (Quote(paragraph, 0, len(paragraph.text)),))

    assert index.letter("vloot-2033").sort_date == dt.date(2033, 5, 1)
    assert sides_missing(question, [said]) == [2030, 2034]
    assert sides_missing(asked(assistant, "Wat gebeurde er in 2034?").question, [said]) == []


def test_of_the_members_of_a_list_those_with_the_office_asked_about_are_taken(
    assistant: Assistant, index: Index
) -> None:
    part = asked(assistant, "Welke burgemeesters zijn leden van de Havenraad?")

    found = find_list(part.question, index, part.ranking.hits)

    assert found is not None
    assert [item.text for item in found.items] == [
        "Dhr. P.M. de Boer (burgemeester van Zandmeer)",
        "Drs. K. Bos (burgemeester van Oostmeer)",
    ]


def test_all_members_are_taken_where_no_office_is_asked_about(
    assistant: Assistant, index: Index
) -> None:
    part = asked(assistant, "Wie zijn de leden van de Havenraad?")

    found = find_list(part.question, index, part.ranking.hits)

    assert found is not None
    assert len(found.items) == 4


def test_who_has_an_office_is_not_one_who_has_it_of_something_else(
    assistant: Assistant, index: Index
) -> None:
    part = asked(assistant, "Wie is de voorzitter van de Havenraad?")

    says = {
        words: says_what_is_asked(scored_in(part, words), part.question, index)
        for words in ("J. Kok", "L. de Vries", "K. Bos")
    }

    assert says == {"J. Kok": False, "L. de Vries": True, "K. Bos": False}


def test_a_heading_names_whose_project_is_under_it(assistant: Assistant, index: Index) -> None:
    part = asked(assistant, "Van wie is het Varend loket?")

    under, other = candidate_in(part, "Met een boot"), candidate_in(part, "Op de kade")

    heading = heading_naming(under, part.question, index)
    assert heading is not None
    assert heading.text == "Varend loket (Stichting Anker)"
    assert heading_tells(under, part.question, index)
    assert not heading_tells(other, part.question, index)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("Hoe werkt het project Varend loket?", "Met een boot", id="no name asked for"),
        pytest.param("Wie helpt gemeenten?", "Elke gemeente", id="no heading"),
        pytest.param("Wie is de voorzitter van het loket?", "Met een boot", id="an office"),
    ],
)
def test_no_heading_names(assistant: Assistant, index: Index, question: str, words: str) -> None:
    part = asked(assistant, question)

    assert heading_naming(candidate_in(part, words), part.question, index) is None


def test_all_projects_are_listed_by_their_headings(assistant: Assistant) -> None:
    answer = assistant.ask("Geef alle projecten van de vloot.")

    assert [citation.quote for citation in answer.citations] == [
        "Elk project van de vloot wordt hieronder toegelicht.",
        "Varend loket (Stichting Anker)",
        "Schone kade (Havendienst)",
    ]


def test_quotes_of_a_paragraph_stand_as_it_has_them(index: Index) -> None:
    first, other = index.paragraph_at("vloot-2033", 2), index.paragraph_at("vloot-2033", 6)
    spans = split_sentences(first.text)
    early, late = Quote(first, *spans[0]), Quote(first, *spans[1])
    elsewhere = Quote(other, 0, len(other.text))

    assert in_order([late, elsewhere, early]) == [early, late, elsewhere]
