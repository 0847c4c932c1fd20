"""Saying what index there is, which must not wait for what makes one."""

from __future__ import annotations

import time

from mhassist.index.build import BuildReport
from mhassist.renewal.unchanged import find_unchanged
from mhassist.settings import Settings


def say_if_unchanged(settings: Settings) -> bool:
    """Print that the index is of the letters as they are; return whether it is."""
    began = time.perf_counter()
    report = find_unchanged(settings)
    if report is not None:
        say_index(report, settings, took=f"{time.perf_counter() - began:.1f} seconden")
    return report is not None


def say_index(report: BuildReport, settings: Settings, *, took: str = "") -> None:
    """Print of how much the index was made, and where it is."""
    counts = report.counts
    what = "is onveranderd" if report.version == report.previous else "is gemaakt"
    print(
        f"De index {what}: {counts.letters} brieven, {counts.paragraphs} alinea's, "
        f"{counts.chunks} fragmenten ({report.encoded} nieuw), {report.bytes / 1e6:.1f} MB"
        f"{f', in {took}' if took else ''}.\n"
        f"Versie {report.version} in {settings.index}."
    )
