"""Formulas are text in a line: what stands above, below or raised is told by signs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from mhassist.letters.readers import read_content
from readers.made import docx, odt, zipped

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def run(text: str) -> str:
    return f"<m:r><w:rPr/><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (
            f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run('2')}</m:den></m:f>{run('=c')}",
            "(a+b)/2=c",
        ),
        (f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>", "x²"),
        (f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('n+1')}</m:sup></m:sSup>", "x^(n+1)"),
        (f"<m:sSub><m:e>{run('k')}</m:e><m:sub>{run('i')}</m:sub></m:sSub>", "k_i"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{run('a+b')}</m:e></m:rad>", "√(a+b)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{run("i=1")}</m:sub>'
            f"<m:sup>{run('n')}</m:sup><m:e>{run('k')}</m:e></m:nary>",
            "∑_(i=1)^n k",
        ),
        (f"<m:d><m:e>{run('a')}</m:e></m:d>", "(a)"),
        (f"<w:del>{run('weg')}</w:del>{run('a')}", "a"),
    ],
    ids=["fraction", "square", "power", "index", "root", "sum", "brackets", "deleted"],
)
def test_formula_of_word_is_text(formula: str, said: str) -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Hier geldt </w:t></w:r>'
        f"<m:oMath {M}>{formula}</m:oMath><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert read_content(Path("a.docx"), docx(body)).text == f"Hier geldt {said}."


MATHML = (
    "<math><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>=</mo><msup><mi>x</mi><mn>3</mn></msup></math>"
)


def test_formula_of_a_page_is_text() -> None:
    page = f"<body><p>Hier geldt {MATHML}.</p></body>"
    assert read_content(Path("a.html"), page.encode()).text == "Hier geldt a/2=x³."


def test_formula_of_odt_is_text() -> None:
    body = (
        '<text:p>Hier geldt <draw:frame><draw:object xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xlink:href="./Object 1"/></draw:frame>.</text:p>'
    )
    with zipfile.ZipFile(io.BytesIO(odt(body))) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    parts["Object 1/content.xml"] = MATHML
    assert read_content(Path("a.odt"), zipped(parts)).text == "Hier geldt a/2=x³."


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Hier <math><mover></mover></math>is niets.</p>", "Hier is niets."),
        ("<p>Hier <math><mi>x</mi> <b>en al wat volgt.</b></p>", "Hier x en al wat volgt."),
    ],
    ids=["empty", "never closed"],
)
def test_formula_that_is_broken_takes_no_text_along(page: str, text: str) -> None:
    assert read_content(Path("a.html"), f"<body>{page}</body>".encode()).text == text
