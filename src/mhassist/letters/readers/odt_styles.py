"""Styles of an ODT: how text looks, and how the items of its lists are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import numeral
from mhassist.letters.readers.word_processing import SMALLEST_PT, WHITE
from mhassist.letters.readers.xml_parsing import tag_of

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LONGEST_CHAIN = 20
"""A style has fewer ancestors; one that is its own ancestor would have no end."""
_BULLET = "•"


class Styles:
    """The styles of one document, common and automatic."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, etree._Element]] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                family, name = style.get(f"{_STYLE}family"), style.get(f"{_STYLE}name")
                self._styles[family or "", name or ""] = style
            for style in root.iter(f"{_TEXT}list-style"):
                levels = {
                    int(level.get(f"{_TEXT}level") or "0"): level
                    for level in style
                    if (level.get(f"{_TEXT}level") or "").isdigit()
                }
                self._lists[style.get(f"{_STYLE}name") or ""] = levels

    def look(self, family: str, name: str | None, *, over: Look | None = None) -> Look:
        """Return how a style prints, over the look of what it stands in."""
        look = over or Look()
        for style in reversed(self._chain(family, name)):
            for properties in style:
                if tag_of(properties) in {"text-properties", "paragraph-properties"}:
                    look = _changed(look, properties)
        return look

    def outline_level(self, name: str) -> str | None:
        """Return the level of headings that a paragraph's style gives it."""
        for style in self._chain("paragraph", name):
            level = style.get(f"{_STYLE}default-outline-level")
            if level is not None:
                return level or None
        return None

    def list_of(self, element: etree._Element) -> str:
        """Return the list style of a nested list: that of the list around it."""
        for around in element.iterancestors(f"{_TEXT}list"):
            name = around.get(f"{_TEXT}style-name")
            if name:
                return str(name)
        return ""

    def first_number(self, style: str, level: int) -> int:
        """Return the number with which a list begins."""
        found = self._lists.get(style, {}).get(level)
        start = found.get(f"{_TEXT}start-value") if found is not None else None
        return int(start) if start and start.isdigit() else 1

    def label(self, style: str, level: int, number: int) -> str:
        """Return the mark of an item."""
        found = self._lists.get(style, {}).get(level)
        if found is None:
            return _BULLET
        if tag_of(found) != "list-level-style-number":
            char = found.get(f"{_TEXT}bullet-char") or _BULLET
            # Fonts of symbols keep theirs where no character is.
            return _BULLET if "\ue000" <= char <= "\uf8ff" else char
        printed = found.get(f"{_STYLE}num-format") or ""
        if not printed:
            return _BULLET
        before = found.get(f"{_STYLE}num-prefix") or ""
        after = found.get(f"{_STYLE}num-suffix") or ""
        return f"{before}{numeral(number, printed)}{after}".strip()

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        """Return a style and those it is derived from, itself first."""
        chain: list[etree._Element] = []
        while name and len(chain) < _LONGEST_CHAIN:
            style = self._styles.get((family, name))
            if style is None:
                break
            chain.append(style)
            name = style.get(f"{_STYLE}parent-style-name")
        return chain


def _changed(look: Look, properties: etree._Element) -> Look:
    """Return a look with what one element of properties says."""

    def value(name: str) -> str:
        return (properties.get(name) or "").lower()

    if value(f"{_FO}font-weight"):
        look = replace(look, bold=value(f"{_FO}font-weight") not in {"normal", "400"})
    if value(f"{_FO}font-style"):
        look = replace(look, italic=value(f"{_FO}font-style") != "normal")
    if value(f"{_STYLE}text-position"):
        look = replace(look, raised=value(f"{_STYLE}text-position").startswith("super"))
    if value(f"{_FO}color"):
        look = replace(look, white=value(f"{_FO}color").lstrip("#") in WHITE)
    if value(f"{_FO}background-color"):
        colour = value(f"{_FO}background-color").lstrip("#")
        look = replace(look, background=colour not in WHITE | {"transparent"})
    size = re.fullmatch(r"(\d+(?:\.\d+)?)pt", value(f"{_FO}font-size"))
    if size is not None:
        look = replace(look, tiny=float(size.group(1)) < SMALLEST_PT)
    through = [value(f"{_STYLE}text-line-through-{name}") for name in ("style", "type")]
    look = replace(look, struck="none" not in through) if any(through) else look
    if value(f"{_TEXT}display"):
        look = replace(look, vanished=value(f"{_TEXT}display") == "none")
    return look
