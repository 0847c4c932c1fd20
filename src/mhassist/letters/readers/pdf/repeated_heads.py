"""Heads of tables that run over pages: printed again at the top of each, and said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters.marked import CELL_SEPARATOR, Draft, MarkedKind

_MOST_ROWS = 3
"""Of a head."""


def said_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the first rows of a table that come back on a later page as furniture.

    What comes back names the columns: a single such row is the head of all the rows.

    Args:
        drafts: The running text, in reading order.
    """
    kept = list(drafts)
    first = 0
    for place, draft in enumerate(kept):
        if draft.kind is not MarkedKind.TABLE_ROW:
            first = place + 1
            continue
        above = kept[place - 1] if place > first else draft
        if draft.page == above.page:
            continue
        again = _rows_again(kept, first, place)
        for row in range(place, place + again):
            kept[row] = replace(kept[row], kind=MarkedKind.FURNITURE)
        if again == 1:
            kept[first] = replace(kept[first], head=True)
    return kept


def _rows_again(drafts: Sequence[Draft], first: int, place: int) -> int:
    """Return how many rows from a place on say the same as those that begin the table."""
    again = 0
    while again < min(_MOST_ROWS, place - first, len(drafts) - place):
        row, head = drafts[place + again], drafts[first + again]
        if row.kind is not MarkedKind.TABLE_ROW or row.text != head.text:
            break
        if CELL_SEPARATOR not in row.text:
            break
        again += 1
    return again
