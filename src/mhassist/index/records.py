"""Letters, paragraphs and chunks in SQLite: written once, read whole when the index is opened."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pydantic import TypeAdapter

from mhassist.chunks import Chunk
from mhassist.index.generations import write_file
from mhassist.letters.kept_ids import KeptIds
from mhassist.letters.letter import Letter, Metadata
from mhassist.letters.marked import MarkedBlock
from mhassist.paragraphs.paragraph import Kind, NoteReference, Paragraph, Span

FILE_NAME = "records.sqlite"

_SCHEMA = """
CREATE TABLE letters (
    id TEXT PRIMARY KEY,
    sort_date TEXT,          -- ISO date by which letters are ordered; NULL when nothing is known
    sha256 TEXT NOT NULL,
    metadata TEXT NOT NULL,  -- JSON
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,    -- JSON: what stands where, if the format says so
    source_format TEXT NOT NULL,
    warnings TEXT NOT NULL,  -- JSON
    unsure TEXT NOT NULL,    -- JSON: names of metadata fields to be checked
    kept_ids TEXT            -- JSON: ids from an earlier version; NULL where there was none
) WITHOUT ROWID;
CREATE TABLE paragraphs (
    position INTEGER PRIMARY KEY,  -- in all letters, from 0
    letter_id TEXT NOT NULL REFERENCES letters (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,         -- JSON: headings, outermost first
    text TEXT NOT NULL,
    spans TEXT NOT NULL,           -- JSON: [[start, end], ...] in the letter's text
    label TEXT NOT NULL,
    level INTEGER NOT NULL,
    lead_in INTEGER,
    related TEXT NOT NULL,         -- JSON: numbers in the same letter
    page INTEGER,                  -- NULL where the format has no pages
    confidence REAL,               -- NULL where nothing was recognised from a picture
    kept INTEGER,                  -- in its id; NULL where that is its number
    UNIQUE (letter_id, number)
);
CREATE TABLE note_references (
    paragraph INTEGER NOT NULL REFERENCES paragraphs (position),
    position INTEGER NOT NULL,
    mark TEXT NOT NULL,
    number INTEGER                 -- of the footnote paragraph; NULL if the note is not there
);
CREATE TABLE chunks (
    row INTEGER PRIMARY KEY,       -- row of the vectors and of BM25, from 0
    paragraph INTEGER NOT NULL REFERENCES paragraphs (position),
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    context TEXT NOT NULL,
    llm_tokens INTEGER NOT NULL
);
"""
_METADATA = TypeAdapter(Metadata)
_KEPT_IDS = TypeAdapter(KeptIds)
_BLOCKS = TypeAdapter(tuple[MarkedBlock, ...])


def write_records(
    folder: Path,
    *,
    letters: Sequence[Letter],
    paragraphs: Sequence[Paragraph],
    chunks: Sequence[Chunk],
) -> None:
    """Write the records in the order given; equal records give equal bytes.

    Args:
        folder: Where the file goes.
        letters: By id.
        paragraphs: By letter id and number.
        chunks: In row order.
    """
    positions = {paragraph.id: position for position, paragraph in enumerate(paragraphs)}
    # Made in memory, so that the file is one plain write that fails as every other does.
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        database.executemany(
            "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            map(_letter, letters),
        )
        database.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_paragraph(position, one) for position, one in enumerate(paragraphs)),
        )
        database.executemany(
            "INSERT INTO note_references VALUES (?, ?, ?, ?)",
            (
                (position, note.position, note.mark, note.number)
                for position, paragraph in enumerate(paragraphs)
                for note in paragraph.notes
            ),
        )
        database.executemany(
            "INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, positions[chunk.paragraph_id], chunk.number, chunk.start, chunk.end,
                 chunk.context, chunk.llm_tokens)
                for row, chunk in enumerate(chunks)
            ),
        )  # fmt: skip
        database.commit()
        write_file(folder / FILE_NAME, database.serialize())


class Records:
    """The records of one generation, read."""

    def __init__(self, folder: Path) -> None:
        # Immutable: nobody writes it, so SQLite needs no lock and makes no file beside it.
        address = f"{(folder / FILE_NAME).resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            self.letters = _read_letters(database)
            self.paragraphs = _read_paragraphs(database)
            self.chunks, self.chunk_paragraphs = _read_chunks(database, self.paragraphs)


def _letter(letter: Letter) -> tuple[object, ...]:
    day = letter.sort_date
    return (
        letter.id,
        day.isoformat() if day is not None else None,
        letter.sha256,
        _METADATA.dump_json(letter.metadata).decode(),
        letter.text,
        _BLOCKS.dump_json(letter.blocks).decode(),
        letter.source_format,
        _to_json(letter.warnings),
        _to_json(letter.unsure),
        _KEPT_IDS.dump_json(letter.kept_ids).decode() if letter.kept_ids else None,
    )


def _paragraph(position: int, paragraph: Paragraph) -> tuple[object, ...]:
    return (
        position,
        paragraph.letter_id,
        paragraph.number,
        paragraph.kind.value,
        _to_json(paragraph.section),
        paragraph.text,
        _to_json([(span.start, span.end) for span in paragraph.spans]),
        paragraph.label,
        paragraph.level,
        paragraph.lead_in,
        _to_json(paragraph.related),
        paragraph.page,
        paragraph.confidence,
        paragraph.kept,
    )


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read_letters(database: sqlite3.Connection) -> tuple[Letter, ...]:
    found = database.execute(
        "SELECT id, text, metadata, sha256, blocks, source_format, warnings, unsure, kept_ids"
        " FROM letters ORDER BY id"
    )
    return tuple(
        Letter(
            letter_id,
            text,
            _METADATA.validate_json(metadata),
            sha256,
            blocks=_BLOCKS.validate_json(blocks),
            source_format=source_format,
            warnings=tuple(json.loads(warnings)),
            unsure=tuple(json.loads(unsure)),
            kept_ids=_KEPT_IDS.validate_json(kept_ids) if kept_ids else None,
        )
        for (
            letter_id, text, metadata, sha256, blocks, source_format, warnings, unsure, kept_ids,
        ) in found
    )  # fmt: skip


def _read_paragraphs(database: sqlite3.Connection) -> tuple[Paragraph, ...]:
    notes: dict[int, list[NoteReference]] = defaultdict(list)
    for position, *fields in database.execute("SELECT * FROM note_references ORDER BY rowid"):
        notes[position].append(NoteReference(*fields))
    return tuple(
        Paragraph(
            letter_id=letter_id,
            number=number,
            kind=Kind(kind),
            section=tuple(json.loads(section)),
            text=text,
            spans=tuple(Span(start, end) for start, end in json.loads(spans)),
            label=label,
            level=level,
            lead_in=lead_in,
            related=tuple(json.loads(related)),
            notes=tuple(notes[position]),
            page=page,
            confidence=confidence,
            kept=kept,
        )
        for (
            position, letter_id, number, kind, section, text, spans, label, level, lead_in, related,
            page, confidence, kept,
        ) in database.execute("SELECT * FROM paragraphs ORDER BY position")
    )  # fmt: skip


def _read_chunks(
    database: sqlite3.Connection, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Chunk, ...], list[int]]:
    chunks = []
    positions = []
    found = database.execute(
        "SELECT paragraph, number, start, end, context, llm_tokens FROM chunks ORDER BY row"
    )
    for position, number, start, end, context, llm_tokens in found:
        paragraph = paragraphs[position]
        text = paragraph.text[start:end]
        chunks.append(Chunk(paragraph.id, number, start, end, context, text, llm_tokens))
        positions.append(position)
    return tuple(chunks), positions
