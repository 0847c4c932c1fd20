"""Building the index with bars, and saying what was done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from mhassist.encoder import load_encoder
from mhassist.index import BuildReport, build_index
from mhassist.settings import Settings


def build(settings: Settings) -> None:
    """Prepare the model where needed, build the index and say what was made."""
    console = Console(stderr=True, highlight=False)
    began = time.perf_counter()
    with _bars(console) as progress:
        task = progress.add_task("Taalmodel laden", total=1.0)

        def prepare(what: str, share: float) -> None:
            progress.update(task, description=what, completed=share)

        encoder = load_encoder(settings, prepare)
        progress.update(task, completed=1.0)
    ready = time.perf_counter()
    with progress_bar("Brieven indexeren") as move:
        report = build_index(settings, encoder=encoder, progress=move)
    print(_summary(report, settings, model_s=ready - began, index_s=time.perf_counter() - ready))


def _summary(report: BuildReport, settings: Settings, *, model_s: float, index_s: float) -> str:
    counts = report.counts
    what = "is onveranderd" if report.version == report.previous else "is gemaakt"
    return (
        f"De index {what}: {counts.letters} brieven, {counts.paragraphs} alinea's, "
        f"{counts.chunks} fragmenten, {report.bytes / 1e6:.1f} MB, "
        f"in {index_s:.1f} seconden (taalmodel: {model_s:.1f}).\n"
        f"Versie {report.version} in {settings.index}."
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
