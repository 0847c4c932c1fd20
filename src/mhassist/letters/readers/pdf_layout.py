"""Rows of a letter -> reading order: where the text stands on its pages, columns and margins.

What stands beside the text is no part of it: the column of a ministry's letter with sender, date
and kenmerk, the number of a paper beside its foot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mhassist.letters.readers.pdf_lines import Row, Segment, dominant_size

_LONG = 25
"""Characters of a segment that is running text, and tells where text stands."""
_FEWEST_IN_COLUMN = 6
_LEAST_SHARE = 0.2
"""Of a page's characters: what stands in a column of text."""
_LEAST_FILL = 0.55
_SIMILAR = 1.08


@dataclass(frozen=True, slots=True)
class Zone:
    """Where running text stands on a page."""

    left: float
    right: float


@dataclass(slots=True)
class Column:
    """Rows below one another, to be read from top to bottom."""

    rows: list[Row]
    left: float
    right: float


@dataclass(slots=True)
class LaidOutPage:
    """A page in reading order."""

    number: int
    height: float
    columns: list[Column] = field(default_factory=list)
    """Of a page with one column: one."""
    margin: list[Row] = field(default_factory=list)
    """What stands beside the text."""


def body_size(rows: Sequence[Row]) -> float:
    """Return the size in which the text of a letter is printed."""
    return dominant_size(word for row in rows for word in row.words) or 10.0


def text_zone(rows: Sequence[Row], size: float) -> Zone | None:
    """Return where running text stands; ``None`` where there is none.

    Args:
        rows: Rows of one page, or of all.
        size: The size of running text.
    """
    long = [
        segment
        for row in rows
        for segment in row.segments
        if len(segment.text) >= _LONG and size / _SIMILAR <= segment.size <= size * _SIMILAR
    ]
    if not long:
        return None
    starts: Counter[int] = Counter()
    for segment in long:
        starts[round(segment.x0)] += len(segment.text)
    most = max(starts.values())
    left = min(start for start, weight in starts.items() if weight >= most / 3)
    ends = sorted(segment.x1 for segment in long if abs(segment.x0 - left) <= 5 * size)
    return Zone(float(left), ends[int(len(ends) * 0.95)] if ends else long[0].x1)


def whole_zone(rows: Sequence[Row], size: float) -> Zone | None:
    """Return from where to where anything as large as running text stands on a page.

    For a page of another width than the letter, turned for a table: where the letter has its text
    says nothing of it, and its cells may be too short to tell.

    Args:
        rows: Rows of one page.
        size: The size of running text.
    """
    large = [s for row in rows for s in row.segments if s.size >= size / _SIMILAR]
    if not large:
        return None
    return Zone(min(segment.x0 for segment in large), max(segment.x1 for segment in large))


def lay_out(rows: Sequence[Row], *, height: float, size: float, letter: Zone | None) -> LaidOutPage:
    """Return a page in reading order.

    Args:
        rows: Its rows, from top to bottom, without furniture.
        height: Of the page.
        size: The size of running text in the letter.
        letter: Where running text stands in the letter as a whole.
    """
    page = LaidOutPage(rows[0].page if rows else 0, height)
    gutter = _gutter(rows, size)
    if gutter is not None:
        page.columns = _two_columns(rows, gutter)
        return page
    own = text_zone(rows, size)
    if letter is None and own is None:
        page.columns = [Column(list(rows), min((r.x0 for r in rows), default=0.0), _right(rows))]
        return page
    zone = _zone(own, letter, rows, size=size)
    left, right = zone.left, zone.right
    inside: list[Row] = []
    for row in rows:
        text = [s for s in row.segments if not _beside(s, row, zone=zone, size=size)]
        if text and min(segment.x0 for segment in text) < right:
            beside = [s for s in row.segments if s not in text]
            labels = [s for s in beside if s.x1 <= left + size]
            inside.append(row.with_segments([*labels, *text]))
            beside = [s for s in beside if s not in labels]
        else:
            beside = list(row.segments)
        if beside:
            page.margin.append(row.with_segments(beside))
    page.columns = [Column(inside, left, right)]
    return page


def _zone(own: Zone | None, letter: Zone | None, rows: Sequence[Row], *, size: float) -> Zone:
    """Return where text stands on a page: its own measure where it has enough text to tell."""
    if own is None or letter is None:
        return own or letter or Zone(0.0, 1e6)
    enough = sum(len(row.text) >= _LONG for row in rows) >= _FEWEST_IN_COLUMN
    shifted = abs(own.left - letter.left) > 2 * size
    if enough and shifted and not _begins_at(letter.left, rows, size):
        return own
    return Zone(min(own.left, letter.left), max(own.right, letter.right))


def _begins_at(left: float, rows: Sequence[Row], size: float) -> bool:
    """Return whether running text or a heading begins there: then the page has a table."""
    return any(
        abs(segment.x0 - left) < size and segment.size >= size / _SIMILAR
        for row in rows
        for segment in row.segments
    )


def _right(rows: Sequence[Row]) -> float:
    return max((row.x1 for row in rows), default=0.0)


def _beside(segment: Segment, row: Row, *, zone: Zone, size: float) -> bool:
    """Return whether a segment stands beside the text and not in it."""
    if segment.x0 >= zone.right - 0.2 * size:
        return True
    if segment.x1 <= zone.left - 0.3 * size:
        return True
    # A column in smaller print that begins a little before the text ends, and ends far after it.
    smaller = segment.size <= 0.85 * size and segment is row.segments[-1]
    near = segment.x0 > zone.right - 0.06 * (zone.right - zone.left)
    return smaller and near and segment.x1 > zone.right + 2 * size


def _gutter(rows: Sequence[Row], size: float) -> float | None:
    """Return the middle of the white between two columns of text, if a page has two."""
    long = [
        segment
        for row in rows
        for segment in row.segments
        if len(segment.text) >= _LONG - 5 and size / _SIMILAR <= segment.size <= size * _SIMILAR
    ]
    starts = sorted(segment.x0 for segment in long)
    if len(starts) < 2 * _FEWEST_IN_COLUMN:
        return None
    left = starts[len(starts) // 20]
    total = sum(len(row.text) for row in rows)
    width = _right(rows) - left
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


def _two_columns(rows: Sequence[Row], gutter: float) -> list[Column]:
    """Return the columns in order; what crosses the white between them stands on its own."""
    found: list[Column] = []
    one: list[Row] = []
    other: list[Row] = []

    def close() -> None:
        for rows in (one, other):
            if rows:
                found.append(Column(list(rows), min(row.x0 for row in rows), _right(rows)))
                rows.clear()

    for row in rows:
        left = [s for s in row.segments if s.x1 <= gutter]
        right = [s for s in row.segments if s.x0 >= gutter]
        if len(left) + len(right) < len(row.segments):
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
