"""Styles of an ODT: how text looks, and how the items of its lists are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from mhassist.letters.readers.colours import colour_in, is_clear
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.word_processing import SMALLEST_PT
from mhassist.letters.readers.xml_parsing import tag_of

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PRINTED = frozenset(
    {"text-properties", "paragraph-properties"}
    | {f"table-{part}properties" for part in ("", "row-", "cell-")}
)
_LONGEST_CHAIN = 20
"""A style has fewer ancestors; one that is its own ancestor would have no end."""
_TABLE_HEAD = "Table_20_Heading"


class Styles:
    """The styles of one document, common and automatic."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, etree._Element]] = {}
        self._outline: dict[int, etree._Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                family, name = style.get(f"{STYLE}family"), style.get(f"{STYLE}name")
                self._styles[family or "", name or ""] = style
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name") or ""] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _levels(style)

    def look(self, family: str, name: str | None, *, over: Look | None = None) -> Look:
        """Return how a style prints, over the look of what it stands in."""
        look = over or Look()
        for style in reversed(self._chain(family, name)):
            for properties in style:
                if tag_of(properties) in _PRINTED:
                    look = _changed(look, properties)
        return look

    def outline_level(self, name: str) -> str | None:
        """Return the level of headings that a paragraph's style gives it."""
        for style in self._chain("paragraph", name):
            level = style.get(f"{STYLE}default-outline-level")
            if level is not None:
                return level or None
        return None

    def is_table_head(self, name: str) -> bool:
        """Return whether a paragraph's style is that of the names of columns, or derived from it.

        The style is part of the program: a file may name it and not say how it prints.
        """
        names = {style.get(f"{STYLE}parent-style-name") for style in self._chain("paragraph", name)}
        return _TABLE_HEAD in {name, *names}

    def list_of(self, element: etree._Element) -> str:
        """Return the list style of a nested list: that of the list around it."""
        for around in element.iterancestors(f"{TEXT}list"):
            name = around.get(f"{TEXT}style-name")
            if name:
                return str(name)
        return ""

    def list_level(self, style: str, level: int) -> etree._Element | None:
        """Return how a list marks the items of one level, from 1."""
        return self._lists.get(style, {}).get(level)

    def outline(self, level: int) -> etree._Element | None:
        """Return how headings of one level are numbered, from 1."""
        return self._outline.get(level)

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        """Return a style and those it is derived from, itself first."""
        chain: list[etree._Element] = []
        while name and len(chain) < _LONGEST_CHAIN:
            style = self._styles.get((family, name))
            if style is None:
                break
            chain.append(style)
            name = style.get(f"{STYLE}parent-style-name")
        return chain


def _levels(style: etree._Element) -> dict[int, etree._Element]:
    found = {number_in(level.get(f"{TEXT}level"), 0): level for level in style}
    return {depth: level for depth, level in found.items() if depth}


def _on(look: Look, ground: str, *, of_text: bool) -> Look:
    """Return a look on a ground; that of text itself is as of a marker."""
    colour = None if is_clear(ground) else colour_in(ground)
    return replace(look, marker=colour) if of_text else look.on(colour)


def _changed(look: Look, properties: etree._Element) -> Look:
    """Return a look with what one element of properties says."""

    def value(name: str) -> str:
        return (properties.get(name) or "").lower()

    if value(f"{_FO}font-weight"):
        look = replace(look, bold=value(f"{_FO}font-weight") not in {"normal", "400"})
    if value(f"{_FO}font-style"):
        look = replace(look, italic=value(f"{_FO}font-style") != "normal")
    if value(f"{STYLE}text-position"):
        look = replace(look, raised=value(f"{STYLE}text-position").startswith("super"))
    if value(f"{_FO}color"):
        look = replace(look, colour=colour_in(value(f"{_FO}color")))
    if value(f"{_FO}background-color"):
        look = _on(
            look, value(f"{_FO}background-color"), of_text=tag_of(properties) == "text-properties"
        )
    size = re.fullmatch(r"(\d+(?:\.\d+)?)pt", value(f"{_FO}font-size"))
    if size is not None:
        look = replace(look, tiny=float(size.group(1)) < SMALLEST_PT)
    through = [value(f"{STYLE}text-line-through-{name}") for name in ("style", "type")]
    look = replace(look, struck="none" not in through) if any(through) else look
    if value(f"{TEXT}display"):
        look = replace(look, vanished=value(f"{TEXT}display") == "none")
    return look
