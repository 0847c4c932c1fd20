"""What a letter itself prints about itself: dossier, number, date, kenmerk and signatories.

Only what stands in the fixed forms of a letterhead or a signature is read, so that a date or a
number in the running text is never taken for the letter's own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re

from mhassist.letters.dates import PRINTED_DATE, day_of, parse_dutch_date
from mhassist.letters.kamervragen import QUESTION_PAPERS, read_kamervragen
from mhassist.letters.letter import Metadata, Signatory
from mhassist.letters.letterhead import (
    LABEL_ALONE,
    NEVER_LAST,
    SUBJECT,
    is_page_number,
    letterhead_lines,
)
from mhassist.letters.marked import CELL_SEPARATOR
from mhassist.letters.offices import in_sentence_case
from mhassist.letters.references import find_kamerstukken
from mhassist.letters.side_by_side import one_under_another
from mhassist.letters.signatories import MINISTRY_NAME, read_signatories

_PLACE_AND_DATE = re.compile(rf"^[A-Z'’][\w'’ -]{{2,40}},\s+{PRINTED_DATE}\.?$")
_DATE_FIELD = re.compile(rf"^(?:Datum|Versie)\b.{{0,30}}?{PRINTED_DATE}$", re.IGNORECASE)
_DAY_IN_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_NUMERIC_DATE = re.compile(
    r"^Datum\s*+[:|]?\s*+(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$", re.IGNORECASE
)
_PAPER_DATE = re.compile(rf"^(?:Voorgesteld|Ontvangen|Vastgesteld) {PRINTED_DATE}$", re.IGNORECASE)
_DATE_ALONE = re.compile(rf"^{PRINTED_DATE}$")
_DATE_LABEL = re.compile(r"^Datum:?$", re.IGNORECASE)
_DOSSIER = re.compile(r"^(\d{2}) ?(\d{3})(?:[ -]([IVXLC]{1,6}))?(?=\s|$)")
_NUMBER = re.compile(r"^Nr\.?\s+([0-9A-Z]{1,5})\.?(?:$|\s+(?=[A-ZÀ-Þ]{4,}\s))")
_KAMERSTUK_FIELD = re.compile(
    r"Kamerstuk\s+(?:(?:II|I),?\s+)?(?:\d{4}[/–-]\d{2,4},\s+)?"
    r"\d{2}[ .]?\d{3}(?:[ -][IVXLC]{1,6})?,\s*nr\.?\s*[0-9A-Z]{1,5}\.?"
)
_SALUTATION = re.compile(r"(?:Hoogg|G)eachte\b|Beste\b")
_KENMERK_VALUE = (
    r"(?=[^\n]{0,40}\d)[A-Z0-9][\w./-]*"
    r"(?:\s?[/–-]\s?[\w.]+|\s(?=[\w./-]*\d)[\w./-]+|\s[A-Z]{2,6}\b){0,4}"
)
"""A number with what a registry puts around it: ``DGA-PAV / 21286882``, ``2021 0000 123``."""
_KENMERK_WORDS = r"(?:(?:Ons |Onze )?(?:kenmerk|referentie)|Zaaknummer)"
_KENMERK = re.compile(rf"^{_KENMERK_WORDS}\s*+[:|]?\s*+({_KENMERK_VALUE})$", re.IGNORECASE)
_KENMERK_LABEL = re.compile(rf"^{_KENMERK_WORDS}\s*:?$", re.IGNORECASE)
_QUESTION_NUMBER = re.compile(r"^(20\d\dZ\d{5})$")
"""Under which the Tweede Kamer registers questions."""
_PUBLICATION = re.compile(r"^((?:kst|ah|blg|kv|h|nds)-[\w-]*\d[\w-]*)$")
_SESSION = re.compile(r"\b[Vv]ergaderjaar\s+(\d{4})\s*[-–—/]\s*(?:\d{2})?(\d{2})\b")
_TITLE = re.compile(
    rf"^(?:{SUBJECT}(?:\s*[:|])?|Brief regering\s*:)\s++(\S.{{3,400}})$", re.IGNORECASE
)
_SUBJECT = re.compile(rf"^{SUBJECT}(?:\s*[:|])?\s++(\S.{{3,400}})$", re.IGNORECASE)
_TITLE_IN_CAPITALS = re.compile(r"^Nr\.?\s+[0-9A-Z]{1,5}\.?\s+([A-ZÀ-Þ]{4,}\s[^a-zà-ÿ]{4,200})$")
_MINISTRY = re.compile(rf"^(?:Het )?[Mm]inisterie van ({MINISTRY_NAME})(?P<goes_on>,| en)?$")
_MINISTRY_REST = re.compile(rf"^{MINISTRY_NAME}$")
_OFFICE_OF = re.compile(
    r"(?:minister|staatssecretaris) van (.+?)(?:, namens (?:deze|hem|haar))?$", re.IGNORECASE
)
_FICHE = "BNC-fiche"
_RECEIVED = re.compile(
    r"^(?:[a-z][.)] )?Datum (?:van )?(?:ontvangst )?(?:van het )?Commissiedocument\b[:\s]*(.*)$",
    re.IGNORECASE,
)
"""What a fiche is about; it has no date of its own, and was written after that one."""
_KINDS = (
    (re.compile(r"^(?:Nr\.? \w+ )?(?:GEWIJZIGDE |NADER GEWIJZIGDE )?MOTIE VAN "), "Motie"),
    (re.compile(r"^(?:Nr\.? \w+ )?(?:GEWIJZIGD |NADER GEWIJZIGD )?AMENDEMENT VAN "), "Amendement"),
    (re.compile(r"^(?:Nr\.? \w+ )?BRIEF VAN DE (?:MINISTER|STAATSSECRETARIS)"), "Kamerbrief"),
    (re.compile(r"^Aan de [Vv]oorzitter van de (?:Tweede|Eerste) Kamer\b"), "Kamerbrief"),
    (
        re.compile(
            r"^De [Vv]oorzitter van de (?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?"
            r"(?:$|,? (?=[^.]{0,40}\b\d{4} ?[A-Z]{2}\b|Postbus \d))"
        ),
        "Kamerbrief",
    ),
    (re.compile(r"^(?:BNC-)?[Ff]iche(?: \d{1,2})?\s?:"), _FICHE),
)
"""What only that kind of paper has above its text."""
_READ_LOOSELY = frozenset({"title", "ministries"})
"""Taken from lines that have no fixed form; Kamervragen have one for these too."""


def read_facts(text: str) -> Metadata:
    """Return what the letterhead and the signatures say; everything else stays empty.

    Args:
        text: The letter's text.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = letterhead_lines(text)
    dossier, number = _dossier_and_number(head)
    if not dossier:
        dossier, number = _kamerstuk(head)
    set_in = [
        line.rstrip()
        for line in text.splitlines()
        if line.strip() and not is_page_number(line.strip())
    ]
    typed = one_under_another([line for line in set_in if CELL_SEPARATOR not in line])
    signed = read_signatories([line.strip() for line in typed])
    signatories = tuple(
        dataclasses.replace(one, office=in_sentence_case(one.office, text)) for one in signed
    )
    session = next((found for line in head if (found := _SESSION.search(line))), None)
    kind = _kind(head)
    printed = Metadata(
        title=_title(head),
        kind=kind,
        dossier=dossier,
        number=number,
        session=f"{session.group(1)}/{session.group(2)}" if session else "",
        date=_letter_date(head, lines),
        after=_received(head) if kind == _FICHE else None,
        kenmerk=_kenmerk([*head, *lines]),
        ministries=_ministries(head, signatories),
        signatories=signatories,
        url=_url(lines),
    )
    questions = read_kamervragen(lines)
    if questions is None:
        return printed
    fields = dataclasses.asdict(questions).keys()
    own = {name: getattr(questions, name) for name in fields if getattr(questions, name)}
    return dataclasses.replace(printed, **own)


def unsure_fields(
    known: Metadata,
    facts: Metadata,
    *,
    recognised: bool,
    printed: Metadata | None = None,
    text: str = "",
) -> tuple[str, ...]:
    """Return the names of the fields that a user should check, in the order of the record.

    Args:
        known: What the sheet, the metadata file and the format itself say.
        facts: What the letter prints, and what stands around it.
        recognised: Whether the text was recognised from a picture: then all that it prints.
        printed: What the letter itself prints, if that is not all of ``facts``.
        text: The letter's text: a title is sure where it stands whole under a label of its own.
    """
    loose = frozenset[str]() if facts.kind in QUESTION_PAPERS else _READ_LOOSELY
    if _is_labelled(facts.title, text):
        loose -= {"title"}
    return tuple(
        field.name
        for field in dataclasses.fields(Metadata)
        if getattr(facts, field.name)
        and not getattr(known, field.name)
        and (recognised or field.name in loose or not getattr(printed or facts, field.name))
    )


def _date(match: re.Match[str]) -> dt.date | None:
    return parse_dutch_date(" ".join(part for part in match.groups() if part))


def _kind(head: list[str]) -> str:
    """Return what kind of paper it is, where a fixed form says so; it may take two lines."""
    for line, following in itertools.pairwise([*head, ""]):
        for form, kind in _KINDS:
            if form.match(line) or form.match(f"{line} {following}"):
                return kind
    return ""


def _title(head: list[str]) -> str:
    """Return the subject that a letterhead gives.

    A Kamerstuk without one has its kind and who hands it in: ``MOTIE VAN HET LID ...``.
    """
    forms = (_TITLE, _TITLE_IN_CAPITALS)
    found = (match[1] for form in forms for line in head if (match := form.match(line)))
    return next(found, "")


def _is_labelled(title: str, text: str) -> bool:
    """Return whether a title stands after a label that says so, and not cut off."""
    if not title or NEVER_LAST.search(title):
        return False
    return any(
        match[1] == title for line in letterhead_lines(text) if (match := _SUBJECT.match(line))
    )


def _ministries(head: list[str], signatories: tuple[Signatory, ...]) -> tuple[str, ...]:
    """Return the ministries that the letterhead names, else those of which somebody signs.

    A name may go on on the next line; where it stands twice, the whole one counts.
    """
    named = []
    for line, following in itertools.pairwise([*head, ""]):
        match = _MINISTRY.match(line)
        if match is None:
            continue
        name = match.group(1)
        if match["goes_on"] and _MINISTRY_REST.match(following):
            name += f"{match['goes_on']} {following}"
        named.append(name)
    offices = [match.group(1) for one in signatories if (match := _OFFICE_OF.search(one.office))]
    return tuple(dict.fromkeys(named or offices))


def names_ministry(line: str) -> bool:
    """Return whether a line is the name of a ministry and nothing else.

    >>> names_ministry("Ministerie van Havens en Water"), names_ministry("Plan van aanpak")
    (True, False)
    """
    return _MINISTRY.match(" ".join(line.split())) is not None


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


def _kamerstuk(head: list[str]) -> tuple[str, str]:
    """Return the dossier and number that ``Kamerstuk 12 345, nr. 7`` above the salutation says.

    In a line with other words, or under a label such as ``Uw kenmerk``, it is another paper.
    """
    salutation = next((place for place, line in enumerate(head) if _SALUTATION.match(line)), 0)
    for before, line in itertools.pairwise(["", *head[:salutation]]):
        printed = _KAMERSTUK_FIELD.fullmatch(line)
        found = find_kamerstukken(line) if printed and not LABEL_ALONE.fullmatch(before) else ()
        if len(found) == 1 and found[0].number:
            return found[0].dossier, found[0].number
    return "", ""


def _letter_date(head: list[str], lines: list[str]) -> dt.date | None:
    """The letterhead's date, else the one after a ``Datum`` that the page margin repeats."""
    for line in head:
        match = _PLACE_AND_DATE.match(line) or _DATE_FIELD.match(line)
        if match is not None:
            return _date(match)
        numeric = _NUMERIC_DATE.match(line)
        if numeric is not None:
            return day_of(numeric.group(3), numeric.group(2), numeric.group(1))
    for line in reversed(head):
        match = _PAPER_DATE.match(line)
        if match is not None:
            return _date(match)
    for label, line in itertools.pairwise(lines):
        if _DATE_LABEL.match(label):
            match = _DATE_ALONE.match(line)
            if match is not None:
                return _date(match)
    return None


def _received(head: list[str]) -> dt.date | None:
    """Return the day on which a fiche's document was received, on the line of its label or next."""
    for line, following in itertools.pairwise([*head, ""]):
        label = _RECEIVED.match(line)
        if label is not None:
            said = (label[1] or following).strip(". ")
            numeric = _DAY_IN_FIGURES.match(said)
            return day_of(numeric[3], numeric[2], numeric[1]) if numeric else parse_dutch_date(said)
    return None


def _kenmerk(lines: list[str]) -> str:
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        match = _KENMERK.match(line)
        if match is not None:
            return match.group(1)
        if _KENMERK_LABEL.match(line) and re.fullmatch(_KENMERK_VALUE, following):
            return following
    return next((match[1] for line in lines if (match := _QUESTION_NUMBER.match(line))), "")


def _url(head: list[str]) -> str:
    """Return the address of a publication that prints its identifier."""
    found = next((match[1] for line in head if (match := _PUBLICATION.match(line))), "")
    return f"https://zoek.officielebekendmakingen.nl/{found}.html" if found else ""
