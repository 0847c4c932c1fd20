"""Numbers of an ODT, which are not in its text: of the items of its lists and of its headings."""

from __future__ import annotations

from lxml import etree

from mhassist.letters.readers.numerals import number_in, numeral
from mhassist.letters.readers.odt_styles import STYLE, TEXT, Styles
from mhassist.letters.readers.xml_parsing import tag_of

BULLET = "•"
_ID = "{http://www.w3.org/XML/1998/namespace}id"

Counts = dict[int, int]
"""At which number each level of a list is, the outermost 1."""


class Numbering:
    """Counts the items of lists and the headings, in the order of the text."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._named: dict[str, Counts] = {}
        self._last: dict[str, Counts] = {}
        self._headings: Counts = {}

    def begin(self, element: etree._Element, style: str) -> Counts:
        """Return at which numbers a list is when it begins: it may go on where another ended."""
        goes_on_in = element.get(f"{TEXT}continue-list") or ""
        counts = self._named.get(goes_on_in)
        if counts is None and element.get(f"{TEXT}continue-numbering") == "true":
            counts = self._last.get(style)
        if counts is None:
            counts = {}
        self._last[style] = counts
        name = element.get(_ID)
        if name:
            self._named[name] = counts
        return counts

    def item(self, style: str, counts: Counts, level: int, *, start: str = "") -> str:
        """Return the mark of the next item of a list.

        Args:
            style: The list's.
            counts: As ``begin`` returned them; counted further.
            level: The item's, from 1.
            start: Its number, where it says so itself.
        """
        found = self._styles.list_level(style, level)
        _count(counts, level, found, start=start)
        if found is None:
            return BULLET
        if tag_of(found) != "list-level-style-number":
            char = found.get(f"{TEXT}bullet-char") or BULLET
            # Fonts of symbols keep theirs where no character is.
            return BULLET if "\ue000" <= char <= "\uf8ff" else char
        levels = {depth: self._styles.list_level(style, depth) for depth in range(1, level + 1)}
        return _printed(levels, counts, level) or BULLET

    def heading(self, level: int) -> str:
        """Return the number of the next heading that stands in no list; often it has none."""
        levels = {depth: self._styles.outline(depth) for depth in range(1, level + 1)}
        _count(self._headings, level, levels[level])
        return _printed(levels, self._headings, level)


def _count(counts: Counts, level: int, found: etree._Element | None, *, start: str = "") -> None:
    for deeper in [depth for depth in counts if depth > level]:
        del counts[deeper]
    counts[level] = number_in(start, counts.get(level, _first(found) - 1) + 1)


def _first(level: etree._Element | None) -> int:
    return number_in(level.get(f"{TEXT}start-value"), 1) if level is not None else 1


def _printed(levels: dict[int, etree._Element | None], counts: Counts, level: int) -> str:
    """Return a number as printed: ``2.1`` where a level shows those above it."""
    own = levels[level]
    if own is None or not own.get(f"{STYLE}num-format"):
        return ""
    shown = number_in(own.get(f"{TEXT}display-levels"), 1)
    numbers = []
    for depth in range(max(level - shown, 0) + 1, level + 1):
        found = levels[depth]
        style = found.get(f"{STYLE}num-format") if found is not None else ""
        if style:
            numbers.append(numeral(counts.get(depth, _first(found)), style))
    before, after = (own.get(f"{STYLE}num-{side}") or "" for side in ("prefix", "suffix"))
    return f"{before}{'.'.join(numbers)}{after}".strip()
