"""Tables that are the letterhead of a letter -> its lines, each label with its own value.

Templates of ministries set sender, address and reference beside one another in cells: read as rows
they would be one long line in which no field is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhassist.letters.letterhead import LABEL_ALONE, LABEL_FIRST
from mhassist.letters.marked import CELL_SEPARATOR, Draft, MarkedKind

_ADDRESSED = re.compile(
    r">?\s*Retouradres\b|(?:Aan )?[Dd]e [Vv]oorzitter van de (?:Tweede|Eerste) Kamer\b|"
    r"Aan (?:de|het)\b|Postbus \d|\d{4} ?[A-Z]{2}\s+\S"
)
"""What only an address has at the start of a line."""
_GOES_ON = re.compile(r"[a-zà-ÿ]+(?: |$)")
"""A line that begins so goes on with the one above it; an address of a site does not."""
_SALUTATION = re.compile(r"(?:Hoogg|G)eachte\b|Beste\b")
_MOST_DRAFTS = 40
_LONGEST_LINE = 110
_LONGEST_HEAD = 150
"""Characters of a paragraph: in a letterhead none is as long."""


def letterhead_of_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the rows that are letterhead as its lines.

    Args:
        drafts: The running text, in order; in a row the lines of a cell still have their ends.
    """
    found: list[Draft] = []
    for place, draft in enumerate(drafts):
        row = draft.kind is MarkedKind.TABLE_ROW
        begun = _SALUTATION.match(draft.text.strip()) or len(draft.text) > _LONGEST_HEAD
        if place >= _MOST_DRAFTS or (begun and not row):
            return [*found, *drafts[place:]]
        cells = _cells(draft) if row else []
        if _is_letterhead(cells):
            found += _lines(draft, cells)
        else:
            among = any(one.kind is MarkedKind.LETTERHEAD for one in found)
            field = among and len(cells) == 2 and LABEL_ALONE.fullmatch(cells[0][0])
            found.append(_head(draft, draft.text) if field else draft)
    return found


def _head(row: Draft, text: str) -> Draft:
    return replace(row, kind=MarkedKind.LETTERHEAD, text=text, table=0, head=False, over_rows=False)


def _cells(draft: Draft) -> list[list[str]]:
    """Return for each cell of a row its lines; nothing where a line has the mark of a note."""
    if draft.marks:
        return []
    lines = (cell.split("\n") for cell in draft.text.split(CELL_SEPARATOR))
    cells = [[" ".join(line.split()) for line in each if line.strip()] for each in lines]
    return [cell for cell in cells if cell]


def _is_letterhead(cells: Sequence[Sequence[str]]) -> bool:
    """Return whether cells hold an address, or labels above their values; and no text."""
    if any(len(line) > _LONGEST_LINE for cell in cells for line in cell):
        return False
    return any(
        _ADDRESSED.match(line)
        or (LABEL_ALONE.fullmatch(line) and place + 1 < len(cell))
        or (LABEL_FIRST.match(line) and len(cell) > 1)
        for cell in cells
        for place, line in enumerate(cell)
    )


def _lines(draft: Draft, cells: Sequence[Sequence[str]]) -> Iterator[Draft]:
    """Yield the lines of a letterhead, cell by cell, a label with what stands under it."""
    for cell in cells:
        said = ""
        for line in cell:
            label = LABEL_ALONE.fullmatch(said) and not LABEL_FIRST.match(line)
            goes_on = _GOES_ON.match(line) and not LABEL_FIRST.match(line)
            if said and not (label or goes_on):
                yield _head(draft, said)
                said = ""
            said = f"{said} {line}".strip()
        yield _head(draft, said)
