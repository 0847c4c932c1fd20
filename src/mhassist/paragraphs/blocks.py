"""A block: one paragraph in the making, on its way from lines to a number and a section."""

from __future__ import annotations

from dataclasses import dataclass, field

from mhassist.paragraphs.cleaning import CleanText
from mhassist.paragraphs.footnotes import Note
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.marks import Mark
from mhassist.paragraphs.paragraph import Kind, Span


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph, with what the stages found out about it.

    A reader of another format may make blocks itself, with kind, label and level set, and hand
    them to the last stages.
    """

    lines: list[Line]
    pieces: list[Span]
    """Its own words: the lines without the mark before the first."""
    kind: Kind = Kind.PARAGRAPH
    mark: Mark | None = None
    label: str = ""
    level: int = 0
    italic: bool = False
    """Whether its first line is printed in italics, from beginning to end."""
    clean: CleanText = field(default_factory=lambda: CleanText("", ()))
    note: Note | None = None
    """The footnote that it is."""
    parent: int | None = None
    """Index of the block that a list item stands under."""
    introduced_by: int | None = None
    """Index of the block that introduces the list."""
    related: set[int] = field(default_factory=set)
    """Indexes of the blocks that belong with it."""
    depth: int = 0
    """How deep the format says that it is, from 1; 0 where that is to be found out."""
    table: int = 0
    """Of a row: which of the letter's tables the format says that it is of, from 1."""
    names_columns: bool = False
    """Of a row: whether the format says that it names the columns."""
    over_rows: bool = False
    """Of a row: whether it says what the rows under it are of."""
    page: int | None = None
    """The printed page, where the format has pages."""
    confidence: float | None = None
    """How sure text recognition was of it."""

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @property
    def start(self) -> int:
        """Offset of its first character in the letter."""
        return self.lines[0].start
