"""The index folder: generations side by side, one of them current, one builder at a time.

::

    index/
      CURRENT        names of the generations, the current one first, then those before it
      ASIDE          name of a generation that was made and not taken into use
      ROLLED_BACK    name of the generation that a user went back from
      3f9c1a0b7d42/  a generation: never changed after it was made
      building/      what a builder is writing; left behind only by one that was interrupted
      .lock          held by the operating system for the builder, so a crash frees it

A generation becomes current by one ``os.replace`` of ``CURRENT``. Whoever has an older one open
goes on reading it: this process removes none that it has open itself.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from mhassist.errors import BusyError, MhassistError
from mhassist.index.manifest import (
    NAME_LENGTH,
    DamagedError,
    OtherFormatError,
    read_manifest,
    verify_files,
)

KEPT = 3
"""Generations that stay on disk, the current one counted."""

CURRENT = "CURRENT"
_CURRENT_NEXT = "CURRENT.next"
_ASIDE = "ASIDE"
_ROLLED_BACK = "ROLLED_BACK"
_BUILDING = "building"
_REPLACED = "replaced"
_LOCK = ".lock"
_NAME = re.compile(rf"[0-9a-f]{{{NAME_LENGTH}}}")
_open: dict[object, Path] = {}
"""The generations that this process has open, each time under a key of its own.

Put in and taken out in one step each, by any thread: a finalizer runs in the midst of whatever a
thread does, also while that thread holds a lock.
"""


def generation_names(folder: Path) -> list[str]:
    """Return the generations of an index folder, the current one first; none if there is none.

    Raises:
        DamagedError: If ``CURRENT`` holds something else than names.
    """
    return _read_names(folder / CURRENT)


def name_aside(folder: Path) -> str | None:
    """Return the generation that was made and not taken into use, if there is one."""
    return _read_name(folder / _ASIDE)


def name_rolled_back(folder: Path) -> str | None:
    """Return the generation that a user went back from, until the next one goes live."""
    return _read_name(folder / _ROLLED_BACK)


@contextmanager
def one_builder(folder: Path) -> Iterator[None]:
    """Let no other process or thread build in the index folder meanwhile.

    Raises:
        MhassistError: If another one is building.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("ab") as lock:
        if not _lock(lock):
            message = (
                f"In {folder} wordt al een index gemaakt; wacht tot dat klaar is en probeer het"
                " dan opnieuw."
            )
            raise BusyError(message)
        yield


@contextmanager
def building_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write a generation in; needs ``one_builder``.

    Leftovers of an interrupted build are removed first, and this one's when it fails.
    """
    remove_leftovers(folder)
    building = folder / _BUILDING
    building.mkdir()
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def place(building: Path, *, name: str) -> Path:
    """Turn what was built into generation ``name``, not yet the current one, and return its folder.

    An intact generation of the same name holds the same bytes and is left alone, for readers may
    have it open.
    """
    folder = building.parent
    target = folder / name
    if is_intact(target):
        shutil.rmtree(building)
    else:
        if target.exists():
            target.rename(folder / _REPLACED)
        building.rename(target)
        sync_folder(folder)
    return target


def prepare_current(folder: Path, name: str, *, earlier: Sequence[str] | None = None) -> None:
    """Write beside ``CURRENT`` what it will say: all that still needs room on the disk.

    Args:
        folder: The index folder.
        name: The generation that becomes the current one.
        earlier: Those after it; the ones that are there now by default.
    """
    if earlier is None:
        try:
            earlier = generation_names(folder)
        except DamagedError:
            earlier = []
    names = [name, *(other for other in earlier if other != name)]
    write_file(folder / _CURRENT_NEXT, "".join(f"{kept}\n" for kept in names[:KEPT]).encode())


def switch_current(folder: Path) -> None:
    """Make the generation current for which ``prepare_current`` was called, in one step."""
    (folder / _CURRENT_NEXT).replace(folder / CURRENT)
    sync_folder(folder)


def make_current(folder: Path, name: str) -> None:
    """Point ``CURRENT`` to a generation, and remove what nobody needs after that."""
    prepare_current(folder, name)
    switch_current(folder)
    settle(folder)


def settle(folder: Path) -> None:
    """Remove what was aside or rolled back from: a new generation went live."""
    for marker in (_ASIDE, _ROLLED_BACK):
        (folder / marker).unlink(missing_ok=True)
    remove_leftovers(folder)


def set_aside(folder: Path, name: str) -> None:
    """Keep a generation that does not go live, until the next one does."""
    write_file(folder / _ASIDE, f"{name}\n".encode())
    remove_leftovers(folder)


def roll_back(folder: Path) -> tuple[str, str]:
    """Make the newest intact generation before the current one current; needs ``one_builder``.

    The one that was current goes to the end of the row, so that going back again leads further.

    Returns:
        The names of the generation that was current and of the one that is.

    Raises:
        MhassistError: If there is no other intact generation.
        DamagedError: If ``CURRENT`` cannot be read.
    """
    names = generation_names(folder)
    for position, name in enumerate(names[1:], start=1):
        if is_intact(folder / name):
            write_file(folder / _ROLLED_BACK, f"{names[0]}\n".encode())
            prepare_current(folder, name, earlier=names[position + 1 :] + names[:position])
            switch_current(folder)
            return names[0], name
    raise MhassistError(f"In {folder} is geen eerdere versie van de index om naar terug te gaan.")


def note_open(folder: Path) -> Callable[[], None]:
    """Keep a generation on disk while this process has it open; returns what ends that."""
    key = object()
    _open[key] = folder
    return partial(_end_open, key)


def _end_open(key: object) -> None:
    _open.pop(key, None)


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
        kept = {*generation_names(folder), name_aside(folder)}
    except DamagedError:
        return
    for entry in folder.iterdir():
        unused = entry.name not in kept and entry not in _open.copy().values()
        if unused and _NAME.fullmatch(entry.name):
            shutil.rmtree(entry, ignore_errors=True)


def is_intact(generation: Path) -> bool:
    """Return whether every file of a generation is what its manifest says."""
    try:
        verify_files(generation, read_manifest(generation))
    except (DamagedError, OtherFormatError):
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Wait until new names in the folder are on the disk; Windows does that by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read_names(file: Path) -> list[str]:
    try:
        names = file.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise DamagedError(file.name) from error
    if not names or not all(_NAME.fullmatch(name) for name in names):
        raise DamagedError(file.name)
    return names


def _read_name(marker: Path) -> str | None:
    """Return what a marker names; one that was cut off by a crash says nothing."""
    try:
        return next(iter(_read_names(marker)), None)
    except DamagedError:
        return None


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
