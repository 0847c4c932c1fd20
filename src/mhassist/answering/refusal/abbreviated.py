"""Abbreviations that a letter explains in brackets, and the words that they stand for."""

from __future__ import annotations

import re

from mhassist.answering.mentions import Mention
from mhassist.question.abbreviations import ACRONYM

_WORDS = 12
"""Words before the brackets among which those of the abbreviation stand."""
_BESIDE = 2
"""Words between a number and what it counts."""
_SHORT = rf"(?:{ACRONYM}|[A-Z][a-z]{{1,4}})"


def spelled_from(text: str, acronym: str) -> int | None:
    """Return where the words begin that an abbreviation in brackets after them stands for.

    >>> spelled_from("In 2012 zijn elf regionale visserij-centra opgericht (RVC's).", "RVC")
    17
    """
    bare = re.sub(r"['’]?s$", "", acronym)
    if not re.fullmatch(_SHORT, bare):
        return None
    for match in re.finditer(rf"\([^()]{{0,40}}?\b{re.escape(bare)}\b", text):
        before = list(re.finditer(r"\w+", text[: match.start()]))[-_WORDS:]
        for first in range(len(before) - 1, -1, -1):
            initials = "".join(word[0][0] for word in before[first:]).lower()
            if initials[0] == bare[0].lower() and _in_order(bare.lower(), initials):
                return before[first].start()
    return None


def _in_order(letters: str, initials: str) -> bool:
    """Return whether letters stand among initials, in order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def abbreviation_of(noun: str, text: str) -> str:
    """Return the abbreviation that a text has in brackets after a noun; empty if none.

    >>> abbreviation_of("teams", "Twee gezamenlijke teams (GT's) zijn opgezet.")
    'GT'
    """
    match = re.search(rf"{re.escape(noun)} \(({_SHORT}?)(?:['’]s)?\)", text, re.IGNORECASE)
    return match[1] if match else ""


def counts_abbreviated(text: str, noun: str, numbers: list[Mention], *, around: str) -> bool:
    """Return whether a number stands beside a noun that is abbreviated, or spelled out.

    Args:
        text: A sentence.
        noun: What is counted: "teams", or an abbreviation.
        numbers: Where the sentence has numbers.
        around: Where an abbreviation of the noun may be explained.
    """
    places = [spelled_from(text, noun)]
    short = abbreviation_of(noun, around)
    if short:
        places += [match.start() for match in re.finditer(rf"\b{re.escape(short)}\b", text)]
    return any(
        place is not None
        and number.end <= place
        and len(text[number.end : place].split()) <= _BESIDE
        for place in places
        for number in numbers
    )
