"""Lines -> blocks: which lines make one paragraph.

A line break ends a paragraph where the printer had room for the next word and did not use it;
a blank line ends one unless a sentence goes on over it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.cleaning import clean_pieces, is_italic
from mhassist.paragraphs.lines import Line, typical_width
from mhassist.paragraphs.marks import Mark, MarkStyle, read_mark
from mhassist.paragraphs.paragraph import Kind, Span
from mhassist.paragraphs.signatures import find_signatures, joins_letterhead, letterhead_end
from mhassist.sentences import is_abbreviation

_ENDED = re.compile(
    r"[.!?…:;][)\]»”’\"'*]*(?:\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[®°?!*&'’]{1,3})?\*?$|[.!?…:;]?[®°?!'’*]{1,3}[.:;]$"
)
_INTRODUCES = re.compile(r"[:;]\*?$")
_OPENING = "(«“‘\"'[*"
_LONG = 120
"""In a file that is not wrapped, a longer line without a full stop is running text."""
ANNEX = re.compile(r"(?:Bijlage|BIJLAGE|Annex)(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?(?:\s*[:.–-]\s*.*)?$")
"""The line that opens an annex."""


@dataclass(frozen=True, slots=True)
class _Page:
    """How a letter is printed."""

    width: int | None
    """Length of a full line; ``None`` where lines are not wrapped."""
    blank_lines: bool
    """Whether blank lines stand between paragraphs."""


def join_lines(text: str, lines: Sequence[Line], vocabulary: Counter[str]) -> list[Block]:
    """Return the blocks that lines make, in order, each with its mark and clean text.

    Args:
        text: The letter's text.
        lines: Its running text: no furniture, no footnotes.
        vocabulary: The letter's words.
    """
    page = _Page(
        width=typical_width(lines),
        blank_lines=sum(line.blank_before for line in lines) > 0.08 * len(lines),
    )
    head = letterhead_end(lines)
    signatures = find_signatures(lines)
    groups: list[tuple[list[Line], Kind, Mark | None, list[Span]]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in signatures and index >= head:
            inside = list(lines[index : signatures[index]])
            bullet = 1 if len(inside[0].text) == 1 else 0
            mark = read_mark(inside[0].text + " x") if bullet else None
            groups.append((inside, Kind.SIGNATURE, mark, _spans(inside[bullet:])))
            index = signatures[index]
            continue
        previous = groups[-1] if groups else None
        if index < head:
            if previous and joins_letterhead(previous[0][-1], line):
                previous[0].append(line)
                previous[3].append(Span(line.start, line.end))
            else:
                groups.append(([line], Kind.LETTERHEAD, None, _spans([line])))
        else:
            _add(groups, lines, index, page)
        index += 1
    return [_block(text, group, vocabulary) for group in groups]


def ends_sentence(text: str, *, before_capital: bool = True) -> bool:
    """Return whether a line ends a sentence, or an item of a list.

    Args:
        text: The line, or a whole paragraph.
        before_capital: Whether what follows begins with a capital; it decides for "jl.".

    >>> ends_sentence("is gestart.1"), ends_sentence("zie de Kamerstukken nr.")
    (True, False)
    >>> ends_sentence("in de brief van 7 juli jl.", before_capital=False)
    False
    """
    if text.startswith("(") and text.endswith(")") and text.count("(") == text.count(")"):
        return len(text) > _LONG
    if not _ENDED.search(text):
        return False
    last = text.rsplit(" ", 1)[-1].lstrip("(«“‘\"'*")
    return not (last.endswith(".") and is_abbreviation(last, before_capital=before_capital))


def _spans(lines: Sequence[Line]) -> list[Span]:
    return [Span(line.start, line.end) for line in lines]


def _block(
    text: str, group: tuple[list[Line], Kind, Mark | None, list[Span]], vocabulary: Counter[str]
) -> Block:
    lines, kind, mark, pieces = group
    first = text[pieces[0].start : pieces[0].end] if pieces else ""
    clean = clean_pieces(text, pieces, vocabulary)
    if not clean.text:
        # Nothing but a mark: the mark is the text.
        pieces, mark = _spans(lines), None
        clean = clean_pieces(text, pieces, vocabulary)
    label = mark.label if mark else ""
    return Block(lines, pieces, kind, mark, label, italic=is_italic(first), clean=clean)


def _add(
    groups: list[tuple[list[Line], Kind, Mark | None, list[Span]]],
    lines: Sequence[Line],
    index: int,
    page: _Page,
) -> None:
    """Join a line of running text to the block before it, or let it begin a new one."""
    line = lines[index]
    mark = _accepted_mark(groups, line, page)
    start = line.start + (mark.end if mark else 0)
    if groups and groups[-1][1] is Kind.PARAGRAPH:
        block = groups[-1]
        if mark and _goes_on_in_item(groups, line, mark):
            mark_only = Span(start, line.end)
            block[0].append(line)
            block[3].append(mark_only)
            return
        if mark is None and _joins(block, lines, index, page):
            block[0].append(line)
            block[3].append(Span(line.start, line.end))
            return
    groups.append(([line], Kind.PARAGRAPH, mark, [Span(start, line.end)]))


def _accepted_mark(
    groups: Sequence[tuple[list[Line], Kind, Mark | None, list[Span]]], line: Line, page: _Page
) -> Mark | None:
    """Return the line's mark, unless it is the sentence's own dash or number."""
    mark = read_mark(line.text)
    if line.text in {"-", "•", "–"}:
        mark = Mark(MarkStyle.BULLET, line.text, "", 0, 1)
    if mark is None or not groups:
        return mark if mark is None or mark.certain else None
    before = groups[-1]
    if not mark.certain:
        last = _last_number(groups)
        ended = ends_sentence(before[0][-1].text)
        return mark if ended and last is not None and mark.value == last + 1 else None
    runs_on = (
        page.width is not None
        and not line.blank_before
        and not ends_sentence(before[0][-1].text)
        and before[1] is Kind.PARAGRAPH
    )
    if not runs_on:
        return mark
    if mark.style is MarkStyle.BULLET:
        in_list = before[2] is not None and before[2].style is MarkStyle.BULLET
        return mark if in_list or line.text[mark.end].isupper() else None
    return mark if mark.value == 1 or _last_value(groups, mark) == mark.value - 1 else None


def _last_number(
    groups: Sequence[tuple[list[Line], Kind, Mark | None, list[Span]]],
) -> int | None:
    for _, _, mark, _ in reversed(groups):
        if mark is not None and mark.style is MarkStyle.NUMBER:
            return mark.value
    return None


def _last_value(
    groups: Sequence[tuple[list[Line], Kind, Mark | None, list[Span]]], like: Mark
) -> int | None:
    for _, _, mark, _ in reversed(groups):
        if mark is not None and mark.style is like.style and mark.closing == like.closing:
            return mark.value
    return None


def _goes_on_in_item(
    groups: Sequence[tuple[list[Line], Kind, Mark | None, list[Span]]], line: Line, mark: Mark
) -> bool:
    """Return whether a bullet was put before the second half of an item that a page break cut."""
    lines, _, before, _ = groups[-1]
    if mark.style is not MarkStyle.BULLET or before is None or not line.cut_before:
        return False
    if before.style is not MarkStyle.BULLET or ends_sentence(lines[-1].text):
        return False
    own = line.text[mark.end :]
    return own[0].islower() and lines[0].text[before.end :].lstrip(_OPENING)[:1].isupper()


def _joins(
    block: tuple[list[Line], Kind, Mark | None, list[Span]],
    lines: Sequence[Line],
    index: int,
    page: _Page,
) -> bool:
    """Return whether an unmarked line belongs to the block before it."""
    inside, _, mark, pieces = block
    line, last = lines[index], inside[-1]
    if pieces[-1].start == pieces[-1].end:
        return True
    if ANNEX.match(line.text) and (line.blank_before or ends_sentence(last.text)):
        return False
    if ANNEX.match(last.text) and len(inside) == 1:
        return False
    lower = line.text.lstrip(_OPENING)[:1].islower()
    ended = ends_sentence(last.text, before_capital=not lower)
    if not ended and last.text.endswith("-") and last.text[-2:-1].isalnum() and lower:
        return True
    if page.width is None:
        return _joins_unwrapped(inside, line, ended=ended, lower=lower)
    if ended:
        return _joins_after_stop(lines, index, page, lower=lower)
    if lower or line.text[0].isdigit():
        return True
    fits = _fits(lines, index, page)
    if mark is not None and mark.style is not MarkStyle.BULLET and not line.blank_before:
        return not fits and not last.text.endswith(")") or _open_bracket(inside)
    if len(inside) > 1:
        return True
    # One line without a full stop, and a capital on the next: a heading, if it stands apart.
    apart = line.blank_before and not line.cut_before and not _is_spread(lines, index + 1)
    return not fits and not apart


def _open_bracket(inside: Sequence[Line]) -> bool:
    whole = "".join(line.text for line in inside)
    return whole.count("(") > whole.count(")")


def _joins_unwrapped(inside: Sequence[Line], line: Line, *, ended: bool, lower: bool) -> bool:
    last = inside[-1].text
    if ended:
        return lower and line.cut_before and not _INTRODUCES.search(last)
    if lower or (line.text[0] == "(" and not line.blank_before):
        return True
    closed = last.endswith(")") and not _open_bracket(inside)
    return len(last) > _LONG and line.length > 40 and not closed


def _joins_after_stop(lines: Sequence[Line], index: int, page: _Page, *, lower: bool) -> bool:
    """Return whether a paragraph goes on after a line that ends in a full stop."""
    line, last = lines[index], lines[index - 1]
    spread = _is_spread(lines, index - 1) or _is_spread(lines, index + 1)
    if lower:
        return spread or not line.blank_before or not _INTRODUCES.search(last.text)
    fits = _fits(lines, index, page)
    new_page = last.page != line.page
    if not (line.blank_before or new_page):
        if page.blank_lines:
            return last.length > 0.7 * _local_width(lines, index, page)
        return not fits and not _is_heading_line(lines, index, page)
    return (spread or new_page) and not fits


def _is_heading_line(lines: Sequence[Line], index: int, page: _Page) -> bool:
    """Return whether a line is short, ends no sentence, and the next could have stood on it."""
    if index + 1 >= len(lines) or ends_sentence(lines[index].text):
        return False
    following = lines[index + 1]
    capital = following.text.lstrip(_OPENING)[:1].isupper()
    return capital and read_mark(following.text) is None and _fits(lines, index + 1, page)


def _is_spread(lines: Sequence[Line], index: int) -> bool:
    """Return whether white space stands between this line and the last in mid-sentence."""
    if not 0 < index < len(lines):
        return False
    line, last = lines[index], lines[index - 1]
    return line.blank_before and not ends_sentence(last.text) and line.text[0].islower()


def _fits(lines: Sequence[Line], index: int, page: _Page) -> bool:
    """Return whether the line's first word had room at the end of the line before it."""
    first = lines[index].text.split(maxsplit=1)[0]
    width = _local_width(lines, index, page)
    # Letters differ in width, so that a count of characters is only nearly right.
    slack = 0.9 if page.blank_lines else 0.95
    return lines[index - 1].length + 1 + len(first) <= slack * width


def _local_width(lines: Sequence[Line], index: int, page: _Page) -> int:
    """Return how long a full line is hereabouts: beside a margin column lines are shorter."""
    assert page.width is not None  # noqa: S101 - only wrapped letters come here
    if not page.blank_lines:
        return page.width
    near = lines[max(0, index - 4) : index + 4]
    return min(page.width, max(line.length for line in near))
