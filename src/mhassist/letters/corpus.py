"""Reads the corpus folder: each letter with what stands beside it about it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections import defaultdict
from pathlib import Path

from mhassist.errors import CorpusError, reason_of
from mhassist.letters.facts import names_ministry, read_facts, unsure_fields
from mhassist.letters.kept_ids import SUFFIX, read_kept_ids
from mhassist.letters.language import refuse_other_language
from mhassist.letters.letter import Letter, Metadata
from mhassist.letters.marked import MarkedKind
from mhassist.letters.metadata_file import metadata_identifier, read_metadata_file
from mhassist.letters.readers import LETTER_SUFFIXES, MOST_BYTES, PageProgress, read_once
from mhassist.letters.readers.reading import Reading
from mhassist.letters.session import vergaderjaar
from mhassist.letters.sheet import read_sheet
from mhassist.letters.signatories import as_printed
from mhassist.letters.unchanged_files import checksum_once

_METADATA_NAME = re.compile(r"(?:(?P<stem>.+)\.)?metadata(?:_owms)?\.xml", re.IGNORECASE)
_METADATA_FILES = ("metadata.xml", "metadata_owms.xml")
"""As officielebekendmakingen.nl names them; the first says most."""


def load_corpus(folder: Path) -> tuple[Letter, ...]:
    """Return every letter of a folder, oldest first; equal days are ordered by id.

    A letter of which no day is known comes last.

    Args:
        folder: Holds ``<id>.txt``, ``<id>.xml``, ``<id>.pdf``, ... and, beside it, ``<id>.toml``
            with what is known of it.

    Raises:
        CorpusError: If the folder is missing or has no letter, a letter or sheet cannot be read,
            a sheet belongs to no letter, or a letter is there in two formats.
    """
    return tuple(sorted((load_letter(file) for file in letter_files(folder)), key=_order))


def letter_files(folder: Path) -> list[Path]:
    """Return the file of every letter of a folder, by name, without reading any.

    Raises:
        CorpusError: If the folder is missing or has no letter, a sheet belongs to no letter, or
            a letter is there in two formats.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"De map met brieven {folder} bestaat niet; geef een map op met --corpus."
        )
    files = sorted(folder.iterdir())
    letters = [file for file in files if is_letter(file)]
    if not letters:
        known = ", ".join(sorted(LETTER_SUFFIXES))
        raise CorpusError(
            f"In de map {folder} staat geen enkele brief (een bestand dat eindigt op {known})."
        )
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for file in letters:
        by_stem[file.stem].append(file)
    for file in files:
        if file.suffix == ".toml" and file.stem not in by_stem:
            raise CorpusError(f"Bij {file} staat geen brief {file.stem}.txt.")
    for stem, same in by_stem.items():
        if len(same) > 1:
            names = " en ".join(file.name for file in same)
            raise CorpusError(
                f"De brief {stem} staat meer dan eens in {folder}: {names}; laat er één staan."
            )
    return letters


def is_letter(file: Path) -> bool:
    """Return whether a file's name is that of a letter: no metadata, no trace of an open editor."""
    if file.name.startswith((".", "~$")) or file.suffix.lower() not in LETTER_SUFFIXES:
        return False
    return _METADATA_NAME.fullmatch(file.name) is None


def letter_checksum(path: Path, *, metadata: Path | None = None) -> str:
    """Return ``Letter.sha256`` of a letter without reading what it says.

    Files that did not change since the last look are not read for it.

    Args:
        path: The letter's file.
        metadata: As given to ``load_letter``.

    Raises:
        CorpusError: If a file cannot be read.
    """

    def make() -> str:
        return _Files(path, metadata).checksum

    shared = [path.with_name(name) for name in _METADATA_FILES]
    if metadata is not None or any(file.is_file() for file in shared):
        return make()  # whose those are depends on the other letters
    own = [path.with_name(f"{path.stem}.{name}") for name in _METADATA_FILES]
    beside = [path.with_suffix(".toml"), path.with_suffix(SUFFIX), *own]
    return checksum_once(path, beside, make)


def load_letter(
    path: Path, *, metadata: Path | None = None, progress: PageProgress | None = None
) -> Letter:
    """Return one letter with all that is known of it.

    What its sheet (the file beside it with suffix ``.toml``) says comes first; then its metadata
    file (``<id>.metadata.xml`` beside it, or ``metadata.xml`` in the same folder); then what its
    format says of itself; then its letterhead and signatures.

    Args:
        path: The letter's file, in any format that ``LETTER_SUFFIXES`` names.
        metadata: Its metadata file, where that is another than the one beside it.
        progress: Told of each page, where reading takes long.

    Raises:
        CorpusError: If the letter is missing, empty, damaged or in no format that can be read,
            is not in Dutch, or what stands beside it cannot be used.
    """
    files = _Files(path, metadata)
    reading = read_once(path, files.content, progress=progress)
    refuse_other_language(path, reading.text)
    known = read_sheet(files.sheet, files.sheet_content) if files.sheet_content else Metadata()
    if files.metadata is not None:
        known = _filled(known, read_metadata_file(files.metadata, files.metadata_content))
    known = _filled(known, reading.metadata)
    printed = _titled(read_facts(reading.printed or reading.text), reading)
    facts = _filled(printed, reading.beside)
    return Letter(
        path.stem,
        reading.text,
        _with_session(_filled(as_printed(known, facts), facts)),
        files.checksum,
        blocks=reading.blocks,
        source_format=reading.source_format,
        warnings=reading.warnings,
        unsure=unsure_fields(
            known,
            facts,
            printed=printed,
            recognised=reading.source_format == "ocr",
            text=reading.printed or reading.text,
        ),
        kept_ids=read_kept_ids(files.kept_ids, files.content) if files.kept_ids else None,
    )


def _titled(facts: Metadata, reading: Reading) -> Metadata:
    """Take the heading above everything for the title, where nothing else is.

    The name of a ministry, however large, is that of the sender.
    """
    printed = (
        block
        for block in reading.blocks
        if block.kind != MarkedKind.FURNITURE
        and not names_ministry(reading.text[block.start : block.end])
    )
    first = next(printed, None)
    if facts.title or first is None or first.kind != MarkedKind.HEADING or first.label:
        return facts
    title = reading.text[first.start : first.end]
    # "nota", printed large, is what the paper is and not what it is about.
    return (
        facts if title.islower() and " " not in title else dataclasses.replace(facts, title=title)
    )


class _Files:
    """A letter's file and the files beside it, read."""

    def __init__(self, path: Path, metadata: Path | None) -> None:
        self.sheet = path.with_suffix(".toml")
        try:
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise CorpusError(
                    f"{path} is {size / 2**20:.0f} MB; dat is geen brief"
                    f" (ten hoogste {MOST_BYTES // 2**20} MB)."
                )
            self.content = path.read_bytes()
            self.sheet_content = self.sheet.read_bytes() if self.sheet.is_file() else b""
            kept_ids = path.with_suffix(SUFFIX)
            self.kept_ids = kept_ids.read_bytes() if kept_ids.is_file() else b""
            self.metadata = metadata or _metadata_beside(path)
            self.metadata_content = self.metadata.read_bytes() if self.metadata else b""
        except OSError as error:
            name = error.filename or path
            raise CorpusError(
                f"De brief {name} kan niet gelezen worden: {reason_of(error)}."
            ) from error

    @property
    def checksum(self) -> str:
        """Checksum over the bytes of all."""
        parts = [self.content, self.sheet_content]
        if self.metadata is not None:
            parts.append(self.metadata_content)
        if self.kept_ids:
            parts.append(self.kept_ids)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _metadata_beside(path: Path) -> Path | None:
    """Return the metadata file that belongs to a letter.

    One that does not carry the letter's name belongs to it if it names it, or if it is the only
    letter of the folder.
    """
    for name in _METADATA_FILES:
        own = path.with_name(f"{path.stem}.{name}")
        if own.is_file():
            return own
    for name in _METADATA_FILES:
        shared = path.with_name(name)
        if shared.is_file():
            identifier = metadata_identifier(shared, shared.read_bytes())
            if identifier == path.stem or _is_alone(path):
                return shared
    return None


def _is_alone(path: Path) -> bool:
    return all(file.stem == path.stem for file in path.parent.iterdir() if is_letter(file))


def _filled(known: Metadata, more: Metadata) -> Metadata:
    """Fill what ``known`` lacks."""
    missing = {
        field.name: getattr(more, field.name)
        for field in dataclasses.fields(Metadata)
        if not getattr(known, field.name) and getattr(more, field.name)
    }
    return dataclasses.replace(known, **missing)


def _with_session(known: Metadata) -> Metadata:
    """Derive the vergaderjaar from the date where it is not known."""
    if known.date is None or known.session:
        return known
    return dataclasses.replace(known, session=vergaderjaar(known.date))


def _order(letter: Letter) -> tuple[dt.date, str]:
    return letter.sort_date or dt.date.max, letter.id
