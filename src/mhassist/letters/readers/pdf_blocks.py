"""Columns of printed lines -> drafts: paragraphs, headings, list items and table rows.

White space, indents and fonts decide where a block begins and what it is. Of a short line in the
common font only the words can tell: its kind is left open.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.marked import CELL_SEPARATOR, Draft, DraftMark, MarkedKind
from mhassist.letters.readers.pdf_labels import NO_LABEL, Label, label_of
from mhassist.letters.readers.pdf_layout import Column, LaidOutPage
from mhassist.letters.readers.pdf_lines import Row, mean_confidence
from mhassist.letters.readers.pdf_page import Rule, Word
from mhassist.letters.readers.pdf_signatories import find_side_by_side
from mhassist.letters.readers.pdf_styles import CONTENTS_ROW, Style, ended, style_of
from mhassist.letters.readers.pdf_tables import Table, find_tables
from mhassist.letters.readers.pdf_text import TextJoiner

_GAP = 1.3
"""Of the usual distance of lines: more white ends a paragraph."""
_INDENT = 0.8
"""Of the size: how far a first line stands in."""
_MUCH_ROOM = 0.25
"""Of the width: a line with this much room left and no full stop stands on its own."""
_SLACK = 0.3
_APART = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of running text, in its column."""

    row: Row
    left: float
    right: float
    gap: float | None
    """Distance to the line above; ``None`` at the top of a column."""
    style: Style
    label: Label

    @property
    def room(self) -> float:
        """How much of the column is left at its end."""
        return self.right - self.row.x1

    @property
    def text_x0(self) -> float:
        """Where its own words begin."""
        words = self.row.words
        return words[self.label.words].x0 if len(words) > self.label.words else self.row.x0


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph, or one row of a table."""

    lines: list[Line] = field(default_factory=list)
    cells: tuple[tuple[Row, ...], ...] = ()
    page: int = 0
    label: Label = NO_LABEL

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def rows(self) -> list[Row]:
        """Its printed lines."""
        return [line.row for line in self.lines] or [row for cell in self.cells for row in cell]

    @property
    def text(self) -> str:
        """What it says, line ends as spaces."""
        return " ".join(row.text for row in self.rows)


def make_blocks(
    pages: Sequence[LaidOutPage], rules: Mapping[int, Sequence[Rule]], *, size: float
) -> list[Block]:
    """Return the blocks of a letter, in reading order.

    Args:
        pages: Its pages, laid out.
        rules: The rules of each page.
        size: The size of running text.
    """
    leading = _leading(pages, size)
    blocks: list[Block] = []
    for page in pages:
        for column in page.columns:
            for item in _items(column, rules.get(page.number, ()), size=size):
                if isinstance(item, Table):
                    blocks.extend(Block(cells=row, page=page.number) for row in item.rows)
                    continue
                last = blocks[-1] if blocks and blocks[-1].lines else None
                if last is not None and _goes_on(last, item, leading=leading):
                    last.lines.append(item)
                else:
                    blocks.append(Block([item], page=page.number, label=item.label))
    return blocks


def text_of(block: Block, joiner: TextJoiner) -> tuple[str, tuple[DraftMark, ...]]:
    """Return the words of a block, and the notes that it refers to."""
    if not block.cells:
        return joiner.join(block.rows, skip=block.label.words)
    text = ""
    marks: list[DraftMark] = []
    for number, cell in enumerate(block.cells):
        text += CELL_SEPARATOR if number else ""
        words, found = joiner.join(cell)
        marks.extend(DraftMark(len(text) + m.position, m.mark, m.key) for m in found)
        text += words
    return text, tuple(marks)


def draft_of(block: Block, kind: MarkedKind, level: int, *, joiner: TextJoiner) -> Draft:
    """Return a block as a draft of a kind."""
    text, marks = text_of(block, joiner)
    return Draft(
        kind,
        text,
        label=block.label.text,
        level=level,
        page=block.page,
        confidence=mean_confidence(block.rows),
        marks=marks,
    )


def _leading(pages: Sequence[LaidOutPage], size: float) -> float:
    """Return the usual distance of lines of running text.

    Under a full line the same paragraph goes on, mostly: of a letter in which most paragraphs are
    one line, the commonest distance is that of paragraphs.
    """
    every: Counter[float] = Counter()
    under_full: Counter[float] = Counter()
    for page in pages:
        for column in page.columns:
            for above, row in zip(column.rows, column.rows[1:], strict=False):
                gap = row.baseline - above.baseline
                if abs(row.size - size) < 0.1 * size and 0.9 * size < gap < 3 * size:
                    every[round(gap * 2) / 2] += 1
                    under_full[round(gap * 2) / 2] += not _has_room(above, row, column.right)
    gaps = +under_full or every
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 1.25 * size


def _items(column: Column, rules: Sequence[Rule], *, size: float) -> Iterator[Line | Table]:
    """Yield the tables and lines of a column from top to bottom."""
    signed = {one.start: one for one in find_side_by_side(column.rows, size=size)}
    tables = {table.start: table for table in find_tables(column.rows, rules, size=size)}
    index = 0
    above: Row | None = None
    while index < len(column.rows):
        row = column.rows[index]
        if index in signed:
            for rows in signed[index].columns:
                yield from _signatory(rows, size)
            index = signed[index].end
            above = None
            continue
        if index in tables and not any(
            tables[index].start < start < tables[index].end for start in signed
        ):
            yield tables[index]
            index = tables[index].end
            above = None
            continue
        yield Line(
            row,
            column.left,
            column.right,
            None if above is None else row.baseline - above.baseline,
            style_of(row),
            label_of(column.rows, index),
        )
        above = row
        index += 1


def _signatory(rows: Sequence[Row], size: float) -> Iterator[Line]:
    """Yield the office and the name of one of those who sign beside one another."""
    above: Row | None = None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    for row in rows:
        # Nothing goes on from one to the other.
        gap = row.baseline - above.baseline if above is not None else _APART * size
        yield Line(row, left, right, gap, style_of(row), NO_LABEL)
        above = row


def _goes_on(block: Block, line: Line, *, leading: float) -> bool:
    """Return whether a line belongs to the block before it."""
    last = block.last
    usual = leading * max(1.0, line.row.size / max(last.row.size, 1.0))
    if line.gap is not None and line.gap > _GAP * usual:
        return False
    if CONTENTS_ROW.search(last.row.text):
        return False
    first = block.lines[0].row
    if _is_field(line.row) or _is_field(first):
        wrapped = line.row.text[:1].islower() and not _fits(last, line)
        return not _is_field(line.row) and (wrapped or _is_under_value(first, line))
    broken = last.row.text.endswith("-") and line.row.text[:1].islower()
    if broken:
        return True
    if line.label.whole and _begins_item(block, line):
        return False
    if _has_heading(line.row) and ended(last.row.text) and not last.row.words[-1].bold:
        return False
    if not line.style.joins(last.style) and (line.style.shows or last.style.shows):
        lower = line.row.text[:1].islower() and not ended(last.row.text)
        return lower and line.style.same_size(last.style) and not _fits(last, line)
    if line.gap is None:
        return _goes_on_over_page(block, line)
    return _goes_on_below(block, line)


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
    return tabbed or _fits(block.last, line)


def _goes_on_over_page(block: Block, line: Line) -> bool:
    """Return whether a sentence goes on at the top of a page or column."""
    last = block.last
    if not ended(last.row.text):
        lower = not line.row.text[:1].isupper()
        return lower or not _fits(last, line) or _aligned(block, line, last)
    indented = line.row.x0 > line.left + _INDENT * line.row.size and not block.label.whole
    short = line.room > _MUCH_ROOM * (line.right - line.left) and not ended(line.row.text)
    return not (indented or short or last.style.shows or _fits(last, line))


def _aligned(block: Block, line: Line, last: Line) -> bool:
    """Return whether a paragraph of several full lines goes on, whatever its last line is."""
    return len(block.lines) > 2 and last.room < _MUCH_ROOM * (last.right - last.left)


def _goes_on_below(block: Block, line: Line) -> bool:
    last, row = block.last, line.row
    size = row.size
    if len(last.row.segments) > 1 and not last.label.whole and len(block.lines) == 1:
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


def _is_next_heading(last: Line, line: Line) -> bool:
    """Return whether under a heading with a number another one stands, in the same font."""
    return line.style.shows and line.row.text[:1].isupper() and _fits(last, line)


def _begins_anew(last: Line, line: Line) -> bool:
    """Return whether the line above was broken off although the next word would have fitted."""
    if not _fits(last, line):
        return False
    if ended(last.row.text):
        return True
    first = line.row.text.lstrip("(«“‘\"'[")[:1]
    return not first.islower() and last.room > _MUCH_ROOM * (last.right - last.left)


def _fits(last: Line, line: Line) -> bool:
    """Return whether the first word of a line would have fitted at the end of the one above."""
    return _has_room(last.row, line.row, last.right)


def _has_room(above: Row, row: Row, right: float) -> bool:
    word = _first_word(row)
    width = word[-1].x1 - word[0].x0
    return right - above.x1 > width + _SLACK * above.size


def _first_word(row: Row) -> list[Word]:
    words = list(row.words)
    end = 1
    while end < len(words) and words[end].glued:
        end += 1
    return words[:end]
