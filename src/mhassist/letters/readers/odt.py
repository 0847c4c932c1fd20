"""ODT -> Reading: styles to headings, lists, tables, footnotes and endnotes.

Tracked changes are as accepted by their form: ODF keeps what was deleted outside the text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.cells import Cells, span_of
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.odt_numbering import BULLET, Counts, Numbering
from mhassist.letters.readers.odt_styles import Styles
from mhassist.letters.readers.package import check_package
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.word_processing import (
    Outline,
    is_page_head,
    names_at_the_end,
    printed_with,
    signatures_apart,
    take_margin,
)
from mhassist.letters.readers.xml_parsing import all_text, parse_xml, tag_of
from mhassist.letters.typed_notes import set_typed_notes_apart

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LEFT_OUT = frozenset(
    "tracked-changes table-of-content alphabetical-index bibliography illustration-index"
    " table-index user-index forms sequence-decls variable-decls page-number page-count"
    " note-citation ruby-text change-start change-end change title desc".split()
)
_PRINTED_APART = frozenset({"frillblok", "kamervraagnummer"})
"""Styles of officielebekendmakingen.nl for what stands in the margin and the head of the page."""
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse"})
_BLOCKS = frozenset({"p", "h", "list", "table", "section", "text-box"})
_DEEPEST = 200
_DEEPEST_HEADING = 10


def read_odt(path: Path, content: bytes) -> Reading:
    """Return an OpenDocument text's text and blocks.

    Raises:
        CorpusError: If it is damaged, encrypted, too large, or holds no text.
    """
    check_package(path, content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        manifest = (
            package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        )
        if b"encryption-data" in manifest:
            raise CorpusError(f"{path} is versleuteld; sla het op zonder wachtwoord.")
        if "content.xml" not in names:
            raise CorpusError(
                f"{path} is beschadigd of niet compleet; vraag het bestand opnieuw op."
            )
        body, *sheets = (
            parse_xml(f"{path} ({name})", package.read(name))
            for name in ("content.xml", "styles.xml")
            if name in names
        )
    walk = _Walk(path, Styles([*sheets, body]))
    for text in body.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"):
        walk.children(text, 0)
    drafts, notes = set_typed_notes_apart(names_at_the_end(walk.drafts), walk.notes)
    letter, blocks = set_out([*drafts, *walk.margin], notes)
    if not letter:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes)
    warnings = list(walk.hidden.warnings())
    if walk.changes:
        warnings.append("Bijgehouden wijzigingen zijn gelezen alsof ze aanvaard zijn.")
    printed = printed_with(walk.margin, letter)
    return Reading(letter, blocks, "odt", tuple(warnings), printed=printed)


@dataclass(frozen=True, slots=True)
class _Item:
    """Where in a list a paragraph stands."""

    level: int
    label: str
    counts: Counts
    """Of the list."""


class _Walk:
    """Goes through the text once, in order."""

    def __init__(self, path: Path, styles: Styles) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, Draft] = {}
        self.margin: list[Draft] = []
        """What stands in boxes beside the letter."""
        self.hidden = HiddenText()
        self.changes = False
        self._path = path
        self._styles = styles
        self._outline = Outline()
        self._numbering = Numbering(styles)

    def children(self, element: etree._Element, depth: int, item: _Item | None = None) -> None:
        """Read the blocks that an element holds; the first paragraph of an item has its label."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        for child in element:
            made = len(self.drafts)
            self._block(child, depth + 1, item)
            if item is not None and len(self.drafts) > made:
                item = replace(item, label="")

    def _block(self, element: etree._Element, depth: int, item: _Item | None) -> None:
        tag = tag_of(element)
        if tag == "tracked-changes":
            self.changes = self.changes or len(element) > 0
        elif tag in {"p", "h"}:
            self._paragraph(element, depth, item)
        elif tag == "list":
            self._list(element, depth, item)
        elif tag == "table":
            self._table(element, depth)
        elif tag == "section" and element.get(f"{_TEXT}display") in {"none", "condition"}:
            self.hidden.add("verborgen sectie", all_text(element))
        elif tag in {"section", "list-item", "list-header", "text-box"}:
            self.children(element, depth, item)

    def _paragraph(self, element: etree._Element, depth: int, item: _Item | None) -> None:
        style = element.get(f"{_TEXT}style-name") or ""
        if style in _PRINTED_APART:
            return
        look = self._styles.look("paragraph", style)
        inline = _Styled()
        boxes: list[etree._Element] = []
        self._inline(element, inline, look=look, boxes=boxes, depth=depth)
        level = element.get(f"{_TEXT}outline-level") or self._styles.outline_level(style)
        if inline and item is not None and tag_of(element) == "p":
            kind = MarkedKind.LIST_ITEM if item.label else MarkedKind.PARAGRAPH
            self.drafts.append(inline.draft(kind, label=item.label, level=item.level))
        elif inline and (tag_of(element) == "h" or level):
            label, depth_said = "", min(max(number_in(level, 1), 1), _DEEPEST_HEADING)
            if item is not None:
                label = item.label
            elif element.get(f"{_TEXT}is-list-header") != "true":
                label = self._numbering.heading(depth_said)
            label = "" if label == BULLET else label
            self.drafts.append(self._outline.heading(inline, depth_said, label=label))
        elif inline:
            bold, italic = inline.is_all("bold"), inline.is_all("italic")
            self.drafts.append(self._outline.paragraph(inline, bold=bold, italic=italic))
        for box in boxes:
            begun = len(self.drafts)
            self.children(box, depth + 1)
            self.margin += take_margin(self.drafts, begun)

    def _inline(
        self,
        element: etree._Element,
        inline: _Styled,
        *,
        look: Look,
        boxes: list[etree._Element],
        depth: int,
    ) -> None:
        """Add the running text of an element; text boxes in it are kept for after it."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        self._text(element.text, inline, look)
        for child in element:
            self._inline_child(child, inline, look=look, boxes=boxes, depth=depth)
            self._text(child.tail, inline, look)

    def _inline_child(
        self,
        child: etree._Element,
        inline: _Styled,
        *,
        look: Look,
        boxes: list[etree._Element],
        depth: int,
    ) -> None:
        tag = tag_of(child)
        if tag == "note":
            self._note(child, inline, look=look, depth=depth)
        elif tag in {"annotation", "hidden-text", "hidden-paragraph"}:
            self._say_hidden(child, tag)
        elif tag == "s":
            inline.add(" ")
        elif tag in {"tab", "line-break"}:
            inline.add("\t" if tag == "tab" else "\n")
        elif tag in _BOXES:
            boxes.append(child)
        elif tag in _BLOCKS:
            inline.add(" ")
            self._inline(child, inline, look=look, boxes=boxes, depth=depth + 1)
        elif tag and tag not in _LEFT_OUT:
            style = child.get(f"{_TEXT}style-name")
            inner = self._styles.look("text", style, over=look) if style else look
            self._inline(child, inline, look=inner, boxes=boxes, depth=depth + 1)

    def _text(self, text: str | None, inline: _Styled, look: Look) -> None:
        if not text:
            return
        if look.left_out_because and text.strip():
            self.hidden.add(look.left_out_because, text)
            return
        # In ODF any white space in the file is one space on the page.
        inline.look_at(text, look)
        words = re.sub(r"[ \t\r\n]+", " ", text)
        inline.add(raised(words) if look.raised else words)

    def _say_hidden(self, element: etree._Element, tag: str) -> None:
        why = "opmerking in de kantlijn" if tag == "annotation" else "verborgen veld"
        said = " ".join(all_text(part) for part in element if tag_of(part) in {"p", "list"})
        self.hidden.add(why, said or element.get(f"{_TEXT}string-value") or all_text(element))

    def _note(self, element: etree._Element, inline: _Styled, *, look: Look, depth: int) -> None:
        key = element.get(f"{_TEXT}id") or f"noot {len(self.notes) + 1}"
        label, words = "", _Styled()
        for part in element:
            if tag_of(part) == "note-citation":
                label = part.get(f"{_TEXT}label") or all_text(part).strip()
            elif tag_of(part) == "note-body":
                plain = replace(look, raised=False)
                self._inline(part, words, look=plain, boxes=[], depth=depth + 1)
        self.notes[key] = words.draft(MarkedKind.FOOTNOTE, label=label)
        inline.mark(label, key)

    def _list(self, element: etree._Element, depth: int, item: _Item | None) -> None:
        for child, inside in self._items(element, item):
            self.children(child, depth + 1, inside)

    def _items(
        self, element: etree._Element, item: _Item | None
    ) -> Iterator[tuple[etree._Element, _Item]]:
        """Yield the items of a list, each with its place."""
        level = 1 if item is None else item.level + 1
        style = element.get(f"{_TEXT}style-name") or self._styles.list_of(element)
        counts = self._numbering.begin(element, style) if item is None else item.counts
        for child in element:
            label = ""
            # One that holds nothing but a deeper list is there for its depth, and has no number.
            if tag_of(child) == "list-item" and any(tag_of(part) in {"p", "h"} for part in child):
                start = child.get(f"{_TEXT}start-value") or ""
                label = self._numbering.item(style, counts, level, start=start)
            yield child, _Item(level, label, counts)

    def _table(self, element: etree._Element, depth: int) -> None:
        if is_page_head(all_text(element)):
            return
        table = Cells()
        begun = len(self.drafts)
        for row in element.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table"), None) is not element:
                continue
            cells = [cell for cell in row if tag_of(cell) == "table-cell"]
            if len(cells) == 1 and not table.goes_on:
                self.children(cells[0], depth + 1)
                continue
            inline = _Styled()
            table.begin_row(inline)
            for cell in cells:
                table.begin_cell()
                self._in_cell(cell, inline, depth)
                spans = (cell.get(f"{_TABLE}number-{what}-spanned") for what in ("rows", "columns"))
                rows, columns = map(span_of, spans)
                table.end_cell(rows=rows, columns=columns)
            if table.end_row():
                self.drafts.append(inline.draft(MarkedKind.TABLE_ROW))
        self.drafts[begun:] = signatures_apart(self.drafts[begun:], table.rows)

    def _in_cell(
        self, element: etree._Element, inline: _Styled, depth: int, *, item: _Item | None = None
    ) -> None:
        """Add what a cell holds, the items of a list with their marks."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        for part in element:
            if tag_of(part) == "list":
                for child, inside in self._items(part, item):
                    inline.add(f"{inside.label} " if inside.label else "")
                    self._in_cell(child, inline, depth + 1, item=inside)
                continue
            style = part.get(f"{_TEXT}style-name") or ""
            look = self._styles.look("paragraph", style).on(background=True)
            self._inline(part, inline, look=look, boxes=[], depth=depth + 1)
            inline.add("\n")


class _Styled(Inline):
    """Running text that knows whether all of it is printed alike."""

    def __init__(self) -> None:
        super().__init__()
        self._bold: set[bool] = set()
        self._italic: set[bool] = set()

    def look_at(self, text: str, look: Look) -> None:
        """Note how a stretch is printed."""
        if text.strip():
            self._bold.add(look.bold)
            self._italic.add(look.italic)

    def is_all(self, what: str) -> bool:
        """Return whether every letter is ``bold``, or ``italic``."""
        return (self._bold if what == "bold" else self._italic) == {True}
