"""Words with a line through them are no text of the letter, in any format, and are told."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from mhassist.letters.readers import Reading, read_content
from mhassist.letters.readers.pdf.page import Rule, Word
from mhassist.letters.readers.pdf.strikes import find_struck
from readers.made import docx, odt
from readers.printed import BODY, LEFT, Sheets, printed, reading

TOLD = ("Doorgestreepte tekst, niet meegelezen: “tien”",)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_docx(body: str) -> Reading:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    without: dict[str, str | bytes] = {"word/comments.xml": f'<w:comments xmlns:w="{space}"/>'}
    return read_content(Path("brief.docx"), docx(body, more=without))


def page(middle: str, head: str = "") -> Reading:
    html = f"<html><head>{head}</head><body><p>Er zijn {middle} elf loketten.</p></body></html>"
    return read_content(Path("brief.html"), html.encode())


def in_odt(style: str) -> Reading:
    body = (
        '<text:p>Er zijn <text:span text:style-name="Door">tien</text:span> elf loketten.</text:p>'
    )
    styles = f'<style:style style:name="Door" style:family="text">{style}</style:style>'
    return read_content(Path("brief.odt"), odt(body, styles=styles))


@pytest.mark.parametrize(
    "properties",
    [
        "<w:strike/>",
        "<w:dstrike/>",
        '<w:strike/><w:dstrike w:val="0"/>',
    ],
)
def test_struck_words_of_a_docx_are_left_out_and_told(properties: str) -> None:
    body = f"<w:p>{run('Er zijn ')}{run('tien', properties)}{run(' elf loketten.')}</w:p>"
    read = in_docx(body)
    assert (read.text, read.warnings) == ("Er zijn elf loketten.", TOLD)


def test_words_of_a_docx_whose_strike_is_off_stay() -> None:
    off = '<w:strike w:val="false"/>'
    body = f"<w:p>{run('Er zijn ')}{run('tien', off)}{run(' loketten.')}</w:p>"
    read = in_docx(body)
    assert (read.text, read.warnings) == ("Er zijn tien loketten.", ())


def test_struck_item_of_a_docx_keeps_its_number() -> None:
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    items = ("", "<w:strike/>", "")
    body = "".join(f"<w:p>{listed}{run('Een punt.', struck)}</w:p>" for struck in items)
    read = in_docx(body)
    assert [block.label for block in read.blocks] == ["1.", "3."]


@pytest.mark.parametrize(
    "style",
    [
        '<style:text-properties style:text-line-through-style="solid"/>',
        '<style:text-properties style:text-line-through-type="double"/>',
    ],
)
def test_struck_words_of_an_odt_are_left_out_and_told(style: str) -> None:
    read = in_odt(style)
    assert (read.text, read.warnings) == ("Er zijn elf loketten.", TOLD)


def test_words_of_an_odt_without_a_line_through_them_stay() -> None:
    read = in_odt('<style:text-properties style:text-line-through-style="none"/>')
    assert (read.text, read.warnings) == ("Er zijn tien elf loketten.", ())


@pytest.mark.parametrize(
    ("struck", "head"),
    [
        pytest.param("<del>tien</del>", "", id="del"),
        pytest.param("<s>tien</s>", "", id="s"),
        pytest.param('<span style="text-decoration: line-through">tien</span>', "", id="style"),
        pytest.param(
            '<b class="weg">tien</b>',
            "<style>.weg { text-decoration-line: line-through }</style>",
            id="class",
        ),
    ],
)
def test_struck_words_of_a_page_are_left_out_and_told(struck: str, head: str) -> None:
    read = page(struck, head)
    assert (read.text, read.warnings) == ("Er zijn elf loketten.", TOLD)


def test_underlined_words_of_a_page_stay() -> None:
    read = page('<u style="text-decoration: underline">tien of</u>')
    assert (read.text, read.warnings) == ("Er zijn tien of elf loketten.", ())


def struck_line(sheets: Sheets, y: float, *parts: str) -> None:
    """Print a line of which every second part is struck out."""
    x = LEFT
    for number, part in enumerate(parts):
        end = sheets.put(x, y, part)
        if number % 2:
            sheets.rule(x, y - 2.6, end)
        x = end + 2.78


def test_struck_words_of_a_pdf_are_left_out_and_told() -> None:
    sheets = Sheets().page()
    below = sheets.lines(100, *BODY)
    struck_line(sheets, below + 20, "Er zijn", "tien", "elf loketten, en", "5", "6 in de stad.")
    content = sheets.content
    assert printed(content) == [
        f"paragraph: {' '.join(BODY)}",
        "paragraph: Er zijn elf loketten, en 6 in de stad.",
    ]
    assert reading(content).warnings == (*TOLD, "Doorgestreepte tekst, niet meegelezen: “5”")


def test_struck_lines_do_not_break_the_paragraph_of_a_pdf_that_they_stand_in() -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    sheets.rule(LEFT, 112 - 2.6, sheets.pdf.get_string_width(BODY[1]) + LEFT)
    assert printed(sheets.content) == [f"paragraph: {BODY[0]} {BODY[2]}"]


def test_paragraph_of_a_pdf_that_is_struck_out_is_gone() -> None:
    sheets = Sheets().page()
    below = sheets.lines(100, *BODY) + 20
    end = sheets.put(LEFT, below, "Dit geldt niet meer.")
    sheets.rule(LEFT, below - 2.6, end)
    sheets.rule(LEFT, below - 3.6, end)
    assert printed(sheets.content) == [f"paragraph: {' '.join(BODY)}"]


def test_words_that_a_reviewer_struck_out_are_left_out_and_told() -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    end = sheets.put(LEFT, 150, "Er zijn ")
    after = sheets.put(end, 150, "tien ")
    sheets.put(after, 150, "elf loketten in de stad.")
    with pdfium.PdfDocument(sheets.content) as document:
        sheet = document[0]
        mark = raw.FPDFPage_CreateAnnot(sheet, raw.FPDF_ANNOT_STRIKEOUT)
        top, bottom = sheet.get_height() - 142, sheet.get_height() - 152
        corners = raw.FS_QUADPOINTSF(end, top, after, top, end, bottom, after, bottom)
        assert raw.FPDFAnnot_AppendAttachmentPoints(mark, corners)
        raw.FPDFPage_CloseAnnot(mark)
        stream = io.BytesIO()
        document.save(stream)
    read = reading(stream.getvalue())
    assert read.text.endswith("Er zijn elf loketten in de stad.")
    assert read.warnings == TOLD


WORDS = [
    Word("Er", 80, 90, 100, 10),
    Word("zijn", 93, 110, 100, 10),
    Word("tien", 113, 130, 100, 10),
]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(Rule(93, 101.2, 110, 101.7), id="underline"),
        pytest.param(Rule(93, 91.5, 110, 92), id="underline of the line above"),
        pytest.param(Rule(60, 97, 300, 97.5), id="rule of a table across the words"),
        pytest.param(Rule(60, 97, 130, 97.5), id="line that begins before the words"),
        pytest.param(Rule(93, 94, 110, 100), id="box over a word"),
        pytest.param(Rule(93, 97, 100, 97.5), id="dash"),
        pytest.param(Rule(111, 80, 111.5, 120), id="rule between columns"),
    ],
)
def test_line_that_strikes_nothing_out_stays(rule: Rule) -> None:
    assert find_struck(WORDS, [rule]) == (WORDS, [rule], [])


def test_line_drawn_in_pieces_strikes_out_all_that_it_runs_through() -> None:
    pieces = [Rule(93, 97, 101, 97.5), Rule(101, 97, 112, 97.5), Rule(112, 97, 130, 97.5)]
    words, rules, struck = find_struck(WORDS, pieces)
    assert [word.struck for word in words] == [False, True, True]
    assert (rules, struck) == ([], ["zijn tien"])
