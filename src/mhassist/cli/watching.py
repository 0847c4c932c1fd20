"""Watching a folder: every letter that comes to stand in it is added."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

from mhassist.cli.building import (
    choose,
    load_with_bar,
    renewal_bars,
    say_change,
    say_renewal,
    try_change,
)
from mhassist.encoder import Encoder
from mhassist.errors import BusyError, CorpusError, MhassistError
from mhassist.index import out_of_date
from mhassist.letters import is_letter
from mhassist.renewal.incoming import Incoming, read_incoming
from mhassist.renewal.renew import Conditions, renew_index
from mhassist.settings import Settings

QUIET_MS = 500
"""So long nothing may change before a file counts as complete."""
LOOK_MS = 2000
"""After so long without a change it looks by itself."""
MOST_LOOKS = 5
"""So many looks a complete file waits for others that are still arriving: together they are made
live in hardly more time than one of them."""

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
    adding = Adding(settings, encoder, replace=replace, force=force)
    follower = _Follower(settings, encoder, force=force)
    _say(f"Nieuwe brieven in {folder} worden toegevoegd (stoppen: Ctrl+C).")

    def look() -> None:
        if own:
            follower.look()
            return
        files = arrivals.complete()
        try:
            adding.add(files)
        except BusyError as error:
            for file in files:
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
    """Letters that come to stand in a folder: each once it is complete, together where they can."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: dict[Path, _Stamp] = {}
        self._last: dict[Path, _Stamp] = {}
        """How each file that is not done was at the last look."""
        self._told: set[tuple[Path, str]] = set()
        self._waited = 0
        """How often complete files were kept back."""

    def complete(self) -> list[Path]:
        """Return the files that are new, or changed, and were the same at the last look.

        While others are still arriving they are kept back, so that all come at once.
        """
        now = {file: stamp for file, stamp in self._stamps() if self._done.get(file) != stamp}
        found = []
        arriving = False
        for file, stamp in now.items():
            before = self._last.get(file)
            if stamp[0] == 0:
                if before == stamp:
                    self._tell(file, "is leeg; hij wordt gelezen zodra er iets in staat.")
            elif before == stamp:
                found.append(file)
            else:
                arriving = True
                if before is not None:
                    self._tell(
                        file, "wordt nog gekopieerd; hij wordt gelezen zodra hij compleet is."
                    )
        self._last = now
        if arriving and self._waited < MOST_LOOKS:
            self._waited += bool(found)
            return []
        self._waited = 0
        self._done |= {file: now[file] for file in found}
        return found

    def wait_for(self, file: Path, why: str) -> None:
        """Hand a file out again at the next look; say why once."""
        self._last[file] = self._done.pop(file)
        self._tell(file, why)

    def _stamps(self) -> Iterator[tuple[Path, _Stamp]]:
        for file in sorted(self._folder.iterdir()):
            if not is_letter(file):
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


class Adding:
    """Adds letters, those that come together in one renewal."""

    def __init__(self, settings: Settings, encoder: Encoder, *, replace: bool, force: bool) -> None:
        self._settings = settings
        self._encoder = encoder
        self._replace = replace
        self._conditions = Conditions(force=force)
        self._parting = False
        """Whether it was said that they do not go together."""

    def add(self, files: Sequence[Path]) -> None:
        """Add what can be added; what is wrong with a file is said, and the others go on.

        Raises:
            BusyError: If another process is changing the letters or their index.
        """
        if not files:
            return
        try:
            with renewal_bars() as progress:
                incoming = read_incoming(
                    self._settings, files, refused=_say_refused, progress=progress
                )
            self._parting = False
            self._change(choose(incoming, replace=self._replace))
        except BusyError:
            raise
        except MhassistError as error:
            _say(f"{', '.join(file.name for file in files)}: {error}")
        sys.stdout.flush()

    def _change(self, incoming: Sequence[Incoming]) -> None:
        """Make letters live, without those by which an answer becomes wrong."""
        if not incoming:
            return
        renewal = try_change(
            self._settings, incoming, conditions=self._conditions, encoder=self._encoder
        )
        if renewal.live or len(incoming) == 1:
            if not say_change(renewal, incoming, settings=self._settings):
                _say(f"{incoming[0].source} is niet toegevoegd.")
            return
        if not self._parting:
            _say(
                f"Met deze {len(incoming)} brieven samen wordt een antwoord fout dat goed was; er"
                " wordt gezocht welke wel toegevoegd kunnen worden."
            )
        self._parting = True
        half = len(incoming) // 2
        self._change(incoming[:half])
        self._change(incoming[half:])


def _say_refused(file: Path, error: CorpusError) -> None:
    _say(f"{file.name}: {error}")


class _Follower:
    """Brings the index up to date with the corpus, as that changes."""

    def __init__(self, settings: Settings, encoder: Encoder, *, force: bool) -> None:
        self._settings = settings
        self._encoder = encoder
        self._conditions = Conditions(force=force)
        self._told = ""
        self._tried = ""

    def look(self) -> None:
        """Make the index anew if it is out of date; what is wrong is said once."""
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
            return out_of_date(self._settings)
        except MhassistError as error:  # there is no index yet, or it is damaged
            return str(error)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
