"""Blocks of a PDF: lines that make one paragraph, or one row of a table, and the draft of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mhassist.letters.marked import CELL_SEPARATOR, UNSURE_ORDER, Draft, DraftMark, MarkedKind
from mhassist.letters.readers.pdf.labels import NO_LABEL, Label
from mhassist.letters.readers.pdf.lines import Row, mean_confidence
from mhassist.letters.readers.pdf.styles import Style
from mhassist.letters.readers.pdf.text import TextJoiner


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of running text, in its column."""

    row: Row
    left: float
    right: float
    gap: float | None
    """Distance to the line above; ``None`` at the top of a column."""
    style: Style
    label: Label
    unsure: bool = False
    """Whether its place among the others is a guess."""

    @property
    def room(self) -> float:
        """How much of the column is left at its end."""
        return self.right - self.row.x1

    @property
    def text_x0(self) -> float:
        """Where its own words begin."""
        words = self.row.words
        return words[self.label.words].x0 if len(words) > self.label.words else self.row.x0


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph, or one row of a table."""

    lines: list[Line] = field(default_factory=list)
    cells: tuple[tuple[Row, ...], ...] = ()
    page: int = 0
    label: Label = NO_LABEL
    unsure: bool = False
    """Whether its words may be in another order, or of another block."""
    over_rows: bool = False
    """Whether it is a row that says what the rows under it are of."""
    asides: list[list[Block]] = field(default_factory=list)
    """What stands beside it or interrupts it, to be read after it."""

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def rows(self) -> list[Row]:
        """Its printed lines."""
        return [line.row for line in self.lines] or [row for cell in self.cells for row in cell]

    @property
    def text(self) -> str:
        """What it says, line ends as spaces."""
        return " ".join(row.text for row in self.rows)


def text_of(block: Block, joiner: TextJoiner) -> tuple[str, tuple[DraftMark, ...]]:
    """Return the words of a block, and the notes that it refers to."""
    if not block.cells:
        return joiner.join(block.rows, skip=block.label.words)
    text = ""
    marks: list[DraftMark] = []
    for number, cell in enumerate(block.cells):
        text += CELL_SEPARATOR if number else ""
        words, found = joiner.join(cell)
        marks.extend(DraftMark(len(text) + m.position, m.mark, m.key) for m in found)
        text += words
    return text, tuple(marks)


def draft_of(block: Block, kind: MarkedKind, level: int, *, joiner: TextJoiner) -> Draft:
    """Return a block as a draft of a kind."""
    text, marks = text_of(block, joiner)
    return Draft(
        kind,
        text,
        label=block.label.text,
        level=level,
        page=block.page,
        # The fields of a letterhead stand below one another too.
        confidence=_confidence(block.rows, unsure=block.unsure and kind != MarkedKind.LETTERHEAD),
        marks=marks,
        over_rows=block.over_rows,
    )


def _confidence(rows: Sequence[Row], *, unsure: bool) -> float | None:
    """Return how sure the words of rows are, and their order."""
    recognised = mean_confidence(rows)
    if not unsure:
        return recognised
    return UNSURE_ORDER if recognised is None else min(recognised, UNSURE_ORDER)
