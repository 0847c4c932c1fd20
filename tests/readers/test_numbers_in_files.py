"""Numbers that a file says and that are none, or that nobody can count up to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import DOCX_BODY, ODT_BODY, OP_XML, SITE_HTML, docx, odt

_NUMBER = re.compile(r'(\s[\w:.-]+=")\d+"')
_HEADING = '<text:h text:outline-level="2">Kop</text:h>'
_LIST = "<ol start='3'><li>een</li></ol><table><tr><td rowspan='2'>a</td><td>b</td></tr></table>"


@pytest.mark.parametrize("said", ["²", "٣", "99999999999", "9" * 5000, "-5", "1e9", ""])
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.html", "a.xml"])
def test_text_is_read_whatever_the_numbers_are(name: str, said: str) -> None:
    def spoilt(text: str) -> str:
        return _NUMBER.sub(rf'\g<1>{said}"', text.replace("'", '"'))

    content = {
        "a.docx": docx(spoilt(DOCX_BODY)),
        "a.odt": odt(spoilt(ODT_BODY + _HEADING)),
        "a.html": spoilt(SITE_HTML.replace("<footer>", f"{_LIST}<footer>")).encode(),
        "a.xml": spoilt(OP_XML).encode(),
    }[name]
    read = read_content(Path(name), content)
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    assert any("vuilniswagens zijn" in one.text for one in structure_letter(letter).paragraphs)
