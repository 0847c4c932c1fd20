"""Nothing changed: found out before the encoder and what answers questions are loaded."""

from __future__ import annotations

from mhassist.encoder import known_fingerprint
from mhassist.index.build import BuildReport, unchanged_generation
from mhassist.index.generations import make_current
from mhassist.letters import letter_files
from mhassist.renewal.completing import alone
from mhassist.settings import Settings


def find_unchanged(settings: Settings) -> BuildReport | None:
    """Return the current generation where ``renew_index`` would find that nothing changed.

    As there, what an interrupted change left is completed or removed first.

    Returns:
        ``None`` if something changed, or if only the encoder itself can tell.

    Raises:
        CorpusError: If there are no letters.
        MhassistError: If the index cannot be written, or another builder is at work.
    """
    fingerprint = known_fingerprint(settings)
    if fingerprint is None:
        return None
    letter_files(settings.corpus)  # a corpus that is missing or empty is said first
    with alone(settings):
        files = letter_files(settings.corpus)
        report = unchanged_generation(settings.index, files, fingerprint)
        if report is not None:
            make_current(settings.index, report.version)
        return report
