"""Ministers who sign beside one another: read one after the other, and not line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.signatories import OFFICE

_FARTHEST = 9.0
"""Of the size: room for a signature between office and name."""
_MOST_ROWS = 8
"""Lines of one row of signatories: an office takes three at most."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Signatories beside one another: the rows of the page that they take, each one's own rows."""

    start: int
    end: int
    columns: tuple[tuple[Row, ...], ...]


def find_side_by_side(rows: Sequence[Row], *, size: float) -> list[SideBySide]:
    """Return where offices stand beside one another, from top to bottom.

    Args:
        rows: The rows of a column of text.
        size: The size of running text.
    """
    found: list[SideBySide] = []
    index = 0
    while index < len(rows):
        if not _are_offices(rows[index]):
            index += 1
            continue
        starts = [segment.x0 for segment in rows[index].segments]
        end = index + 1
        while end < min(len(rows), index + _MOST_ROWS):
            row = rows[end]
            near = row.baseline - rows[end - 1].baseline <= _FARTHEST * size
            if not near or _are_offices(row) or not _stands_under(row, starts, size):
                break
            end += 1
        columns = tuple(_column(rows[index:end], start, size) for start in starts)
        if end > index + 1 and all(columns):
            found.append(SideBySide(index, end, columns))
        index = end
    return found


def one_after_another(rows: Sequence[Row], *, size: float) -> Iterator[Row]:
    """Yield the rows of a column of text, those who sign beside one another in turn."""
    index = 0
    for found in find_side_by_side(rows, size=size):
        yield from rows[index : found.start]
        for column in found.columns:
            yield from column
        index = found.end
    yield from rows[index:]


def _are_offices(row: Row) -> bool:
    """Return whether every part of a row with several begins as the office of a signatory."""
    return len(row.segments) > 1 and all(OFFICE.match(each.text) for each in row.segments)


def _stands_under(row: Row, starts: Sequence[float], size: float) -> bool:
    return all(any(abs(each.x0 - x) < size for x in starts) for each in row.segments)


def _column(rows: Sequence[Row], start: float, size: float) -> tuple[Row, ...]:
    own = []
    for row in rows:
        segments = [each for each in row.segments if abs(each.x0 - start) < size]
        if segments:
            own.append(row.with_segments(segments))
    return tuple(own)
