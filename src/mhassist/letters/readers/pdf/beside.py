"""Text beside text on part of a page: a few lines in two columns, or something set into the text.

White that runs down between lines of prose parts them. In columns the left one is read before
the right one; what is set in beside a paragraph is read after it, and the paragraph runs on. A
table without lines has such white too: its rows begin at one height in each of its columns.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf.columns import Column, right_of
from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.pdf.page import Rule
from mhassist.letters.readers.pdf.sides import (
    are_cells,
    does_run_on,
    have_holes,
    have_one_head,
    is_other_print,
    is_text,
    leading_of,
    may_be_set_in,
    sides_of,
    which_is_set_in,
)
from mhassist.letters.readers.pdf.signatories import find_side_by_side
from mhassist.letters.readers.pdf.styles import ended, style_of

_GAP = 0.9
"""Of the size: white this wide in a line may part columns; between words it is a third."""
_RIVER = 0.6
"""Of the size: the white between columns is at least as wide in each line."""
_ALIGNED = 1.5
_FARTHEST = 3.0
"""Of the size: lines of one column stand no further apart."""
_FEWEST = 2
_MOST_PLACES, _MOST_PICTURED = 12, 4
_TIGHT = 1.3


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines of a column that stand beside one another."""

    start: int
    end: int
    left: tuple[Row, ...]
    right: tuple[Row, ...]
    aside: str
    """Which side is set into the text of the other: ``left``, ``right``; empty for columns."""
    unsure: bool


def find_beside(rows: Sequence[Row], *, size: float) -> list[Beside]:
    """Return where prose stands beside prose in a column, from top to bottom.

    Args:
        rows: The rows of the column.
        size: The size of running text.
    """
    signed = {
        index for one in find_side_by_side(rows, size=size) for index in range(one.start, one.end)
    }
    found: list[Beside] = []
    for x in _places(rows, size):
        for start, end in _runs(rows, x, size):
            taken = any(one.start < end and start < one.end for one in found)
            if taken or not signed.isdisjoint(range(start, end)):
                continue
            beside = _beside(rows, start, end, x=x, size=size)
            if beside is not None:
                found.append(beside)
    return sorted(found, key=lambda one: one.start)


def _places(rows: Sequence[Row], size: float) -> list[int]:
    """Return where more than one line begins anew after white, the commonest first.

    Then where the words of a picture begin: a line in other print than the text is enough.
    """
    starts: Counter[int] = Counter()
    pictured: set[int] = set()
    left = min((row.x0 for row in rows), default=0.0)
    for row in rows:
        if row.x0 > left + _FARTHEST * size:
            starts[round(row.x0)] += 1
            if is_other_print(row.size, size):
                pictured.add(round(row.x0))
        for before, word in itertools.pairwise(row.words):
            if word.x0 - before.x1 >= _GAP * size:
                starts[round(word.x0)] += 1
    near = {x: starts[x - 1] + starts[x] + starts[x + 1] for x in starts}
    often = [
        x for x in near if near[x] >= _FEWEST and starts[x] >= max(starts[x - 1], starts[x + 1])
    ]
    often = sorted(often, key=lambda x: (-near[x], x))[:_MOST_PLACES]
    return [*often, *sorted(pictured.difference(often))[:_MOST_PICTURED]]


def _runs(rows: Sequence[Row], x: float, size: float) -> Iterator[tuple[int, int]]:
    """Yield the rows that leave white before a place, from the first to the last with text there.

    Lines of the left column may follow the last one of the right.
    """
    index = 0
    while index < len(rows):
        begin = index
        while index < len(rows) and _is_clear(rows[index], x, size):
            index += 1
            if index < len(rows) and _distance(rows, index) > _FARTHEST * size:
                break
        right = [i for i in range(begin, index) if rows[i].x1 > x]
        if right:
            yield right[0], right[-1] + 1
        index = max(index, begin + 1)


def _is_clear(row: Row, x: float, size: float) -> bool:
    return not any(word.x0 < x - _ALIGNED and word.x1 > x - _RIVER * size for word in row.words)


def _distance(rows: Sequence[Row], index: int) -> float:
    return rows[index].baseline - rows[index - 1].baseline


def _beside(rows: Sequence[Row], start: int, end: int, *, x: float, size: float) -> Beside | None:
    """Return the sides of a stretch of rows, if both are prose, or one is set into the other."""
    left, right = sides_of(rows[start:end], x - _ALIGNED)
    if not left or not right:
        return None
    leading = min(leading_of(left, size), leading_of(right, size))
    # What is left of the left column stands under the end of the right one.
    while end < len(rows) and _goes_on(rows, end, left, x=x, leading=leading, size=size):
        left = (*left, rows[end])
        end += 1
    last = end
    while last < len(rows) and _is_of_picture(rows[last], rows[last - 1], x, size=size):
        last += 1
    above = rows[start - 1] if start else None
    below = rows[last] if last < len(rows) else None
    runs_on = [does_run_on(side, above=above, below=below) for side in (left, right)]
    text = [
        len(side) >= _FEWEST and is_text(side, runs_on=on)
        for side, on in zip((left, right), runs_on, strict=True)
    ]
    if all(text) and _is_aligned(right, x):
        if have_one_head(left, right, size) or have_holes(left, right, leading=leading, size=size):
            return None
        if are_cells(left, right, size=size):
            return None
        aside, unsure = which_is_set_in(left, right, runs_on=runs_on, size=size)
        return Beside(start, end, left, right, aside, unsure)
    if runs_on[0] and text[0] and may_be_set_in(right, left, size):
        return Beside(start, end, left, right, "right", unsure=True)
    if runs_on[1] and text[1] and may_be_set_in(left, right, size):
        left = (*left, *rows[end:last])
        end = last
        while start and _is_of_picture(rows[start - 1], rows[start], x, size=size):
            start -= 1
            left = (rows[start], *left)
        return Beside(start, end, left, right, "left", unsure=True)
    return None


def _is_of_picture(row: Row, next_to: Row, x: float, *, size: float) -> bool:
    """Return whether a row above or below others at the left is of one picture with them."""
    near = abs(next_to.baseline - row.baseline) <= _FARTHEST * size
    return near and row.x1 < x and is_other_print(row.size, size)


def _is_aligned(right: Sequence[Row], x: float) -> bool:
    return sum(abs(row.x0 - x) <= _ALIGNED + 1 for row in right) >= 0.6 * len(right)


def _goes_on(
    rows: Sequence[Row],
    index: int,
    left: Sequence[Row],
    *,
    x: float,
    leading: float,
    size: float,
) -> bool:
    """Return whether the left column goes on with a row that has nothing beside it."""
    row, last = rows[index], left[-1]
    near = row.baseline - last.baseline <= _TIGHT * leading
    near = near and style_of(row).joins(style_of(last))
    return near and _is_clear(row, x, size) and row.x1 < x and not ended(last.text)


def with_text_beside(
    rows: Sequence[Row], *, left: float, right: float, asides: Sequence[Column], size: float
) -> tuple[list[Column], list[Column]]:
    """Return the columns of a page in reading order, and what is set into them.

    Args:
        rows: The rows of its text, from top to bottom.
        left: Where the text begins.
        right: Where it ends.
        asides: The text boxes that were found already.
        size: The size of running text.
    """
    columns: list[Column] = []
    asides = list(asides)
    body: list[Row] = []
    above: Row | None = None
    index = 0
    for beside in find_beside(rows, size=size):
        body.extend(rows[index : beside.start])
        index = beside.end
        if beside.aside:
            own, other = beside.right, beside.left
            if beside.aside == "right":
                own, other = other, own
            body.extend(own)
            asides.append(_column(other, unsure=beside.unsure))
            continue
        columns.append(Column(body, left, right, above=above))
        one, two = (_column(side, unsure=beside.unsure) for side in (beside.left, beside.right))
        one.above = body[-1] if body else None
        columns += [one, two]
        body, above = [], max(rows[beside.start : beside.end], key=lambda row: row.baseline)
    body.extend(rows[index:])
    columns.append(Column(body, left, right, above=above))
    for column in columns:
        column.holes = tuple(_hole(aside, column.rows) for aside in asides)
    return [column for column in columns if column.rows], asides


def _column(rows: Sequence[Row], *, unsure: bool) -> Column:
    return Column(list(rows), min(row.x0 for row in rows), right_of(rows), unsure=unsure)


def _hole(aside: Column, rows: Sequence[Row]) -> Rule:
    """Return what an aside takes of a column: as far as the lines beside it leave white."""
    first, last = aside.rows[0], aside.rows[-1]
    hole = first.box or Rule(
        min(row.x0 for row in aside.rows), first.baseline - first.size, aside.right, last.baseline
    )
    beside = [row for row in rows if hole.y0 < row.baseline - row.size / 3 < hole.y1]
    ends = [row.x1 for row in beside if row.x1 <= hole.x0]
    starts = [row.x0 for row in beside if row.x0 >= hole.x1]
    return Rule(
        max(ends) if len(ends) >= _FEWEST else hole.x0,
        hole.y0,
        min(starts) if len(starts) >= _FEWEST else hole.x1,
        hole.y1,
    )
