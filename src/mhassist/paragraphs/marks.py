"""The marks that stand before list items and numbered headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class MarkStyle(Enum):
    """How the items of a list are marked."""

    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    DECIMAL = "decimal"
    """``2.1``: the number says how deep it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark at the start of a line."""

    style: MarkStyle
    label: str
    """As printed: ``-``, ``1.``, ``a)``."""
    closing: str
    """What closes the number: ``.`` or ``)``."""
    value: int
    """1 for ``1.`` and ``a.``; 0 for a bullet."""
    end: int
    """Where the item's own text begins in the line."""
    certain: bool = True
    """False for a number without a full stop or bracket, which may be the sentence's own."""
    after_bullet: bool = False
    """Whether a bullet stands before the number: ``- a.``."""


_BULLET = re.compile(r"([-–—•·▪●○◦]|\*(?=\s)|\+(?=\s))\s+(?=\S)|([•▪●○◦])(?=\S)")
_MISREAD_BULLET = re.compile(r"([e¢©°])\s+(?=[A-ZÀ-Þ‘“«(])|(o)\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})([.)])\s+(?=\S)")
_REMARKED = re.compile(r"(\d{1,2})(\s+\([^)\d]{2,20}\)[.:]?)\s+(?=\S)")
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-ZÀ-Þ])")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[A-ZÀ-Þ‘“«])")
_LETTER = re.compile(r"\(?([a-z])([.)])\s+(?=\S)")


def read_mark(line: str) -> Mark | None:
    """Return the mark that a line begins with, if any.

    >>> read_mark("b) Versterking opsporing").label
    'b)'
    >>> read_mark("- a. best practices").label
    'a.'
    >>> read_mark("E. van der Burg") is None
    True
    """
    bullet = _BULLET.match(line) or _MISREAD_BULLET.match(line)
    offset = bullet.end() if bullet else 0
    italic = bullet is not None and line.startswith("*", offset)
    inner = None if italic else _numbered(line, offset)
    if bullet is None:
        return inner
    if inner is not None and inner.certain:
        return Mark(
            inner.style, inner.label, inner.closing, inner.value, inner.end, after_bullet=True
        )
    return Mark(MarkStyle.BULLET, bullet.group().strip(), "", 0, bullet.end())


def _numbered(line: str, offset: int) -> Mark | None:
    decimal = _DECIMAL.match(line, offset)
    if decimal:
        value = int(decimal.group(1).rsplit(".", 1)[1])
        return Mark(MarkStyle.DECIMAL, decimal.group(1), "", value, decimal.end())
    number = _NUMBER.match(line, offset)
    if number:
        label = line[number.start() : number.end()].strip()
        return Mark(MarkStyle.NUMBER, label, number.group(2), int(number.group(1)), number.end())
    remarked = _REMARKED.match(line, offset)
    if remarked:
        label = line[remarked.start() : remarked.end()].strip()
        return Mark(MarkStyle.NUMBER, label, ".", int(remarked.group(1)), remarked.end())
    letter = _LETTER.match(line, offset)
    if letter:
        label = line[letter.start() : letter.end()].strip()
        value = ord(letter.group(1)) - ord("a") + 1
        return Mark(MarkStyle.LETTER, label, letter.group(2), value, letter.end())
    bare = _BARE.match(line, offset)
    if bare:
        value = int(bare.group(1))
        return Mark(MarkStyle.NUMBER, bare.group(1), ".", value, bare.end(), certain=False)
    return None
