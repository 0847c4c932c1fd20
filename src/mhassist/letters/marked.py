"""What a reader hands over of a format that says itself what its parts are.

A reader of OP-XML, HTML, PDF, DOCX or ODT makes drafts, in reading order; ``set_out`` writes them
below one another as the letter's text, and says where each stands in it. Offsets, spans and
the check of a quote against the letter then work as they do for plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    + "".join(map(chr, range(0xE0000, 0xE0080)))
    + "".join(map(chr, (*range(9), *range(14, 28), *range(127, 133), *range(134, 160))))
)
"""Characters that are in a text and not on the page.

Soft hyphens, no width, direction of reading, tags, controls.
"""
CELL_SEPARATOR = " | "
"""Stands between the cells of a table row."""
UNSURE_ORDER = 0.5
"""The confidence of a block whose words are sure and whose order or bounds are a guess."""
CAPTION = re.compile(
    r"(?:Tabel|Figuur|Grafiek|Diagram|Schema)\s+(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4})(?=[\s.:]|$)",
    re.IGNORECASE,
)
"""Of a table or a picture: however it is printed, what comes after it does not stand under it."""
_BETWEEN = "\n\n"
_DRAWN = re.compile(r"([=_*~#–—-])(?:\s?\1){2,}")


class MarkedKind(StrEnum):
    """What a block is; the values but the last two are those of a paragraph's kind."""

    LETTERHEAD = "letterhead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    FOOTNOTE = "footnote"
    TABLE_ROW = "table row"
    SIGNATURE = "signature"
    ANNEX = "annex"
    UNKNOWN = "unknown"
    """The format says where it begins and ends and no more: its words have to tell."""
    FURNITURE = "furniture"
    """It belongs to the page and not to the letter; kept after the letter's own text."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in a block where a footnote is referred to; the mark itself is not in the text."""

    position: int
    """Offset into ``Letter.text`` of the character that the mark stood before."""
    mark: str
    """As printed: ``1``, ``*``."""
    note: int | None
    """Index of the footnote in ``Letter.blocks``; ``None`` if the note is not there."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One block of a letter whose format says what it is."""

    kind: MarkedKind
    start: int
    """Offset into ``Letter.text`` of its first character: of the label where it has one."""
    end: int
    label: str = ""
    """The mark before a list item, footnote or numbered heading; the block begins with it."""
    level: int = 0
    """Depth of a heading or list item, from 1; 0 where the format does not say.

    Of a paragraph: the depth of the list item that it goes on in; 0 outside a list.
    """
    page: int | None = None
    """The page on which it begins, from 1; ``None`` where the format has no pages."""
    confidence: float | None = None
    """How sure text recognition was of its words, 0 to 1; ``None`` where nothing was recognised.

    ``UNSURE_ORDER`` or less where columns, a text box or a table without lines may be misread.
    """
    notes: tuple[NoteMark, ...] = ()
    """Footnotes that it refers to, in order; on a footnote, empty."""
    table: int = 0
    """Of a row: which of the letter's tables it is of, from 1; 0 where the format does not say."""
    head: bool = False
    """Of a row: whether the format says that it names the columns."""
    over_rows: bool = False
    """Of a row: whether it takes the whole width and says what the rows under it are of."""


@dataclass(frozen=True, slots=True)
class DraftMark:
    """A reference to a footnote in a draft."""

    position: int
    """Offset into the draft's text of the character that the mark stood before."""
    mark: str
    key: str
    """Which of the notes it is: any name that the format gives it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has its place in the letter's text."""

    kind: MarkedKind
    text: str
    """Its own words, without label and without marks of notes; white space is folded later."""
    label: str = ""
    level: int = 0
    page: int | None = None
    confidence: float | None = None
    marks: tuple[DraftMark, ...] = ()
    table: int = 0
    head: bool = False
    over_rows: bool = False


def set_out(
    drafts: Sequence[Draft], notes: Mapping[str, Draft]
) -> tuple[str, tuple[MarkedBlock, ...]]:
    r"""Return a letter's text and its blocks.

    Each footnote comes right after the block that refers to it first, so that paragraphs have
    the same numbers whether a format keeps notes in the text, at the foot of a page or at the
    end; notes that nothing refers to come last. Empty drafts are left out.

    Args:
        drafts: The running text, in reading order.
        notes: The footnotes by key, in their order; of the kind ``FOOTNOTE``.

    >>> mark = DraftMark(3, "1", "n1")
    >>> text, blocks = set_out(
    ...     [Draft(MarkedKind.PARAGRAPH, "Zie ook.", marks=(mark,))],
    ...     {"n1": Draft(MarkedKind.FOOTNOTE, "Noot.", label="1")},
    ... )
    >>> text, blocks[0].notes
    ('Zie ook.\n\n1 Noot.', (NoteMark(position=3, mark='1', note=1),))
    """
    ordered, places = _ordered(drafts, notes)
    text = ""
    blocks: list[MarkedBlock] = []
    for draft in ordered:
        folded, moved = fold(draft.text)
        text += _BETWEEN if text else ""
        start = len(text)
        words = f"{draft.label} {folded}".strip() if draft.label else folded
        offset = start + len(words) - len(folded)
        text += words
        blocks.append(
            MarkedBlock(
                kind=MarkedKind.FURNITURE if is_drawn(words) else draft.kind,
                start=start,
                end=start + len(words),
                label=draft.label,
                level=draft.level,
                page=draft.page,
                confidence=draft.confidence,
                notes=tuple(
                    NoteMark(offset + moved[mark.position], mark.mark, places.get(mark.key))
                    for mark in draft.marks
                ),
                table=draft.table,
                head=draft.head,
                over_rows=draft.over_rows,
            )
        )
    return text, tuple(blocks)


def is_drawn(line: str) -> bool:
    """Return whether a line is drawn with characters, under a heading or between parts.

    >>> is_drawn("======"), is_drawn("* * *"), is_drawn("- een punt"), is_drawn("...")
    (True, True, False, False)
    """
    return _DRAWN.fullmatch(line) is not None


def fold(text: str) -> tuple[str, list[int]]:
    r"""Return a text on one line without invisible characters, and where each of its places went.

    The list has one more place than the text has characters: that of the end.

    >>> fold(" een\n twee")
    ('een twee', [0, 0, 1, 2, 3, 3, 4, 5, 6, 7, 8])
    """
    folded: list[str] = []
    places: list[int] = []
    gap = False
    for char in text:
        if char.isspace() or char in INVISIBLE:
            places.append(len(folded))
            gap = gap or (char.isspace() and bool(folded))
            continue
        if gap:
            folded.append(" ")
            gap = False
        places.append(len(folded))
        folded.append(char)
    places.append(len(folded))
    return "".join(folded), places


def _ordered(
    drafts: Sequence[Draft], notes: Mapping[str, Draft]
) -> tuple[list[Draft], dict[str, int]]:
    """Put each note after the block that refers to it first; say where each ended up."""
    ordered: list[Draft] = []
    places: dict[str, int] = {}
    for draft in drafts:
        if not (draft.label + draft.text).strip(INVISIBLE + " \t\r\n\f\v\u00a0"):
            continue
        ordered.append(draft)
        for mark in draft.marks:
            if mark.key in notes and mark.key not in places:
                places[mark.key] = len(ordered)
                ordered.append(notes[mark.key])
    for key, note in notes.items():
        if key not in places:
            places[key] = len(ordered)
            ordered.append(note)
    return ordered, places
