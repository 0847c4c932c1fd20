"""Which code reads and cuts letters: with other code a letter may become other paragraphs."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_STAGES = ("letters", "paragraphs", "sentences.py", "chunks.py", "index")
"""What stands between a file of the corpus and the rows of the index; the encoder has a
fingerprint of its own."""
_SUFFIXES = frozenset({".py", ".toml", ".tsv", ".txt"})
_READERS = ("pypdfium2", "lxml", "python-docx", "markdown-it-py")
"""The libraries that read a file for these stages: another release may read it otherwise."""


@cache
def code_checksum() -> str:
    """Return a checksum over the source of the stages that make an index, and what they read with.

    What an earlier build made of a letter is used again only if the same code made it.
    """
    digest = hashlib.sha256()
    for stage in _STAGES:
        path = _PACKAGE / stage
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _SUFFIXES and file.is_file():
                content = file.read_bytes().replace(b"\r\n", b"\n")
                digest.update(file.relative_to(_PACKAGE).as_posix().encode())
                digest.update(b"\0%d\0" % len(content))
                digest.update(content)
    for library in _READERS:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()[:16]
