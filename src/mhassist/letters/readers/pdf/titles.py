"""Rows of a table that say what the rows under them are of: seen by the lines, or by the print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.tables import stands_between

Cells = tuple[tuple[Row, ...], ...]
"""Of one row of a table: for each cell its lines."""


def with_titles(
    rows: Sequence[Cells], *, undivided: Callable[[Row], bool] = lambda _: False
) -> tuple[Cells, ...]:
    """Return the rows of a table, those that are titles with one cell.

    A title has words in one cell alone. No line parts the columns beside them, or they stand at the
    left in bold over a row that begins with other print.

    Args:
        rows: For each row its cells, for each cell its lines.
        undivided: Tells whether no line parts the columns at the height of a printed line.
    """
    found: list[Cells] = []
    nothing: Cells = ()
    for row, below in zip(rows, [*rows[1:], nothing], strict=True):
        full = [cell for cell in row if cell]
        alone = len(full) == 1 and len(row) > 1 and _follows(below)
        title = alone and stands_between(" ".join(line.text for line in full[0]))
        seen = title and (
            all(map(undivided, full[0])) or (bool(row[0]) and _is_bold_over(row[0], below))
        )
        found.append((full[0],) if seen else row)
    return tuple(found)


def _follows(below: Cells) -> bool:
    """Return whether a row stands under a title, or another title does."""
    return any(below)


def _is_bold_over(title: Sequence[Row], below: Cells) -> bool:
    under = below[0] if below else ()
    return all(_is_bold(line) for line in title) and not all(_is_bold(line) for line in under)


def _is_bold(line: Row) -> bool:
    return all(word.bold for word in line.words)
