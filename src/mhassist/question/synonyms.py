"""Old and new names and abbreviations of one thing, from a file that policy staff can extend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mhassist.errors import PromptError
from mhassist.question.word_file import read_word_file

FILE_NAME = "synoniemen.toml"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name in a question, and what letters may call the same thing."""

    name: str
    others: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Return whether a text has the thing under one of its other names.

        >>> Renamed("Openbaar Ministerie", ("OM",)).stands_in("Het OM gaat om de tafel.")
        True
        """
        return any(_whole(other).search(text) for other in self.others)


class Synonyms:
    """Groups of names that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        """Keep the groups, longest names first, so that the longest is found."""
        self._groups = [tuple(group) for group in groups]
        self._patterns = [(name, _whole(name), group) for group in self._groups for name in group]
        self._patterns.sort(key=lambda entry: (-len(entry[0]), entry[0]))

    def others(self, text: str) -> list[str]:
        """Return the other names of what a text names, in the order of the file.

        >>> Synonyms([["Inspectie SZW", "NLA"]]).others("Wat doet de NLA?")
        ['Inspectie SZW']
        """
        found = [other for renamed in self.renamed(text) for other in renamed.others]
        return list(dict.fromkeys(found))

    def renamed(self, text: str) -> list[Renamed]:
        """Return the names in a text that the file has others for, the longest first."""
        found = []
        for name, pattern, group in self._patterns:
            if pattern.search(text):
                others = tuple(other for other in group if not _whole(other).search(text))
                found += [Renamed(name, others)] if others else []
        return found

    def names_of(self, word: str) -> tuple[str, ...]:
        """Return all names of the groups that have a name with this word."""
        return tuple(
            name
            for group in self._groups
            if any(_whole(word).search(own) for own in group)
            for name in group
        )


@cache
def _whole(name: str) -> re.Pattern[str]:
    # An abbreviation is written in capitals: "om" is not the Openbaar Ministerie.
    flags = re.RegexFlag(0) if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def load_synonyms(folder: Path, explained: Iterable[Sequence[str]] = ()) -> Synonyms:
    """Return the synonyms of a prompts folder, and those that letters explain themselves.

    Args:
        folder: May have the file.
        explained: Names of one thing; those of which the file has one are the file's.

    Raises:
        PromptError: If the file is malformed.
    """
    path = folder / FILE_NAME
    groups = _read_groups(path) if path.is_file() else []
    known = {name.lower() for group in groups for name in group}
    new = [group for group in explained if known.isdisjoint(name.lower() for name in group)]
    return Synonyms([*groups, *new])


def _read_groups(path: Path) -> list[list[str]]:
    groups = read_word_file(path).get("groepen")
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(n, str) and n for n in group)
        for group in groups
    ):
        raise PromptError(
            f"In {path} moet 'groepen' een lijst zijn van lijsten met twee of meer namen."
        )
    return groups
