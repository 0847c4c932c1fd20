"""List items: what each stands under, what introduces it, and what progress belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import INTRODUCES
from mhassist.paragraphs.marks import MarkStyle
from mhassist.paragraphs.paragraph import Kind

_DEEPER = 2
"""A bullet that is indented by this many characters more stands a level deeper."""
_FOR_SEVERAL = re.compile(
    r"(?:voortgang\s+)?(?:(?:actie|actiepunt|punt|onderdeel|maatregel)(?:s|en)?\s+)?"
    r"(\w{1,2}(?:(?:\s*,\s*|\s+en\s+|\s*/\s*)\w{1,2})+)\b",
    re.IGNORECASE,
)


def link_lists(blocks: Sequence[Block]) -> None:
    """Set level, parent, introduction and related blocks of each list item.

    What stands under a numbered item as a bullet, or as a paragraph before the next number,
    belongs with it: an action and its progress. What an item announces with a colon is a list
    that it introduces, and so is what a format says to stand inside a bullet.

    Args:
        blocks: The running text of one letter, in order, with kinds; changed in place.
    """
    stack: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.LIST_ITEM:
            _place(blocks, index, stack)
        elif block.kind is Kind.PARAGRAPH:
            owner = (
                _open_item(blocks, index, stack) if block.depth else _owner(blocks, index, stack)
            )
            stack[:] = [] if owner is None else stack[: stack.index(owner) + 1]
            if owner is not None:
                _relate(blocks, owner, index)
        elif block.kind is not Kind.TABLE_ROW:
            stack.clear()
    for index, block in enumerate(blocks):
        if block.kind is Kind.LIST_ITEM and block.related:
            _relate_to_several(blocks, index)


def _place(blocks: Sequence[Block], index: int, stack: list[int]) -> None:
    """Put one item under its parent, and at the top of the stack of open items."""
    block = blocks[index]
    sibling = (
        _sibling_by_depth(blocks, index, stack) if block.depth else _sibling(blocks, index, stack)
    )
    if sibling is not None:
        del stack[stack.index(sibling) :]
    parent = stack[-1] if stack else None
    block.parent = parent
    block.level = len(stack) + 1
    stack.append(index)
    if parent is None:
        before = _number_before(blocks, index) if sibling is None else sibling
        if before is None:
            block.introduced_by = _introduction(blocks, index)
        elif not _begins_anew(block, blocks[before]):
            block.introduced_by = blocks[before].introduced_by
        _relate_to_paragraph(blocks, index, sibling)
        return
    counted = _is_counted(block)
    # Where the format says that it stands in another bullet, that needs no colon to say so.
    inside = bool(block.depth) and not _is_counted(blocks[parent])
    if counted or inside or blocks[parent].text.endswith(":"):
        block.introduced_by = parent
    action = next((open_ for open_ in reversed(stack[:-1]) if _is_counted(blocks[open_])), None)
    if action is not None and not counted and block.introduced_by != action:
        _relate(blocks, action, index)


def _number_before(blocks: Sequence[Block], index: int) -> int | None:
    """Return the item with the number before this one's: a paragraph may stand between them."""
    block = blocks[index]
    if not (block.depth and _is_counted(block)):
        return None
    for other in range(index - 1, -1, -1):
        one = blocks[other]
        if one.kind in {Kind.HEADING, Kind.ANNEX, Kind.SIGNATURE}:
            return None
        if one.kind is Kind.LIST_ITEM and one.depth == block.depth and _is_next(block, one):
            return other
    return None


def _is_next(block: Block, other: Block) -> bool:
    """Return whether the number of an item follows on that of another."""
    mark, before = block.mark, other.mark
    return (
        mark is not None
        and before is not None
        and (mark.style, mark.closing, mark.value)
        == (before.style, before.closing, before.value + 1)
    )


def _begins_anew(block: Block, other: Block) -> bool:
    """Return whether a numbered list begins right after bullets of the same depth."""
    first = block.mark is not None and block.mark.value == 1
    return bool(block.depth) and first and _is_counted(block) and not _is_counted(other)


def _is_counted(block: Block) -> bool:
    return block.mark is not None and block.mark.style is not MarkStyle.BULLET


def _sibling(blocks: Sequence[Block], index: int, stack: Sequence[int]) -> int | None:
    """Return the open item that this one follows in the same list."""
    block = blocks[index]
    if not _is_counted(block):
        return _bullet_sibling(blocks, index, stack)
    assert block.mark is not None  # noqa: S101 - counted items have one
    for open_ in reversed(stack):
        mark = blocks[open_].mark
        same = mark is not None and mark.style is block.mark.style
        if same and mark is not None and block.mark.value > mark.value:
            return open_
    return None


def _sibling_by_depth(blocks: Sequence[Block], index: int, stack: Sequence[int]) -> int | None:
    """Return the outermost open item that is as deep as this one, or deeper."""
    depth = blocks[index].depth
    return next((open_ for open_ in stack if blocks[open_].depth >= depth), None)


def _open_item(blocks: Sequence[Block], index: int, stack: Sequence[int]) -> int | None:
    """Return the item that a paragraph inside a list goes on in."""
    inside = [open_ for open_ in stack if blocks[open_].depth <= blocks[index].depth]
    return inside[-1] if inside else None


def _bullet_sibling(blocks: Sequence[Block], index: int, stack: Sequence[int]) -> int | None:
    if not stack or _is_counted(blocks[stack[-1]]):
        return None
    bullets: list[int] = []
    for open_ in reversed(stack):
        if _is_counted(blocks[open_]):
            break
        bullets.append(open_)
    indent = blocks[index].lines[0].indent
    for open_ in bullets:
        other = blocks[open_].lines[0].indent
        if abs(indent - other) < _DEEPER:
            announces = open_ == index - 1 and blocks[open_].text.endswith(":")
            return None if announces else open_
        if indent > other:
            return None
    return bullets[-1]


def _introduction(blocks: Sequence[Block], index: int) -> int | None:
    """Return the block that introduces a list whose first item this is."""
    if index == 0:
        return None
    before = blocks[index - 1]
    if before.kind is Kind.LIST_ITEM and before.mark is None:
        return before.introduced_by
    if before.kind is Kind.HEADING:
        return index - 1 if before.text.endswith(":") or blocks[index].mark is None else None
    announced = before.kind is Kind.PARAGRAPH and INTRODUCES.search(before.text)
    return index - 1 if announced else None


def _owner(blocks: Sequence[Block], index: int, stack: Sequence[int]) -> int | None:
    """Return the numbered item that a paragraph belongs to: the list goes on after it."""
    counted = [open_ for open_ in stack if _is_counted(blocks[open_])]
    if not counted:
        return None
    owner = counted[0]
    mark = blocks[owner].mark
    assert mark is not None  # noqa: S101 - counted items have one
    has_progress = bool(blocks[owner].related)
    for later in blocks[index + 1 :]:
        if later.kind in {Kind.HEADING, Kind.ANNEX, Kind.SIGNATURE}:
            return None
        if later.mark is not None and later.mark.style is mark.style:
            return owner if later.mark.value == mark.value + 1 and has_progress else None
    return None


def _relate(blocks: Sequence[Block], one: int, other: int) -> None:
    blocks[one].related.add(other)
    blocks[other].related.add(one)


def _relate_to_paragraph(blocks: Sequence[Block], index: int, sibling: int | None) -> None:
    """Tie progress in italics to the paragraph that it stands under."""
    block = blocks[index]
    if not block.italic:
        return
    if sibling is not None:
        above = [i for i in blocks[sibling].related if blocks[i].kind is Kind.PARAGRAPH]
    else:
        above = [index - 1] if index and blocks[index - 1].kind is Kind.PARAGRAPH else []
    if block.introduced_by is None and not _is_counted(block):
        for paragraph in above:
            _relate(blocks, paragraph, index)


def _relate_to_several(blocks: Sequence[Block], index: int) -> None:
    """Tie ``Voortgang actie 2 en 3: ...`` to each of the items that it names."""
    named = _FOR_SEVERAL.match(blocks[index].text)
    parent = blocks[index].parent
    if named is None or parent is None:
        return
    labels = {label.lower() for label in re.split(r"\s*,\s*|\s+en\s+|\s*/\s*", named.group(1))}
    siblings: dict[str, int] = {}
    for other in range(parent, -1, -1):
        block = blocks[other]
        if block.kind in {Kind.HEADING, Kind.ANNEX}:
            break
        if block.level == blocks[parent].level and block.parent == blocks[parent].parent:
            siblings.setdefault(re.sub(r"\W", "", block.label).lower(), other)
    if labels <= siblings.keys():
        for label in labels:
            _relate(blocks, siblings[label], index)
