"""Which generations an index folder keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from mhassist.index.generations import generation_names, name_aside, name_rolled_back
from mhassist.index.manifest import FILE_NAME, Counts, DamagedError, OtherFormatError, read_manifest
from mhassist.index.outdated import differences
from mhassist.letters import letter_files
from mhassist.settings import Settings


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of the index."""

    name: str
    state: Literal["current", "kept", "aside"]
    """Whether questions are answered from it, it was used before, or it was not taken into use."""
    made: dt.datetime | None = None
    """When it was written; ``None`` if that or ``counts`` cannot be read."""
    counts: Counts | None = None


def list_generations(settings: Settings) -> list[Generation]:
    """Return the generations that are kept, the current one first."""
    try:
        names = generation_names(settings.index)
    except DamagedError:
        names = []
    found = [
        _describe(settings, name, "kept" if place else "current")
        for place, name in enumerate(names)
    ]
    aside = name_aside(settings.index)
    return [*found, _describe(settings, aside, "aside")] if aside else found


def was_rolled_back(settings: Settings) -> bool:
    """Return whether a user went back from the index of the letters as they still are.

    Building it again unasked would undo that.
    """
    name = name_rolled_back(settings.index)
    if name is None:
        return False
    try:
        manifest = read_manifest(settings.index / name)
    except (DamagedError, OtherFormatError):
        return False
    return not differences(manifest, letter_files(settings.corpus)).letters


def _describe(
    settings: Settings, name: str, state: Literal["current", "kept", "aside"]
) -> Generation:
    folder = settings.index / name
    try:
        counts = read_manifest(folder).counts
        seconds = (folder / FILE_NAME).stat().st_mtime
    except (DamagedError, OtherFormatError, OSError):
        return Generation(name, state)
    return Generation(name, state, dt.datetime.fromtimestamp(seconds).astimezone(), counts)
