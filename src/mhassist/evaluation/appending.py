"""Adding lines to a file of ``eval/``: all of them or none, by one program at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mhassist.errors import EvaluationError, reason_of

LOCK_FILE = ".lock"


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Wait until no other program adds to the files of a folder, and keep others waiting.

    Raises:
        EvaluationError: If the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / LOCK_FILE).open("ab")
    except OSError as error:
        message = f"In '{folder}' kan niet geschreven worden: {reason_of(error)}."
        raise EvaluationError(message) from error
    with stream:  # closing it gives the lock back
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX)
        yield


def append_lines(file: Path, lines: Sequence[str]) -> None:
    """Add lines at the end of a file, which is made where it is not there.

    Call it inside ``one_writer``. Where it fails the file stays as it was.

    Raises:
        EvaluationError: If the file cannot be written.
    """
    added = "".join(f"{line}\n" for line in lines).encode()
    try:
        with file.open("a+b") as stream:
            size = stream.seek(0, os.SEEK_END)
            if size:
                stream.seek(size - 1)
                if stream.read(1) != b"\n":
                    added = b"\n" + added
            try:
                stream.write(added)
                stream.flush()
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(size)
                raise
    except OSError as error:
        message = f"'{file}' kan niet geschreven worden: {reason_of(error)}."
        raise EvaluationError(message) from error
