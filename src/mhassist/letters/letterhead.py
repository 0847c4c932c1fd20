"""The lines of a letterhead, each field whole: its label with its value, wherever that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

SUBJECT = r"(?:Betreft|Onderwerp)"
_LABEL = (
    rf"(?:{SUBJECT}|Datum|(?:(?:Ons|Onze|Uw) )?(?:kenmerk|referentie|nummer)|Zaaknummer|"
    r"Dossiernummer|Uw brief(?: van)?|(?:Aantal )?[Bb]ijlagen?(?:\(n\))?|Behandeld door|"
    r"Contactpersoon|Inlichtingen(?: bij)?|Telefoon(?:nummer)?|Doorkiesnummer|E-?mail|"
    r"Afschrift(?: aan)?|Kopie(?: aan)?)"
)
LABEL_ALONE = re.compile(rf"{_LABEL}\s*:?", re.IGNORECASE)
_LABEL_INSIDE = re.compile(
    rf"(?<!\b[Uu]w)(?<!\b[Oo]ns)(?<!\b[Oo]nze)(?<!\b[Aa]antal)(?<!\s)\s+(?={_LABEL}\s*:(?:\s|$))",
    re.IGNORECASE,
)
LABEL_FIRST = re.compile(rf"{_LABEL}\s*(?::|\s|$)", re.IGNORECASE)
_SUBJECT_ALONE = re.compile(rf"{SUBJECT}\s*:?", re.IGNORECASE)
_SUBJECT_FIRST = re.compile(rf"{SUBJECT}(?:\s*:\s*+|\s++)\S", re.IGNORECASE)
NEVER_LAST = re.compile(
    r"\b(?:aan|bij|de|der|door|een|en|het|in|inzake|met|na|naar|of|om|onder|op|over|per|te|ten|ter|"
    r"tot|tussen|uit|van|voor|zonder)$|[,:–-]$",
    re.IGNORECASE,
)
"""No title ends with these: the next line is part of it."""
_NOT_A_TITLE = re.compile(r"(?:Hoog)?[Gg]eachte\b|Beste\b|Aan\s+(?:de|het)\b|\d")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.?|blz\.?|bladzijde)\s*\d+(?:\s*(?:van|/)\s*\d+)?"
    r"|(?P<dash>[-–—])\s?\d{1,4}\s?(?P=dash)",
    re.IGNORECASE,
)
_HEAD_LINES = 40
_MOST_WRAPPED = 4
_STANDS_IN = 4
"""Characters: how much further than its label a value stands that goes on."""


def is_page_number(line: str) -> bool:
    """Return whether a line is nothing but a page number, in words or between dashes.

    >>> is_page_number("Pagina 2 van 7"), is_page_number("- 2 -"), is_page_number("Pagina 2 gaat")
    (True, True, False)
    """
    return _PAGE_NUMBER.fullmatch(line) is not None


def letterhead_lines(text: str) -> list[str]:
    """Return the first lines of a letter that say something, each field of the letterhead whole.

    >>> letterhead_lines("Datum: 4 mei 2031   Kenmerk: 12")
    ['Datum: 4 mei 2031', 'Kenmerk: 12']
    """
    lines = text.splitlines()
    head: list[str] = []
    index = 0
    while index < len(lines) and len(head) < _HEAD_LINES:
        end = _subject_end(lines, index)
        line = " ".join(part.strip() for part in lines[index:end] if part.strip())
        head.extend(_fields(line))
        index = end
    return head[:_HEAD_LINES]


def _fields(line: str) -> Iterator[str]:
    """Yield the fields that stand on one line, and what is none."""
    # A cell that is empty is there for the columns: beside it a label still has its value.
    cells = [cell for cell in map(str.strip, re.split(r"(?<!\S)\|(?!\S)", line)) if cell]
    label = ""
    for cell in cells:
        if len(cells) > 1 and LABEL_ALONE.fullmatch(cell):
            if label:
                yield label
            label = cell
            continue
        field = f"{label} {cell}".strip()
        # In a sentence a label is a word like any other.
        yield from (
            _LABEL_INSIDE.split(field) if LABEL_FIRST.match(field) else filter(None, [field])
        )
        label = ""
    if label:
        yield label


def _subject_end(lines: list[str], start: int) -> int:
    """Return the line after those of a subject that begins on a line; the next for another."""
    subject = lines[start].strip()
    end = start + 1
    if _SUBJECT_ALONE.fullmatch(subject):
        while end < len(lines) and not lines[end].strip():
            end += 1
        if end == len(lines) or _begins_another(lines[end].strip()):
            return start + 1
        subject, end = lines[end].strip(), end + 1
    elif not _SUBJECT_FIRST.match(subject):
        return end
    while end < min(len(lines), start + 1 + _MOST_WRAPPED):
        line = lines[end].strip()
        stands_in = _indent(lines[end]) >= _indent(lines[start]) + _STANDS_IN
        goes_on = stands_in or line[:1].islower() or NEVER_LAST.search(subject)
        if not line or not goes_on or _begins_another(line):
            break
        subject, end = line, end + 1
    return end


def _begins_another(line: str) -> bool:
    return bool(LABEL_FIRST.match(line) or _NOT_A_TITLE.match(line))


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())
