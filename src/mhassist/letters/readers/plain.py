"""Plain text -> Reading: the text as it is; its structure is found out later."""

from __future__ import annotations

from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.readers.reading import Reading


def read_plain(path: Path, content: bytes) -> Reading:
    """Return a text file's text, nothing changed.

    Raises:
        CorpusError: If it is not UTF-8, or is no text.
    """
    text = decode_plain(path, content)
    hidden = HiddenText()
    hidden.look_at(text)
    return Reading(text, warnings=hidden.warnings())


def decode_plain(path: Path, content: bytes) -> str:
    """Return the characters of a text file.

    Raises:
        CorpusError: If it is not UTF-8, or is no text.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path} is geen UTF-8-tekst (byte {error.start}); sla het bestand op als UTF-8."
        raise CorpusError(message) from error
    if "\0" in text:
        raise CorpusError(f"{path} is geen tekst: er staan nulbytes in.")
    if not text.replace("\ufeff", "").strip():
        raise CorpusError(f"De brief {path} is leeg.")
    return text
