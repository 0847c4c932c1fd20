"""ODT -> Reading: styles to headings, lists, tables, footnotes and endnotes.

Tracked changes are as accepted by their form: ODF keeps what was deleted outside the text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.formulas import in_one_line
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.odt_numbering import BULLET, Counts, Numbering
from mhassist.letters.readers.odt_styles import STYLE, Styles
from mhassist.letters.readers.package import check_package
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.tables import Cell, Table, in_one_cell, span_of, stands_between
from mhassist.letters.readers.word_processing import (
    Outline,
    is_page_head,
    names_at_the_end,
    printed_with,
    said_around,
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
_MOST_REPEATED = 30
"""Of equal cells beside one another."""
_MOST_FORMULAS = 500
_HREF = "{http://www.w3.org/1999/xlink}href"


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
        formulas = _formulas(path, package)
    walk = _Walk(path, Styles([*sheets, body]), formulas)
    for text in body.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"):
        walk.children(text, 0)
    running = names_at_the_end(lines_apart(walk.drafts))
    drafts, notes = set_typed_notes_apart(running, walk.notes)
    letter, blocks = set_out([*drafts, *walk.margin], notes)
    if not letter:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes)
    warnings = list(walk.hidden.warnings())
    if walk.changes:
        warnings.append("Bijgehouden wijzigingen zijn gelezen alsof ze aanvaard zijn.")
    printed = printed_with(walk.margin, letter)
    heads = [all_text(line) for sheet in sheets for line in _lines_of_pages(sheet)]
    beside = said_around(heads)
    return Reading(letter, blocks, "odt", tuple(warnings), printed=printed, beside=beside)


def _lines_of_pages(sheet: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of the heads and feet of pages."""
    for page in sheet.iter(f"{STYLE}master-page"):
        for part in page:
            if tag_of(part).startswith(("header", "footer")):
                yield from part.iter(f"{_TEXT}p", f"{_TEXT}h")


def _formulas(path: Path, package: zipfile.ZipFile) -> dict[str, str]:
    """Return what the formulas say that are files of their own, by the name of their folder."""
    found: dict[str, str] = {}
    for name in package.namelist():
        folder, _, file = name.rpartition("/")
        if folder and file == "content.xml" and len(found) < _MOST_FORMULAS:
            root = parse_xml(f"{path} ({name})", package.read(name))
            if tag_of(root) == "math":
                found[folder] = in_one_line(root)
    return found


@dataclass(frozen=True, slots=True)
class _Item:
    """Where in a list a paragraph stands."""

    level: int
    label: str
    counts: Counts
    """Of the list."""


class _Walk:
    """Goes through the text once, in order."""

    def __init__(self, path: Path, styles: Styles, formulas: Mapping[str, str]) -> None:
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
        self._formulas = formulas
        self._tables = 0

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
        self._read_boxes(boxes, depth)

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
        elif tag in {"object", "math"}:
            href = child.get(_HREF) or ""
            own = in_one_line(child) if len(child) else ""
            inline.add(own or self._formulas.get(href.removeprefix("./"), ""))
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
        self._tables += 1
        table = Table(self._tables)
        boxes: list[etree._Element] = []
        for row in _rows(element):
            cells = [cell for cell in row if tag_of(cell) == "table-cell"]
            alone = len(cells) == 1 and not table.goes_on
            wide = alone and table.is_begun and _spans(cells[0])[1] > 1
            if alone and not (wide and stands_between(all_text(cells[0]))):
                begun = len(self.drafts)
                self.children(cells[0], depth + 1)
                table.add_between(self.drafts[begun:])
                del self.drafts[begun:]
                continue
            read = [self._cell(cell, element, depth, boxes=boxes) for cell in cells]
            head = tag_of(row.getparent()) == "table-header-rows"
            repeated = [one for one, cell in zip(read, cells, strict=True) for _ in _times(cell)]
            table.add_row(repeated, head=head)
        self.drafts += table.drafts()
        self._read_boxes(boxes, depth)

    def _cell(
        self,
        cell: etree._Element,
        table: etree._Element,
        depth: int,
        *,
        boxes: list[etree._Element],
    ) -> Cell:
        look = Look(on_unknown=table.get(f"{_TABLE}template-name") is not None)
        for part, name in ((table, "table"), (cell.getparent(), "table-row"), (cell, "table-cell")):
            look = self._styles.look(name, part.get(f"{_TABLE}style-name"), over=look)
        inline = _Styled()
        self._in_cell(cell, inline, depth, look=look, boxes=boxes)
        rows, columns = _spans(cell)
        return Cell(inline, rows=rows, columns=columns, bold=inline.is_all("bold"))

    def _nested(
        self, element: etree._Element, depth: int, *, look: Look, boxes: list[etree._Element]
    ) -> Inline:
        """Return a table that stands in a cell."""
        rows: list[list[Inline]] = []
        for row in _rows(element):
            rows.append([])
            for cell in (cell for cell in row if tag_of(cell) == "table-cell"):
                inline = _Styled()
                self._in_cell(cell, inline, depth + 1, look=look, boxes=boxes)
                rows[-1].append(inline)
        return in_one_cell(rows)

    def _read_boxes(self, boxes: Sequence[etree._Element], depth: int) -> None:
        for box in boxes:
            begun = len(self.drafts)
            self.children(box, depth + 1)
            self.margin += take_margin(self.drafts, begun)

    def _in_cell(
        self,
        element: etree._Element,
        inline: _Styled,
        depth: int,
        *,
        look: Look,
        boxes: list[etree._Element],
        item: _Item | None = None,
    ) -> None:
        """Add what a cell holds, the items of a list with their marks."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        for part in element:
            if tag_of(part) == "list":
                for child, inside in self._items(part, item):
                    inline.add(f"{inside.label} " if inside.label else "")
                    self._in_cell(child, inline, depth + 1, look=look, boxes=boxes, item=inside)
                continue
            if tag_of(part) == "table":
                inline.append(self._nested(part, depth + 1, look=look, boxes=boxes))
                continue
            style = part.get(f"{_TEXT}style-name") or ""
            own = self._styles.look("paragraph", style, over=look)
            self._inline(part, inline, look=own, boxes=boxes, depth=depth + 1)
            inline.add("\n")


def _rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, without those of a table in a cell of it."""
    return [
        row
        for row in table.iter(f"{_TABLE}table-row")
        if next(row.iterancestors(f"{_TABLE}table"), None) is table
    ]


def _spans(cell: etree._Element) -> tuple[int, int]:
    """Return how many rows and columns a cell takes."""
    rows, columns = (cell.get(f"{_TABLE}number-{what}-spanned") for what in ("rows", "columns"))
    return span_of(rows), span_of(columns)


def _times(cell: etree._Element) -> range:
    """Return how often a cell stands there: equal ones beside one another are written once."""
    return range(min(span_of(cell.get(f"{_TABLE}number-columns-repeated")), _MOST_REPEATED))


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
