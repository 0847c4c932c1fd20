"""What Kamervragen print of themselves: two sentences of a fixed form above the first question.

::

    Vragen van het lid Jansen (ABC) aan de Minister van Groene Zaken over afval (ingezonden ...).
    Antwoord van Minister De Groot (Groene Zaken) (ontvangen 3 maart 2020).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.letters.dates import PRINTED_DATE, parse_dutch_date
from mhassist.letters.letter import Metadata, Signatory

_ASKED = re.compile(
    r"\b(?P<what>Vragen\s+van\s+(?:het\s+lid|de\s+leden))\s+(?P<who>.{3,400}?)\s+aan\s+"
    r"(?P<whom>(?:de|het)\s+.{3,400}?)\s+over\s+(?P<subject>.{3,400}?)\s*"
    rf"\(ingezonden\s+(?P<day>{PRINTED_DATE})\)",
    re.DOTALL,
)
_ANSWERED = re.compile(
    r"\b(?P<what>Antwoord|Mededeling)\s+van\s+(?P<who>.{3,500}?)\s*"
    rf"(?:\(ontvangen\s+)+(?P<day>{PRINTED_DATE})\)",
    re.DOTALL,
)
_BETWEEN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ANSWERS = re.compile(
    r"(?P<office>Minister(?:-President)?|Staatssecretaris)\s+"
    r"(?P<name>(?:[A-ZÀ-Þ’'][\w'’-]*|van|de|den|der|ten|ter|van\s+der)(?:\s+[\w'’-]+){0,4})\s*"
    r"\((?P<field>[^()]+)\)"
)
_OF_MINISTRY = re.compile(r"(?<!\w)van\s+(.+?)(?=\s+en\s+(?:de|het|van|voor)\s|,\s+(?:de|van)\s|$)")
_PORTFOLIO = re.compile(r"\s+[–-]\s+.*")
"""After the ministry, what a staatssecretaris has of it."""
_ABBREVIATION = re.compile(r"[A-Z&]{2,8}")
_HEAD_LINES = 40
_QUESTION = re.compile(r"(?:Vraag|Vragen) \d+", re.IGNORECASE)
QUESTION_PAPERS = frozenset({"Kamervragen", "Antwoord", "Mededeling"})
"""The kinds of paper that this module tells."""


def is_asked(section: Sequence[str], kind: str) -> bool:
    """Return whether what stands under some headings is a question to who signs the paper.

    >>> is_asked(("Vraag 3",), "Antwoord"), is_asked(("Antwoord 3",), "Antwoord")
    (True, False)
    """
    return kind in QUESTION_PAPERS and bool(section) and bool(_QUESTION.match(section[-1]))


def read_kamervragen(lines: Sequence[str]) -> Metadata | None:
    """Return what a paper with questions says of itself, or ``None`` if it is another paper.

    Args:
        lines: Its lines; only the first of them are looked at.
    """
    head = " ".join(" ".join(lines[:_HEAD_LINES]).split())
    asked = _ASKED.search(head)
    if asked is None:
        return None
    answered = _ANSWERED.search(head, asked.end())
    who = _BETWEEN_BRACKETS.sub("", asked["who"])
    subject = f"{_lower(asked['what'])} {who} over {asked['subject']}"
    if answered is None:
        return Metadata(
            title=f"V{subject[1:]}",
            kind="Kamervragen",
            date=parse_dutch_date(asked["day"]),
            ministries=_addressed(asked["whom"]),
        )
    preposition = "op" if answered["what"] == "Antwoord" else "over"
    return Metadata(
        title=f"{answered['what']} {preposition} {subject}",
        kind=answered["what"],
        date=parse_dutch_date(answered["day"]),
        ministries=_answering(answered["who"], asked["whom"]) or _addressed(asked["whom"]),
        signatories=_signatories(answered["who"], asked["whom"]),
    )


def _signatories(who: str, whom: str) -> tuple[Signatory, ...]:
    """Return who answers; the form gives no initials."""
    return tuple(
        Signatory(
            found["name"], f"{found['office']} {_preposition(found['field'], whom)}{found['field']}"
        )
        for found in _ANSWERS.finditer(who)
    )


def _preposition(field: str, whom: str) -> str:
    """Return ``voor`` for a minister without a ministry, as the questions address him or her."""
    return "voor " if f"voor {field}" in whom else "van "


def _answering(who: str, whom: str) -> tuple[str, ...]:
    """Return the ministries of those who answer; an abbreviation is none."""
    fields = [_PORTFOLIO.sub("", found["field"]).strip() for found in _ANSWERS.finditer(who)]
    return tuple(
        dict.fromkeys(
            field
            for field in fields
            if not _ABBREVIATION.fullmatch(field) and _preposition(field, whom) == "van "
        )
    )


def _addressed(whom: str) -> tuple[str, ...]:
    """Return the ministries of those to whom questions are put.

    >>> _addressed("de Ministers van Groene Zaken en voor Afval en van Water, Wind en Zon")
    ('Groene Zaken', 'Water, Wind en Zon')
    """
    return tuple(dict.fromkeys(found[1] for found in _OF_MINISTRY.finditer(whom)))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
