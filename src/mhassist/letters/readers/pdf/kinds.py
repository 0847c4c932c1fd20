"""Blocks of a PDF -> drafts: what each block is, by its font, its place and its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhassist.letters.dates import MONTH
from mhassist.letters.letterhead import LABEL_ALONE
from mhassist.letters.marked import Draft, MarkedKind
from mhassist.letters.readers.pdf.blocks import Block, draft_of
from mhassist.letters.readers.pdf.labels import NO_LABEL, Label
from mhassist.letters.readers.pdf.styles import CONTENTS_ROW, Style, ended
from mhassist.letters.readers.pdf.text import TextJoiner
from mhassist.letters.signatories import OFFICE, PERSON, without_greeting

_LONGEST_HEADING = 160
_LONGEST_NUMBERED = 250
"""For a heading with its number or letter, which says enough."""
_LONGEST_PLAIN = 70
_MOST_HEADING_LINES = 3
_LARGER = 1.12
_WHITE_ABOVE = 1.3
_DEEPEST = 9
"""As deep as no number goes: a heading without one under those with one."""
_RUNNING_LINES = 3
_HEAD_BLOCKS = 30
_DATE = rf"\d{{1,2}}\s+{MONTH}\s+\d{{4}}"
_HEAD_FORM = re.compile(
    rf"(?:>?\s*Retouradres|Aan\s+(?:de|het)\s|Postbus\s\d|Datum\b|Onderwerp\b|Betreft\b|"
    rf"(?:Ons|Uw|Onze)\s+(?:kenmerk|referentie|brief)\b|"
    rf"\d{{2}} ?\d{{3}}(?:[ -][IVXLC]+)?(?:\s+[A-Z]|$)|"
    rf"Nr\.\s*\w{{1,5}}\b|Voorgesteld\s+\d|Ontvangen\s+\d|"
    rf"(?:Nader\s)?(?:[Gg]ewijzigde\s)?Vragen\s+van\s+(?:het\s+lid|de\s+leden)\b|"
    rf"(?:Mededeling|Antwoord)\s+van\s+|[A-Z'’][\w'’ -]{{2,40}},\s+{_DATE}\.?$|{_DATE}$)"
)
_SIGNED = frozenset({MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN, MarkedKind.HEADING})
_SUBSCRIBED = re.compile(r"\((?:ingezonden|ontvangen)\s")
_QUESTION = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?(?: op)?(?: (?:de )?vra(?:ag|gen))?)\s+"
    r"\d{1,3}(?:\s*(?:,|en|t/m|tot en met|[-–])\s*\d{1,3})*\s*[:.]?",
    re.IGNORECASE,
)
"""What stands above a question of the Kamer, or its answer."""
_ANNEX = re.compile(
    r"(?:Bijlage|BIJLAGE|Annex)(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?(?:\s*[:.–-]\s*.*)?$"
)
_NUMBERED_ANNEX = re.compile(r"(?:Bijlage|BIJLAGE|Annex)\s+(?:\d{1,2}|[IVX]+|[A-Z])(?=\s+[A-Z])")
"""With no point or dash before its title; as large or as bold as a heading."""
_DOUBTED, _UNREAD = 0.65, 0.5
"""How sure text recognition is of a word that is hardly one, and of one that is none."""
_MOST_UNREAD = 4
"""Words of what is no text at all."""
_QUOTE = re.compile(r"[‘“„\"«].*[’”\"»]")
"""A quote that is set out in large print is no heading."""


def make_drafts(blocks: Sequence[Block], joiner: TextJoiner, *, size: float) -> list[Draft]:
    """Return the drafts of a letter's running text, in reading order.

    Args:
        blocks: Its blocks, in reading order.
        joiner: Joins their lines.
        size: The size of running text.
    """
    head = _letterhead_end(blocks)
    kinds = [_kind(blocks, index, head=head, size=size) for index in range(len(blocks))]
    levels = _heading_levels(blocks, kinds)
    drafts: list[Draft] = []
    items: list[float] = []
    asides: list[list[Block]] = []
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        level = levels.get(index, 0)
        if kind is MarkedKind.LIST_ITEM:
            level = _item_level(block, items, size)
        elif kind in {MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN}:
            level = _inside_item(block, items, size)
            kind = MarkedKind.PARAGRAPH if level else kind
        else:
            items.clear()
        drafts.append(draft_of(block, kind, level, joiner=joiner))
        asides.extend(block.asides)
        if index + 1 >= head:  # a box beside the letterhead comes after it
            for aside in asides:
                drafts.extend(_aside_drafts(aside, joiner, size=size))
            asides.clear()
    return _with_signatures(drafts)


def _aside_drafts(blocks: Sequence[Block], joiner: TextJoiner, *, size: float) -> Iterator[Draft]:
    """Yield the drafts of a text box; what follows it does not stand under its heading."""
    items: list[float] = []
    for index, block in enumerate(blocks):
        kind = _kind(blocks, index, head=0, size=size)
        level = 0
        if kind is MarkedKind.LIST_ITEM:
            level = _item_level(block, items, size)
        elif kind is not MarkedKind.TABLE_ROW:
            kind = MarkedKind.PARAGRAPH
        yield draft_of(block, kind, level, joiner=joiner)


def _with_signatures(drafts: Sequence[Draft]) -> list[Draft]:
    """Put the office and the name of who signed together."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _is_signature(last, draft):
            joined[-1] = replace(last, kind=MarkedKind.SIGNATURE, text=f"{last.text} {draft.text}")
        else:
            joined.append(draft)
    return joined


def _is_signature(last: Draft, draft: Draft) -> bool:
    """Return whether two blocks are ``De Minister van ...,`` and the name under it."""
    if last.kind not in _SIGNED or draft.kind not in _SIGNED or len(last.text) > _LONGEST_HEADING:
        return False
    signs = without_greeting(last.text)
    office = last.text.endswith(",") and OFFICE.match(signs) is not None
    return office and PERSON.match(draft.text) is not None


def _letterhead_end(blocks: Sequence[Block]) -> int:
    """Return how many blocks are letterhead: up to its last form, before running text."""
    end = 0
    for index, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if block.page > 1 or block.cells or (block.label.whole and _style(block).shows):
            break
        text = block.text
        if _HEAD_FORM.match(text) and len(block.lines) <= _RUNNING_LINES + 2:
            # What stands under a label is its value.
            end = min(index + (2 if LABEL_ALONE.fullmatch(text) else 1), len(blocks))
            if _SUBSCRIBED.search(text):
                continue
        elif len(block.lines) >= _RUNNING_LINES and ended(text):
            break
    return end


def _kind(blocks: Sequence[Block], index: int, *, head: int, size: float) -> MarkedKind:
    block = blocks[index]
    if block.cells or CONTENTS_ROW.search(block.text):
        return MarkedKind.TABLE_ROW
    if index < head:
        return MarkedKind.LETTERHEAD
    text = block.text
    if _ANNEX.match(text) and len(block.lines) <= 2 and len(text) <= _LONGEST_HEADING:
        return MarkedKind.ANNEX
    misread = _misread(block)
    if misread is not None:
        return misread
    if index and _QUESTION.fullmatch(blocks[index - 1].text) and not _QUESTION.fullmatch(text):
        return MarkedKind.PARAGRAPH  # in italics or in bold it is still what is asked
    if _is_printed_heading(block, size) and _NUMBERED_ANNEX.match(text):
        return MarkedKind.ANNEX
    if _is_printed_heading(block, size) or _is_plain_heading(blocks, index):
        return MarkedKind.HEADING
    if _is_numbered_heading(blocks, index):
        return MarkedKind.HEADING
    if block.label.whole:
        return MarkedKind.LIST_ITEM
    recognised = any(word.confidence is not None for word in block.lines[0].row.words)
    long = len(block.lines) >= _RUNNING_LINES or (len(block.lines) == 2 and ended(text))
    # Text recognition does not say what is bold: of short lines the words have to tell.
    return MarkedKind.UNKNOWN if recognised and not long else MarkedKind.PARAGRAPH


def _misread(block: Block) -> MarkedKind | None:
    """Return what a short block is that text recognition could not read: never a heading.

    In a heading it would stand in the path of all that comes under it. What has no word that is
    likely is a signature or a stamp that was taken for letters.
    """
    known = [
        word.confidence
        for line in block.lines
        for word in line.row.words
        if word.confidence is not None
    ]
    if not known or len(block.lines) > _MOST_HEADING_LINES:
        return None
    figures = any(map(str.isdigit, block.text))
    if max(known) < _UNREAD and len(known) <= _MOST_UNREAD and not figures:
        return MarkedKind.FURNITURE
    unsure = known[0] < _DOUBTED or sum(known) / len(known) < _DOUBTED
    return MarkedKind.PARAGRAPH if unsure and not block.label.whole else None


def _is_printed_heading(block: Block, size: float) -> bool:
    """Return whether the font says that a block is a heading."""
    text = block.text
    longest = _LONGEST_NUMBERED if block.label.whole else _LONGEST_HEADING
    if len(block.lines) > _MOST_HEADING_LINES or len(text) > longest:
        return False
    if sum(map(str.isalpha, text)) < 3 or block.label.is_bullet:
        return False
    if (text[-1] in ".,;" or _QUOTE.fullmatch(text)) and not block.label.whole:
        return False
    style = _style(block)
    larger = style.size >= _LARGER * size
    return (style.shows or larger) and not (ended(text) and text[-1] not in "?!:")


def _is_plain_heading(blocks: Sequence[Block], index: int) -> bool:
    """Return whether white above and none below say that a line is a heading."""
    block = blocks[index]
    if len(block.lines) != 1 or block.label.whole or index + 1 >= len(blocks):
        return False
    text, following = block.text, blocks[index + 1]
    if len(text) > _LONGEST_PLAIN or not text[0].isupper() or ended(text) or text[-1] in ",-–":
        return False
    if not following.lines or following.label.whole:
        return False
    above, below = block.lines[0].gap, following.lines[0].gap
    if below is None or (above is not None and above < _WHITE_ABOVE * below):
        return False
    close = below <= 1.6 * following.lines[0].row.size
    return close and (len(following.lines) > 1 or ended(following.text))


def _is_numbered_heading(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a number stands before a heading and not before an item.

    It is a short line with text under it, no sentence, and no other number is next to it: only
    that of the part in which it stands, or of its first own part.
    """
    block = blocks[index]
    if len(block.lines) != 1 or not block.label.whole or block.label.is_bullet:
        return False
    own = " ".join(word.text for word in block.lines[0].row.words[block.label.words :])
    if len(own) > _LONGEST_PLAIN or not own[:1].isupper() or ended(own) or own[-1] in ",-–":
        return False
    before = blocks[index - 1].label if index else NO_LABEL
    if before.whole and not before.is_bullet and not _is_part(block.label, before):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or not following.lines:
        return False
    if following.label.whole:
        return _is_part(following.label, block.label)
    return len(following.lines) > 1 or ended(following.text)


def _is_part(label: Label, whole: Label) -> bool:
    """Return whether a number is one of the parts of another: ``2.1`` of ``2.``."""
    return label.text.startswith(f"{whole.text.rstrip('.)')}.") and label.text != whole.text


def _style(block: Block) -> Style:
    styles = [line.style for line in block.lines]
    return Style(
        max(style.size for style in styles),
        all(style.bold for style in styles),
        all(style.italic for style in styles),
    )


def _heading_levels(blocks: Sequence[Block], kinds: Sequence[MarkedKind]) -> dict[int, int]:
    """Return how deep each heading is: larger over smaller, bold over italic over plain.

    Where headings of one font come with and without a number, those without stand under those
    with one, unless none was there yet.
    """
    found = [index for index, kind in enumerate(kinds) if kind is MarkedKind.HEADING]
    ranks: dict[int, tuple[float, int, int]] = {}
    numbered: set[tuple[float, int]] = set()
    for index in found:
        style = _style(blocks[index])
        weight = {(True, False): 0, (True, True): 1, (False, True): 2}.get(
            (style.bold, style.italic), 3
        )
        base = (-round(style.size), weight)
        label = blocks[index].label
        depth = label.text.rstrip(".)").count(".") if label.whole else 0
        if not label.whole and base in numbered:
            depth = _DEEPEST
        if label.whole:
            numbered = {other for other in numbered if other <= base} | {base}
        ranks[index] = (*base, depth)
    order = sorted(set(ranks.values()))
    levels: dict[int, int] = {}
    open_: list[tuple[float, int, int]] = []
    for index in found:
        while open_ and open_[-1] >= ranks[index]:
            open_.pop()
        open_.append(ranks[index])
        levels[index] = len(open_)
    deepest = len(order)
    annexes = {i: 1 for i, kind in enumerate(kinds) if kind is MarkedKind.ANNEX}
    return {index: min(level, deepest) for index, level in levels.items()} | annexes


def _item_level(block: Block, items: list[float], size: float) -> int:
    """Return how deep a list item is, by where its mark stands."""
    x0 = block.lines[0].row.x0
    while items and items[-1] > x0 + size / 2:
        items.pop()
    if not items or items[-1] < x0 - size / 2:
        items.append(x0)
    return len(items)


def _inside_item(block: Block, items: list[float], size: float) -> int:
    """Return in which item a paragraph goes on: it stands under the words of it, not the mark."""
    x0 = block.lines[0].row.x0 if block.lines else 0.0
    for depth in range(len(items), 0, -1):
        if x0 > items[depth - 1] + _WHITE_ABOVE * size / 2 and x0 > block.lines[0].left + size / 2:
            return depth
    items.clear()
    return 0
