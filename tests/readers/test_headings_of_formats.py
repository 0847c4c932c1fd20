"""What is a heading in a format that has headings: an annex is one, a quotation is none."""

from __future__ import annotations

from pathlib import Path

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import Reading, read_content
from mhassist.paragraphs import structure_letter
from readers.made import docx


def kinds(read: Reading) -> list[tuple[str, str]]:
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    return [(str(one.kind), one.text) for one in structure_letter(letter).paragraphs]


def test_heading_that_opens_an_annex_is_one() -> None:
    page = "<h1>Afval</h1><p>Zie de bijlage.</p><h1>Bijlage 1: Cijfers</h1><p>Er is veel.</p>"
    assert kinds(read_content(Path("a.html"), f"<body>{page}</body>".encode())) == [
        ("heading", "Afval"),
        ("paragraph", "Zie de bijlage."),
        ("annex", "Bijlage 1: Cijfers"),
        ("paragraph", "Er is veel."),
    ]


def test_quotation_in_bold_is_no_heading() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    plain = "<w:p><w:r><w:t>De rapporteur schrijft dat dit beter kan.</w:t></w:r></w:p>"
    body = plain + bold.format("“Zonder opvang geen aangifte.”") + plain + bold.format("“Opvang”")
    assert [kind for kind, _ in kinds(read_content(Path("a.docx"), docx(f"{body}{plain}")))] == [
        "paragraph", "paragraph", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_paragraph_of_a_page_that_is_wholly_bold_or_italic_is_a_heading() -> None:
    page = (
        "<h2>Afval</h2><p><font><strong>Vraag 1</strong></font></p><p>Is er veel afval?</p>"
        "<p><em>Tot slot</em></p><p><b>Er is veel</b>, maar het wordt minder.</p>"
        "<p><b>Dit is van groot belang.</b></p><ul><li><p><b>Minder plastic</b></p></li></ul>"
        "<p>De Minister van Groene Zaken,</p><p><b>A.B. de Groot</b></p>"
    )
    read = read_content(Path("a.html"), f"<body>{page}</body>".encode())
    assert kinds(read) == [
        ("heading", "Afval"),
        ("heading", "Vraag 1"),
        ("paragraph", "Is er veel afval?"),
        ("heading", "Tot slot"),
        ("paragraph", "Er is veel, maar het wordt minder."),
        ("paragraph", "Dit is van groot belang."),
        ("list item", "Minder plastic"),
        ("signature", "De Minister van Groene Zaken, A.B. de Groot"),
    ]
    assert [block.level for block in read.blocks if block.kind == "heading"] == [1, 2, 3]


def test_name_in_bold_under_an_office_is_a_signature() -> None:
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    body = (
        plain.format("Er is veel afval in de straten en de parken.")
        + plain.format("De Minister van Groene Zaken,")
        + bold.format("A.B. de Groot")
    )
    assert kinds(read_content(Path("a.docx"), docx(body)))[1:] == [
        ("signature", "De Minister van Groene Zaken, A.B. de Groot")
    ]
