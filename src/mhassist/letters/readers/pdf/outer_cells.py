"""Cells of a table without lines that stand further to the right than the text: no margin.

The lines of a margin are in their own print and on their own heights. The cells of a column are in
the print of the other cells, level with them, and row after row begin or end at one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.sides import is_other_print

_FEWEST = 3
"""Rows of a table; two lines of a margin may be level with lines of the text by chance."""
_FARTHEST = 3.0
"""Of the size: rows of a table stand no further apart."""
_ALIGNED = 1.5
"""In points."""
_WORD = re.compile(r"[^\W\d_]{3}")
_LEVEL = 0.5
"""In points: cells of one row stand on one height."""


def cells_beyond(rows: Sequence[Row], *, right: float) -> list[Segment]:
    """Return the segments that begin after the text ends and are cells of a table.

    Args:
        rows: The rows of a page, from top to bottom.
        right: Where the text ends.
    """
    found: list[Segment] = []
    for run in _runs(rows, right):
        outer = [[s for s in row.segments if s.x0 >= right] for row in run]
        if len(run) >= _FEWEST and _are_aligned(outer) and _is_table(run, outer):
            found += [segment for segments in outer for segment in segments]
    return found


def _runs(rows: Sequence[Row], right: float) -> Iterator[list[Row]]:
    """Yield rows below one another that all have something on both sides of the edge."""
    run: list[Row] = []
    for row in rows:
        if run and row.baseline - run[-1].baseline > _FARTHEST * row.size:
            yield run
            run = []
        if _has_both(row, right):
            run.append(row)
        else:
            yield run
            run = []
    yield run


def _has_both(row: Row, right: float) -> bool:
    inner = [s for s in row.segments if s.x1 <= right]
    outer = [s for s in row.segments if s.x0 >= right]
    if not inner or not outer or len(inner) + len(outer) < len(row.segments):
        return False
    return all(
        abs(s.baseline - inner[-1].baseline) <= _LEVEL
        and not is_other_print(s.size, inner[-1].size)
        for s in outer
    )


def _is_table(rows: Sequence[Row], outer: Sequence[Sequence[Segment]]) -> bool:
    """Return whether rows have cells before the edge too, or figures after it.

    An address beside a margin in the same print has neither.
    """
    columns = sum(len(row.segments) - len(own) > 1 for row, own in zip(rows, outer, strict=True))
    figures = sum(not any(_WORD.search(s.text) for s in own) for own in outer)
    return columns >= _FEWEST or figures >= _FEWEST


def _are_aligned(rows: Sequence[Sequence[Segment]]) -> bool:
    """Return whether the last cells of rows all begin, or all end, at one place."""
    last = [segments[-1] for segments in rows]
    starts, ends = [s.x0 for s in last], [s.x1 for s in last]
    return any(max(edge) - min(edge) <= _ALIGNED for edge in (starts, ends))
