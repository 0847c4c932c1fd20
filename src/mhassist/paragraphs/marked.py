"""Letter whose format says what its parts are -> StructuredLetter: numbered by the same rules.

What the format says is kept. Of a block of which it says only where it begins and ends, the kind
is found out as in plain text: by the forms of a letterhead and a signature, by marks, by its words.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mhassist.letters.letter import Letter
from mhassist.letters.marked import CAPTION, MarkedBlock, MarkedKind, NoteMark
from mhassist.letters.signatories import mover_lines
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import ANNEX
from mhassist.paragraphs.cleaning import CleanText, clean_stretch
from mhassist.paragraphs.footnotes import Note
from mhassist.paragraphs.headings import find_kinds, find_levels
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.lists import link_lists
from mhassist.paragraphs.marks import Mark, MarkStyle, read_mark
from mhassist.paragraphs.numbering import number_paragraphs
from mhassist.paragraphs.paragraph import Furniture, Kind, Span, StructuredLetter
from mhassist.paragraphs.references import Reference
from mhassist.paragraphs.signatures import find_signatures, letterhead_end
from mhassist.paragraphs.tables import link_rows

_MAY_SIGN = frozenset({MarkedKind.UNKNOWN, MarkedKind.PARAGRAPH})
_TITLES = frozenset({Kind.HEADING, Kind.ANNEX})
_IN_HEAD = frozenset(
    {MarkedKind.LETTERHEAD, MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN, MarkedKind.TABLE_ROW}
)


def structure_marked(letter: Letter) -> StructuredLetter:
    """Return the paragraphs that a letter's blocks are.

    Headings keep the level that the format gives them.

    Args:
        letter: A letter with ``blocks``.
    """
    notes: list[Block] = []
    numbers: dict[int, int] = {}
    running: list[_Running] = []
    furniture: list[Furniture] = []
    for index, marked in enumerate(letter.blocks):
        if marked.kind is MarkedKind.FURNITURE:
            span = Span(marked.start, marked.end)
            furniture.append(Furniture(span, letter.text[span.start : span.end]))
            continue
        block = _block(letter.text, marked)
        if marked.kind is MarkedKind.FOOTNOTE:
            notes.append(block)
            numbers[index] = len(notes)
            block.note = Note(tuple(block.lines), marked.label, block.pieces[0].start, len(notes))
        else:
            running.append(_Running(block, marked))
    running = _with_signatures(_with_letterhead(running))
    body = [one.block for one in running]
    _find_unknown_kinds(running)
    _find_levels(body)
    link_lists(body)
    link_rows(body)
    found = [
        _reference(one.block, index, note=note, numbers=numbers)
        for index, one in enumerate(running)
        for note in one.notes
    ]
    paragraphs = number_paragraphs(letter.id, body, notes, references=found)
    return StructuredLetter(letter.id, paragraphs, tuple(furniture))


class _Running:
    """A block of the running text, with what the format says of it."""

    def __init__(self, block: Block, marked: MarkedBlock) -> None:
        self.block = block
        unknown = marked.kind is MarkedKind.UNKNOWN
        self.kind = marked.kind if unknown else MarkedKind(block.kind.value)
        self.notes = list(marked.notes)

    @property
    def line(self) -> Line:
        """The whole block, as a line."""
        return self.block.lines[0]

    @property
    def one_line(self) -> Line:
        """The whole block, as a line without breaks."""
        return replace(self.line, text=" ".join(self.line.text.split()))

    def is_now(self, kind: Kind) -> None:
        """Settle the kind."""
        self.block.kind = kind
        self.kind = MarkedKind(kind.value)

    def take_in(self, other: _Running) -> None:
        """Let the next block be part of this one."""
        mine, theirs = self.block, other.block
        # A note of the first part stands between the two.
        mine.lines += [replace(line, cut_before=bool(self.notes)) for line in theirs.lines]
        mine.clean = CleanText(
            f"{mine.clean.text} {theirs.clean.text}",
            (*mine.clean.origins, mine.pieces[-1].end, *theirs.clean.origins),
        )
        mine.pieces += theirs.pieces
        known = [sure for sure in (mine.confidence, theirs.confidence) if sure is not None]
        mine.confidence = min(known, default=None)
        self.notes += other.notes


def _with_letterhead(running: list[_Running]) -> list[_Running]:
    """Find the letterhead among the blocks before the first heading or list.

    A web page has its title above the letter, and a word processor date and subject in a table.
    """
    untitled = itertools.dropwhile(lambda one: one.kind is MarkedKind.HEADING, running)
    head = list(itertools.takewhile(_may_be_letterhead, untitled))
    for one in head[: letterhead_end([one.line for one in head])]:
        one.is_now(Kind.LETTERHEAD)
    return running


def _may_be_letterhead(one: _Running) -> bool:
    """Return whether a block may be of a letterhead: none of its lines has a number or letter."""
    mark = one.block.mark
    listed = mark is not None and mark.certain and mark.style is not MarkStyle.BULLET
    return one.kind in _IN_HEAD and not listed


def _with_signatures(running: list[_Running]) -> list[_Running]:
    """Find the signatures, and put together office and name where they are two paragraphs."""
    for index in mover_lines([one.line.text for one in running]):
        running[index].is_now(Kind.SIGNATURE)
    joined: list[_Running] = []
    for running_text, group in itertools.groupby(running, lambda one: one.kind in _MAY_SIGN):
        inside = list(group)
        heights = find_signatures([one.one_line for one in inside]) if running_text else {}
        end = 0
        for index, one in enumerate(inside):
            if index in heights:
                end = heights[index]
                one.is_now(Kind.SIGNATURE)
                one.block.label, one.block.mark = "", None
                for part in inside[index + 1 : end]:
                    one.take_in(part)
            if index in heights or index >= end:
                joined.append(one)
    return joined


def _find_unknown_kinds(running: list[_Running]) -> None:
    """Find the kind of blocks of which the format does not say it."""
    if all(one.kind is not MarkedKind.UNKNOWN for one in running):
        return
    find_kinds([one.block for one in running])
    for one in running:
        if one.kind is not MarkedKind.UNKNOWN:
            one.block.kind = Kind(one.kind.value)


def _find_levels(body: Sequence[Block]) -> None:
    """Set how deep headings are: as the format says, and under that what only looks like one.

    Those under an annex that are printed as large as its title stand under it all the same.
    """
    find_levels(body)
    above = annex = deeper = 0
    for block in body:
        if block.kind not in _TITLES:
            block.level = 0
        elif block.kind is Kind.ANNEX:
            above, annex, deeper = 0, block.depth, 0
        elif block.depth:
            annex = annex if block.depth >= annex else 0
            deeper = int(annex > 0 and (deeper > 0 or block.depth == annex))
            block.level = above = block.depth + deeper
        else:
            block.level += above


def _block(text: str, marked: MarkedBlock) -> Block:
    label, mark = marked.label, _mark(marked)
    if marked.kind is MarkedKind.UNKNOWN and not label:
        typed = read_mark(text[marked.start : marked.end])
        if typed is not None and typed.certain:
            mark = typed
    own = marked.start + (mark.end if mark is not None and not label else len(label))
    while own < marked.end and text[own].isspace():
        own += 1
    if own == marked.end:
        # Nothing but a mark: the mark is the text.
        own, label, mark = marked.start, "", None
    line = Line(
        start=marked.start,
        end=marked.end,
        text=text[marked.start : marked.end],
        blank_before=True,
        page=(marked.page or 1) - 1,
    )
    kind = Kind.PARAGRAPH if marked.kind is MarkedKind.UNKNOWN else Kind(marked.kind.value)
    if kind is Kind.HEADING and ANNEX.match(line.text):
        kind = Kind.ANNEX
    depth = marked.level
    if kind is Kind.HEADING and CAPTION.match(line.text):
        kind, depth = Kind.PARAGRAPH, 0  # however it is printed
    return Block(
        [line],
        [Span(own, marked.end)],
        kind,
        mark,
        label=label or (mark.label if mark is not None else ""),
        clean=clean_stretch(text, own, marked.end),
        depth=depth,
        table=marked.table,
        names_columns=marked.head,
        over_rows=marked.over_rows,
        page=marked.page,
        confidence=marked.confidence,
    )


def _mark(marked: MarkedBlock) -> Mark | None:
    """Return the mark that a label is; one that has no number counts as a bullet."""
    if not marked.label or marked.kind is MarkedKind.FOOTNOTE:
        return None
    read = read_mark(f"{marked.label} X")
    if read is not None:
        return read
    if marked.kind is not MarkedKind.LIST_ITEM:
        return None
    return Mark(MarkStyle.BULLET, marked.label, "", 0, len(marked.label) + 1)


def _reference(
    block: Block, index: int, *, note: NoteMark, numbers: Mapping[int, int]
) -> Reference:
    """Return a reference at the place in the clean text that its offset in the letter is."""
    place = sum(origin < note.position for origin in block.clean.origins)
    number = None if note.note is None else numbers.get(note.note)
    return Reference(index, place, place, note.mark, number)
