"""Changing the letters and their index with bars, and saying what was done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from mhassist.cli.index_state import say_index
from mhassist.encoder import Encoder, load_encoder
from mhassist.renewal.incoming import Incoming
from mhassist.renewal.renew import Conditions, Renewal, RenewalProgress, change_letters, renew_index
from mhassist.settings import Settings


def build(settings: Settings, conditions: Conditions | None = None) -> bool:
    """Prepare the model where needed, build the index and say what was made.

    Returns:
        Whether the index is of the letters as they are: false if it was kept aside.
    """
    began = time.perf_counter()
    encoder = load_with_bar(settings)
    ready = time.perf_counter()
    with renewal_bars() as progress:
        renewal = renew_index(
            settings, encoder=encoder, conditions=conditions or Conditions(), progress=progress
        )
    return say_renewal(
        renewal,
        settings,
        took=f"{time.perf_counter() - ready:.1f} seconden (taalmodel: {ready - began:.1f})",
    )


def choose(incoming: Sequence[Incoming], *, replace: bool) -> list[Incoming]:
    """Return the letters that are new or may replace one, and say what of the others."""
    chosen = []
    for one in incoming:
        if one.same_as is None or replace:
            chosen.append(one)
        elif one.identical:
            print(f"{one.source} is er al, als {one.same_as}; er verandert niets.")
        else:
            print(f"{one.source} is brief {one.same_as}, die er al is; vervang hem met --replace.")
    return chosen


def change(
    settings: Settings,
    incoming: Sequence[Incoming],
    leaving: Sequence[str] = (),
    *,
    encoder: Encoder,
    conditions: Conditions,
) -> bool:
    """Change the letters with bars on the screen, and say what came of it.

    Returns:
        Whether the change is live.
    """
    renewal = try_change(settings, incoming, leaving, encoder=encoder, conditions=conditions)
    return say_change(renewal, incoming, leaving, settings=settings)


def try_change(
    settings: Settings,
    incoming: Sequence[Incoming],
    leaving: Sequence[str] = (),
    *,
    encoder: Encoder,
    conditions: Conditions,
) -> Renewal:
    """Change the letters with bars on the screen."""
    with renewal_bars() as progress:
        return change_letters(
            settings,
            incoming,
            leaving,
            encoder=encoder,
            conditions=conditions,
            progress=progress,
        )


def say_change(
    renewal: Renewal,
    incoming: Sequence[Incoming],
    leaving: Sequence[str] = (),
    *,
    settings: Settings,
) -> bool:
    """Print which letters came and went, and what became of the index; return if it is live."""
    if renewal.live:
        for one in incoming:
            what = "vervangen" if one.same_as else "toegevoegd"
            print(f"Brief {one.letter.id} is {what}.")
        for letter_id in leaving:
            print(f"Brief {letter_id} is verwijderd.")
    return say_renewal(renewal, settings)


def load_with_bar(settings: Settings) -> Encoder:
    """Return the encoder, prepared first where needed."""
    with _bars(Console(stderr=True, highlight=False)) as progress:
        task = progress.add_task("Taalmodel laden", total=1.0)

        def prepare(what: str, share: float) -> None:
            progress.update(task, description=what, completed=share)

        encoder = load_encoder(settings, prepare)
        progress.update(task, completed=1.0)
    return encoder


@contextmanager
def loading_encoder(settings: Settings, *, now: bool) -> Iterator[Callable[[], Encoder]]:
    """Yield what returns the encoder, which is loaded in the meantime if ``now``.

    Else it is loaded when it is asked for, with a bar: it may have to be prepared first.
    """
    if not now:
        yield lambda: load_with_bar(settings)
        return
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(load_encoder, settings).result


@contextmanager
def renewal_bars() -> Iterator[RenewalProgress]:
    """Show a bar for each part of a renewal; yields what moves them."""
    with _bars(Console(stderr=True), MofNCompleteColumn()) as progress:
        tasks: dict[str, TaskID] = {}

        def move(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield move


def say_renewal(renewal: Renewal, settings: Settings, *, took: str = "") -> bool:
    """Print what was made and whether it is in use, and return that."""
    report, trial = renewal.report, renewal.trial
    if not renewal.live:
        near = " die de wijziging het meest raakt" if trial.asked < trial.answerable else ""
        print(
            f"De nieuwe index blijft apart (versie {report.version}): van de {trial.asked} "
            f"evaluatievragen{near} {_became_wrong(len(trial.worse))}."
        )
        for question in trial.worse:
            print(f"  {question.id}: {question.question}")
        print("Er is niets veranderd. Toch in gebruik nemen: dezelfde opdracht met --force.")
        return False
    say_index(report, settings, took=took)
    if trial.worse:
        print(f"Met --force in gebruik genomen, al {_became_wrong(len(trial.worse), last=True)}:")
        for question in trial.worse:
            print(f"  {question.id}: {question.question}")
    elif trial.asked:
        print(
            f"{trial.asked} van de {trial.answerable} evaluatievragen beantwoord, waar de "
            "wijziging het dichtst bij komt: geen antwoord werd fout."
            if trial.asked < trial.answerable
            else f"Alle {trial.asked} evaluatievragen beantwoord: geen antwoord werd fout."
        )
    elif report.version != report.previous:
        print(f"Geen evaluatievragen gesteld: {trial.not_held}.")
    return True


def _became_wrong(count: int, *, last: bool = False) -> str:
    """Return what became of answers, as a main clause or with its verb ``last``."""
    if count == 1:
        return (
            "1 antwoord dat goed was nu fout is" if last else "is 1 antwoord nu fout dat goed was"
        )
    return (
        f"{count} antwoorden die goed waren nu fout zijn"
        if last
        else f"zijn {count} antwoorden nu fout die goed waren"
    )


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error, where that is a screen; yields what moves it.

    That is called with how many are done and how many there are.
    """
    with _bars(Console(stderr=True), MofNCompleteColumn()) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _bars(console: Console, *more: MofNCompleteColumn) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), *more, TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
