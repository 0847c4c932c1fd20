"""Footnotes that were typed: a number in square brackets in the text, and again before the note.

Or a raised number. As ``paragraphs.footnotes`` finds them in plain text, for the formats that say
what their parts are: text typed so is printed to PDF, or pasted in a Word document, without its
notes being told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mhassist.letters.marked import Draft, DraftMark, MarkedKind

_BRACKETED = (
    re.compile(r"\s*\[(\d{1,3})\]\s*(?=\S)"),
    re.compile(r"(?<=\S)\s?\[(\d{1,3})\]"),
)
"""How a note begins, and how the text refers to it."""
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = (
    re.compile(rf"\s*([{_HIGH}]{{1,3}})\s*(?=\w)"),
    re.compile(rf"(?<=[^\s{_HIGH}])([{_HIGH}]{{1,3}})(?![{_HIGH}\w])"),
)
_POWER = re.compile(r"(?:(?<![\d.,])\d{1,2}|\b(?:[kcdm]?m|ha|x))$")
"""What a raised number after it belongs to: ``m²``, ``10³``."""
_LOW = str.maketrans(_HIGH, "0123456789")
_MAY_BEGIN = frozenset({MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN, MarkedKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class _Note:
    place: int
    """Index of its draft."""
    number: str
    key: str
    begin: int
    """Offset into its text of its own words."""


def set_typed_notes_apart(
    drafts: Sequence[Draft], notes: Mapping[str, Draft], *, raised: bool = False
) -> tuple[list[Draft], dict[str, Draft]]:
    """Return the running text without the notes typed in it, and these after the other notes.

    A mark belongs to the first note with its number that comes after it; a note that nothing
    refers to is a numbered list.

    Args:
        drafts: The running text, in reading order.
        notes: The footnotes that the format tells.
        raised: Whether raised numbers are looked for too, where the format tells of no note.
    """
    running, found = _apart(drafts, _BRACKETED)
    if raised and not found and not notes:
        running, found = _apart(drafts, _RAISED)
    return running, {**notes, **found}


def _apart(
    drafts: Sequence[Draft], form: tuple[re.Pattern[str], re.Pattern[str]]
) -> tuple[list[Draft], dict[str, Draft]]:
    """Return the running text without the notes that are typed in one form, and these."""
    begins, refers = form
    typed = [
        _Note(place, found[1], f"[{place}]", found.end())
        for place, draft in enumerate(drafts)
        if draft.kind in _MAY_BEGIN and not draft.label and (found := begins.match(draft.text))
    ]
    marked = {
        place: _with_marks(draft, {n.number: n for n in reversed(typed) if n.place > place}, refers)
        for place, draft in enumerate(drafts)
        if typed
    }
    used = {mark.key for draft in marked.values() for mark in draft.marks}
    apart = {note.place: note for note in typed if note.key in used}
    running = [marked.get(place, one) for place, one in enumerate(drafts) if place not in apart]
    found_notes = {
        note.key: replace(
            drafts[note.place],
            kind=MarkedKind.FOOTNOTE,
            text=drafts[note.place].text[note.begin :],
            label=note.number.translate(_LOW),
            level=0,
            marks=(),  # a note refers to no other
        )
        for note in apart.values()
    }
    return running, found_notes


def _with_marks(draft: Draft, typed: Mapping[str, _Note], refers: re.Pattern[str]) -> Draft:
    """Take the marks of these notes, by number, out of a text."""
    text = ""
    end = 0
    marks: list[DraftMark] = []
    known = sorted(draft.marks, key=lambda mark: mark.position)
    for found in refers.finditer(draft.text):
        note = typed.get(found[1])
        power = found[1][0] in _HIGH and _POWER.search(
            draft.text[max(found.start() - 4, 0) : found.start()]
        )
        if note is None or power:
            continue
        while known and known[0].position <= found.start():
            mark = known.pop(0)
            marks.append(replace(mark, position=mark.position - end + len(text)))
        text += draft.text[end : found.start()]
        marks.append(DraftMark(len(text), note.number.translate(_LOW), note.key))
        end = found.end()
    marks += [replace(mark, position=mark.position - end + len(text)) for mark in known]
    return replace(draft, text=text + draft.text[end:], marks=tuple(marks)) if end else draft
