"""A page as it is printed: its words with their places, its rules and its pictures.

Both the text layer of a PDF and the recognition of a scan give these records. Places are in
points (1/72 inch), from the left and from the top of the page as a reader sees it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together, in one font, size and height."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    """Height of the font as it is printed."""
    glued: bool = False
    """Whether no space stands between it and the word before it."""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    """Whether a line runs through it: then it is no text of the letter."""
    confidence: float | None = None
    """How sure text recognition was, 0 to 1; ``None`` where nothing was recognised."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn, or the edge of a box."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...] = ()
    """In the order of the file."""
    rules: tuple[Rule, ...] = ()
    boxes: tuple[Rule, ...] = ()
    """What is framed or shaded, large enough for text."""
    hidden: tuple[tuple[str, str], ...] = ()
    """What is in the text layer and not on the page: how it is hidden, in Dutch, and its words."""
    struck: tuple[str, ...] = ()
    """Each stretch of words that is struck out."""
    picture_share: float = 0.0
    """How much of the page pictures cover, 0 to 1."""
    picture_pixels: int = 0
    """Pixels of the largest picture."""
    recognised: bool = False
    """Whether its words were recognised from a picture."""


def page_to_json(page: Page) -> str:
    """Return a page on one line, for another process."""
    return json.dumps([
        page.number,
        page.width,
        page.height,
        [
            (w.text, w.x0, w.x1, w.baseline, w.size, _flags(w))
            for w in page.words
        ],
        [(rule.x0, rule.y0, rule.x1, rule.y1) for rule in page.rules],
        [(box.x0, box.y0, box.x1, box.y1) for box in page.boxes],
        page.hidden,
        page.struck,
        page.picture_share,
        page.picture_pixels,
    ])  # fmt: skip


def page_from_json(line: str | bytes) -> Page:
    """Return the page that ``page_to_json`` wrote."""
    number, width, height, words, rules, boxes, hidden, struck, share, pixels = json.loads(line)
    return Page(
        number,
        width,
        height,
        tuple(_word(fields) for fields in words),
        tuple(Rule(*fields) for fields in rules),
        tuple(Rule(*fields) for fields in boxes),
        tuple((why, text) for why, text in hidden),
        tuple(struck),
        share,
        pixels,
    )


def _flags(word: Word) -> int:
    return word.glued | word.bold << 1 | word.italic << 2 | word.struck << 3


def _word(fields: Sequence[Any]) -> Word:
    text, x0, x1, baseline, size, flags = fields
    return Word(
        text,
        x0,
        x1,
        baseline,
        size,
        glued=bool(flags & 1),
        bold=bool(flags & 2),
        italic=bool(flags & 4),
        struck=bool(flags & 8),
    )
