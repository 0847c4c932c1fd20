"""What an earlier generation has already: letters as they were read, vectors by passage."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mhassist.chunks import Chunk
from mhassist.encoder.encoding import Encoder
from mhassist.index.generations import generation_names, name_aside
from mhassist.index.manifest import (
    DamagedError,
    Manifest,
    OtherFormatError,
    read_manifest,
    verify_files,
)
from mhassist.index.recipe import code_checksum
from mhassist.index.records import Records
from mhassist.index.vectors import StoredVectors, Vectors
from mhassist.letters.letter import Letter
from mhassist.paragraphs.paragraph import Paragraph

_Record = TypeVar("_Record")
_Key = tuple[bytes, int]
"""A passage's SHA-256, and where its text starts after the context."""


@dataclass(frozen=True, slots=True)
class CutLetter:
    """A letter with its paragraphs and chunks."""

    letter: Letter
    paragraphs: tuple[Paragraph, ...]
    chunks: tuple[Chunk, ...]


class Reusable:
    """Letters and vectors of intact earlier generations that the same encoder made.

    What is used again is what was stored, so that the result has the bytes of a full build.
    """

    def __init__(self, generations: Iterable[tuple[Path, Manifest]] = ()) -> None:
        self._letters: dict[tuple[str, str], CutLetter] = {}
        self._places: dict[_Key, tuple[Vectors, int, int]] = {}
        self._fresh: dict[_Key, tuple[StoredVectors, int]] = {}
        for folder, manifest in generations:
            records = Records(folder)
            if manifest.code == code_checksum():
                for one in _cut_letters(records):
                    self._letters.setdefault((one.letter.id, one.letter.sha256), one)
            vectors = Vectors(folder)
            for row, chunk in enumerate(records.chunks):
                self._places.setdefault(_key(chunk), (vectors, row, chunk.start))

    @classmethod
    def find(cls, folder: Path, encoder: Encoder) -> Reusable:
        """Return what the current generation of an index folder has, and the one set aside."""
        return cls(_usable_generations(folder, encoder))

    def letter(self, letter_id: str, sha256: str) -> CutLetter | None:
        """Return a letter as the same code read it before, if it did."""
        return self._letters.get((letter_id, sha256))

    def new_passages(self, chunks: Iterable[Chunk]) -> list[Chunk]:
        """Return a chunk for each passage that has no vectors yet, in order."""
        new: dict[_Key, Chunk] = {}
        for chunk in chunks:
            key = _key(chunk)
            if key not in self._places and key not in self._fresh:
                new.setdefault(key, chunk)
        return list(new.values())

    def keep(self, chunk: Chunk, vectors: StoredVectors) -> None:
        """Keep what was encoded just now, until ``forget``."""
        self._fresh[_key(chunk)] = (vectors, chunk.start)

    def forget(self, chunks: Iterable[Chunk], *, but: Collection[str]) -> None:
        """Let go of what was encoded for these chunks, but for passages that come back."""
        for chunk in chunks:
            if chunk.passage not in but:
                self._fresh.pop(_key(chunk), None)

    def vectors(self, chunk: Chunk) -> StoredVectors:
        """Return the vectors of a chunk whose passage was encoded; ``KeyError`` if it was not."""
        key = _key(chunk)
        if key in self._fresh:
            fresh, start = self._fresh[key]
            return fresh.moved(chunk.start - start)
        vectors, row, start = self._places[key]
        # The same passage may stand elsewhere in its paragraph.
        return vectors.stored(row).moved(chunk.start - start)


def _usable_generations(folder: Path, encoder: Encoder) -> Iterable[tuple[Path, Manifest]]:
    try:
        names = [*generation_names(folder)[:1], name_aside(folder)]
    except DamagedError:
        return
    for name in filter(None, names):
        try:
            manifest = read_manifest(folder / name)
            if (manifest.encoder, manifest.dim) != (encoder.fingerprint, encoder.dim):
                continue
            # Every byte: a mistake on the disk must not go from one generation to the next.
            verify_files(folder / name, manifest)
        except (DamagedError, OtherFormatError):
            continue
        yield folder / name, manifest


def _cut_letters(records: Records) -> Iterable[CutLetter]:
    paragraphs = _by_letter(records.paragraphs, [each.letter_id for each in records.paragraphs])
    owners = [records.paragraphs[place].letter_id for place in records.chunk_paragraphs]
    chunks = _by_letter(records.chunks, owners)
    for letter in records.letters:
        own = tuple(paragraphs.get(letter.id, ()))
        yield CutLetter(letter, own, tuple(chunks.get(letter.id, ())))


def _by_letter(records: Sequence[_Record], owners: Sequence[str]) -> dict[str, list[_Record]]:
    found: dict[str, list[_Record]] = {}
    for record, owner in zip(records, owners, strict=True):
        found.setdefault(owner, []).append(record)
    return found


def _key(chunk: Chunk) -> _Key:
    return hashlib.sha256(chunk.passage.encode()).digest(), chunk.text_position
