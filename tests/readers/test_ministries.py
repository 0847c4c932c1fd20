"""Letters as ministries and the Kamer send them: notes, lists and who signs, in each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters.corpus import load_letter
from mhassist.paragraphs import structure_letter

TEXT = "De haven is schoon en de kade ook, zodat de raad tevreden is met wat er is gedaan."


def shown(tmp_path: Path, name: str, content: str) -> list[str]:
    (tmp_path / name).write_text(content, encoding="utf-8")
    letter = load_letter(tmp_path / name)
    return [
        f"{one.kind}: {f'{one.label} {one.text}'.strip()}{''.join(f'^{n.mark}' for n in one.notes)}"
        for one in structure_letter(letter).paragraphs
    ]


def signed(tmp_path: Path, name: str, content: str) -> list[tuple[str, str]]:
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = load_letter(tmp_path / name).metadata.signatories
    return [(one.office, one.name) for one in found]


def test_notes_below_the_element_of_the_letter_are_its_notes(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><div id='broodtekst'><p>{TEXT}<sup><a href='#n1' id='m1'>1</a></sup>"
        "</p></div><div id='noten'><div id='n1'><p><sup><a href='#m1'>1</a></sup> Kamerstuk 12 345,"
        " nr. 7.</p></div></div></article></body></html>"
    )
    assert shown(tmp_path, "brief.html", page) == [
        f"paragraph: {TEXT}^1",
        "footnote: 1 Kamerstuk 12 345, nr. 7.",
    ]


def test_raised_links_without_a_target_are_marks_of_the_notes_under_the_letter(
    tmp_path: Path,
) -> None:
    page = (
        f"<html><body><p>{TEXT}<sup><a href='#'>1</a></sup> Dat blijft zo.</p><hr/>"
        "<div><p><sup><a href='#weg'>1</a></sup> Kamerstuk 12 345, nr. 7.</p></div></body></html>"
    )
    assert shown(tmp_path, "brief.html", page) == [
        f"paragraph: {TEXT} Dat blijft zo.^1",
        "footnote: 1 Kamerstuk 12 345, nr. 7.",
    ]


def test_each_who_signs_in_one_element_is_a_signature(tmp_path: Path) -> None:
    page = (
        f"<html><body><p>{TEXT}</p><div class='ondertekening'><p>De Minister van Havens,</p>"
        "<p>A. de Groot</p><p>De Minister van Water,</p><p>B. Smit</p></div></body></html>"
    )
    assert shown(tmp_path, "brief.html", page)[1:] == [
        "signature: De Minister van Havens, A. de Groot",
        "signature: De Minister van Water, B. Smit",
    ]
    assert signed(tmp_path, "brief.html", page) == [
        ("De Minister van Havens", "A. de Groot"),
        ("De Minister van Water", "B. Smit"),
    ]


@pytest.mark.parametrize("griffier", ["De adjunct-griffier", "De waarnemend griffier"])
def test_committee_signs_by_surname(tmp_path: Path, griffier: str) -> None:
    letter = (
        f"{TEXT}\n\nDe voorzitter van de commissie,\n\nVan Dam\n\n{griffier} van de commissie,\n\n"
        "Smit\n"
    )
    expected = [
        ("De voorzitter van de commissie", "Van Dam"),
        (f"{griffier} van de commissie", "Smit"),
    ]
    assert signed(tmp_path, "verslag.txt", letter) == expected


def test_name_that_is_broken_off_after_its_particle_is_whole(tmp_path: Path) -> None:
    letter = f"{TEXT}\n\nDe Minister van Havens,\n\nM.H.M. Vos-van de\nKlashof\n"
    assert signed(tmp_path, "brief.txt", letter) == [
        ("De Minister van Havens", "M.H.M. Vos-van de Klashof")
    ]


@pytest.mark.parametrize(
    "said", ["De motie verzoekt de regering de kades te sluiten.", "Kent u het bericht?"]
)
def test_short_sentence_with_a_typed_note_is_no_heading(tmp_path: Path, said: str) -> None:
    letter = f"{TEXT}\n\n{said}[1]\n\n{TEXT}\n\n[1] Kamerstuk 12 345, nr. 7.\n"
    assert shown(tmp_path, "brief.txt", letter)[1] == f"paragraph: {said}^[1]"


def test_numbered_heading_under_a_title_is_of_its_own(tmp_path: Path) -> None:
    lines = "\n".join(["De haven is schoon en de kade is dat ook, en de raad is daar", "blij mee."])
    letter = f"Jaarverslag van de haven 2030\n\n1 Samenvatting\n\n{lines}\n\n{lines}\n"
    assert shown(tmp_path, "verslag.txt", letter)[:2] == [
        "heading: Jaarverslag van de haven 2030",
        "heading: 1 Samenvatting",
    ]


def test_lettered_lines_of_markdown_are_items(tmp_path: Path) -> None:
    letter = (
        "# Plan\n\nHet gaat om:\n\na. havens;\nb. kades.\n\nOok geldt:\n\n1. de raad betaalt;\n"
        "2. de haven betaalt ten hoogste:\n   a. € 15 per schip;\n   b. € 27 per kade.\n"
    )
    assert shown(tmp_path, "plan.md", letter)[1:] == [
        "paragraph: Het gaat om:",
        "list item: a. havens;",
        "list item: b. kades.",
        "paragraph: Ook geldt:",
        "list item: 1. de raad betaalt;",
        "list item: 2. de haven betaalt ten hoogste:",
        "list item: a. € 15 per schip;",
        "list item: b. € 27 per kade.",
    ]


def test_fields_of_a_fiche_are_items_and_no_letterhead(tmp_path: Path) -> None:
    letter = (
        "# Fiche: Richtlijn havens\n\n## 1. Algemene gegevens\n\n"
        "a) Titel voorstel: Richtlijn havens\n\n"
        "b) Datum ontvangst Commissiedocument: 12 juli 2030\n\n"
        f"## 2. Essentie\n\n{TEXT}"
    )
    assert shown(tmp_path, "fiche.md", letter)[2:4] == [
        "list item: a) Titel voorstel: Richtlijn havens",
        "list item: b) Datum ontvangst Commissiedocument: 12 juli 2030",
    ]


def test_name_of_a_ministry_above_all_is_no_title(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Ministerie van Havens en Water</h1><h1>Jaarverslag 2030</h1>"
        f"<p>{TEXT}</p></body></html>"
    )
    (tmp_path / "verslag.html").write_text(page, encoding="utf-8")
    assert load_letter(tmp_path / "verslag.html").metadata.title == "Jaarverslag 2030"


def test_kind_of_paper_printed_large_is_no_title(tmp_path: Path) -> None:
    page = f"<html><body><h1>nota</h1><p>{TEXT}</p></body></html>"
    (tmp_path / "nota.html").write_text(page, encoding="utf-8")
    assert load_letter(tmp_path / "nota.html").metadata.title == ""
