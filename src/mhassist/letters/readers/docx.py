"""DOCX -> Reading: styles to headings, lists, tables, footnotes and endnotes.

Tracked changes are read as accepted; comments, headers and footers are left out.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.letter import Metadata
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.docx_parts import (
    cells_before,
    goes_on_above,
    inside,
    is_end_deleted,
    lines_of_pages,
    names_columns,
    not_read,
    read_apart,
    text_boxes,
    text_in,
)
from mhassist.letters.readers.docx_styles import DocxStyles, Numbering, W, is_on, shade_of
from mhassist.letters.readers.formulas import in_one_line
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import numeral
from mhassist.letters.readers.package import DAMAGED, check_package
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.symbols import sign
from mhassist.letters.readers.tables import Cell, Table, in_one_cell, span_of
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

_UNREADABLE = (*DAMAGED, OpcError, etree.LxmlError, AttributeError, LookupError, TypeError)
"""What python-docx raises where a part or a relation is not what it should be."""
_DEEPEST = 150
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_TRANSPARENT = frozenset(
    "ins moveTo hyperlink smartTag fldSimple sdt sdtContent customXml dir bdo r".split()
)
_HOLDS_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_ELSEWHERE = {"altChunk": "ingevoegd bestand", "subDoc": "ingevoegd bestand"}
_NO_BREAKING_HYPHEN = "-"


def read_docx(path: Path, content: bytes) -> Reading:
    """Return a Word document's text and blocks.

    Raises:
        CorpusError: If it is damaged, too large, or holds no text.
    """
    check_package(path, content)
    try:
        part = docx.Document(io.BytesIO(content)).part
        walk = _Walk(path, _Parts(path, part))
    except _UNREADABLE as error:
        raise CorpusError(
            f"{path} is geen leesbaar Word-bestand; open het in Word en sla het opnieuw op."
        ) from error
    body = part.element.find(f"{W}body")
    if body is not None:
        walk.blocks(body, 0)
        walk.finish()
    running = names_at_the_end(lines_apart(walk.drafts))
    drafts, notes = set_typed_notes_apart(running, walk.notes)
    text, blocks = set_out([*drafts, *walk.margin], notes)
    if not text:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    return Reading(
        text,
        blocks,
        "docx",
        walk.warnings(),
        Metadata(title=walk.title),
        printed=printed_with(walk.margin, text),
        beside=said_around(lines_of_pages(path, part)),
    )


class _Parts:
    """The parts of a document that its text refers to."""

    def __init__(self, path: Path, main: Part) -> None:
        self._path = path
        self._main = main
        self.styles = DocxStyles(self._root(RELATIONSHIP_TYPE.STYLES))
        self.numbering = Numbering(self._root(RELATIONSHIP_TYPE.NUMBERING))
        self.comments = self._root(RELATIONSHIP_TYPE.COMMENTS)
        self.notes: dict[str, etree._Element] = {}
        for kind, letter in ((RELATIONSHIP_TYPE.FOOTNOTES, "f"), (RELATIONSHIP_TYPE.ENDNOTES, "e")):
            root = self._root(kind)
            for note in root if root is not None else ():
                if tag_of(note) in {"footnote", "endnote"} and not note.get(f"{W}type"):
                    self.notes[f"{letter}{note.get(f'{W}id')}"] = note

    def _root(self, kind: str) -> etree._Element | None:
        try:
            part = self._main.part_related_by(kind)
        except (KeyError, ValueError):
            return None
        return parse_xml(f"{self._path} ({part.partname})", part.blob)


@dataclass(slots=True)
class _Paragraph:
    """One paragraph while its runs are read."""

    inline: Inline = field(default_factory=Inline)
    boxes: list[etree._Element] = field(default_factory=list)
    bold: set[bool] = field(default_factory=set)
    italic: set[bool] = field(default_factory=set)
    field_depth: list[bool] = field(default_factory=list)
    """For each open field, whether its result has begun."""

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not its result."""
        return not all(self.field_depth)


class _Walk:
    """Goes through the text once, in order."""

    def __init__(self, path: Path, parts: _Parts) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, Draft] = {}
        self.margin: list[Draft] = []
        """What stands in boxes beside the letter."""
        self.hidden = HiddenText()
        self.title = ""
        """Of the whole, by its style."""
        self._path = path
        self._parts = parts
        self._outline = Outline()
        self._open: _Paragraph | None = None
        """A paragraph whose end was deleted: the next goes on in it."""
        self._changes = {"invoeging": 0, "verwijdering": 0}
        self._note_numbers = {"f": 0, "e": 0}
        self.unread: Counter[str] = Counter()
        """What is in the letter and no text, by what it is."""
        self._tables = 0

    def warnings(self) -> tuple[str, ...]:
        """Return what a user should know."""
        self.hidden.look_at_drafts(self.drafts, self.notes)
        comments = self._parts.comments
        for comment in comments if comments is not None else ():
            self.hidden.add("opmerking in de kantlijn", all_text(comment))
        changed = ", ".join(
            f"{count} {what}{'en' if count > 1 else ''}"
            for what, count in self._changes.items()
            if count
        )
        told = (f"Bijgehouden wijzigingen zijn gelezen alsof ze aanvaard zijn: {changed}.",)
        unread = ", ".join(f"{what} ({count})" for what, count in self.unread.items())
        not_text = (f"Staat in de brief en is niet gelezen: {unread}; vergelijk met de brief.",)
        return (
            *self.hidden.warnings(),
            *(told if changed else ()),
            *(not_text if unread else ()),
        )

    def blocks(self, element: etree._Element, depth: int) -> None:
        """Read the blocks that an element holds."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        framed: int | None = None
        for child in element:
            tag = tag_of(child)
            if tag == "p" and child.find(f"{W}pPr/{W}framePr") is not None:
                framed = len(self.drafts) if framed is None else framed
            elif framed is not None:
                self.margin += take_margin(self.drafts, framed)
                framed = None
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._table(child, depth)
            elif tag in _HOLDS_BLOCKS:
                self.blocks(child, depth + 1)
            elif tag in _ELSEWHERE:
                self.unread[_ELSEWHERE[tag]] += 1

    def finish(self) -> None:
        """Let a paragraph whose end was deleted end with the text."""
        left, self._open = self._open, None
        if left is not None and left.inline:
            self.drafts.append(left.inline.draft(MarkedKind.UNKNOWN))

    def _paragraph(self, element: etree._Element) -> None:
        own = self._open or _Paragraph()
        properties = element.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        self._runs(element, own, look=self._look(properties, style), depth=0)
        if properties is not None and is_end_deleted(properties):
            self._open = own
            return
        self._open = None
        label = self._label(properties, style)  # a number is counted where nothing else is left
        if own.inline:
            self.drafts.append(self._draft(own, properties, style, label=label))
        self._read_boxes(own.boxes)

    def _look(self, properties: etree._Element | None, style: str) -> Look:
        """Return how a paragraph prints."""
        shade = properties.find(f"{W}shd") if properties is not None else None
        return self._parts.styles.look(style).on(shade_of(shade))

    def _label(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """Return the mark of a paragraph and the depth of its list."""
        return self._parts.numbering.next_label(*self._parts.styles.numbering(style, properties))

    def _draft(
        self,
        own: _Paragraph,
        properties: etree._Element | None,
        style: str,
        *,
        label: tuple[str, int],
    ) -> Draft:
        styles = self._parts.styles
        level = styles.outline_level(style, properties)
        mark, depth = label
        if styles.is_title(style):
            self.title = self.title or " ".join(own.inline.text.split())
        if level:
            return self._outline.heading(own.inline, level, label="" if mark == "•" else mark)
        if styles.is_contents(style):
            return own.inline.draft(MarkedKind.TABLE_ROW)
        if mark:
            depth = max(depth, styles.list_depth(style))
            return own.inline.draft(MarkedKind.LIST_ITEM, label=mark, level=depth)
        bold, italic = own.bold == {True}, own.italic == {True}
        return self._outline.paragraph(own.inline, bold=bold, italic=italic)

    def _runs(self, element: etree._Element, own: _Paragraph, *, look: Look, depth: int) -> None:
        """Add the runs that an element holds, changes accepted."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        for child in element:
            tag = tag_of(child)
            if tag in _DELETED:
                self._changes["verwijdering"] += 1
                continue
            self._changes["invoeging"] += tag in _INSERTED
            if tag == "r":
                properties = child.find(f"{W}rPr")
                self._run(child, own, look=self._parts.styles.run_look(properties, over=look))
            elif tag in {"oMath", "oMathPara"}:
                own.inline.add(f" {in_one_line(child)} ")
            elif tag == "AlternateContent":
                self._runs(child[0] if len(child) else child, own, look=look, depth=depth + 1)
            elif tag in _TRANSPARENT:
                self._runs(child, own, look=look, depth=depth + 1)

    def _run(self, run: etree._Element, own: _Paragraph, *, look: Look) -> None:
        for child in run:
            tag = tag_of(child)
            if tag == "fldChar":
                _follow_field(child, own)
            elif own.in_code:
                continue
            elif tag == "t":
                self._text(child.text or "", own, look)
            elif tag in {"tab", "ptab", "br", "cr"}:
                # A page may end in mid-sentence.
                ends_line = child.get(f"{W}type") not in {"page", "column"}
                own.inline.add("\t" if tag.endswith("tab") else "\n" if ends_line else " ")
            elif tag == "noBreakHyphen":
                own.inline.add(_NO_BREAKING_HYPHEN)
            elif tag == "sym":
                code = child.get(f"{W}char") or ""
                self._text(sign(child.get(f"{W}font") or "", code), own, look)
            elif tag in {"footnoteReference", "endnoteReference"}:
                self._note(child, own)
            elif tag in {"drawing", "pict", "AlternateContent", "object"}:
                own.boxes.extend(text_boxes(child))
                self.unread.update(not_read(child))

    def _text(self, text: str, own: _Paragraph, look: Look) -> None:
        if look.left_out_because and text.strip():
            self.hidden.add(look.left_out_because, text)
            return
        if text.strip():
            own.bold.add(look.bold)
            own.italic.add(look.italic)
        own.inline.add(raised(text) if look.raised else text)

    def _note(self, reference: etree._Element, own: _Paragraph) -> None:
        letter = "f" if tag_of(reference) == "footnoteReference" else "e"
        key = f"{letter}{reference.get(f'{W}id')}"
        if key in self.notes:
            own.inline.mark(self.notes[key].label, key)
            return
        self._note_numbers[letter] += 1
        number = numeral(self._note_numbers[letter], "1" if letter == "f" else "i")
        note = self._parts.notes.get(key)
        if note is not None:
            words = _Paragraph()
            for paragraph in note.iter(f"{W}p"):
                properties = paragraph.find(f"{W}pPr")
                look = self._look(properties, _value(properties, "pStyle"))
                self._runs(paragraph, words, look=look, depth=0)
                words.inline.add(" ")
            self.notes[key] = words.inline.draft(MarkedKind.FOOTNOTE, label=number)
        own.inline.mark(number, key)

    def _table(self, table: etree._Element, depth: int) -> None:
        self.finish()
        if is_page_head(text_in(table)):
            return
        self._tables += 1
        read = Table(self._tables)
        boxes: list[etree._Element] = []
        unknown = self._parts.styles.has_colours(_value(table.find(f"{W}tblPr"), "tblStyle"))
        for row in inside(table, "tr"):
            if self._is_left_out(row):
                continue
            cells = [cell for cell in inside(row, "tc") if cell.find(f"{W}p") is not None]
            apart = read_apart(row, cells, table=read)
            if apart is not None:
                begun = len(self.drafts)
                self.blocks(apart, depth + 1)
                read.add_between(self.drafts[begun:])
                del self.drafts[begun:]
                continue
            made = [self._cell(cell, depth, unknown=unknown, boxes=boxes) for cell in cells]
            read.add_row(cells_before(row) + made, head=names_columns(row))
        self.drafts += read.drafts()
        self._read_boxes(boxes)

    def _is_left_out(self, row: etree._Element) -> bool:
        """Return whether a row was deleted, or is on no page."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        if properties.find(f"{W}del") is not None:
            self._changes["verwijdering"] += 1
            return True
        hidden = is_on(properties.find(f"{W}hidden"))
        if hidden:
            self.hidden.add("opgemaakt als verborgen", text_in(row))
        return hidden

    def _cell(
        self, cell: etree._Element, depth: int, *, unknown: bool, boxes: list[etree._Element]
    ) -> Cell:
        whole = _Paragraph(boxes=boxes)
        properties = cell.find(f"{W}tcPr")
        shade = shade_of(properties.find(f"{W}shd")) if properties is not None else None
        self._in_cell(cell, whole, depth, ground=Look().on(shade, unknown=unknown))
        return Cell(
            whole.inline,
            columns=span_of(_value(properties, "gridSpan")),
            bold=whole.bold == {True},
            goes_on=goes_on_above(properties),
        )

    def _in_cell(
        self, element: etree._Element, whole: _Paragraph, depth: int, *, ground: Look
    ) -> None:
        """Add what a cell holds."""
        if depth > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        for part in element:
            tag = tag_of(part)
            if tag == "tbl":
                whole.inline.append(self._nested(part, whole, depth + 1, ground=ground))
            elif tag in _HOLDS_BLOCKS:
                self._in_cell(part, whole, depth + 1, ground=ground)
            elif tag == "p":
                properties = part.find(f"{W}pPr")
                style = _value(properties, "pStyle")
                mark, _ = self._label(properties, style)
                # A number is printed in an empty cell too.
                if any(map(str.isalnum, mark)) or (mark and text_in(part)):
                    whole.inline.add(f"{mark} ")
                look = self._look(properties, style)
                look = (
                    look.on(ground.ground, unknown=ground.on_unknown) if not look.ground else look
                )
                self._runs(part, whole, look=look, depth=0)
                deleted = properties is not None and is_end_deleted(properties)
                whole.inline.add("" if deleted else "\n")

    def _nested(
        self, table: etree._Element, whole: _Paragraph, depth: int, *, ground: Look
    ) -> Inline:
        """Return a table that stands in a cell."""
        rows: list[list[Inline]] = []
        for row in inside(table, "tr"):
            if not self._is_left_out(row):
                rows.append([])
                for cell in inside(row, "tc"):
                    inner = _Paragraph(boxes=whole.boxes)
                    self._in_cell(cell, inner, depth + 1, ground=ground)
                    rows[-1].append(inner.inline)
        return in_one_cell(rows)

    def _read_boxes(self, boxes: Sequence[etree._Element]) -> None:
        for box in boxes:
            begun = len(self.drafts)
            self.blocks(box, 1)
            self.margin += take_margin(self.drafts, begun)


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def _follow_field(mark: etree._Element, own: _Paragraph) -> None:
    """Keep track of fields: between begin and separate stands a code that is not printed."""
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        own.field_depth.append(False)
    elif kind == "separate" and own.field_depth:
        own.field_depth[-1] = True
    elif kind == "end" and own.field_depth:
        own.field_depth.pop()
