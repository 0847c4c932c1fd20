"""Lines -> running text: words that a line end broke off whole again, marks of notes taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mhassist.letters.hyphens import NO_HYPHEN, line_joint, read_vocabulary
from mhassist.letters.marked import DraftMark
from mhassist.letters.readers.inline import raised
from mhassist.letters.readers.pdf.lines import Row, kept_words
from mhassist.letters.readers.pdf.page import Word

_MARK = re.compile(r"\d{1,3}|\*{1,3}|[†‡]")
_MARKS = re.compile(r"(?:\d{1,3}|\*{1,3}|[†‡])?(?:[,;]\s?(?:\d{1,3})?)*")
_CLOSING = ".,;:?!)»”"
_UNIT = re.compile(r"(?:^|[^A-Za-zÀ-ÿ])(?:[kcdm]?m|CO|NO|NH|H|O|PM|x|10)$")
"""After these a raised digit is part of the word: ``m2``, ``CO2``."""
_LENGTH = re.compile(r"(?:^|[^A-Za-zÀ-ÿ])[kcdm]?m$")
_POWER_AND_MARK = re.compile(r"(?P<power>[23])(?P<mark>\d{1,2})")


class TextJoiner:
    """Joins the lines of one letter's paragraphs."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._vocabulary = read_vocabulary("\n".join(row.text for row in rows))

    def join(self, rows: Sequence[Row], *, skip: int = 0) -> tuple[str, tuple[DraftMark, ...]]:
        """Return the text of rows that belong together, and the notes that it refers to.

        The key of a mark is the page on which it stands and its number.

        Args:
            rows: Lines, in reading order.
            skip: Words of the first line that are a label and not text.
        """
        text = ""
        marks: list[DraftMark] = []
        for number, row in enumerate(rows):
            line, found = _line(row, skip=0 if number else skip)
            if not line:
                continue
            joint = line_joint(text, line, self._vocabulary) if text else ""
            text = text[:-1] if joint == NO_HYPHEN else text + joint
            marks.extend(
                DraftMark(len(text) + place, mark, f"{row.page}:{mark}") for place, mark in found
            )
            text += line
        return text, tuple(marks)


def _line(row: Row, *, skip: int) -> tuple[str, list[tuple[int, str]]]:
    """Return the text of a line without its raised marks, and where these stood."""
    text = ""
    marks: list[tuple[int, str]] = []
    passed = 0
    for segment in row.segments:
        for index, word, close in kept_words(segment.words):
            if passed + index < skip:
                continue
            printed = word.text
            if index in segment.raised:
                if _is_mark(word, text):
                    marks.extend((len(text), mark) for mark in _MARK.findall(printed))
                    continue
                power = _POWER_AND_MARK.fullmatch(printed) if _LENGTH.search(text) else None
                if power is not None:  # "km²" and then a note
                    printed = power["power"]
                    marks.append((len(text) + len(printed), power["mark"]))
                printed = raised(printed) if printed.isdigit() else printed
            marked = index - 1 in segment.raised and word.text[0] in _CLOSING
            glued = (close or marked) and index > 0
            text += printed if glued or not text else f" {printed}"
        passed += len(segment.words)
    return text, marks


def _is_mark(word: Word, before: str) -> bool:
    """Return whether raised characters refer to a note: ``7`` does, ``e`` and ``m2`` do not."""
    return _MARKS.fullmatch(word.text) is not None and _UNIT.search(before[-12:]) is None
