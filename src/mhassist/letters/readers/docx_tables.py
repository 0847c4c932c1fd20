"""Tables of a DOCX, and the boxes in their cells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.marked import Draft
from mhassist.letters.readers.docx_paragraph import RunningText, value_of
from mhassist.letters.readers.docx_parts import (
    HOLDS_BLOCKS,
    cells_before,
    goes_on_above,
    inside,
    is_end_deleted,
    names_columns,
    read_apart,
    text_in,
)
from mhassist.letters.readers.docx_styles import DocxStyles, W, is_on, shade_of
from mhassist.letters.readers.inline import Inline
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.tables import Cell, Table, in_one_cell, span_of
from mhassist.letters.readers.word_processing import is_page_head, take_margin
from mhassist.letters.readers.xml_parsing import tag_of

DEEPEST = 150
"""Elements nested deeper than any letter needs."""


class TableReader(ABC):
    """Reads tables among the other blocks of a text."""

    def __init__(self, path: Path, styles: DocxStyles) -> None:
        self.drafts: list[Draft] = []
        self.margin: list[Draft] = []
        """What stands in boxes beside the letter."""
        self.hidden = HiddenText()
        self.path = path
        self.styles = styles
        self.changes: Counter[str] = Counter()
        """How often something was changed, by what was done."""
        self._tables = 0

    @abstractmethod
    def blocks(self, element: etree._Element, depth: int) -> None:
        """Read the blocks that an element holds."""

    @abstractmethod
    def finish(self) -> None:
        """Let a paragraph whose end was deleted end here."""

    @abstractmethod
    def runs(self, element: etree._Element, own: RunningText, *, look: Look, depth: int) -> None:
        """Add the runs that an element holds, changes accepted."""

    @abstractmethod
    def label(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """Return the mark of a paragraph and the depth of its list."""

    @abstractmethod
    def look(self, properties: etree._Element | None, style: str) -> Look:
        """Return how a paragraph prints."""

    def table(self, table: etree._Element, depth: int) -> None:
        """Read a table."""
        self.finish()
        if is_page_head(text_in(table)):
            return
        self._tables += 1
        read = Table(self._tables)
        boxes: list[etree._Element] = []
        unknown = self.styles.has_colours(value_of(table.find(f"{W}tblPr"), "tblStyle"))
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
        self.read_boxes(boxes)

    def _is_left_out(self, row: etree._Element) -> bool:
        """Return whether a row was deleted, or is on no page."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        if properties.find(f"{W}del") is not None:
            self.changes["verwijdering"] += 1
            return True
        hidden = is_on(properties.find(f"{W}hidden"))
        if hidden:
            self.hidden.add("opgemaakt als verborgen", text_in(row))
        return hidden

    def _cell(
        self, cell: etree._Element, depth: int, *, unknown: bool, boxes: list[etree._Element]
    ) -> Cell:
        whole = RunningText(boxes=boxes)
        properties = cell.find(f"{W}tcPr")
        shade = shade_of(properties.find(f"{W}shd")) if properties is not None else None
        self._in_cell(cell, whole, depth, ground=Look().on(shade, unknown=unknown))
        return Cell(
            whole.inline,
            columns=span_of(value_of(properties, "gridSpan")),
            bold=whole.bold == {True},
            goes_on=goes_on_above(properties),
        )

    def _in_cell(
        self, element: etree._Element, whole: RunningText, depth: int, *, ground: Look
    ) -> None:
        """Add what a cell holds."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        for part in element:
            tag = tag_of(part)
            if tag == "tbl":
                whole.inline.append(self._nested(part, whole, depth + 1, ground=ground))
            elif tag in HOLDS_BLOCKS:
                self._in_cell(part, whole, depth + 1, ground=ground)
            elif tag == "p":
                properties = part.find(f"{W}pPr")
                style = value_of(properties, "pStyle")
                mark, _ = self.label(properties, style)
                # A number is printed in an empty cell too.
                if any(map(str.isalnum, mark)) or (mark and text_in(part)):
                    whole.inline.add(f"{mark} ")
                look = self.look(properties, style)
                if look.ground is None:
                    look = look.on(ground.ground, unknown=ground.on_unknown)
                self.runs(part, whole, look=look, depth=0)
                deleted = properties is not None and is_end_deleted(properties)
                whole.inline.add("" if deleted else "\n")

    def _nested(
        self, table: etree._Element, whole: RunningText, depth: int, *, ground: Look
    ) -> Inline:
        """Return a table that stands in a cell."""
        rows: list[list[Inline]] = []
        for row in inside(table, "tr"):
            if not self._is_left_out(row):
                rows.append([])
                for cell in inside(row, "tc"):
                    inner = RunningText(boxes=whole.boxes)
                    self._in_cell(cell, inner, depth + 1, ground=ground)
                    rows[-1].append(inner.inline)
        return in_one_cell(rows)

    def read_boxes(self, boxes: Sequence[etree._Element]) -> None:
        """Read text boxes, those of the margin apart."""
        for box in boxes:
            begun = len(self.drafts)
            self.blocks(box, 1)
            self.margin += take_margin(self.drafts, begun)
