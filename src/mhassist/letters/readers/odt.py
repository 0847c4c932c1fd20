"""ODT -> Reading: styles to headings, lists, tables, footnotes and endnotes.

Tracked changes are as accepted by their form: ODF keeps what was deleted outside the text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.formulas import in_one_line
from mhassist.letters.readers.inline import raised
from mhassist.letters.readers.letterhead_tables import letterhead_of_tables
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.odt_numbering import BULLET, Counts, Numbering
from mhassist.letters.readers.odt_styles import STYLE, Styles
from mhassist.letters.readers.odt_tables import DEEPEST, Item, Styled, TableReader
from mhassist.letters.readers.package import check_package
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.word_processing import (
    Outline,
    names_at_the_end,
    printed_with,
    said_around,
)
from mhassist.letters.readers.xml_parsing import all_text, parse_xml, tag_of
from mhassist.letters.typed_notes import set_typed_notes_apart

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LEFT_OUT = frozenset(
    "tracked-changes table-of-content alphabetical-index bibliography illustration-index"
    " table-index user-index forms sequence-decls variable-decls page-number page-count"
    " note-citation ruby-text change-start change-end change title desc".split()
)
_PRINTED_APART = frozenset({"frillblok", "kamervraagnummer"})
"""Styles of officielebekendmakingen.nl for what stands in the margin and the head of the page."""
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse"})
_DRAWN = frozenset({"frame", "g"})
_BLOCKS = frozenset({"p", "h", "list", "table", "section", "text-box"})
_DEEPEST_HEADING = 10
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
    running = names_at_the_end(lines_apart(letterhead_of_tables(walk.drafts)))
    drafts, notes = set_typed_notes_apart(running, walk.notes, raised=True)
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


def _boxes_in(element: etree._Element) -> list[etree._Element]:
    """Return the boxes with text of a drawing, without those in another."""
    if tag_of(element) in _BOXES:
        return [element]
    return [box for part in element for box in _boxes_in(part)]


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


class _Walk(TableReader):
    """Goes through the text once, in order."""

    def __init__(self, path: Path, styles: Styles, formulas: Mapping[str, str]) -> None:
        super().__init__(path, styles)
        self.notes: dict[str, Draft] = {}
        self.hidden = HiddenText()
        self.changes = False
        self._outline = Outline()
        self._numbering = Numbering(styles)
        self._formulas = formulas
        self._numbered: dict[str, Counts] = {}

    def children(self, element: etree._Element, depth: int, item: Item | None = None) -> None:
        """Read the blocks that an element holds; the first paragraph of an item has its label."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        for child in element:
            made = len(self.drafts)
            self._block(child, depth + 1, item)
            if item is not None and len(self.drafts) > made:
                item = replace(item, label="")

    def _block(self, element: etree._Element, depth: int, item: Item | None) -> None:
        tag = tag_of(element)
        if tag == "tracked-changes":
            self.changes = self.changes or len(element) > 0
        elif tag in {"p", "h"}:
            self._paragraph(element, depth, item)
        elif tag == "list":
            self._list(element, depth, item)
        elif tag == "table":
            self.table(element, depth)
        elif tag == "section" and element.get(f"{_TEXT}display") in {"none", "condition"}:
            self.hidden.add("verborgen sectie", all_text(element))
        elif tag == "numbered-paragraph":
            self.children(element, depth, self._numbered_item(element))
        elif tag in _DRAWN or tag in _BOXES:
            # What is tied to a page and to no paragraph stands among the paragraphs.
            self.read_boxes(_boxes_in(element), depth)
        elif tag in {"section", "list-item", "list-header"}:
            self.children(element, depth, item)

    def _paragraph(self, element: etree._Element, depth: int, item: Item | None) -> None:
        style = element.get(f"{_TEXT}style-name") or ""
        if style in _PRINTED_APART:
            return
        look = self.styles.look("paragraph", style)
        inline = Styled()
        boxes: list[etree._Element] = []
        self.inline(element, inline, look=look, boxes=boxes, depth=depth)
        level = element.get(f"{_TEXT}outline-level") or self.styles.outline_level(style)
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
            draft = self._outline.paragraph(inline, bold=bold, italic=italic)
            place, bold, italic = inline.first_line
            parted = self._outline.parted(inline, place, bold=bold, italic=italic)
            plain = draft.kind is MarkedKind.UNKNOWN
            self.drafts += (parted if plain else []) or [draft]
        self.read_boxes(boxes, depth)

    def inline(
        self,
        element: etree._Element,
        inline: Styled,
        *,
        look: Look,
        boxes: list[etree._Element],
        depth: int,
    ) -> None:
        """Add the running text of an element; text boxes in it are kept for after it."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        self._text(element.text, inline, look)
        for child in element:
            self._inline_child(child, inline, look=look, boxes=boxes, depth=depth)
            self._text(child.tail, inline, look)

    def _inline_child(
        self,
        child: etree._Element,
        inline: Styled,
        *,
        look: Look,
        boxes: list[etree._Element],
        depth: int,
    ) -> None:
        tag = tag_of(child)
        if tag == "note":
            self._note(child, inline, look=look, depth=depth)
        elif tag == "note-ref":
            key = child.get(f"{_TEXT}ref-name") or ""
            inline.note_again(all_text(child).strip(), key, is_raised=look.raised)
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
            self.inline(child, inline, look=look, boxes=boxes, depth=depth + 1)
        elif tag and tag not in _LEFT_OUT:
            style = child.get(f"{_TEXT}style-name")
            inner = self.styles.look("text", style, over=look) if style else look
            self.inline(child, inline, look=inner, boxes=boxes, depth=depth + 1)

    def _text(self, text: str | None, inline: Styled, look: Look) -> None:
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

    def _note(self, element: etree._Element, inline: Styled, *, look: Look, depth: int) -> None:
        key = element.get(f"{_TEXT}id") or f"noot {len(self.notes) + 1}"
        label, words = "", Styled()
        for part in element:
            if tag_of(part) == "note-citation":
                label = part.get(f"{_TEXT}label") or all_text(part).strip()
            elif tag_of(part) == "note-body":
                plain = replace(look, raised=False)
                self.inline(part, words, look=plain, boxes=[], depth=depth + 1)
        self.notes[key] = words.draft(MarkedKind.FOOTNOTE, label=label)
        inline.mark(label, key)

    def _numbered_item(self, element: etree._Element) -> Item:
        """Return the place in its list of a paragraph that stands in none, and is numbered."""
        style = element.get(f"{_TEXT}style-name") or ""
        level = max(number_in(element.get(f"{_TEXT}level"), 1), 1)
        counts = self._numbered.setdefault(element.get(f"{_TEXT}list-id") or style, {})
        start = element.get(f"{_TEXT}start-value") or ""
        return Item(level, self._numbering.item(style, counts, level, start=start), counts)

    def _list(self, element: etree._Element, depth: int, item: Item | None) -> None:
        for child, inside in self.items(element, item):
            self.children(child, depth + 1, inside)

    def items(
        self, element: etree._Element, item: Item | None
    ) -> Iterator[tuple[etree._Element, Item]]:
        """Yield the items of a list, each with its place."""
        level = 1 if item is None else item.level + 1
        style = element.get(f"{_TEXT}style-name") or self.styles.list_of(element)
        counts = self._numbering.begin(element, style) if item is None else item.counts
        for child in element:
            label = ""
            # One that holds nothing but a deeper list is there for its depth, and has no number.
            if tag_of(child) == "list-item" and any(tag_of(part) in {"p", "h"} for part in child):
                start = child.get(f"{_TEXT}start-value") or ""
                label = self._numbering.item(style, counts, level, start=start)
            yield child, Item(level, label, counts)
