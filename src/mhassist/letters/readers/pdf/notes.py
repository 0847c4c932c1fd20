"""Footnotes of a page: the small print at its foot, each from the number that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.page import Page, Rule, Word
from mhassist.letters.readers.pdf.styles import ended

_SMALLER = 0.93
_AS_LARGE = 1.06
"""Of the size of running text: up to this, what stands under a rule may be notes."""
_LABEL = re.compile(r"\d{1,3}|\*{1,3}|[†‡]")
_LONGEST_RULE = 0.65
"""Of the width of the page; a longer rule is the edge of something else."""
_LEAST_RULE = 25.0
_THICKEST_RULE = 3.0
"""Of bounds, which are twice as thick as the line."""
_LOWER_HALF = 0.35
_UNDER = 0.35
"""Of the size: a line that underlines words is no further below the line that they stand on."""
_SAME_SIZE = 0.05
_FARTHEST = 3.0
"""Of the size: notes stand no further below one another."""


@dataclass(slots=True)
class FootNote:
    """One footnote while its lines are gathered."""

    label: str
    page: int
    rows: list[Row] = field(default_factory=list)
    skip: int = 0
    """Words of the first row that are its label."""


def take_notes(rows: Sequence[Row], page: Page, *, size: float, notes: list[FootNote]) -> list[Row]:
    """Return the rows of a page without its footnotes; they are added to ``notes``.

    What stands at the foot in small print before the first number goes on with the last note of
    the page before.

    Args:
        rows: The rows of a page, from top to bottom, without furniture.
        page: The page, for its rules.
        size: The size of running text.
        notes: The notes of the pages before; changed in place.
    """
    start, ruled = _zone_start(rows, page, size)
    largest = _AS_LARGE * size if ruled else _SMALLER * size
    if start < len(rows):
        under, beside = _without_beside(rows[start:], size=size, largest=largest)
        if beside:
            text = take_notes([*rows[:start], *under], page, size=size, notes=notes)
            return sorted([*text, *beside], key=lambda row: (row.baseline, row.x0))
    labelled = [i for i in range(start, len(rows)) if _label(rows[i], largest=largest)]
    kept: Sequence[Row]
    if page.recognised and start < len(rows) and start not in labelled:
        # Its number is often too small to be recognised.
        notes.append(FootNote("", page.number))
        first, kept = start, rows[:start]
    elif not labelled:
        if not _goes_on(rows[start:], page, notes=notes, ruled=ruled):
            return list(rows)
        notes[-1].rows.extend(rows[start:])
        return list(rows[:start])
    else:
        first, kept = labelled[0], rows[: labelled[0]]
        if first > start and _goes_on(rows[start:first], page, notes=notes, ruled=True):
            notes[-1].rows.extend(rows[start:first])
            kept = rows[:start]
    for index in range(first, len(rows)):
        if index > first and not _stands_under(rows[index - 1], rows[index]):
            return [*kept, *rows[index:]]
        label = _label(rows[index], largest=largest) if index in labelled else None
        if label and _follows(label, notes, page.number):
            notes.append(FootNote(label, page.number, [rows[index]], skip=1))
        else:
            notes[-1].rows.append(rows[index])
    return list(kept)


def _without_beside(
    rows: Sequence[Row], *, size: float, largest: float
) -> tuple[list[Row], list[Row]]:
    """Return the foot of a page without the margin beside it, and that.

    The lines of a margin stand between those of the notes, on other heights: where they are as
    small, they would be taken for lines of these.
    """
    begins = [row.segments[0] for row in rows if _label(row, largest=largest)]
    if not begins:
        return list(rows), []
    left = [segment.x0 for segment in begins]
    notes = [s for s in (row.segments[0] for row in rows) if s.x0 < max(left) + 2 * size]
    edge = max(segment.x1 for segment in notes) + size
    starts = [row.x0 for row in rows if row.x0 > edge]

    def stands_beside(segment: Segment) -> bool:
        return segment.x0 > edge and any(abs(segment.x0 - start) < 1 for start in starts)

    inside: list[Row] = []
    beside: list[Row] = []
    for row in rows:
        apart = [segment for segment in row.segments if stands_beside(segment)]
        if apart:
            beside.append(row.with_segments(apart))
        if len(apart) < len(row.segments):
            inside.append(row.with_segments(s for s in row.segments if s not in apart))
    return inside, beside


def _goes_on(rows: Sequence[Row], page: Page, *, notes: Sequence[FootNote], ruled: bool) -> bool:
    """Return whether what stands at the foot of a page goes on with the last note.

    A rule above it says so. Without one its print has to be that of the note, and the sentence
    of the note not at its end.
    """
    if not rows or not notes or not notes[-1].rows or notes[-1].rows[-1].page != page.number - 1:
        return False
    last = notes[-1].rows[-1]
    alike = abs(rows[0].size - last.size) <= _SAME_SIZE * last.size
    low = rows[0].baseline > _LOWER_HALF * page.height
    return ruled or (alike and low and not ended(last.text) and not rows[0].text[:1].isupper())


def _stands_under(above: Row, row: Row) -> bool:
    """Return whether a row is of the notes above it, and not of the foot of the page."""
    return row.baseline - above.baseline < _FARTHEST * row.size and row.x1 > above.x0


def _zone_start(rows: Sequence[Row], page: Page, size: float) -> tuple[int, bool]:
    """Return from which row on the foot of the page may hold notes, and whether a rule says so."""
    rule = _note_rule(rows, page)
    start = len(rows)
    while start and (
        rows[start - 1].size <= _SMALLER * size
        or (page.recognised and _is_measured_wrong(rows, start - 1, size))
    ):
        start -= 1
    if rule is not None:
        below = next((i for i, row in enumerate(rows) if row.baseline > rule.y1), len(rows))
        if below < len(rows) and all(row.size <= _AS_LARGE * size for row in rows[below:]):
            return below, True
    return start, False


def _is_measured_wrong(rows: Sequence[Row], index: int, size: float) -> bool:
    """Return whether a short row begins as a note under small print, measured too large."""
    if not index or _LABEL.fullmatch(rows[index].words[0].text) is None:
        return False
    above = rows[index - 1]
    return above.size <= _SMALLER * size and _stands_under(above, rows[index])


def _note_rule(rows: Sequence[Row], page: Page) -> Rule | None:
    """Return the short rule above the footnotes."""
    if not rows:
        return None
    left = min(row.x0 for row in rows)
    found = [
        rule
        for rule in page.rules
        if rule.y1 - rule.y0 <= _THICKEST_RULE
        and _LEAST_RULE < rule.x1 - rule.x0 < _LONGEST_RULE * page.width
        and rule.y0 > _LOWER_HALF * page.height
        and abs(rule.x0 - left) < page.width / 3
        and not any(_underlines(rule, row) for row in rows)
    ]
    alone = [
        rule
        for rule in found
        if not any(other is not rule and abs(other.y0 - rule.y0) < 40 for other in found)
    ]
    return max(alone, key=lambda rule: rule.y0) if alone else None


def _underlines(rule: Rule, row: Row) -> bool:
    """Return whether a rule is that of underlined words: it begins and ends where words do."""
    near = rule.y1 - row.baseline >= 0 and rule.y0 - row.baseline <= _UNDER * row.size
    return near and all(
        any(abs(edge - place) < _UNDER * row.size for edge in edges)
        for place, edges in (
            (rule.x0, [word.x0 for word in row.words]),
            (rule.x1, [word.x1 for word in row.words]),
        )
    )


def _label(row: Row, *, largest: float) -> str:
    """Return the mark that a row begins a note with; empty where it begins none.

    Args:
        row: A row at the foot of a page.
        largest: The size of print up to which a bare number may be a mark.
    """
    segment = row.segments[0]
    word = segment.words[0]
    if _LABEL.fullmatch(word.text) is None:
        return ""
    if 0 in segment.raised or not word.text.isdigit():
        return word.text
    following = _following(row)
    if following is None or following.glued or row.size > largest:
        return ""
    # In small print, or under a rule, a bare number before a capital is the number of a note.
    return word.text if following.text[:1].isupper() or not following.text[:1].isalnum() else ""


def _following(row: Row) -> Word | None:
    return row.words[1] if len(row.words) > 1 else None


def _follows(label: str, notes: Sequence[FootNote], page: int) -> bool:
    """Return whether a number may be that of the next note, and not one inside a note."""
    if not label.isdigit() or not notes or not notes[-1].label.isdigit():
        return True
    last = int(notes[-1].label)
    return last < int(label) <= last + 3 or (notes[-1].page < page and int(label) <= 3)
