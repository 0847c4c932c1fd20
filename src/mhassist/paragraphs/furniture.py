"""Page furniture: what comes back page after page, or nearly so, and belongs to no paragraph.

A running head, an address block in the margin or a page number is recognised by coming back, not
by what it says.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from mhassist.letters.letterhead import is_page_number
from mhassist.letters.marked import is_drawn
from mhassist.paragraphs.lines import Line, is_invisible
from mhassist.paragraphs.margin import find_margin
from mhassist.paragraphs.paragraph import Furniture, Span
from mhassist.paragraphs.signatures import letterhead_end

_LONGEST_HEAD = 100
_FEWEST_PAGES = 3
_ALIKE = 85
_BARE_NUMBER = re.compile(r"[-–]?\s*(\d{1,4})\s*[-–]?")
_RULE_SIGNS = frozenset("-=_+|: ")
_NUMBER_OF_PAGE = r"(?:[Pp]agina|[Bb]lz\.?|[Bb]ladzijde)\s\d{1,4}(?:\s?(?:van|/)\s?\d{1,4})?"
_NUMBERED_HEAD = re.compile(
    rf"\S.{{2,90}}\s{{3,}}{_NUMBER_OF_PAGE}|{_NUMBER_OF_PAGE}\s{{3,}}\S.{{2,90}}"
)
_WIDE_GAP = re.compile(r"\S {6,}\S")
_MOST_OF_HEAD = 3
"""Lines of a running head."""
_SPECK = re.compile(r"(?<=\w) +[.,'’·]$")


def set_furniture_apart(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Return the lines that are left, and the furniture that was taken out of them.

    A line that followed furniture is marked ``cut_before``; one that furniture was glued to keeps
    its own words.

    Args:
        text: The letter's text.
        lines: Its lines, in order.
    """
    cuts: dict[int, int] = {}
    for index, line in enumerate(lines):
        if is_page_number(line.text) or is_invisible(line.text) or _is_ruled(line.text):
            cuts[index] = 0
        else:
            glued = _glued_page_number(line.text)
            if glued is not None:
                cuts[index] = glued
    turns = _recurring_in_text(lines) | _numbered_heads(lines)
    cuts.update(dict.fromkeys(turns | _bare_numbers(lines), 0))
    head = letterhead_end(lines)
    for index, start in (find_margin(lines) | _second_page_head(lines)).items():
        # On the first page the margin is the letterhead.
        if start or index >= head:
            cuts[index] = min(start, cuts.get(index, start))
    _cut_specks(lines, cuts)
    return _apply(text, lines, cuts=cuts, turns=turns)


def _is_ruled(line: str) -> bool:
    """Return whether a line is drawn, under the names of columns perhaps with gaps.

    >>> _is_ruled("-----  ---"), _is_ruled("+----+---+"), _is_ruled("een - twee")
    (True, True, False)
    """
    return is_drawn(line) or (_RULE_SIGNS.issuperset(line) and "---" in line.replace("=", "-"))


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Find running heads that count their page: ``Ministerie van Zaken      Pagina 2 van 3``.

    What stands right above or under such a line, and is as short, is part of the head.
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        alone = is_page_number(line.text)
        if not alone and not _NUMBERED_HEAD.fullmatch(line.text):
            continue
        may_be_head = _is_left_and_right if alone else _may_be_head
        found.add(index)
        above, under = index, index + 1
        while above > 0 and not lines[above].blank_before and may_be_head(lines[above - 1]):
            above -= 1
            found.add(above)
        while under < len(lines) and not lines[under].blank_before and may_be_head(lines[under]):
            found.add(under)
            under += 1
        whole = under - above
        ends = under == len(lines) or lines[under].blank_before or _is_ruled(lines[under].text)
        apart = lines[above].blank_before and ends
        if not apart or whole > _MOST_OF_HEAD:
            found.difference_update(set(range(above, under)) - {index})
    return found


def _is_left_and_right(line: Line) -> bool:
    """Return whether a line has something at its left and something at its right."""
    return _may_be_head(line) and _WIDE_GAP.search(line.text) is not None


def _may_be_head(line: Line) -> bool:
    return line.length <= _LONGEST_HEAD and line.text[-1] not in ".:;,?!"


def _glued_page_number(line: str) -> int | None:
    """Return where a misread ``Pagina 14 van 2`` at the end of a line begins."""
    last = line.rsplit(" ", 1)[-1]
    letters = "".join(char for char in last.lower() if char.isalpha())
    if sum(char.isdigit() for char in last) >= 2 and fuzz.ratio(letters, "paginavan") >= _ALIKE:
        return len(line) - len(last)
    return None


def _key(line: str) -> str:
    """Return a phrase without its numbers: page numbers differ from page to page."""
    return re.sub(r"\d+", "0", line)


def _second_page_head(lines: Sequence[Line]) -> dict[int, int]:
    """Find the lines with which the second of two pages begins just as the first did."""
    pages = [[i for i, line in enumerate(lines) if line.page == page] for page in (0, 1)]
    found: dict[int, int] = {}
    if lines and lines[-1].page == 1:
        for first, second in zip(*pages, strict=False):
            if lines[first].text != lines[second].text or lines[first].text[-1] in ".:;?!":
                break
            found[second] = 0
    return found


def _bare_numbers(lines: Sequence[Line]) -> set[int]:
    """Find page numbers: a number alone at the top or foot of each page, one up every page."""
    edges: dict[tuple[bool, int], list[int]] = defaultdict(list)
    last = len(lines) - 1
    for index, line in enumerate(lines):
        number = _BARE_NUMBER.fullmatch(line.text)
        if number is None:
            continue
        top = index == 0 or lines[index - 1].page != line.page
        foot = index == last or lines[index + 1].page != line.page
        if top or foot:
            edges[top, int(number.group(1)) - line.page].append(index)
    pages = lines[-1].page + 1 if lines else 0
    fewest = max(2, pages // 2)
    return {index for found in edges.values() if len(found) >= fewest for index in found}


def _recurring_in_text(lines: Sequence[Line]) -> set[int]:
    """Find running heads where no page break is marked: they cut sentences or count pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.length <= _LONGEST_HEAD:
            places[_key(line.text)].append(index)
    found: set[int] = set()
    for key, where in places.items():
        if len(where) >= _FEWEST_PAGES and any(char.isalnum() for char in key):
            counts = _counts_up([lines[index].text for index in where])
            if counts or 2 * sum(_interrupts(lines, index) for index in where) > len(where):
                found.update(where)
    return found


def _counts_up(texts: Sequence[str]) -> bool:
    """Return whether the last number of lines that are otherwise equal rises with each page."""
    if len(set(texts)) < len(texts) or not all(re.search(r"[A-Za-z]{3}", text) for text in texts):
        return False
    numbers = [re.findall(r"\d+", text) for text in texts]
    if not all(numbers) or any(re.match(r"\W*\d", text) for text in texts):
        return False
    last = [int(found[-1][:9]) for found in numbers]
    steps = [after - before for before, after in itertools.pairwise(last)]
    return all(0 < step <= 3 for step in steps)


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    """Return whether a sentence goes on over this line."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text, lines[index + 1].text
    return before[-1].isalpha() and len(before) > 30 and after[0].islower()


def _cut_specks(lines: Sequence[Line], cuts: dict[int, int]) -> None:
    """Cut a loose dot at the end of a line that the margin's next line follows."""
    for index, line in enumerate(lines[:-1]):
        if index not in cuts and cuts.get(index + 1) == 0:
            speck = _SPECK.search(line.text)
            if speck is not None:
                cuts[index] = speck.start()


def _apply(
    text: str, lines: Sequence[Line], *, cuts: dict[int, int], turns: set[int]
) -> tuple[list[Line], list[Furniture]]:
    """Cut the furniture out; a running head turns the page where no page break is marked."""
    left: list[Line] = []
    furniture: list[Furniture] = []
    blank = cut = False
    turned = 0
    for index, line in enumerate(lines):
        turned += index in turns
        blank = blank or line.blank_before
        cut = cut or line.cut_before
        start = cuts.get(index)
        if start is not None:
            taken = line.cut_to(text, start=line.start + start)
            furniture.append(Furniture(Span(taken.start, taken.end), taken.text))
        if start == 0:
            # Two lines of margin above one another leave as much white as a blank line.
            blank = blank or cuts.get(index + 1) == 0
            cut = True
            continue
        kept = line if start is None else line.cut_to(text, end=line.start + start)
        left.append(
            replace(
                kept,
                blank_before=blank,
                cut_before=cut,
                tail_removed=start is not None,
                page=line.page + turned,
            )
        )
        blank = cut = False
    return left, furniture
