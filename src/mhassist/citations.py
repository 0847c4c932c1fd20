"""How a paragraph is cited: the one fixed form of a reference.

Kamerstukken follow Aanwijzing 3.43 of the Aanwijzingen voor de regelgeving ("Kamerstukken II
2017/18, 28638, nr. 161", "Aanhangsel Handelingen II 2020/21, nr. 3235"), with the paragraph ("al.")
where a page would stand. Other letters are cited by title, date and kenmerk.
"""

from __future__ import annotations

import re

from mhassist.letters import Letter, Metadata, vergaderjaar
from mhassist.letters.dates import date_in_words
from mhassist.paragraphs import Kind, Paragraph

_APPENDIX = re.compile(r"ah-(?P<chamber>tk|ek)-(?P<from>\d{4})\d\d(?P<to>\d\d)-(?P<number>\d+)")
"""Answered questions of members of parliament, by the name of their publication."""


def letter_reference(letter: Letter) -> str:
    """Return how a letter is cited, without paragraph."""
    known = letter.metadata
    official = parliamentary_reference(known)
    if official:
        return official
    parts = [known.title or letter.id, date_in_words(known.date)]
    if known.kenmerk:
        parts.append(f"kenmerk {known.kenmerk}")
    return ", ".join(parts)


def parliamentary_reference(known: Metadata) -> str:
    """Return how a paper of parliament is cited; empty for a letter that is none."""
    if known.dossier and known.number:
        return _kamerstuk_reference(known)
    appendix = _APPENDIX.fullmatch(known.publication)
    if appendix is None:
        return ""
    chamber = "II" if appendix["chamber"] == "tk" else "I"
    session = f"{appendix['from']}/{appendix['to']}"
    return f"Aanhangsel Handelingen {chamber} {session}, nr. {appendix['number']}"


def _kamerstuk_reference(known: Metadata) -> str:
    session = known.session or (vergaderjaar(known.date) if known.date else "")
    dossier = known.dossier.replace("-", " ")
    # A letter of the Eerste Kamer has a letter for a number ("A"), one of the Tweede a figure.
    chamber = "I" if known.number.isalpha() else "II"
    number = known.number if chamber == "I" else f"nr. {known.number}"
    start = f"Kamerstukken {chamber} {session}".rstrip()
    return f"{start}, {dossier}, {number}"


def paragraph_reference(letter: Letter, paragraph: Paragraph) -> str:
    """Return how a paragraph is cited: the letter, then ``al.`` with its number.

    Of a footnote the mark is said as well, as it is printed: so it is found in the letter.
    """
    reference = f"{letter_reference(letter)}, al. {paragraph.number}"
    if paragraph.kind is Kind.FOOTNOTE and paragraph.label:
        return f"{reference} (voetnoot {paragraph.label})"
    return reference
