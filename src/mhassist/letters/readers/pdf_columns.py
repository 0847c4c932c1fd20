"""Columns of a page, and the two columns that a page may be printed in."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf_grids import Grid
from mhassist.letters.readers.pdf_lines import Row, Segment
from mhassist.letters.readers.pdf_page import Rule
from mhassist.letters.readers.pdf_styles import ended

_LONG = 20
"""Characters of a segment that is running text."""
_FEWEST_IN_COLUMN = 6
_LEAST_SHARE = 0.2
"""Of a page's characters: what stands in a column of text."""
_LEAST_FILL = 0.55
_SIMILAR = 1.08
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


def two_columns(rows: Sequence[Row], gutter: float, tables: Sequence[Grid]) -> list[Column]:
    """Return the columns in order; what crosses the white between them stands on its own.

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
        for rows in (one, other):
            if rows:
                found.append(Column(list(rows), min(row.x0 for row in rows), right_of(rows)))
                rows.clear()

    for row in rows:
        left = [s for s in row.segments if s.x1 <= gutter]
        right = [s for s in row.segments if s.x0 >= gutter]
        crosses = len(left) + len(right) < len(row.segments)
        if crosses or any(is_in_table(s, table) for s in row.segments for table in wide):
            close()
            if found and found[-1].right > gutter and found[-1].left < gutter:
                found[-1].rows.append(row)
                found[-1].right = max(found[-1].right, row.x1)
            else:
                found.append(Column([row], row.x0, row.x1))
            continue
        if left:
            one.append(row.with_segments(left))
        if right:
            other.append(row.with_segments(right))
    close()
    return found
