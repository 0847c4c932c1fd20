"""Tables that are drawn: the lines between their cells say where each row and column is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mhassist.letters.readers.pdf.page import Rule

_TOUCHES = 3.0
"""Lines of one table leave no more white between them, in points."""
_MOST_RULES = 1000
"""More than these are a drawing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the lines of a drawn table stand, edges included."""

    columns: tuple[float, ...]
    """From left to right."""
    rows: tuple[float, ...]
    """From top to bottom."""


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables among the lines of a page: at least two columns with a line between them.

    Args:
        rules: The lines of the page; a border may be drawn as one line for each cell.
    """
    if len(rules) > _MOST_RULES:
        return []
    grids = []
    for group in _groups(tuple(rules)):
        across = [rule for rule in group if rule.x1 - rule.x0 >= rule.y1 - rule.y0]
        down = [rule for rule in group if rule.x1 - rule.x0 < rule.y1 - rule.y0]
        if not across or not down:
            continue
        left, right = min(rule.x0 for rule in group), max(rule.x1 for rule in group)
        top, bottom = min(rule.y0 for rule in group), max(rule.y1 for rule in group)
        columns = _edges([left, right, *((rule.x0 + rule.x1) / 2 for rule in down)])
        rows = _edges([top, bottom, *((rule.y0 + rule.y1) / 2 for rule in across)])
        if len(columns) > 2 and len(rows) > 1:
            grids.append(Grid(columns, rows))
    return sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0]))


def find_frames(rules: Sequence[Rule]) -> list[Rule]:
    """Return what has four lines around it and none in it.

    Args:
        rules: The lines of a page.
    """
    if len(rules) > _MOST_RULES:
        return []
    frames = []
    for group in _groups(tuple(rules)):
        x0, x1 = min(rule.x0 for rule in group), max(rule.x1 for rule in group)
        y0, y1 = min(rule.y0 for rule in group), max(rule.y1 for rule in group)
        across = [rule for rule in group if rule.x1 - rule.x0 >= rule.y1 - rule.y0]
        down = [rule for rule in group if rule.x1 - rule.x0 < rule.y1 - rule.y0]
        sides = _edges(rule.y0 for rule in across), _edges(rule.x0 for rule in down)
        long = all(rule.x1 - rule.x0 > 0.9 * (x1 - x0) for rule in across) and all(
            rule.y1 - rule.y0 > 0.9 * (y1 - y0) for rule in down
        )
        if long and len(sides[0]) == len(sides[1]) == 2:
            frames.append(Rule(x0, y0, x1, y1))
    return frames


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    """Return places in order, those that are nearly the same once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _TOUCHES:
            edges.append(place)
    return tuple(edges)


@lru_cache(maxsize=4)
def _groups(rules: tuple[Rule, ...]) -> tuple[list[Rule], ...]:
    """Return lines that touch one another; boxes, columns and tables of a page ask for them."""
    return tuple(_connected(rules))


def _connected(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield lines that touch one another, directly or through others."""
    left = sorted(rules, key=lambda rule: rule.y0)
    while left:
        group = [left.pop(0)]
        for rule in group:  # which grows meanwhile
            apart: list[Rule] = []
            for other in left:
                (group if _touch(rule, other) else apart).append(other)
            left = apart
        yield group


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - _TOUCHES <= other.x1
        and other.x0 - _TOUCHES <= one.x1
        and one.y0 - _TOUCHES <= other.y1
        and other.y0 - _TOUCHES <= one.y1
    )
