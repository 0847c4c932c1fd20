"""What a file that is handed in may be called, and which letter id its name gives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.letter import Metadata

MAX_ID_CHARS = 80
_PLAIN = re.compile(r"[^A-Za-z0-9.]+")
# Windows gives these to devices, with any extension.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def check_name(name: str) -> None:
    """Return when a file may be called so.

    Raises:
        CorpusError: If the name leads to another folder or has characters that nobody sees.
    """
    if any(unicodedata.category(char) in _INVISIBLE for char in name):
        raise CorpusError(
            f"De naam van het bestand '{shown(name)}' heeft tekens die niet te zien zijn; geef het"
            " een andere naam."
        )
    if "/" in name or "\\" in name or not name.strip(". "):
        raise CorpusError(
            f"'{name}' is geen naam van een bestand maar van een plaats; geef het bestand een naam"
            " zonder / en \\."
        )


def check_file(path: Path) -> None:
    """Return when a file may be read as a letter.

    Raises:
        CorpusError: If its name cannot be used, or it is missing, a link or no plain file.
    """
    if not path.is_dir():
        check_name(path.name)
    if path.is_symlink():
        raise CorpusError(
            f"'{path}' is een koppeling naar een ander bestand; geef dat bestand zelf."
        )
    if not path.exists():
        raise CorpusError(f"Het bestand '{path}' bestaat niet.")
    if path.is_dir():
        raise CorpusError(
            f"'{shown(str(path))}' is een map; geef de bestanden die erin staan, of gebruik"
            " `mhassist watch`."
        )
    if not path.is_file():
        raise CorpusError(f"'{path}' is geen gewoon bestand.")


def check_names_differ(paths: Iterable[Path]) -> None:
    """Return when no two files have one name.

    Raises:
        CorpusError: If two have; capitals make no difference.
    """
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.name.casefold(), path)
        if other is not path:
            raise CorpusError(
                f"Twee bestanden heten {path.name} ({other} en {path}); geef er een een andere"
                " naam, of voeg ze na elkaar toe."
            )


def letter_id(name: str, metadata: Metadata) -> str:
    """Return the id that a letter gets: that of its publication, else its file's name made plain.

    >>> letter_id("brief.pdf", Metadata(dossier="28638", number="161"))
    'kst-28638-161'
    >>> letter_id("3f2a.pdf", Metadata(url="https://zoek.officielebekendmakingen.nl/ah-1-2.html"))
    'ah-1-2'
    >>> letter_id("Brief (def) – één.pdf", Metadata())
    'Brief-def-een'
    """
    if metadata.dossier and metadata.number:
        plain = _plain(f"kst-{metadata.dossier}-{metadata.number}")
    else:
        plain = _plain(metadata.publication or Path(name).stem)
    return plain


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    # A point would be taken for the beginning of an extension.
    plain = _PLAIN.sub("-", ascii_only).replace(".", "-")
    plain = re.sub(r"-{2,}", "-", plain).strip("-")[:MAX_ID_CHARS].rstrip("-")
    return f"brief-{plain}".rstrip("-") if not plain or _DEVICES.fullmatch(plain) else plain


def shown(name: str) -> str:
    """Return a name with a question mark for each character that nobody sees."""
    return "".join("?" if unicodedata.category(char) in _INVISIBLE else char for char in name)
