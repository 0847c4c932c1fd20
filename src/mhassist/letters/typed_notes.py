"""Footnotes that were typed: a number in square brackets in the text, and again before the note.

As ``paragraphs.footnotes`` finds them in plain text, for the formats that say what their parts are:
text typed so is printed to PDF, or pasted in a Word document, without its notes being told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mhassist.letters.marked import Draft, DraftMark, MarkedKind

_BEGINS = re.compile(r"\s*\[(\d{1,3})\]\s*(?=\S)")
_REFERS = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
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
    drafts: Sequence[Draft], notes: Mapping[str, Draft]
) -> tuple[list[Draft], dict[str, Draft]]:
    """Return the running text without the notes typed in it, and these after the other notes.

    A mark belongs to the first note with its number that comes after it; a note that nothing
    refers to is a numbered list.

    Args:
        drafts: The running text, in reading order.
        notes: The footnotes that the format tells.
    """
    typed = [
        _Note(place, found[1], f"[{place}]", found.end())
        for place, draft in enumerate(drafts)
        if draft.kind in _MAY_BEGIN and not draft.label and (found := _BEGINS.match(draft.text))
    ]
    marked = {
        place: _with_marks(draft, {n.number: n for n in reversed(typed) if n.place > place})
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
            label=note.number,
            level=0,
        )
        for note in apart.values()
    }
    return running, {**notes, **found_notes}


def _with_marks(draft: Draft, typed: Mapping[str, _Note]) -> Draft:
    """Take the marks of these notes, by number, out of a text."""
    text = ""
    end = 0
    marks: list[DraftMark] = []
    known = sorted(draft.marks, key=lambda mark: mark.position)
    for found in _REFERS.finditer(draft.text):
        note = typed.get(found[1])
        if note is None:
            continue
        while known and known[0].position <= found.start():
            mark = known.pop(0)
            marks.append(replace(mark, position=mark.position - end + len(text)))
        text += draft.text[end : found.start()]
        marks.append(DraftMark(len(text), note.number, note.key))
        end = found.end()
    marks += [replace(mark, position=mark.position - end + len(text)) for mark in known]
    return replace(draft, text=text + draft.text[end:], marks=tuple(marks)) if end else draft
