"""Lists in the cells of a table: the row says the marks that are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import load_letter
from mhassist.paragraphs import structure_letter
from readers.made import docx, odt


def docx_item(text: str) -> str:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{number}{run}</w:p>"


def docx_row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


PLAIN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
DOCX = docx(
    "<w:tbl>"
    + docx_row(docx_item(""), PLAIN.format("Meer toezicht"))
    + docx_row(docx_item(""), PLAIN.format("Meer zorg"))
    + "</w:tbl>"
    + docx_item("En verder.")
)

_CELL = "<table:table-cell>{}</table:table-cell>"
_LIST = (
    '<text:list text:style-name="L1"><text:list-item><text:p>toezicht</text:p></text:list-item>'
    "<text:list-item><text:p>zorg</text:p><text:list><text:list-item><text:p>nazorg</text:p>"
    "</text:list-item></text:list></text:list-item></text:list>"
)
ODT = odt(
    "<table:table><table:table-row>"
    f"{_CELL.format('<text:p>Doel</text:p>')}{_CELL.format(_LIST)}"
    "</table:table-row></table:table>"
)
HTML = (
    b"<body><table><tr><td>Doel</td><td><ol start='3'><li>toezicht</li><li><p>zorg</p>"
    b"<ul><li>nazorg</li></ul></li></ol></td></tr></table></body>"
)


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        pytest.param(
            "a.docx", DOCX, ["1. | Meer toezicht", "2. | Meer zorg", "3. En verder."], id="docx"
        ),
        pytest.param("a.odt", ODT, ["Doel | 1. toezicht 2. zorg a) nazorg"], id="odt"),
        pytest.param("a.html", HTML, ["Doel | 3. toezicht 4. zorg • nazorg"], id="html"),
    ],
)
def test_row_says_the_marks_of_a_list(
    tmp_path: Path, name: str, content: bytes, lines: list[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    found = structure_letter(load_letter(tmp_path / name)).paragraphs
    assert [f"{one.label} {one.text}".strip() for one in found] == lines
