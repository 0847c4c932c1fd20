"""Who signs under or right after the last greeting, on a page of its own or in one paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.facts import read_facts
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx
from readers.printed import BODY, LEFT, Sheets, printed, reading

HAVENS = "De Minister van Havens"
BEGIN = "De kade is klaar. Dat is op tijd, en daar is de stad blij mee.\n\n"


@pytest.mark.parametrize(
    ("signed", "office", "last"),
    [
        pytest.param(
            f"Hoogachtend, {HAVENS}, A. de Groot",
            HAVENS,
            f"signature: Hoogachtend, {HAVENS}, A. de Groot",
            id="one line",
        ),
        pytest.param(
            "Hoogachtend, de Minister van Havens,\n\nA. de Groot",
            "de Minister van Havens",
            "signature: Hoogachtend, de Minister van Havens, A. de Groot",
            id="office beside the greeting",
        ),
        pytest.param(
            f"Met vriendelijke groet,\n{HAVENS},\n\nPagina 2 van 3\n\nA. de Groot",
            HAVENS,
            f"signature: {HAVENS}, A. de Groot",
            id="a page between",
        ),
        pytest.param(
            "Hoogachtend,\n\nA.B. de Groot\nDirecteur Waterbeheer",
            "Directeur Waterbeheer",
            "signature: A.B. de Groot Directeur Waterbeheer",
            id="an office outside the cabinet under the name",
        ),
        pytest.param("Hoogachtend,\n\nA. de Groot", "", "signature: A. de Groot", id="no office"),
    ],
)
def test_who_signs_is_found(signed: str, office: str, last: str) -> None:
    text = f"{BEGIN}{signed}\n"
    (found,) = read_facts(text).signatories
    assert (found.office, found.name[-8:]) == (office, "de Groot")
    paragraph = structure_letter(Letter("kade", text, Metadata(), "")).paragraphs[-1]
    assert f"{paragraph.kind}: {paragraph.text}" == last


@pytest.mark.parametrize(
    "text",
    [
        "Hoogachtend, namens alle vissers,\n\nA. de Groot",
        "Hoogachtend,\n\nTweede Kamer",
        "De brief eindigt met Hoogachtend, de Minister van Havens, en meer niet.",
    ],
    ids=["no office", "no person", "in a sentence"],
)
def test_no_one_signs_who_is_not_named_so(text: str) -> None:
    assert read_facts(f"{BEGIN}{text}\n").signatories == ()


@pytest.mark.parametrize("over_pages", [False, True])
def test_name_under_greeting_and_office_of_a_pdf_signs(over_pages: bool) -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    y = sheets.lines(700, f"Hoogachtend, {HAVENS},")
    if over_pages:
        sheets.put(LEFT, 810, "Pagina 1 van 2", size=8)
        sheets.page().put(LEFT, 810, "Pagina 2 van 2", size=8)
        y = 100
    sheets.lines(y + 36, "A. de Groot")
    assert printed(sheets.content)[-1] == f"signature: Hoogachtend, {HAVENS}, A. de Groot"
    (found,) = read_facts(reading(sheets.content).printed).signatories
    assert (found.office, found.name) == (HAVENS, "A. de Groot")


def test_greeting_office_and_name_in_one_paragraph_of_word_are_a_signature() -> None:
    body = f"<w:p><w:r><w:t>Hoogachtend, {HAVENS}, A. de Groot</w:t></w:r></w:p>"
    read = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    assert [one.kind for one in structure_letter(letter).paragraphs] == ["signature"]


def test_columns_under_the_greeting_of_one_paragraph_of_word_each_sign() -> None:
    lines = ("Hoogachtend,", "", f"{HAVENS},\tDe Minister van Water,", "", "A. de Groot\tB. Smit")
    said = "<w:br/>".join(
        "<w:tab/>".join(f"<w:t>{part}</w:t>" for part in line.split("\t")) for line in lines
    )
    body = f"<w:p><w:r><w:t>De kade is klaar.</w:t></w:r></w:p><w:p><w:r>{said}</w:r></w:p>"
    read = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    assert [f"{one.kind}: {one.text}" for one in structure_letter(letter).paragraphs[1:]] == [
        "paragraph: Hoogachtend,",
        f"signature: {HAVENS}, A. de Groot",
        "signature: De Minister van Water, B. Smit",
    ]
