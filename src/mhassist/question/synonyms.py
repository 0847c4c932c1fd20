"""Old and new names and abbreviations of one thing, from a file that policy staff can extend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from mhassist.errors import PromptError
from mhassist.question.word_file import read_word_file

FILE_NAME = "synoniemen.toml"


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
        found: list[str] = []
        for _, pattern, group in self._patterns:
            if pattern.search(text):
                found += [name for name in group if not _whole(name).search(text)]
        return list(dict.fromkeys(found))

    def names_of(self, word: str) -> tuple[str, ...]:
        """Return all names of the groups that have a name with this word."""
        return tuple(
            name
            for group in self._groups
            if any(_whole(word).search(own) for own in group)
            for name in group
        )


def _whole(name: str) -> re.Pattern[str]:
    # An abbreviation is written in capitals: "om" is not the Openbaar Ministerie.
    flags = re.RegexFlag(0) if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def load_synonyms(folder: Path) -> Synonyms:
    """Return the synonyms of a prompts folder; none if it has no such file.

    Raises:
        PromptError: If the file is malformed.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Synonyms()
    groups = read_word_file(path).get("groepen")
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(n, str) and n for n in group)
        for group in groups
    ):
        raise PromptError(
            f"In {path} moet 'groepen' een lijst zijn van lijsten met twee of meer namen."
        )
    return Synonyms(groups)
