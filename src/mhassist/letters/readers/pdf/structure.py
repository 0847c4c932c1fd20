"""Pages -> the running text, the footnotes and what belongs to the pages: the stages in order."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mhassist.letters.marked import CELL_SEPARATOR, Draft, DraftMark, MarkedKind
from mhassist.letters.readers.pdf.charts import set_charts_apart
from mhassist.letters.readers.pdf.endnotes import set_endnotes_apart
from mhassist.letters.readers.pdf.furniture import PageRows, set_furniture_apart
from mhassist.letters.readers.pdf.kinds import make_drafts
from mhassist.letters.readers.pdf.layout import body_size, lay_out, text_zone, whole_zone
from mhassist.letters.readers.pdf.lines import Row, mean_confidence
from mhassist.letters.readers.pdf.notes import FootNote, take_notes
from mhassist.letters.readers.pdf.page import Page
from mhassist.letters.readers.pdf.reading_order import make_blocks
from mhassist.letters.readers.pdf.repeated_heads import said_once
from mhassist.letters.readers.pdf.rows import read_rows
from mhassist.letters.readers.pdf.signatories import one_after_another
from mhassist.letters.readers.pdf.text import TextJoiner

_NOISE = 0.16
"""Text recognition measures the size of a line up to this much wrong."""
_HEAD = frozenset({MarkedKind.LETTERHEAD, MarkedKind.TABLE_ROW})
_SHORT = frozenset({MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN})
_LONGEST_ADDRESS = 100
_GLUED_MARK = re.compile(
    r"(?<=[a-zà-ÿ)\]»”’%.,;:?!])(?:(?<!\d[.,])|(?<=\b(?:19|20)\d\d[.,]))(\d{1,2})(?=[\s.,;:)»”’]|$)"
)


@dataclass(frozen=True, slots=True)
class Structure:
    """What the pages of a letter say."""

    drafts: list[Draft]
    notes: dict[str, Draft]
    furniture: list[Draft]
    """What belongs to the pages, line by line: running heads, page numbers, the margin."""
    printed: str
    """Line by line: the letterhead, the furniture, the running text."""
    charts: tuple[int, ...] = ()
    """The pages with a chart, whose figures and names are among the furniture."""


def read_structure(pages: Sequence[Page]) -> Structure:
    """Return what the pages of a letter say."""
    pages = _with_even_sizes(pages)
    read = [read_rows(page) for page in pages]
    size = body_size([row for own in read for row in own])
    charts = [
        set_charts_apart(own, page.rules, size=size) for own, page in zip(read, pages, strict=True)
    ]
    rows = [
        PageRows(page.number, page.height, found.text)
        for page, found in zip(pages, charts, strict=True)
    ]
    rows, furniture = set_furniture_apart(rows, size)
    notes: list[FootNote] = []
    left = [
        [
            *take_notes(_unboxed(found.rows), page, size=size, notes=notes),
            *(row for row in found.rows if row.box is not None),
        ]
        for found, page in zip(rows, pages, strict=True)
    ]
    first = pages[0].width if pages else 0.0
    usual = [abs(page.width - first) < 1 for page in pages]
    letter = text_zone(
        [
            row
            for kept, as_usual in zip(left, usual, strict=True)
            if as_usual
            for row in _unboxed(kept)
        ],
        size,
    )
    laid_out = [
        lay_out(
            kept,
            page,
            size=size,
            letter=letter if as_usual else whole_zone(kept, size),
        )
        for kept, page, as_usual in zip(left, pages, usual, strict=True)
    ]
    margin = [row for page in laid_out for row in page.margin]
    joiner = TextJoiner(row for page in rows for row in page.rows)
    blocks = make_blocks(laid_out, {page.number: page.rules for page in pages}, size=size)
    drafts = said_once(make_drafts(blocks, joiner, size=size))
    drafts, endnotes = set_endnotes_apart(drafts)
    note_drafts = _note_drafts(notes, joiner) | endnotes
    if any(page.recognised for page in pages):
        drafts = [_with_glued_marks(draft, note_drafts) for draft in drafts]
    apart = [*margin, *furniture, *(row for found in charts for row in found.apart)]
    head = [draft.text for draft in _letterhead(drafts)]
    columns = [column for page in laid_out for column in (*page.columns, *page.asides)]
    lines = [
        row.kept_text for column in columns for row in one_after_another(column.rows, size=size)
    ]
    return Structure(
        [_tied(draft, note_drafts) for draft in drafts if _says_something(draft)],
        note_drafts,
        [Draft(MarkedKind.FURNITURE, row.kept_text, page=row.page) for row in apart],
        "\n".join([*head, "", *(row.kept_text for row in apart), *lines]),
        tuple(page.number for page, found in zip(pages, charts, strict=True) if found.apart),
    )


def _unboxed(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.box is None]


def _letterhead(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of the letterhead, whose fields may be a table."""
    head = list(itertools.takewhile(_before_text, drafts))
    while head and head[-1].kind not in _HEAD:
        head.pop()
    return head


def _before_text(draft: Draft) -> bool:
    """Return whether a draft may stand in a letterhead, or between its parts."""
    short = draft.kind in _SHORT and len(draft.text) <= _LONGEST_ADDRESS
    return draft.page == 1 and (draft.kind in _HEAD or short)


def _says_something(draft: Draft) -> bool:
    """Return whether anything is left of a draft; all of it may be struck out."""
    return bool(draft.text.replace(CELL_SEPARATOR.strip(), "").strip())


def _with_even_sizes(pages: Sequence[Page]) -> list[Page]:
    """Give lines of recognised pages that are nearly of the usual size that size."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    if not sizes or not any(page.recognised for page in pages):
        return list(pages)
    usual = max(sizes, key=lambda size: (sizes[size], size))
    return [
        replace(
            page,
            words=tuple(
                replace(word, size=usual) if abs(word.size - usual) <= _NOISE * usual else word
                for word in page.words
            ),
        )
        if page.recognised
        else page
        for page in pages
    ]


def _note_drafts(notes: Sequence[FootNote], joiner: TextJoiner) -> dict[str, Draft]:
    """Return the footnotes by page and number."""
    drafts: dict[str, Draft] = {}
    for note in notes:
        text, _ = joiner.join(note.rows, skip=note.skip)
        key = f"{note.page}:{note.label}"
        while key in drafts:
            key += "'"
        drafts[key] = Draft(
            MarkedKind.FOOTNOTE,
            text,
            label=note.label,
            page=note.page,
            confidence=mean_confidence(note.rows),
        )
    return drafts


def _with_glued_marks(draft: Draft, notes: Mapping[str, Draft]) -> Draft:
    """Find the marks in recognised text: a digit glued to a word that is the number of a note."""
    labels = {note.label for note in notes.values() if note.page in {draft.page, _next(draft)}}
    text = ""
    marks: list[DraftMark] = list(draft.marks)
    end = 0
    for found in _GLUED_MARK.finditer(draft.text):
        if found.group() in labels:
            text += draft.text[end : found.start()]
            marks.append(DraftMark(len(text), found.group(), f"{draft.page}:{found.group()}"))
            end = found.end()
    return replace(draft, text=text + draft.text[end:], marks=tuple(marks)) if end else draft


def _next(draft: Draft) -> int:
    return (draft.page or 0) + 1


def _tied(draft: Draft, notes: Mapping[str, Draft]) -> Draft:
    """Tie the marks of a draft to notes: on the same page, else on the nearest one after it."""

    def key_of(mark: DraftMark) -> str:
        if mark.key in notes:
            return mark.key
        page = int(mark.key.split(":")[0])
        same = [key for key, note in notes.items() if note.label == mark.mark]
        later = [key for key in same if (notes[key].page or 0) >= page]
        return (later or same or [mark.key])[0]

    return replace(
        draft, marks=tuple(DraftMark(m.position, m.mark, key_of(m)) for m in draft.marks)
    )
