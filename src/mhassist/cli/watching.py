"""Watching a folder: every letter that comes to stand in it is added."""

from __future__ import annotations

import sys
from pathlib import Path

from watchfiles import watch

from mhassist.cli.building import load_with_bar, renewal_bars, say_renewal
from mhassist.cli.changes import change, choose
from mhassist.encoder import Encoder
from mhassist.errors import MhassistError
from mhassist.index import corpus_changed
from mhassist.letters.readers import LETTER_SUFFIXES
from mhassist.renewal import Conditions, read_incoming, renew_index
from mhassist.settings import Settings

QUIET_MS = 500
"""So long nothing may change before a file counts as complete."""
LOOK_MS = 2000
"""After so long without a change it looks by itself."""


def watch_folder(settings: Settings, folder: Path, *, replace: bool, force: bool) -> None:
    """Add what stands in a folder and what comes there, until interrupted.

    What is wrong with one file is said, and the others go on.

    Raises:
        MhassistError: If it is no folder.
    """
    if not folder.is_dir():
        raise MhassistError(f"'{folder}' is geen map; maak hem eerst.")
    own = folder.resolve() == settings.corpus.resolve()
    encoder = load_with_bar(settings)
    seen: dict[Path, tuple[int, int]] = {}
    _say(f"Nieuwe brieven in {folder} worden toegevoegd (stoppen: Ctrl+C).")

    def look() -> None:
        if own:
            _follow(settings, encoder, force=force)
            return
        for file in _new_files(folder, seen):
            _add(settings, file, encoder=encoder, replace=replace, force=force)

    look()
    # Now and then it looks unasked: for what came before the watching began, and in folders on
    # a network, which do not tell of changes.
    for _ in watch(
        folder,
        step=QUIET_MS,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        recursive=False,
        raise_interrupt=True,
        ignore_permission_denied=True,
    ):
        look()


def _new_files(folder: Path, seen: dict[Path, tuple[int, int]]) -> list[Path]:
    """Return the letters that were not there, or not so, at the last look."""
    new = []
    for file in sorted(folder.iterdir()):
        if file.name.startswith((".", "~$")) or file.suffix.lower() not in LETTER_SUFFIXES:
            continue
        try:
            found = file.stat()
        except OSError:  # gone again
            continue
        stamp = found.st_size, found.st_mtime_ns
        if found.st_size and seen.get(file) != stamp:
            seen[file] = stamp
            new.append(file)
    return new


def _add(settings: Settings, file: Path, *, encoder: Encoder, replace: bool, force: bool) -> None:
    try:
        chosen = choose(read_incoming(settings, [file]), replace=replace)
        if chosen:
            change(settings, chosen, force=force, encoder=encoder)
    except MhassistError as error:
        _say(f"{file.name}: {error}")
    sys.stdout.flush()


def _follow(settings: Settings, encoder: Encoder, *, force: bool) -> None:
    """Bring the index up to date with the corpus, if that changed."""
    try:
        try:
            if not corpus_changed(settings):
                return
        except MhassistError:
            pass  # there is no index yet, or it is damaged
        with renewal_bars() as progress:
            renewal = renew_index(
                settings, encoder=encoder, conditions=Conditions(force=force), progress=progress
            )
        say_renewal(renewal, settings)
    except MhassistError as error:
        _say(str(error))
    sys.stdout.flush()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
