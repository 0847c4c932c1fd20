"""Charts of a page: the figures along their axes and in them are no text that can be cited.

A chart is told by the axis of its values: numbers below one another, each alone on its line, as far
apart from each other in their places as in what they say, and the largest on top. What stands
beside that axis in short pieces is of the chart, and so are the names under it. Which bar a name
belongs to, no text can say: it is all left out, and told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mhassist.letters.marked import CAPTION
from mhassist.letters.readers.pdf.grids import find_grids
from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.page import Rule

_NUMBER = re.compile(
    r"(?:€ ?)?([-–]?)(\d{1,3}(?:[. ]\d{3})+|\d{1,7})(?:,(\d{1,3}))?(?: ?%| ?mln| ?mld)?"
)
_SOURCE = re.compile(r"(?:Bron|Toelichting|Noot|\*)", re.IGNORECASE)
_FEWEST = 4
"""Numbers along an axis; three may be anything."""
_ALIGNED = 1.5
"""In points: numbers of one axis begin, end or have their middle this close to one place."""
_EVEN = 0.12
"""Of the distance between two numbers: how much another may differ."""
_CLOSEST = 1.15
"""Of their size: lines of a text stand no closer, and numbers along an axis are further apart."""
_MOST_WORDS = 4
"""Of a name in a chart; a longer piece is a sentence beside it."""
_UNDER = 2.6
"""Of the size of running text: so far under it stands what belongs to a chart."""
_SMALLER = 0.95
"""Of the size of running text: names by themselves in smaller print are of the chart."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The rows of a page, those of its charts apart."""

    text: tuple[Row, ...]
    apart: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A number that stands apart on its line."""

    row: int
    segment: Segment
    value: float


def set_charts_apart(rows: Sequence[Row], rules: Sequence[Rule], *, size: float) -> Charts:
    """Return the rows of a page without the figures and names of charts, and these.

    Args:
        rows: The rows of the page, from top to bottom.
        rules: Its lines: in a table that is drawn no axis stands.
        size: The size of running text.
    """
    taken: dict[int, set[Segment]] = {}
    for axis in _axes(rows, rules):
        for index, segments in _of_chart(rows, axis, size=size):
            taken.setdefault(index, set()).update(segments)
    text: list[Row] = []
    apart: list[Row] = []
    for index, row in enumerate(rows):
        out = taken.get(index)
        if out is None:
            text.append(row)
            continue
        for kept, of_chart in ((text, False), (apart, True)):
            segments = [one for one in row.segments if (one in out) is of_chart]
            if segments:
                kept.append(row.with_segments(segments))
    return Charts(tuple(text), tuple(apart))


def _axes(rows: Sequence[Row], rules: Sequence[Rule]) -> list[list[_Label]]:
    """Return the axes of values of a page, each from top to bottom."""
    labels = [
        _Label(index, segment, value)
        for index, row in enumerate(rows)
        for segment in row.segments
        if (value := _value(segment.text)) is not None
    ]
    if len(labels) < _FEWEST:
        return []
    found: list[list[_Label]] = []
    for place in (_right, _left, _middle):
        known = {id(label) for axis in found for label in axis}
        for group in _aligned([one for one in labels if id(one) not in known], place):
            found += [axis for axis in _runs(group) if not _is_in_table(axis, rules)]
    of_axes = {(label.row, id(label.segment)) for axis in found for label in axis}
    return [axis for axis in found if _stands_alone(axis, rows, of_axes)]


def _value(text: str) -> float | None:
    """Return the number that a piece of a line is.

    >>> _value("1.500"), _value("-2,5"), _value("75%"), _value("jan")
    (1500.0, -2.5, 75.0, None)
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    whole = found[2].replace(".", "").replace(" ", "")
    return float(f"{'-' if found[1] else ''}{whole}.{found[3] or 0}")


def _right(label: _Label) -> float:
    return label.segment.x1


def _left(label: _Label) -> float:
    return label.segment.x0


def _middle(label: _Label) -> float:
    return (label.segment.x0 + label.segment.x1) / 2


def _aligned(labels: Sequence[_Label], place: Callable[[_Label], float]) -> Iterator[list[_Label]]:
    """Yield numbers that stand below one another, from top to bottom."""
    order = sorted(labels, key=place)
    breaks = [
        index
        for index, (one, other) in enumerate(itertools.pairwise(order), start=1)
        if place(other) - place(one) > _ALIGNED
    ]
    for begin, end in itertools.pairwise([0, *breaks, len(order)]):
        yield sorted(order[begin:end], key=lambda label: label.segment.baseline)


def _runs(labels: Sequence[_Label]) -> Iterator[list[_Label]]:
    """Yield the stretches of numbers that go down by equal steps at equal distances."""
    run: list[_Label] = []
    for label in labels:
        if len(run) > 1 and not _goes_on(run, label):
            if len(run) >= _FEWEST:
                yield run
            run = run[-1:]
        if len(run) == 1 and not _goes_down(run[0], label):
            run = []
        run.append(label)
    if len(run) >= _FEWEST:
        yield run


def _goes_down(above: _Label, label: _Label) -> bool:
    gap = label.segment.baseline - above.segment.baseline
    return label.value < above.value and gap > _CLOSEST * label.segment.size


def _goes_on(run: Sequence[_Label], label: _Label) -> bool:
    gap = run[1].segment.baseline - run[0].segment.baseline
    own = label.segment.baseline - run[-1].segment.baseline
    step, next_step = run[0].value - run[1].value, run[-1].value - label.value
    return abs(own - gap) <= _EVEN * gap and abs(step - next_step) < 1e-6


def _is_in_table(axis: Sequence[_Label], rules: Sequence[Rule]) -> bool:
    """Return whether an axis stands between the lines of a table."""
    first = axis[0].segment
    return any(
        grid.columns[0] <= first.x0
        and first.x1 <= grid.columns[-1]
        and grid.rows[0] <= first.baseline <= grid.rows[-1]
        for grid in find_grids(rules)
    )


def _stands_alone(
    axis: Sequence[_Label], rows: Sequence[Row], of_axes: set[tuple[int, int]]
) -> bool:
    """Return whether most numbers have no cell beside them: that is how a table looks."""
    beside = sum(
        any(
            (label.row, id(one)) not in of_axes and len(one.words) <= _MOST_WORDS
            for one in rows[label.row].segments
        )
        for label in axis
    )
    return 2 * beside < len(axis)


def _of_chart(
    rows: Sequence[Row], axis: Sequence[_Label], *, size: float
) -> Iterator[tuple[int, list[Segment]]]:
    """Yield the rows of a chart, each with its pieces that are of it."""
    top = axis[0].segment.baseline - 1.5 * axis[0].segment.size
    left = min(label.segment.x0 for label in axis)
    axis_end = max(label.segment.x1 for label in axis)
    last = axis[-1].segment.baseline
    beside = [i for i, row in enumerate(rows) if top <= row.baseline <= last + size / 2]
    right = min(
        (
            one.x0
            for index in beside
            for one in rows[index].segments
            if one.x0 > axis_end and len(one.words) > _MOST_WORDS
        ),
        default=float("inf"),
    )

    def own(index: int) -> list[Segment]:
        return [one for one in rows[index].segments if left - size <= one.x0 and one.x1 <= right]

    for index in beside:
        yield index, [one for one in own(index) if len(one.words) <= _MOST_WORDS]
    for index in range(beside[-1] + 1, len(rows)):
        pieces = own(index)
        if not pieces:
            continue
        if rows[index].baseline - last > _UNDER * size or not _are_names(pieces, size):
            break
        last = rows[index].baseline
        yield index, pieces


def _are_names(pieces: Sequence[Segment], size: float) -> bool:
    """Return whether what stands on a line under a chart names its parts."""
    first = pieces[0].text
    if CAPTION.match(first) or _SOURCE.match(first):
        return False
    if any(len(one.words) > _MOST_WORDS for one in pieces) and not _are_figures(pieces):
        return False
    return len(pieces) > 1 or pieces[0].size < _SMALLER * size or _are_figures(pieces)


def _are_figures(pieces: Sequence[Segment]) -> bool:
    return all(_value(word.text) is not None for one in pieces for word in one.words)
