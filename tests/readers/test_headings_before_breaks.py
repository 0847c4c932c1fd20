"""A heading that is only printed bold or italic, with a line break between it and its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt

TEXT = "De haven is klaar. Dat is op tijd."


def in_docx(head: str, look: str = "b") -> tuple[str, bytes]:
    body = (
        f"<w:p><w:r><w:rPr><w:{look}/></w:rPr><w:t>{head}</w:t></w:r>"
        f"<w:r><w:br/><w:t>{TEXT}</w:t></w:r></w:p>"
    )
    return "a.docx", docx(body, more=NO_COMMENTS)


def in_html(head: str, look: str = "b") -> tuple[str, bytes]:
    return "a.html", f"<body><p><{look}>{head}</{look}><br>\n{TEXT}</p></body>".encode()


def in_odt(head: str, look: str = "b") -> tuple[str, bytes]:
    style = {"b": "Vet", "i": "T1"}[look]
    span = f'<text:span text:style-name="{style}">{head}</text:span>'
    return "a.odt", odt(f"<text:p>{span}<text:line-break/>{TEXT}</text:p>")


def read(file: tuple[str, bytes]) -> list[str]:
    reading = read_content(Path(file[0]), file[1])
    letter = Letter("a", reading.text, Metadata(), "", blocks=reading.blocks)
    return [f"{one.kind}: {one.text}" for one in structure_letter(letter).paragraphs]


@pytest.mark.parametrize("make", [in_docx, in_html, in_odt], ids=["docx", "html", "odt"])
@pytest.mark.parametrize("look", ["b", "i"])
def test_line_above_the_break_is_a_heading(make: object, look: str) -> None:
    assert callable(make)
    assert read(make("Cijfers over 2031", look)) == [
        "heading: Cijfers over 2031",
        f"paragraph: {TEXT}",
    ]


def test_bold_line_of_an_address_is_no_heading() -> None:
    address = "<b>Ministerie van Havens</b><br>Postbus 1<br>1000 AA Delft"
    found = read(("a.html", f"<body><p>{address}</p><p>Ja.</p></body>".encode()))
    assert not any(one.startswith("heading") for one in found)


@pytest.mark.parametrize("make", [in_docx, in_html, in_odt], ids=["docx", "html", "odt"])
def test_bold_sentence_above_the_break_is_text(make: object) -> None:
    assert callable(make)
    assert read(make("De cijfers zijn bekend.")) == [f"paragraph: De cijfers zijn bekend. {TEXT}"]


def test_bold_heading_with_a_deeper_number_stands_under_the_other() -> None:
    heads = ("1. Inleiding", "2. Stand", "2.1 Meldingen")
    body = "".join(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{head}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>De kade is klaar.</w:t></w:r></w:p>"
        for head in heads
    )
    read = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    assert [one.level for one in read.blocks if one.kind == "heading"] == [1, 1, 2]
