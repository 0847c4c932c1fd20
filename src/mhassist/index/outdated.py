"""Whether a generation is of the letters as they are, read as this program reads them.

One rule for all who ask: what builds, what answers, and what says how things stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.index.manifest import Manifest, package_version
from mhassist.index.opened import find_generation, repair_command
from mhassist.index.recipe import code_checksum
from mhassist.letters import letter_checksum, letter_files
from mhassist.settings import Settings


@dataclass(frozen=True, slots=True)
class Differences:
    """What a build would do otherwise than the one that made a generation; the encoder apart."""

    new: int
    changed: int
    removed: int
    """Numbers of letters."""
    program: bool
    """Another version of mhassist, or other code for letters: it may read them otherwise."""

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return self.letters or self.program

    @property
    def letters(self) -> bool:
        """Whether the letters are others."""
        return bool(self.new or self.changed or self.removed)


def differences(manifest: Manifest, files: Sequence[Path]) -> Differences:
    """Return how letters and program differ from those that a generation was made of.

    No letter is read for it.

    Args:
        manifest: Of the generation.
        files: The letters as they are.

    Raises:
        CorpusError: If a file cannot be read.
    """
    now = {file.stem: letter_checksum(file) for file in files}
    then = manifest.letters
    return Differences(
        new=len(now.keys() - then.keys()),
        changed=sum(now[name] != then[name] for name in now.keys() & then.keys()),
        removed=len(then.keys() - now.keys()),
        program=(manifest.package_version, manifest.code) != (package_version(), code_checksum()),
    )


def out_of_date(settings: Settings) -> str:
    """Return a sentence that says why the index is out of date, and what brings it up to date.

    Empty when it is not. A folder of letters that cannot be used is a difference too: the index
    still answers.

    Raises:
        IndexMissingError: If there is no index.
        IndexMismatchError: If its manifest is damaged or of another format.
    """
    _, manifest = find_generation(settings)
    try:
        found = differences(manifest, letter_files(settings.corpus))
    except CorpusError as error:
        return str(error)
    if not found:
        return ""
    counts = {"nieuw": found.new, "gewijzigd": found.changed, "verwijderd": found.removed}
    which = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    why = [f"De brieven zijn veranderd nadat de index is gemaakt ({which})"] if which else []
    if found.program:
        why.append(
            "ook het programma, dat brieven nu anders kan lezen"
            if which
            else "Het programma is veranderd nadat de index is gemaakt en kan brieven nu anders"
            " lezen"
        )
    return f"{', en '.join(why)}; werk de index bij met `{repair_command(settings)}`."
