"""What stands in the middle of a paragraph: a quote, a figure, a text box; it is read after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.letters.marked import CAPTION
from mhassist.letters.readers.pdf.blocks import Block
from mhassist.letters.readers.pdf.joining import fits
from mhassist.letters.readers.pdf.lines import Row
from mhassist.letters.readers.pdf.styles import ended

_BESIDE = 0.5
"""Of the size: what begins this little below a box begins beside it."""
_WORD = re.compile(r"[a-zà-ÿ]+(?=[\s,;.)])")
"""With which a sentence may go on; an address does not."""
_LONGEST = 12
"""Blocks, each row of a table being one."""


def with_sentences_whole(blocks: Sequence[Block], asides: Sequence[Row]) -> list[Block]:
    """Let a sentence go on after what stands in the middle of it: a quote, a figure, a text box.

    What stands there is in another font, a caption, or a text box; it is read after the paragraph.

    Args:
        blocks: In reading order.
        asides: The first row of each text box, which is not among them.
    """
    whole: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        whole.append(block)
        end = _end_of_interruption(block, blocks, index, asides=asides)
        while end is not None:
            if end > index:
                block.asides.append(list(blocks[index:end]))
            block.lines += blocks[end].lines
            block.unsure = block.unsure or blocks[end].unsure
            index = end + 1
            end = _end_of_interruption(block, blocks, index, asides=asides)
    return whole


def _end_of_interruption(
    block: Block, blocks: Sequence[Block], start: int, *, asides: Sequence[Row]
) -> int | None:
    """Return where the sentence that a block breaks off goes on; ``None`` if it does nowhere."""
    if not block.lines or ended(block.last.row.text):
        return None
    for end in range(start, min(start + _LONGEST + 1, len(blocks))):
        other = blocks[end]
        if end == start:
            cut = any(_is_between(block.last.row, row, other.rows[0]) for row in asides)
        else:
            cut = True
        if cut and _takes_up(block, other):
            return end
        if not _is_set_apart(other, block):
            return None
    return None


def _is_between(above: Row, row: Row, below: Row) -> bool:
    places = [(each.page, each.baseline) for each in (above, row, below)]
    return places == sorted(places)


def _takes_up(block: Block, other: Block) -> bool:
    """Return whether a block goes on with the sentence that another breaks off on a full line."""
    if not other.lines or other.label.whole or _WORD.match(other.text) is None:
        return False
    last, first = block.last, other.lines[0]
    return first.style.joins(last.style) and not fits(last, first)


def _is_set_apart(block: Block, text: Block) -> bool:
    """Return whether a block is none of the running text: in another font, or a caption."""
    if block.cells or CAPTION.match(block.text):
        return True
    style = text.last.style
    if any(line.style.joins(style) for line in block.lines):
        return False
    heading = len(block.lines) == 1 and block.last.style.same_size(style) and not ended(block.text)
    return not block.label.whole and not heading


def interrupted(blocks: Sequence[Block], first: Row) -> Block | None:
    """Return the block beside which, or in the middle of which, something else begins.

    It is the last one that begins above it, on its page or on one before; else the first of all.
    """
    before = blocks[0] if blocks else None
    for block in blocks:
        begin = block.rows[0]
        if (begin.page, begin.baseline) >= (first.page, first.baseline + _BESIDE * first.size):
            break
        before = block
    return before
