"""Plain text as it is typed: drawn lines, notes in brackets, numbered headings after a list."""

from __future__ import annotations

from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import StructuredLetter, structure_letter


def read(text: str) -> StructuredLetter:
    return structure_letter(Letter("brief", text, Metadata(), ""))


def kinds(text: str) -> list[str]:
    return [f"{one.kind}: {f'{one.label} {one.text}'.strip()}" for one in read(text).paragraphs]


def test_line_drawn_under_a_heading_is_no_paragraph() -> None:
    structure = read(
        "Signalen\n========\n\nIn 2030 kwamen 41 signalen binnen.\n\n* * *\n\nEn verder."
    )
    assert [(str(one.kind), one.text) for one in structure.paragraphs] == [
        ("heading", "Signalen"),
        ("paragraph", "In 2030 kwamen 41 signalen binnen."),
        ("paragraph", "En verder."),
    ]
    assert [one.text for one in structure.furniture] == ["========", "* * *"]


NOTES = (
    "In 2030 kwamen 41 signalen binnen.[1] In 2031 waren het er meer [2], vooral in de haven\n"
    "en in de horeca [sic].\n\n"
    "Er is geen opvang.\n\n"
    "[1] Jaarverslag 2030, p. 14,\nmet bijlage.\n[2] Jaarverslag 2031.\n"
)


def test_notes_in_brackets_are_tied_to_their_marks() -> None:
    structure = read(NOTES)
    assert [(str(one.kind), one.text) for one in structure.paragraphs] == [
        (
            "paragraph",
            "In 2030 kwamen 41 signalen binnen. In 2031 waren het er meer, vooral in de haven en in"
            " de horeca [sic].",
        ),
        ("paragraph", "Er is geen opvang."),
        ("footnote", "Jaarverslag 2030, p. 14, met bijlage."),
        ("footnote", "Jaarverslag 2031."),
    ]
    assert [one.label for one in structure.paragraphs[2:]] == ["1", "2"]


def test_numbers_in_brackets_that_nothing_refers_to_stay_text() -> None:
    assert kinds("De stand van zaken in de haven.\n\n[1] Eerste stuk.\n\n[2] Tweede stuk.") == [
        "paragraph: De stand van zaken in de haven.",
        "paragraph: [1] Eerste stuk.",
        "paragraph: [2] Tweede stuk.",
    ]


def test_numbered_heading_after_a_list_has_its_subheading_under_it() -> None:
    text = (
        "1. Signalen\n\nDe toename komt door:\n\n* betere registratie;\n* een meldlijn.\n\n"
        "2. Opvang\n\n2.1 Bonaire\n\nEr zijn vier plaatsen.\n"
    )
    found = [(str(one.kind), one.label, one.level) for one in read(text).paragraphs]
    assert found == [
        ("heading", "1.", 1),
        ("paragraph", "", 0),
        ("list item", "*", 1),
        ("list item", "*", 1),
        ("heading", "2.", 1),
        ("heading", "2.1", 2),
        ("paragraph", "", 0),
    ]


def test_sentence_that_opens_a_list_is_no_heading() -> None:
    assert kinds("1. Opsporing\n\nDe politie heeft:\n- boten;\n- wagens.\n\nDat is alles.") == [
        "heading: 1. Opsporing",
        "paragraph: De politie heeft:",
        "list item: - boten;",
        "list item: - wagens.",
        "paragraph: Dat is alles.",
    ]


def test_number_of_a_note_after_a_percentage_is_its_mark() -> None:
    text = (
        "De haven telde vorig jaar meer signalen dan in alle jaren daarvoor, en dat is een"
        " stijging van 5%.1\nEr is meer opvang.\n\n\n1  CoMensha, Jaarbeeld 2030, p. 12.\n"
    )
    [paragraph, note] = read(text).paragraphs
    assert paragraph.text.endswith("een stijging van 5%. Er is meer opvang.")
    assert (str(note.kind), note.label, paragraph.notes[0].number) == ("footnote", "1", 2)


def test_number_between_two_headings_is_one_though_a_list_stands_under_it() -> None:
    text = (
        "1. Signalen\n\nEr zijn meer signalen.\n\n2. Doelen\n\na) minder slachtoffers;\n"
        "b) meer meldingen.\n\n3. Planning\n\nHet plan begint in mei.\n"
    )
    assert [line for line in kinds(text) if line.startswith("heading")] == [
        "heading: 1. Signalen",
        "heading: 2. Doelen",
        "heading: 3. Planning",
    ]
