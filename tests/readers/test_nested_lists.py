"""Items inside an item: what they are part of is said, with a colon or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import read_content
from mhassist.paragraphs import structure_letter
from readers.made import odt

MARKDOWN = """\
Het toezicht bestaat uit:

- rondgang langs de kades;
  - in de ochtend
  - na de laatste pont
- een meldpunt.
"""
ODT = (
    "<text:p>Het toezicht bestaat uit:</text:p><text:list><text:list-item>"
    "<text:p>rondgang langs de kades;</text:p><text:list><text:list-item><text:p>in de ochtend"
    "</text:p></text:list-item><text:list-item><text:p>na de laatste pont</text:p>"
    "</text:list-item></text:list></text:list-item><text:list-item><text:p>een meldpunt.</text:p>"
    "</text:list-item></text:list>"
)


@pytest.mark.parametrize(
    ("name", "content"), [("a.md", MARKDOWN.encode()), ("a.odt", odt(ODT))], ids=["md", "odt"]
)
def test_item_in_an_item_without_a_colon_has_it_for_its_parent(name: str, content: bytes) -> None:
    read = read_content(Path(name), content)
    letter = Letter("a", read.text, Metadata(), "", blocks=read.blocks)
    found = structure_letter(letter).paragraphs
    assert [(one.text, one.level, one.lead_in) for one in found] == [
        ("Het toezicht bestaat uit:", 0, None),
        ("rondgang langs de kades;", 1, 1),
        ("in de ochtend", 2, 2),
        ("na de laatste pont", 2, 2),
        ("een meldpunt.", 1, 1),
    ]
