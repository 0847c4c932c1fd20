"""Numbers that an ODT leaves to its styles: a citation of "2.1" must find 2.1 on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import load_letter
from mhassist.paragraphs import structure_letter
from readers.made import odt

_LEVELS = """
 <text:{kind} text:level="1" style:num-format="1"/>
 <text:{kind} text:level="2" style:num-format="1" text:display-levels="2"/>
"""
LISTS = "<text:list-style style:name='K'>{}</text:list-style>".format(
    _LEVELS.format(kind="list-level-style-number")
)
OUTLINE = "<text:outline-style>{}</text:outline-style>".format(
    _LEVELS.format(kind="outline-level-style")
)


def heading(text: str, level: int, *, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}"{more}>{text}</text:h>'


def in_list(inner: str, level: int, *, more: str = "") -> str:
    for _ in range(level):
        inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
    return inner.replace("<text:list>", f'<text:list text:style-name="K"{more}>', 1)


HEADINGS = (("Begin", 1), ("Deel", 2), ("Nog een deel", 2), ("Slot", 1), ("Toe", 2))
NUMBERED = ["1 Begin", "1.1 Deel", "1.2 Nog een deel", "2 Slot", "2.1 Toe"]


def numbered(tmp_path: Path, body: str, styles: str) -> list[str]:
    file = tmp_path / "brief.odt"
    file.write_bytes(odt(f"{body}<text:p>Hier eindigt de brief.</text:p>", styles=styles))
    found = structure_letter(load_letter(file)).paragraphs
    return [f"{one.label} {one.text}".strip() for one in found if one.kind == "heading"]


@pytest.mark.parametrize("goes_on", ['text:continue-numbering="true"', 'text:continue-list="l{}"'])
def test_headings_in_lists_that_go_on_are_numbered_through(tmp_path: Path, goes_on: str) -> None:
    other = "<text:list text:style-name='L1'><text:list-item><text:p>Een punt.</text:p>"
    body = ""
    for place, (text, level) in enumerate(HEADINGS):
        more = f' xml:id="l{place}"' + (f" {goes_on.format(place - 1)}" if place else "")
        body += in_list(heading(text, level), level, more=more)
        body += f"{other}</text:list-item></text:list>"
    assert numbered(tmp_path, body, LISTS) == NUMBERED


def test_headings_numbered_by_the_outline_are(tmp_path: Path) -> None:
    body = "".join(heading(text, level) for text, level in HEADINGS)
    body += heading("Zonder", 1, more=' text:is-list-header="true"')
    assert numbered(tmp_path, body, OUTLINE) == [*NUMBERED, "Zonder"]


def test_headings_without_a_number_have_none(tmp_path: Path) -> None:
    body = "".join(heading(text, level) for text, level in HEADINGS)
    assert numbered(tmp_path, body, "") == [text for text, _ in HEADINGS]


def test_list_that_does_not_go_on_begins_at_one(tmp_path: Path) -> None:
    body = in_list(heading("Begin", 1), 1) + in_list(heading("Weer", 1), 1)
    assert numbered(tmp_path, body, LISTS) == ["1 Begin", "1 Weer"]
