"""Text, lines and frames that a PDF keeps in a form: read where the form is printed."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from readers.printed import BODY, LEFT, LINE, Sheets, printed
from readers.test_section_rows import in_pdf


def in_form(content: bytes, *, times: int = 1, scale: float = 1.0) -> bytes:
    """Return a PDF with each page in a form, and that in as many others as is said."""
    for _ in range(times):
        source, whole = pdfium.PdfDocument(content), pdfium.PdfDocument.new()
        for number in range(len(source)):
            page = whole.new_page(*source[number].get_size())
            form = source.page_as_xobject(number, whole).as_pageobject()
            form.set_matrix(pdfium.PdfMatrix(scale, 0, 0, scale, 30, 40))
            page.insert_obj(form)
            page.gen_content()
        buffer = io.BytesIO()
        whole.save(buffer)
        content = buffer.getvalue()
    return content


@pytest.mark.parametrize(("times", "scale"), [(1, 1.0), (1, 0.8), (2, 0.9)])
def test_table_in_a_form_has_the_rows_that_its_lines_say(times: int, scale: float) -> None:
    content = in_pdf(bold=False, drawn=True)
    assert printed(in_form(content, times=times, scale=scale)) == printed(content)


def test_frame_in_a_form_sets_its_text_apart() -> None:
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY)
    sheets.pdf.rect(LEFT + 200, y + 2, 150, 4 * LINE)
    sheets.lines(y + LINE + 6, "Kader: dit is besloten", "en blijft zo.", x=LEFT + 210)
    sheets.lines(y + LINE, *(line[:30] for line in BODY))
    content = sheets.content
    assert printed(in_form(content)) == printed(content)
    assert "paragraph: Kader: dit is besloten en blijft zo." in printed(content)
