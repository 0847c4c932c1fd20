"""New letters live, or nothing changed: corpus and index move together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mhassist.encoder.encoding import Encoder
from mhassist.errors import CorpusError
from mhassist.index import BuildReport
from mhassist.index.build import current_name, explained, write_generation
from mhassist.index.generations import (
    is_intact,
    make_current,
    one_builder,
    prepare_current,
    remove_leftovers,
    set_aside,
    settle,
    switch_current,
)
from mhassist.letters import letter_files
from mhassist.letters.kept_ids import SUFFIX
from mhassist.renewal.corpus_change import (
    CorpusChange,
    carry_out,
    decided,
    discard,
    names_of,
    one_changer,
)
from mhassist.renewal.incoming import Incoming
from mhassist.renewal.trial import Trial, try_generation
from mhassist.renewal.verdicts import remember
from mhassist.settings import Settings

RenewalProgress = Callable[[str, int, int], None]
"""Called with what is being done, in Dutch, how much of it is done and how much there is."""

INDEXING = "Brieven indexeren"
TRYING = "Vragen beantwoorden"


@dataclass(frozen=True, slots=True)
class Conditions:
    """On which conditions a new generation goes live."""

    force: bool = False
    """Also if an answer that was right is wrong now."""
    thorough: bool = False
    """Ask every evaluation question, not only those that the change comes near."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What came of a change."""

    report: BuildReport
    trial: Trial
    live: bool
    """Whether it was taken into use; if not, corpus and index are as they were."""


def renew_index(
    settings: Settings,
    *,
    encoder: Encoder,
    conditions: Conditions = Conditions(),
    progress: RenewalProgress | None = None,
) -> Renewal:
    """Bring the index up to date with the corpus.

    Raises:
        CorpusError: If there are no letters, or one cannot be read.
        MhassistError: If the index cannot be written, or another builder is at work.
    """
    letter_files(settings.corpus)  # a corpus that is missing or empty is said first
    with _alone(settings):
        files = letter_files(settings.corpus)
        report, trial = _build_and_try(
            settings, files, encoder=encoder, conditions=conditions, progress=progress
        )
        live = conditions.force or not trial.worse
        if live:
            make_current(settings.index, report.version)
            remember(settings, report.version, trial.verdicts)
        else:
            set_aside(settings.index, report.version)
    return Renewal(report, trial, live)


def change_letters(
    settings: Settings,
    incoming: Sequence[Incoming],
    leaving: Sequence[str] = (),
    *,
    encoder: Encoder,
    conditions: Conditions = Conditions(),
    progress: RenewalProgress | None = None,
) -> Renewal:
    """Add, replace and remove letters, and bring the index up to date; all of it or nothing.

    Killed at any moment, it leaves the index that was there answering and the corpus whole; the
    next run completes what was decided and forgets what was not.

    Args:
        settings: Say where corpus and index are.
        incoming: Letters to add; one that has the id of a letter in the corpus replaces it.
        leaving: Ids of letters to remove.
        encoder: Encodes what is new.
        conditions: On which the new generation goes live.
        progress: Told how far it is.

    Raises:
        CorpusError: If a letter to remove is not there, or none would be left.
        MhassistError: If corpus or index cannot be written, or another builder is at work.
    """
    with _alone(settings), _explained_corpus(settings):
        change = CorpusChange(settings.corpus)
        try:
            files = _stage(settings.corpus, change, incoming=incoming, leaving=leaving)
            report, trial = _build_and_try(
                settings, files, encoder=encoder, conditions=conditions, progress=progress
            )
            if trial.worse and not conditions.force:
                set_aside(settings.index, report.version)
                discard(settings.corpus)
                return Renewal(report, trial, live=False)
            with explained(settings.index):
                prepare_current(settings.index, report.version)
            change.decide(report.version)
        except BaseException:
            with contextlib.suppress(OSError):
                discard(settings.corpus)
                remove_leftovers(settings.index)
            raise
        try:
            complete_change(settings)
        except OSError:
            change.undo()
            discard(settings.corpus)
            remove_leftovers(settings.index)
            raise
        with contextlib.suppress(OSError):  # it only saves time in the next trial
            remember(settings, report.version, trial.verdicts)
    return Renewal(report, trial, live=True)


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


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Hold both locks, with what an interrupted change left completed or forgotten."""
    if not settings.corpus.is_dir():
        raise CorpusError(
            f"De map met brieven {settings.corpus} bestaat niet; geef een map op met --corpus."
        )
    with explained(settings.index), one_changer(settings.corpus), one_builder(settings.index):
        with _explained_corpus(settings):
            complete_change(settings)
        yield


def _explained_corpus(settings: Settings) -> contextlib.AbstractContextManager[None]:
    return explained(
        settings.corpus, what="De brieven kunnen niet gewijzigd worden", option="--corpus"
    )


def _build_and_try(
    settings: Settings,
    files: Sequence[Path],
    *,
    encoder: Encoder,
    conditions: Conditions,
    progress: RenewalProgress | None,
) -> tuple[BuildReport, Trial]:
    """Write a generation and have it answer questions, unless it is the current one."""

    def telling(what: str) -> Callable[[int, int], None]:
        return lambda done, total: progress(what, done, total) if progress is not None else None

    with explained(settings.index):
        report = write_generation(settings, files, encoder=encoder, progress=telling(INDEXING))
    if report.version == report.previous:
        return report, Trial(not_held="er is niets veranderd")
    trial = try_generation(
        settings,
        report.version,
        encoder=encoder,
        thorough=conditions.thorough,
        progress=telling(TRYING),
    )
    return report, trial


def _stage(
    corpus: Path, change: CorpusChange, *, incoming: Sequence[Incoming], leaving: Sequence[str]
) -> list[Path]:
    """Write aside what comes in, and return the files of the corpus as it will be."""
    files = sorted(corpus.iterdir())
    try:
        letters = letter_files(corpus)
    except CorpusError:
        if any(file.is_file() and not file.name.startswith(".") for file in files):
            raise
        letters = []  # the first letters of a new corpus
    known = {file.stem for file in letters}
    for letter_id in leaving:
        if letter_id not in known:
            names = ", ".join(sorted(known)) or "geen"
            raise CorpusError(f"Brief '{letter_id}' bestaat niet; er zijn: {names}.")
    replaced = {one.letter.id for one in incoming}
    for letter_id in sorted(known & {*leaving, *replaced}):
        for name in names_of(letter_id, files):
            change.take_out(name)
    staying = [file for file in letters if file.stem not in {*leaving, *replaced}]
    for one in incoming:
        staying.append(change.bring_in(one.file_name, one.content))
        change.bring_in(f"{one.letter.id}.toml", one.sheet.encode())
        if one.letter.kept_ids is not None:
            kept = one.letter.kept_ids.to_text(one.content)
            change.bring_in(f"{one.letter.id}{SUFFIX}", kept.encode())
    if not staying:
        raise CorpusError(
            "Dit is de laatste brief; zonder brieven is er niets om in te zoeken. Voeg eerst een"
            " andere toe."
        )
    return staying
