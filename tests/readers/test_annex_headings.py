"""Headings under an annex that are printed as its title is: they stand under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt

TITLES = ("Ponten", "Bijlage 1", "Cijfers", "Kosten")
TEXT = "De ponten varen weer elk uur van de dag."


def in_docx() -> bytes:
    body = "".join(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{title}</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
        for title in TITLES
    )
    return docx(body, more=NO_COMMENTS)


def in_odt() -> bytes:
    return odt(
        "".join(
            f'<text:p><text:span text:style-name="Vet">{title}</text:span></text:p>'
            f"<text:p>{TEXT}</text:p>"
            for title in TITLES
        )
    )


def in_html() -> bytes:
    body = "".join(f"<p><b>{title}</b></p><p>{TEXT}</p>" for title in TITLES)
    return f"<html><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", in_docx()), ("a.odt", in_odt()), ("a.html", in_html())],
    ids=["docx", "odt", "html"],
)
def test_bold_heading_under_a_bold_annex_has_it_in_its_path(name: str, content: bytes) -> None:
    read = read_content(Path(name), content)
    found = structure_letter(Letter("a", read.text, Metadata(), "", blocks=read.blocks)).paragraphs
    assert [one.section for one in found if one.text == TEXT] == [
        ("Ponten",),
        ("Bijlage 1",),
        ("Bijlage 1", "Cijfers"),
        ("Bijlage 1", "Kosten"),
    ]
