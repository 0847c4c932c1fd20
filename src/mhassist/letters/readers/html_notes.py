"""Footnotes of a web page: which links are marks, and what they lead to.

Told by how they lead: a link that is no more than a number, to a place further on that begins
with the same number. So it holds for the site's own pages, and for pages that Word made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from mhassist.letters.readers.xml_parsing import all_text, tag_of

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?")
_CONTAINERS = frozenset({"aside", "dd", "div", "li", "p", "section", "td"})
_SKIPPED = frozenset({"note-close"})
_LONGEST = 5000
"""A note is shorter; what is longer is a chapter."""


@dataclass(frozen=True, slots=True)
class NoteLink:
    """One mark in the text."""

    label: str
    container: etree._Element
    """The element that is the note."""


def find_notes(
    letter: etree._Element, root: etree._Element | None = None
) -> dict[etree._Element, NoteLink]:
    """Return the marks by their link.

    Args:
        letter: The part of the page that is the letter; links in other parts are no marks.
        root: The whole page: its notes may stand below the element that holds the letter.
    """
    targets: dict[str, etree._Element] = {}
    order: dict[etree._Element, int] = {}
    for number, element in enumerate((letter if root is None else root).iter()):
        order[element] = number
        if tag_of(element):
            for name in (element.get("id"), element.get("name")):
                if name:
                    targets.setdefault(name, element)
    found: dict[etree._Element, NoteLink] = {}
    for link in letter.iter("a"):
        label = "".join(all_text(link).split())
        target = targets.get((link.get("href") or " ")[1:])
        is_mark = (link.get("href") or "").startswith("#") and _MARK.fullmatch(label)
        if target is None or not is_mark:
            continue
        container = _container(target, label)
        if container is not None and order[container] > order[link]:
            found[link] = NoteLink(label, container)
    return found


def _container(target: etree._Element, label: str) -> etree._Element | None:
    """Return the nearest block around a target that has words of its own after the number."""
    bare = label.strip("[]()")
    for element in (target, *target.iterancestors()):
        if tag_of(element) not in _CONTAINERS:
            continue
        said = "".join(_words(element)).strip()
        if len(said) > _LONGEST:
            return None
        rest = re.sub(rf"^[\[(]?{re.escape(bare)}[\])]?", "", said)
        if rest.strip():
            named = "noot" in (element.get("class") or "") or tag_of(element) == "li"
            return element if named or rest != said else None
    return None


def _words(element: etree._Element) -> list[str]:
    pieces = [element.text or ""] if tag_of(element) else []
    for child in element:
        if not _SKIPPED & set((child.get("class") or "").split() if tag_of(child) else ()):
            pieces.extend(_words(child))
        pieces.append(child.tail or "")
    return pieces
