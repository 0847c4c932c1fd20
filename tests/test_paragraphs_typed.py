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


PAGES = """Geachte voorzitter,

De ponten varen elk uur, en dat blijft ook zo in de jaren die nog komen, tenzij het water te
hoog is. Dan wordt er niet gevaren.

                                   - 1 -

Ministerie van Havens en Veren                                          Pagina 2 van 3
Kenmerk HV-2031-12

Ook in de nacht varen zij, want de haven is open, en wie er dan nog is moet wel naar huis toe.
"""


def test_head_that_counts_its_page_is_no_text_of_the_letter() -> None:
    structure = read(PAGES)
    assert [(str(one.kind), one.text) for one in structure.paragraphs] == [
        ("letterhead", "Geachte voorzitter,"),
        (
            "paragraph",
            "De ponten varen elk uur, en dat blijft ook zo in de jaren die nog komen, tenzij het"
            " water te hoog is. Dan wordt er niet gevaren.",
        ),
        (
            "paragraph",
            "Ook in de nacht varen zij, want de haven is open, en wie er dan nog is moet wel naar"
            " huis toe.",
        ),
    ]
    assert [" ".join(one.text.split()) for one in structure.furniture] == [
        "- 1 -",
        "Ministerie van Havens en Veren Pagina 2 van 3",
        "Kenmerk HV-2031-12",
    ]


TABLE = """Geachte voorzitter,

De planning is als volgt.

  Lijn           Start     Gereed
  ----           -----     ------
  Pont Noord     2033      2035, mits
                           vergund
  Pont Zuid      2034      2036

De ponten varen elk uur.
"""


def test_cells_under_one_another_are_rows_under_their_head() -> None:
    paragraphs = read(TABLE).paragraphs
    assert [(str(one.kind), one.text, one.lead_in) for one in paragraphs] == [
        ("letterhead", "Geachte voorzitter,", None),
        ("paragraph", "De planning is als volgt.", None),
        ("table row", "Lijn Start Gereed", 2),
        ("table row", "Pont Noord 2033 2035, mits vergund", 3),
        ("table row", "Pont Zuid 2034 2036", 3),
        ("paragraph", "De ponten varen elk uur.", None),
    ]


def test_figures_set_to_the_right_are_rows_without_a_drawn_line() -> None:
    paragraphs = read(
        "Geachte voorzitter,\n\nLijn      Reizigers\nNoord        41.200\nZuid            70\n"
    ).paragraphs
    assert [(str(one.kind), one.text, one.lead_in) for one in paragraphs[1:]] == [
        ("table row", "Lijn Reizigers", None),
        ("table row", "Noord 41.200", 2),
        ("table row", "Zuid 70", 2),
    ]


def test_text_right_under_a_table_is_no_row() -> None:
    text = (
        "Geachte voorzitter,\n\nLijn      Reizigers\nNoord        41.200\nZuid            70\n"
        "Bron: HV\n"
    )
    assert kinds(text)[4] == "paragraph: Bron: HV"


def test_list_with_wide_marks_is_no_table() -> None:
    text = "Geachte voorzitter,\n\nHet gaat om:\n1.  de pont;\n2.  de brug;\n3.  de sluis.\n"
    assert kinds(text)[2:] == [
        "list item: 1. de pont;",
        "list item: 2. de brug;",
        "list item: 3. de sluis.",
    ]


def test_text_with_two_spaces_here_and_there_is_no_table() -> None:
    text = (
        "Geachte voorzitter,\n\n"
        "De pont vaart.  Elk uur komt hij langs, en dat is vaak genoeg voor wie er woont, en\n"
        "wie er woont.  Wie er niet woont moet wachten, en dat duurt soms heel lang, want dan\n"
        "vaart hij niet.  Dan is er ook nog de brug, en die is er altijd voor wie haast heeft.\n"
    )
    assert [one.split(":")[0] for one in kinds(text)] == ["letterhead", "paragraph"]


def test_office_under_the_last_greeting_is_signed() -> None:
    text = (
        "Geachte voorzitter,\n\nDe pont vaart.\n\nMet vriendelijke groet,\n"
        "de minister van Havens,\nnamens deze,\nde directeur Ponten,\nA. de Groot\n"
    )
    assert kinds(text)[2:] == [
        "paragraph: Met vriendelijke groet,",
        "signature: de minister van Havens, namens deze, de directeur Ponten, A. de Groot",
    ]


def test_word_that_always_has_a_hyphen_keeps_it_at_a_line_end() -> None:
    text = (
        "Geachte voorzitter,\n\nReizen die niet nodig zijn heten al langer in alle stukken niet-\n"
        "essentiële reizen; dat zijn er volgens de laatste cijfers van de haven maar heel weinig,\n"
        "en de sociaal-\neconomische raad vindt met de oud-\nminister dat de kilome-\nters"
        " tellen.\n"
    )
    assert kinds(text)[1] == (
        "paragraph: Reizen die niet nodig zijn heten al langer in alle stukken niet-essentiële"
        " reizen; dat zijn er volgens de laatste cijfers van de haven maar heel weinig, en de"
        " sociaal-economische raad vindt met de oud-minister dat de kilometers tellen."
    )


def test_lines_with_bars_are_rows() -> None:
    paragraphs = read(
        "Geachte voorzitter,\n\nDe planning is als volgt.\n\n| Lijn | Gereed |\n|------|--------|\n"
        "| Noord | medio 2035 |\n| Zuid | |\n\nDe ponten varen elk uur.\n"
    ).paragraphs
    assert [(str(one.kind), one.text, one.lead_in) for one in paragraphs[1:]] == [
        ("paragraph", "De planning is als volgt.", None),
        ("table row", "| Lijn | Gereed |", 2),
        ("table row", "| Noord | medio 2035 |", 3),
        ("table row", "| Zuid | |", 3),
        ("paragraph", "De ponten varen elk uur.", None),
    ]


def test_lines_with_bars_between_cells_alone_are_rows() -> None:
    text = (
        "De tabel geeft de boten per haven.\n\nHaven | Boten | Ligplaatsen\nUrk | 40 | 50\n"
        "Lemmer | 12 | 20\n\nVervolg\n\nIn het najaar volgt er een brief."
    )
    assert kinds(text) == [
        "paragraph: De tabel geeft de boten per haven.",
        "table row: Haven | Boten | Ligplaatsen",
        "table row: Urk | 40 | 50",
        "table row: Lemmer | 12 | 20",
        "heading: Vervolg",
        "paragraph: In het najaar volgt er een brief.",
    ]


def test_a_bar_in_one_line_makes_no_table() -> None:
    assert kinds("Haven | boten in Urk\n\nDe haven is vol.")[0].startswith("heading")


def test_head_under_the_number_of_the_page_is_no_text() -> None:
    structure = read(
        "Geachte voorzitter,\n\nDe ponten varen elk uur, en dat blijft zo in de jaren die nog"
        " komen.\n\n                              Pagina 1 van 2\n"
        "Ministerie van Havens         3 maart 2031\n_________\n\nOok in de nacht varen zij.\n"
    )
    assert [" ".join(one.text.split()) for one in structure.furniture] == [
        "Pagina 1 van 2",
        "Ministerie van Havens 3 maart 2031",
        "_________",
    ]
