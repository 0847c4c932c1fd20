"""Pages that are laid out -> blocks in reading order: paragraphs, table rows, signatories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mhassist.letters.readers.pdf.blocks import Block, Line
from mhassist.letters.readers.pdf.columns import Column
from mhassist.letters.readers.pdf.interruptions import interrupted, with_sentences_whole
from mhassist.letters.readers.pdf.joining import goes_on, has_room, is_row_under
from mhassist.letters.readers.pdf.labels import NO_LABEL, label_of
from mhassist.letters.readers.pdf.layout import LaidOutPage
from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.pdf.page import Rule
from mhassist.letters.readers.pdf.signatories import find_side_by_side
from mhassist.letters.readers.pdf.styles import style_of
from mhassist.letters.readers.pdf.tables import Table, find_tables

_APART = 10.0


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
        drawn = rules.get(page.number, ())
        for column in page.columns:
            _add_blocks(blocks, column, drawn, leading=leading, size=size)
    blocks = with_sentences_whole(blocks, [a.rows[0] for page in pages for a in page.asides])
    for page in pages:
        for aside in page.asides:
            apart: list[Block] = []
            _add_blocks(apart, aside, rules.get(page.number, ()), leading=leading, size=size)
            home = interrupted(blocks, aside.rows[0])
            if home is not None:
                home.asides.append(apart)
            else:
                blocks.extend(apart)  # nothing else is on the pages
    return blocks


def _add_blocks(
    blocks: list[Block], column: Column, rules: Sequence[Rule], *, leading: float, size: float
) -> None:
    """Add what a column says to the blocks before it, the last of which may go on in it.

    Args:
        blocks: Changed in place.
        column: A column.
        rules: The rules of its page.
        leading: The usual distance of lines.
        size: The size of running text.
    """
    page = column.rows[0].page if column.rows else 0
    for item in _items(column, rules, size=size):
        unsure = column.unsure or item.unsure
        if isinstance(item, Table):
            blocks.extend(
                Block(cells=row, page=page, unsure=unsure, over_rows=len(row) == 1)
                for row in item.rows
            )
            continue
        last = blocks[-1] if blocks and blocks[-1].lines else None
        if last is not None and goes_on(last, item, leading=leading, size=size):
            last.lines.append(item)
            last.unsure = last.unsure or unsure
        else:
            block = Block([item], page=page, label=item.label, unsure=unsure)
            if last is not None and is_row_under(last, item.row):
                last.unsure = block.unsure = True
            blocks.append(block)


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
                    under_full[round(gap * 2) / 2] += not has_room(above, row, column.right)
    gaps = +under_full or every
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 1.25 * size


def _items(column: Column, rules: Sequence[Rule], *, size: float) -> Iterator[Line | Table]:
    """Yield the tables and lines of a column from top to bottom."""
    signed = {one.start: one for one in find_side_by_side(column.rows, size=size)}
    tables = {table.start: table for table in find_tables(column.rows, rules, size=size)}
    index = 0
    above: Row | None = column.above
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
            table = tables[index]
            yield from _columns(table, size) if table.is_prose else (table,)
            index = tables[index].end
            above = None
            continue
        yield Line(
            row,
            *column.edges(row),
            None if above is None else row.baseline - above.baseline,
            style_of(row),
            label_of(column.rows, index),
        )
        above = row
        index += 1


def _columns(prose: Table, size: float) -> Iterator[Line]:
    """Yield the lines of columns of running text, one column after the other."""
    for number, rows in enumerate(prose.rows[0]):
        above: Row | None = None
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        for index, row in enumerate(rows):
            # What stands above them does not go on in the first; each goes on in the next.
            top = None if number else _APART * size
            gap = top if above is None else row.baseline - above.baseline
            yield Line(row, left, right, gap, style_of(row), label_of(rows, index), unsure=True)
            above = row


def _signatory(rows: Sequence[Row], size: float) -> Iterator[Line]:
    """Yield the office and the name of one of those who sign beside one another."""
    above: Row | None = None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    for row in rows:
        # Nothing goes on from one to the other.
        gap = row.baseline - above.baseline if above is not None else _APART * size
        yield Line(row, left, right, gap, style_of(row), NO_LABEL)
        above = row
