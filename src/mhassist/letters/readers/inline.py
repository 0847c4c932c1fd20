"""Running text with marks of notes in it, gathered piece by piece from the elements of a format."""

from __future__ import annotations

import re
from dataclasses import replace

from mhassist.letters.marked import CELL_SEPARATOR, Draft, DraftMark, MarkedKind

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""Hyphens that look as every other, and at which no line may end: nobody searches for those."""
_NUMBERED = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})*(?=\s+[A-ZÀ-Þ‘“«])|[a-zA-Z][.)]|[IVX]{1,5}[.)])"
    r"\s+(?=\S)"
)

_NAMES_A_NOTE = re.compile(
    r"\b(?:voet|eind|foot|end)?(?:noot|noten|notes?)\s+(?:nrs?\.?\s+)?"
    r"(?:\d{1,3}\s*(?:,|en|of|t/m|tot en met|[-–])\s*)*$",
    re.IGNORECASE,
)
"""What comes before the number of a note that is a word of the sentence."""
_LONGEST_NAMING = 40
_OPENING = "([{/–-"


def raised(text: str) -> str:
    """Return a raised number in raised digits, so that it does not run into the word before it.

    >>> raised("2"), raised("de")
    ('²', 'de')
    """
    return text.translate(_RAISED) if text.isascii() and text.strip().isdigit() else text


class Inline:
    """The text of one block while its elements are read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[DraftMark] = []

    def __bool__(self) -> bool:
        """Whether anything can be read in it."""
        return any(not piece.isspace() for piece in self._pieces)

    @property
    def text(self) -> str:
        """What was gathered so far."""
        return "".join(self._pieces)

    def add(self, piece: str | None) -> None:
        """Add characters."""
        if piece:
            self._pieces.append(piece.translate(_HYPHENS))
            self._length += len(piece)

    def without_bars(self) -> Inline:
        """Return it with bars that stand as those between cells close to the words beside them."""
        if CELL_SEPARATOR not in self.text:
            return self
        own = Inline()
        own.add(self.text.replace(CELL_SEPARATOR, "|"))
        for mark in self._marks:
            place = len(self.text[: mark.position].replace(CELL_SEPARATOR, "|"))
            own._marks.append(replace(mark, position=place))
        return own

    def cut(self, place: int) -> tuple[Inline, Inline]:
        """Return what stands before an offset and what from there."""
        parts = Inline(), Inline()
        parts[0].add(self.text[:place])
        parts[1].add(self.text[place:])
        for mark in self._marks:
            after = mark.position > place
            position = mark.position - place if after else mark.position
            parts[after]._marks.append(replace(mark, position=position))
        return parts

    def stripped(self) -> Inline:
        """Return it without white space at its ends."""
        text = self.text
        skip = len(text) - len(text.lstrip())
        own = Inline()
        own.add(text.strip())
        own._marks = [
            replace(mark, position=min(max(mark.position - skip, 0), own._length))
            for mark in self._marks
        ]
        return own

    def mark(self, mark: str, key: str) -> None:
        """Refer to a note here."""
        self._marks.append(DraftMark(self._length, mark, key))

    def note_again(self, mark: str, key: str, *, is_raised: bool = True) -> bool:
        """Refer to a note a second time; return whether that is a mark, and no word.

        In ``zie noot 3`` the number is a word of the sentence, however it is printed. Elsewhere it
        is a mark where it is raised, or stands against the word before it.

        Args:
            mark: The number as it is printed.
            key: Which of the notes it is.
            is_raised: Whether it is printed raised, as marks are.
        """
        before = "".join(piece[-_LONGEST_NAMING:] for piece in self._pieces[-_LONGEST_NAMING:])
        glued = bool(before) and not before[-1].isspace() and before[-1] not in _OPENING
        if _NAMES_A_NOTE.search(before[-_LONGEST_NAMING:]) or not (is_raised or glued):
            self.add(mark)
            return False
        self.mark(mark, key)
        return True

    def append(self, other: Inline, *, marks: bool = True) -> None:
        """Add all of another.

        Args:
            other: What is added.
            marks: Whether its marks of notes are added too: a note is referred to once.
        """
        begun = self._length
        self.add(other.text)
        if marks:
            self._marks += [replace(mark, position=begun + mark.position) for mark in other._marks]

    def draft(
        self,
        kind: MarkedKind = MarkedKind.PARAGRAPH,
        *,
        label: str = "",
        level: int = 0,
        numbered: bool = False,
        table: int = 0,
        head: bool = False,
    ) -> Draft:
        """Return the block that it is.

        Args:
            kind: What it is.
            label: The mark before it, as the format gives it.
            level: Its depth.
            numbered: Whether a number that it begins with is its label.
            table: Of a row, which of the letter's tables it is of.
            head: Of a row, whether it names the columns.
        """
        text, skip = self.text, 0
        found = _NUMBERED.match(text) if numbered and not label else None
        if found is not None:
            label, skip = found.group(1), found.end()
        return Draft(
            kind,
            text[skip:],
            label=" ".join(label.split()),
            level=level,
            marks=tuple(
                DraftMark(max(mark.position - skip, 0), mark.mark, mark.key) for mark in self._marks
            ),
            table=table,
            head=head,
        )
