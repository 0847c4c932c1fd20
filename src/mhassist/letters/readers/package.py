"""The ZIP file that a DOCX or ODT is: looked through before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from mhassist.errors import CorpusError

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
"""What Python's zipfile raises for a package that is damaged, or packed in an unknown way."""
_MOST_PARTS = 5000
_MOST_BYTES = 200 * 2**20
"""All parts together, pictures included."""
_MOST_XML = 20 * 2**20
"""One part of XML: as elements it takes fifty times its size; a thousand pages have a fifth."""
_MOST_TIMES = 200
"""How many times its size in the file a large part may be; text comes to about twenty."""
_LARGE = 2**20
_PIECE = 2**16


def check_package(path: Path, content: bytes) -> None:
    """Let a package pass that is safe to unpack.

    Args:
        path: Its name, for messages.
        content: Its bytes.

    Raises:
        CorpusError: If it is damaged, encrypted, unpacks to more than a letter can be, or
            declares entities in its XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_sizes(path, parts)
            for part in parts:
                unpacked = _unpack(package, part)
                if not _is_xml(part.filename):
                    continue
                if b"<!DOCTYPE" in unpacked[:4096] or b"<!ENTITY" in unpacked.replace(b"\0", b""):
                    raise CorpusError(
                        f"{path} bevat entiteiten (<!ENTITY> of <!DOCTYPE> in"
                        f" {part.filename}); die worden niet gelezen."
                    )
    except DAMAGED as error:
        raise CorpusError(
            f"{path} is beschadigd of niet compleet; vraag het bestand opnieuw op."
        ) from error
    except RuntimeError as error:
        raise CorpusError(f"{path} is versleuteld; sla het op zonder wachtwoord.") from error


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    too_much = (
        len(parts) > _MOST_PARTS
        or total > _MOST_BYTES
        or any(part.file_size > _MOST_XML for part in parts if _is_xml(part.filename))
        or any(
            part.file_size > _LARGE and part.file_size > _MOST_TIMES * max(part.compress_size, 1)
            for part in parts
        )
    )
    if too_much:
        raise CorpusError(
            f"{path} pakt uit tot {total / 2**20:.0f} MB in {len(parts)} delen, meer dan een brief"
            " kan zijn; vraag het bestand opnieuw op, of sla het op als PDF."
        )


def _unpack(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part, never holding more of it than it says it is.

    ``ZipFile.read`` unpacks everything and only then cuts it off at the size that is declared: a
    part that declares a kilobyte and is three gigabytes takes all of them.

    Raises:
        zipfile.BadZipFile: If it is not what it says it is.
    """
    pieces = bytearray()
    with package.open(part) as stream:
        while piece := stream.read(_PIECE):
            pieces += piece
    return bytes(pieces)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
