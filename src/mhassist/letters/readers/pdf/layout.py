"""Rows of a letter -> reading order: where the text stands on its pages, columns and margins.

What stands beside the text is no part of it: the column of a ministry's letter with sender, date
and kenmerk, the number of a paper beside its foot.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from mhassist.letters.readers.pdf.beside import with_text_beside
from mhassist.letters.readers.pdf.columns import (
    Column,
    find_gutter,
    is_in_table,
    is_prose,
    outside_tables,
    right_of,
    two_columns,
    wraps,
)
from mhassist.letters.readers.pdf.floats import find_float
from mhassist.letters.readers.pdf.grids import Grid, find_grids
from mhassist.letters.readers.pdf.lines import Row, Segment, dominant_size
from mhassist.letters.readers.pdf.outer_cells import cells_beyond
from mhassist.letters.readers.pdf.page import Page, Rule
from mhassist.letters.readers.pdf.sides import are_cells, sides_of
from mhassist.letters.readers.pdf.styles import ended

_LONG = 25
"""Characters of a segment that is running text, and tells where text stands."""
_FEWEST_IN_COLUMN = 6
_SIMILAR = 1.08
_NEARLY_ALL = 0.75
_FEWEST_BESIDE = 3
_SOME = 0.1
_LARGE_BOX = 0.33
_CELL_PRINT = 0.75
"""Of the size of running text: a margin is in smaller print than the cells of a table."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where running text stands on a page."""

    left: float
    right: float
    outer: float = math.inf
    """Where lines begin that run into it from the left: what stands there is no margin."""

    @property
    def edge(self) -> float:
        """What ends before this stands beside the text."""
        return min(self.left, self.outer)


@dataclass(slots=True)
class LaidOutPage:
    """A page in reading order."""

    number: int
    height: float
    columns: list[Column] = field(default_factory=list)
    """Of a page with one column: one."""
    asides: list[Column] = field(default_factory=list)
    """Text boxes and the like; each is read after the paragraph that it interrupts."""
    margin: list[Row] = field(default_factory=list)
    """What stands beside the text."""


def body_size(rows: Sequence[Row]) -> float:
    """Return the size in which the text of a letter is printed.

    Most of it may stand in the cells of a long table, which are in smaller print than the text.
    """
    most = dominant_size(word for row in rows for word in row.words)
    alone = [row for row in rows if len(row.segments) == 1]
    characters = sum(len(row.text) for row in rows)
    in_cells = sum(len(r.text) for r in rows if len(r.segments) > 1 and r.size == most)
    alone_as_large = sum(len(row.text) for row in alone if row.size == most)
    larger = [row for row in alone if row.size > most and len(row.text) >= _LONG]
    if in_cells > alone_as_large and sum(len(r.text) for r in larger) > _SOME * characters:
        return dominant_size(word for row in larger for word in row.words)
    return most or 10.0


def text_zone(rows: Sequence[Row], size: float) -> Zone | None:
    """Return where running text stands; ``None`` where there is none.

    Args:
        rows: Rows of one page, or of all.
        size: The size of running text.
    """
    every = [segment for row in rows for segment in row.segments if _is_running(segment, size)]
    # A cell of a table stands after another; where there is more, it does not tell.
    first = [row.segments[0] for row in rows if _is_running(row.segments[0], size)]
    long = first or every
    if not long:
        return None
    starts: Counter[int] = Counter()
    for segment in long:
        starts[round(segment.x0)] += len(segment.text)
    most = max(starts.values())
    left = min(start for start, weight in starts.items() if weight >= most / 3)
    # A long table with a wide last column does not make a margin of all that begins before that.
    across = sorted(
        row.x0
        for row in rows
        if row.size >= size / _SIMILAR
        and len(row.segments[0].text) >= _LONG
        and row.x0 < left < row.segments[0].x1 - size
    )
    outer = across[1] if len(across) > 1 else math.inf
    ends = sorted(segment.x1 for segment in long if abs(segment.x0 - left) <= 5 * size)
    right = ends[int(len(ends) * 0.95)] if ends else long[0].x1
    return Zone(float(left), right, outer)


def _is_running(segment: Segment, size: float) -> bool:
    """Return whether a segment may be a line of running text."""
    return len(segment.text) >= _LONG and size / _SIMILAR <= segment.size <= size * _SIMILAR


def whole_zone(rows: Sequence[Row], size: float) -> Zone | None:
    """Return from where to where anything nearly as large as running text stands on a page.

    For a page of another width than the letter, turned for a table: where the letter has its text
    says nothing of it, and its cells may be too short to tell. They may be in smaller print too,
    but not in print as small as that of a margin.

    Args:
        rows: Rows of one page.
        size: The size of running text.
    """
    large = [s for row in rows for s in row.segments if s.size >= _CELL_PRINT * size]
    if not large:
        return None
    return Zone(min(segment.x0 for segment in large), max(segment.x1 for segment in large))


def lay_out(rows: Sequence[Row], page: Page, *, size: float, letter: Zone | None) -> LaidOutPage:
    """Return a page in reading order.

    Args:
        rows: Its rows, from top to bottom, without furniture.
        page: The page, for the tables that are drawn on it.
        size: The size of running text in the letter.
        letter: Where running text stands in the letter as a whole.
    """
    laid_out = LaidOutPage(page.number, page.height)
    boxed, rows = [r for r in rows if r.box is not None], [r for r in rows if r.box is None]
    grids = find_grids(page.rules)
    prose = outside_tables(rows, grids)
    gutter = find_gutter(prose, size)
    if gutter is not None and _is_in_a_table(gutter, prose, size):
        gutter = None
    own = text_zone(rows, size)
    if gutter is not None:
        laid_out.columns = two_columns(rows, gutter, grids)
        laid_out.asides = _boxes(boxed)
        return laid_out
    if letter is None and own is None:
        rows = sorted([*rows, *boxed], key=lambda row: (row.baseline, row.x0))
        left = min((row.x0 for row in rows), default=0.0)
        laid_out.columns = [Column(rows, left, right_of(rows))]
        return laid_out
    zone = _with_columns_beside(_zone(own, letter, rows, size=size), rows, size)
    around = find_float(rows, left=zone.left, right=zone.right, size=size)
    rows = list(around.text) if around is not None else rows
    inside, laid_out.margin = _without_margin(rows, grids, zone=zone, size=size)
    for box in _boxes(boxed):
        place = _place_of(box, inside, zone, page_height=page.height)
        if place is _Place.MARGIN:
            laid_out.margin.extend(box.rows)
        elif place is _Place.TEXT:
            inside.extend(box.rows)
        else:
            laid_out.asides.append(box)
    inside.sort(key=lambda row: (row.baseline, row.x0))
    laid_out.columns, asides = with_text_beside(
        inside, left=zone.left, right=zone.right, asides=laid_out.asides, size=size
    )
    laid_out.asides = asides
    if around is not None:
        laid_out.margin = [*around.rows, *laid_out.margin]
        for column in laid_out.columns:
            column.holes = (*column.holes, around.hole)
    return laid_out


def _is_in_a_table(gutter: float, rows: Sequence[Row], size: float) -> bool:
    """Return whether the white between the halves of a page is that between cells of a table."""
    beside = [row for row in rows if not any(s.x0 < gutter < s.x1 for s in row.segments)]
    left, right = sides_of(beside, gutter)
    return are_cells(left, right, size=size, share=_NEARLY_ALL)


def _without_margin(
    rows: Sequence[Row], grids: Sequence[Grid], *, zone: Zone, size: float
) -> tuple[list[Row], list[Row]]:
    """Return the rows of the text, and what stands beside it."""
    tables = [grid for grid in grids if grid.columns[0] < zone.right - size]
    inside: list[Row] = []
    margin: list[Row] = []
    cells = cells_beyond(rows, right=zone.right - 0.2 * size)
    for row in rows:
        text = [
            s
            for s in row.segments
            if not _beside(s, row, zone=zone, size=size)
            or s in cells
            or any(is_in_table(s, table) for table in tables)
        ]
        if text and min(segment.x0 for segment in text) < zone.right:
            beside = [s for s in row.segments if s not in text]
            labels = [s for s in beside if s.x1 <= zone.left + size]
            inside.append(row.with_segments([*labels, *text]))
            beside = [s for s in beside if s not in labels]
        else:
            beside = list(row.segments)
        if beside:
            margin.append(row.with_segments(beside))
    return inside, margin


class _Place(Enum):
    """What a text box is to the text."""

    TEXT = "text"
    """Part of it: a summary above it, a title."""
    MARGIN = "margin"
    ASIDE = "aside"
    """Beside it, or in the middle of one of its sentences."""


def _boxes(rows: Sequence[Row]) -> list[Column]:
    """Return the rows of each text box, from top to bottom."""
    boxes: dict[Rule, list[Row]] = {}
    for row in rows:
        if row.box is not None:
            boxes.setdefault(row.box, []).append(row)
    return [Column(inside, box.x0, right_of(inside)) for box, inside in boxes.items()]


def _place_of(box: Column, inside: Sequence[Row], zone: Zone, *, page_height: float) -> _Place:
    """Return what a text box is to the text of its page.

    Args:
        box: Its rows.
        inside: The rows of the text.
        zone: Where the text stands.
        page_height: Of the page.
    """
    frame = box.rows[0].box
    if frame is None:
        return _Place.TEXT
    if frame.x0 >= zone.right or frame.x1 <= zone.left:
        return _Place.ASIDE if is_prose(box.rows) else _Place.MARGIN
    if any(frame.y0 < row.baseline < frame.y1 for row in inside):
        return _Place.ASIDE
    above = [row for row in inside if row.baseline < frame.y1]
    below = next((row for row in inside if row.baseline > frame.y1), None)
    cut = above and below and not ended(above[-1].text) and below.text[:1].islower()
    # What follows a box does not stand under the heading in it; a large one has its own parts.
    small = frame.y1 - frame.y0 < _LARGE_BOX * page_height
    prose = wraps(box.rows) > 0 and any(ended(row.text) for row in box.rows)
    return _Place.ASIDE if cut or (small and above and prose) else _Place.TEXT


def _zone(own: Zone | None, letter: Zone | None, rows: Sequence[Row], *, size: float) -> Zone:
    """Return where text stands on a page: its own measure where it has enough text to tell."""
    if own is None or letter is None:
        return own or letter or Zone(0.0, 1e6)
    enough = sum(len(row.text) >= _LONG for row in rows) >= _FEWEST_IN_COLUMN
    shifted = abs(own.left - letter.left) > 2 * size
    if enough and shifted and not _begins_at(letter.left, rows, size):
        return own
    outer = min(own.outer, letter.outer)
    return Zone(min(own.left, letter.left), max(own.right, letter.right), outer)


def _with_columns_beside(zone: Zone, rows: Sequence[Row], size: float) -> Zone:
    """Return where text stands, with prose as large as the text that stands beside it.

    A margin is in smaller print, and no prose: this is a second column, on a page that has less of
    it than others.
    """
    outside = [
        row.with_segments([s])
        for row in rows
        for s in row.segments
        if s.x0 >= zone.right - size and _is_running(s, size)
    ]
    if len(outside) < _FEWEST_BESIDE or wraps(outside) < _FEWEST_BESIDE - 1:
        return zone
    return replace(zone, right=right_of(outside))


def _begins_at(left: float, rows: Sequence[Row], size: float) -> bool:
    """Return whether running text or a heading begins there: then the page has a table."""
    return any(
        abs(segment.x0 - left) < size and segment.size >= size / _SIMILAR
        for row in rows
        for segment in row.segments
    )


def _beside(segment: Segment, row: Row, *, zone: Zone, size: float) -> bool:
    """Return whether a segment stands beside the text and not in it."""
    if segment.x0 >= zone.right - 0.2 * size:
        return True
    if segment.x1 <= zone.edge - 0.3 * size:
        return True
    # A column in smaller print that begins a little before the text ends, and ends far after it.
    smaller = segment.size <= 0.85 * size and segment is row.segments[-1]
    near = segment.x0 > zone.right - 0.06 * (zone.right - zone.left)
    return smaller and near and segment.x1 > zone.right + 2 * size
