"""Pieces of a letter -> clean text: one line, words whole again, no markup; each character traced.

The printed words stay as they are, also where text recognition misread them: a quote has to be
found in the letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from mhassist.letters.hyphens import LONGEST_WORD, NO_HYPHEN, line_joint
from mhassist.letters.marked import INVISIBLE
from mhassist.paragraphs.paragraph import Span

_ITALIC = re.compile(r"(?<![^\s(\[«“‘'\"/:-])(\*{1,3})(?=\S)([^*]*[^*\s])\1(?!\*)")
_RAISED = re.compile(r"(?<=\d)\^(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text, with for each character the offset in the letter that it came from."""

    text: str
    origins: tuple[int, ...]

    def without(self, start: int, end: int) -> CleanText:
        """Return the text with a stretch taken out."""
        return CleanText(
            self.text[:start] + self.text[end:], self.origins[:start] + self.origins[end:]
        )


def clean_pieces(text: str, pieces: Sequence[Span], vocabulary: Counter[str]) -> CleanText:
    """Return the clean text of pieces of a letter that belong together.

    Args:
        text: The letter's text.
        pieces: Where its parts stand, a line each, in order.
        vocabulary: The letter's words, to tell a hyphen from a word that was broken off.
    """
    chars: list[str] = []
    origins: list[int] = []
    for piece in pieces:
        found = text[piece.start : piece.end]
        if chars and found.strip():
            joint = line_joint("".join(chars[-LONGEST_WORD:]), found.lstrip(), vocabulary)
            if joint == NO_HYPHEN:
                chars.pop()
                origins.pop()
            elif joint:
                chars.append(joint)
                origins.append(origins[-1])
        for offset, char in enumerate(found, piece.start):
            if char in INVISIBLE:
                continue
            if char.isspace():
                if chars and chars[-1] != " ":
                    chars.append(" ")
                    origins.append(offset)
            else:
                chars.append(char)
                origins.append(offset)
        while chars and chars[-1] == " ":
            chars.pop()
            origins.pop()
    return _without_markup(CleanText("".join(chars), tuple(origins)))


def clean_stretch(text: str, start: int, end: int) -> CleanText:
    """Return the clean text of a stretch without line ends: nothing to join, no markup.

    Args:
        text: The letter's text.
        start: Offset of its first character.
        end: Offset after its last.
    """
    kept = [offset for offset in range(start, end) if text[offset] not in INVISIBLE]
    return CleanText("".join(text[offset] for offset in kept), tuple(kept))


def is_italic(text: str) -> bool:
    """Return whether a text begins in italics that go on to its end.

    >>> is_italic("*Project is afgerond.*"), is_italic("*Rantsev* is een zaak")
    (True, False)
    """
    return len(text) > 2 and text[0] == "*" and text[-1] == "*" and "*" not in text[1:-1]


def _without_markup(clean: CleanText) -> CleanText:
    """Take out the marks of italics, bold and raised letters."""
    drop: set[int] = set()
    for match in _ITALIC.finditer(clean.text):
        width = len(match.group(1))
        drop.update(range(match.start(), match.start() + width))
        drop.update(range(match.end() - width, match.end()))
    drop.update(match.start() for match in _RAISED.finditer(clean.text))
    return _dropping(clean, drop) if drop else clean


def _dropping(clean: CleanText, drop: Set[int]) -> CleanText:
    kept = [index for index in range(len(clean.text)) if index not in drop]
    return CleanText(
        "".join(clean.text[index] for index in kept),
        tuple(clean.origins[index] for index in kept),
    )
