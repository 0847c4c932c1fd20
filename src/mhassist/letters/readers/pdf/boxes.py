"""Text boxes of a page: what stands in a frame or on a shade, and no sentence runs into or out of.

A frame may be drawn as one path or as four lines. The cells of a table are framed and shaded as
well: they stand against one another, or have their words in columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from mhassist.letters.readers.pdf.grids import find_frames, find_grids
from mhassist.letters.readers.pdf.page import Page, Rule, Word

_TOUCHES = 3.0
"""In points: the edges of one box lie no further apart."""
_LEAST_WIDTH, _LEAST_HEIGHT = 60.0, 18.0
_LEAST_BETWEEN = 0.8
"""Of the size: two lines are no closer."""
_SPACE = 0.6
_MOST_OF_PAGE = 0.5
"""A larger one is the ground of the page."""
_MOST_BOXES = 60
"""More than these on one page are a drawing, or the cells of a table."""


def find_boxes(page: Page) -> list[Rule]:
    """Return the boxes of a page with at least two lines of text, from top to bottom."""
    drawn = [*page.boxes, *find_frames(page.rules)]
    if not drawn or len(drawn) > _MOST_BOXES:
        return []
    boxes = _whole([box for box in drawn if _is_as_large_as_a_box(box, page)])
    grids = [
        Rule(grid.columns[0], grid.rows[0], grid.columns[-1], grid.rows[-1])
        for grid in find_grids(page.rules)
    ]
    alone = [
        box
        for box in boxes
        if not any(_is_beside(box, other) for other in boxes)
        and not any(_overlap(box, grid) and not _is_within(grid, box) for grid in grids)
    ]
    cleared = [_cleared(box, page.words) for box in alone]
    return [box for box in cleared if box is not None]


def is_inside(word: Word, box: Rule) -> bool:
    """Return whether a word stands in a box."""
    height = word.baseline - word.size / 3
    return box.y0 < height < box.y1 and box.x0 < (word.x0 + word.x1) / 2 < box.x1


def _is_as_large_as_a_box(box: Rule, page: Page) -> bool:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    small = width < _LEAST_WIDTH or height < _LEAST_HEIGHT
    return not small and width * height <= _MOST_OF_PAGE * page.width * page.height


def _whole(drawn: Sequence[Rule]) -> list[Rule]:
    """Return boxes without those in another; a bar with the title and what is under it are one."""
    boxes: list[Rule] = []
    for box in sorted(drawn, key=lambda box: (box.y0, -(box.x1 - box.x0) * (box.y1 - box.y0))):
        for index, other in enumerate(boxes):
            inside = (
                other.x0 - _TOUCHES <= box.x0
                and box.x1 <= other.x1 + _TOUCHES
                and box.y0 <= other.y1 + _TOUCHES
            )
            as_wide = box.x1 - box.x0 > other.x1 - other.x0 - 2 * _TOUCHES
            if inside and (as_wide or box.y1 <= other.y1 + _TOUCHES):
                boxes[index] = Rule(other.x0, other.y0, other.x1, max(other.y1, box.y1))
                break
        else:
            boxes.append(box)
    return boxes


def _is_beside(box: Rule, other: Rule) -> bool:
    """Return whether another box stands against the side of a box, as in a table."""
    if box is other or min(box.y1, other.y1) - max(box.y0, other.y0) < _TOUCHES:
        return False
    return box.x0 - _TOUCHES < other.x1 and other.x0 < box.x1 + _TOUCHES


def _is_within(grid: Rule, box: Rule) -> bool:
    """Return whether a table stands in a box, and is not drawn by it."""
    return (
        box.x0 + _TOUCHES < grid.x0
        and grid.x1 < box.x1 - _TOUCHES
        and box.y0 + _TOUCHES < grid.y0
        and grid.y1 < box.y1 - _TOUCHES
    )


def _overlap(box: Rule, other: Rule) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.y1, other.y1) - max(box.y0, other.y0)
    return across > -_TOUCHES and down > -_TOUCHES


def _cleared(box: Rule, words: Sequence[Word]) -> Rule | None:
    """Return a box as far as its own lines go; ``None`` if it has fewer than two.

    A line of the text around it may run through a frame that is drawn too large.
    """
    near = [word for word in words if box.y0 < word.baseline - word.size / 3 < box.y1]
    lines: dict[float, list[Word]] = {}
    for word in near:
        lines.setdefault(word.baseline, []).append(word)
    own: list[float] = []
    passing: list[float] = []
    for height, line in sorted(lines.items()):
        inside = [word for word in line if is_inside(word, box)]
        if not any(char.isalnum() for word in inside for char in word.text):
            continue
        (passing if _runs_through(inside, line, box) else own).append(height)
    if not own or own[-1] - own[0] < _LEAST_BETWEEN * max(word.size for word in near):
        return None
    if any(own[0] < height < own[-1] for height in passing):
        return None
    top = max([box.y0, *(height for height in passing if height < own[0])])
    foot = [height for height in passing if height > own[-1]]
    return Rule(box.x0, top, box.x1, (own[-1] + foot[0]) / 2 if foot else box.y1)


def _runs_through(inside: Sequence[Word], line: Sequence[Word], box: Rule) -> bool:
    """Return whether a line runs through the edge of a box, with no more than a space there."""
    x0, x1 = min(word.x0 for word in inside), max(word.x1 for word in inside)
    if x0 < box.x0 - 1 or x1 > box.x1 + 1:
        return True
    space = _SPACE * inside[0].size
    return any(
        word.x0 < x0 < word.x1 + space or word.x0 - space < x1 < word.x1
        for word in line
        if not is_inside(word, box)
    )
