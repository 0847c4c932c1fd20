"""The cells of a table while it is read: one that takes several rows is said in each of them.

Without it ``Noord | 2030 | 88`` would be followed by ``2031 | 93``, which nobody can cite.
"""

from __future__ import annotations

from dataclasses import dataclass

from mhassist.letters.marked import CELL_SEPARATOR
from mhassist.letters.readers.inline import Inline
from mhassist.letters.readers.numerals import number_in

_LONGEST = 80
"""Characters of a label that is said again."""


@dataclass(frozen=True, slots=True)
class _Above:
    """A cell that goes on in rows below the one in which it stands."""

    text: str
    rows: int
    """How many are left."""
    columns: int


class Cells:
    """Gathers the rows of one table."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        """For each row the text of its cells, with its line ends."""
        self._above: dict[int, _Above] = {}
        self._merged: dict[int, str] = {}
        self._inline = Inline()
        self._column = 0
        self._start = 0
        self._says = False
        """Whether the row has words of its own."""

    @property
    def goes_on(self) -> bool:
        """Whether a cell of an earlier row goes on in the next."""
        return bool(self._above)

    def begin_row(self, inline: Inline) -> None:
        """Begin a row, of which the cells are added to ``inline``."""
        self._inline = inline
        self._column, self._says = 0, False
        self.rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell, after those from above that stand before it."""
        self._from_above()
        self._inline.add(CELL_SEPARATOR if self.rows[-1] else "")
        self._start = len(self._inline.text)

    def end_cell(self, *, rows: int = 1, columns: int = 1) -> None:
        """End a cell, which takes some rows and columns."""
        text = self._inline.text[self._start :]
        self.rows[-1].append(text)
        self._says = self._says or bool(text.strip())
        if rows > 1:
            self._above[self._column] = _Above(_label(text), rows - 1, columns)
        self._column += columns

    def end_merged(self, *, begins: bool, columns: int = 1) -> None:
        """End a cell of a format that has it again, without its text, in each row that it takes."""
        if not begins:
            self._inline.add(self._merged.get(self._column, ""))
            self.rows[-1].append(self._inline.text[self._start :])
            self._column += columns
            return
        self._merged[self._column] = _label(self._inline.text[self._start :])
        self.end_cell(columns=columns)

    def end_row(self) -> bool:
        """End a row; return whether it says anything."""
        self._from_above()
        return self._says

    def _from_above(self) -> None:
        while (above := self._above.pop(self._column, None)) is not None:
            self._inline.add(CELL_SEPARATOR if self.rows[-1] else "")
            self._inline.add(above.text)
            self.rows[-1].append(above.text)
            if above.rows > 1:
                self._above[self._column] = _Above(above.text, above.rows - 1, above.columns)
            self._column += above.columns


def _label(text: str) -> str:
    """Return what of a cell is said again in the rows below: more than a label is no label."""
    return text.strip() if len(text) <= _LONGEST else ""


def span_of(said: str | None) -> int:
    """Return how many rows or columns a cell takes.

    >>> span_of("2"), span_of(None), span_of("0"), span_of("veel")
    (2, 1, 1, 1)
    """
    return max(number_in(said, 1), 1)
