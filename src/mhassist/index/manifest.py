"""What a generation of the index holds and was made of, with checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

FORMAT = 3
"""Raised by one when files of an earlier mhassist can no longer be read, or mean something else."""
FILE_NAME = "manifest.json"
NAME_LENGTH = 12
HASHED_WHEN_OPENED = 256 * 2**20
"""Files up to this many bytes are hashed at every opening; of larger ones the size is compared.

The token vectors of five letters are far below it; those of thousands of letters would make every
start take seconds.
"""


class DamagedError(Exception):
    """A file of a generation is missing or is not what the manifest says."""


class OtherFormatError(Exception):
    """A generation is whole, but written by a version of mhassist with another format."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a generation."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds."""

    letters: int
    paragraphs: int
    chunks: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that decides whether a generation can be used, without time or place."""

    format: int
    package_version: str
    code: str
    """Checksum of the code that read and cut the letters."""
    encoder: str
    """Fingerprint of the encoder whose vectors these are."""
    dim: int
    letters: Mapping[str, str]
    """Checksum of each letter (``Letter.sha256``) by letter id."""
    counts: Counts
    files: Mapping[str, FileEntry]

    def to_bytes(self) -> bytes:
        """Return the file's content, the same for equal manifests."""
        return _ADAPTER.dump_json(self, indent=2) + b"\n"


_ADAPTER = TypeAdapter(Manifest)


def package_version() -> str:
    """Return the version of mhassist that is installed."""
    return version("mhassist")


def generation_name(manifest: bytes) -> str:
    """Return the name of the folder that the manifest goes in: equal content, equal name."""
    return hashlib.sha256(manifest).hexdigest()[:NAME_LENGTH]


def describe_files(folder: Path) -> dict[str, FileEntry]:
    """Return size and checksum of every file in the folder, by name."""
    return {
        file.name: FileEntry(_sha256(file), file.stat().st_size)
        for file in sorted(folder.iterdir())
        if file.name != FILE_NAME
    }


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a generation.

    Raises:
        DamagedError: If it is missing, or does not belong to a folder of this name.
        OtherFormatError: If a version of mhassist with another format wrote it.
    """
    try:
        content = (folder / FILE_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DamagedError(FILE_NAME) from error
    if generation_name(content) != folder.name:
        raise DamagedError(FILE_NAME)
    if json.loads(content)["format"] != FORMAT:
        raise OtherFormatError
    return _ADAPTER.validate_json(content)


def verify_files(folder: Path, manifest: Manifest, *, hash_up_to: int | None = None) -> None:
    """Compare every file with the manifest.

    Args:
        folder: The generation.
        manifest: Its manifest.
        hash_up_to: Most bytes of a file that is hashed; ``None`` hashes every file.

    Raises:
        DamagedError: With the name of the first file that is missing or differs.
    """
    for name, entry in manifest.files.items():
        file = folder / name
        if not file.is_file() or file.stat().st_size != entry.bytes:
            raise DamagedError(name)
        if (hash_up_to is None or entry.bytes <= hash_up_to) and _sha256(file) != entry.sha256:
            raise DamagedError(name)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
