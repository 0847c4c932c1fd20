"""Scans: what is recognised, how sure that is, and on which page it stands."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF

from mhassist.letters import load_letter
from mhassist.letters.readers import read_content
from mhassist.letters.readers.ocr import read_hocr, turned
from mhassist.letters.readers.pdf import structure as pdf_structure
from mhassist.letters.readers.pdf.lines import mean_confidence
from mhassist.letters.readers.pdf.notes import FootNote, take_notes
from mhassist.letters.readers.pdf.page import Page, Word
from mhassist.letters.readers.pdf.quality import is_garbage, plausible_share
from mhassist.letters.readers.pdf.rows import read_rows
from mhassist.paragraphs import structure_letter
from readers.printed import BODY, LEFT, Sheets, printed, reading

HOCR = b"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page"><p class="ocr_par">
<span class="ocr_line" title="bbox 300 400 900 450; baseline 0 -10; x_size 40; x_descenders 8">
<span class="ocrx_word" title="bbox 300 400 500 440; x_wconf 96">Zwerfafval</span>
<span class="ocrx_word" title="bbox 520 400 560 440; x_wconf 31">~|</span>
<span class="ocrx_word" title="bbox 600 400 900 450; x_wconf 42">opgehaa1d</span>
</span></p></div></body></html>"""


def test_hocr_gives_words_in_points_with_their_confidence_and_no_specks() -> None:
    page = read_hocr(HOCR, Page(3, 595, 842))

    assert (page.number, page.recognised) == (3, True)
    assert page.words == (
        Word("Zwerfafval", 72.0, 120.0, 105.6, 9.12, confidence=0.96),
        Word("opgehaa1d", 144.0, 216.0, 105.6, 9.12, confidence=0.42),
    )


def words_of(*found: tuple[str, int]) -> list[str]:
    """Return what is kept of words of one line that are recognised with these percentages."""
    spans = "".join(
        f'<span class="ocrx_word" title="bbox {100 * n} 400 {100 * n + 90} 440; x_wconf {sure}">'
        f"{text}</span>"
        for n, (text, sure) in enumerate(found)
    )
    line = f'<span class="ocr_line" title="bbox 0 400 900 450; x_size 40">{spans}</span>'
    hocr = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{line}</body></html>'
    return [word.text for word in read_hocr(hocr.encode(), Page(1, 595, 842)).words]


def test_an_unsure_word_is_kept_in_a_line_of_text_and_left_out_elsewhere() -> None:
    sure = [("Er", 96), ("is", 95), ("nooit", 94)]

    assert words_of(*sure, ("afval*.", 0), ("en", 90)) == ["Er", "is", "nooit", "afval*.", "en"]
    assert words_of(*sure, ("a\u2019", 9), ("en", 90)) == ["Er", "is", "nooit", "en"]
    assert words_of(("Kernpunten", 96), ("ren", 9)) == ["Kernpunten"]


def test_low_line_between_a_dash_and_its_item_is_no_part_of_it() -> None:
    assert words_of(("-_de", 90), ("opvang", 95)) == ["-", "de", "opvang"]


def test_page_that_lay_askew_is_set_straight() -> None:
    line = (
        '<span class="ocr_line" title="bbox {x} {y} {end} {low}; baseline 0.01 -10; x_size 40">'
        '<span class="ocrx_word" title="bbox {x} {y} {end} {low}; x_wconf 96">{text}</span></span>'
    )
    boxes = [(300, 400, 1300, "Zwerfafval"), (1400, 411, 2000, "opgehaald"), (290, 1400, 890, "Ja")]
    spans = "".join(
        line.format(x=x, y=y, end=end, low=y + 50, text=text) for x, y, end, text in boxes
    )
    hocr = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{spans}</body></html>'
    first, second, third = read_hocr(hocr.encode(), Page(1, 595, 842)).words
    assert abs(first.baseline - second.baseline) < 0.5
    assert abs(first.x0 - third.x0) < 0.5


def test_small_print_of_which_the_number_was_not_recognised_is_a_note() -> None:
    def row(y: float, size: float, *texts: str) -> list[Word]:
        return [
            Word(text, 80 + 40 * n, 110 + 40 * n, y, size, confidence=0.9)
            for n, text in enumerate(texts)
        ]

    words = [
        *row(600, 9, "De", "opvang", "is", "vol."),
        *row(700, 6.5, "Jaarverslag", "2030,", "Den", "Haag."),
        *row(708, 9, "2", "idem."),
    ]
    page = Page(1, 595, 842, tuple(words), recognised=True)
    notes: list[FootNote] = []
    kept = take_notes(read_rows(page), page, size=9, notes=notes)
    assert [row.text for row in kept] == ["De opvang is vol."]
    assert [[row.text for row in note.rows] for note in notes] == [
        ["Jaarverslag 2030, Den Haag.", "2 idem."]
    ]


def test_a_word_of_which_nothing_is_sure_counts_in_the_mean() -> None:
    words = tuple(
        Word(text, x, x + 20, 100, 9, confidence=sure)
        for text, x, sure in (("nooit", 80, 0.9), ("afval", 110, 0.0))
    )
    (row,) = read_rows(Page(1, 595, 842, words))

    assert mean_confidence([row]) == 0.45
    assert mean_confidence([]) is None


def scanned(content: bytes, *, turn: int = 0) -> bytes:
    """Return a PDF as pictures of its pages, which lay turned by so many degrees."""
    made = FPDF(unit="pt", format="A4")
    sides = (595.28, 841.89) if turn % 180 == 0 else (841.89, 595.28)
    with pdfium.PdfDocument(content) as document:
        for page in document:
            picture = io.BytesIO()
            page.render(scale=300 / 72, grayscale=True, rotation=turn).to_pil().save(picture, "PNG")
            made.add_page(format=sides)
            made.image(picture, 0, 0, *sides)
    return bytes(made.output())


def one_page() -> Sheets:
    sheets = Sheets().page()
    sheets.put(LEFT, 80, "Afval in de stad", size=18, style="B")
    sheets.lines(120, *BODY)
    return sheets


def two_pages() -> Sheets:
    sheets = one_page()
    sheets.page()
    sheets.put(LEFT, 80, "Vervolg van de brief", size=18, style="B")
    sheets.lines(120, *BODY)
    return sheets


@pytest.mark.ocr
def test_a_scan_gives_the_paragraphs_of_its_pdf(tesseract: None) -> None:
    content = two_pages().content
    seen: list[tuple[str, int, int]] = []

    read = read_content(Path("brief.pdf"), scanned(content), progress=lambda *at: seen.append(at))

    assert printed(scanned(content)) == printed(content)
    assert read.source_format == "ocr"
    assert read.warnings == ("De tekst van pagina's 1-2 is herkend uit een scan; controleer die.",)
    assert [block.page for block in read.blocks] == [1, 1, 2, 2]
    assert all(0.8 < (block.confidence or 0) <= 1 for block in read.blocks)
    assert seen[-2:] == [("Pagina's herkennen", 1, 2), ("Pagina's herkennen", 2, 2)]


@pytest.mark.ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lay_turned_is_read_upright(tesseract: None, turn: int) -> None:
    content = one_page().content
    assert printed(scanned(content, turn=turn)) == printed(content)


def test_a_picture_is_turned_clockwise() -> None:
    picture = b"P5 2 1 255\n\x01\x02"
    assert turned(picture, 90) == b"P5 1 2 255\n\x01\x02"
    assert turned(picture, 180) == b"P5 2 1 255\n\x02\x01"
    assert turned(picture, 270) == b"P5 1 2 255\n\x02\x01"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("De haven is vol.3 Er is", ["3"], id="after a sentence"),
        pytest.param("Dat was in 2019,3 en later", ["3"], id="after a year"),
        pytest.param("Urk | 14,3 | 1.2", [], id="the rest of a number"),
    ],
)
def test_digit_that_is_glued_to_a_word_may_be_a_mark(text: str, marks: list[str]) -> None:
    assert pdf_structure._GLUED_MARK.findall(text) == marks


@pytest.mark.ocr
def test_a_text_layer_without_sense_is_not_used(tesseract: None) -> None:
    sheets = two_pages()
    clean = scanned(sheets.content)
    shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")
    made = FPDF(unit="pt", format="A4")
    with pdfium.PdfDocument(clean) as document:
        picture = io.BytesIO()
        document[0].render(scale=300 / 72, grayscale=True).to_pil().save(picture, "PNG")
    made.add_page()
    made.set_font("Helvetica", size=10)
    for number, line in enumerate(BODY):
        made.text(LEFT, 120 + 12 * number, line.translate(shifted))
    made.image(picture, 0, 0, 595.28, 841.89)

    read = reading(bytes(made.output()))

    assert read.text == f"Afval in de stad\n\n{' '.join(BODY)}"
    assert "De tekstlaag van pagina 1 is onleesbaar en niet gebruikt." in read.warnings


def test_dutch_is_told_from_letters_that_were_exchanged() -> None:
    dutch = " ".join(BODY * 2)
    exchanged = dutch.translate(str.maketrans("aeioubcdfghklmnprstvwz", "ouieacbdgfhlkpmrntswvz"))

    assert plausible_share(dutch) == 0.962
    assert plausible_share(exchanged) < 0.5
    assert not is_garbage(dutch.split())
    assert is_garbage(exchanged.split())
    assert is_garbage(["\ue001\ue002\ue003"] * 5)


@pytest.mark.ocr
@pytest.mark.shared
def test_the_scanned_note_of_a_ministry(tesseract: None, shared: Path) -> None:
    letter = load_letter(shared / "samples" / "scan" / "blg-1007826.pdf")
    paragraphs = structure_letter(letter).paragraphs

    assert [one.text for one in paragraphs if one.kind == "heading"][-4:] == [
        "Aanleiding",
        "Geadviseerd besluit",
        "Kernpunten",
        "Toelichting",
    ]
    items = [one for one in paragraphs if one.kind == "list item"]
    assert [one.page for one in items] == [1, 1, 2, 2, 2, 2]
    assert items[1].text.endswith("consultatiereacties op het ontwerp 7e AP.")
    assert "Pagina 1 van 2" in [one.text for one in structure_letter(letter).furniture]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        pytest.param([("Wagens", 0.95), ("erbij", 0.94)], ["heading", "unknown"], id="sure"),
        pytest.param(
            [("Nn", 0.55), ("Wagens", 0.9), ("erbij", 0.9)],
            ["paragraph", "unknown"],
            id="begins unsure",
        ),
        pytest.param([("OMO", 0.41), ("mn", 0.4)], ["furniture", "unknown"], id="no word"),
        pytest.param([("OMO", 0.41), ("41", 0.4)], ["paragraph", "unknown"], id="figure"),
    ],
)
def test_what_was_not_recognised_is_no_heading(
    words: list[tuple[str, float]], kinds: list[str]
) -> None:
    def row(y: float, size: float, said: list[tuple[str, float]]) -> list[Word]:
        return [
            Word(text, 80 + 45 * n, 120 + 45 * n, y, size, confidence=sure)
            for n, (text, sure) in enumerate(said)
        ]

    text = [(word, 0.95) for word in "De gemeente haalt het afval elke week op.".split()]
    page = Page(1, 595, 842, (*row(100, 14, words), *row(130, 9, text)), recognised=True)
    found = pdf_structure.read_structure([page]).drafts
    assert [str(draft.kind) for draft in found] == kinds
