"""The number of a note in running text: a word of the sentence, or a second mark of the note."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt

_NOTE = '<w:bookmarkStart w:id="5" w:name="_Ref1"/><w:r><w:footnoteReference w:id="2"/></w:r>'
_END = '<w:bookmarkEnd w:id="5"/>'
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def text(said: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'


def field(number: str, looks: str = "", switches: str = "", name: str = "_Ref1") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> NOTE</w:instrText></w:r>"
        f"<w:r><w:instrText>REF {name} \\h {switches}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{looks}<w:t>{number}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraphs_of(name: str, content: bytes) -> list[str]:
    read = read_content(Path(name), content)
    found = structure_letter(Letter("a", read.text, Metadata(), "", blocks=read.blocks))
    lines = []
    for each in found.paragraphs:
        said = each.text
        for note in reversed(each.notes):
            said = f"{said[: note.position]}{{{note.number}}}{said[note.position :]}"
        lines.append(said)
    return lines


def in_docx(*runs: str) -> list[str]:
    first = f"<w:p>{text('De pont vaart.')}{_NOTE}{_END}</w:p>"
    return paragraphs_of("a.docx", docx(f"{first}<w:p>{''.join(runs)}</w:p>", more=NO_COMMENTS))


def test_number_of_a_note_in_a_sentence_of_word_is_text() -> None:
    assert in_docx(text("Zie noot "), field("1"), text(" voor de bron."))[2] == (
        "Zie noot 1 voor de bron."
    )


def test_raised_number_of_a_note_in_word_is_a_second_mark() -> None:
    assert in_docx(text("Zij vaart elk uur."), field("1", _RAISED), text(" Ook nu."))[2] == (
        "Zij vaart elk uur.{2} Ook nu."
    )


def test_number_in_the_style_of_marks_is_a_second_mark() -> None:
    assert in_docx(text("Zij vaart."), field("1", switches="\\f"))[2] == "Zij vaart.{2}"


def test_raised_number_after_the_word_noot_is_text() -> None:
    assert in_docx(text("Zie ook noot "), field("1", _RAISED), text("."))[2] == "Zie ook noot 1."


def test_simple_field_is_read_as_a_field_of_parts() -> None:
    simple = '<w:fldSimple w:instr=" NOTEREF _Ref1 \\f "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert in_docx(text("Zij vaart."), simple, text(" Ook nu."))[2] == "Zij vaart.{2} Ook nu."


def test_number_that_leads_nowhere_stays_as_it_is_printed() -> None:
    assert in_docx(text("Zie noot "), field("4", name="_Ref9"), text("."))[2] == "Zie noot 4."


def test_raised_number_before_the_note_itself_is_a_mark() -> None:
    before = f"<w:p>{text('Eerst dit.')}{field('1', _RAISED)}</w:p>"
    after = f"<w:p>{text('De pont vaart.')}{_NOTE}{_END}</w:p>"
    found = paragraphs_of("a.docx", docx(before + after, more=NO_COMMENTS))
    assert found == ["Eerst dit.{2}", "Zie de vorige brief.", "De pont vaart.{2}"]


def test_number_that_is_not_that_of_the_note_is_told() -> None:
    body = f"<w:p>{text('De pont vaart.')}{_NOTE}{_END}</w:p><w:p>{text('Zie noot ')}{field('7')}"
    read = read_content(Path("a.docx"), docx(f"{body}</w:p>", more=NO_COMMENTS))
    assert read.warnings == (
        "Een verwijzing naar een noot zegt 7, de noot zelf heeft nummer 1; vergelijk met de brief.",
    )


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Zij vaart.", "Zij vaart.{2}"), ("Zie noot ", "Zie noot 1"), ("Zie ook ", "Zie ook 1")],
)
def test_number_of_a_note_in_odt(before: str, expected: str) -> None:
    body = (
        '<text:p>De pont vaart.<text:note text:id="n1" text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Van hout.</text:p>"
        f'</text:note-body></text:note></text:p><text:p>{before}<text:note-ref text:ref-name="n1"'
        ">1</text:note-ref></text:p>"
    )
    assert paragraphs_of("a.odt", odt(body))[2] == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Zij vaart.", "Zij vaart.{2}"),
        ("Zie noot ", "Zie noot 1"),
        ("Zie noten 3 en ", "Zie noten 3 en 1"),
    ],
)
def test_number_of_a_note_on_a_page_and_in_a_publication(before: str, expected: str) -> None:
    page = (
        '<body><p>De pont vaart.<a href="#n1">1</a></p>'
        f'<p>{before}<a href="#n1">1</a></p><p id="n1">1 Van hout.</p></body>'
    )
    assert paragraphs_of("a.html", page.encode())[2] == expected
    xml = (
        "<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst><al>De pont vaart."
        '<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Van hout.</noot.al></noot></al>'
        f'<al>{before}<nootref refid="n1">1</nootref></al></tekst></vrije-tekst></algemeen></stuk>'
        "</kamerstuk></officiele-publicatie>"
    )
    assert paragraphs_of("a.xml", xml.encode())[2] == expected
