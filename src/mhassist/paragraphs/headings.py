"""Which blocks are headings, annexes, table rows and list items, and how deep headings are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mhassist.letters.dates import PRINTED_DATE
from mhassist.letters.marked import CAPTION
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import ANNEX, ends_sentence
from mhassist.paragraphs.marks import Mark, MarkStyle
from mhassist.paragraphs.paragraph import Kind

_LONGEST_HEADING = 110
_LONGEST_NUMBERED_HEADING = 180
_LONGEST_ROW = 260
_LABEL_WORDS = 3
_FEWEST_ROWS = 4
_VERBS = frozenset([
    "betreft", "doen", "doet", "gaat", "gelden", "geldt", "had", "hadden", "hebben", "heeft", "is",
    "kan", "krijgen", "krijgt", "kunnen", "luiden", "luidt", "moet", "moeten", "volgen", "volgt",
    "waren", "was", "werd", "werden", "wil", "willen", "worden", "wordt", "zal", "zijn", "zullen",
])  # fmt: skip
"""With one of these a short line that ends in a colon is a sentence and no heading."""
_NOTE_MARK = re.compile(r"\s?\[\d{1,3}\]$")
"""Of a footnote that is typed, after the last word."""
_DAY = re.compile(PRINTED_DATE, re.IGNORECASE)
_CONTENTS_ROW = re.compile(
    r"(?:\t|\s\.{3,}+|(?<!\.)(?<!\.\s)(?:\.\s?+){4,}+|(?<!\s)\s{3,}+|…)\s*+(?:p\.|blz\.)?\s*+"
    r"\d{1,3}$"
)


def find_kinds(blocks: Sequence[Block]) -> None:
    """Set the kind of each block that joining left as a paragraph.

    Args:
        blocks: The blocks of one letter, in order; changed in place.
    """
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH:
            continue
        own = block.lines[0].text[block.mark.end if block.mark else 0 :]
        if len(block.lines) == 1 and (_CONTENTS_ROW.search(own) or "\t" in own):
            block.kind = Kind.TABLE_ROW
        elif ANNEX.match(block.text) and len(block.text) <= _LONGEST_HEADING:
            block.kind = Kind.ANNEX
        elif block.mark is not None:
            block.kind = Kind.LIST_ITEM
    _find_rows(blocks)
    _find_plain_headings(blocks)
    _find_marked_headings(blocks)


def find_levels(blocks: Sequence[Block]) -> None:
    """Set how deep each heading is, from 1; annexes are outermost.

    Args:
        blocks: The blocks of one letter, with their kinds; changed in place.
    """
    contents = {_title(block.text) for block in blocks if block.kind is Kind.TABLE_ROW}
    again = _headings_that_return(blocks)
    numbered_level: dict[tuple[MarkStyle, str], int] = {}
    plain_level = 1
    outer_series = False
    for index, block in enumerate(blocks):
        if block.kind is Kind.ANNEX:
            block.level, plain_level, outer_series = 1, 2, False
            numbered_level.clear()
        if block.kind is not Kind.HEADING:
            continue
        if block.mark is not None:
            series = (block.mark.style, block.mark.closing)
            if series not in numbered_level or block.mark.value == 1:
                numbered_level[series] = _first_level(
                    blocks, index, contents=contents, plain_level=plain_level
                )
                outer_series = numbered_level[series] == plain_level
            block.level = _decimal_depth(block) or numbered_level[series]
        elif numbered_level and (block.text in again or outer_series):
            block.level = max(numbered_level.values()) + 1
        else:
            block.level = plain_level
            numbered_level.clear()


def _find_plain_headings(blocks: Sequence[Block]) -> None:
    """Take short lines for headings, but not several right before a signature or an annex."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind is Kind.PARAGRAPH and block.mark is None and _may_be_heading(blocks, index):
            block.kind = Kind.HEADING
            found.add(index)
    for index, block in enumerate(blocks):
        if block.kind not in {Kind.ANNEX, Kind.SIGNATURE}:
            continue
        first = index
        while first - 1 in found:
            first -= 1
        if index - first > 1:  # one alone may be the heading over those who sign
            for bare in blocks[first:index]:
                bare.kind = Kind.PARAGRAPH


def _may_be_heading(blocks: Sequence[Block], index: int) -> bool:
    """A short line without a full stop, in its own place, with text under it."""
    text = _NOTE_MARK.sub("", blocks[index].text)
    first = next((char for char in text if char.isalnum()), "")
    if len(text) > _LONGEST_HEADING or not (first.isupper() or first.isdigit()):
        return False
    if _DAY.fullmatch(text):
        return False
    if text.endswith(":"):
        words = re.findall(r"\w{2,}", text.lower())
        if len(words) > _LABEL_WORDS or not _VERBS.isdisjoint(words):
            return False
    elif ends_sentence(text) or text[-1] in ",.;-–" or text.endswith(("?", "!")):
        return False
    if index + 1 >= len(blocks) or CAPTION.match(text):
        return False
    return index == 0 or not _is_cut_off(blocks[index - 1])


def _is_cut_off(block: Block) -> bool:
    """Return whether a running paragraph stops before its sentence does."""
    return (
        block.kind is Kind.PARAGRAPH
        and len(block.text) > _LONGEST_HEADING
        and not ends_sentence(block.lines[-1].text)
    )


def _find_rows(blocks: Sequence[Block]) -> None:
    """Find lists without marks: several short blocks below one another, none a sentence."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_row(blocks[end]):
            end += 1
        # The first of them may be the heading over the others.
        if end - start > _FEWEST_ROWS:
            for block in blocks[start + 1 : end]:
                block.kind = Kind.LIST_ITEM
        start = max(end, start + 1)


def _is_row(block: Block) -> bool:
    return (
        block.kind is Kind.PARAGRAPH
        and block.mark is None
        and len(block.text) <= _LONGEST_ROW
        and not ends_sentence(block.text)
    )


def _find_marked_headings(blocks: Sequence[Block]) -> None:
    """Tell numbered headings from numbered items, a series at a time."""
    candidates = [
        index
        for index, block in enumerate(blocks)
        if block.kind is Kind.LIST_ITEM and block.mark and _may_be_title(blocks, index)
    ]
    for index in candidates:
        blocks[index].kind = Kind.HEADING
    for index, block in enumerate(blocks):
        if block.kind is Kind.LIST_ITEM and _reads_as_title(block) and _is_between(blocks, index):
            block.kind = Kind.HEADING
    _repair_letters(blocks)


def _reads_as_title(block: Block) -> bool:
    """Return whether a numbered block is no sentence, and no part of one."""
    if block.mark is None or block.mark.style is MarkStyle.BULLET or block.mark.after_bullet:
        return False
    if len(block.text) > _LONGEST_NUMBERED_HEADING or ends_sentence(block.text):
        return False
    return block.text[-1] not in ",;:"


def _is_between(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the numbers before and after a block's are headings: a list stands under it.

    Of each number the nearest counts.
    """
    mark = blocks[index].mark
    assert mark is not None  # noqa: S101 - it reads as a title
    for step, others in ((-1, range(index - 1, -1, -1)), (1, range(index + 1, len(blocks)))):
        beside = next((blocks[i] for i in others if _is_of_series(blocks[i], mark)), None)
        if beside is None or beside.mark is None or beside.kind is not Kind.HEADING:
            return False
        if beside.mark.value != mark.value + step:
            return False
    return True


def _is_of_series(block: Block, mark: Mark) -> bool:
    own = block.mark
    return own is not None and (own.style, own.closing) == (mark.style, mark.closing)


def _may_be_title(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    mark = block.mark
    if mark is None or not _reads_as_title(block) or index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    if mark.style is MarkStyle.NUMBER and following.label.startswith(f"{mark.value}."):
        return True  # 2.1 under 2
    under = {Kind.PARAGRAPH, Kind.HEADING} | ({Kind.TABLE_ROW} if following.table else set())
    return following.kind in under and following.mark is None


def _repair_letters(blocks: Sequence[Block]) -> None:
    """Read ``1)`` after ``k)`` as ``l)``: in most types the two look the same."""
    last: Mark | None = None
    for block in blocks:
        mark = block.mark
        if block.kind is not Kind.HEADING or mark is None:
            continue
        if (
            last is not None
            and last.style is MarkStyle.LETTER
            and mark.style is MarkStyle.NUMBER
            and mark.closing == last.closing
            and (mark.value, last.value) in {(1, 11), (1, 8)}
        ):
            letter = chr(ord("a") + last.value)
            block.label = mark.label.replace("1", letter)
            block.mark = Mark(MarkStyle.LETTER, block.label, mark.closing, last.value + 1, mark.end)
        last = block.mark


def _headings_that_return(blocks: Sequence[Block]) -> set[str]:
    counts = Counter(
        _title(block.text) for block in blocks if block.kind is Kind.HEADING and block.mark is None
    )
    return {
        block.text
        for block in blocks
        if block.kind is Kind.HEADING and block.mark is None and counts[_title(block.text)] > 1
    }


def _title(text: str) -> str:
    """Return a heading as its row in the table of contents has it, or nearly so."""
    words = re.findall(r"[a-zà-þ]+", text.lower())
    return " ".join(words[:2])


def _first_level(
    blocks: Sequence[Block], index: int, *, contents: set[str], plain_level: int
) -> int:
    """Return how deep a numbered series is that begins here.

    It stands under the heading before it when nothing stands between them, or when the text
    between announces it; a series that the table of contents lists is outermost.
    """
    if _title(blocks[index].text) in contents:
        return plain_level
    before = next((block for block in reversed(blocks[:index]) if block.note is None), None)
    if before is None:
        return plain_level
    if before.kind is Kind.HEADING:
        return before.level + 1
    announced = re.search(
        r"\b(?:hieronder|hierna|navolgende?|volgende|onderstaande?)\b|:$",
        before.text[-200:],
        re.IGNORECASE,
    )
    return plain_level + 1 if announced else plain_level


def _decimal_depth(block: Block) -> int:
    if block.mark is None or block.mark.style is not MarkStyle.DECIMAL:
        return 0
    return block.label.count(".") + 1
