"""A margin that text runs around: labels in small print at the right, and full lines below them.

A program that sets a page as a site does puts sender and reference in a box that floats: beside it
and a while below it lines are shorter, and where it ends they take the whole width again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.page import Rule

_SMALL = 0.85
"""Of the size: a margin is in print as small as this."""
_BODY = 0.93
_FEWEST = 4
_ALIGNED = 1.5
_CLEAR = 0.6
"""Of the size: the white between text and margin is at least as wide."""
_SENTENCE = re.compile(r"\w{3,} \w+ \w+.*[.?!]$")


@dataclass(frozen=True, slots=True)
class Float:
    """A margin that text runs around."""

    rows: tuple[Row, ...]
    text: tuple[Row, ...]
    """The other rows of the page."""
    hole: Rule
    """Where the text of the page is narrower."""


def find_float(rows: Sequence[Row], *, left: float, right: float, size: float) -> Float | None:
    """Return the margin that the text of a page runs around, if it has one.

    Args:
        rows: The rows of a page, from top to bottom.
        left: Where its text begins.
        right: Where its full lines end.
        size: The size of running text.
    """
    small = [
        s
        for row in rows
        for s in row.segments
        if s.size <= _SMALL * size and (left + right) / 2 < s.x0 < right
    ]
    starts = Counter(round(s.x0) for s in small)
    if not starts:
        return None
    x = max(starts, key=lambda start: (starts[start], -start))
    margin = [s for s in small if abs(s.x0 - x) <= _ALIGNED]
    if len(margin) < _FEWEST or not _is_of_labels(margin):
        return None
    top, bottom = margin[0].baseline - size, margin[-1].baseline
    beside = [row for row in rows if top <= row.baseline <= bottom]
    text = [s for row in beside for s in row.segments if s not in margin]
    if any(s.x1 > x - _CLEAR * size for s in text) or not _is_of_body(text, size):
        return None
    end = bottom
    kept = [one for row in rows if (one := _without(row, margin)) is not None]
    for row in (row for row in kept if row.baseline > bottom):
        if row.x1 > x - _CLEAR * size:
            break
        end = row.baseline
    narrow = [row.x1 for row in kept if top <= row.baseline <= end and row.size >= _BODY * size]
    taken = [row.with_segments([s]) for row in rows for s in row.segments if s in margin]
    return Float(tuple(taken), tuple(kept), Rule(max(narrow), top, right, end))


def _without(row: Row, margin: Sequence[Segment]) -> Row | None:
    left = [s for s in row.segments if s not in margin]
    if len(left) == len(row.segments):
        return row
    return row.with_segments(left) if left else None


def _is_of_labels(margin: Sequence[Segment]) -> bool:
    """Return whether lines are a label with its value, and no text."""
    labelled = any(LABEL_ALONE.fullmatch(s.text) for s in margin[:-1])
    return labelled and not any(_SENTENCE.search(s.text) for s in margin)


def _is_of_body(text: Sequence[Segment], size: float) -> bool:
    """Return whether most of what stands beside a margin is as large as running text."""
    large = sum(len(s.text) for s in text if s.size >= _BODY * size)
    return 2 * large > sum(len(s.text) for s in text)
