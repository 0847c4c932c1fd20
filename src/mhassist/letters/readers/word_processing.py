"""What DOCX and ODT have in common: what a paragraph is where its style does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters.marked import Draft, MarkedKind
from mhassist.letters.readers.inline import Inline
from mhassist.letters.signatories import OFFICE, PERSON

_PAPER_HEAD = re.compile(
    r"\s*(?:\d{2}[ .]?\d{3}(?:[ -]\(?[IVXLC\dA-Z]+\)?)?\s+[A-Z]|Nr\.?\s+\w{1,6}\s)"
)
"""``32 545 Wet- en regelgeving``, ``Nr. 143 MOTIE VAN``: printed large, and no heading."""
_QUESTION_HEAD = re.compile(
    r"\s*(?:Vragen\s+van\s+(?:het\s+lid|de\s+leden)|(?:Antwoord|Mededeling)\s+van)\s.{3,900}"
    r"\((?:ingezonden|ontvangen)\s",
    re.DOTALL,
)
"""What Kamervragen have above the first question."""
_PAGE_HEAD = re.compile(
    r"(?:Tweede|Eerste) Kamer der Staten-Generaal.*Vergaderjaar \d{4}", re.DOTALL
)
_SURNAME = re.compile(r"(?:[Vv]an |[Dd]e |[Dd]en |[Dd]er |[Tt]er ){0,2}[A-ZÀ-Þ][\w’'-]+")
_LONGEST_HEADING = 110
_CLOSING = "”’\"'»)"
WHITE = frozenset({"ffffff", "white"})
SMALLEST_PT = 3.0
"""Letters that are smaller than this are there for no reader."""


def is_page_head(text: str) -> bool:
    """Return whether a table is the printed head of a Kamerstuk, which is no text of it."""
    return len(text) < 600 and _PAGE_HEAD.search(text) is not None


def names_at_the_end(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the names of who signed as running text, however they are printed."""
    kept = list(drafts)
    for place in range(len(kept) - 1, -1, -1):
        draft = kept[place]
        if not (PERSON.match(draft.text.strip()) or _SURNAME.fullmatch(draft.text.strip())):
            break
        signed = place > 0 and OFFICE.match(kept[place - 1].text.strip())
        if not signed and draft.kind in {MarkedKind.HEADING, MarkedKind.UNKNOWN}:
            kept[place] = replace(draft, kind=MarkedKind.PARAGRAPH, level=0)
    return kept


class Outline:
    """Levels of headings: those that have a style, and those that are only printed so."""

    def __init__(self) -> None:
        self._level = 0
        """Of the last heading with a style."""

    def heading(self, inline: Inline, level: int, *, label: str = "") -> Draft:
        """Return a heading with a style."""
        if _PAPER_HEAD.match(inline.text):
            return inline.draft(MarkedKind.LETTERHEAD)
        self._level = level
        return inline.draft(MarkedKind.HEADING, label=label, level=level, numbered=True)

    def paragraph(self, inline: Inline, *, bold: bool, italic: bool) -> Draft:
        """Return a paragraph without one: a heading if it is short and wholly bold or italic."""
        text = inline.text.strip()
        if _QUESTION_HEAD.match(text):
            return inline.draft(MarkedKind.LETTERHEAD)
        printed = (bold or italic) and len(text) <= _LONGEST_HEADING
        if (
            not printed
            or text.rstrip(_CLOSING)[-1:] in {"", *".,;:?!-"}
            or not any(map(str.isalpha, text))
        ):
            return inline.draft(MarkedKind.UNKNOWN)
        level = self._level + (1 if bold else 2)
        return inline.draft(MarkedKind.HEADING, level=level, numbered=True)
