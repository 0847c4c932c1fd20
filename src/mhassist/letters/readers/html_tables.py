"""Tables of a web page, and lists of terms with what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from mhassist.letters.marked import CELL_SEPARATOR, Draft, MarkedKind
from mhassist.letters.readers.html_page import is_wholly
from mhassist.letters.readers.inline import Inline
from mhassist.letters.readers.tables import Cell, Table, span_of, stands_between
from mhassist.letters.readers.xml_parsing import all_text, tag_of

ReadCell = Callable[[etree._Element], Inline]
"""Returns what a cell says."""
ReadBlocks = Callable[[etree._Element], list[Draft]]
"""Returns the blocks that an element holds."""


def read_table(
    element: etree._Element,
    number: int,
    *,
    read_cell: ReadCell,
    read_blocks: ReadBlocks,
    is_bold: Callable[[etree._Element], bool],
) -> list[Draft]:
    """Return the rows of a table, with what stands above them and between them.

    Args:
        element: The table.
        number: Which of the letter's tables it is, from 1.
        read_cell: Reads a cell of a row.
        read_blocks: Reads what is no row: a caption, a cell that is as wide as the table.
        is_bold: Tells whether an element itself prints bold.
    """
    table = Table(number)
    above: list[Draft] = []
    for row in _rows(element):
        cells = [cell for cell in row if tag_of(cell) in {"td", "th"}]
        if tag_of(row) == "caption":
            above += read_blocks(row)
            continue
        alone = len(cells) == 1 and not table.goes_on
        wide = alone and table.is_begun and span_of(cells[0].get("colspan")) > 1
        if alone and not (wide and stands_between(all_text(cells[0]))):
            table.add_between(read_blocks(cells[0]))
            continue
        made = [replace(_cell(cell, read_cell), bold=is_wholly(cell, is_bold)) for cell in cells]
        table.add_row(made, head=_is_head(row))
    return above + table.drafts()


def read_definitions(element: etree._Element, *, read_cell: ReadCell) -> list[Draft]:
    """Return each term with what it means as a row: apart, neither says anything."""
    rows: list[list[str]] = []
    drafts: list[Inline] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl"), None) is not element:
            continue  # read with what it stands in
        if tag_of(child) == "dt" or not drafts:
            drafts.append(Inline())
            rows.append([])
        said = read_cell(child)
        drafts[-1].add(CELL_SEPARATOR if rows[-1] else "")
        drafts[-1].append(said)
        rows[-1].append(said.text)
    return [
        draft.draft(MarkedKind.TABLE_ROW)
        for draft, row in zip(drafts, rows, strict=True)
        if any(said.strip() for said in row)
    ]


def table_of(row: etree._Element) -> etree._Element | None:
    """Return the table that a row stands in."""
    return next(row.iterancestors("table"), None)


def _rows(element: etree._Element) -> list[etree._Element]:
    """Return the caption and the rows as they are printed: those of the foot come last."""
    own = [
        child for child in element.iter("caption", "tr") if table_of(child) is element
    ]  # a table in a cell is read with that cell
    return sorted(own, key=lambda row: tag_of(row.getparent()) == "tfoot")


def _is_head(row: etree._Element) -> bool:
    return tag_of(row.getparent()) == "thead"


def _cell(cell: etree._Element, read_cell: ReadCell) -> Cell:
    return Cell(
        read_cell(cell),
        rows=span_of(cell.get("rowspan")),
        columns=span_of(cell.get("colspan")),
        head=tag_of(cell) == "th",
    )
