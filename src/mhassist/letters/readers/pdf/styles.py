"""How a line is printed, and whether a sentence ends on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhassist.letters.readers.pdf.lines import Row

CONTENTS_ROW = re.compile(r"(?:\.\s?){4,}\d{1,3}$")
"""A row of a table of contents: dots lead to its page."""
_ENDED = re.compile(r"[.!?…:;][)\]»”’\"']*(?:\d{1,3}|\*)?$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:jl|nr|nrs|blz|p|art|artt|lid|bijv|resp|incl|excl|ca|mr|dr|drs|prof|ir|mw|dhr|"
    r"c\.q|d\.d|m\.b\.t|t\.a\.v|o\.a|i\.v\.m|m\.n|bv|vgl|zgn|evt|[A-Z])\.$"
)
_SAME_SIZE = 0.07


@dataclass(frozen=True, slots=True)
class Style:
    """The font of a whole line."""

    size: float
    bold: bool
    italic: bool

    @property
    def shows(self) -> bool:
        """Whether it stands out by its weight or slope."""
        return self.bold or self.italic

    def same_size(self, other: Style) -> bool:
        """Return whether both are as large."""
        return abs(self.size - other.size) <= _SAME_SIZE * max(self.size, other.size)

    def joins(self, other: Style) -> bool:
        """Return whether two lines can be of one paragraph by their font."""
        return self.same_size(other) and self.bold == other.bold and self.italic == other.italic


def style_of(row: Row) -> Style:
    """Return how a line is printed: bold or italic only if all its words are."""
    words = [word for word in row.words if any(map(str.isalnum, word.text))] or list(row.words)
    return Style(row.size, all(w.bold for w in words), all(w.italic for w in words))


def ended(text: str) -> bool:
    """Return whether a line ends a sentence, or an item of a list.

    >>> ended("is gestart.1"), ended("zie Kamerstuk 28 638, nr.")
    (True, False)
    """
    return _ENDED.search(text) is not None and _ABBREVIATED.search(text) is None
