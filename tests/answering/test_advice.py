"""Lists that are found by what stands around them, and items that say whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.advice import advice_assistant
from mhassist.answering.deeds import deeds_first
from mhassist.chain import Assistant, Request


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return advice_assistant(tmp_path_factory.mktemp("advice"))


def quoted(assistant: Assistant, question: str) -> list[str]:
    return [citation.quote for citation in assistant.ask(question).citations]


def test_a_list_is_found_by_the_sentence_before_the_one_that_opens_it(
    assistant: Assistant,
) -> None:
    assert quoted(assistant, "Welke organisaties werken samen in de Waterkring?") == [
        "Dat zijn:",
        "de Visserijbond;",
        "het Havenschap;",
        "de Vereniging van Schippers;",
        "de Kustwacht.",
    ]


def test_members_of_the_list_that_is_asked_for_are_found_behind_the_best_paragraph(
    assistant: Assistant,
) -> None:
    hits = assistant.retrieve("Welke organisaties werken samen in de Waterkring?")
    found = [hit.paragraph.text for hit in hits]

    assert found[1:5] == [
        "de Visserijbond;",
        "het Havenschap;",
        "de Vereniging van Schippers;",
        "de Kustwacht.",
    ]
    assert len(set(found)) == len(found)


def test_what_is_advised_is_the_whole_list(assistant: Assistant) -> None:
    assert quoted(assistant, "Wat adviseerde de Sluizenraad?")[1:] == [
        "maak het onderhoud van de sluizen verplicht;",
        "geef elke sluis een meester;",
        "vervang de houten deuren.",
    ]


def test_an_item_that_is_quoted_alone_says_whose_it_is(assistant: Assistant) -> None:
    quotes = quoted(assistant, "Wordt het onderhoud van de sluizen verplicht?")

    item = quotes.index("maak het onderhoud van de sluizen verplicht;")
    assert quotes[item - 1].endswith("doet drie aanbevelingen:")


def test_a_policy_is_told_by_what_is_done_and_what_stands_with_it(assistant: Assistant) -> None:
    part = assistant.explain(Request("Wat doet het kabinet tegen zwerfvuil in de havens?")).parts[0]
    chances = {"groot probleem": 0.6, "bakken": 0.5, "duikers": 0.4, "gaan vaak stuk": 0.3}
    scored = [
        replace(one, probability=chance)
        for words, chance in chances.items()
        for one in part.ranking.sentences
        if words in one.candidate.text
    ]

    ordered = deeds_first(scored, part.question)

    assert [round(one.probability, 1) for one in ordered] == [0.5, 0.4]
    sure = [replace(scored[0], probability=0.9), *scored[1:]]
    assert deeds_first(sure, part.question)[0].probability == 0.9
    assert deeds_first(scored[:2], part.question) == [scored[1], scored[0]]
