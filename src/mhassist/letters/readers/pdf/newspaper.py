"""Three or more columns of prose on part of a page, which look like a table without lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mhassist.letters.readers.pdf.columns import wraps
from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.pdf.sides import are_cells
from mhassist.letters.readers.pdf.styles import ended

_FEWEST_LINES = 4
_LEAST_CHARACTERS = 14
_RUN_ON = 0.5
"""Of the lines of each column: in so many its sentence goes on in the next."""
_SAME_HEIGHT = 2.0
"""In points."""


def are_columns_of_prose(columns: Sequence[Sequence[Row]], *, size: float) -> bool:
    """Return whether sentences run on down each column, and no rows begin at one height.

    Args:
        columns: The lines of each column, from top to bottom.
        size: The size of running text.
    """
    if len(columns) < 2 or any(not _is_prose(column) for column in columns):
        return False
    for one, other in itertools.pairwise(columns):
        level = sum(_is_level(height, _sentences(other)) for height in _sentences(one))
        if 2 * level > min(len(_sentences(one)), len(_sentences(other))) > 0:
            return False
        if are_cells(one, other, size=size):
            return False
    return True


def _is_prose(column: Sequence[Row]) -> bool:
    if len(column) < _FEWEST_LINES:
        return False
    characters = sum(len(row.text) for row in column) / len(column)
    return characters >= _LEAST_CHARACTERS and wraps(column) >= _RUN_ON * (len(column) - 1)


def _sentences(column: Sequence[Row]) -> list[float]:
    """Return on which heights a line begins with a sentence."""
    return [
        row.baseline
        for above, row in itertools.pairwise(column)
        if ended(above.text) and row.text[:1].isupper()
    ]


def _is_level(height: float, others: Sequence[float]) -> bool:
    return any(abs(height - other) <= _SAME_HEIGHT for other in others)
