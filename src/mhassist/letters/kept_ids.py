"""Which ids the paragraphs of a letter keep that replaced an earlier version of itself.

The ids of a letter's paragraphs are their numbers (``p1``, ``p2``, ...). Where a new version has a
paragraph more in the middle, what follows has other numbers, and citations of the old version
would point elsewhere. So beside such a letter stands ``<id>.alineas``::

    # Verwijzingen naar alinea's van een eerdere versie blijven hiermee kloppen; niet wijzigen.
    brief 3f9c1a0b7d42
    alineas 1-12 47 13-46
    gebruikt 47
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

SUFFIX = ".alineas"
_MOST_NUMBERS = 100_000
_FORM = re.compile(
    r"(?:#[^\n]*\n)*brief (?P<letter>[0-9a-f]{12})\nalineas (?P<runs>[\d -]*)\n"
    r"gebruikt (?P<used>\d{1,6})\n"
)


@dataclass(frozen=True, slots=True)
class KeptIds:
    """The numbers in the ids of a letter's paragraphs."""

    numbers: tuple[int, ...]
    """For each paragraph in reading order; all different."""
    used: int
    """The highest that was ever given, so that none comes back for another paragraph."""

    def to_text(self, content: bytes) -> str:
        """Return what stands in the file beside the letter whose content is given."""
        runs: list[list[int]] = []
        for number in self.numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        printed = " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
        return (
            "# Verwijzingen naar alinea's van een eerdere versie blijven hiermee kloppen; niet"
            f" wijzigen.\nbrief {_checksum(content)}\nalineas {printed}\ngebruikt {self.used}\n"
        )


def read_kept_ids(text: bytes, content: bytes) -> KeptIds | None:
    """Return what the file beside a letter says; ``None`` if it is about other content.

    Args:
        text: The file's bytes.
        content: The bytes of the letter.

    >>> kept = KeptIds((1, 2, 4, 3), used=4)
    >>> read_kept_ids(kept.to_text(b"brief").encode(), b"brief") == kept
    True
    >>> read_kept_ids(kept.to_text(b"brief").encode(), b"een andere brief") is None
    True
    """
    found = _FORM.fullmatch(text.decode("utf-8", "replace").replace("\r\n", "\n"))
    if found is None or found["letter"] != _checksum(content):
        return None
    numbers: list[int] = []
    for run in found["runs"].split():
        first, _, last = run.partition("-")
        if not first.isdigit() or int(last or first) - int(first) > _MOST_NUMBERS:
            return None
        numbers.extend(range(int(first), int(last or first) + 1))
    if len(set(numbers)) < len(numbers) or 0 in numbers:
        return None
    return KeptIds(tuple(numbers), max(int(found["used"]), *numbers, 0))


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
