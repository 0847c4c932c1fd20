"""Changing the corpus folder in one step: written aside, then a row of renames in a journal.

::

    corpus/
      .wijziging/        only while a change is made, or after one that was interrupted
        nieuw/           what comes into the corpus, complete and on the disk
        oud/             what goes out of it
        journal.json     there once the change is decided: the renames that make it

Interrupted before the journal is there, a change is as if it had never begun; after that, the next
run completes it. At every moment each file of the corpus is whole and the corpus can be read.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from mhassist.errors import BusyError, MhassistError
from mhassist.index.generations import sync_folder, write_file
from mhassist.letters.kept_ids import SUFFIX

FOLDER = ".wijziging"
_NEW = "nieuw"
_OLD = "oud"
_JOURNAL = "journal.json"


class Journal(BaseModel):
    """What is left to do for a change that was decided."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    generation: str
    """The generation of the index that goes live with it."""
    moves: tuple[tuple[str, str], ...]
    """From and to, relative to the corpus folder, in order; done where ``from`` is not there."""


class CorpusChange:
    """Letters that come into a corpus and files that go out of it, together or not at all.

    Needs ``one_changer``.
    """

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._new = corpus / FOLDER / _NEW
        self._old = corpus / FOLDER / _OLD
        self._incoming: list[str] = []
        self._outgoing: list[str] = []
        discard(corpus)
        self._new.mkdir(parents=True)
        self._old.mkdir()

    def bring_in(self, name: str, content: bytes) -> Path:
        """Write a file that comes into the corpus, and return where it waits."""
        write_file(self._new / name, content)
        self._incoming.append(name)
        return self._new / name

    def take_out(self, name: str) -> None:
        """Have a file leave the corpus."""
        self._outgoing.append(name)

    def decide(self, generation: str) -> None:
        """Write the journal: from here on the change happens, if need be in the next run.

        What is overwritten is kept aside first, so that ``undo`` can bring it back.
        """
        for name in self._incoming:
            if (self._corpus / name).exists():
                shutil.copy2(self._corpus / name, self._old / name)
        for folder in (self._new, self._old):
            sync_folder(folder)
        journal = Journal(generation=generation, moves=tuple(self._moves()))
        aside = self._corpus / FOLDER / "journal.next"
        write_file(aside, journal.model_dump_json(indent=1).encode())
        aside.replace(self._corpus / FOLDER / _JOURNAL)
        sync_folder(self._corpus / FOLDER)

    def undo(self) -> None:
        """Put the corpus back as it was, after ``carry_out`` failed."""
        for source, target in reversed(list(self._moves())):
            name = Path(source).name
            if source.startswith(FOLDER):
                if (self._old / name).exists():
                    (self._old / name).replace(self._corpus / name)
                elif not (self._corpus / source).exists() and (self._corpus / target).exists():
                    (self._corpus / target).replace(self._corpus / source)
            elif (self._corpus / target).exists():
                (self._corpus / target).replace(self._corpus / source)

    def _moves(self) -> Iterator[tuple[str, str]]:
        # A sheet without a letter is refused by who reads the corpus, and so are two files of
        # one letter: a sheet leaves before its letter and comes after it.
        leaving = [name for name in self._outgoing if name not in self._incoming]
        for name in sorted(leaving, key=lambda name: (not name.endswith(".toml"), name)):
            yield name, f"{FOLDER}/{_OLD}/{name}"
        for name in sorted(self._incoming, key=lambda name: (name.endswith(".toml"), name)):
            yield f"{FOLDER}/{_NEW}/{name}", name


@contextmanager
def one_changer(corpus: Path) -> Iterator[None]:
    """Let no other process change the corpus meanwhile, whatever index it has.

    Raises:
        MhassistError: If another one is changing it.
    """
    if sys.platform == "win32":  # a folder cannot be locked there; the lock of the index remains
        yield
        return
    import fcntl

    descriptor = os.open(corpus, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = (
                f"In {corpus} worden al brieven toegevoegd of verwijderd; wacht tot dat klaar is"
                " en probeer het dan opnieuw."
            )
            raise BusyError(message) from error
        yield
    finally:
        os.close(descriptor)


def decided(corpus: Path) -> Journal | None:
    """Return the journal of a change that was decided and interrupted, if there is one."""
    try:
        content = (corpus / FOLDER / _JOURNAL).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return Journal.model_validate_json(content)
    except ValidationError as error:
        message = (
            f"Een onderbroken wijziging in {corpus / FOLDER} kan niet gelezen worden; haal de"
            " brieven die daar staan eruit en verwijder die map."
        )
        raise MhassistError(message) from error


def carry_out(corpus: Path, journal: Journal) -> None:
    """Make the renames that are left."""
    for source, target in journal.moves:
        if (corpus / source).exists():
            (corpus / source).replace(corpus / target)
    for folder in (corpus, corpus / FOLDER / _OLD):
        sync_folder(folder)


def discard(corpus: Path) -> None:
    """Remove what a change left behind: one that was not decided, or that is done."""
    folder = corpus / FOLDER
    if folder.exists():
        (folder / _JOURNAL).unlink(missing_ok=True)  # first: without it nothing is left to do
        shutil.rmtree(folder)


def names_of(letter_id: str, files: Sequence[Path]) -> list[str]:
    """Return the files of a letter: itself, its sheet, its metadata file and the ids it keeps.

    Args:
        letter_id: The letter.
        files: Everything in the corpus folder.
    """
    beside = {
        f"{letter_id}{SUFFIX}",
        f"{letter_id}.toml",
        f"{letter_id}.metadata.xml",
        f"{letter_id}.metadata_owms.xml",
    }
    return [
        file.name
        for file in files
        if file.is_file() and (file.stem == letter_id or file.name in beside)
    ]
