"""Running text with marks of notes in it, gathered piece by piece from the elements of a format."""

from __future__ import annotations

from mhassist.letters.marked import Draft, DraftMark, MarkedKind


class Inline:
    """The text of one block while its elements are read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[DraftMark] = []

    def __bool__(self) -> bool:
        """Whether anything can be read in it."""
        return any(not piece.isspace() for piece in self._pieces if piece)

    @property
    def text(self) -> str:
        """What was gathered so far."""
        return "".join(self._pieces)

    def add(self, piece: str | None) -> None:
        """Add characters."""
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def mark(self, mark: str, key: str) -> None:
        """Refer to a note here."""
        self._marks.append(DraftMark(self._length, mark, key))

    def draft(
        self,
        kind: MarkedKind = MarkedKind.PARAGRAPH,
        *,
        label: str = "",
        level: int = 0,
        page: int | None = None,
    ) -> Draft:
        """Return the block that it is."""
        return Draft(
            kind,
            self.text,
            label=" ".join(label.split()),
            level=level,
            page=page,
            marks=tuple(self._marks),
        )
