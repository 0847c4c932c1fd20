"""Whether a printed line goes on with the block before it.

White space, indents, fonts and marks decide; and where a line was broken off although the next
word would have fitted, something begins anew.
"""

from __future__ import annotations

import itertools

from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.marked import CAPTION
from mhassist.letters.readers.pdf.blocks import Block, Line
from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.pdf.page import Word
from mhassist.letters.readers.pdf.styles import CONTENTS_ROW, ended
from mhassist.letters.signatories import CLOSES

_GAP = 1.3
"""Of the usual distance of lines: more white ends a paragraph."""
_INDENT = 0.8
"""Of the size: how far a first line stands in."""
_MUCH_ROOM = 0.25
"""Of the width: a line with this much room left and no full stop stands on its own."""
_SLACK = 0.3
_LONGEST_MARK = 5
"""Characters of what stands before the words of an item."""
_FEWEST_FULL = 3
_EDGE = 1.0
"""In points: lines that are set to one width all end this close to it."""
_SMALLER = 0.8
"""Of the size: a line in print this much smaller after a sentence is none of its paragraph."""


def goes_on(block: Block, line: Line, *, leading: float, size: float) -> bool:
    """Return whether a line belongs to the block before it.

    Args:
        block: The block.
        line: The line under it, or at the top of the next column.
        leading: The usual distance of lines of running text; larger print has them further apart.
        size: The size of running text.
    """
    last = block.last
    usual = leading * max(1.0, line.row.size / max(min(last.row.size, size), 1.0))
    if line.gap is not None and line.gap > _GAP * usual:
        return False
    if CONTENTS_ROW.search(last.row.text):
        return False
    first = block.lines[0].row
    if _is_field(line.row) or _is_field(first):
        wrapped = line.row.text[:1].islower() and not fits(last, line)
        return not _is_field(line.row) and (wrapped or _is_under_value(first, line))
    broken = last.row.text.endswith("-") and line.row.text[:1].islower()
    if broken:
        return True
    if _begins_by_itself(block, line):
        return False
    if not line.style.joins(last.style) and (line.style.shows or last.style.shows):
        lower = line.row.text[:1].islower() and not ended(last.row.text)
        return lower and line.style.same_size(last.style) and not fits(last, line)
    if _ends_short(block):
        return False
    if line.gap is None:
        return _goes_on_over_page(block, line)
    return _goes_on_below(block, line)


def _ends_short(block: Block) -> bool:
    """Return whether a paragraph that is set to its width ends a sentence before that edge.

    Of such a paragraph only the last line is shorter, however long the next word is.
    """
    last, *full = reversed(block.lines)
    is_set = len(full) >= _FEWEST_FULL and all(abs(one.room) <= _EDGE for one in full)
    return is_set and last.room > last.row.size and ended(last.row.text)


def _begins_by_itself(block: Block, line: Line) -> bool:
    """Return whether something at the start of a line says that it begins a block."""
    last = block.last.row
    if CLOSES.fullmatch(line.row.text) or CLOSES.fullmatch(last.text):
        return True
    if 0 in line.row.segments[0].raised and line.row.words[0].text.isdigit():
        return True  # a note: the mark of one in a sentence stands against the word before it
    if is_row_under(block, line.row) or (line.label.whole and _begins_item(block, line)):
        return True
    if not ended(last.text):
        return False
    headed = _has_heading(line.row) and not last.words[-1].bold
    headed = headed or CAPTION.match(line.row.text) is not None
    return headed or line.row.size < _SMALLER * last.size


def is_row_under(block: Block, row: Row) -> bool:
    """Return whether both have a part after wide white at one place: a table of few rows."""
    if block.cells or len(row.segments) < 2 or len(row.segments[0].text) <= _LONGEST_MARK:
        return False
    return any(
        len(above.segments) == len(row.segments)
        and abs(above.segments[1].x0 - row.segments[1].x0) <= 1
        for above in block.rows
    )


def _is_field(row: Row) -> bool:
    """Return whether a line is a field of a letterhead: a label, and its value apart from it."""
    return len(row.segments) > 1 and LABEL_ALONE.fullmatch(row.segments[0].text) is not None


def _is_under_value(field: Row, line: Line) -> bool:
    """Return whether a line stands under the value of a field, and so goes on with it."""
    return abs(line.row.x0 - field.segments[1].x0) < line.row.size / 2


def _has_heading(row: Row) -> bool:
    """Return whether a line begins with a heading in bold, after which its text goes on."""
    heading = list(itertools.takewhile(lambda word: word.bold, row.words))
    return 0 < len(heading) < len(row.words) and heading[-1].text[-1] in ".:"


def _begins_item(block: Block, line: Line) -> bool:
    """Return whether a mark at the start of a line is that of an item, and not of the sentence."""
    if ended(block.last.row.text) or block.label.whole or line.label.is_bullet:
        return True
    tabbed = line.text_x0 - line.row.words[line.label.words - 1].x1 > 0.6 * line.row.size
    return tabbed or fits(block.last, line)


def _goes_on_over_page(block: Block, line: Line) -> bool:
    """Return whether a sentence goes on at the top of a page or column."""
    last = block.last
    if not ended(last.row.text):
        lower = not line.row.text[:1].isupper()
        return lower or not fits(last, line) or _aligned(block, line, last)
    indented = line.row.x0 > line.left + _INDENT * line.row.size and not block.label.whole
    short = line.room > _MUCH_ROOM * (line.right - line.left) and not ended(line.row.text)
    return not (indented or short or last.style.shows or fits(last, line))


def _aligned(block: Block, line: Line, last: Line) -> bool:
    """Return whether a paragraph of several full lines goes on, whatever its last line is."""
    return len(block.lines) > 2 and last.room < _MUCH_ROOM * (last.right - last.left)


def _goes_on_below(block: Block, line: Line) -> bool:
    last, row = block.last, line.row
    size = row.size
    field = len(last.row.segments) > 1 and not last.label.whole and len(block.lines) == 1
    if field and not _is_set_to_width(last, line):
        # A label and its value: what goes on stands under the value.
        return abs(row.x0 - last.row.segments[1].x0) < size and not _begins_anew(last, line)
    if block.label.whole:
        back = row.x0 < block.lines[0].text_x0 - _INDENT * size
        anew = len(block.lines) > 1 and _begins_anew(last, line)
        if back and (anew or _is_next_heading(last, line)):
            return False
    elif row.x0 > last.row.x0 + _INDENT * size and ended(last.row.text):
        return False
    return not _begins_anew(last, line)


def _is_set_to_width(last: Line, line: Line) -> bool:
    """Return whether white in a line is that of a narrow column with a straight right edge."""
    full = last.room < line.row.size / 2 and abs(line.row.x0 - last.row.x0) < line.row.size / 2
    return full and line.row.text[:1].islower() and not ended(last.row.text)


def _is_next_heading(last: Line, line: Line) -> bool:
    """Return whether under a heading with a number another one stands, in the same font."""
    return line.style.shows and line.row.text[:1].isupper() and fits(last, line)


def _begins_anew(last: Line, line: Line) -> bool:
    """Return whether the line above was broken off although the next word would have fitted."""
    if not fits(last, line):
        return False
    if ended(last.row.text):
        return True
    first = line.row.text.lstrip("(«“‘\"'[")[:1]
    return not first.islower() and last.room > _MUCH_ROOM * (last.right - last.left)


def fits(last: Line, line: Line) -> bool:
    """Return whether the first word of a line would have fitted at the end of the one above."""
    return has_room(last.row, line.row, last.right)


def has_room(above: Row, row: Row, right: float) -> bool:
    """Return whether the first word of a row would have fitted between another and an edge."""
    word = _first_word(row)
    width = word[-1].x1 - word[0].x0
    return right - above.x1 > width + _SLACK * above.size


def _first_word(row: Row) -> list[Word]:
    words = list(row.words)
    end = 1
    while end < len(words) and words[end].glued:
        end += 1
    return words[:end]
