"""A paragraph: the unit that is cited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph is."""

    LETTERHEAD = "letterhead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    FOOTNOTE = "footnote"
    TABLE_ROW = "table row"
    SIGNATURE = "signature"
    ANNEX = "annex"
    """The title line that opens an annex; the text of the annex has its own kinds."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the letter's text, ``start`` included, ``end`` not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The place in a paragraph's clean text that refers to a footnote."""

    position: int
    """Offset into ``Paragraph.text`` right after which the mark stood."""
    mark: str
    """The mark as it stands in the letter, also where it was misread."""
    number: int | None
    """Number of the footnote paragraph in the same letter; ``None`` if the note is not there."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of one letter; its id survives a rebuild and the arrival of other letters."""

    letter_id: str
    number: int
    """Its number in the letter as shown to users, from 1, in reading order, all kinds counted."""
    kind: Kind
    section: tuple[str, ...]
    """Headings above it, outermost first; a heading's own path ends with itself."""
    text: str
    """Clean text: one line, furniture and footnote marks gone, cut words whole again."""
    spans: tuple[Span, ...]
    """Where it stands in ``Letter.text``; several where something stands in between."""
    label: str = ""
    """The mark before a list item, footnote or numbered heading: ``-``, ``1.``, ``a)``."""
    level: int = 0
    """Depth of a heading or list item, from 1; 0 for other kinds."""
    lead_in: int | None = None
    """For a list item: number of the paragraph whose last sentence introduces the list; for a row
    of figures: of the head of its table; for that head: of the caption."""
    related: tuple[int, ...] = ()
    """Paragraphs that belong with it: an action and the progress under it know each other."""
    notes: tuple[NoteReference, ...] = ()
    """Footnotes that the paragraph refers to, in order; on a footnote, empty."""
    page: int | None = None
    """The printed page on which it begins, from 1; ``None`` where the format has no pages."""
    confidence: float | None = None
    """How sure text recognition was of it, 0 to 1; ``None`` where nothing was recognised."""
    kept: int | None = None
    """The number in its id, where the letter replaced one in which it had another place."""

    @property
    def id(self) -> str:
        """The id that citations use.

        >>> Paragraph("kst-28638-161", 42, Kind.PARAGRAPH, (), "", ()).id
        'kst-28638-161/p42'
        """
        return f"{self.letter_id}/p{self.kept or self.number}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that belongs to the page and not to the letter: running heads, page numbers."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class StructuredLetter:
    """A letter's paragraphs in reading order, and what was left out of them."""

    letter_id: str
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
