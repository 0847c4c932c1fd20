"""Columns of a page, and the two columns that a page may be printed in."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf.grids import Grid
from mhassist.letters.readers.pdf.lines import Row, Segment, split_row
from mhassist.letters.readers.pdf.page import Rule
from mhassist.letters.readers.pdf.styles import ended, style_of
from mhassist.letters.signatories import CLOSES

_LONG = 20
"""Characters of a segment that is running text."""
_FEWEST_IN_COLUMN = 6
_LEAST_SHARE = 0.2
"""Of a page's characters: what stands in a column of text."""
_LEAST_FILL = 0.55
_SIMILAR = 1.08
_WHITE = 1.5
"""Of the size: a line stands no further below the one above it in its paragraph."""
_EVEN = 3.5
"""Of the size: the left column ends no further below the right one, where both end."""
_MORE_THAN_SPACE = 0.7
"""Of the size: between words of one line there is less."""
_NEAR = 1.5
"""In points: a line begins this close to where its column does."""
_BESIDE = 1.3
"""Of the size: a line this near to what stands beside the text may still be shorter for it."""


@dataclass(slots=True)
class Column:
    """Rows below one another, to be read from top to bottom."""

    rows: list[Row]
    left: float
    right: float
    holes: tuple[Rule, ...] = ()
    """What stands in the column beside its text, which is narrower there."""
    above: Row | None = None
    """The row that its first one stands under, if they may be of one paragraph."""
    unsure: bool = False
    """Whether its place in the reading order is a guess."""

    def edges(self, row: Row) -> tuple[float, float]:
        """Return from where to where a row might stand."""
        left, right = self.left, self.right
        for hole in self.holes:
            middle = row.baseline - row.size / 3
            if hole.y0 - _BESIDE * row.size < middle < hole.y1 + _BESIDE * row.size:
                if row.x1 <= hole.x0:
                    right = min(right, hole.x0)
                elif row.x0 >= hole.x1:
                    left = max(left, hole.x1)
        return left, right


def wraps(rows: Sequence[Row]) -> int:
    """Return how often a sentence runs on from a row to the next."""
    return sum(
        not ended(above.text) and row.text[:1].islower() for above, row in itertools.pairwise(rows)
    )


def is_prose(rows: Sequence[Row]) -> bool:
    """Return whether sentences run on and end: not in an address, nor in a list of names."""
    return wraps(rows) >= min(2, len(rows) - 1) and any(ended(row.text) for row in rows)


def right_of(rows: Sequence[Row]) -> float:
    """Return where the longest row ends."""
    return max((row.x1 for row in rows), default=0.0)


def find_gutter(rows: Sequence[Row], size: float) -> float | None:
    """Return the middle of the white between two columns of text, if a page has two."""
    long = [
        segment
        for row in rows
        for segment in row.segments
        if len(segment.text) >= _LONG and size / _SIMILAR <= segment.size <= size * _SIMILAR
    ]
    starts = sorted(segment.x0 for segment in long)
    if len(starts) < 2 * _FEWEST_IN_COLUMN:
        return None
    left = starts[len(starts) // 20]
    total = sum(len(row.text) for row in rows)
    width = right_of(rows) - left
    for start in sorted(set(map(round, starts))):
        if not 0.3 * width < start - left < 0.7 * width:
            continue
        gutter = start - 0.3 * size
        one = [s for s in long if s.x1 <= gutter]
        other = [s for s in long if s.x0 >= gutter]
        crossing = len(long) - len(one) - len(other)
        if min(len(one), len(other)) < _FEWEST_IN_COLUMN or crossing > 0.3 * len(long):
            continue
        if min(_characters(one), _characters(other)) < _LEAST_SHARE * total:
            continue
        if _fill(one) >= _LEAST_FILL and _fill(other) >= _LEAST_FILL:
            return (max(s.x1 for s in one) + min(s.x0 for s in other)) / 2
    return None


def _characters(segments: Sequence[Segment]) -> int:
    return sum(len(segment.text) for segment in segments)


def _fill(segments: Sequence[Segment]) -> float:
    """Return how much of the width of a column its lines take: cells of a table take less."""
    left = min(segment.x0 for segment in segments)
    right = max(segment.x1 for segment in segments)
    widths = sorted(segment.x1 - segment.x0 for segment in segments)
    return widths[len(widths) // 2] / max(right - left, 1.0)


def is_in_table(segment: Segment, table: Grid) -> bool:
    """Return whether a segment stands between the lines of a table."""
    height = segment.baseline - segment.size / 3
    left, right = table.columns[0], table.columns[-1]
    return table.rows[0] < height < table.rows[-1] and left < segment.x0 < right


def outside_tables(rows: Sequence[Row], grids: Sequence[Grid]) -> list[Row]:
    """Return what of rows stands in no table; a table in one column has text beside it."""
    kept = [
        (row, [s for s in row.segments if not any(is_in_table(s, g) for g in grids)])
        for row in rows
    ]
    return [row.with_segments(segments) for row, segments in kept if segments]


def two_columns(rows: Sequence[Row], gutter: float, tables: Sequence[Grid]) -> list[Column]:
    """Return the columns in order; what crosses the white between them stands on its own.

    So does a heading with white beside it, and what stands below both.

    Args:
        rows: The rows of the page, from top to bottom.
        gutter: The middle of the white.
        tables: The tables that are drawn on the page; one may stand over both columns.
    """
    wide = [table for table in tables if table.columns[0] < gutter < table.columns[-1]]
    found: list[Column] = []
    one: list[Row] = []
    other: list[Row] = []

    def close() -> None:
        above = found[-1].rows[-1] if found else None
        for rows in (one, other):
            if rows:
                left = min(row.x0 for row in rows)
                found.append(Column(list(rows), left, right_of(rows), above=above))
                rows.clear()
            above = None  # the right column goes on with the left one

    starts = Counter(round(s.x0) for row in rows for s in row.segments if s.x0 >= gutter)
    begin = max(starts, key=lambda x: (starts[x], -x)) if starts else gutter
    halves = [
        _halves(row, gutter, begin)
        if not any(is_in_table(s, table) for s in row.segments for table in wide)
        else None
        for row in rows
    ]
    for index, row in enumerate(rows):
        half = halves[index]
        if half is not None and other and half[1] is None:
            following = _next_beside(rows, halves, index)
            if _stands_over_both(row, one, other[-1], following=following):
                half = None
        if half is None:
            close()
            _add_over_both(found, row, gutter)
            continue
        for column, part in zip((one, other), half, strict=True):
            if part is not None:
                column.append(part)
    close()
    return found


def _add_over_both(found: list[Column], row: Row, gutter: float) -> None:
    """Add a row that stands over both columns to the columns before it."""
    if found and found[-1].left < gutter < found[-1].right:
        found[-1].rows.append(row)
        found[-1].right = max(found[-1].right, row.x1)
    else:
        above = found[-1].rows[-1] if found else None
        found.append(Column([row], row.x0, row.x1, above=above))


def _halves(row: Row, gutter: float, begin: float) -> tuple[Row | None, Row | None] | None:
    """Return what of a row stands in each column; ``None`` if something stands in both.

    Args:
        row: The row.
        gutter: The middle of the white between the columns.
        begin: Where the lines of the right column begin.
    """
    left = [s for s in row.segments if s.x1 <= gutter]
    right = [s for s in row.segments if s.x0 >= gutter]
    across = [s for s in row.segments if s.x0 < gutter < s.x1]
    if across:
        # Full lines on one height may leave no more white than there is in a table.
        return split_row(row, begin - _NEAR) if _begins_in(across[0], begin) else None
    return (
        row.with_segments(left) if left else None,
        row.with_segments(right) if right else None,
    )


def _begins_in(segment: Segment, begin: float) -> bool:
    """Return whether a word begins where a column does, with more white before it than a space."""
    return any(
        abs(word.x0 - begin) <= _NEAR and word.x0 - before.x1 >= _MORE_THAN_SPACE * word.size
        for before, word in itertools.pairwise(segment.words)
    )


def _next_beside(
    rows: Sequence[Row], halves: Sequence[tuple[Row | None, Row | None] | None], index: int
) -> Row | None:
    """Return the next row with something in the right column, before one that stands in both."""
    for row, half in zip(rows[index:], halves[index:], strict=True):
        if half is None:
            return None
        if half[1] is not None:
            return row
    return None


def _stands_over_both(row: Row, left: Sequence[Row], beside: Row, *, following: Row | None) -> bool:
    """Return whether a row at the left has white beside it, and is not of the left column alone.

    Args:
        row: The row.
        left: The rows of the left column above it.
        beside: The last row of the right column above it.
        following: The next row of the right column; ``None`` if it has ended.
    """
    if following is None and CLOSES.fullmatch(row.text):
        return True
    above = left[-1] if left else beside
    lower = max(above.baseline, beside.baseline)
    runs_on = bool(left) and not ended(above.text) and row.text[:1].islower()
    if runs_on or row.baseline - lower < _WHITE * row.size:
        return False
    if following is not None:
        style = style_of(row)
        heading = style.shows or row.size > _SIMILAR * above.size
        return heading and following.baseline - row.baseline >= row.size
    return above.baseline - beside.baseline < _EVEN * row.size
