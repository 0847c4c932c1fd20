"""Several letters read beside one another: opening a file leaves a processor idle."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from mhassist.letters.letter import Letter
from mhassist.letters.readers import PageProgress

AT_ONCE = 2


class Load(Protocol):
    """Reads one file, as ``load_letter`` does."""

    def __call__(self, path: Path, *, progress: PageProgress | None) -> Letter:
        """Return its letter."""


@contextmanager
def loading(
    files: Sequence[Path], load: Load, *, progress: PageProgress | None = None
) -> Iterator[list[Callable[[], Letter]]]:
    """Read files, two at a time; what is not read yet when this is left is not read any more.

    Args:
        files: Of letters.
        load: Reads one.
        progress: Told of the pages of all files together.

    Yields:
        For each file, what waits until it is read and then returns its letter, or raises why it
        cannot be read.
    """
    told = _Together(progress)
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="mhassist-read")
    try:
        yield [pool.submit(load, file, progress=told.of(file)).result for file in files]
    finally:
        pool.shutdown(cancel_futures=True)


class _Together:
    """One count of the pages of several files."""

    def __init__(self, progress: PageProgress | None) -> None:
        self._progress = progress
        self._lock = threading.Lock()
        self._seen: dict[str, dict[Path, tuple[int, int]]] = {}

    def of(self, file: Path) -> PageProgress | None:
        """Return what is told of the pages of one file."""
        progress = self._progress
        if progress is None:
            return None

        def tell(what: str, done: int, total: int) -> None:
            with self._lock:
                seen = self._seen.setdefault(what, {})
                seen[file] = done, total
                progress(what, *map(sum, zip(*seen.values(), strict=True)))

        return tell
