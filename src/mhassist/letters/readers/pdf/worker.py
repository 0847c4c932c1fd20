"""The process that opens a PDF: with little memory and little time, so that no file can do harm.

``process`` runs it, with the file on standard input:

- ``pages N``: writes the number of pages, then each page as a line of JSON;
- ``draw N``: writes page N as a grey picture (PGM) of 300 dots per inch.

What is wrong with a file is one line ``{"error": ...}``.
"""

from __future__ import annotations

import json
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mhassist.letters.readers.pdf.extraction import TooMuchTextError, read_page
from mhassist.letters.readers.pdf.page import page_to_json

MEMORY_BYTES = 800_000_000
"""Address space of the process: with two of them the assistant stays below 2 GB.

The largest pages that are read take a third of it.
"""
CPU_S = 180
DRAWN_DPI = 300
_POINTS_PER_INCH = 72


def main(arguments: list[str]) -> int:
    """Read the file on standard input and write what is asked for.

    Args:
        arguments: ``pages`` with the most pages that are read, or ``draw`` with a page number.
    """
    _limit()
    what, number = arguments[0], int(arguments[1])
    try:
        with pdfium.PdfDocument(sys.stdin.buffer.read()) as document:
            if what == "draw":
                _draw(document, number)
            else:
                _write_pages(document, number)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        _fail("locked" if locked else "broken")
    except MemoryError:
        _fail("memory")
    return 0


def _limit() -> None:
    """Let the process stop where a file would take more than a letter can need."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write_pages(document: pdfium.PdfDocument, most: int) -> None:
    count = len(document)
    print(json.dumps({"pages": count}), flush=True)  # noqa: T201  # standard output is its product
    if count > most:
        return
    for index in range(count):
        try:
            page = document[index]
            line = page_to_json(read_page(page, index + 1))
            page.close()
        except TooMuchTextError:
            _fail("text", page=index + 1)
            return
        print(line, flush=True)  # noqa: T201  # the same


def _draw(document: pdfium.PdfDocument, number: int) -> None:
    page = document[number - 1]
    bitmap = page.render(scale=DRAWN_DPI / _POINTS_PER_INCH, grayscale=True)
    out = sys.stdout.buffer
    out.write(f"P5 {bitmap.width} {bitmap.height} 255\n".encode())
    shades = memoryview(bytes(bitmap.buffer))
    for row in range(bitmap.height):
        out.write(shades[row * bitmap.stride : row * bitmap.stride + bitmap.width])
    out.flush()


def _fail(error: str, **more: int) -> None:
    print(json.dumps({"error": error, **more}), flush=True)  # noqa: T201  # the same
