"""The first or the last letter, the one before or after another, and that on a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.question.language import content_words
from mhassist.question.when import LETTER_NOUN, MONTH, PART_OF_YEAR

_FIRST = re.compile(
    rf"\b(?:eerste|oudste|first|oldest|earliest) (?:(?:en|and) (?:de |het |the )?\w+ )?"
    rf"{LETTER_NOUN}\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"\b(?:laatste|nieuwste|meest recente|recentste|jongste|latest|last|newest|most recent) "
    rf"{LETTER_NOUN}\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r" (?:van|door|of|by) (?:(?:de|het|een|the) )?+"
    r"(?!(?:(?:demissionaire? )?(?:kabinet|minister|staatssecretaris|regering|bewinds|government|"
    r"cabinet|task ?force)|dit|deze|vorig|afgelopen|onze?|uw|jaar|maand|week|"
    rf"{MONTH}|{PART_OF_YEAR})|\d)"
    r"[^\W\d]",
    re.IGNORECASE,
)
"""After "het laatste rapport": of somebody else, so that none of the letters is meant."""
_ABOUT = re.compile(
    rf"\b{LETTER_NOUN} (?:over|inzake|about|on) (?P<subject>[^?,;:.]{{3,60}})", re.IGNORECASE
)
_SAYS = re.compile(
    r"\b(?:zegt|schrijft|meldt|stelt|staat|vermeldt|says?|said|mentions?|write[s]?)\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    rf"\b(?:(?P<next>(?:(?:eerst)?volgende|daaropvolgende|next|following) {LETTER_NOUN}"
    rf"|{LETTER_NOUN} (?:erna|daarna))|(?P<before>(?:vorige|voorgaande|previous) {LETTER_NOUN}"
    rf"|{LETTER_NOUN} (?:ervoor|daarvoor)))\b",
    re.IGNORECASE,
)
"""The letter after or before one that is named: "de brief van mei 2018 en de brief erna"."""
_STILL_TO_COME = re.compile(
    r"\b(?:verschijn(?:t|en)|komt|volgt|wordt verwacht|will|is expected)\b", re.IGNORECASE
)
"""With "de eerste brief" that of a series to come, and no letter that is there."""


def letters_by_order(question: str, letters: Sequence[Letter]) -> list[str]:
    """Return the first or the last letter where the question says so."""
    letters = _on_subject(question, letters)
    ordered = [letter.id for letter in letters if letter.sort_date is not None]
    named = ((_FIRST, 0), (_LAST, -1))
    places = [
        place
        for pattern, place in named
        if any(not _OF_OTHERS.match(question, one.end()) for one in pattern.finditer(question))
    ]
    if 0 in places and _STILL_TO_COME.search(question):
        places.remove(0)
    return [ordered[place] for place in places if ordered]


def _on_subject(question: str, letters: Sequence[Letter]) -> Sequence[Letter]:
    """Return the letters whose title has the subject of "de nieuwste brief over opvang".

    All of them where no title has it, or where is asked what the letter says about that.
    """
    found = _ABOUT.search(question)
    if found is None or _SAYS.search(question[: found.start()]):
        return letters
    asked = set(split_into_terms(" ".join(content_words(found["subject"]))))
    titled = [each for each in letters if asked <= set(split_into_terms(each.metadata.title))]
    return titled if asked and titled else letters


def letters_beside(question: str, named: Sequence[str], letters: Sequence[Letter]) -> list[str]:
    """Return the letters after the last, or before the first, of those that are named."""
    ordered = [letter.id for letter in letters if letter.sort_date is not None]
    places = sorted(ordered.index(letter_id) for letter_id in set(named) if letter_id in ordered)
    if not places:
        return []
    found = (
        places[-1] + 1 if match["next"] else places[0] - 1
        for match in _NEIGHBOUR.finditer(question)
    )
    return [ordered[place] for place in found if 0 <= place < len(ordered)]
