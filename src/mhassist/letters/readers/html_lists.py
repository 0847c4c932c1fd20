"""Marks of the items of lists on a web page: printed by a browser, or by the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from mhassist.letters.readers.numerals import number_in, numeral
from mhassist.letters.readers.xml_parsing import all_text, tag_of

BULLET = "•"
CLOSING = "data-closing"
"""Attribute of a list: what closes its numbers, where that is no full stop."""
_LONGEST_LABEL = 8
_LABEL_CLASSES = frozenset({"ol", "li.nr", "nr", "lidnr"})
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower|upper)-(alpha|latin|roman)")
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*l\d+\s+level([1-9])")
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_STYLES = {
    ("lower", "alpha"): "a",
    ("lower", "latin"): "a",
    ("lower", "roman"): "i",
    ("upper", "alpha"): "A",
    ("upper", "latin"): "A",
    ("upper", "roman"): "I",
}


def labels_of(around: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the items of a list, each with the mark that a browser prints before it."""
    items = [child for child in around if tag_of(child) == "li"]
    if tag_of(around) == "ul":
        yield from ((item, BULLET) for item in items)
        return
    back = around.get("reversed") is not None
    number = number_in(around.get("start"), len(items) if back else 1)
    style = _style_of(around)
    for item in items:
        number = number_in(item.get("value"), number)
        yield item, f"{numeral(number, style)}{around.get(CLOSING) or '.'}"
        number += -1 if back else 1


def _style_of(around: etree._Element) -> str:
    found = _STYLE.search((around.get("style") or "").lower())
    return _STYLES[found[1], found[2]] if found is not None else around.get("type") or "1"


class MarksInText:
    """The marks of items that stand in running text: in a cell, say."""

    def __init__(self) -> None:
        self._labels: dict[etree._Element, dict[etree._Element, str]] = {}

    def of(self, item: etree._Element) -> str:
        """Return the mark of an item, with a space after it; empty where the page prints it."""
        around = item.getparent()
        if around is None or tag_of(around) not in {"ol", "ul"} or own_label(item) is not None:
            return ""
        if around not in self._labels:
            self._labels[around] = dict(labels_of(around))
        return f"{self._labels[around][item]} "


def word_item(paragraph: etree._Element) -> tuple[str, int] | None:
    """Take the mark out of a paragraph that Word saved as an item; return it with its depth.

    In a page that Word made an item stands in no list: it has its mark as text, and its style says
    how deep it is.
    """
    level = _WORD_LEVEL.search(paragraph.get("style") or "") if tag_of(paragraph) == "p" else None
    if level is None:
        return None
    for part in paragraph.iter("span"):
        if _WORD_MARK.search(part.get("style") or ""):
            said = " ".join(all_text(part).split())
            part.text, part[:] = "", []
            return (said if any(map(str.isalnum, said)) and said != "o" else BULLET), int(level[1])
    return None


def own_label(item: etree._Element) -> etree._Element | None:
    """Return the element that prints an item's mark, where the page does that itself."""
    for element in item.iter():
        if element is not item and tag_of(element) == "li":
            return None
        if _classes(element) & _LABEL_CLASSES and len(all_text(element).strip()) <= _LONGEST_LABEL:
            return element
        if (element.text or "").strip():
            return None
    return None


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").split()) if tag_of(element) else set()
