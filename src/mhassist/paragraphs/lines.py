"""Letter's text -> lines: what stands on each, where it breaks off and where a page begins."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.letterhead import is_page_number
from mhassist.letters.marked import INVISIBLE

_LINE_OR_BREAK = re.compile(r"\A\ufeff|[^\n\r\f]+|\r\n|[\n\r\f]")
_BULLET_START = re.compile(r"[-•·▪–—*]")
NARROWEST = 50
"""A full line has at least this many characters; a letter of few short lines does not tell."""
_UNWRAPPED = 160
"""Lines that are longer than this are whole paragraphs: the file was not wrapped."""
_MOST_PAGES = 0.25
"""Where more lines than this share begin with one space, that is indentation, not a page mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, without the white space around it."""

    start: int
    """Offset into the letter's text."""
    end: int
    text: str
    blank_before: bool
    """Whether white space of a line or more stands above it."""
    page: int
    """Number of the page in the file, from 0."""
    indent: int = 0
    cut_before: bool = False
    """Whether a page break, a footnote or furniture stands between it and the line above."""
    tail_removed: bool = False
    """Whether furniture stood glued to its end."""

    @property
    def length(self) -> int:
        """Characters of the line."""
        return self.end - self.start

    def cut_to(self, text: str, *, start: int | None = None, end: int | None = None) -> Line:
        """Return the line with only the part of it between two offsets of ``text``."""
        begin = self.start if start is None else start
        stop = self.end if end is None else end
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        return dataclasses.replace(self, start=begin, end=stop, text=text[begin:stop])


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that have something on them, in order.

    A page begins after a form feed, after a page number of the form ``Pagina 2 van 7``, and at a
    line that begins with a single space where hardly any other line does: that is what stays of
    a page break in text taken from a PDF.
    """
    raw = _raw_lines(text)
    single_space_opens = _single_space_opens(text, raw)
    lines: list[Line] = []
    page = 0
    previous_is_page_number = False
    for start, end, newlines, form_feed in raw:
        stripped = text[start:end].strip()
        begin = start + text[start:end].index(stripped)
        opens = form_feed or previous_is_page_number or (single_space_opens and _opens(text, start))
        page += bool(lines) and opens
        lines.append(
            Line(
                start=begin,
                end=begin + len(stripped),
                text=stripped,
                blank_before=bool(lines) and newlines > 1,
                page=page,
                indent=begin - start,
                cut_before=bool(lines) and opens,
            )
        )
        previous_is_page_number = is_page_number(stripped)
    return lines


def is_invisible(line: str) -> bool:
    """Return whether nothing on a line can be seen: a byte order mark, soft hyphens."""
    return all(char in INVISIBLE or char.isspace() for char in line)


def typical_width(lines: Sequence[Line]) -> int | None:
    """Return how long a full line is, in characters, or ``None`` where lines are not wrapped."""
    lengths = sorted(line.length for line in lines)
    if not lengths:
        return None
    width = lengths[int(len(lengths) * 0.8)]
    return None if width > _UNWRAPPED else max(width, NARROWEST)


def _raw_lines(text: str) -> list[tuple[int, int, int, bool]]:
    """Return start, end, newlines before, and whether a form feed stands before each line."""
    raw: list[tuple[int, int, int, bool]] = []
    newlines, form_feed = 0, False
    for match in _LINE_OR_BREAK.finditer(text):
        piece = match.group()
        if piece == "\f":
            form_feed = True
        elif piece in {"\n", "\r", "\r\n"}:
            newlines += 1
        elif piece.strip():
            raw.append((match.start(), match.end(), newlines, form_feed))
            newlines, form_feed = 0, False
    return raw


def _opens(text: str, start: int) -> bool:
    """Return whether a line begins with one space and then a word."""
    return (
        text[start] == " "
        and not text[start + 1].isspace()
        and not _BULLET_START.match(text[start + 1])
    )


def _single_space_opens(text: str, raw: Sequence[tuple[int, int, int, bool]]) -> bool:
    opening = sum(_opens(text, start) for start, end, _, _ in raw if end - start > 1)
    return 0 < opening <= max(2, _MOST_PAGES * len(raw))
