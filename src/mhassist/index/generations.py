"""The index folder: generations side by side, one of them current, one builder at a time.

::

    index/
      CURRENT        names of the generations, the current one first, then those before it
      3f9c1a0b7d42/  a generation: never changed after it was made current
      building/      what a builder is writing; left behind only by one that was interrupted
      .lock          held by the operating system for the builder, so a crash frees it

A generation becomes current by one ``os.replace`` of ``CURRENT``. Whoever has an older one open
goes on reading it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mhassist.errors import MhassistError
from mhassist.index.manifest import (
    NAME_LENGTH,
    DamagedError,
    OtherFormatError,
    read_manifest,
    verify_files,
)

KEPT = 3
"""Generations that stay on disk, the current one counted."""

_CURRENT = "CURRENT"
_CURRENT_NEXT = "CURRENT.next"
_BUILDING = "building"
_REPLACED = "replaced"
_LOCK = ".lock"
_NAME = re.compile(rf"[0-9a-f]{{{NAME_LENGTH}}}")


def generation_names(folder: Path) -> list[str]:
    """Return the generations of an index folder, the current one first; none if there is none.

    Raises:
        DamagedError: If ``CURRENT`` holds something else than names.
    """
    try:
        names = (folder / _CURRENT).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise DamagedError(_CURRENT) from error
    if not names or not all(_NAME.fullmatch(name) for name in names):
        raise DamagedError(_CURRENT)
    return names


@contextmanager
def building_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write a generation in, to one builder at a time.

    Leftovers of an interrupted build are removed first, and this one's when it fails.

    Raises:
        MhassistError: If another process is building in the same index folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("ab") as lock:
        if not _lock(lock):
            message = (
                f"In {folder} wordt al een index gemaakt; wacht tot dat klaar is en probeer het"
                " dan opnieuw."
            )
            raise MhassistError(message)
        remove_leftovers(folder)
        building = folder / _BUILDING
        building.mkdir()
        try:
            yield building
        finally:
            shutil.rmtree(building, ignore_errors=True)


def make_current(building: Path, *, name: str) -> None:
    """Turn what was built into generation ``name`` and point ``CURRENT`` to it.

    Until the last step the earlier generation is the current one. An intact generation of the
    same name holds the same bytes and is left alone, for readers may have it open.
    """
    folder = building.parent
    target = folder / name
    if _is_intact(target):
        shutil.rmtree(building)
    else:
        if target.exists():
            target.rename(folder / _REPLACED)
        building.rename(target)
        _sync_folder(folder)
    _write_current(folder, name)
    remove_leftovers(folder)


def write_file(file: Path, content: bytes | memoryview) -> None:
    """Write a file and wait until it is on the disk."""
    with file.open("wb") as stream:
        stream.write(content)
        sync(stream)


def sync(stream: BinaryIO) -> None:
    """Wait until what was written to a file is on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def remove_leftovers(folder: Path) -> None:
    """Remove what no reader needs: interrupted work, and generations that ``CURRENT`` dropped.

    Only names that this module gives are removed; without a readable ``CURRENT`` every
    generation stays, since one of them may be the last good one.
    """
    for name in (_BUILDING, _REPLACED):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / _CURRENT_NEXT).unlink(missing_ok=True)
    try:
        kept = generation_names(folder)
    except DamagedError:
        return
    for entry in folder.iterdir():
        if _NAME.fullmatch(entry.name) and entry.name not in kept:
            shutil.rmtree(entry, ignore_errors=True)


def _write_current(folder: Path, name: str) -> None:
    try:
        earlier = generation_names(folder)
    except DamagedError:
        earlier = []
    names = [name, *(other for other in earlier if other != name)]
    write_file(folder / _CURRENT_NEXT, "".join(f"{kept}\n" for kept in names[:KEPT]).encode())
    (folder / _CURRENT_NEXT).replace(folder / _CURRENT)
    _sync_folder(folder)


def _is_intact(generation: Path) -> bool:
    try:
        verify_files(generation, read_manifest(generation))
    except (DamagedError, OtherFormatError):
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Wait until new names in the folder are on the disk; Windows does that by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _lock(stream: BinaryIO) -> bool:
    """Lock the file for this process until it closes it or ends; false if another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
