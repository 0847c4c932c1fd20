"""Styles and numbering of a DOCX: how text looks, what is a heading, what a list item's mark is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from mhassist.letters.readers.colours import WHITE, Colour, colour_in
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import number_in, numeral
from mhassist.letters.readers.word_processing import SMALLEST_PT
from mhassist.letters.readers.xml_parsing import tag_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_CHAIN = 20
"""A style has fewer ancestors; one that is its own ancestor would have no end."""
_HEADING_NAME = re.compile(r"(?:heading|kop) ?([1-9])", re.IGNORECASE)
_TITLE_NAMES = frozenset({"title", "titel"})
_LIST_NAME = re.compile(r"(?:list|lijst)\b.* ([2-9])", re.IGNORECASE)
_FORMATS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_BULLET = "•"
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "vanish": "vanished",
    "strike": "struck",
    "dstrike": "struck_twice",
}
"""Properties that are on or off, and what they are of a look."""


def is_on(element: etree._Element | None) -> bool:
    """Return whether a property that is on or off is there and on."""
    if element is None:
        return False
    return (element.get(f"{W}val") or "1") not in {"0", "false", "off", "none"}


class DocxStyles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId") or ""
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = name

    def look(self, style: str) -> Look:
        """Return how a paragraph's style prints."""
        look = Look()
        for element in reversed(list(self._chain(style or self._default))):
            look = _changed(look, element.find(f"{W}rPr"))
            look = look.on(shade_of(element.find(f"{W}pPr/{W}shd")))
        return look

    def run_look(self, properties: etree._Element | None, *, over: Look) -> Look:
        """Return how a run is printed in a paragraph that prints as ``over``."""
        if properties is None:
            return over
        look = over
        named = properties.find(f"{W}rStyle")
        if named is not None:
            for element in reversed(list(self._chain(named.get(f"{W}val") or ""))):
                look = _changed(look, element.find(f"{W}rPr"))
        return _changed(look, properties)

    def outline_level(self, style: str, properties: etree._Element | None) -> int:
        """Return how deep a heading is, from 1; 0 for what is none."""
        for element in (properties, *self._chain(style)):
            if element is None:
                continue
            inner = element if tag_of(element) == "pPr" else element.find(f"{W}pPr")
            said = inner.find(f"{W}outlineLvl") if inner is not None else None
            level = number_in(said.get(f"{W}val"), -1) if said is not None else -1
            if level >= 0:
                return level + 1 if level < 9 else 0
            named = _HEADING_NAME.fullmatch(_name_of(element))
            if named is not None:
                return int(named.group(1))
            if _name_of(element).lower() in _TITLE_NAMES:
                return 1
        return 0

    def is_title(self, style: str) -> bool:
        """Return whether a paragraph is the title of the whole."""
        return any(_name_of(element).lower() in _TITLE_NAMES for element in self._chain(style))

    def list_depth(self, style: str) -> int:
        """Return how deep a style of lists is by its name: 2 for ``List Bullet 2``; else 0."""
        named = (_LIST_NAME.fullmatch(_name_of(element)) for element in self._chain(style))
        return next((int(found.group(1)) for found in named if found), 0)

    def numbering(self, style: str, properties: etree._Element | None) -> tuple[str, int]:
        """Return the id of a paragraph's list and its depth in it, from 0; an empty id for none."""
        number, level = "", 0
        for element in (properties, *self._chain(style)):
            inner = element
            if element is not None and tag_of(element) != "pPr":
                inner = element.find(f"{W}pPr")
            found = inner.find(f"{W}numPr") if inner is not None else None
            if found is None:
                continue
            depth, list_id = found.find(f"{W}ilvl"), found.find(f"{W}numId")
            if depth is not None:
                level = level or number_in(depth.get(f"{W}val"), 0)
            if list_id is not None:
                number = list_id.get(f"{W}val") or ""
                break
        return ("" if number == "0" else number), level

    def is_contents(self, style: str) -> bool:
        """Return whether a paragraph is a row of the table of contents."""
        return any(
            re.fullmatch(r"(?:toc|inhopg) ?\d", _name_of(element), re.IGNORECASE)
            for element in self._chain(style)
        )

    def has_colours(self, table_style: str) -> bool:
        """Return whether a style of tables gives cells a colour."""
        return any(
            shade_of(shade) not in {None, WHITE}
            for element in self._chain(table_style)
            for shade in element.iter(f"{W}shd")
        )

    def _chain(self, name: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on, itself first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            name = (based.get(f"{W}val") or "") if based is not None else ""


class Numbering:
    """The lists of one document, with the number at which each is."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId") or ""
            self._levels[name] = {
                number_in(level.get(f"{W}ilvl"), 0): level for level in abstract.iter(f"{W}lvl")
            }
        for number in root.iter(f"{W}num"):
            self._read(number)

    def next_label(self, number: str, level: int) -> tuple[str, int]:
        """Return the mark of the next item of a list, and its depth from 1.

        Args:
            number: The list's id; an empty one gives no mark.
            level: The item's depth, from 0.
        """
        name = self._abstract.get(number)
        found = self._levels.get(name or "", {}).get(level)
        if name is None or found is None:
            return (_BULLET, level + 1) if number else ("", 0)
        counts = self._counts[name]
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        restart = self._starts.get((number, level))
        if restart is not None and (number, level) not in self._begun:
            counts[level] = restart
        else:
            counts[level] = counts.get(level, _start(found) - 1) + 1
        self._begun.add((number, level))
        return self._printed(name, level), level + 1

    def _read(self, number: etree._Element) -> None:
        name = number.get(f"{W}numId") or ""
        abstract = number.find(f"{W}abstractNumId")
        self._abstract[name] = (abstract.get(f"{W}val") or "") if abstract is not None else ""
        for override in number.iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                level = number_in(override.get(f"{W}ilvl"), 0)
                self._starts[name, level] = number_in(start.get(f"{W}val"), 1)

    def _printed(self, name: str, level: int) -> str:
        """Return the mark as printed: ``%1.%2`` with the numbers of each depth."""
        found = self._levels[name][level]
        if _format(found) in {"bullet", "none"}:
            return _bullet(found) if _format(found) == "bullet" else _BULLET
        text = found.find(f"{W}lvlText")
        pattern = (text.get(f"{W}val") or "") if text is not None else f"%{level + 1}."

        def number(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            other = self._levels[name].get(depth)
            start = _start(other) if other is not None else 1
            count = self._counts[name].get(depth, start)
            style = _format(other) if other is not None else "decimal"
            return numeral(count, _FORMATS.get(style, "1"))

        return re.sub(r"%([1-9])", number, pattern).strip() or _BULLET


def _name_of(style: etree._Element) -> str:
    name = style.find(f"{W}name") if tag_of(style) == "style" else None
    return (name.get(f"{W}val") or "") if name is not None else ""


def _format(level: etree._Element) -> str:
    found = level.find(f"{W}numFmt")
    return (found.get(f"{W}val") or "decimal") if found is not None else "decimal"


def _start(level: etree._Element) -> int:
    found = level.find(f"{W}start")
    return number_in(found.get(f"{W}val"), 1) if found is not None else 1


def _bullet(level: etree._Element) -> str:
    """Return a bullet; fonts of symbols keep theirs where no character is."""
    found = level.find(f"{W}lvlText")
    char = (found.get(f"{W}val") or "").strip() if found is not None else ""
    return char if char and not "\ue000" <= char[0] <= "\uf8ff" and char != "o" else _BULLET


def shade_of(shade: etree._Element | None) -> Colour | None:
    """Return the colour that a paragraph, a cell or a run is shaded with; ``None`` for none."""
    if shade is None:
        return None
    name = "color" if shade.get(f"{W}val") == "solid" else "fill"
    said = (shade.get(f"{W}{name}") or "auto").lower()
    return colour_in(said) if said != "auto" else None


def _changed(look: Look, properties: etree._Element | None) -> Look:
    """Return a look with what one element of run properties says."""
    for element in properties if properties is not None else ():
        tag, value = tag_of(element), (element.get(f"{W}val") or "").lower()
        if tag in _SWITCHES:
            switched: dict[str, Any] = {_SWITCHES[tag]: is_on(element)}
            look = replace(look, **switched)
        elif tag == "vertAlign":
            look = replace(look, raised=value == "superscript")
        elif tag == "color":
            look = replace(look, colour=None if value == "auto" else colour_in(value))
        elif tag == "sz":
            size = number_in(value, -1)
            look = replace(look, tiny=size / 2 < SMALLEST_PT) if size >= 0 else look
        elif tag == "shd":
            look = look.on(shade_of(element))
        elif tag == "highlight":
            look = replace(look, marker=colour_in(value))
    return look
