"""A change that was decided and then interrupted: the next run completes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from mhassist.errors import BusyError, CorpusError
from mhassist.index.build import current_name, explained
from mhassist.index.generations import (
    is_intact,
    one_builder,
    prepare_current,
    settle,
    switch_current,
)
from mhassist.renewal.corpus_change import FOLDER, carry_out, decided, discard, one_changer
from mhassist.settings import Settings


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold both locks, with what an interrupted change left completed or forgotten.

    Raises:
        CorpusError: If there is no folder of letters.
        MhassistError: If corpus or index cannot be written, or another builder is at work.
    """
    if not settings.corpus.is_dir():
        raise CorpusError(
            f"De map met brieven {settings.corpus} bestaat niet; geef een map op met --corpus."
        )
    with explained(settings.index), one_changer(settings.corpus), one_builder(settings.index):
        with explained_corpus(settings):
            complete_change(settings)
        yield


def explained_corpus(settings: Settings) -> AbstractContextManager[None]:
    """Turn an error of the file system in the corpus into a sentence that says what to do."""
    return explained(
        settings.corpus,
        what="De brieven kunnen niet gewijzigd worden",
        remedy="kies een andere map met --corpus",
    )


def complete_interrupted(settings: Settings) -> None:
    """Complete or forget a change that was interrupted, unless another process is making it.

    Half of it may be done: its letters are in the corpus, and the index does not have them yet.
    """
    if (settings.corpus / FOLDER).exists():
        with suppress(BusyError), alone(settings):
            pass


def complete_change(settings: Settings) -> bool:
    """Carry out a change that was decided, and forget one that was not.

    Needs ``one_changer`` and ``one_builder``.

    Returns:
        Whether there was one to carry out.
    """
    journal = decided(settings.corpus)
    if journal is not None:
        carry_out(settings.corpus, journal)
        if is_intact(settings.index / journal.generation):
            # Written again only where it is not there: this must not need room on the disk.
            _switch(settings.index, journal.generation)
    discard(settings.corpus)
    return journal is not None


def _switch(folder: Path, version: str) -> None:
    if current_name(folder) != version:
        try:
            switch_current(folder)
        except FileNotFoundError:  # an earlier run prepared it, and its leftovers were removed
            prepare_current(folder, version)
            switch_current(folder)
    settle(folder)
