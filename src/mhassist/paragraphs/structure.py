"""Letter -> StructuredLetter: the stages in their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from mhassist.letters.hyphens import read_vocabulary
from mhassist.letters.letter import Letter, Metadata
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.cleaning import clean_pieces
from mhassist.paragraphs.footnotes import Note, set_notes_apart
from mhassist.paragraphs.furniture import set_furniture_apart
from mhassist.paragraphs.headings import find_kinds, find_levels
from mhassist.paragraphs.joining import join_lines
from mhassist.paragraphs.lines import Line, read_lines
from mhassist.paragraphs.lists import link_lists
from mhassist.paragraphs.marked import structure_marked
from mhassist.paragraphs.numbering import number_paragraphs
from mhassist.paragraphs.paragraph import Furniture, Kind, Span, StructuredLetter
from mhassist.paragraphs.references import find_references
from mhassist.paragraphs.tables import link_rows

MOST_KEPT = 32
"""Structures, the last used; of a letter of ten pages one takes some 300 kB."""
_TRAILING_BULLET = re.compile(r"(?<=\S)\s+[-•]$")


def structure_letter(letter: Letter) -> StructuredLetter:
    """Return a letter's paragraphs, in reading order, and the page furniture left out of them.

    Every character that is no white space is in the spans of exactly one paragraph or furniture.

    Args:
        letter: Any letter; one without any structure gives plain paragraphs.
    """
    structure = _structure(Letter("", letter.text, Metadata(), "", blocks=letter.blocks))
    kept = letter.kept_ids
    numbers: Sequence[int | None] = [None] * len(structure.paragraphs)
    # With other code a letter may have other paragraphs: then the ids of old are no help.
    if kept is not None and len(kept.numbers) == len(structure.paragraphs):
        numbers = kept.numbers
    paragraphs = tuple(
        replace(each, letter_id=letter.id, kept=number if number != each.number else None)
        for each, number in zip(structure.paragraphs, numbers, strict=True)
    )
    return StructuredLetter(letter.id, paragraphs, structure.furniture)


@lru_cache(MOST_KEPT)
def _structure(bare: Letter) -> StructuredLetter:
    """Return the structure of a letter of which nothing is known but text and blocks.

    Kept, because a letter is shown, compared with others, added and indexed.
    """
    return structure_marked(bare) if bare.blocks else _structure_plain(bare)


def _structure_plain(letter: Letter) -> StructuredLetter:
    """Return the paragraphs of a letter of which there is only the text."""
    text = letter.text
    vocabulary = read_vocabulary(text)
    lines, furniture = set_furniture_apart(text, read_lines(text))
    lines, notes = set_notes_apart(text, lines)
    body = join_lines(text, _split_trailing_bullets(text, lines), vocabulary)
    find_kinds(body)
    note_blocks = [_note_block(note, text, vocabulary) for note in notes]
    return assemble(letter.id, body, note_blocks, furniture=furniture)


def assemble(
    letter_id: str,
    body: Sequence[Block],
    notes: Sequence[Block],
    *,
    furniture: Sequence[Furniture],
) -> StructuredLetter:
    """Return the structured letter that blocks of known kind make.

    Args:
        letter_id: The letter's id.
        body: The running text, in order.
        notes: The footnotes, in order, each with its ``note``.
        furniture: What was left out.
    """
    find_levels(body)
    link_lists(body)
    link_rows(body)
    references = find_references(body, [block.note for block in notes if block.note is not None])
    paragraphs = number_paragraphs(letter_id, body, notes, references=references)
    return StructuredLetter(letter_id, paragraphs, tuple(furniture))


def _split_trailing_bullets(text: str, lines: Sequence[Line]) -> list[Line]:
    """Put a bullet that ends up behind the item before it on a line of its own."""
    trailing = [
        index
        for index, line in enumerate(lines[:-1])
        if _TRAILING_BULLET.search(line.text) and lines[index + 1].text[0].isupper()
    ]
    if len(trailing) < 2:
        return list(lines)
    split: list[Line] = []
    for index, line in enumerate(lines):
        if index in trailing:
            split.append(line.cut_to(text, end=line.end - 1))
            split.append(line.cut_to(text, start=line.end - 1))
        else:
            split.append(line)
    return split


def _note_block(note: Note, text: str, vocabulary: Counter[str]) -> Block:
    pieces = [Span(line.start, line.end) for line in note.lines]
    pieces[0] = Span(note.mark_end, pieces[0].end)
    clean = clean_pieces(text, pieces, vocabulary)
    return Block(
        list(note.lines), pieces, Kind.FOOTNOTE, label=str(note.number), clean=clean, note=note
    )
