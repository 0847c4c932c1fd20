"""Letters and paragraphs for tests of single stages: no index, no encoder."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import Kind, Paragraph, Span


def make_letter(name: str, text: str, metadata: Metadata | None = None) -> Letter:
    """Return a letter with this text."""
    return Letter(name, text, metadata or Metadata(), sha256="")


def make_paragraph(
    letter: Letter, number: int, text: str, *, kind: Kind = Kind.PARAGRAPH, printed: str = ""
) -> Paragraph:
    """Return a paragraph that stands in the letter as ``printed``, or else as its text."""
    start = letter.text.index(printed or text)
    span = Span(start, start + len(printed or text))
    return Paragraph(letter.id, number, kind, ("Haven",), text, (span,))


NEW = make_letter(
    "kst-99999-2",
    "De haven telt 60 schepen. Dit zijn er 20 meer dan in 2030. De acties zijn:\n"
    "- een loket;\n- een meldlijn.\nTot slot.",
    Metadata(
        title="Voortgang visserij",
        kind="Kamerbrief",
        author="het kabinet",
        dossier="99999",
        number="2",
        session="2031/32",
        date=dt.date(2031, 10, 1),
        url="https://zoek.officielebekendmakingen.nl/kst-99999-2.html",
    ),
)
OLD = make_letter(
    "rapport-2030",
    "De haven telt 40 schepen.",
    Metadata(
        title="Stand van de haven",
        kind="voortgangsrapport",
        author="de Vissersraad",
        date=dt.date(2030, 3, 4),
    ),
)
UNDATED = make_letter("plan", "De haven krijgt een loket.", Metadata(title="Plan voor de haven"))

COUNT = make_paragraph(
    NEW, 1, "De haven telt 60 schepen. Dit zijn er 20 meer dan in 2030. De acties zijn:"
)
DESK = make_paragraph(NEW, 2, "een loket;", kind=Kind.LIST_ITEM, printed="- een loket;")
LINE = make_paragraph(NEW, 3, "een meldlijn.", kind=Kind.LIST_ITEM, printed="- een meldlijn.")
OLD_COUNT = make_paragraph(OLD, 4, "De haven telt 40 schepen.")
PLAN = make_paragraph(UNDATED, 1, "De haven krijgt een loket.")
FORGED = replace(COUNT, text=COUNT.text.replace("60", "90"))
"""A paragraph that says another number than its letter."""
