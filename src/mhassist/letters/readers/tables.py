"""A table of any format -> its rows, each cell in its own column, under the names of the columns.

A cell that takes several rows is said in each of them: without it ``Noord | 2030 | 88`` would be
followed by ``2031 | 93``, which nobody can cite. One that takes several columns keeps them: without
that the figure after it would stand under the name of another column.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.marked import CELL_SEPARATOR, Draft, MarkedKind
from mhassist.letters.readers.inline import Inline
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.word_processing import signatures_apart

_LONGEST = 80
"""Characters of a label that is said again."""
_MOST_COLUMNS = 60
"""A table of a letter has fewer; an attribute may say a million."""
_MOST_HEAD_ROWS = 4
"""Rows of names above one another; more of them are rows that are only printed so."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[€ ]*-?\d[\d.,]*\s?%?")
"""What is of a column, and names none; a year may."""
_BOTH = " / "
"""Between the names of the columns that one figure is of."""


@dataclass(slots=True, eq=False)
class Cell:
    """One cell as the format has it."""

    inline: Inline = field(default_factory=Inline)
    rows: int = 1
    columns: int = 1
    head: bool = False
    """Whether the format says that it names a column."""
    bold: bool = False
    """Whether all of it is printed bold: names of columns are, and figures under them not."""
    goes_on: bool = False
    """Whether it is part of the one above it: some formats have such a cell in each row again."""


@dataclass(slots=True)
class _Row:
    """A row of the table as it is printed."""

    slots: list[Cell | None]
    """For each column the cell that begins or goes on in it; ``None`` where it has none."""
    begins: frozenset[int]
    """The columns in which a cell begins that is not from the row above."""
    head: bool
    """Whether the format says that it names the columns."""
    bold: bool = False

    @property
    def is_between(self) -> bool:
        """Return whether one cell takes the whole width: it says what the rows under it are of."""
        return len(self.slots) > 1 and len(self.begins) == 1 and len({*map(id, self.slots)}) == 1

    @property
    def says(self) -> bool:
        """Whether it has words of its own."""
        return any(_text(self.slots[column]) for column in self.begins)


class Table:
    """Gathers the rows of one table, and what stands between them."""

    def __init__(self, number: int) -> None:
        """Begin a table.

        Args:
            number: Which of the letter's tables it is, from 1.
        """
        self._number = number
        self._rows: list[_Row] = []
        self._between: dict[int, list[Draft]] = {}
        self._above: dict[int, tuple[Cell, int]] = {}
        """For a column the cell that goes on in the next row, and for how many rows."""

    @property
    def goes_on(self) -> bool:
        """Whether a cell of an earlier row goes on in the next."""
        return bool(self._above)

    @property
    def is_begun(self) -> bool:
        """Whether it has a row."""
        return bool(self._rows)

    def add_row(self, cells: Sequence[Cell], *, head: bool = False) -> None:
        """Add a row.

        Args:
            cells: Those that begin in it, and those that go on in a format that has them again.
            head: Whether the format says that it names the columns.
        """
        for beside in _unstacked(cells):
            self._add(beside, head=head)

    def _add(self, cells: Sequence[Cell], *, head: bool) -> None:
        slots: list[Cell | None] = []
        begins: set[int] = set()
        for cell in cells:
            self._from_above(slots)
            columns = min(cell.columns, max(_MOST_COLUMNS - len(slots), 1))
            if cell.goes_on:
                above = self._rows[-1].slots if self._rows else []
                slots += [above[at] if at < len(above) else None for at in _next(slots, columns)]
                continue
            begins.add(len(slots))
            for column in _next(slots, columns) if cell.rows > 1 else ():
                self._above[column] = cell, cell.rows - 1
            slots += [cell] * columns
        self._from_above(slots)
        named = head or (bool(cells) and all(cell.head for cell in cells))
        full = [cell for cell in cells if _text(cell)]
        figures = any(_FIGURE.fullmatch(_text(cell)) for cell in cells[1:])
        bold = len(full) > 1 and all(cell.bold for cell in full) and not figures
        self._rows.append(_Row(slots, frozenset(begins), named, bold))

    def add_between(self, drafts: Sequence[Draft]) -> None:
        """Add what stands between the rows and is none: a text over the whole width."""
        self._between.setdefault(len(self._rows), []).extend(drafts)

    def drafts(self) -> list[Draft]:
        """Return the rows, and what stands between them, in order."""
        heads = self._heads()
        names = self._names(heads)
        found: list[Draft] = []
        for place, row in enumerate(self._rows):
            found += self._between.get(place, [])
            if place + 1 < heads:
                continue
            if heads and place + 1 == heads:
                found.append(self._draft(_beside(names), head=True))
            elif row.is_between and place + 1 == len(self._rows):
                found.append(_said(row, []).draft())  # a note under the table
            elif row.says:
                draft = self._draft(_said(row, names), head=row.head)
                over_rows = row.is_between and stands_between(draft.text)
                found.append(replace(draft, over_rows=over_rows))
        found += self._between.get(len(self._rows), [])
        return signatures_apart(found, [_own_texts(row) for row in self._rows])

    def _from_above(self, slots: list[Cell | None]) -> None:
        while (above := self._above.pop(len(slots), None)) is not None:
            cell, left = above
            if left > 1:
                self._above[len(slots)] = cell, left - 1
            slots.append(cell)

    def _heads(self) -> int:
        """Return how many rows at the top name the columns."""
        said = itertools.takewhile(lambda row: row.head, self._rows)
        printed = itertools.takewhile(lambda row: row.bold, self._rows)
        heads = len(list(said)) or len(list(printed))
        return heads if heads < len(self._rows) and heads <= _MOST_HEAD_ROWS else 0

    def _names(self, heads: int) -> list[list[Cell]]:
        """Return for each column the cells that name it, from the top."""
        width = max((len(row.slots) for row in self._rows[:heads]), default=0)
        names: list[list[Cell]] = [[] for _ in range(width)]
        for row in self._rows[:heads]:
            for column, slot in enumerate(row.slots):
                if slot is not None and slot not in names[column] and _text(slot):
                    names[column].append(slot)
        return names

    def _draft(self, whole: Inline, *, head: bool) -> Draft:
        return whole.draft(MarkedKind.TABLE_ROW, table=self._number, head=head)


def in_one_cell(rows: Sequence[Sequence[Inline]]) -> Inline:
    """Return a table that stands in a cell of another: its rows beside one another."""
    whole = Inline()
    for row in rows:
        full = [cell for cell in row if cell]
        whole.add("; " if full and whole else "")
        for place, cell in enumerate(full):
            whole.add(", " if place else "")
            whole.append(cell.stripped())
    return whole


def stands_between(text: str) -> bool:
    """Return whether the one cell of a row says what the rows under it are of, and is no text.

    >>> stands_between("Noord-Holland"), stands_between("De cijfers zijn voorlopig.")
    (True, False)
    """
    said = text.strip()
    return 0 < len(said) <= _LONGEST and "\n" not in said and not said.endswith((".", "!", "?"))


def span_of(said: str | None) -> int:
    """Return how many rows or columns a cell takes.

    >>> span_of("2"), span_of(None), span_of("0"), span_of("veel")
    (2, 1, 1, 1)
    """
    return max(number_in(said, 1), 1)


def _unstacked(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """Return the rows that a row is: in a letterhead labels stand under one another in one cell."""
    lines = [_text(cell).split("\n") for cell in cells]
    labels = [line.strip() for line in lines[0]] if cells else []
    stacked = len(labels) > 1 and len(cells) > 1 and all(map(LABEL_ALONE.fullmatch, labels))
    if not stacked or any(len(each) != len(labels) for each in lines):
        return [cells]
    rows: list[Sequence[Cell]] = []
    for texts in zip(*lines, strict=True):
        row = [Cell() for _ in texts]
        for cell, text in zip(row, texts, strict=True):
            cell.inline.add(text)
        rows.append(row)
    return rows


def _own_texts(row: _Row) -> list[str]:
    """Return for each column the text that begins in it."""
    return [_text(slot) if at in row.begins else "" for at, slot in enumerate(row.slots)]


def _next(slots: Sequence[object], columns: int) -> range:
    return range(len(slots), len(slots) + columns)


def _text(cell: Cell | None) -> str:
    return cell.inline.text.strip() if cell is not None else ""


def _beside(names: Sequence[Sequence[Cell]]) -> Inline:
    """Return the row of the names of the columns, each with what it stands under before it."""
    whole = Inline()
    said: list[Cell] = []
    for column, cells in enumerate(names):
        whole.add(CELL_SEPARATOR if column else "")
        for place, cell in enumerate(cells):
            whole.add(" " if place else "")
            whole.append(cell.inline.without_bars(), marks=cell not in said)
            said.append(cell)
    return whole


def _said(row: _Row, names: Sequence[Sequence[Cell]]) -> Inline:
    """Return a row with each cell in its own column."""
    whole = Inline()
    for column, cells in _by_cell(row):
        whole.add(CELL_SEPARATOR if column else "")
        cell, columns = cells
        if cell is None:
            continue
        if column in row.begins:
            of_several = column > 0 and columns > 1 and bool(_text(cell))
            whole.add(_names_before(names[column : column + columns]) if of_several else "")
            whole.append(cell.inline.without_bars())
        elif len(_text(cell)) <= _LONGEST:
            whole.append(cell.inline.without_bars(), marks=False)
        last = column + columns == len(row.slots)
        whole.add(CELL_SEPARATOR * (columns - 1) if not last else "")
    return whole


def _by_cell(row: _Row) -> Iterator[tuple[int, tuple[Cell | None, int]]]:
    """Yield for each cell of a row its first column, itself, and how many columns it takes."""
    column = 0
    while column < len(row.slots):
        end = column + 1
        slot = row.slots[column]
        while slot is not None and end < len(row.slots) and row.slots[end] is slot:
            end += 1
        yield column, (slot, end - column)
        column = end


def _names_before(names: Sequence[Sequence[Cell]]) -> str:
    """Return what is said before a figure that is of several columns: which those are."""
    said = [" ".join(" ".join(_text(cell).split()) for cell in cells) for cells in names]
    distinct = list(dict.fromkeys(filter(None, said)))
    return f"{_BOTH.join(distinct)}: " if len(distinct) > 1 else ""
