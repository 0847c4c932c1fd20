"""What a letter itself prints about itself: dossier, number, date, kenmerk and signatories.

Only what stands in the fixed forms of a letterhead or a signature is read, so that a date or a
number in the running text is never taken for the letter's own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re

from mhassist.letters.letter import Metadata, Signatory

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DATE = rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})"
_PLACE_AND_DATE = re.compile(rf"^[A-Z'’][\w'’ -]{{2,40}},\s+{_DATE}\.?$")
_DATE_FIELD = re.compile(rf"^(?:Datum|Versie)\b.{{0,30}}?{_DATE}$", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"^Datum\s*[:|]?\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4})$", re.IGNORECASE)
_PAPER_DATE = re.compile(
    rf"^(?:Voorgesteld|Ontvangen|Vastgesteld) {_DATE}$|^Antwoord van .*\(ontvangen {_DATE}\)",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(rf"^{_DATE}$")
_DATE_LABEL = re.compile(r"^Datum:?$", re.IGNORECASE)
_DOSSIER = re.compile(r"^(\d{2}) ?(\d{3})(?:[ -]([IVXLC]{1,6}))?(?=\s|$)")
_NUMBER = re.compile(r"^Nr\.?\s+([0-9A-Z]{1,5})\.?(?:$|\s+(?=[A-ZÀ-Þ]{4,}\s))")
_KENMERK = re.compile(
    r"^(?:(?:Ons|Onze) kenmerk|Onze referentie)\s*[:|]?\s*(\S*\d\S*)$", re.IGNORECASE
)
_KENMERK_LABEL = re.compile(r"^(?:(?:Ons|Onze) kenmerk|Onze referentie)\s*:?$", re.IGNORECASE)
_SESSION = re.compile(r"\b[Vv]ergaderjaar\s+(\d{4})\s*[-–—/]\s*(?:\d{2})?(\d{2})\b")
_TITLE = re.compile(
    r"^(?:(?:Betreft|Onderwerp)\s*[:|]?|Brief regering\s*:)\s+(\S.{3,200})$", re.IGNORECASE
)
_TITLE_LABEL = re.compile(r"^(?:Betreft|Onderwerp)\s*:?$", re.IGNORECASE)
_MINISTRY = re.compile(r"^(?:Het )?Ministerie van (\S.{3,60})$")
_OFFICE_OF = re.compile(r"(?:minister|staatssecretaris) van (.+)$", re.IGNORECASE)
OFFICE = re.compile(
    r"^(?:de |het )?(?:demissionair )?(?:vice-?)?"
    r"(?:minister(?:-president)?|staatssecretaris|voorzitter|secretaris|burgemeester|wethouder|"
    r"directeur(?:-generaal)?|procureur-generaal)\b",
    re.IGNORECASE,
)
"""How the office of a signatory begins."""
_PARTICLES = r"(?:van|de|den|der|het|ten|ter|te|in|'t|’t|op|la|le|von|al|el)"
_NAME_WORD = r"[A-ZÀ-Þ][\w'’.\-]*"
PERSON = re.compile(
    rf"^(?:(?:[Mm]r|[Dd]rs?|[Ii]r|[Ii]ng|[Pp]rof|[Dd]hr|[Mm]w|[Mm]evr|[Jj]hr)\.\s+)*"
    rf"(?:(?:[A-Z]\.\s?)+|{_NAME_WORD})"
    rf"(?:\s+(?:{_PARTICLES}|{_NAME_WORD})){{0,5}}(?:\s|-|(?<=\.))*{_NAME_WORD}$"
)
"""A person's name on a line of its own."""
_HEAD_LINES = 40
_READ_LOOSELY = frozenset({"title", "ministries"})
"""Taken from lines that have no fixed form."""


def parse_dutch_date(text: str) -> dt.date | None:
    """Return the day that ``text`` is, or ``None``.

    >>> parse_dutch_date("25 mei 2018")
    datetime.date(2018, 5, 25)
    >>> parse_dutch_date("31 februari 2018") is None
    True
    """
    match = re.match(_DATE_ALONE.pattern, text.strip(), re.IGNORECASE)
    return _date(match) if match else None


def read_facts(text: str) -> Metadata:
    """Return what the letterhead and the signatures say; everything else stays empty.

    Args:
        text: The letter's text.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = lines[:_HEAD_LINES]
    dossier, number = _dossier_and_number(head)
    signatories = _signatories(lines)
    session = next((found for line in head if (found := _SESSION.search(line))), None)
    return Metadata(
        title=_title(head),
        dossier=dossier,
        number=number,
        session=f"{session.group(1)}/{session.group(2)}" if session else "",
        date=_letter_date(head, lines),
        kenmerk=_kenmerk(lines),
        ministries=_ministries(head, signatories),
        signatories=signatories,
    )


def unsure_fields(known: Metadata, facts: Metadata, *, recognised: bool) -> tuple[str, ...]:
    """Return the names of the fields that a user should check, in the order of the record.

    Args:
        known: What the sheet, the metadata file and the format itself say.
        facts: What the letter prints.
        recognised: Whether the text was recognised from a picture: then all that it prints.
    """
    return tuple(
        field.name
        for field in dataclasses.fields(Metadata)
        if getattr(facts, field.name)
        and not getattr(known, field.name)
        and (recognised or field.name in _READ_LOOSELY)
    )


def _date(match: re.Match[str]) -> dt.date | None:
    day, month, year = match.group(1), match.group(2), match.group(3)
    return _day(year, str(MONTHS.index(month.lower()) + 1), day)


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _title(head: list[str]) -> str:
    """Return the subject that a letterhead gives, on the line of its label or the next."""
    for line, following in itertools.pairwise([*head, ""]):
        match = _TITLE.match(line)
        if match is not None:
            return match.group(1)
        if _TITLE_LABEL.match(line) and 3 < len(following) <= 200:
            return following
    return ""


def _ministries(head: list[str], signatories: tuple[Signatory, ...]) -> tuple[str, ...]:
    """Return the ministries that the letterhead names, else those of which somebody signs."""
    named = [match.group(1) for line in head if (match := _MINISTRY.match(line))]
    offices = [match.group(1) for one in signatories if (match := _OFFICE_OF.search(one.office))]
    return tuple(dict.fromkeys(named or offices))


def _dossier_and_number(head: list[str]) -> tuple[str, str]:
    """A dossier counts only when a line ``Nr. ...`` follows within a few lines."""
    for position, line in enumerate(head):
        dossier = _DOSSIER.match(line)
        if dossier is None:
            continue
        for later in head[position + 1 : position + 4]:
            number = _NUMBER.match(later)
            if number is not None:
                addition = f"-{dossier.group(3)}" if dossier.group(3) else ""
                return f"{dossier.group(1)}{dossier.group(2)}{addition}", number.group(1)
    return "", ""


def _letter_date(head: list[str], lines: list[str]) -> dt.date | None:
    """The letterhead's date, else the one after a ``Datum`` that the page margin repeats."""
    for line in head:
        match = _PLACE_AND_DATE.match(line) or _DATE_FIELD.match(line)
        if match is not None:
            return _date(match)
        numeric = _NUMERIC_DATE.match(line)
        if numeric is not None:
            return _day(numeric.group(3), numeric.group(2), numeric.group(1))
    for line in reversed(head):
        match = _PAPER_DATE.match(line)
        if match is not None:
            day, month, year = (part for part in match.groups() if part)
            return parse_dutch_date(f"{day} {month} {year}")
    for label, line in itertools.pairwise(lines):
        if _DATE_LABEL.match(label):
            match = _DATE_ALONE.match(line)
            if match is not None:
                return _date(match)
    return None


def _kenmerk(lines: list[str]) -> str:
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        match = _KENMERK.match(line)
        if match is not None:
            return match.group(1)
        if _KENMERK_LABEL.match(line) and re.fullmatch(r"[\w/.-]*\d[\w/.-]*", following):
            return following
    return ""


def _signatories(lines: list[str]) -> tuple[Signatory, ...]:
    """Read ``office,`` and the name beside or under it; an office may take two lines."""
    found: list[Signatory] = []
    for position, line in enumerate(lines):
        if not OFFICE.match(line):
            continue
        beside, _, person = line.rpartition(", ")
        if beside and len(line) <= 160 and person[:1].isupper() and PERSON.match(person):
            found.append(Signatory(name=person, office=beside))
            continue
        for height in (1, 2):
            office = " ".join(lines[position : position + height])
            name = lines[position + height] if position + height < len(lines) else ""
            if office.endswith(",") and len(office) <= 120 and PERSON.match(name):
                found.append(Signatory(name=name, office=office.rstrip(",")))
                break
    return tuple(found)
