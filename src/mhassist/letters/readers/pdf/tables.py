"""Tables of a page: between lines that are drawn, or rows with wide gaps below one another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.readers.pdf.cells import with_cells_apart
from mhassist.letters.readers.pdf.grids import Grid, find_grids
from mhassist.letters.readers.pdf.labels import read_label
from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.newspaper import are_columns_of_prose
from mhassist.letters.readers.pdf.page import Rule
from mhassist.letters.readers.pdf.titles import with_titles

_FEWEST_ROWS = 3
_LEAST_GAP = 0.55
_FARTHEST = 3.2
"""Of the size: rows of one table stand no further apart."""
_NEW_ROW = 1.7
_CLOSE = 1.45
"""Of the size: lines of one cell."""
_SPACED = 1.2
"""Of the distance of lines in a cell: rows of a table may be further apart."""
_MOST_WRAPPED = 3
"""Lines of one cell under a row of several."""
_FIGURE = re.compile(
    r"[-–]|(?:€ ?)?[-–]?\d[\d.,]*(?: ?(?:%|procent|mln\.?|miljoen|mld\.?|miljard))?"
)
_EDGE = 4.0
"""Of a letter that stands out over the edge of a table, in points."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the rows of the page that it takes, and its own rows and cells."""

    start: int
    end: int
    rows: tuple[tuple[tuple[Row, ...], ...], ...]
    """For each row its cells, for each cell its lines; of a title over the rows one cell."""
    unsure: bool = False
    """Whether it is a guess which lines make one row."""
    is_prose: bool = False
    """Whether it is no table: its only row has columns of running text."""


def find_tables(rows: Sequence[Row], rules: Sequence[Rule], *, size: float) -> list[Table]:
    """Return the tables in a column of text, from top to bottom.

    Args:
        rows: The rows of the column.
        rules: The rules of the page, which may stand between rows of a table.
        size: The size of running text.
    """
    if not _are_recognised(rows):
        rows = with_cells_apart(rows, size=size)
    drawn = {
        table.start: table for grid in find_grids(rules) if (table := _drawn(rows, grid, rules))
    }
    found: list[Table] = []
    index = 0
    while index < len(rows):
        if index in drawn:
            found.append(drawn[index])
            index = drawn[index].end
            continue
        end = _reach(rows, index, size) if _has_cells(rows[index]) else index
        table = _table(rows, index, end=end, rules=rules, size=size) if end > index else None
        if table is not None:
            found.append(table)
        index = end if table is not None else index + 1
    return found


def _drawn(rows: Sequence[Row], grid: Grid, rules: Sequence[Rule]) -> Table | None:
    """Return what stands between the lines of a table; ``None`` where other text does too."""
    top, bottom = grid.rows[0], grid.rows[-1]
    inside = [i for i, row in enumerate(rows) if top < row.baseline - row.size / 3 < bottom]
    if not inside:
        return None
    start, stop = inside[0], inside[-1] + 1
    left, right = grid.columns[0] - _EDGE, grid.columns[-1] + _EDGE
    if any(row.x0 < left or row.x1 > right for row in rows[start:stop]):
        return None
    bounds = [
        (begin, end)
        for begin, end in itertools.pairwise(grid.columns)
        if any(begin <= s.x0 <= end for row in rows[start:stop] for s in row.segments)
    ]
    bands = [
        [row for row in rows[start:stop] if above < row.baseline - row.size / 3 <= below]
        for above, below in itertools.pairwise(grid.rows)
    ]
    cells = with_titles(
        [_cells(rows, bounds) for band in bands for rows in _without_lines(band, bounds) if rows],
        undivided=lambda row: not any(_divides(rule, row, grid) for rule in rules),
    )
    if not any(sum(map(bool, row)) > 1 for row in cells):
        return None  # a frame around text
    return Table(start, stop, cells)


def _divides(rule: Rule, row: Row, grid: Grid) -> bool:
    """Return whether a line between two columns of a table is drawn at the height of a row."""
    inside = grid.columns[0] + _EDGE < rule.x0 and rule.x1 < grid.columns[-1] - _EDGE
    height = row.baseline - row.size / 3
    return inside and rule.x1 - rule.x0 < rule.y1 - rule.y0 and rule.y0 < height < rule.y1


def _without_lines(
    band: Sequence[Row], bounds: Sequence[tuple[float, float]]
) -> Sequence[Sequence[Row]]:
    """Return the rows of a table between two lines: one, or several with no line between them.

    Lines that stand in other columns are of one row: a short cell is set halfway up a high one.
    """
    columns = max((len(row.segments) for row in band), default=0)
    if len(band) < _FEWEST_ROWS or any(len(row.segments) < columns for row in band):
        return [band]
    places = {
        tuple(any(begin <= s.x0 <= end for s in row.segments) for begin, end in bounds)
        for row in band
    }
    if len(places) > 1:
        return [band]
    return [[row] for row in band]


def _has_cells(row: Row) -> bool:
    """Return whether a row has more than one part; the mark of a list item is no part."""
    if len(row.segments) < 2:
        return False
    return len(row.segments) > 2 or not read_label(f"{row.segments[0].text} X").whole


def _reach(rows: Sequence[Row], start: int, size: float) -> int:
    """Return the row after the last that may belong to a table that begins at ``start``."""
    end = start + 1
    last = end
    starts = [segment.x0 for segment in rows[start].segments]
    while end < len(rows) and rows[end].baseline - rows[end - 1].baseline <= _FARTHEST * size:
        row = rows[end]
        if _has_cells(row):
            starts.extend(segment.x0 for segment in row.segments)
            last = end + 1
        elif not any(abs(row.x0 - x) < size for x in starts):
            break
        elif end - last > _MOST_WRAPPED and row.x0 < min(starts) + 2 * size:
            break  # running text again: only a later column's cell may have that many lines
        end += 1
    # The last cells may go on under the last row that has several.
    second = min(row.segments[1].x0 for row in rows[start:last] if len(row.segments) > 1)
    while last < end and (
        _is_under_later_column(rows[last], starts, size)
        or _is_rest_of_first_cell(rows[last - 1], rows[last], second)
    ):
        last += 1
    return last


def _are_recognised(rows: Sequence[Row]) -> bool:
    return any(row.words[0].confidence is not None for row in rows)


def _is_under_later_column(row: Row, starts: Sequence[float], size: float) -> bool:
    return row.x0 > min(starts) + 2 * size and any(abs(row.x0 - x) < size for x in starts)


def _is_rest_of_first_cell(above: Row, row: Row, second: float) -> bool:
    """Return whether a line goes on with the first cell of the row above: it ends before the next.

    Args:
        above: The row above.
        row: The line.
        second: Where the second column begins.
    """
    if row.baseline - above.baseline > _CLOSE * row.size or row.x1 >= second:
        return False
    fits = above.segments[0].x1 + row.words[0].x1 - row.words[0].x0 < second - row.size
    return row.text[:1].islower() or (not fits and above.size == row.size)


def _table(
    rows: Sequence[Row], start: int, *, end: int, rules: Sequence[Rule], size: float
) -> Table | None:
    inside = rows[start:end]
    bounds = _bounds(inside, size)
    several = sum(map(_has_cells, inside))
    two_will_do = len(bounds) > 2 or _ends_in_figures(inside)
    if len(bounds) < 2 or several < (_FEWEST_ROWS - 1 if two_will_do else _FEWEST_ROWS):
        return None
    if _are_points(inside):
        return None
    between = [
        rule.y0
        for rule in rules
        if rule.y1 - rule.y0 < rule.x1 - rule.x0
        and inside[0].baseline < rule.y0 < inside[-1].baseline
    ]
    drawn = len({round(y) for y in between}) >= max(2, several - 1)
    whole = _cells(inside, bounds)
    if not drawn and are_columns_of_prose(whole, size=size):
        return Table(start, end, (whole,), unsure=True, is_prose=True)
    leading = _leading_of_spaced(inside, bounds)
    groups: list[list[Row]] = []
    for before, row in itertools.pairwise([None, *inside]):
        assert row is not None  # noqa: S101 - only the first of the pairs is None
        if (
            before is None
            or any(before.baseline < y < row.baseline for y in between)
            or (
                not drawn
                and _begins_row(before, row, first=bounds[0][1], size=size, leading=leading)
            )
        ):
            groups.append([])
        groups[-1].append(row)
    cells = with_titles([_cells(group, bounds) for group in groups])
    guessed = not drawn and leading is None and len(groups) < len(inside)
    return Table(start, end, cells, guessed)


def _leading_of_spaced(rows: Sequence[Row], bounds: Sequence[tuple[float, float]]) -> float | None:
    """Return the distance of lines in cells, where there is more between the rows of a table.

    ``None`` where white does not tell: all lines are as far apart, or lines with something in each
    column stand no further apart than those of a cell.

    Args:
        rows: The lines of the table.
        bounds: Its columns.
    """
    if _are_recognised(rows):
        return None  # where a line stands is measured too roughly
    gaps = [row.baseline - above.baseline for above, row in itertools.pairwise(rows)]
    leading = min(gaps)
    close = [row for gap, row in zip(gaps, rows[1:], strict=True) if gap <= _SPACED * leading]
    if len(close) == len(gaps):
        return None
    whole = sum(
        len(row.segments) >= len(bounds) and not row.segments[0].text[:1].islower() for row in close
    )
    return None if 2 * whole >= len(close) else leading


def _are_points(rows: Sequence[Row]) -> bool:
    """Return whether the first column has nothing but marks of points, as OCR reads them too."""
    marks = [row.segments[0].text.strip() for row in rows if _has_cells(row)]
    return all(len(mark) == 1 and not mark.isdigit() for mark in marks)


def _ends_in_figures(rows: Sequence[Row]) -> bool:
    """Return whether two rows each have a name and a figure, and are no fields of a letterhead."""
    return all(
        len(row.segments) == 2
        and _FIGURE.fullmatch(row.segments[1].text) is not None
        and LABEL_ALONE.fullmatch(row.segments[0].text) is None
        for row in rows
    )


def _bounds(rows: Sequence[Row], size: float) -> list[tuple[float, float]]:
    """Return where columns begin and end: no row has anything in the white between them."""
    spans = sorted((s.x0, s.x1) for row in rows for s in row.segments)
    bounds: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if bounds and x0 < bounds[-1][1] + _LEAST_GAP * size:
            bounds[-1] = (bounds[-1][0], max(bounds[-1][1], x1))
        else:
            bounds.append((x0, x1))
    return bounds


def _begins_row(before: Row, row: Row, *, first: float, size: float, leading: float | None) -> bool:
    """Return whether a line begins a new row of a table, or goes on in the cells of the last.

    Args:
        before: The line above.
        row: The line.
        first: Where the first column ends.
        size: The size of running text.
        leading: The distance of lines in a cell, if rows are further apart than that.
    """
    gap = row.baseline - before.baseline
    if gap > _NEW_ROW * size:
        return True
    if leading is not None and row.x0 <= first:
        return gap > _SPACED * leading
    return row.x0 <= first and not row.segments[0].text[:1].islower()


def _cells(
    group: Sequence[Row], bounds: Sequence[tuple[float, float]]
) -> tuple[tuple[Row, ...], ...]:
    def stands_in(segment: Segment, bound: tuple[float, float]) -> bool:
        return bound[0] - 0.1 <= segment.x0 <= bound[1]

    cells = []
    for bound in bounds:
        lines = []
        for row in group:
            own = [segment for segment in row.segments if stands_in(segment, bound)]
            if own:
                lines.append(row.with_segments(own))
        cells.append(tuple(lines))
    return tuple(cells)
