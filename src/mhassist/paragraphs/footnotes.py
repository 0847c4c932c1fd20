"""Footnotes: told from the running text by where they stand, numbered by their order.

A number that text recognition misread is not read but counted: footnotes come in order, and the
numbers that were read right say where the count begins.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.marks import MarkStyle, read_mark

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MOST_DIGITS = 4
"""Of the number of a note."""
_RAISED = re.compile(rf"[{SUPERSCRIPTS}]+(?=\s*\S)")
_OPENING = r"(?=[A-ZÀ-Þ‘“«\"(*<]|https?:|www\.)"
_NUMBERED = re.compile(rf"(\d{{1,3}})\s+{_OPENING}")
_SYMBOL = re.compile(rf"([^\w\s(«“‘\"\[<–—•·▪-]{{1,2}}|[¢©])\s+{_OPENING}")
_GLUED = re.compile(r"(?:[a-zà-ÿ)\]»”’'%][.,!?;:]?)(\d{1,3})(?=[\s.,;:)»”’]|$)")
_BRACKETED = re.compile(r"(\[\d{1,3}\])\s*(?=\S)")
_BRACKETED_IN_TEXT = re.compile(r"(?<=\S)\s?(\[\d{1,3}\])")
_ENDED = re.compile(r"[.!?:;)\]/»”\"]$")


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote."""

    lines: tuple[Line, ...]
    mark: str
    """Its number as printed, right or misread."""
    mark_end: int
    """Offset where its own text begins."""
    number: int
    """Its number by order."""

    @property
    def misread(self) -> bool:
        """Whether the number that is printed is another than its order says."""
        return read_number(self.mark) != self.number


def read_number(mark: str) -> int | None:
    """Return the number that a mark is, raised or not.

    >>> read_number("¹²"), read_number("7"), read_number("[3]"), read_number("®")
    (12, 7, 3, None)
    """
    plain = "".join(
        str(SUPERSCRIPTS.index(char)) if char in SUPERSCRIPTS else char for char in mark.strip("[]")
    )
    short = len(plain) <= _MOST_DIGITS
    return int(plain) if short and plain.isascii() and plain.isdigit() else None


def set_notes_apart(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """Return the lines of the running text, and the footnotes that stood among them.

    Args:
        text: The letter's text.
        lines: Its lines, without furniture.
    """
    starts = _raised_starts(lines) or _bracketed_starts(lines) or _page_end_starts(lines)
    if not starts or not _is_referred_to(lines, starts):
        return list(lines), []
    notes: list[tuple[list[Line], str, int]] = []
    left: list[Line] = []
    cut = False
    for index, line in enumerate(lines):
        if index in starts:
            begins = starts[index]
            if begins is None:
                notes[-1][0].append(line)
            else:
                mark_end = line.start + len(begins)
                while text[mark_end].isspace():
                    mark_end += 1
                notes.append(([line], begins, mark_end))
            cut = True
        else:
            left.append(replace(line, cut_before=True, blank_before=True) if cut else line)
            cut = False
    numbers = _count([mark for _, mark, _ in notes])
    return left, [
        Note(tuple(inside), mark, mark_end, number)
        for (inside, mark, mark_end), number in zip(notes, numbers, strict=True)
    ]


def _is_referred_to(lines: Sequence[Line], starts: dict[int, str | None]) -> bool:
    """Return whether a mark in the running text leads to at least one of the notes.

    What nothing refers to is a list whose numbers stand without a full stop.
    """
    marks = {mark for mark in starts.values() if mark is not None}
    if any(mark[0] in SUPERSCRIPTS or is_bracketed(mark) for mark in marks):
        return True
    glued = {
        found
        for index, line in enumerate(lines)
        if index not in starts
        for found in _GLUED.findall(line.text)
    }
    return not marks.isdisjoint(glued)


def _count(marks: Sequence[str]) -> list[int]:
    """Number the notes by order; the numbers that were read right vote for the first one."""
    read = [read_number(mark) for mark in marks]
    if all(number is not None for number in read):
        known = [number for number in read if number is not None]
        if all(before < after for before, after in itertools.pairwise(known)):
            return known
    votes = Counter(
        number - index for index, number in enumerate(read) if number is not None and number > index
    )
    first = min(votes, key=lambda vote: (-votes[vote], vote)) if votes else 1
    return [first + index for index in range(len(marks))]


def _raised_starts(lines: Sequence[Line]) -> dict[int, str | None]:
    """Find notes that begin with a raised number, and the lines on which they go on."""
    starts: dict[int, str | None] = {}
    for index, line in enumerate(lines):
        raised = _RAISED.match(line.text)
        # A control character alone is no text: a mark before nothing that prints is no note.
        if raised is not None and any(map(str.isprintable, line.text[raised.end() :].strip())):
            starts[index] = raised.group()
        elif index - 1 in starts and not line.blank_before and not line.cut_before:
            starts[index] = None
    return starts


def is_bracketed(mark: str) -> bool:
    """Return whether a mark is a number in square brackets."""
    return mark.startswith("[")


def _bracketed_starts(lines: Sequence[Line]) -> dict[int, str | None]:
    """Find notes that begin with a number in brackets that the running text has too."""
    begun = {
        index: found[1]
        for index, line in enumerate(lines)
        if (found := _BRACKETED.match(line.text))
    }
    referred = {mark for line in lines for mark in _BRACKETED_IN_TEXT.findall(line.text)}
    starts: dict[int, str | None] = {}
    for index, line in enumerate(lines):
        if begun.get(index) in referred:
            starts[index] = begun[index]
        elif index - 1 in starts and not line.blank_before and not line.cut_before:
            starts[index] = None
    return starts


def _page_end_starts(lines: Sequence[Line]) -> dict[int, str | None]:
    """Find notes at the foot of each page: the last lines of it, from a number or symbol on."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    starts: dict[int, str | None] = {}
    expected: int | None = None
    for inside in pages.values():
        foot = _foot(lines, inside)
        for position, index in enumerate(foot):
            mark = _note_mark(lines, index, expected, first=position == 0)
            starts[index] = mark
            if mark is not None:
                number = read_number(mark)
                if expected is None:
                    expected = number
                expected = None if expected is None else expected + 1
    return starts


def _foot(lines: Sequence[Line], inside: Sequence[int]) -> list[int]:
    """Return the lines of one page that its footnotes take."""
    groups: list[list[int]] = []
    for index in inside:
        if lines[index].blank_before or not groups:
            groups.append([])
        groups[-1].append(index)
    foot: list[int] = []
    pending: list[int] = []
    for number in range(len(groups) - 1, -1, -1):
        group = groups[number]
        first = lines[group[0]]
        if _begins_note(lines, group[0]):
            foot = [*group, *pending, *foot]
            pending = []
        elif first.text[0].islower() and number and not _ended(lines[groups[number - 1][-1]]):
            pending = [*group, *pending]
        else:
            break
    return foot


def _begins_note(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    if _NUMBERED.match(text):
        return True
    if not _SYMBOL.match(text):
        return False
    # After a bullet a symbol is one more bullet that was misread.
    before = next(
        (read_mark(lines[i].text) for i in range(index - 1, max(-1, index - 4), -1)), None
    )
    return before is None or before.style is not MarkStyle.BULLET


def _note_mark(
    lines: Sequence[Line], index: int, expected: int | None, *, first: bool
) -> str | None:
    """Return the mark with which a note begins on a line at the foot, or ``None``."""
    text = lines[index].text
    numbered = _NUMBERED.match(text)
    starts_group = first or lines[index].blank_before
    if numbered is not None:
        number = numbered.group(1)
        likely = expected is None or _partly(number, expected)
        return number if starts_group or likely else None
    symbol = _SYMBOL.match(text)
    if symbol is not None and (starts_group or _ended(lines[index - 1])):
        return symbol.group(1)
    return None


def _partly(printed: str, expected: int) -> bool:
    """Return whether a number is the expected one, or what was left of it."""
    whole = str(expected)
    return whole == printed or whole.startswith(printed) or whole.endswith(printed)


def _ended(line: Line) -> bool:
    return _ENDED.search(line.text) is not None
