"""Real papers: their PDF against their XML, and a letter of a ministry by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters_agreement import agreement, differences
from mhassist.letters import load_letter
from mhassist.paragraphs import structure_letter

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("name", ["kst-32545-143", "ah-tk-20202021-3235"])
def test_a_pdf_gives_the_paragraphs_of_its_xml(name: str, shared: Path) -> None:
    folder = shared / "samples" / "officiele-bekendmakingen" / name
    letter, yardstick = (load_letter(folder / f"{name}.{suffix}") for suffix in ("pdf", "xml"))

    assert agreement(letter, yardstick) >= 0.98, "\n".join(differences(letter, yardstick))


def test_a_letter_with_a_margin_column_and_a_footnote(shared: Path) -> None:
    folder = shared / "samples" / "kamerbrief-pdf"
    letter = load_letter(folder / "kamerbrief-venj-2011-03-01-draagmoederschap.pdf")
    structure = structure_letter(letter)
    paragraphs = structure.paragraphs

    assert [one.text for one in paragraphs if one.kind == "heading"] == [
        "Rapport",
        "Vraagstukken rond het draagmoederschap",
        "Vrijwilligheid",
        "Belangen",
        "Draagmoederschap of adoptie?",
        "Handhaafbaarheid van normen en regels",
    ]
    note = next(one for one in paragraphs if one.kind == "footnote")
    referring = next(one for one in paragraphs if one.notes)
    assert (note.label, note.page) == ("1", 2)
    assert referring.notes[0].number == note.number
    assert referring.text[: referring.notes[0].position].endswith("draagmoederschap.")
    assert referring.page == 1
    assert paragraphs[-1].text == "De Staatssecretaris van Veiligheid en Justitie, F. Teeven"
    assert letter.metadata.kenmerk == "5687928/11"
    assert str(letter.metadata.date) == "2011-03-01"
    assert "Schedeldoekshaven 100" in [one.text for one in structure.furniture]


def test_cells_at_the_edge_of_the_text_stay_in_their_rows(shared: Path) -> None:
    folder = shared / "samples" / "kamervragen"
    letter = load_letter(folder / "00fe7edd-24c8-4857-98da-774ed3b06836.pdf")

    assert [one.text for one in structure_letter(letter).paragraphs if one.kind == "table row"] == [
        "Grond | Meldingen in 2021 | Meldingen in 2022 | Meldingen in 2023",
        "Geslacht(Trans) | 2 | 3 | 6",
        "Seksuele gerichtheid | 10 | 14 | 34",
        "TOTAAL | 12 | 17 | 40",
        "Grond | Meldingen in 2021 | Meldingen in 2022 | Meldingen in 2023",
        "Seksuele gerichtheid | 66 | 73 | 74",
    ]
