"""Words of a page -> printed lines: what stands on one height, and which digits are raised."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from mhassist.letters.readers.pdf.boxes import find_boxes, is_inside
from mhassist.letters.readers.pdf.columns import is_in_table
from mhassist.letters.readers.pdf.grids import find_grids
from mhassist.letters.readers.pdf.initials import with_initials
from mhassist.letters.readers.pdf.lines import Row, Segment
from mhassist.letters.readers.pdf.page import Page, Rule, Word

_LEVEL = 0.3
"""Of the size: words on baselines this close stand on one line."""
_RAISED_SMALLER = 0.88
_LEAST_RAISED = 0.4
"""Beside letters that are larger still, words stand on a line of their own: a headline."""
_LONGEST_RAISED = 5
_LONGEST_MARK = 3
_FEWEST_SPACED = 6
"""Letters by themselves: fewer may be initials, or options."""
_BETWEEN_WORDS = 1.8
"""Of the white between letters that are set wide."""
_LEAST_RISE, _MOST_RISE = 0.1, 0.75
_MUCH_LARGER = 2.0
_WIDE = 1.7
"""Of the size: a gap this wide is more than a space."""
_FEWEST_EVEN = 3
_EVEN = 0.05
"""Of the size: gaps between the words of a line that is set to its width differ no more."""


def read_rows(page: Page) -> list[Row]:
    """Return the rows of a page from top to bottom; no row runs into a text box."""
    words = with_initials(_without_doubles(page.words))
    bars = [rule for rule in page.rules if rule.y1 - rule.y0 > rule.x1 - rule.x0]
    rows: list[Row] = []
    for box in find_boxes(page):
        inside = [word for word in words if is_inside(word, box)]
        boxed = _rows(inside, page.number, bars=bars, box=box)
        tables = find_grids(page.rules)
        text = [r for r in boxed if not any(is_in_table(s, t) for s in r.segments for t in tables)]
        if not _are_cells(text):
            rows.extend(boxed)
            words = [word for word in words if not is_inside(word, box)]
    rows.extend(_rows(words, page.number, bars=bars, box=None))
    return sorted(rows, key=lambda row: (row.baseline, row.x0))


def _are_cells(rows: Sequence[Row]) -> bool:
    """Return whether most rows have parts apart from one another; a mark of an item is none."""
    apart = sum(
        len(row.segments) > 2
        or (len(row.segments) > 1 and len(row.segments[0].text) > _LONGEST_MARK)
        for row in rows
    )
    return 2 * apart >= len(rows)


def _rows(words: Sequence[Word], page: int, *, bars: Sequence[Rule], box: Rule | None) -> list[Row]:
    """Return the rows that words make.

    Args:
        words: In the order of the file.
        page: Their page.
        bars: The vertical rules of the page.
        box: The text box that they stand in.
    """
    raised = _raised(words)
    lowered = _lowered(words)
    beside = raised | lowered
    clusters: list[list[int]] = []
    order = sorted(
        (index for index in range(len(words)) if index not in beside),
        key=lambda index: (words[index].baseline, words[index].x0),
    )
    for index in order:
        word = words[index]
        for cluster in clusters[-4:]:
            other = words[cluster[0]]
            level = abs(word.baseline - other.baseline) <= _LEVEL * min(word.size, other.size)
            if level and max(word.size, other.size) < _MUCH_LARGER * min(word.size, other.size):
                cluster.append(index)
                break
        else:
            clusters.append([index])
    home = {index: cluster for cluster in clusters for index in cluster}
    for index, anchor in beside.items():
        while anchor in beside:
            anchor = beside[anchor]
        home[anchor].append(index)
    return [
        Row(
            page,
            tuple(
                map(
                    _with_spaced_words,
                    _segments(words, cluster, raised=frozenset(raised), bars=bars),
                )
            ),
            box,
        )
        for cluster in clusters
    ]


def _with_spaced_words(segment: Segment) -> Segment:
    """Return a segment of which each letter stands by itself as words: a heading set wide."""
    words = segment.words
    letters = sum(word.text.isalpha() for word in words)
    if letters < _FEWEST_SPACED or any(len(word.text) > 1 for word in words):
        return segment
    gaps = [word.x0 - before.x1 for before, word in itertools.pairwise(words)]
    usual = median(gaps)
    if any(gap <= 0 for gap in gaps):
        return segment
    glued = [False, *(gap < _BETWEEN_WORDS * usual for gap in gaps)]
    return Segment(
        tuple(replace(word, glued=close) for word, close in zip(words, glued, strict=True)),
        segment.raised,
    )


def _without_doubles(words: Sequence[Word]) -> list[Word]:
    """Leave out words that are printed twice on one place, to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Word] = []
    for word in words:
        place = (word.text, round(word.x0 / 1.5), round(word.baseline / 1.5))
        if place not in seen:
            seen.add(place)
            kept.append(word)
    return kept


def _raised(words: Sequence[Word]) -> dict[int, int]:
    """Return the words that stand small and high, each with the word that it stands beside."""
    found: dict[int, int] = {}
    for index, word in enumerate(words):
        if index and _is_raised_beside(word, words[index - 1], after=True):
            found[index] = index - 1
        elif (
            index
            and index - 1 in found
            and _same_height(word, words[index - 1])
            and word.size == words[index - 1].size
        ):
            found[index] = found[index - 1]
        elif index + 1 < len(words) and _is_raised_beside(word, words[index + 1], after=False):
            found[index] = index + 1
    return found


def _lowered(words: Sequence[Word]) -> dict[int, int]:
    """Return the words that stand small and low, as in a formula, each with the one before it."""
    return {
        index: index - 1
        for index, word in enumerate(words)
        if index
        and word.size <= _RAISED_SMALLER * words[index - 1].size
        and 0.05 * words[index - 1].size < word.baseline - words[index - 1].baseline
        and word.baseline - words[index - 1].baseline < 0.5 * words[index - 1].size
        and abs(word.x0 - words[index - 1].x1) < 0.3 * words[index - 1].size
        and len(word.text) <= _LONGEST_RAISED
    }


def _same_height(word: Word, other: Word) -> bool:
    return abs(word.baseline - other.baseline) < 0.5 and abs(word.x0 - other.x1) < word.size


def _is_raised_beside(word: Word, other: Word, *, after: bool) -> bool:
    rise = other.baseline - word.baseline
    if not _LEAST_RISE * other.size < rise < _MOST_RISE * other.size:
        return False
    if not _LEAST_RAISED * other.size <= word.size <= _RAISED_SMALLER * other.size:
        return False
    if len(word.text) > _LONGEST_RAISED:
        return False
    gap = word.x0 - other.x1 if after else other.x0 - word.x1
    return -0.3 * other.size < gap < (0.8 if after else 1.5) * other.size


def _segments(
    words: Sequence[Word],
    cluster: Sequence[int],
    *,
    raised: frozenset[int],
    bars: Sequence[Rule],
) -> list[Segment]:
    """Return the words of a line, cut where a gap is wide or a line is drawn between cells.

    Args:
        words: Those of the page.
        cluster: Which of them stand on the line.
        raised: Which of them are printed small and high.
        bars: The vertical rules of the page.
    """
    order = sorted(cluster, key=lambda index: words[index].x0)
    spread = _spread([words[index] for index in order if index not in raised])
    groups: list[list[int]] = []
    for index in order:
        before = max((words[i].x1 for i in groups[-1]), default=0.0) if groups else None
        wide = _WIDE * max(words[index].size, words[order[0]].size if index in raised else 0)
        if (
            before is None
            or (words[index].x0 - before > wide and words[index] not in spread)
            or any(_is_between(bar, before, words[index]) for bar in bars)
        ):
            groups.append([])
        groups[-1].append(index)
    return [
        Segment(
            tuple(words[index] for index in group),
            frozenset(place for place, index in enumerate(group) if index in raised),
        )
        for group in groups
    ]


def _spread(words: Sequence[Word]) -> list[Word]:
    """Return the words before which stands the white of a line that is set to its width.

    In a narrow column that white may be as wide as between cells; but it is even, and words differ
    in length. Figures below one another are as wide as each other, so they are none.
    """
    gaps = [word.x0 - before.x1 for before, word in itertools.pairwise(words)]
    found: list[Word] = []
    start = 0
    while start < len(gaps):
        end = start + 1
        size = words[start + 1].size
        while end < len(gaps) and abs(gaps[end] - gaps[start]) <= _EVEN * size:
            end += 1
        inside = words[start : end + 1]
        letters = sum(any(map(str.isalpha, word.text)) for word in inside)
        widths = [word.x1 - word.x0 for word in inside]
        differ = max(widths) - min(widths) > size
        if gaps[start] > _WIDE * size and end - start >= _FEWEST_EVEN and differ:
            found += inside[1:] if letters > len(inside) / 2 else []
        start = end
    return found


def _is_between(bar: Rule, end: float, word: Word) -> bool:
    """Return whether a vertical rule stands between where words end and the next one begins."""
    level = bar.y0 < word.baseline - word.size / 3 < bar.y1
    return level and end <= (bar.x0 + bar.x1) / 2 <= word.x0
