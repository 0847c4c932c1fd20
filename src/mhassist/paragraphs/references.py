"""Marks in the text that refer to footnotes: found, tied to their note, and taken out.

A raised digit is certain. A digit that is glued to a word counts only in the order 1, 2, 3. In
text recognised from a scan a mark may have become any small sign; which sign is a mark is then
decided for the whole letter at once, by the order of the notes that are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.footnotes import SUPERSCRIPTS, Note, is_bracketed, read_number
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.paragraph import Kind

_RAISED = re.compile(rf"[{SUPERSCRIPTS}]+")
_BRACKETED = re.compile(r"(?<=\S)\s?\[\d{1,3}\]")
_AFTER_WORD = r"(?:(?<=[A-Za-zÀ-ÿ)\]»”’%])|(?<=[A-Za-zÀ-ÿ)\]»”’%][.,!?;:]))"
_BEFORE_GAP = r"(?=[\s.,;:)»”’]|$)"
_DIGITS = re.compile(rf"{_AFTER_WORD}(\d{{1,3}}){_BEFORE_GAP}")
_SIGNS = re.compile(rf"{_AFTER_WORD}([®°™©*?!'’\"”&\d]{{1,3}}){_BEFORE_GAP}")
_AFTER_YEAR = re.compile(r"(?<=\b(?:19|20)\d\d)(\d{1,2})(?=[,.;]?\s)")
_OPENED = re.compile(r"[‘“]|(?<![^\s(])['\"](?=\S)")
_CLOSED = re.compile(r"(?<=[\w.,!?)])['\"’”](?![\w’])")
_CODE = re.compile(r"\b[A-Z]{1,4}$")
_FARTHEST = 9000
"""A note stands at the foot of the same page or the next: at most this many characters on."""
_FEWEST_WITHOUT_NOTES = 2


@dataclass(frozen=True, slots=True)
class Reference:
    """One mark in the clean text of a block."""

    block: int
    start: int
    end: int
    mark: str
    number: int | None
    """Number of the note by order."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    start: int
    end: int
    mark: str
    origin: int
    """Offset in the letter."""
    page: int
    weight: float
    """How much it looks like a mark."""


def find_references(blocks: Sequence[Block], notes: Sequence[Note]) -> list[Reference]:
    """Return the references to footnotes in a letter's running text, in reading order.

    Args:
        blocks: The running text, with clean text.
        notes: The letter's footnotes, in order.
    """
    raised = _candidates(blocks, _RAISED)
    if raised:
        return [_reference(found, read_number(found.mark)) for found in raised]
    if notes and is_bracketed(notes[0].mark):
        numbers = {note.number for note in notes}
        found = [(one, read_number(one.mark.strip())) for one in _candidates(blocks, _BRACKETED)]
        return [_reference(one, number) for one, number in found if number in numbers]
    if any(note.misread for note in notes):
        return _aligned(_sign_candidates(blocks), notes)
    return _counted(_candidates(blocks, _DIGITS), notes)


def _candidates(blocks: Sequence[Block], pattern: re.Pattern[str]) -> list[_Candidate]:
    return [
        _candidate(blocks, index, match)
        for index, block in enumerate(blocks)
        if block.kind is not Kind.LETTERHEAD
        for match in pattern.finditer(block.text)
    ]


def _candidate(
    blocks: Sequence[Block], index: int, match: re.Match[str], *, weight: float = 1.0
) -> _Candidate:
    origin = blocks[index].clean.origins[match.start()]
    inside = [line for line in blocks[index].lines if line.start <= origin]
    return _Candidate(
        block=index,
        start=match.start(),
        end=match.end(),
        mark=match.group(),
        origin=origin,
        page=inside[-1].page,
        weight=weight,
    )


def _reference(found: _Candidate, number: int | None) -> Reference:
    return Reference(found.block, found.start, found.end, found.mark, number)


def _counted(candidates: Sequence[_Candidate], notes: Sequence[Note]) -> list[Reference]:
    """Keep the glued digits that count up from the first note, one by one."""
    expected = notes[0].number if notes else 1
    found: list[Reference] = []
    for candidate in candidates:
        if int(candidate.mark) == expected:
            found.append(_reference(candidate, expected))
            expected += 1
    return found if notes or len(found) >= _FEWEST_WITHOUT_NOTES else []


def _sign_candidates(blocks: Sequence[Block]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.LETTERHEAD:
            continue
        for match in _SIGNS.finditer(block.text):
            weight = _weight(block.text, match)
            if weight > 0:
                found.append(_candidate(blocks, index, match, weight=weight))
        found.extend(
            _candidate(blocks, index, match, weight=0.3)
            for match in _AFTER_YEAR.finditer(block.text)
        )
    return sorted(found, key=lambda candidate: candidate.origin)


def _weight(text: str, match: re.Match[str]) -> float:
    """Return how much a sign looks like a mark: 0 where it has a reason of its own."""
    sign = match.group()
    before, after = text[: match.start()], text[match.end() :]
    goes_on = re.match(r"[.,;:)]|\s+[a-zà-þ]", after) is not None
    if sign.isdigit():
        return 0.0 if _CODE.search(before) else 1.0
    if re.search(r"[®°™©*&]", sign):
        return 1.0
    if set(sign) <= {"?", "!"}:
        return 1.0 if goes_on or sign == "!!" else 0.0
    if set(sign) <= set("'’\"”") and _is_quoted(before):
        return 0.0
    if len(sign) > 1:
        return 1.0
    return 1.0 if re.match(r"[.,]", after) else 0.3


def _is_quoted(before: str) -> bool:
    """Return whether a quotation that began before is still open."""
    opened = [match.end() for match in _OPENED.finditer(before)]
    return bool(opened) and not _CLOSED.search(before, opened[-1])


def _aligned(candidates: Sequence[_Candidate], notes: Sequence[Note]) -> list[Reference]:
    """Tie candidates to notes so that both keep their order and most of them find each other."""
    starts = {note.number: note.lines[0] for note in notes}
    numbers = list(range(1, max(starts) + 1))
    rows, columns = len(candidates) + 1, len(numbers) + 1
    best = [[0.0] * columns for _ in range(rows)]
    step = [[""] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            options: list[tuple[float, str]] = [(0.0, "")] if row == column == 0 else []
            if row:
                options.append((best[row - 1][column] - candidates[row - 1].weight, "skip"))
            if column:
                options.append((best[row][column - 1] - 1.0, "unreferred"))
            if row and column:
                gain = _gain(candidates[row - 1], numbers[column - 1], starts)
                options.append((best[row - 1][column - 1] + gain, "tie"))
            best[row][column], step[row][column] = max(options, key=lambda option: option[0])
    found: list[Reference] = []
    row, column = rows - 1, columns - 1
    while row or column:
        taken = step[row][column]
        if taken == "tie":
            found.append(_reference(candidates[row - 1], numbers[column - 1]))
        row -= taken in {"tie", "skip"}
        column -= taken in {"tie", "unreferred"}
    return found[::-1]


def _gain(candidate: _Candidate, number: int, starts: dict[int, Line]) -> float:
    """Return what it is worth to tie a candidate to a note; far below zero if it cannot be."""
    note = starts.get(number)
    if note is not None and not 0 < note.start - candidate.origin < _FARTHEST:
        return -100.0
    gain = candidate.weight + (0.5 if note is not None and note.page == candidate.page else 0.0)
    digits = "".join(char for char in candidate.mark if char.isdigit())
    if not digits:
        return gain
    if digits == str(number):
        return gain + 2.0
    partly = str(number).startswith(digits) or str(number).endswith(digits)
    return gain + (1.0 if partly else -1.5)
