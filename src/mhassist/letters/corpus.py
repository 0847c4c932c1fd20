"""Reads the corpus folder: each letter with the sheet that stands beside it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.facts import read_facts
from mhassist.letters.letter import Letter, Metadata
from mhassist.letters.session import vergaderjaar
from mhassist.letters.sheet import read_sheet

LETTER_SUFFIXES = frozenset({".txt"})
"""The formats that a letter can have."""


def load_corpus(folder: Path) -> tuple[Letter, ...]:
    """Return every letter of a folder, oldest first; equal days are ordered by id.

    A letter of which no day is known comes last.

    Args:
        folder: Holds ``<id>.txt`` and, beside it, ``<id>.toml`` with what is known of it.

    Raises:
        CorpusError: If the folder is missing or has no letter, a letter or sheet cannot be read,
            or a sheet belongs to no letter.
    """
    return tuple(sorted((load_letter(file) for file in letter_files(folder)), key=_order))


def letter_files(folder: Path) -> list[Path]:
    """Return the file of every letter of a folder, by name, without reading any.

    Raises:
        CorpusError: If the folder is missing or has no letter, or a sheet belongs to no letter.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"De map met brieven {folder} bestaat niet; geef een map op met --corpus."
        )
    files = sorted(folder.iterdir())
    letters = [file for file in files if file.suffix in LETTER_SUFFIXES]
    if not letters:
        raise CorpusError(f"In de map {folder} staat geen enkele brief (een bestand .txt).")
    stems = {file.stem for file in letters}
    for file in files:
        if file.suffix == ".toml" and file.stem not in stems:
            raise CorpusError(f"Bij {file} staat geen brief {file.stem}.txt.")
    return letters


def letter_checksum(path: Path) -> str:
    """Return ``Letter.sha256`` of a letter without reading what it says.

    Raises:
        CorpusError: If a file cannot be read.
    """
    sheet = path.with_suffix(".toml")
    try:
        return _checksum(path.read_bytes(), sheet.read_bytes() if sheet.is_file() else b"")
    except OSError as error:
        raise CorpusError(f"De brief {path} kan niet gelezen worden: {error.strerror}.") from error


def load_letter(path: Path) -> Letter:
    """Return one letter; what its sheet lacks is taken from its letterhead and signatures.

    Args:
        path: The letter's text; its sheet, if any, is the file beside it with suffix ``.toml``.

    Raises:
        CorpusError: If the letter is missing, empty or not UTF-8, or its sheet cannot be used.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"De brief {path} kan niet gelezen worden: {error.strerror}.") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path} is geen UTF-8-tekst (byte {error.start}); sla het bestand op als UTF-8."
        raise CorpusError(message) from error
    if not text.strip():
        raise CorpusError(f"De brief {path} is leeg.")
    sheet = path.with_suffix(".toml")
    sheet_content = sheet.read_bytes() if sheet.is_file() else b""
    known = read_sheet(sheet, sheet_content) if sheet_content else Metadata()
    metadata = _complete(known, read_facts(text))
    return Letter(path.stem, text, metadata, _checksum(content, sheet_content))


def _checksum(content: bytes, sheet_content: bytes) -> str:
    return hashlib.sha256(content + b"\0" + sheet_content).hexdigest()


def _complete(known: Metadata, facts: Metadata) -> Metadata:
    """Fill what ``known`` lacks with what the letter prints, and derive the vergaderjaar."""
    missing = {
        field.name: getattr(facts, field.name)
        for field in dataclasses.fields(Metadata)
        if not getattr(known, field.name) and getattr(facts, field.name)
    }
    filled = dataclasses.replace(known, **missing)
    if filled.date is not None and not filled.session:
        filled = dataclasses.replace(filled, session=vergaderjaar(filled.date))
    return filled


def _order(letter: Letter) -> tuple[dt.date, str]:
    return letter.sort_date or dt.date.max, letter.id
