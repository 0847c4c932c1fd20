"""Letter whose format says what its parts are -> StructuredLetter: numbered by the same rules."""

from __future__ import annotations

from collections.abc import Mapping

from mhassist.letters.letter import Letter
from mhassist.letters.marked import MarkedBlock, MarkedKind, NoteMark
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.cleaning import clean_stretch
from mhassist.paragraphs.footnotes import Note
from mhassist.paragraphs.headings import find_levels
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.lists import link_lists
from mhassist.paragraphs.marks import Mark, MarkStyle, read_mark
from mhassist.paragraphs.numbering import number_paragraphs
from mhassist.paragraphs.paragraph import Kind, Span, StructuredLetter
from mhassist.paragraphs.references import Reference

_TITLES = frozenset({Kind.HEADING, Kind.ANNEX})


def structure_marked(letter: Letter) -> StructuredLetter:
    """Return the paragraphs that a letter's blocks are.

    Headings keep the level that the format gives them; where one has none, all are found out.

    Args:
        letter: A letter with ``blocks``.
    """
    body: list[Block] = []
    notes: list[Block] = []
    numbers: dict[int, int] = {}
    references: list[tuple[int, MarkedBlock]] = []
    for index, marked in enumerate(letter.blocks):
        block = _block(letter.text, marked)
        if marked.kind is MarkedKind.FOOTNOTE:
            notes.append(block)
            numbers[index] = len(notes)
            block.note = Note(tuple(block.lines), marked.label, block.pieces[0].start, len(notes))
        else:
            references.append((len(body), marked))
            body.append(block)
    if all(block.depth for block in body if block.kind in _TITLES):
        for block in body:
            block.level = block.depth if block.kind in _TITLES else 0
    else:
        find_levels(body)
    link_lists(body)
    found = [
        _reference(body[index], index, note=note, numbers=numbers)
        for index, marked in references
        for note in marked.notes
    ]
    paragraphs = number_paragraphs(letter.id, body, notes, references=found)
    return StructuredLetter(letter.id, paragraphs, ())


def _block(text: str, marked: MarkedBlock) -> Block:
    own = marked.start + len(marked.label)
    while own < marked.end and text[own].isspace():
        own += 1
    if own == marked.end:
        # Nothing but a mark: the mark is the text.
        own = marked.start
    line = Line(
        start=marked.start,
        end=marked.end,
        text=text[marked.start : marked.end],
        blank_before=True,
        page=(marked.page or 1) - 1,
    )
    return Block(
        [line],
        [Span(own, marked.end)],
        Kind(marked.kind.value),
        _mark(marked),
        label=marked.label if own > marked.start else "",
        clean=clean_stretch(text, own, marked.end),
        depth=marked.level,
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
