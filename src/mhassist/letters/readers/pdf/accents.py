"""Accents that a PDF draws over a letter, as a character of their own: ``Kostic´`` is Kostić."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from mhassist.letters.readers.pdf.page import Word

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}


def with_accents(words: Iterable[Word]) -> list[Word]:
    """Put each accent that stands over the last letter of a word into that letter.

    An accent after a letter, as an apostrophe is typed, stays as it is.
    """
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        letter = _accented(last, word) if last is not None else ""
        if last is not None and letter:
            found[-1] = replace(last, text=last.text[:-1] + letter)
        else:
            found.append(word)
    return found


def _accented(last: Word, accent: Word) -> str:
    """Return the last letter of a word with its accent; empty where that is no letter."""
    combining = _COMBINING.get(accent.text)
    middle = (accent.x0 + accent.x1) / 2
    if not combining or not accent.glued or not last.text[-1].isalpha() or middle > last.x1:
        return ""
    letter = unicodedata.normalize("NFC", last.text[-1] + combining)
    return letter if len(letter) == 1 else ""
