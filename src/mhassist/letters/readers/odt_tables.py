"""Tables of an ODT, and the boxes in their cells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.marked import Draft
from mhassist.letters.readers.inline import Inline
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.odt_numbering import Counts
from mhassist.letters.readers.odt_styles import TEXT, Styles
from mhassist.letters.readers.tables import Cell, Table, in_one_cell, span_of, stands_between
from mhassist.letters.readers.word_processing import is_page_head, take_margin
from mhassist.letters.readers.xml_parsing import all_text, tag_of

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DEEPEST = 200
"""Elements nested deeper than any letter needs."""
_MOST_REPEATED = 30
"""Of equal cells beside one another."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where in a list a paragraph stands."""

    level: int
    label: str
    counts: Counts
    """Of the list."""


class Styled(Inline):
    """Running text that knows whether all of it is printed alike."""

    def __init__(self) -> None:
        super().__init__()
        self._bold: set[bool] = set()
        self._italic: set[bool] = set()
        self.first_line: tuple[int, bool, bool] = (0, False, False)
        """Where the first line ends, and whether all of it is bold, and italic."""

    def add(self, piece: str | None) -> None:
        """Add characters; where the first line ends, note how it is printed."""
        if piece == "\n" and self and not self.first_line[0]:
            alike = self.is_all("bold"), self.is_all("italic")
            self.first_line = (len(self.text), *alike)
        super().add(piece)

    def look_at(self, text: str, look: Look) -> None:
        """Note how a stretch is printed."""
        if text.strip():
            self._bold.add(look.bold)
            self._italic.add(look.italic)

    def is_all(self, what: str) -> bool:
        """Return whether every letter is ``bold``, or ``italic``."""
        return (self._bold if what == "bold" else self._italic) == {True}


class TableReader(ABC):
    """Reads tables among the other blocks of a text."""

    def __init__(self, path: Path, styles: Styles) -> None:
        self.drafts: list[Draft] = []
        self.margin: list[Draft] = []
        """What stands in boxes beside the letter."""
        self.path = path
        self.styles = styles
        self._tables = 0

    @abstractmethod
    def children(self, element: etree._Element, depth: int, item: Item | None = None) -> None:
        """Read the blocks that an element holds; the first paragraph of an item has its label."""

    @abstractmethod
    def items(
        self, element: etree._Element, item: Item | None
    ) -> Iterator[tuple[etree._Element, Item]]:
        """Yield the items of a list, each with its place."""

    @abstractmethod
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

    def table(self, element: etree._Element, depth: int) -> None:
        """Read a table."""
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
            repeated = [
                replace(one) for one, cell in zip(read, cells, strict=True) for _ in _times(cell)
            ]
            table.add_row(repeated, head=tag_of(row.getparent()) == "table-header-rows")
        self.drafts += table.drafts()
        self.read_boxes(boxes, depth)

    def _cell(
        self,
        cell: etree._Element,
        table: etree._Element,
        depth: int,
        *,
        boxes: list[etree._Element],
    ) -> Cell:
        look = Look(on_unknown=table.get(f"{TABLE}template-name") is not None)
        for part, name in ((table, "table"), (cell.getparent(), "table-row"), (cell, "table-cell")):
            look = self.styles.look(name, part.get(f"{TABLE}style-name"), over=look)
        inline = Styled()
        self._in_cell(cell, inline, depth, look=look, boxes=boxes)
        rows, columns = _spans(cell)
        bold = inline.is_all("bold") or self._is_headed(cell)
        return Cell(inline, rows=rows, columns=columns, bold=bold)

    def _is_headed(self, cell: etree._Element) -> bool:
        """Return whether all that a cell says is in a style of heads of tables."""
        said = [part for part in cell if all_text(part).strip()]
        return bool(said) and all(
            tag_of(part) == "h" or self.styles.is_table_head(part.get(f"{TEXT}style-name") or "")
            for part in said
        )

    def _nested(
        self, element: etree._Element, depth: int, *, look: Look, boxes: list[etree._Element]
    ) -> Inline:
        """Return a table that stands in a cell."""
        rows: list[list[Inline]] = []
        for row in _rows(element):
            rows.append([])
            for cell in (cell for cell in row if tag_of(cell) == "table-cell"):
                inline = Styled()
                self._in_cell(cell, inline, depth + 1, look=look, boxes=boxes)
                rows[-1].append(inline)
        return in_one_cell(rows)

    def read_boxes(self, boxes: Sequence[etree._Element], depth: int) -> None:
        """Read text boxes, those of the margin apart."""
        for box in boxes:
            begun = len(self.drafts)
            self.children(box, depth + 1)
            self.margin += take_margin(self.drafts, begun)

    def _in_cell(
        self,
        element: etree._Element,
        inline: Styled,
        depth: int,
        *,
        look: Look,
        boxes: list[etree._Element],
        item: Item | None = None,
    ) -> None:
        """Add what a cell holds, the items of a list with their marks."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        for part in element:
            if tag_of(part) == "list":
                for child, inside in self.items(part, item):
                    inline.add(f"{inside.label} " if inside.label else "")
                    self._in_cell(child, inline, depth + 1, look=look, boxes=boxes, item=inside)
                continue
            if tag_of(part) == "table":
                inline.append(self._nested(part, depth + 1, look=look, boxes=boxes))
                continue
            style = part.get(f"{TEXT}style-name") or ""
            own = self.styles.look("paragraph", style, over=look)
            self.inline(part, inline, look=own, boxes=boxes, depth=depth + 1)
            inline.add("\n")


def _rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, without those of a table in a cell of it."""
    return [
        row
        for row in table.iter(f"{TABLE}table-row")
        if next(row.iterancestors(f"{TABLE}table"), None) is table
    ]


def _spans(cell: etree._Element) -> tuple[int, int]:
    """Return how many rows and columns a cell takes."""
    rows, columns = (cell.get(f"{TABLE}number-{what}-spanned") for what in ("rows", "columns"))
    return span_of(rows), span_of(columns)


def _times(cell: etree._Element) -> range:
    """Return how often a cell stands there: equal ones beside one another are written once."""
    return range(min(span_of(cell.get(f"{TABLE}number-columns-repeated")), _MOST_REPEATED))
