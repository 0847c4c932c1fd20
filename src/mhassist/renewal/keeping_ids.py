"""A letter replaces an earlier version: paragraphs that are still there keep their ids."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from mhassist.letters.kept_ids import KeptIds
from mhassist.letters.letter import Letter
from mhassist.paragraphs import structure_letter
from mhassist.paragraphs.paragraph import Paragraph

ENOUGH_ALIKE = 85
"""Of 100: a paragraph in which a word was changed is still that paragraph."""

MOST_PAIRS = 250_000
"""More are not compared: so much was changed that it is another text."""


def keep_ids(letter: Letter, before: Letter) -> KeptIds | None:
    """Return the ids of a letter's paragraphs; ``None`` where they are just their numbers.

    A paragraph with the words of one of the earlier version has its id, wherever it stands now;
    so has one that was changed a little and stands in its place. Others get numbers that no
    paragraph of the letter had before.

    Args:
        letter: The new version.
        before: The one that it replaces.
    """
    known = structure_letter(before).paragraphs
    now = structure_letter(dataclasses.replace(letter, kept_ids=None)).paragraphs
    places = _match([_words(one) for one in known], [_words(one) for one in now])
    used = max((one.kept or one.number for one in known), default=0)
    if before.kept_ids is not None:
        used = max(used, before.kept_ids.used)
    numbers = []
    for place in range(len(now)):
        if place in places:
            old = known[places[place]]
            numbers.append(old.kept or old.number)
        else:
            used += 1
            numbers.append(used)
    if numbers == list(range(1, len(now) + 1)) and used == len(now):
        return None
    return KeptIds(tuple(numbers), used)


def _words(paragraph: Paragraph) -> str:
    """Return what must be the same: formats differ in quotes, dashes and white space."""
    folded = unicodedata.normalize("NFKC", paragraph.text).casefold()
    return "".join(char for char in folded if char.isalnum()) or paragraph.text


def _match(known: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Return which earlier paragraph each is, by place: the same in order, moved, or changed."""
    blocks = SequenceMatcher(None, known, now, autojunk=False).get_matching_blocks()
    places = {
        block.b + offset: block.a + offset for block in blocks for offset in range(block.size)
    }
    _add_moved(places, known, now)
    old_end, new_end = 0, 0
    for block in blocks:  # the last is empty and stands at the end of both
        _add_changed(
            places,
            [(old, known[old]) for old in range(old_end, block.a)],
            [(new, now[new]) for new in range(new_end, block.b)],
        )
        old_end, new_end = block.a + block.size, block.b + block.size
    return places


def _add_moved(places: dict[int, int], known: Sequence[str], now: Sequence[str]) -> None:
    taken = set(places.values())
    left: dict[str, list[int]] = {}
    for old, words in enumerate(known):
        if old not in taken:
            left.setdefault(words, []).append(old)
    for new, words in enumerate(now):
        if new not in places and left.get(words):
            places[new] = left[words].pop(0)


def _add_changed(
    places: dict[int, int], known: Sequence[tuple[int, str]], now: Sequence[tuple[int, str]]
) -> None:
    """Tie what stands between the same neighbours and is nearly the same, most alike first."""
    if len(known) * len(now) > MOST_PAIRS:
        return
    taken = set(places.values())
    pairs = sorted(
        (-alike, new, old)
        for old, words in known
        if old not in taken
        for new, other in now
        if new not in places and (alike := fuzz.ratio(words, other)) >= ENOUGH_ALIKE
    )
    for _, new, old in pairs:
        if new not in places and old not in taken:
            places[new] = old
            taken.add(old)
