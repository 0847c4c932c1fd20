"""Those who sign beside one another in typed text: in columns, with tabs or wide white between.

Each column is a signature, read from the top. A line that has as many parts as there are columns
has one for each; of a line with fewer, where a part begins tells its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.signatories import OFFICE, PERSON, read_signature

_PART = re.compile(r"\S+(?: \S+)*")
"""Between words of one column stands one space; between columns there is more, or a tab."""
_TAB = 8
_BESIDE = 3
"""Characters by which a part may stand before its column: it is set by hand."""
_MOST_LINES = 6
_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """What one line says in one column."""

    line: int
    start: int
    """Offset into the line."""
    end: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Signatures beside one another."""

    start: int
    end: int
    """The line after the last."""
    columns: tuple[tuple[Part, ...], ...]
    """Each signature, from its first line to its last."""


def find_side_by_side(lines: Sequence[str]) -> dict[int, SideBySide]:
    """Return the signatures that stand beside one another, by their first line.

    Args:
        lines: Lines of a letter that have something on them, with the white space before it.
    """
    found: dict[int, SideBySide] = {}
    index = 0
    while index < len(lines):
        beside = _beside(lines, index)
        if beside is not None:
            found[index] = beside
        index = beside.end if beside is not None else index + 1
    return found


def one_under_another(lines: Sequence[str]) -> list[str]:
    """Return lines with those who sign beside one another under one another.

    >>> one_under_another(["De Minister van Havens,   De Minister van Water,", "A. Vos   B. Smit"])
    ['De Minister van Havens,', 'A. Vos', 'De Minister van Water,', 'B. Smit']
    """
    found = find_side_by_side(lines)
    under: list[str] = []
    index = 0
    while index < len(lines):
        beside = found.get(index)
        if beside is None:
            under.append(lines[index])
            index += 1
            continue
        for column in beside.columns:
            under.extend(lines[part.line][part.start : part.end] for part in column)
        index = beside.end
    return under


def _beside(lines: Sequence[str], first: int) -> SideBySide | None:
    """Return the signatures that begin beside one another on a line."""
    opening = _parts(lines, first)
    texts = [_text(lines, part) for part in opening]
    if not 1 < len(opening) <= _MOST_COLUMNS:
        return None
    if not (all(map(OFFICE.match, texts)) or all(map(PERSON.match, texts))):
        return None
    starts = [_column_of(lines[first], part.start) for part in opening]
    columns = [[part] for part in opening]
    for index in range(first + 1, min(first + _MOST_LINES, len(lines))):
        parts = _parts(lines, index)
        places = _places(lines[index], parts, starts)
        if places is None:
            return None
        for place, part in zip(places, parts, strict=True):
            columns[place].append(part)
        if all(_is_signature(lines, column) for column in columns):
            return SideBySide(first, index + 1, tuple(map(tuple, columns)))
    return None


def _parts(lines: Sequence[str], index: int) -> list[Part]:
    return [Part(index, found.start(), found.end()) for found in _PART.finditer(lines[index])]


def _text(lines: Sequence[str], part: Part) -> str:
    return lines[part.line][part.start : part.end]


def _column_of(line: str, offset: int) -> int:
    """Return how far from the left a character is printed."""
    return len(line[:offset].expandtabs(_TAB))


def _places(line: str, parts: Sequence[Part], starts: Sequence[int]) -> list[int] | None:
    """Return for each part of a line in which column it stands; ``None`` if in none."""
    if len(parts) == len(starts):
        return list(range(len(starts)))
    places: list[int] = []
    for part in parts:
        begins = _column_of(line, part.start)
        before = [place for place, start in enumerate(starts) if start - _BESIDE <= begins]
        if not before or before[-1] in places:
            return None
        places.append(before[-1])
    return places


def _is_signature(lines: Sequence[str], column: Sequence[Part]) -> bool:
    """Return whether all of a column is one signature."""
    if len(column) == 1:
        return False  # an office and a name with a comma between them are no column
    signature = read_signature([_text(lines, part) for part in column], 0)
    return signature is not None and signature.height == len(column)
