"""Cells of a table without lines that stand so close that they look like one stretch of words.

Most rows of a table have wide white before a column. Where a long cell of another row leaves little
of it, a word begins just there all the same.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from mhassist.letters.readers.pdf.lines import Row, Segment

_LEAST_GAP = 0.6
"""Of the size: between words of one cell there is less."""
_COLUMN_GAP = 0.9
_FEWEST = 2
"""Other rows in which a column begins at the same place."""
_FARTHEST = 3.2
"""Of the size: rows of one table stand no further apart."""
_NEAR = 12
"""Rows of a table that are looked at around one."""


def with_cells_apart(rows: Sequence[Row], *, size: float) -> list[Row]:
    """Return rows, those cut where columns begin that stand between other rows with that column.

    Args:
        rows: The rows of a column of text.
        size: The size of running text.
    """
    starts = [_column_starts(row) for row in rows]
    if sum(map(bool, starts)) <= _FEWEST:
        return list(rows)
    parts = list(_stretches(rows, size))
    found = list(rows)
    for begin, end in parts:
        for index in range(begin, end):
            near = range(max(begin, index - _NEAR), min(end, index + _NEAR + 1))
            columns = Counter(round(x) for other in near if other != index for x in starts[other])
            if columns:
                found[index] = _cut(rows[index], columns)
    return found


def _column_starts(row: Row) -> list[float]:
    """Return where words of a row begin after white that may part columns."""
    return [
        word.x0
        for before, word in itertools.pairwise(row.words)
        if word.x0 - before.x1 >= _COLUMN_GAP * word.size
    ]


def _stretches(rows: Sequence[Row], size: float) -> list[tuple[int, int]]:
    """Return the rows that stand near one another, from the first to after the last."""
    breaks = [
        index
        for index, (above, row) in enumerate(itertools.pairwise(rows), start=1)
        if row.baseline - above.baseline > _FARTHEST * size
    ]
    return list(itertools.pairwise([0, *breaks, len(rows)]))


def _cut(row: Row, columns: Counter[int]) -> Row:
    """Return a row with its segments cut where a word begins with a column of other rows."""
    segments: list[Segment] = []
    for segment in row.segments:
        cuts = [
            place
            for place, (before, word) in enumerate(itertools.pairwise(segment.words), start=1)
            if word.x0 - before.x1 >= _LEAST_GAP * word.size
            and sum(columns[round(word.x0) + step] for step in (-1, 0, 1)) >= _FEWEST
        ]
        for begin, end in itertools.pairwise([0, *cuts, len(segment.words)]):
            raised = frozenset(i - begin for i in segment.raised if begin <= i < end)
            segments.append(Segment(segment.words[begin:end], raised))
    return row.with_segments(segments) if len(segments) > len(row.segments) else row
