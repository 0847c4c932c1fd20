"""Rows of tables: which row is the head, and what each row hangs on.

A row of figures says nothing without the head that names its columns, nor the head without the
caption above it; where a title stands between the rows, it is what the rows under it are of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.marked import CAPTION
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import INTRODUCES
from mhassist.paragraphs.paragraph import Kind

_BETWEEN_CELLS = re.compile(r"(?<!\S)\|(?!\S)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?\*?")
_FIGURE = re.compile(
    r"(?=[^a-z]*\d)(?:[€£$<>~±+-] ?)?[\d.,\s]+(?:%|procent|mln\.?|fte)?\*?|[-–]|n\.?b\.?"
)
_TOTAL = re.compile(r"(?:\w+ )?(?:eind)?totaal\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?]\W*$")
_FEWEST_ROWS = 2
"""Rows under a head of which not all but the first cell is a figure."""
_LONGEST_CAPTION = 40
"""Words of the longest line above a table that is its caption without saying so."""


def link_rows(blocks: Sequence[Block]) -> None:
    """Set what introduces each row of a table.

    That is the row above it that says what the rows under it are of, else the head of its table;
    of the head, and of such a row where there is no head, it is the caption.

    Args:
        blocks: The running text of one letter, in order, with kinds; changed in place.
    """
    tables: dict[int, _Above] = {}
    index = 0
    while index < len(blocks):
        if blocks[index].kind is not Kind.TABLE_ROW:
            index += 1
            continue
        end = index
        while end < len(blocks) and _is_of_table(blocks[end], blocks[index].table):
            end += 1
        table = blocks[index].table
        above = tables.setdefault(table, _Above()) if table else _Above()
        _link_table(blocks, range(index, end), above=above)
        index = end


@dataclass(slots=True)
class _Above:
    """What stands above the rows of a table that come next; it may go on under a text."""

    head: int | None = None
    """Index of the row that names the columns."""
    title: int | None = None
    """Index of the row that says what the rows under it are of."""


def _is_of_table(block: Block, table: int) -> bool:
    return block.kind is Kind.TABLE_ROW and block.table == table


def _link_table(blocks: Sequence[Block], rows: range, *, above: _Above) -> None:
    """Link the rows that stand together.

    Args:
        blocks: The running text.
        rows: Their indexes.
        above: What stood above the last of the rows of their table so far; changed in place.
    """
    first = next((index for index in rows if not blocks[index].over_rows), rows.start)
    if above.head is None and not blocks[first].names_columns:
        found = has_head([blocks[i].text for i in rows if i >= first and not blocks[i].over_rows])
        head = first if found else None
    else:
        head = above.head
    headed = head == first or blocks[first].names_columns
    caption = _caption(blocks, rows.start, with_figures=headed)
    whole = _total_of_all(blocks, rows)
    for index in rows:
        block = blocks[index]
        over = above.head if above.head is not None else caption
        if block.names_columns or index == head:
            block.introduced_by = caption if above.title is None else above.title
            above.head, above.title = index, None
        elif block.over_rows:
            nested = above.title == index - 1 and index > rows.start
            block.introduced_by = above.title if nested else over
            above.title = index
        else:
            titled = above.title is not None and index != whole
            block.introduced_by = above.title if titled else over


def _total_of_all(blocks: Sequence[Block], rows: range) -> int | None:
    """Return the last row, if that adds up all of the table and not its last part alone."""
    last = rows[-1]
    ends = [i for i in rows[:-1] if blocks[i + 1].over_rows]
    if not _TOTAL.match(blocks[last].text) or any(_TOTAL.match(blocks[i].text) for i in ends):
        return None
    return last


def has_head(rows: Sequence[str]) -> bool:
    """Return whether the first row of a table names columns of figures.

    >>> has_head(["Grond | 2021 | 2022", "Herkomst | 10 | 14"])
    True
    >>> has_head(["Grond | Bron | 2022", "Herkomst | politie | 10", "Geslacht | CBS | 14"])
    True
    >>> has_head(["Opvang p. 5", "Opsporing p. 12"])
    False
    """
    head, *others = [_cells(row) for row in rows]
    if len(head) < 2 or any(_is_figure(cell) for cell in head[1:]):
        return False
    same = [row for row in others if len(row) == len(head)]
    if any(all(_is_figure(cell) for cell in row[1:]) for row in same):
        return True
    # Of a table with words as well, a column of nothing but figures under a name tells.
    columns = range(1, len(head)) if len(same) == len(others) >= _FEWEST_ROWS else range(0)
    named = all(map(str.strip, head))
    return named and any(all(_is_figure(row[column]) for row in same) for column in columns)


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
