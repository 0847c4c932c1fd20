"""New letters live, or nothing changed: corpus and index move together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from mhassist.encoder.encoding import Encoder
from mhassist.errors import CorpusError, EvaluationError
from mhassist.index import BuildProgress, BuildReport
from mhassist.index.build import current_name, explained, write_generation
from mhassist.index.generations import (
    make_current,
    prepare_current,
    remove_leftovers,
    set_aside,
)
from mhassist.letters import letter_files
from mhassist.letters.kept_ids import SUFFIX
from mhassist.renewal.completing import alone, complete_change, explained_corpus
from mhassist.renewal.corpus_change import CorpusChange, discard, names_of
from mhassist.renewal.incoming import Incoming
from mhassist.renewal.judging_process import JudgingProcess, judging_process
from mhassist.renewal.question_vectors import QuestionVectors, keep_question_vectors
from mhassist.renewal.trial import Trial, try_generation
from mhassist.renewal.verdicts import remember
from mhassist.settings import Settings

RenewalProgress = BuildProgress

TRYING = "Vragen beantwoorden"
PREPARING = "Evaluatievragen voorbereiden"


@dataclass(frozen=True, slots=True)
class Conditions:
    """On which conditions a new generation goes live."""

    force: bool = False
    """Also if an answer that was right is wrong now."""
    thorough: bool = False
    """Ask every evaluation question, not only those that the change comes near."""
    helper: JudgingProcess | None = None
    """Helps to ask them; one is started if there is none yet."""


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
    with alone(settings):
        run = _Run.begin(settings, encoder=encoder, conditions=conditions, progress=progress)
        report = run.build(letter_files(settings.corpus))
        with contextlib.ExitStack() as stack:
            helper = None
            if report.version != report.previous:
                helper = stack.enter_context(judging_process(settings))
            trial = run.try_out(report, helper)
        live = conditions.force or not trial.worse
        if live:
            make_current(settings.index, report.version)
            run.remember(report, trial)
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
    with (
        alone(settings),
        explained_corpus(settings),
        # Started before the letters are encoded, so that it is ready when they are.
        _helping(settings, conditions) as helper,
    ):
        run = _Run.begin(settings, encoder=encoder, conditions=conditions, progress=progress)
        change = CorpusChange(settings.corpus)
        try:
            files = _stage(settings.corpus, change, incoming=incoming, leaving=leaving)
            report = run.build(files)
            trial = run.try_out(report, helper)
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
            # Once the new generation is current, the next run completes what is left.
            if current_name(settings.index) != report.version:
                change.undo()
                discard(settings.corpus)
                remove_leftovers(settings.index)
            raise
        run.remember(report, trial)
    return Renewal(report, trial, live=True)


def _helping(
    settings: Settings, conditions: Conditions
) -> contextlib.AbstractContextManager[JudgingProcess | None]:
    return nullcontext(conditions.helper) if conditions.helper else judging_process(settings)


@dataclass(frozen=True, slots=True)
class _Run:
    """What a renewal works with, and its steps that make a generation."""

    settings: Settings
    encoder: QuestionVectors
    conditions: Conditions
    progress: RenewalProgress | None

    @classmethod
    def begin(
        cls,
        settings: Settings,
        *,
        encoder: Encoder,
        conditions: Conditions,
        progress: RenewalProgress | None,
    ) -> _Run:
        return cls(settings, QuestionVectors.load(settings, encoder), conditions, progress)

    def build(self, files: Sequence[Path]) -> BuildReport:
        """Write a generation."""
        with explained(self.settings.index):
            return write_generation(
                self.settings, files, encoder=self.encoder, progress=self.progress
            )

    def try_out(self, report: BuildReport, helper: JudgingProcess | None) -> Trial:
        """Have it answer questions, unless it is the current one."""
        if report.version == report.previous:
            return Trial(not_held="er is niets veranderd")
        return try_generation(
            self.settings,
            report.version,
            encoder=self.encoder,
            helper=helper,
            thorough=self.conditions.thorough,
            progress=self._telling(TRYING),
        )

    def remember(self, report: BuildReport, trial: Trial) -> None:
        """Keep what saves time in the next trial; nothing is lost where that cannot be written."""
        if report.version == report.previous:
            return
        with contextlib.suppress(OSError, EvaluationError):
            remember(self.settings, report.version, trial.verdicts)
            keep_question_vectors(self.settings, self.encoder, self._telling(PREPARING))

    def _telling(self, what: str) -> Callable[[int, int], None]:
        progress = self.progress
        return lambda done, total: progress(what, done, total) if progress is not None else None


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
