"""Whether a line goes on with the one before it.

A line break ends a paragraph where the printer had room for the next word and did not use it;
a blank line ends one unless a sentence goes on over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.paragraphs.abbreviations import is_abbreviation
from mhassist.paragraphs.lines import NARROWEST, Line, typical_width
from mhassist.paragraphs.marks import Mark, MarkStyle, read_mark

_ENDED = re.compile(
    r"[.!?…:;][)\]»”’\"'*]*(?:\d{1,2}|\s?\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[®°?!*&'’]{1,3})?\*?$"
    r"|[®°?!'’*]{1,3}[.:;]$"
)
"""A full stop or its like, and after it perhaps a bracket and the mark of a footnote."""
_INTRODUCES = re.compile(r"[:;]\*?$")
_SENTENCE_INSIDE = re.compile(r"\w{3,}[.?!] ")
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Þ]")
_OPENING = "(«“‘\"'[*"
_LONG = 120
"""In a file that is not wrapped, a longer line without a full stop is running text."""
_LEAST_CONTINUATION = 40
ANNEX = re.compile(r"(?:Bijlage|BIJLAGE|Annex)(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?(?:\s*[:.–-]\s*.*)?$")
"""The line that opens an annex."""
INTRODUCES = re.compile(r"(?:[:;]|als volgt|het volgende)\W*$", re.IGNORECASE)
"""The end of what announces a list or a table."""


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How a letter is printed."""

    width: int | None
    """Length of a full line; ``None`` where lines are not wrapped."""
    blank_lines: bool
    """Whether blank lines stand between paragraphs."""


def read_style(lines: Sequence[Line]) -> PrintStyle:
    """Return how a letter is printed."""
    blank = sum(line.blank_before for line in lines)
    return PrintStyle(typical_width(lines), blank_lines=blank > 0.08 * len(lines))


def ends_sentence(text: str, *, following: str = "X") -> bool:
    """Return whether a line ends a sentence, or an item of a list.

    Args:
        text: The line, or a whole paragraph.
        following: What comes after it; it decides for "jl.".

    >>> ends_sentence("is gestart.1"), ends_sentence("zie de Kamerstukken nr.")
    (True, False)
    >>> ends_sentence("in de brief van 7 juli jl.", following="is toegezegd")
    False
    """
    if not _ENDED.search(text):
        return False
    last = text.rsplit(" ", 1)[-1].lstrip(_OPENING)
    return not (last.endswith(".") and is_abbreviation(last, following=following))


def starts_lower(text: str) -> bool:
    """Return whether a line begins in lower case, past brackets and quotation marks."""
    return text.lstrip(_OPENING)[:1].islower()


def is_cut_word(text: str, following: str) -> bool:
    """Return whether a line ends in the first half of a word."""
    return text.endswith("-") and text[-2:-1].isalnum() and following[0].isalnum()


def joins(
    inside: Sequence[Line],
    mark: Mark | None,
    lines: Sequence[Line],
    *,
    index: int,
    style: PrintStyle,
) -> bool:
    """Return whether an unmarked line goes on with the block before it.

    Args:
        inside: The lines of that block.
        mark: Its mark, if it is a list item.
        lines: The whole running text.
        index: Which line of it is asked about.
        style: How the letter is printed.
    """
    line, last = lines[index], inside[-1]
    if ANNEX.match(line.text) and (line.blank_before or ends_sentence(last.text)):
        return False
    if ANNEX.match(last.text) and len(inside) == 1:
        return False
    if is_cut_word(last.text, line.text):
        return True
    ended = ends_sentence(last.text, following=line.text.lstrip(_OPENING)) or _is_enclosed(inside)
    if style.width is None:
        return _joins_unwrapped(inside, line, ended=ended)
    if ended:
        return _joins_after_stop(lines, index, style)
    if starts_lower(line.text):
        return True
    if line.text[0].isdigit():
        # Under a short line and white a number is that of a heading, not of a sentence.
        apart = line.blank_before and not line.cut_before and _fits(lines, index, style)
        return not (apart and _NUMBERED_TITLE.match(line.text))
    return _joins_before_capital(inside, mark, lines, index=index, style=style)


def _joins_unwrapped(inside: Sequence[Line], line: Line, *, ended: bool) -> bool:
    last = inside[-1].text
    lower = starts_lower(line.text)
    if ended:
        return lower and line.cut_before and not _INTRODUCES.search(last)
    if lower or (line.text[0] == "(" and not line.blank_before):
        return True
    closed = last.endswith(")") and not _has_open_bracket(inside)
    return len(last) > _LONG and line.length > _LEAST_CONTINUATION and not closed


def _joins_before_capital(
    inside: Sequence[Line],
    mark: Mark | None,
    lines: Sequence[Line],
    *,
    index: int,
    style: PrintStyle,
) -> bool:
    """Decide where no sentence ended and a capital follows: a name, or a heading before it."""
    line, last = lines[index], inside[-1]
    fits = _fits(lines, index, style)
    numbered = mark is not None and mark.style is not MarkStyle.BULLET
    if numbered and _may_be_title(inside):
        # The title of a numbered section ends with a bracket, or where the next word had room.
        return _has_open_bracket(inside) or not (fits or last.text.endswith(")"))
    spread = _is_spread(lines, index - 1) or _is_spread(lines, index + 1)
    apart = line.blank_before and not line.cut_before and not spread
    if len(inside) > 1:
        return not (apart and fits)
    return not fits and not apart


def _joins_after_stop(lines: Sequence[Line], index: int, style: PrintStyle) -> bool:
    """Decide where a sentence ended: does its paragraph end too?"""
    line, last = lines[index], lines[index - 1]
    spread = _is_spread(lines, index - 1) or _is_spread(lines, index + 1)
    if starts_lower(line.text):
        return spread or not line.blank_before or not _INTRODUCES.search(last.text)
    fits = _fits(lines, index, style)
    new_page = last.page != line.page
    if line.blank_before or new_page:
        return (spread or new_page) and not (fits or _is_heading_line(lines, index, style))
    if style.blank_lines:
        return last.length > 0.7 * _local_width(lines, index, style)
    return not fits and not _is_heading_line(lines, index, style)


def _is_heading_line(lines: Sequence[Line], index: int, style: PrintStyle) -> bool:
    """Return whether a line is short, ends no sentence, and the next could have stood on it."""
    if index + 1 >= len(lines) or ends_sentence(lines[index].text):
        return False
    following = lines[index + 1].text
    if read_mark(following) is not None:
        return lines[index].length <= 0.8 * _local_width(lines, index, style)
    return following.lstrip(_OPENING)[:1].isupper() and _fits(lines, index + 1, style)


def _may_be_title(inside: Sequence[Line]) -> bool:
    """Return whether lines can be a title that is printed over several lines."""
    return len(inside) <= 3 and not any(_SENTENCE_INSIDE.search(line.text) for line in inside)


def _is_enclosed(inside: Sequence[Line]) -> bool:
    """Return whether a paragraph of several lines stands between brackets."""
    whole = inside[0].text.startswith("(") and inside[-1].text.endswith(")")
    return whole and len(inside) > 1 and not _has_open_bracket(inside)


def _has_open_bracket(inside: Sequence[Line]) -> bool:
    whole = "".join(line.text for line in inside)
    return whole.count("(") > whole.count(")")


def _is_spread(lines: Sequence[Line], index: int) -> bool:
    """Return whether white space stands between this line and the last in mid-sentence."""
    if not 0 < index < len(lines):
        return False
    line, last = lines[index], lines[index - 1]
    return line.blank_before and not ends_sentence(last.text) and line.text[0].islower()


def _fits(lines: Sequence[Line], index: int, style: PrintStyle) -> bool:
    """Return whether the line's first word had room at the end of the line before it."""
    first = lines[index].text.split(maxsplit=1)[0]
    # Letters differ in width, so that a count of characters is only nearly right.
    slack = 0.9 if style.blank_lines else 0.95
    room = slack * _local_width(lines, index, style)
    return lines[index - 1].length + 1 + len(first) <= room


def _local_width(lines: Sequence[Line], index: int, style: PrintStyle) -> int:
    """Return how long a full line is hereabouts: beside a margin column lines are shorter."""
    near = max(NARROWEST, *(line.length for line in lines[max(0, index - 4) : index + 4]))
    if style.width is None:
        return near
    return min(style.width, near) if style.blank_lines else style.width
