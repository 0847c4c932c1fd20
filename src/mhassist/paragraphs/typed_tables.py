"""Tables in plain text: lines with cells under one another, and white space between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.signatories import OFFICE
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.marks import read_mark
from mhassist.paragraphs.tables import has_head

_CELL = re.compile(r"\S+(?: \S+)*")
"""Between two words of one cell stands one space, between two cells there are more."""
_BARRED = re.compile(r"\|[^|]*(?:\|[^|]*)+\||[^|\s][^|]* \|(?: [^|]*\|)* [^|]*[^|\s]")
"""Cells with bars between them, and perhaps around them."""
_SENTENCES = re.compile(r"\w{3}[.?!]  \S")
"""Who types two spaces after a full stop begins no cell."""
_FEWEST_ROWS = 3
_FEWEST_UNDER_RULE = 2
_BESIDE = 1
"""Characters by which a cell may stand beside its column: figures are not always set to a side."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of a table, on one line or more."""

    end: int
    """The line after its last."""
    table: int
    """Which of the letter's tables it is of, from 1."""
    head: bool
    """Whether it names the columns."""


Place = tuple[int, int]
"""Where a cell begins and ends on its line."""


def find_typed_tables(lines: Sequence[Line]) -> dict[int, TypedRow]:
    """Return the rows of tables, each by the line on which it begins.

    Args:
        lines: The running text, without what is drawn between the rows.
    """
    found: dict[int, TypedRow] = {}
    tables = 0
    index = 0
    while index < len(lines):
        barred = _end_of_bars(lines, index)
        end = barred or _end_of_table(lines, index)
        if end > index:
            tables += 1
            rows = _barred_rows if barred else _rows
            found.update(rows(lines, index, end, table=tables))
        index = max(end, index + 1)
    return found


def _end_of_bars(lines: Sequence[Line], first: int) -> int:
    """Return the line after a table with bars between its cells; 0 where none begins."""
    end = first
    bars = lines[first].text.count("|")
    while end < len(lines) and _BARRED.fullmatch(lines[end].text):
        if end > first and (lines[end].blank_before or lines[end].text.count("|") != bars):
            break
        end += 1
    return end if end - first >= _FEWEST_UNDER_RULE else 0


def _barred_rows(lines: Sequence[Line], first: int, end: int, *, table: int) -> dict[int, TypedRow]:
    head = lines[first + 1].cut_before or has_head(
        [line.text.strip("| ") for line in lines[first:end]]
    )
    return {at: TypedRow(at + 1, table, head=head and at == first) for at in range(first, end)}


def _end_of_table(lines: Sequence[Line], first: int) -> int:
    """Return the line after the table that begins on a line; that line itself for none."""
    columns = _cells(lines[first])
    if len(columns) < 2 or not _may_be_row(lines[first]):
        return first
    end = first + 1
    full = 1
    while end < len(lines) and not lines[end].blank_before and _may_be_row(lines[end]):
        cells = _cells(lines[end])
        if not _are_under(cells, columns):
            break
        columns = cells if len(cells) > len(columns) else columns
        full += len(cells) > 1
        end += 1
    while len(_cells(lines[end - 1])) == 1 and _cells(lines[end - 1])[0][0] <= columns[0][0]:
        end -= 1  # a line under the table
    ruled = end > first + 1 and lines[first + 1].cut_before
    return end if full >= (_FEWEST_UNDER_RULE if ruled else _FEWEST_ROWS) else first


def _rows(lines: Sequence[Line], first: int, end: int, *, table: int) -> dict[int, TypedRow]:
    left = min(_cells(line)[0][0] for line in lines[first:end])
    begins = [
        at for at in range(first, end) if at == first or _cells(lines[at])[0][0] <= left + _BESIDE
    ]
    said = [" | ".join(_CELL.findall(lines[at].text)) for at in begins]
    ruled = len(begins) > 1 and lines[begins[1]].cut_before
    head = ruled or has_head(said)
    return {
        at: TypedRow(after, table, head=head and at == first)
        for at, after in zip(begins, [*begins[1:], end], strict=True)
    }


def _cells(line: Line) -> list[Place]:
    return [
        (line.indent + found.start(), line.indent + found.end())
        for found in _CELL.finditer(line.text)
    ]


def _may_be_row(line: Line) -> bool:
    """Return whether a line is neither an item of a list, nor of those who sign, nor sentences."""
    signs = any(OFFICE.match(cell) for cell in _CELL.findall(line.text))
    if "\t" in line.text or signs or _SENTENCES.search(line.text):
        return False
    return read_mark(line.text) is None


def _are_under(cells: Sequence[Place], columns: Sequence[Place]) -> bool:
    """Return whether each cell of a line stands under one of the other, and none beside it."""
    few, many = sorted((cells, columns), key=len)
    at = 0
    for start, end in few:
        while at < len(many) and not _is_aligned((start, end), many[at]):
            at += 1
        if at == len(many):
            return False
        at += 1
        runs_on = few is cells and at < len(many) and end >= many[at][0]
        if runs_on:
            return False
    return True


def _is_aligned(cell: Place, column: Place) -> bool:
    return abs(cell[0] - column[0]) <= _BESIDE or abs(cell[1] - column[1]) <= _BESIDE
