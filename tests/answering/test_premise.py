"""A change that a question takes for granted, and a text that it asks for: neither is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_corpus import SHEET, assistant_on, index_letters
from mhassist.chain import Assistant

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Er komt een vaarverbod op de binnenzee, omdat de golven er hoog zijn.

De subsidie voor roeiers is geschrapt, omdat er weinig roeiers zijn.

Omdat de visstand goed is, is hengelen in de havens een legaal beroep.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("premise")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Waarom is het vaarverbod op de binnenzee ingetrokken?", "ingetrokken"),
        ("Is het vaarverbod op de binnenzee afgeschaft?", "afgeschaft"),
    ],
)
def test_a_change_that_nothing_tells_is_said_first(
    assistant: Assistant, question: str, word: str
) -> None:
    answer = assistant.ask(question)

    assert answer.status == "partial"
    assert answer.answer.startswith(
        f"In de brieven is niet gevonden dat dit is “{word}”. Wat volgt, komt het dichtst in de "
        "buurt.\n\nIn de Kamerbrief van 1 mei 2030 schrijft het kabinet: “Er komt een vaarverbod"
    )


def test_what_a_letter_calls_legal_is_not_said_to_be_forbidden(assistant: Assistant) -> None:
    forbidden = assistant.ask("Waarom is hengelen in de havens verboden?")
    legal = assistant.ask("Waarom is hengelen in de havens toegestaan?")

    assert (forbidden.status, legal.status) == ("partial", "answered")
    assert forbidden.answer.startswith("In de brieven is niet gevonden dat dit is “verboden”.")


def test_whether_a_thing_is_forbidden_is_answered_by_that_it_is_legal(assistant: Assistant) -> None:
    missing = assistant.ask("Is hengelen in de havens verboden?").missing

    assert not any("niet gevonden dat dit is" in each for each in missing)


def test_a_change_that_is_told_in_another_word_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Waarom is de subsidie voor roeiers afgeschaft?")

    assert (answer.status, answer.missing) == ("answered", ())


def test_a_text_to_be_written_is_refused_with_what_can_be_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Schrijf een speech over het vaarverbod")

    assert answer.status == "refused"
    assert answer.missing == (
        "“Schrijf een speech over het vaarverbod” vraagt om een tekst, en de assistent schrijft er "
        "geen: hij haalt alleen aan wat in de brieven staat. Stel een vraag over het onderwerp.",
    )
