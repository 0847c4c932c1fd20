"""What word processors put between paragraphs and in cells: nothing of it is lost silently."""

from __future__ import annotations

from pathlib import Path

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt


def test_what_a_drawing_says_and_is_not_read_is_told() -> None:
    body = (
        "<w:p><w:r><w:t>Zie de grafiek.</w:t><w:drawing><c:chart"
        ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r></w:p>'
    )
    assert read_content(Path("a.docx"), docx(body, more=NO_COMMENTS)).warnings == (
        "Staat in de brief en is niet gelezen: grafiek (1); vergelijk met de brief.",
    )


def test_box_in_a_cell_is_read_after_its_table() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Uit het kader.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pont</w:t><w:pict>{box}</w:pict></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    read = read_content(Path("a.docx"), docx(body)).text
    assert read.split("\n\n") == ["Pont | 7", "Uit het kader."]


def test_paragraph_of_which_the_end_was_deleted_does_not_go_on_past_a_table() -> None:
    body = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Voor.</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t>"
        "</w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Na.</w:t></w:r></w:p>"
    )
    assert read_content(Path("a.docx"), docx(body)).text.split("\n\n") == ["Voor.", "a | b", "Na."]


def test_cell_that_was_deleted_is_gone() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellDel"
        ' w:id="1"/></w:tcPr><w:p><w:r><w:t>weg</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b'
        "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert read_content(Path("a.docx"), docx(body)).text == "a | b"


def test_boxes_of_a_page_and_numbered_paragraphs_of_odt_are_read() -> None:
    body = (
        "<draw:frame><draw:text-box><text:p>Een kader op de bladzijde.</text:p></draw:text-box>"
        "</draw:frame><draw:custom-shape><text:p>Een vorm.</text:p></draw:custom-shape><draw:g>"
        "<draw:frame><draw:text-box><text:p>In een groep.</text:p></draw:text-box></draw:frame>"
        '</draw:g><text:numbered-paragraph text:list-id="l" text:style-name="L1"><text:p>Een.'
        '</text:p></text:numbered-paragraph><text:numbered-paragraph text:list-id="l"'
        ' text:style-name="L1"><text:p>Twee.</text:p></text:numbered-paragraph>'
    )
    assert read_content(Path("a.odt"), odt(body)).text.split("\n\n") == [
        "Een kader op de bladzijde.",
        "Een vorm.",
        "In een groep.",
        "1. Een.",
        "2. Twee.",
    ]


def test_text_with_a_reading_above_it_is_read_without_that() -> None:
    body = (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>boven</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>onder"
        "</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert read_content(Path("a.docx"), docx(body)).text == "onder"


def test_paragraph_that_was_moved_is_read_where_it_went() -> None:
    body = (
        '<w:p><w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr><w:moveFrom w:id="2"><w:r>'
        "<w:t>Verplaatst.</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:t>Blijft.</w:t></w:r></w:p>"
        '<w:p><w:moveTo w:id="3"><w:r><w:t>Verplaatst.</w:t></w:r></w:moveTo></w:p>'
    )
    assert read_content(Path("a.docx"), docx(body)).text.split("\n\n") == ["Blijft.", "Verplaatst."]


def test_one_star_alone_is_a_note_and_two_are_a_list() -> None:
    def kinds(*texts: str) -> list[str]:
        body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
        reading = read_content(Path("a.docx"), docx(body))
        letter = Letter("a", reading.text, Metadata(), "", blocks=reading.blocks)
        return [each.kind.value for each in structure_letter(letter).paragraphs]

    assert kinds("* voorlopige cijfers", "De pont vaart.") == ["paragraph", "paragraph"]
    assert kinds("* de pont;", "* de brug.") == ["list item", "list item"]


def test_day_alone_is_no_heading() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Ponten</w:t></w:r></w:p>'
    body += "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in (
            "De lange zin die over de pont gaat is hiermee af.",
            "De pont voer voor het laatst op deze dag:",
            "2 maart 2031",
            "Daarna niet.",
        )
    )
    reading = read_content(Path("a.docx"), docx(body))
    letter = Letter("a", reading.text, Metadata(), "", blocks=reading.blocks)
    assert [each.kind.value for each in structure_letter(letter).paragraphs][3] == "paragraph"
