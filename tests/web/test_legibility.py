"""How well a letter could be read is said where it is cited and where it is read."""

from __future__ import annotations

import dataclasses

import pytest

from mhassist.paragraphs.legibility import letter_note, paragraph_note, reading_errors
from mhassist.web.letter_view import render_letter
from mhassist.web.replies import reading_note
from web.fake_assistant import (
    FakeAssistant,
    invented_citation,
    invented_letter,
    invented_paragraph,
)

FILL = " ".join(["De inspectie controleert de haven."] * 100)
ERRORS = "Uw Kamer is geinformeerd, is geimporteerd en is geillustreerd (Kamerstukken 11 2030/31)."


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        pytest.param(
            f"{FILL} {ERRORS}", ("geinformeerd", "geimporteerd", "geillustreerd"), id="many"
        ),
        pytest.param(f"{FILL} Uw Kamer is geinformeerd.", (), id="one is a slip"),
        pytest.param(" ".join([FILL] * 20) + ERRORS, (), id="few in a long letter"),
        pytest.param(
            f"Een geit, een geiser, geijkt, geinig; {FILL} artikel 273f, B8/3, 2e, mp3, CO2.",
            (),
            id="words that are right",
        ),
        pytest.param("l00k m3t z0rg", ("l00k", "m3t", "z0rg"), id="figures inside words"),
    ],
)
def test_reading_errors_that_no_spelling_explains(text: str, errors: tuple[str, ...]) -> None:
    assert reading_errors(text) == errors


def test_letter_says_how_it_was_read() -> None:
    letter = invented_letter("brief", "Brief", None)
    assert letter_note(dataclasses.replace(letter, text=FILL)) == ""
    assert letter_note(dataclasses.replace(letter, text=FILL + ERRORS)) == (
        "De tekst van deze brief heeft leesfouten (zoals ‘geinformeerd’, ‘geimporteerd’, "
        "‘geillustreerd’): vergelijk een citaat met het origineel."
    )
    assert letter_note(dataclasses.replace(letter, source_format="ocr")) == (
        "Van een scan gelezen (tekstherkenning): vergelijk een citaat met het origineel."
    )


@pytest.mark.parametrize(("confidence", "marked"), [(None, False), (0.95, False), (0.41, True)])
def test_paragraph_that_was_hard_to_read_is_marked(confidence: float | None, marked: bool) -> None:
    paragraph = dataclasses.replace(invented_paragraph(7, "OMO"), confidence=confidence)
    assert bool(paragraph_note(paragraph)) is marked
    letter = invented_letter("kst-99999-1", "Brief", None)
    structure = dataclasses.replace(
        FakeAssistant().structure("kst-99999-1"), paragraphs=(paragraph,)
    )
    shown = render_letter(letter, structure)
    assert ('<p class="legibility">Slecht leesbaar in de scan' in shown) is marked


def test_paragraph_in_an_order_that_is_a_guess_is_marked() -> None:
    paragraph = dataclasses.replace(invented_paragraph(7, "OMO"), confidence=0.5)
    assert paragraph_note(paragraph) == (
        "Niet zeker in deze volgorde gelezen (kolommen, een kader of een tabel zonder lijnen): "
        "vergelijk deze alinea met het origineel."
    )


def test_citation_of_a_letter_that_is_gone_has_no_note() -> None:
    gone = invented_citation(1, "Zo.").model_copy(update={"letter_id": "weg"})
    assert reading_note(FakeAssistant(), gone) == ""
    assert reading_note(FakeAssistant(), invented_citation(1, "Zo.")) == ""
