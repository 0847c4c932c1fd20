"""Running text of a web page: what of it is on the page, and what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import STRUCK_OUT, HiddenText
from mhassist.letters.marked import MarkedKind
from mhassist.letters.readers.formulas import in_one_line, is_formula
from mhassist.letters.readers.html_lists import MarksInText
from mhassist.letters.readers.html_looks import Looks
from mhassist.letters.readers.html_notes import find_notes
from mhassist.letters.readers.html_tables import table_of
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.tables import in_one_cell
from mhassist.letters.readers.xml_parsing import all_text, tag_of

DEEPEST = 200
"""Elements nested deeper than any letter needs."""
_SITE = frozenset(
    "aside button dialog form head iframe input nav noscript object script select"
    " style svg template textarea".split()
)
_SITE_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_SITE_CLASSES = frozenset({"assistive", "skiplinks", "note-close", "visually-hidden", "sr-only"})
_LINES = frozenset({"br", "hr"})
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    " html".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_QUOTES = ("“", "”")
_WORDS_OF_A_MESSAGE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the page an element stands."""

    list_depth: int = 0
    kind: MarkedKind = MarkedKind.PARAGRAPH
    label: str = ""
    nested: int = 0
    """Elements above it."""


class InlineReader:
    """Reads running text, and leaves out what is not on the page."""

    def __init__(self, path: Path, root: etree._Element, letter: etree._Element) -> None:
        self.path = path
        self.hidden = HiddenText()
        self.looks = Looks(root)
        self.marks = find_notes(letter, root)
        containers = dict.fromkeys(mark.container for mark in self.marks.values())
        self.keys = {container: str(number) for number, container in enumerate(containers)}
        self._whole_page = tag_of(letter) in {"body", "html"}
        self._list_marks = MarksInText()

    def inline(self, element: etree._Element, inline: Inline, place: Place) -> None:
        """Add an element of running text; what follows it is the caller's."""
        if place.nested > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        if self.is_left_out(element):
            return
        mark = self.marks.get(element)
        if mark is not None:
            inline.note_again(mark.label, self.keys[mark.container])
            return
        tag = tag_of(element)
        if tag in _LINES or is_block(element):
            inline.add("\n")
        if tag == "li":
            inline.add(self._list_marks.of(element))
        if tag == "math" and is_formula(element):
            inline.add(in_one_line(element))
            return
        if tag == "table":
            inline.append(self._nested_table(element, place))
            return
        before, after = _QUOTES if tag == "q" else ("", "")
        inline.add(before)
        inner = Inline() if tag == "sup" and self._is_bare(element) else inline
        self.add(inner, element.text, element)
        for child in element:
            self.inline(child, inner, replace(place, nested=place.nested + 1))
            self.add(inner, child.tail, element)
        if inner is not inline:
            inline.add(raised(inner.text))
        inline.add(f"{after} " if is_block(element) else after)

    def _is_bare(self, element: etree._Element) -> bool:
        """Return whether an element holds words alone: no mark of a note, no block."""
        inside = element.iterdescendants()
        return not any(each in self.marks or is_block(each) for each in inside)

    def add(self, inline: Inline, text: str | None, owner: etree._Element) -> None:
        """Add text that stands in an element itself, if anybody can see it."""
        if not text or not text.strip():
            inline.add(" " if text else "")
            return
        why = self.looks.unseen_because(owner)
        if why:
            self.hidden.add(why, text)
        else:
            inline.add(_SPACES.sub(" ", text))

    def is_left_out(self, element: etree._Element) -> bool:
        """Return whether an element belongs to the site, or is not on the page."""
        tag = tag_of(element)
        if not tag:
            comment = element.text or ""
            if element.tag is etree.Comment and _says_something(comment):
                self.hidden.add("opmerking in het bestand", comment)
            return element.tag is not etree.Entity
        classes = classes_of(element)
        site = tag in _SITE or (self._whole_page and tag in {"header", "footer"})
        if site or element.get("role") in _SITE_ROLES or classes & _SITE_CLASSES:
            return True
        why = STRUCK_OUT if tag in _STRUCK else self.looks.left_out_because(element)
        if why:
            self.hidden.add(why, all_text(element))
        return bool(why)

    def gathered(self, element: etree._Element, place: Place) -> Inline:
        """Return all that an element says, as one block."""
        inline = Inline()
        self.add(inline, element.text, element)
        for child in element:
            self.inline(child, inline, place)
            self.add(inline, child.tail, element)
        return inline

    def cell(self, cell: etree._Element, place: Place) -> Inline:
        """Return what a cell says."""
        inline = Inline()
        self.inline(cell, inline, place)
        return inline

    def _nested_table(self, element: etree._Element, place: Place) -> Inline:
        inside = replace(place, nested=place.nested + 1)
        rows = [row for row in element.iter("tr") if table_of(row) is element]
        cells = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in rows]
        return in_one_cell([[self.cell(cell, inside) for cell in row] for row in cells])


def classes_of(element: etree._Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split()) if tag_of(element) else frozenset()


def is_block(element: etree._Element) -> bool:
    """Return whether an element stands on its own."""
    return tag_of(element) in _BLOCKS


def _says_something(comment: str) -> bool:
    """Return whether a comment holds a sentence, and no mark of the program that wrote it."""
    if comment.lstrip().startswith("[if") or "<" in comment:
        return False
    return len(re.findall(r"[^\W\d_]{2,}", comment)) >= _WORDS_OF_A_MESSAGE
