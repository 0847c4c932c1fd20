"""Which reader a file needs: what is in it decides, and its name may not contradict that."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.readers.package import DAMAGED
from mhassist.letters.readers.reading import PageProgress, Reading

_SUFFIXES = {
    "txt": (".txt",),
    "md": (".md",),
    "xml": (".xml",),
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "odt": (".odt",),
}
_TYPED = ("txt", "md")
"""Formats that any text is."""
LETTER_SUFFIXES = frozenset(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes)
"""The extensions that a letter's file can have."""
_NAMES = {
    "txt": "platte tekst",
    "md": "Markdown",
    "xml": "XML van officielebekendmakingen.nl",
    "html": "een webpagina (HTML)",
    "pdf": "een PDF",
    "docx": "een Word-bestand (DOCX)",
    "odt": "een OpenDocument-tekst (ODT)",
}
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "een Word-bestand van voor 2007, of is versleuteld; sla het op als DOCX"),
    (b"{\\rtf", "een RTF-bestand; sla het op als DOCX"),
    (b"\x89PNG", "een afbeelding; maak er een PDF van"),
    (b"\xff\xd8\xff", "een afbeelding; maak er een PDF van"),
    (b"II*\x00", "een afbeelding; maak er een PDF van"),
    (b"MM\x00*", "een afbeelding; maak er een PDF van"),
    (b"GIF8", "een afbeelding; maak er een PDF van"),
)
"""What is met in practice and cannot be read: its first bytes, and what to do about it."""
_FOREIGN_PARTS = (
    ("xl/workbook.xml", "een rekenblad (Excel); geef de brief zelf, als PDF of Word-bestand"),
    ("ppt/presentation.xml", "een presentatie (PowerPoint); geef de brief zelf, als PDF"),
)
_OTHER_ZIP = "een ZIP-bestand zonder Word- of OpenDocument-tekst; pak het uit en geef de brief zelf"
MOST_BYTES = 300 * 2**20
"""A larger file is not even read; a scan of 500 pages has half of it."""
_MOST_BYTES_OF_TEXT = 20 * 2**20
"""For the formats that are text: a letter of a thousand pages has a fifth of it."""
_PDF_WITHIN = 1024
"""A PDF may begin with other bytes, up to here."""
_XML_WITHIN = 4096
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_ODT = b"application/vnd.oasis.opendocument.text"


def format_of(path: Path, content: bytes) -> str:
    """Return in which format a letter is: ``txt``, ``md``, ``xml``, ``html``, ``pdf``, ...

    Args:
        path: Its name, for messages, and to compare the extension with the content.
        content: Its bytes.

    Raises:
        CorpusError: If it is empty, in no format that can be read, or named as if it were in
            another; the message says what it is.
    """
    if not content.strip():
        raise CorpusError(f"De brief {path} is leeg.")
    suffix = path.suffix.lower()
    signature = _signature(path, content)  # first: what a file is says more than its name
    if suffix not in LETTER_SUFFIXES:
        known = ", ".join(sorted(LETTER_SUFFIXES))
        raise CorpusError(f"De extensie van {path} is onbekend; een brief eindigt op {known}.")
    typed = next((each for each in _TYPED if suffix in _SUFFIXES[each]), None)
    found = signature or typed or _markup(content)
    if suffix not in _SUFFIXES[found]:
        expected = next(name for name, suffixes in _SUFFIXES.items() if suffix in suffixes)
        raise CorpusError(
            f"{path} heet {suffix} maar is geen {_NAMES[expected].removeprefix('een ')};"
            f" de inhoud is {_NAMES[found]}."
        )
    return found


def read_content(path: Path, content: bytes, *, progress: PageProgress | None = None) -> Reading:
    """Return what one file says, read by the reader of its format.

    Args:
        path: Its name, for messages.
        content: Its bytes.
        progress: Told of each page, where reading takes long.

    Raises:
        CorpusError: If it cannot be read; the message says why.
    """
    found = format_of(path, content)
    if found in {"txt", "md", "xml", "html"} and len(content) > _MOST_BYTES_OF_TEXT:
        raise CorpusError(
            f"{path} is {len(content) / 2**20:.0f} MB tekst; dat is geen brief"
            f" (ten hoogste {_MOST_BYTES_OF_TEXT // 2**20} MB)."
        )
    # Each reader is imported where it is needed: together their libraries take long to load.
    if found == "pdf":
        from mhassist.letters.readers.pdf.reader import read_pdf

        return read_pdf(path, content, progress=progress)
    if found == "xml":
        from mhassist.letters.readers.op_xml import read_op_xml

        return read_op_xml(path, content)
    if found == "html":
        from mhassist.letters.readers.html import read_html

        return read_html(path, content)
    if found == "docx":
        from mhassist.letters.readers.docx import read_docx

        return read_docx(path, content)
    if found == "odt":
        from mhassist.letters.readers.odt import read_odt

        return read_odt(path, content)
    if found == "md":
        from mhassist.letters.readers.markdown import read_markdown

        return read_markdown(path, content)
    from mhassist.letters.readers.plain import read_plain

    return read_plain(path, content)


def _signature(path: Path, content: bytes) -> str | None:
    """Return the format that the first bytes are the signature of."""
    for start, what in _FOREIGN:
        if content.startswith(start):
            raise CorpusError(f"{path} is {what}.")
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"PK"):
        return _zipped(path, content)
    return None


def _zipped(path: Path, content: bytes) -> str:
    """Tell the formats that are a ZIP file from one another, by the names in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names:
                with package.open("mimetype") as part:
                    if part.read(100).strip() == _ODT:
                        return "odt"
    except (*DAMAGED, RuntimeError) as error:
        raise CorpusError(
            f"{path} is beschadigd of niet compleet; vraag het bestand opnieuw op."
        ) from error
    what = next((what for name, what in _FOREIGN_PARTS if name in names), _OTHER_ZIP)
    raise CorpusError(f"{path} is {what}.")


def _markup(content: bytes) -> str:
    """Tell XML, HTML and plain text from one another, by the first element."""
    start = content[:_XML_WITHIN].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = start.lower()
    if not lower.startswith(b"<"):
        return "txt"
    root = _ROOT.search(re.sub(rb"<!--.*?-->", b"", start, flags=re.DOTALL))
    name = root.group(1).lower() if root else b""
    if name == b"html" or b"<!doctype html" in lower:
        return "html"
    return "xml" if lower.startswith(b"<?xml") or name == b"officiele-publicatie" else "html"
