"""The mark that a line begins with: a bullet, a number, a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<bullet>[-–—•·▪●○◦‣⁃►❖✓o])(?=\s)"
    r"|(?P<number>\(?(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-z][.)]|[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+)\)?)"
    r"(?=\s)"
)


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
