"""An office that is printed in capitals, as it is written in a sentence."""

from __future__ import annotations

import re

_LOWER = frozenset(
    "de het een en van voor der den des te ten ter in op aan bij namens deze hem haar "
    "demissionair minister ministers vice viceminister president minister-president "
    "vice-minister-president staatssecretaris voorzitter secretaris burgemeester wethouder "
    "directeur directeur-generaal secretaris-generaal procureur-generaal nationaal rapporteur "
    "griffier plaatsvervangend waarnemend algemeen hoofd".split()
)
"""What is no name in an office."""
_LONGEST_ABBREVIATION = 3
_VOWEL = re.compile("[AEIOUYÀ-Þ]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAME = re.compile(r"\b(?:VAN|VOOR)\s+(.+)$", re.DOTALL)
_FEWEST_LETTERS = 6


def in_sentence_case(office: str, text: str = "") -> str:
    """Return an office in capitals as a sentence has it; any other as it is.

    Args:
        office: As it is printed.
        text: The letter: the way it writes the name of the ministry goes before any rule.

    >>> in_sentence_case("MINISTER VAN HAVENS EN VEREN")
    'minister van Havens en Veren'
    """
    own = re.sub(r"^(?:namens )?(?:de|het) ", "", office, flags=re.IGNORECASE)
    if len(own) < _FEWEST_LETTERS or own.upper() != own:
        return office
    written = _WORD.sub(lambda word: _written(word[0]), office)
    name = _NAME.search(office)
    if name is not None:
        found = re.finditer(rf"(?<!\w){re.escape(name[1])}(?!\w)", text, re.IGNORECASE)
        as_said = next((one[0] for one in found if _is_mixed(one[0])), "")
        written = f"{written[: name.start(1)]}{as_said}" if as_said else written
    article = re.match(r"(?:de|het|namens)\b", office, re.IGNORECASE)
    return f"{written[0].upper()}{written[1:]}" if article else written


def _written(word: str) -> str:
    lower = word.lower()
    if lower in _LOWER:
        return lower
    short = len(word) <= _LONGEST_ABBREVIATION or _VOWEL.search(word) is None
    return word if short else f"{word[0]}{lower[1:]}"


def _is_mixed(name: str) -> bool:
    """Return whether a name is written with capitals and small letters."""
    return name.upper() != name and name.lower() != name
