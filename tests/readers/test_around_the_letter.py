"""What stands around a letter tells of it what the letter itself does not, to be checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mhassist.letters.corpus import load_letter
from mhassist.letters.letter import Letter
from mhassist.paragraphs import structure_letter
from readers.made import docx_with_head, odt, zipped

HEAD = (
    "<w:p><w:r><w:t>Ministerie van Havens</w:t><w:tab/><w:t>Ons kenmerk: HV-2031 / 12</w:t></w:r>"
    "</w:p><w:p><w:r><w:t>Datum</w:t></w:r></w:p><w:p><w:r><w:t>3 maart 2031</w:t></w:r></w:p>"
)


def load(folder: Path, name: str, content: bytes) -> Letter:
    (folder / name).write_bytes(content)
    return load_letter(folder / name)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_head_of_the_pages_tells_what_the_letter_does_not(tmp_path: Path) -> None:
    letter = load(tmp_path, "a.docx", docx_with_head(paragraph("De pont vaart elk uur."), HEAD))
    known = letter.metadata
    assert (known.kenmerk, known.date, known.ministries) == (
        "HV-2031 / 12",
        dt.date(2031, 3, 3),
        ("Havens",),
    )
    assert letter.unsure == ("date", "kenmerk", "ministries")
    assert letter.text == "De pont vaart elk uur."


def test_what_the_letter_says_itself_comes_first(tmp_path: Path) -> None:
    body = paragraph("Datum: 4 mei 2031") + paragraph("Kenmerk: HV-2031-99") + paragraph("Tekst.")
    letter = load(tmp_path, "a.docx", docx_with_head(body, HEAD))
    known = letter.metadata
    assert (known.kenmerk, known.date) == ("HV-2031-99", dt.date(2031, 5, 4))
    assert letter.unsure == ("ministries",)


def test_who_is_named_in_a_head_did_not_sign(tmp_path: Path) -> None:
    head = paragraph("De Minister van Havens,") + paragraph("A. de Groot")
    letter = load(tmp_path, "a.docx", docx_with_head(paragraph("De pont vaart."), head))
    assert letter.metadata.signatories == ()


def test_head_of_the_pages_of_odt_tells_too(tmp_path: Path) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(odt("<text:p>De pont vaart elk uur.</text:p>"))) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "text")
    )
    parts["styles.xml"] = (
        f"<office:document-styles {spaces}><office:master-styles><style:master-page><style:header>"
        "<text:p>Kenmerk: HV-2031-12</text:p></style:header></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    letter = load(tmp_path, "a.odt", zipped(parts))
    assert (letter.metadata.kenmerk, letter.unsure) == ("HV-2031-12", ("kenmerk",))
    assert letter.text == "De pont vaart elk uur."


def test_line_under_the_title_of_a_page_has_its_day(tmp_path: Path) -> None:
    page = (
        '<main><h1>Brief over ponten</h1><p class="meta">Kamerstuk: Kamerbrief | 21-05-2031</p>'
        "<p>De pont vaart elk uur.</p></main>"
    )
    letter = load(tmp_path, "a.html", page.encode())
    assert (letter.metadata.date, letter.metadata.kind) == (dt.date(2031, 5, 21), "Kamerbrief")
    assert letter.unsure == ("title", "kind", "date")
    assert [each.kind.value for each in structure_letter(letter).paragraphs] == [
        "heading",
        "letterhead",
        "paragraph",
    ]
