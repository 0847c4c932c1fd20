"""Lists that are found by what stands around them, and items that say whose they are."""

from __future__ import annotations

import pytest

from answering.advice import advice_assistant
from mhassist.chain import Assistant


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
