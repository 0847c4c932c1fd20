"""Checksums that need not be made again: the files are as they were at the last look.

``mhassist watch`` looks at every letter each two seconds, and a build more than once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DOUBTFUL_NS = 2 * 10**9
"""A file that changed so short ago may change again with the same times: some file systems count
in steps of two seconds. Then its content decides."""

_Stamp = tuple[int, int, int, int, int]
"""Device, number, size, and when content and entry last changed. A program that copies can set the
former time back, the latter none can."""
_known: dict[Path, tuple[tuple[_Stamp | None, ...], str]] = {}


def checksum_once(file: Path, beside: Sequence[Path], make: Callable[[], str]) -> str:
    """Return what ``make`` returns; it is not asked again while the files are as they were.

    Args:
        file: What the checksum is of.
        beside: The other files that it depends on, also those that are not there yet.
        make: Reads them all.
    """
    if sys.platform == "win32":  # does not tell when the entry changed
        return make()
    try:
        stamps = tuple(map(_stamp, (file, *beside)))
    except OSError:  # ``make`` says what is wrong
        return make()
    known = _known.get(file)
    if known is not None and known[0] == stamps:
        return known[1]
    began = time.time_ns()
    checksum = make()
    if all(stamp is None or max(stamp[3:]) < began - DOUBTFUL_NS for stamp in stamps):
        _known[file] = stamps, checksum
    return checksum


def _stamp(file: Path) -> _Stamp | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
