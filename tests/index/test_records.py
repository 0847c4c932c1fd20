from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from mhassist.chunks import Chunk
from mhassist.index.records import Records, write_records
from mhassist.letters.letter import Letter, Metadata, Signatory
from mhassist.letters.marked import MarkedBlock, MarkedKind, NoteMark
from mhassist.paragraphs.paragraph import Kind, NoteReference, Paragraph, Span

LETTERS = [
    Letter(
        "brief-a",
        "- één punt\f1 noot",
        Metadata(
            title="Titel",
            kind="Kamerbrief",
            author="het kabinet",
            dossier="28638",
            number="161",
            session="2017/18",
            date=dt.date(2018, 5, 25),
            kenmerk="123",
            ministries=("JenV", "VWS"),
            signatories=(Signatory("A. de Vries", "minister"),),
            url="https://example.org/",
        ),
        "abc",
    ),
    Letter(
        "brief-c",
        "Kop\n\n1 Noot",
        Metadata(),
        "fed",
        blocks=(
            MarkedBlock(MarkedKind.HEADING, 0, 3, level=1, page=2, notes=(NoteMark(3, "1", 1),)),
            MarkedBlock(MarkedKind.FOOTNOTE, 5, 11, label="1", confidence=0.9),
        ),
        source_format="docx",
        warnings=("Verborgen tekst.",),
        unsure=("date",),
    ),
    Letter("brief-b", "", Metadata(after=dt.date(2018, 1, 1), before=dt.date(2018, 9, 1)), "def"),
]
PARAGRAPHS = [
    Paragraph(
        letter_id="brief-a",
        number=1,
        kind=Kind.LIST_ITEM,
        section=("Aanpak", "a) Zorg"),
        text="één punt",
        spans=(Span(2, 5), Span(6, 10)),
        label="-",
        level=1,
        lead_in=3,
        related=(2, 3),
        notes=(NoteReference(8, "¹", 2), NoteReference(8, "!!", None)),
    ),
    Paragraph(
        "brief-a", 2, Kind.FOOTNOTE, (), "noot", (Span(13, 17),), "1", page=3, confidence=0.875
    ),
]
CHUNKS = [
    Chunk("brief-a/p1", 0, 0, 4, "Titel", "één ", 3),
    Chunk("brief-a/p1", 1, 4, 8, "Titel", "punt", 2),
    Chunk("brief-a/p2", 0, 0, 4, "", "noot", 1),
]


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    write_records(tmp_path, letters=LETTERS, paragraphs=PARAGRAPHS, chunks=CHUNKS)

    records = Records(tmp_path)

    assert records.letters == tuple(sorted(LETTERS, key=lambda letter: letter.id))
    assert records.paragraphs == tuple(PARAGRAPHS)
    assert records.chunks == tuple(CHUNKS)
    assert records.chunk_paragraphs == [0, 0, 1]


def test_every_field_of_a_paragraph_is_stored(tmp_path: Path) -> None:
    """A new field needs a column; this fails until it has one."""
    write_records(tmp_path, letters=LETTERS, paragraphs=PARAGRAPHS, chunks=CHUNKS)
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as database:
        columns = {row[1] for row in database.execute("PRAGMA table_info(paragraphs)")}

    assert set(Paragraph.__dataclass_fields__) - {"notes"} <= columns


def test_every_field_of_a_letter_is_stored(tmp_path: Path) -> None:
    write_records(tmp_path, letters=LETTERS, paragraphs=PARAGRAPHS, chunks=CHUNKS)
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as database:
        columns = {row[1] for row in database.execute("PRAGMA table_info(letters)")}

    assert set(Letter.__dataclass_fields__) <= columns


def test_sort_date_can_be_asked_in_sql(tmp_path: Path) -> None:
    write_records(tmp_path, letters=LETTERS, paragraphs=PARAGRAPHS, chunks=CHUNKS)
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as database:
        found = database.execute("SELECT id, sort_date FROM letters ORDER BY sort_date").fetchall()

    assert found == [("brief-c", None), ("brief-b", "2018-01-02"), ("brief-a", "2018-05-25")]
