"""Why something was set up."""

from __future__ import annotations

import pytest

from invented_corpus import SHEET, assistant_on, index_letters
from mhassist.answering.founding import tells_founding
from mhassist.chain import Assistant

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De Havenraad wil dat er in Urk een loket wordt opgericht, omdat schippers vragen hebben.

In 2020 is de Veerraad ingesteld om twisten tussen schippers te beslechten.

De Visraad is in 2021 ingesteld.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("founding")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


@pytest.mark.parametrize("body", ["Havenraad", "Visraad"])
def test_why_another_thing_is_set_up_is_no_reason(assistant: Assistant, body: str) -> None:
    answer = assistant.ask(f"Waarom is de {body} opgericht?")

    assert answer.status == "partial"
    assert "geen reden" in answer.missing[0]


def test_why_a_thing_is_set_up_in_another_word(assistant: Assistant) -> None:
    answer = assistant.ask("Waarom is de Veerraad opgericht?")

    assert answer.status == "answered"
    assert "ingesteld om twisten tussen schippers te beslechten" in answer.answer
    assert "loket" not in answer.answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De Veerraad is begin 2020 voor drie jaar ingesteld.", True),
        ("Begin 2020 werd de Veerraad in het leven geroepen.", True),
        ("De Veerraad stelt voor dat er een loket wordt opgericht.", False),
        ("Er is een werkgroep opgericht.", False),
    ],
)
def test_the_thing_is_what_was_set_up(text: str, *, told: bool) -> None:
    assert tells_founding(text, "Veerraad") is told
