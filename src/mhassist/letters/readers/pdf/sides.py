"""Lines that stand beside one another: whether they are prose, cells of a table, set in."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median

from mhassist.letters.readers.pdf.columns import right_of, wraps
from mhassist.letters.readers.pdf.labels import read_label
from mhassist.letters.readers.pdf.lines import Row, split_row
from mhassist.letters.readers.pdf.styles import ended, style_of

_FARTHEST = 3.0
"""Of the size: a line of the text is so much wider than one beside something."""
_FEWEST, _SURE = 2, 3
_LEAST_CHARACTERS = 14
_LEAST_FILL = 0.55
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


def is_other_print(one: float, size: float) -> bool:
    """Return whether print is larger or smaller than that of running text."""
    return abs(one - size) > _OTHER_SIZE * size


def sides_of(rows: Sequence[Row], x: float) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return what of rows stands before a place and what from there."""
    parts = [split_row(row, x) for row in rows]
    return (
        tuple(left for left, _ in parts if left is not None),
        tuple(right for _, right in parts if right is not None),
    )


def leading_of(rows: Sequence[Row], size: float) -> float:
    """Return the distance of lines, or the usual one where there are too few to tell."""
    gaps = [below.baseline - above.baseline for above, below in itertools.pairwise(rows)]
    return median(gaps) if gaps else _USUAL * size


def is_text(rows: Sequence[Row], *, runs_on: bool) -> bool:
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


def have_one_head(left: Sequence[Row], right: Sequence[Row], size: float) -> bool:
    """Return whether both sides begin in bold at one height, as the columns of a table do."""
    bold = all(style_of(side[0]).bold and not style_of(side[1]).bold for side in (left, right))
    return bold and _level(left[0], right[:1], size)


def have_holes(left: Sequence[Row], right: Sequence[Row], *, leading: float, size: float) -> bool:
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
    leading = min(leading_of(left, size), leading_of(right, size))
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


def which_is_set_in(
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
    other = [is_other_print(_size_of(side), size) for side in (left, right)]
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


def does_run_on(side: Sequence[Row], *, above: Row | None, below: Row | None) -> bool:
    """Return whether a sentence runs into a side from above it, or from it to below."""
    first, last = side[0], side[-1]
    leading = leading_of(side, side[0].size)
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


def may_be_set_in(side: Sequence[Row], text: Sequence[Row], size: float) -> bool:
    """Return whether what is no prose may be set into a text: a picture with words and a caption.

    It is in other print than the text, as wide as a picture, and no mark or label before the text.
    """
    body = len(text) >= _SURE and not is_other_print(_size_of(text), size)
    other = is_other_print(_size_of(side), size)
    marked = any(read_label(f"{row.text} X").whole for row in side)
    return body and other and not marked and _width(side) >= _PICTURE * size
