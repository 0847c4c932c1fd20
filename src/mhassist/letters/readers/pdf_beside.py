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
from statistics import median

from mhassist.letters.readers.pdf_columns import Column, right_of, wraps
from mhassist.letters.readers.pdf_labels import read_label
from mhassist.letters.readers.pdf_lines import Row, split_row
from mhassist.letters.readers.pdf_page import Rule
from mhassist.letters.readers.pdf_signatories import find_side_by_side
from mhassist.letters.readers.pdf_styles import ended, style_of

_GAP = 0.9
"""Of the size: white this wide in a line may part columns; between words it is a third."""
_RIVER = 0.6
"""Of the size: the white between columns is at least as wide in each line."""
_ALIGNED = 1.5
_FARTHEST = 3.0
"""Of the size: lines of one column stand no further apart."""
_FEWEST, _SURE = 2, 3
_LEAST_CHARACTERS = 14
_LEAST_FILL = 0.55
_MOST_PLACES, _MOST_PICTURED = 12, 4
_BREAK, _HOLE = 1.35, 2.2
"""Of the distance of lines: white between paragraphs, and a cell with less text than the next."""
_TIGHT, _CLOSE = 1.3, 1.08
_USUAL = 1.25
"""Of the size: the distance of lines, where there are too few to tell."""
_PICTURE = 4.0
"""Of the size: a picture is at least as wide."""
_SAME_HEIGHT = 0.3
_OTHER_SIZE = 0.07
_AS_WIDE = 0.75


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
            if _is_other_print(row.size, size):
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
    leading = min(_leading(left, size), _leading(right, size))
    # What is left of the left column stands under the end of the right one.
    while end < len(rows) and _goes_on(rows, end, left, x=x, leading=leading, size=size):
        left = (*left, rows[end])
        end += 1
    last = end
    while last < len(rows) and _is_of_picture(rows[last], rows[last - 1], x, size=size):
        last += 1
    above = rows[start - 1] if start else None
    below = rows[last] if last < len(rows) else None
    runs_on = [_runs_on(side, above=above, below=below) for side in (left, right)]
    text = [
        len(side) >= _FEWEST and _is_text(side, runs_on=on)
        for side, on in zip((left, right), runs_on, strict=True)
    ]
    if all(text) and _is_aligned(right, x):
        if _have_one_head(left, right, size) or _has_holes(left, right, leading=leading, size=size):
            return None
        if are_cells(left, right, size=size):
            return None
        aside, unsure = _which_is_set_in(left, right, runs_on=runs_on, size=size)
        return Beside(start, end, left, right, aside, unsure)
    if runs_on[0] and text[0] and _may_be_set_in(right, left, size):
        return Beside(start, end, left, right, "right", unsure=True)
    if runs_on[1] and text[1] and _may_be_set_in(left, right, size):
        left = (*left, *rows[end:last])
        end = last
        while start and _is_of_picture(rows[start - 1], rows[start], x, size=size):
            start -= 1
            left = (rows[start], *left)
        return Beside(start, end, left, right, "left", unsure=True)
    return None


def _may_be_set_in(side: Sequence[Row], text: Sequence[Row], size: float) -> bool:
    """Return whether what is no prose may be set into a text: a picture with words and a caption.

    It is in other print than the text, as wide as a picture, and no mark or label before the text.
    """
    body = len(text) >= _SURE and not _is_other_print(_size_of(text), size)
    other = _is_other_print(_size_of(side), size)
    marked = any(read_label(f"{row.text} X").whole for row in side)
    return body and other and not marked and _width(side) >= _PICTURE * size


def _is_of_picture(row: Row, next_to: Row, x: float, *, size: float) -> bool:
    """Return whether a row above or below others at the left is of one picture with them."""
    near = abs(next_to.baseline - row.baseline) <= _FARTHEST * size
    return near and row.x1 < x and _is_other_print(row.size, size)


def _is_other_print(one: float, size: float) -> bool:
    return abs(one - size) > _OTHER_SIZE * size


def sides_of(rows: Sequence[Row], x: float) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return what of rows stands before a place and what from there."""
    parts = [split_row(row, x) for row in rows]
    return (
        tuple(left for left, _ in parts if left is not None),
        tuple(right for _, right in parts if right is not None),
    )


def _is_aligned(right: Sequence[Row], x: float) -> bool:
    return sum(abs(row.x0 - x) <= _ALIGNED + 1 for row in right) >= 0.6 * len(right)


def _leading(rows: Sequence[Row], size: float) -> float:
    gaps = [below.baseline - above.baseline for above, below in itertools.pairwise(rows)]
    return median(gaps) if gaps else _USUAL * size


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


def _is_text(rows: Sequence[Row], *, runs_on: bool) -> bool:
    """Return whether lines are prose: they are long, fill their width and run on.

    Args:
        rows: The lines.
        runs_on: Whether a sentence runs into them from above, or from them to below.
    """
    width = _width(rows)
    lengths = sum(len(row.text) for row in rows) / len(rows)
    if lengths < _LEAST_CHARACTERS or median(row.x1 - row.x0 for row in rows) < _LEAST_FILL * width:
        return False
    # Wide white in lines that are set to one width comes anywhere, between cells below one another.
    cells = Counter(round(segment.x0) for row in rows for segment in row.segments[1:])
    apart = 2 * max(cells.values(), default=0) > len(rows)
    if apart:
        return False
    full = sum(
        not ended(above.text) and right_of(rows) - above.x1 < row.words[0].x1 - row.x0
        for above, row in itertools.pairwise(rows)
    )
    return runs_on or (wraps(rows) > 0 and max(full, wraps(rows)) >= min(2, len(rows) - 1))


def _have_one_head(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """Return whether both sides begin in bold at one height, as the columns of a table do."""
    bold = all(style_of(side[0]).bold and not style_of(side[1]).bold for side in (left, right))
    return bold and _level(left[0], right[:1], size)


def _has_holes(left: Sequence[Row], right: Sequence[Row], *, leading: float, size: float) -> bool:
    """Return whether a side has white where the other goes on, as a table has under short cells."""
    return any(
        below.baseline - above.baseline > _HOLE * leading
        and any(above.baseline < row.baseline < below.baseline - size for row in other)
        for side, other in ((left, right), (right, left))
        for above, below in itertools.pairwise(side)
    )


def are_cells(
    left: Sequence[Row], right: Sequence[Row], *, size: float, share: float = 0.5
) -> bool:
    """Return whether lines are the cells of a table: its rows begin at one height on both sides.

    Args:
        left: The lines of one side.
        right: Those of the other.
        size: The size of running text.
        share: How many of the paragraphs of the side with fewest begin where one of the other does.
    """
    if min(len(left), len(right)) < _FEWEST:
        return False
    leading = min(_leading(left, size), _leading(right, size))
    starts = [_starts(side, leading) for side in (left, right)]
    level = sum(_level(row, starts[1], size) for row in starts[0])
    return level > 0 and level >= share * min(map(len, starts))


def _starts(rows: Sequence[Row], leading: float) -> list[Row]:
    """Return the rows with more white above them than between lines."""
    return [
        below
        for above, below in itertools.pairwise(rows)
        if below.baseline - above.baseline > _BREAK * leading
    ]


def _level(row: Row, others: Sequence[Row], size: float) -> bool:
    return any(abs(row.baseline - other.baseline) <= _SAME_HEIGHT * size for other in others)


def _which_is_set_in(
    left: Sequence[Row],
    right: Sequence[Row],
    *,
    runs_on: Sequence[bool],
    size: float,
) -> tuple[str, bool]:
    """Return which side is set into the text of the other, and whether that is a guess.

    The other side goes on with a sentence above it, or ends in one that goes on below. Two columns
    have lines of one size, on one height, as many and as wide.
    """
    if runs_on[0] != runs_on[1]:
        return ("right" if runs_on[0] else "left"), False
    other = [_is_other_print(_size_of(side), size) for side in (left, right)]
    if other[0] != other[1]:
        return ("left" if other[0] else "right"), False
    if runs_on[0]:
        return "right", True
    few = min(len(left), len(right)) < _SURE
    widths = sorted(map(_width, (left, right)))
    level = sum(_level(row, left, size) for row in right) >= 0.8 * min(len(right), len(left))
    return "", few or widths[0] < _AS_WIDE * widths[1] or not level


def _width(rows: Sequence[Row]) -> float:
    return right_of(rows) - min(row.x0 for row in rows)


def _size_of(rows: Sequence[Row]) -> float:
    return median(row.size for row in rows)


def _runs_on(side: Sequence[Row], *, above: Row | None, below: Row | None) -> bool:
    """Return whether a sentence runs into a side from above it, or from it to below."""
    first, last = side[0], side[-1]
    leading = _leading(side, side[0].size)
    if above is not None and _may_go_on(above, first, leading) and first.text[:1].islower():
        return True
    if below is None or below.x0 >= last.x1:
        return False
    if _is_close_under(side, below, leading):
        return True
    wider = below.text[:1].islower() or below.x1 > right_of(side)
    return wider and _may_go_on(last, below, leading)


def _is_close_under(side: Sequence[Row], below: Row, leading: float) -> bool:
    """Return whether a wider row stands right under a full one, though a sentence ends there."""
    last = side[-1]
    close = below.baseline - last.baseline <= _CLOSE * leading
    full = right_of(side) - last.x1 < below.words[0].x1 - below.words[0].x0
    wide = _width([below]) > _width(side) + _FARTHEST * last.size
    return close and full and wide and style_of(below).same_size(style_of(last))


def _may_go_on(row: Row, following: Row, leading: float) -> bool:
    """Return whether the sentence of a row may go on in the next."""
    near = following.baseline - row.baseline <= _TIGHT * leading
    return near and not ended(row.text) and style_of(following).same_size(style_of(row))


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
