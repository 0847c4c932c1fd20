"""Markdown is read as the page that it is: no mark of it is text of the letter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mhassist.letters import Letter
from mhassist.letters.corpus import load_letter
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter

LETTER = """\
---
title: Een brief over veerponten
kenmerk: HV-2031-12
---

<!-- concept: het bedrag nog nazien bij Financiën -->

Ministerie van Havens en Veren\\
Postbus 12345

De Voorzitter van de Tweede Kamer
der Staten-Generaal

**Datum:** 3 maart 2031
**Betreft:** Veerponten

Geachte voorzitter,

De **veerpont** vaart _elk_ `uur`[^uur], tegen een tarief van 2 euro\\*.[^prijs] Wie
niet betaalt, loopt ~~om~~ een [omweg](https://veer.example) van drie kilome-
ter. Aan <naam schipper> is gevraagd of 3 < 4 is.

Lijnen
======

1. Noord, met
   een halte;
2. Zuid:
   - via de sluis;
   - [x] via de brug.

## Cijfers ##

| Lijn  | Reizigers |
|-------|----------:|
| Noord | 41 \\| 12  |
| Zuid  | 7[^uur]   |

![Kaart](kaart.png)

Hoogachtend,

De minister van Havens,
A.B. de Groot

[^uur]: Niet in de nacht.
[^prijs]: Prijspeil 2030.

    Met btw.
"""


def load(folder: Path, text: str) -> Letter:
    file = folder / "brief.md"
    file.write_text(text, encoding="utf-8")
    return load_letter(file)


def shown(letter: Letter) -> list[str]:
    lines = []
    for paragraph in structure_letter(letter).paragraphs:
        text = paragraph.text
        for note in reversed(paragraph.notes):
            text = f"{text[: note.position]}{{{note.number}}}{text[note.position :]}"
        level = f" {paragraph.level}" if paragraph.level else ""
        lines.append(f"{paragraph.kind.value}{level}: {paragraph.label} {text}".replace("  ", " "))
    return lines


def test_letter_with_every_mark_is_read_without_them(tmp_path: Path) -> None:
    letter = load(tmp_path, LETTER)
    assert shown(letter) == [
        "letterhead: Ministerie van Havens en Veren",
        "letterhead: Postbus 12345",
        "letterhead: De Voorzitter van de Tweede Kamer der Staten-Generaal",
        "letterhead: Datum: 3 maart 2031",
        "letterhead: Betreft: Veerponten",
        "letterhead: Geachte voorzitter,",
        "paragraph: De veerpont vaart elk uur{8}, tegen een tarief van 2 euro*.{9} Wie niet"
        " betaalt, loopt een omweg van drie kilometer. Aan <naam schipper> is gevraagd of"
        " 3 < 4 is.",
        "footnote: 1 Niet in de nacht.",
        "footnote: 2 Prijspeil 2030. Met btw.",
        "heading 1: Lijnen",
        "list item 1: 1. Noord, met een halte;",
        "list item 1: 2. Zuid:",
        "list item 2: • via de sluis;",
        "list item 2: • ☒ via de brug.",
        "heading 2: Cijfers",
        "table row: Lijn | Reizigers",
        "table row: Noord | 41|12",
        "table row: Zuid | 7{8}",
        "paragraph: Hoogachtend,",
        "signature: De minister van Havens, A.B. de Groot",
    ]
    assert (letter.source_format, letter.read_as) == ("md", "Markdown")
    assert letter.warnings == (
        "Verborgen tekst (opmerking in het bestand), niet meegelezen:"
        " “concept: het bedrag nog nazien bij Financiën”",
        "Doorgestreepte tekst, niet meegelezen: “om”",
    )


def test_what_stands_above_the_text_counts_where_the_letter_does_not_say_it(tmp_path: Path) -> None:
    letter = load(tmp_path, LETTER)
    known = letter.metadata
    assert (known.title, known.kenmerk, known.date) == (
        "Veerponten",
        "HV-2031-12",
        dt.date(2031, 3, 3),
    )
    assert letter.unsure == ("kenmerk", "ministries")


def test_text_without_a_mark_is_plain_text(tmp_path: Path) -> None:
    text = "Geachte voorzitter,\n\nDe pont vaart.\nElk uur.\n"
    letter = load(tmp_path, text)
    assert (letter.text, letter.blocks, letter.source_format) == (text, (), "txt")


def test_letter_without_a_blank_line_keeps_its_typed_list(tmp_path: Path) -> None:
    letter = load(tmp_path, "# Klei\n\nDe klei komt uit:\na) de *Betuwe*,\nb) Tiel.\n\nDaarna.\n")
    assert shown(letter) == [
        "heading 1: Klei",
        "paragraph: De klei komt uit:",
        "list item 1: a) de Betuwe,",
        "list item 1: b) Tiel.",
        "paragraph: Daarna.",
    ]


def test_indented_text_is_no_code(tmp_path: Path) -> None:
    letter = load(tmp_path, "# Pont\n\n    De pont vaart *elk* uur.\n")
    assert shown(letter) == ["heading 1: Pont", "paragraph: De pont vaart elk uur."]


def test_text_between_fences_is_text(tmp_path: Path) -> None:
    letter = load(tmp_path, "# Pont\n\n```\nTarief: *2* euro\n```\n")
    assert shown(letter) == ["heading 1: Pont", "paragraph: Tarief: *2* euro"]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        pytest.param(
            "De *pont*.[^9]",
            "Bij een verwijzing naar een voetnoot ontbreekt de noot: [^9].",
            id="mark without a note",
        ),
        pytest.param(
            "De *pont*.\n\n[^9]: Zie daar.",
            "Naar een voetnoot verwijst de tekst niet: [^9]; hij staat achteraan.",
            id="note without a mark",
        ),
    ],
)
def test_half_a_note_is_told(text: str, warning: str) -> None:
    assert read_content(Path("a.md"), text.encode()).warnings == (warning,)


def test_note_of_which_the_text_begins_with_a_number_keeps_it(tmp_path: Path) -> None:
    letter = load(tmp_path, "De *pont*.[^a]\n\n[^a]: 1 januari 2031.\n")
    assert shown(letter) == ["paragraph: De pont.{2}", "footnote: 1 1 januari 2031."]


def test_note_in_the_text_and_number_that_links_are_notes(tmp_path: Path) -> None:
    letter = load(
        tmp_path, "De pont^[Van hout.] vaart [1].\n\n[1]: https://veer.example/pont_2031\n"
    )
    assert shown(letter) == [
        "paragraph: De pont{2} vaart{3}.",
        "footnote: 1 Van hout.",
        "footnote: 2 https://veer.example/pont_2031",
    ]


def test_rule_above_the_text_is_no_matter_of_a_program(tmp_path: Path) -> None:
    letter = load(tmp_path, "---\n\nDe *pont* vaart.\n\n---\n\nElk uur.\n")
    assert shown(letter) == ["paragraph: De pont vaart.", "paragraph: Elk uur."]


def test_hidden_text_in_a_page_inside_is_told() -> None:
    text = 'De *pont* vaart.<span style="display:none">Nooit.</span>'
    read = read_content(Path("a.md"), text.encode())
    assert read.text == "De pont vaart."
    assert read.warnings == (
        "Verborgen tekst (onzichtbaar op de pagina), niet meegelezen: “Nooit.”",
    )


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("1. a\n1. b\n1. c", ["1.", "2.", "3."], id="counted"),
        pytest.param("1. a\n3. b\n4. c", ["1.", "3.", "4."], id="typed"),
        pytest.param("2) a\n3) b", ["2)", "3)"], id="with brackets"),
    ],
)
def test_items_have_the_numbers_that_were_typed(text: str, labels: list[str]) -> None:
    assert [block.label for block in read_content(Path("a.md"), text.encode()).blocks] == labels


@pytest.mark.parametrize(
    "opening",
    ["<script>", "<textarea>", "<![CDATA[", "<?php", "<!X"],
    ids=["script", "form", "data", "program", "declaration"],
)
def test_what_is_never_closed_hides_nothing(tmp_path: Path, opening: str) -> None:
    letter = load(tmp_path, f"# Pont\n\n{opening}\n\nDe pont vaart nog elk uur.\n")
    assert "De pont vaart nog elk uur." in letter.text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_comment_that_is_never_closed_is_told(name: str) -> None:
    page = "<p>De pont vaart.</p>\n\n<!-- nog nazien\n\n<p>Elk uur.</p>\n"
    reading = read_content(Path(name), page.encode())
    assert reading.text == "De pont vaart."
    assert reading.warnings == (
        "Verborgen tekst (opmerking die niet gesloten is), niet meegelezen:"
        " “nog nazien <p>Elk uur.</p>”",
    )


def test_comment_without_an_end_that_is_told_is_told_once() -> None:
    reading = read_content(Path("a.html"), b"<p>De pont vaart.</p><!-- nog goed nazien\n")
    assert reading.warnings == (
        "Verborgen tekst (opmerking in het bestand), niet meegelezen: “nog goed nazien”",
    )


def test_marks_that_not_every_program_knows_are_no_text(tmp_path: Path) -> None:
    letter = load(tmp_path, "# Pont\n\nPer m^2^ en H~2~O is het ==zeker==; 5 ~ 6 == 6 blijft.\n")
    assert shown(letter)[1] == "paragraph: Per m² en H2O is het zeker; 5 ~ 6 == 6 blijft."
