"""Rows of tables: which row is the head, and what each row hangs on.

A row of figures says nothing without the head that names its columns, nor the head without the
caption above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.letters.marked import CAPTION
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import INTRODUCES
from mhassist.paragraphs.paragraph import Kind

_BETWEEN_CELLS = re.compile(r"(?<!\S)\|(?!\S)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?\*?")
_FIGURE = re.compile(
    r"(?=[^a-z]*\d)(?:[€£$<>~±+-] ?)?[\d.,\s]+(?:%|procent|mln\.?|fte)?\*?|[-–]|n\.?b\.?"
)
_ENDED = re.compile(r"[.!?]\W*$")
_LONGEST_CAPTION = 40
"""Words of the longest line above a table that is its caption without saying so."""


def link_rows(blocks: Sequence[Block]) -> None:
    """Set what introduces each row of a table: the head of its table, and of the head the caption.

    Args:
        blocks: The running text of one letter, in order, with kinds; changed in place.
    """
    heads: dict[int, int] = {}
    index = 0
    while index < len(blocks):
        if blocks[index].kind is not Kind.TABLE_ROW:
            index += 1
            continue
        end = index
        while end < len(blocks) and _is_of_table(blocks[end], blocks[index].table):
            end += 1
        _link_table(blocks, index, end, heads=heads)
        index = end


def _is_of_table(block: Block, table: int) -> bool:
    return block.kind is Kind.TABLE_ROW and block.table == table


def _link_table(blocks: Sequence[Block], first: int, end: int, *, heads: dict[int, int]) -> None:
    """Link the rows that stand together.

    Args:
        blocks: The running text.
        first: The first of the rows.
        end: The block after the last.
        heads: The heads of the tables so far, by table: one may go on under a text between its
            rows.
    """
    table = blocks[first].table
    head = heads.get(table) if table else None
    if head is None and not blocks[first].names_columns:
        found = has_head([block.text for block in blocks[first:end]])
        head = first if found else None
    above = _caption(blocks, first, with_figures=head == first or blocks[first].names_columns)
    for index in range(first, end):
        if blocks[index].names_columns:
            head = index
        blocks[index].introduced_by = above if head in {None, index} else head
    if table and head is not None:
        heads[table] = head


def has_head(rows: Sequence[str]) -> bool:
    """Return whether the first row of a table names columns of figures.

    >>> has_head(["Grond | 2021 | 2022", "Herkomst | 10 | 14"])
    True
    >>> has_head(["Opvang p. 5", "Opsporing p. 12"])
    False
    """
    head, *others = [_cells(row) for row in rows]
    if len(head) < 2 or any(_is_figure(cell) for cell in head[1:]):
        return False
    same = [row for row in others if len(row) == len(head)]
    return any(all(_is_figure(cell) for cell in row[1:]) for row in same)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _BETWEEN_CELLS.split(row)]


def _is_figure(cell: str) -> bool:
    """Return whether a cell holds a figure, or says that there is none; a year names a column."""
    return bool(_FIGURE.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _caption(blocks: Sequence[Block], first: int, *, with_figures: bool) -> int | None:
    """Return the block above a table that says what it is of."""
    if first == 0:
        return None
    above = blocks[first - 1]
    if above.kind is Kind.HEADING:
        return first - 1
    if above.kind is not Kind.PARAGRAPH:
        return None
    short = len(above.text.split()) <= _LONGEST_CAPTION and not _ENDED.search(above.text)
    announced = bool(INTRODUCES.search(above.text) or CAPTION.match(above.text))
    return first - 1 if announced or (with_figures and short) else None
