"""Folders in the cache that are made once: whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mhassist.errors import EncoderError, reason_of

MANIFEST = "complete.json"
"""Written last: the size of every file in the folder."""
_ABANDONED_S = 3600
"""A folder in the making that is older than this was left by an interrupted run."""


def prepared_folder(target: Path, make: Callable[[Path], None]) -> Path:
    """Return ``target``, made by ``make`` unless it is there and whole.

    The folder is filled aside and renamed in one step. Of two processes at once, both may do the
    work; the first to finish puts its folder in place and the other uses that one.

    Raises:
        EncoderError: If the cache cannot be written; the message says where and why.
    """
    if is_whole(target):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(target)
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            make(aside)
            _seal(aside)
            _put_in_place(aside, target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise EncoderError(_explain(target.parent, error)) from error
    return target


def is_whole(folder: Path) -> bool:
    """Return whether every file that was written is there in its full size."""
    try:
        sizes = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def discard(folder: Path) -> None:
    """Take a damaged folder out of the cache, in one step."""
    rubbish = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    with suppress(FileNotFoundError):  # another process was first
        folder.rename(rubbish / "damaged")
    shutil.rmtree(rubbish, ignore_errors=True)


def _seal(folder: Path) -> None:
    """Force all files to disk and write the manifest, so that no crash leaves half a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        _force_to_disk(path)
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    manifest = folder / MANIFEST
    manifest.write_text(json.dumps(sizes, indent=1), encoding="utf-8")
    _force_to_disk(manifest)
    folder.chmod(0o755)  # mkdtemp's folder is for its maker alone


def _force_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put_in_place(aside: Path, target: Path) -> None:
    if target.exists() and not is_whole(target):
        discard(target)
    try:
        aside.rename(target)
    except OSError:
        if not is_whole(target):  # else another process was first
            raise


def _remove_abandoned(target: Path) -> None:
    for folder in target.parent.glob(f".{target.name}-*"):
        try:
            abandoned = time.time() - folder.stat().st_mtime > _ABANDONED_S
        except OSError:
            continue  # another process has just finished with it
        if abandoned:
            shutil.rmtree(folder, ignore_errors=True)


def _explain(cache: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"De schijf is vol: het taalmodel kan niet worden klaargezet in {cache}; maak ruimte "
            "vrij of kies met MHASSIST_CACHE een andere map."
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"Geen schrijfrecht in {cache}, waar het taalmodel wordt klaargezet; geef schrijfrecht "
            "of kies met MHASSIST_CACHE een andere map."
        )
    return (
        f"Het taalmodel kan niet worden klaargezet in {cache} ({reason_of(error)}); "
        "herstel dit of kies met MHASSIST_CACHE een andere map."
    )
