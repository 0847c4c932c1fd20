"""Letterhead and signatures: who writes to whom, when, and who signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.letters.dates import MONTH
from mhassist.letters.signatories import (
    CLOSES,
    OFFICE,
    PERSON,
    mover_lines,
    read_signature,
    without_greeting,
)
from mhassist.paragraphs.lines import Line

_DATE = rf"\d{{1,2}}\s+{MONTH}\s+\d{{4}}"
_HEAD_FORMS = re.compile(
    rf"""(?:
      [A-Z'’][\w'’ -]{{2,40}},\s+(?:d\.?d\.?\s+)?{_DATE}\.?      # Den Haag, 25 mei 2018
    | (?:Datum|Versie)\b.{{0,40}}
    | .{{0,40}}\b{_DATE}
    | Aan\s+(?:de|het)\s+(?:[Vv]oorzitter|[Mm]inister|[Tt]weede|[Ee]erste|[Ll]eden)\b.*
    | (?:(?:Ons|Uw)\ kenmerk|Onze\ referentie|Uw\ brief|Betreft|Onderwerp)\s*:?.{{0,80}}
    | Bijlagen?\s*(?::.{{0,80}}|\(n\).{{0,80}})
    | (?:Geachte|Hooggeachte)\s.{{0,80}}
    | Nr\.\s*\w{{1,5}}
    | \d{{2}}\s?\d{{3}}(?:[ -][IVXLC]+)?(?:\s+[A-Z].{{0,80}})?
    | Vergaderjaar\s+\d{{4}}.*
    | (?:Brief|Lijst|Verslag)\ .{{0,20}}\s?:\ .{{0,120}}
    )$""",
    re.VERBOSE,
)
_HEAD_LINES = 40
_MONTH_ALONE = re.compile(rf"(?:{_DATE}|{MONTH}\s+\d{{4}})\.?$", re.IGNORECASE)
_CO_SIGNATORY = re.compile(r"(?:eerste|mede|overige)[ -]?ondertekenaars?$", re.IGNORECASE)
_PRINTED_OFFICE = re.compile(r"^(?:De|Het|DE)\s")
_HIGHEST = 6
"""Lines of the tallest signature."""


def letterhead_end(lines: Sequence[Line]) -> int:
    """Return how many lines from the top are letterhead; 0 where a letter begins with its text."""
    end = 0
    for index, line in enumerate(lines[:_HEAD_LINES]):
        on_first_page = line.page == lines[0].page
        if on_first_page and (is_capitals(line.text) or _HEAD_FORMS.match(line.text)):
            end = index + 1
        elif not on_first_page or _is_running(lines, index):
            break
    return end


def is_capitals(text: str) -> bool:
    """Return whether a line is printed in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def joins_letterhead(before: Line, after: Line) -> bool:
    """Return whether a line of the letterhead goes on with the one under it."""
    if after.blank_before:
        return False
    both_capitals = is_capitals(before.text) and is_capitals(after.text)
    opened = before.text.count("(") > before.text.count(")")
    return both_capitals or opened or after.text[0].islower() or after.text[0] == "("


def find_signatures(lines: Sequence[Line]) -> dict[int, int]:
    """Return, for each line where a signature begins, the line after its last one."""
    found = {index: index + 1 for index in mover_lines([line.text for line in lines])}
    index = 0
    while index < len(lines):
        height = (
            _signature(lines, index)
            or _name_and_office(lines, index)
            or _co_signatory(lines, index)
        )
        if height:
            found[index] = index + height
        index += height or 1
    return found


def _is_running(lines: Sequence[Line], index: int) -> bool:
    """Return whether running text begins on a line, so that the letterhead is over."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    goes_on = following is not None and not following.blank_before and following.text[0].islower()
    ended = line.text.endswith(".") and not line.text.lower().endswith("c.s.")
    sentence = ended and line.text.count(" ") >= 3
    opened = line.text.count("(") > line.text.count(")")
    return line.length > 150 or sentence or (line.length > 60 and goes_on and not opened)


def _signature(lines: Sequence[Line], index: int) -> int:
    """An office and a name on the lines under it, or the other way round; 0 for none.

    Inside a paragraph only an office that opens with a capital can be one.
    """
    closed = index > 0 and CLOSES.fullmatch(lines[index - 1].text) is not None
    line = lines[index]
    greets = without_greeting(line.text) != line.text
    if not (line.blank_before or closed or greets or _PRINTED_OFFICE.match(line.text)):
        return 0
    first = index - closed
    inside = [one.text for one in lines[first : index + _HIGHEST]]
    signature = read_signature(inside, index - first)
    return signature.height if signature is not None else 0


def _name_and_office(lines: Sequence[Line], index: int) -> int:
    """A name, the office under it on the next line, and perhaps the month of writing."""
    if index + 1 >= len(lines):
        return 0
    name, office = lines[index], lines[index + 1]
    stands_alone = name.blank_before and not office.blank_before and office.length <= 100
    if not (stands_alone and PERSON.match(name.text) and OFFICE.match(office.text)):
        return 0
    if index + 2 < len(lines) and not lines[index + 2].blank_before:
        return 0
    dated = index + 2 < len(lines) and _MONTH_ALONE.match(lines[index + 2].text)
    return 3 if dated else 2


def _co_signatory(lines: Sequence[Line], index: int) -> int:
    """``Mede ondertekenaar`` and the name with the office under it."""
    bullet = 1 if lines[index].text in {"-", "•"} else 0
    at = index + bullet
    if at + 1 >= len(lines) or not _CO_SIGNATORY.match(lines[at].text):
        return 0
    name = lines[at + 1].text.removesuffix(" -").split(",", 1)
    return bullet + 2 if len(name) == 2 and PERSON.match(name[0].strip()) else 0
