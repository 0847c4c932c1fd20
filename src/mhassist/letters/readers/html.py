"""HTML of officielebekendmakingen.nl and rijksoverheid.nl -> Reading: the letter, not the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.letter import Metadata
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.html_inline import DEEPEST, InlineReader, Place, classes_of, is_block
from mhassist.letters.readers.html_lists import labels_of, own_label, word_item
from mhassist.letters.readers.html_page import (
    cut_off,
    is_wholly,
    left_open,
    letter_in,
    metadata_in,
    parse_page,
    said_under_title,
)
from mhassist.letters.readers.html_tables import read_definitions, read_table
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.letterhead_tables import letterhead_of_tables
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.word_processing import Outline, names_at_the_end
from mhassist.letters.readers.xml_parsing import all_text, repair_double_encoding, tag_of
from mhassist.letters.typed_notes import set_typed_notes_apart

_HEADING = re.compile(r"h([1-6])")
_LETTERHEAD = frozenset({"dossiertitel", "kamerstukdatum", "kamervraagomschrijving_kop"})
"""Classes on officielebekendmakingen.nl; ``stuktitel`` is one only where it holds a number."""
_UNDER_TITLE = frozenset({"article-meta", "meta"})
_WAY_BACK = re.compile("[\\s\ufe0e\ufe0f]*[↩↑⤴⏎^][\\s\ufe0e\ufe0f]*$")
"""A sign that leads from a note back to its mark."""


def read_html(path: Path, content: bytes) -> Reading:
    """Return a page's letter: text, blocks, and what its head says of it.

    Raises:
        CorpusError: If no letter is in it, or it nests too deep.
    """
    repaired = repair_double_encoding(content)
    reading = read_root(path, parse_page(path, repaired))
    opened = left_open(repaired.decode("utf-8", errors="replace"))
    # Where it holds no element, the parser made a comment of it, which is told already.
    known = {each.partition(": ")[2] for each in reading.warnings}
    told = [each for each in opened if each.partition(": ")[2] not in known]
    if repaired != content:
        told.append("De tekst was dubbel gecodeerd (“Ã«” voor “ë”) en is hersteld.")
    return replace(reading, warnings=(*reading.warnings, *told))


def read_root(path: Path, root: etree._Element, *, margin: Sequence[Draft] = ()) -> Reading:
    """Return the letter of a page that is parsed.

    Args:
        path: Its name, for messages.
        root: The page.
        margin: What stands beside the letter in another way than on the page.

    Raises:
        CorpusError: If no letter is in it, or it nests too deep.
    """
    letter = letter_in(root)
    walk = _Walk(path, root, letter)
    walk.block(letter, Place())
    walk.notes_below()
    drafts = names_at_the_end(lines_apart(letterhead_of_tables(_dense_levels(walk.drafts))))
    running, notes = set_typed_notes_apart(drafts, walk.notes(), raised=True)
    text, blocks = set_out([*running, *margin], notes)
    cut = cut_off(root)
    if not any(block.kind is not MarkedKind.FURNITURE for block in blocks):
        if cut:
            raise CorpusError(f"{path} is te diep genest om een brief te zijn.")
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes())
    warnings = (*cut, *walk.hidden.warnings())
    return Reading(text, blocks, "html", warnings, metadata_in(root), beside=walk.beside)


class _Walk(InlineReader):
    """Goes through the letter once, in order."""

    def __init__(self, path: Path, root: etree._Element, letter: etree._Element) -> None:
        super().__init__(path, root, letter)
        self.drafts: list[Draft] = []
        self.beside = Metadata()
        """What the page says of the letter under its title."""
        self._containers = {mark.container: mark for mark in self.marks.values()}
        self._notes: dict[str, Draft] = {}
        self._outline = Outline()
        self._tables = 0

    def notes(self) -> dict[str, Draft]:
        """Return the notes that are referred to, in the order in which they stand."""
        return self._notes

    def notes_below(self) -> None:
        """Read the notes that stand on the page outside the element that holds the letter."""
        for container in self._containers:
            if self.keys[container] not in self._notes and not self.is_left_out(container):
                self._note(container, Place())

    def block(self, element: etree._Element, place: Place) -> None:
        """Read one element that stands on its own."""
        if place.nested > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        if self.is_left_out(element):
            return
        place = replace(place, nested=place.nested + 1)
        tag, classes = tag_of(element), classes_of(element)
        item = word_item(element)
        if element in self._containers:
            self._note(element, place)
        elif item is not None:
            label, depth = item
            self.children(
                element,
                replace(place, list_depth=depth, kind=MarkedKind.LIST_ITEM, label=label),
            )
        elif _HEADING.fullmatch(tag) or classes & _LETTERHEAD:
            self._heading(element, place)
        elif "ondertekening" in classes and _is_one_block(element):
            self._signature(element, place)
        elif tag in _HANDLED:
            _HANDLED[tag](self, element, place)
        elif tag == "p" and place == Place(nested=place.nested) and self._printed_heading(element):
            pass
        elif tag == "p" and classes & _UNDER_TITLE:
            self._said_under_title(element, place)
        else:
            self.children(element, place)

    def children(self, element: etree._Element, place: Place) -> None:
        """Read what an element holds: running text as blocks, and the blocks in it."""
        inline = Inline()
        self.add(inline, element.text, element)
        breaks = 0
        for child in element:
            if tag_of(child) == "br":
                breaks += 1
                inline.add("\n")
                if breaks > 1:
                    place, inline = self._flush(inline, place), Inline()
            elif is_block(child) or child in self._containers:
                place = self._flush(inline, place)
                made = len(self.drafts)
                self.block(child, place)
                if len(self.drafts) > made:
                    place = _after_first(place)
                inline, breaks = Inline(), 0
            else:
                self.inline(child, inline, place)
                breaks = 0
            self.add(inline, child.tail, element)
            breaks = 0 if (child.tail or "").strip() else breaks
        self._flush(inline, place)

    def _flush(self, inline: Inline, place: Place) -> Place:
        """Let what was gathered be a block; return the place of what follows it."""
        if not inline:
            return place
        self.drafts.append(inline.draft(place.kind, label=place.label, level=place.list_depth))
        return _after_first(place)

    def _heading(self, element: etree._Element, place: Place) -> None:
        inline = self.gathered(element, place)
        inside = {name for inner in element.iter() for name in classes_of(inner)}
        found = _HEADING.fullmatch(tag_of(element))
        if found is None or inside & (_LETTERHEAD | {"stuknummer", "dossiernummer"}):
            self.drafts.append(inline.draft(MarkedKind.LETTERHEAD))
        elif inline:
            level = int(found.group(1))
            self.drafts.append(self._outline.heading(inline, level))

    def _printed_heading(self, element: etree._Element) -> bool:
        """Read a paragraph that is printed as a heading; return whether it was one."""
        bold = is_wholly(element, self.looks.is_bold)
        italic = is_wholly(element, self.looks.is_italic)
        if not bold and not italic:
            return self._heading_before_break(element)
        draft = self._outline.paragraph(self.gathered(element, Place()), bold=bold, italic=italic)
        if draft.kind is MarkedKind.HEADING:
            self.drafts.append(draft)
        return draft.kind is MarkedKind.HEADING

    def _heading_before_break(self, element: etree._Element) -> bool:
        """Read a paragraph that begins with a heading and a line end; return whether it was one."""
        head = element[0] if len(element) > 1 and not (element.text or "").strip() else None
        if head is None or (head.tail or "").strip() or tag_of(element[1]) != "br":
            return False
        if all(tag_of(child) in {"br", "img"} or is_block(child) for child in element):
            return False
        bold, italic = (
            is_wholly(head, looks) for looks in (self.looks.is_bold, self.looks.is_italic)
        )
        if not bold and not italic:
            return False
        before = Inline()
        self.inline(head, before, Place())
        whole = self.gathered(element, Place())
        place = len(whole.text) - len(whole.text.lstrip()) + len(before.text.strip())
        parted = self._outline.parted(whole, place, bold=bold, italic=italic)
        self.drafts += parted
        return bool(parted)

    def _said_under_title(self, element: etree._Element, place: Place) -> None:
        said = said_under_title(all_text(element))
        self.beside = self.beside if said is None else said
        if said is not None or "article-meta" in classes_of(element):
            place = replace(place, kind=MarkedKind.LETTERHEAD)
        self.children(element, place)

    def _signature(self, element: etree._Element, place: Place) -> None:
        """Each name closes a signature."""
        inline = Inline()
        inline.add(element.text)
        for child in element:
            self.inline(child, inline, place)
            if "naam" in classes_of(child):
                self.drafts.append(inline.draft(MarkedKind.SIGNATURE))
                inline = Inline()
            inline.add(f" {child.tail or ''}")
        if inline:
            self.drafts.append(inline.draft(MarkedKind.SIGNATURE))

    def _note(self, element: etree._Element, place: Place) -> None:
        mark = self._containers[element]
        inline = Inline()
        self.inline(element, inline, place)
        said = inline.text.strip()
        number = mark.label.strip("[]()")
        label = f"(?:{re.escape(number)}|{re.escape(raised(number))})"
        words = re.sub(rf"^[\[(]?{label}[\])]?[.:]?(?:\s+|(?=\D))", "", said)
        words = _WAY_BACK.sub("", words)
        self._notes[self.keys[element]] = Draft(
            MarkedKind.FOOTNOTE, words, label=mark.label.strip("[]()")
        )

    def _list(self, element: etree._Element, place: Place) -> None:
        labels = dict(labels_of(element))
        for child in element:
            if child not in labels:
                self.block(child, replace(place, list_depth=place.list_depth + 1))
                continue
            label = labels[child]
            own = own_label(child)
            if own is not None:
                label = all_text(own)
                own.text, own[:] = "", []
            inside = replace(
                place, list_depth=place.list_depth + 1, kind=MarkedKind.LIST_ITEM, label=label
            )
            self.block(child, inside)

    def _typed(self, element: etree._Element, place: Place) -> None:
        """Read text that keeps its own line ends."""
        for part in all_text(element).replace("\r\n", "\n").split("\n\n"):
            inline = Inline()
            inline.add(part)
            place = self._flush(inline, place)

    def _definitions(self, element: etree._Element, place: Place) -> None:
        self.drafts += read_definitions(element, read_cell=lambda cell: self.cell(cell, place))

    def _table(self, element: etree._Element, place: Place) -> None:
        self._tables += 1
        self.drafts += read_table(
            element,
            self._tables,
            read_cell=lambda cell: self.cell(cell, place),
            read_blocks=lambda cell: self._apart(cell, place),
            is_bold=self.looks.is_bold,
        )

    def _apart(self, element: etree._Element, place: Place) -> list[Draft]:
        """Return the blocks that an element holds, and not among the others."""
        begun = len(self.drafts)
        self.children(element, place)
        made, self.drafts[begun:] = self.drafts[begun:], []
        return made


_HANDLED: dict[str, Callable[[_Walk, etree._Element, Place], None]] = {
    "dl": _Walk._definitions,
    "ol": _Walk._list,
    "pre": _Walk._typed,
    "table": _Walk._table,
    "ul": _Walk._list,
}


def _is_one_block(element: etree._Element) -> bool:
    """Return whether lines stand in no blocks of their own, or have the names marked in them."""
    inner = list(element.iterdescendants())
    return any("naam" in classes_of(each) for each in inner) or not any(map(is_block, inner))


def _after_first(place: Place) -> Place:
    """Only the first block of an item has its mark."""
    if place.kind is MarkedKind.LIST_ITEM:
        return replace(place, kind=MarkedKind.PARAGRAPH, label="")
    return place


def _dense_levels(drafts: Sequence[Draft]) -> list[Draft]:
    """Number the levels of headings from 1: a page may begin with ``h2``."""
    levels = sorted({draft.level for draft in drafts if draft.kind is MarkedKind.HEADING})
    return [
        replace(draft, level=levels.index(draft.level) + 1)
        if draft.kind is MarkedKind.HEADING
        else draft
        for draft in drafts
    ]
