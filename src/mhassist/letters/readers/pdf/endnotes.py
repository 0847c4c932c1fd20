"""Notes that stand after the text in its own print: each begins with its raised number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters.marked import Draft, MarkedKind

_MAY_BE_NOTE = frozenset({MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN})


def set_endnotes_apart(drafts: Sequence[Draft]) -> tuple[list[Draft], dict[str, Draft]]:
    """Return the running text without the notes in it, and these by page and number.

    A paragraph is a note if it begins with a raised number that stands in the text before it too.

    Args:
        drafts: The running text, in reading order; its marks are raised numbers.
    """
    seen: set[str] = set()
    running: list[Draft] = []
    notes: dict[str, Draft] = {}
    for draft in drafts:
        first = next((mark for mark in draft.marks if mark.position == 0), None)
        if first is not None and first.mark in seen and draft.kind in _MAY_BE_NOTE:
            note = replace(draft, kind=MarkedKind.FOOTNOTE, label=first.mark, level=0, marks=())
            notes.setdefault(first.key, note)
            if notes[first.key] is note:
                continue
        seen |= {mark.mark for mark in draft.marks}
        running.append(draft)
    return running, notes
