"""What was added on top of a page, and is no text of its own: remarks, and what is filled in.

A program shows it on the page, and the text layer does not have it: it is told and not read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mhassist.letters.readers.pdf.objects import MOST_OBJECTS

_FILLED_IN = "ingevuld in een formulier"
_REMARK = "opmerking op de pagina"
_SAID_IN = {
    raw.FPDF_ANNOT_WIDGET: (b"V", _FILLED_IN),
    raw.FPDF_ANNOT_FREETEXT: (b"Contents", _REMARK),
    raw.FPDF_ANNOT_TEXT: (b"Contents", _REMARK),
}
_LONGEST = 100_000
"""Characters of a remark; what is longer is none."""


def read_added(page: pdfium.PdfPage) -> Iterator[tuple[str, str]]:
    """Yield what was added to a page: how, in Dutch, and its words."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_OBJECTS)):
        added = raw.FPDFPage_GetAnnot(page, number)
        if not added:
            continue
        where = _SAID_IN.get(raw.FPDFAnnot_GetSubtype(added))
        if where is not None:
            words = " ".join(_value(added, where[0]).split())
            if any(map(str.isalnum, words)):
                yield where[1], words
        raw.FPDFPage_CloseAnnot(added)


def _value(added: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """Return what an entry of an annotation says; empty if it is no text."""
    if raw.FPDFAnnot_GetValueType(added, key) != raw.FPDF_OBJECT_STRING:
        return ""
    size = min(raw.FPDFAnnot_GetStringValue(added, key, None, 0), 2 * _LONGEST)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(
        added, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
