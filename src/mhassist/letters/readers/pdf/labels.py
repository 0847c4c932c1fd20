"""The mark that a line begins with: a bullet, a number, a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf.lines import Row

_LABEL = re.compile(
    r"(?P<bullet>[-–—*•·▪●○◦‣⁃►➢■❖✓o])(?=\s)"
    r"|(?P<number>\(?(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-z][.)]|[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+)\)?)"
    r"(?=\s)"
)
_ALSO_IN_TEXT = frozenset("-–—*°«»eo")
"""A line of running text may begin with these: only where it stands in they are bullets, or where
others of their list stand near."""
_NEAR = 4
"""Lines: how far from an item the next of its list begins."""
_STOPS = re.compile(r"(?:[.:;?!,]|[;,] (?:en|of))$")
_MUCH_ROOM = 0.25
"""Of the width: a line with this much room left stops."""
_MISREAD = re.compile(r"[eo¢©°*«»](?=\s)")
"""What text recognition makes of a bullet."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with."""

    text: str
    """As printed; empty where the line begins with no mark."""
    words: int
    """How many words of the line it takes."""

    @property
    def whole(self) -> bool:
        """Whether there is one."""
        return bool(self.text)

    @property
    def is_bullet(self) -> bool:
        """Whether it has no number."""
        return len(self.text) == 1 and not self.text.isdigit()


NO_LABEL = Label("", 0)


def read_label(line: str, *, recognised: bool = False) -> Label:
    """Return the mark of a line.

    Args:
        line: What it says.
        recognised: Whether it was recognised from a picture: then a bullet may be another sign.

    >>> read_label("b) Versterking").text, read_label("2.1 Inzet").text, read_label("De inzet").text
    ('b)', '2.1', '')
    """
    found = _LABEL.match(line)
    if found is None:
        misread = recognised and _MISREAD.match(line) is not None
        return Label("•", 1) if misread else NO_LABEL
    return Label(found.group(), len(found.group().split()))


def label_of(rows: Sequence[Row], index: int) -> Label:
    """Return the mark that a line begins with, if its place says that it is one.

    Args:
        rows: The lines of a column.
        index: Which of them.
    """
    row, below = rows[index], rows[index + 1 : index + 2]
    label = read_label(f"{row.text} ", recognised=row.words[0].confidence is not None)
    if not label.whole or len(row.words) <= label.words:
        return NO_LABEL
    if not label.is_bullet or row.words[0].text not in _ALSO_IN_TEXT:
        return label
    text_x0 = row.words[label.words].x0
    tabbed = text_x0 - row.words[0].x1 > 0.45 * row.size
    hanging = bool(below) and abs(below[0].x0 - text_x0) < 0.5 * row.size
    return label if tabbed or hanging or _has_sibling(rows, index) else NO_LABEL


def _has_sibling(rows: Sequence[Row], index: int) -> bool:
    """Return whether a line near this one begins with the same mark on the same place.

    Where either goes on with a sentence, the mark is a dash in it.
    """
    mark, x0, size = rows[index].words[0].text, rows[index].x0, rows[index].size
    near = range(max(index - _NEAR, 0), min(index + _NEAR + 1, len(rows)))
    alike = [
        place
        for place in near
        if rows[place].words[0].text == mark and abs(rows[place].x0 - x0) < 0.3 * size
    ]
    right = max(row.x1 for row in rows)
    return len(alike) > 1 and all(
        place == 0
        or _STOPS.search(rows[place - 1].text) is not None
        or right - rows[place - 1].x1 > _MUCH_ROOM * (right - x0)
        for place in alike
    )
