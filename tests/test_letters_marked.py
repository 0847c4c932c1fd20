"""Known structure: how a reader hands it over, and the paragraphs that come of it."""

from __future__ import annotations

from typing import Any

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.marked import (
    Draft,
    DraftMark,
    MarkedBlock,
    MarkedKind,
    NoteMark,
    set_out,
)
from mhassist.paragraphs import Kind, NoteReference, Paragraph, Span, structure_letter
from mhassist.paragraphs.paragraph import StructuredLetter


def structured(drafts: list[Draft], notes: dict[str, Draft] | None = None) -> StructuredLetter:
    text, blocks = set_out(drafts, notes or {})
    return structure_letter(Letter("brief", text, Metadata(), "0", blocks=blocks))


def heading(text: str, level: int, label: str = "") -> Draft:
    return Draft(MarkedKind.HEADING, text, label=label, level=level)


def paragraph(text: str, **more: Any) -> Draft:
    return Draft(MarkedKind.PARAGRAPH, text, **more)


def item(text: str, label: str, level: int = 1) -> Draft:
    return Draft(MarkedKind.LIST_ITEM, text, label=label, level=level)


def test_drafts_stand_below_one_another_and_a_note_after_the_first_that_refers_to_it() -> None:
    text, blocks = set_out(
        [
            paragraph("Eerste \n zin\u00ad.", marks=(DraftMark(14, "1", "a"),)),
            paragraph(" \u200b "),
            paragraph("Tweede zin.", marks=(DraftMark(6, "1", "a"), DraftMark(11, "2", "weg"))),
        ],
        {
            "los": Draft(MarkedKind.FOOTNOTE, "Los.", label="9"),
            "a": Draft(MarkedKind.FOOTNOTE, "Noot.", label="1"),
        },
    )
    assert text == "Eerste zin.\n\n1 Noot.\n\nTweede zin.\n\n9 Los."
    assert blocks == (
        MarkedBlock(MarkedKind.PARAGRAPH, 0, 11, notes=(NoteMark(11, "1", 1),)),
        MarkedBlock(MarkedKind.FOOTNOTE, 13, 20, label="1"),
        MarkedBlock(
            MarkedKind.PARAGRAPH, 22, 33, notes=(NoteMark(28, "1", 1), NoteMark(33, "2", None))
        ),
        MarkedBlock(MarkedKind.FOOTNOTE, 35, 41, label="9"),
    )


def test_blocks_become_paragraphs_as_they_are_marked() -> None:
    found = structured(
        [
            heading("Opvang", 1, label="2."),
            paragraph("Er zijn vier *plaatsen*.", marks=(DraftMark(7, "1", "n"),), page=3),
        ],
        {"n": Draft(MarkedKind.FOOTNOTE, "Stand in mei.", label="1", confidence=0.5)},
    )
    assert found.paragraphs == (
        Paragraph(
            "brief", 1, Kind.HEADING, ("2. Opvang",), "Opvang", (Span(0, 9),), label="2.", level=1
        ),
        Paragraph(
            "brief",
            2,
            Kind.PARAGRAPH,
            ("2. Opvang",),
            "Er zijn vier *plaatsen*.",
            (Span(11, 35),),
            notes=(NoteReference(7, "1", 3),),
            page=3,
        ),
        Paragraph(
            "brief",
            3,
            Kind.FOOTNOTE,
            ("2. Opvang",),
            "Stand in mei.",
            (Span(37, 52),),
            label="1",
            related=(2,),
            confidence=0.5,
        ),
    )
    assert found.furniture == ()


def test_headings_keep_the_level_that_the_format_gives_them() -> None:
    found = structured(
        [heading("Deel", 1), heading("Stuk", 3), paragraph("Tekst."), heading("Slot", 2)]
    )
    assert [one.section for one in found.paragraphs] == [
        ("Deel",),
        ("Deel", "Stuk"),
        ("Deel", "Stuk"),
        ("Deel", "Slot"),
    ]


def test_levels_are_found_out_where_a_heading_has_none() -> None:
    found = structured(
        [heading("Deel", 0), heading("Stuk", 0, label="1."), paragraph("Tekst."), heading("Na", 0)]
    )
    assert [one.section for one in found.paragraphs] == [
        ("Deel",),
        ("Deel", "1. Stuk"),
        ("Deel", "1. Stuk"),
        ("Na",),
    ]


def test_what_only_looks_like_a_heading_stands_under_those_that_are() -> None:
    found = structured(
        [
            heading("Stuk", 2),
            Draft(MarkedKind.UNKNOWN, "Los kopje"),
            paragraph("Tekst."),
            heading("Slot", 2),
            heading("Bijlage 1: Cijfers", 3),
        ]
    )
    assert [one.section for one in found.paragraphs] == [
        ("Stuk",),
        ("Stuk", "Los kopje"),
        ("Stuk", "Los kopje"),
        ("Slot",),
        ("Bijlage 1: Cijfers",),
    ]


def test_short_lines_with_nothing_under_them_are_no_headings() -> None:
    lines = ["COSM – Categorale opvang", "ZC – Zorgcoördinator"]
    found = structured(
        [
            paragraph("De afkortingen staan hieronder."),
            *(Draft(MarkedKind.UNKNOWN, line) for line in lines),
            Draft(MarkedKind.SIGNATURE, "De minister, A.B. de Groot"),
        ]
    )
    assert [one.kind for one in found.paragraphs] == [
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.SIGNATURE,
    ]


@pytest.mark.parametrize("kind", [MarkedKind.HEADING, MarkedKind.UNKNOWN, MarkedKind.PARAGRAPH])
def test_caption_opens_its_table_and_no_section(kind: MarkedKind) -> None:
    found = structured(
        [
            heading("Geld", 1),
            Draft(kind, "Tabel 1 Middelen", level=2 if kind is MarkedKind.HEADING else 0),
            Draft(MarkedKind.TABLE_ROW, "Post | 2031"),
            Draft(MarkedKind.TABLE_ROW, "Opvang | 4"),
            paragraph("Tot slot volgt de tekst."),
        ]
    )
    rows = [(one.kind, one.section, one.lead_in) for one in found.paragraphs[1:]]
    assert rows == [
        (Kind.PARAGRAPH, ("Geld",), None),
        (Kind.TABLE_ROW, ("Geld",), 2),
        (Kind.TABLE_ROW, ("Geld",), 3),
        (Kind.PARAGRAPH, ("Geld",), None),
    ]


def test_list_goes_on_after_a_paragraph_and_begins_anew_after_bullets() -> None:
    found = structured(
        [
            paragraph("De acties zijn:"),
            item("Meer opvang.", "1."),
            paragraph("Die komt er in mei."),
            item("Meer politie.", "2."),
            heading("Verder", 1),
            paragraph("Het gaat om:"),
            item("boten", "•"),
            item("wagens.", "•"),
            item("Een andere lijst.", "1."),
            heading("Slot", 1),
            paragraph("En om:"),
            item("sloepen", "•"),
            item("karren.", "2."),
        ]
    )
    assert [one.lead_in for one in found.paragraphs] == [
        None, 1, None, 1, None, None, 6, 6, None, None, None, 11, 11,
    ]  # fmt: skip


def test_lists_nest_as_marked_and_know_their_introduction() -> None:
    found = structured(
        [
            paragraph("De acties zijn:"),
            item("Meer opvang:", "1."),
            item("in het noorden", "–", 2),
            item("in het zuiden", "–", 2),
            paragraph("Die komen er in mei.", level=1),
            item("Meer politie", "2."),
            paragraph("Tot zover."),
        ]
    )
    kinds = [(one.label, one.level, one.lead_in, one.related) for one in found.paragraphs]
    assert kinds == [
        ("", 0, None, ()),
        ("1.", 1, 1, (5,)),
        ("–", 2, 2, ()),
        ("–", 2, 2, ()),
        ("", 0, None, (2,)),
        ("2.", 1, 1, ()),
        ("", 0, None, ()),
    ]


def test_a_mark_that_is_all_there_is_becomes_the_text() -> None:
    found = structured([item("", "3.")])
    assert [(one.text, one.label) for one in found.paragraphs] == [("3.", "")]


def unknown(text: str, **more: Any) -> Draft:
    return Draft(MarkedKind.UNKNOWN, text, **more)


def test_what_a_format_leaves_open_is_found_out_and_what_it_says_is_kept() -> None:
    found = structured(
        [
            unknown("Den Haag, 3 maart 2020"),
            unknown("Geachte voorzitter,"),
            unknown("Aanleiding"),
            paragraph("Kort"),
            unknown("Er is een tekst die een hele zin is."),
            unknown("- Een streepje"),
            unknown("De Minister van Groene Zaken,", marks=(DraftMark(29, "1", "n"),)),
            unknown("A.B. de Groot"),
        ],
        {"n": Draft(MarkedKind.FOOTNOTE, "Mede namens een ander.", label="1")},
    )
    assert [(one.kind.value, one.label, one.text) for one in found.paragraphs] == [
        ("letterhead", "", "Den Haag, 3 maart 2020"),
        ("letterhead", "", "Geachte voorzitter,"),
        ("heading", "", "Aanleiding"),
        ("paragraph", "", "Kort"),
        ("paragraph", "", "Er is een tekst die een hele zin is."),
        ("list item", "-", "Een streepje"),
        ("signature", "", "De Minister van Groene Zaken, A.B. de Groot"),
        ("footnote", "1", "Mede namens een ander."),
    ]
    assert found.paragraphs[6].spans == (Span(117, 146), Span(174, 187))
    assert found.paragraphs[6].notes == (NoteReference(29, "1", 8),)


def test_date_and_subject_in_a_table_under_the_address_are_letterhead() -> None:
    unknown = (
        "De voorzitter van de Tweede Kamer",
        "Postbus 20018",
    )
    drafts = [
        *(Draft(MarkedKind.UNKNOWN, text) for text in unknown),
        Draft(MarkedKind.TABLE_ROW, "Datum | 12 maart 2025"),
        Draft(MarkedKind.TABLE_ROW, "Betreft | Zwerfafval"),
        paragraph("Geachte voorzitter,"),
        paragraph("De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt."),
        Draft(MarkedKind.TABLE_ROW, "Jaar | Wagens"),
    ]

    assert [one.kind for one in structured(drafts).paragraphs] == [
        *[Kind.LETTERHEAD] * 5,
        Kind.PARAGRAPH,
        Kind.TABLE_ROW,
    ]


def test_letterhead_under_the_title_of_a_page() -> None:
    drafts = [
        heading("Kamerbrief over zwerfafval", 1),
        paragraph("Geachte voorzitter,"),
        paragraph("De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt."),
    ]

    assert [one.kind for one in structured(drafts).paragraphs] == [
        Kind.HEADING,
        Kind.LETTERHEAD,
        Kind.PARAGRAPH,
    ]


def test_signature_in_one_paragraph_and_in_two() -> None:
    drafts = [
        paragraph("Wij houden u op de hoogte van wat er in de wagens ligt."),
        paragraph("De Minister van Groene Zaken,\nA.B. de Groot"),
        paragraph("De Minister voor Afval,"),
        paragraph("C. Bakker"),
    ]

    signed = [(one.kind, one.text) for one in structured(drafts).paragraphs[1:]]
    assert signed == [
        (Kind.SIGNATURE, "De Minister van Groene Zaken, A.B. de Groot"),
        (Kind.SIGNATURE, "De Minister voor Afval, C. Bakker"),
    ]
