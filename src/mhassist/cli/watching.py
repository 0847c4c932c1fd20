"""Watching a folder: every letter that comes to stand in it is added."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from mhassist.cli.building import change, choose, load_with_bar, renewal_bars, say_renewal
from mhassist.encoder import Encoder
from mhassist.errors import BusyError, MhassistError
from mhassist.index import corpus_changed
from mhassist.letters.readers import LETTER_SUFFIXES
from mhassist.renewal import Conditions, read_incoming, renew_index
from mhassist.settings import Settings

QUIET_MS = 500
"""So long nothing may change before a file counts as complete."""
LOOK_MS = 2000
"""After so long without a change it looks by itself."""

_Stamp = tuple[int, int]
"""Size and time of a file."""


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
    arrivals = Arrivals(folder)
    follower = _Follower(settings, encoder, force=force)
    _say(f"Nieuwe brieven in {folder} worden toegevoegd (stoppen: Ctrl+C).")

    def look() -> None:
        if own:
            follower.look()
            return
        for file in arrivals.complete():
            try:
                _add(settings, file, encoder=encoder, replace=replace, force=force)
            except BusyError as error:
                arrivals.wait_for(file, f"{error} De brief volgt vanzelf.")

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


class Arrivals:
    """Letters that come to stand in a folder, each once it is complete."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: dict[Path, _Stamp] = {}
        self._last: dict[Path, _Stamp] = {}
        """How each file that is not done was at the last look."""
        self._told: set[tuple[Path, str]] = set()

    def complete(self) -> list[Path]:
        """Return the files that are new, or changed, and were the same at the last look."""
        now = {file: stamp for file, stamp in self._stamps() if self._done.get(file) != stamp}
        found = []
        for file, stamp in now.items():
            before = self._last.get(file)
            if stamp[0] == 0:
                if before == stamp:
                    self._tell(file, "is leeg; hij wordt gelezen zodra er iets in staat.")
            elif before == stamp:
                self._done[file] = stamp
                found.append(file)
            elif before is not None:
                self._tell(file, "wordt nog gekopieerd; hij wordt gelezen zodra hij compleet is.")
        self._last = now
        return found

    def wait_for(self, file: Path, why: str) -> None:
        """Hand a file out again at the next look; say why once."""
        self._last[file] = self._done.pop(file)
        self._tell(file, why)

    def _stamps(self) -> Iterator[tuple[Path, _Stamp]]:
        for file in sorted(self._folder.iterdir()):
            if file.name.startswith((".", "~$")) or file.suffix.lower() not in LETTER_SUFFIXES:
                continue
            try:
                found = file.stat()
            except OSError:  # gone again
                continue
            yield file, (found.st_size, found.st_mtime_ns)

    def _tell(self, file: Path, what: str) -> None:
        if (file, what) not in self._told:
            self._told.add((file, what))
            colon = ":" if what[0].isupper() else ""
            _say(f"{file.name}{colon} {what}")


def _add(settings: Settings, file: Path, *, encoder: Encoder, replace: bool, force: bool) -> None:
    try:
        chosen = choose(read_incoming(settings, [file]), replace=replace)
        if chosen:
            change(settings, chosen, conditions=Conditions(force=force), encoder=encoder)
    except BusyError:
        raise
    except MhassistError as error:
        _say(f"{file.name}: {error}")
    sys.stdout.flush()


class _Follower:
    """Brings the index up to date with the corpus, as that changes."""

    def __init__(self, settings: Settings, encoder: Encoder, *, force: bool) -> None:
        self._settings = settings
        self._encoder = encoder
        self._conditions = Conditions(force=force)
        self._told = ""
        self._tried = ""

    def look(self) -> None:
        """Make the index anew if letters changed; what is wrong is said once."""
        try:
            changed = self._changed()
            if not changed:
                self._told = self._tried = ""
            elif changed != self._tried:
                with renewal_bars() as progress:
                    renewal = renew_index(
                        self._settings,
                        encoder=self._encoder,
                        conditions=self._conditions,
                        progress=progress,
                    )
                # A generation that stays aside is not made again for the same letters.
                self._tried = "" if say_renewal(renewal, self._settings) else changed
                self._told = ""
        except MhassistError as error:
            if str(error) != self._told:
                self._told = str(error)
                _say(str(error))
        sys.stdout.flush()

    def _changed(self) -> str:
        try:
            return corpus_changed(self._settings)
        except MhassistError as error:  # there is no index yet, or it is damaged
            return str(error)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
