"""What formats have in common that do not say what a part is: headings, signatures in a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters.facts import read_facts
from mhassist.letters.letter import Metadata
from mhassist.letters.letterhead import LABEL_ALONE, LABEL_FIRST
from mhassist.letters.marked import Draft, MarkedKind
from mhassist.letters.readers.inline import Inline
from mhassist.letters.signatories import CLOSES, OFFICE, PERSON, read_signature

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
_BETWEEN_COLUMNS = re.compile(r"\t+|[ \u00a0]{3,}")
_SURNAME = re.compile(r"(?:[Vv]an |[Dd]e |[Dd]en |[Dd]er |[Tt]er ){0,2}[A-ZÀ-Þ][\w’'-]+")
_LONGEST_HEADING = 110
_SENTENCE = re.compile(r"\w{3,}[.?!]$")
_CLOSING = "”’\"'»)"
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
        if draft.kind in {MarkedKind.HEADING, MarkedKind.UNKNOWN}:
            # Under an office the words have to tell: it is a signature.
            kind = MarkedKind.UNKNOWN if signed else MarkedKind.PARAGRAPH
            kept[place] = replace(draft, kind=kind, level=0)
    return kept


def signatures_apart(drafts: Sequence[Draft], rows: Sequence[Sequence[str]]) -> list[Draft]:
    """Return a table's drafts with its rows as signatures, where it has those who sign in columns.

    Args:
        drafts: What was made of the table.
        rows: For each row the text of its cells, with its line ends.
    """
    signatures = _signatures_in(rows)
    if not signatures:
        return list(drafts)
    return [*(one for one in drafts if one.kind is not MarkedKind.TABLE_ROW), *signatures]


def columns_that_sign(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with those who sign side by side apart: tabs stand between their columns."""
    drafts = list(itertools.chain.from_iterable(map(_greeting_apart, drafts)))
    found: list[Draft] = []
    place = 0
    while place < len(drafts):
        rows: list[list[str]] = []
        end = place
        while end < len(drafts) and (row := _columns(drafts[end])):
            rows += row
            end += 1
        signatures = _signatures_in(rows) if len(rows) > 1 else []
        found += signatures or drafts[place : max(end, place + 1)]
        place = max(end, place + 1)
    return found


def _greeting_apart(draft: Draft) -> list[Draft]:
    """Return a paragraph of those who sign in columns without the last greeting above them."""
    greeting, end, rest = draft.text.lstrip().partition("\n")
    if not end or draft.marks or not CLOSES.fullmatch(greeting.strip()):
        return [draft]
    under = replace(draft, text=rest)
    return [replace(draft, text=greeting), under] if _columns(under) else [draft]


def _columns(draft: Draft) -> list[list[str]]:
    """Return the lines of a paragraph cut at their tabs, if all have offices or names there."""
    plain = draft.kind in {MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN}
    if not plain or not _BETWEEN_COLUMNS.search(draft.text):
        return []
    said = [line.strip() for line in draft.text.split("\n") if line.strip()]
    rows = [_BETWEEN_COLUMNS.split(line) for line in said]
    cells = [" ".join(cell.split()) for row in rows for cell in row]
    return rows if all(OFFICE.match(cell) or PERSON.match(cell) for cell in cells) else []


def _signatures_in(rows: Sequence[Sequence[str]]) -> list[Draft]:
    width = max((len(row) for row in rows), default=0)
    found: list[Draft] = []
    for column in range(width):
        cells = "\n".join(row[column] for row in rows if column < len(row))
        lines = [" ".join(line.split()) for line in cells.splitlines() if line.strip()]
        signature = read_signature(lines, 0) if lines else None
        if not lines:
            continue
        if signature is None or signature.height < len(lines):
            return []
        signed = (signature.signatory.office, signature.signatory.name)
        order = signed if OFFICE.match(lines[0]) else signed[::-1]
        found.append(Draft(MarkedKind.SIGNATURE, ", ".join(order)))
    return found


def take_margin(drafts: list[Draft], begun: int) -> list[Draft]:
    """Take out what a text box holds if it is the margin of a letter, and return that.

    In it stand department, reference and contact, line by line: labels, and no sentence.

    Args:
        drafts: What was read so far; changed in place.
        begun: Where the text box begins.
    """
    box = drafts[begun:]
    lines = [line.strip() for draft in box for line in draft.text.splitlines()]
    labelled = any(LABEL_ALONE.fullmatch(line) or LABEL_FIRST.match(line) for line in lines)
    if not labelled or any(_SENTENCE.search(line) for line in lines):
        return []
    del drafts[begun:]
    return [Draft(MarkedKind.FURNITURE, draft.text) for draft in box]


def printed_with(margin: Sequence[Draft], text: str) -> str:
    """Return a letter with what stands beside it, for its facts; empty if that is nothing."""
    return "\n".join([*(draft.text for draft in margin), text]) if margin else ""


def said_around(lines: Sequence[str]) -> Metadata:
    """Return what the heads and feet of the pages say of the letter.

    Who signs does not stand there, nor where it is published.

    Args:
        lines: Their paragraphs; a tab stands between what is left and right on a line.
    """
    parts = [" ".join(part.split()) for line in lines for part in re.split(r"[\t\n]+", line)]
    said = "\n".join(filter(None, parts))
    facts = read_facts(said) if said else Metadata()
    return replace(facts, signatories=(), url="", after=None)


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

    def parted(self, inline: Inline, place: int, *, bold: bool, italic: bool) -> list[Draft]:
        """Return a heading and the text under it, of a paragraph with a line end between the two.

        Args:
            inline: The paragraph.
            place: Where the line ends that all is printed alike in; 0 where none does.
            bold: Whether that line is bold.
            italic: Whether it is italic.

        Returns:
            The two, or nothing where that line is no heading.
        """
        if not place:
            return []
        head, rest = inline.cut(place)
        heading = self.paragraph(head, bold=bold, italic=italic)
        title, said = heading.text.strip(), rest.text.strip()
        # In a letterhead the lines under one in bold are no sentences.
        stands_over_text = _SENTENCE.search(said) is not None or said.endswith((":", ";"))
        if heading.kind is not MarkedKind.HEADING or not stands_over_text:
            return []
        if PERSON.match(title) or LABEL_ALONE.fullmatch(title):
            return []
        return [heading, rest.draft(MarkedKind.UNKNOWN)]

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
        heading = inline.draft(MarkedKind.HEADING, numbered=True)
        deeper = heading.label.rstrip(".)").count(".")  # 2.1 stands under 2.
        return replace(heading, level=self._level + (1 if bold else 2) + deeper)
