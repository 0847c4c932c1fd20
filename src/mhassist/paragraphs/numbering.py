"""Blocks -> paragraphs: numbers, section paths, and the ties between them as numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.paragraph import Kind, NoteReference, Paragraph, Span
from mhassist.paragraphs.references import Reference


def number_paragraphs(
    letter_id: str,
    body: Sequence[Block],
    notes: Sequence[Block],
    *,
    references: Sequence[Reference],
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a letter, in reading order.

    A paragraph that a footnote cuts in two comes before that footnote.

    Args:
        letter_id: The letter's id.
        body: Running text, with kinds, levels and lists.
        notes: Footnotes.
        references: Marks in the running text, in order.
    """
    ordered = sorted([*body, *notes], key=lambda block: block.start)
    numbers = {id(block): number for number, block in enumerate(ordered, 1)}
    sections = _sections(body)
    note_numbers = {
        note.note.number: numbers[id(note)] for note in reversed(notes) if note.note is not None
    }
    by_block: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        by_block[reference.block].append(reference)
    paragraphs: dict[int, Paragraph] = {}
    referring: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(body):
        text, marks = _without_marks(block.text, by_block[index], note_numbers)
        number = numbers[id(block)]
        for mark in marks:
            if mark.number is not None:
                referring[mark.number].append(number)
        paragraphs[number] = Paragraph(
            letter_id=letter_id,
            number=number,
            kind=block.kind,
            section=sections[index],
            text=text,
            spans=_spans(block),
            label=block.label,
            level=block.level,
            lead_in=_number_of(body, block.introduced_by, numbers),
            related=tuple(sorted(numbers[id(body[other])] for other in block.related)),
            notes=marks,
            page=block.page,
            confidence=block.confidence,
        )
    for block in notes:
        number = numbers[id(block)]
        place = referring[number][0] if referring[number] else _last_before(number, paragraphs)
        paragraphs[number] = Paragraph(
            letter_id=letter_id,
            number=number,
            kind=Kind.FOOTNOTE,
            # A footnote belongs to the section of the paragraph that refers to it.
            section=paragraphs[place].section if place else (),
            text=block.text,
            spans=_spans(block),
            label=block.label,
            related=tuple(sorted(set(referring[number]))),
            page=block.page,
            confidence=block.confidence,
        )
    return tuple(paragraphs[number] for number in sorted(paragraphs))


def _last_before(number: int, paragraphs: Mapping[int, Paragraph]) -> int | None:
    """Return the paragraph above a footnote that nothing refers to."""
    return max((other for other in paragraphs if other < number), default=None)


def _number_of(body: Sequence[Block], index: int | None, numbers: Mapping[int, int]) -> int | None:
    return None if index is None else numbers[id(body[index])]


def _sections(body: Sequence[Block]) -> list[tuple[str, ...]]:
    """Return the section path of each block of the running text."""
    open_: list[tuple[int, str]] = []
    sections: list[tuple[str, ...]] = []
    previous = Kind.PARAGRAPH
    for block in body:
        if block.kind in {Kind.HEADING, Kind.ANNEX}:
            level = max(block.level, 1)
            while open_ and open_[-1][0] >= level:
                open_.pop()
            open_.append((level, f"{block.label} {block.text}".strip()))
        if block.kind is Kind.SIGNATURE and previous not in {Kind.SIGNATURE, Kind.HEADING}:
            # A signature closes the letter and not its last section, unless it has its own.
            open_.clear()
        previous = block.kind
        sections.append(tuple(title for _, title in open_))
    return sections


def _without_marks(
    text: str, references: Sequence[Reference], note_numbers: Mapping[int, int]
) -> tuple[str, tuple[NoteReference, ...]]:
    """Take the marks out of a text, and say where they stood."""
    kept = ""
    marks: list[NoteReference] = []
    position = 0
    for reference in references:
        kept += text[position : reference.start]
        position = reference.end
        if reference.start == reference.end:
            # The format says where the mark belongs; it never stood in the text.
            note = None if reference.number is None else note_numbers.get(reference.number)
            marks.append(NoteReference(len(kept), reference.mark, note))
            continue
        following = text[position : position + 1]
        if kept.endswith(" ") or not kept:
            # A mark between two spaces leaves one of them.
            kept = kept.rstrip() if following in {"", " "} else kept
            position += not kept and following == " "
        elif kept.endswith(".") and following == ".":
            # "jl.", its mark, and the full stop of the sentence: one full stop is enough.
            position += 1
        note = None if reference.number is None else note_numbers.get(reference.number)
        marks.append(NoteReference(len(kept), reference.mark, note))
    kept += text[position:]
    return (kept, tuple(marks)) if kept.strip() else (text, ())


def _spans(block: Block) -> tuple[Span, ...]:
    """Return where a block stands, lines that follow one another taken together."""
    spans: list[Span] = []
    for before, line in zip([None, *block.lines], block.lines, strict=False):
        if before is not None and not line.cut_before and not before.tail_removed:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return tuple(spans)
