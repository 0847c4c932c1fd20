"""How far two readings of one paper agree: the words, their order, and where paragraphs begin."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from mhassist.letters import Letter
from mhassist.paragraphs import structure_letter

_WORD = re.compile(r"\w+(?:[-'’.,/]\w+)*")


def words_by_paragraph(letter: Letter) -> list[tuple[str, int]]:
    """Return each word of a letter with the number of its paragraph, in reading order."""
    return [
        (word, paragraph.number)
        for paragraph in structure_letter(letter).paragraphs
        for word in _WORD.findall(paragraph.text)
    ]


def agreement(letter: Letter, yardstick: Letter) -> float:
    """Return the share of words that stand in both, in the same order and the same paragraphs.

    A paragraph of ``letter`` counts as the one of ``yardstick`` with which it shares most words;
    a word that stands in another does not agree. The share is of the longer of the two, so that
    words too many count as much as words too few.
    """
    ours, theirs = words_by_paragraph(letter), words_by_paragraph(yardstick)
    pairs = [(ours[i][1], theirs[j][1]) for i, j in _same_words(ours, theirs)]
    together: dict[tuple[int, int], int] = {}
    for pair in pairs:
        together[pair] = together.get(pair, 0) + 1
    best: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        if one not in best and other not in taken:
            best[one] = other
            taken.add(other)
    agreeing = sum(best.get(one) == other for one, other in pairs)
    return agreeing / max(len(ours), len(theirs))


def differences(letter: Letter, yardstick: Letter) -> list[str]:
    """Return the paragraphs that are in one and not in the other, for the message of a test."""
    mine, other = (
        [paragraph.text for paragraph in structure_letter(one).paragraphs]
        for one in (letter, yardstick)
    )
    return [line for line in difflib.ndiff(other, mine) if line[:1] in "+-"]


def _same_words(
    ours: list[tuple[str, int]], theirs: list[tuple[str, int]]
) -> Iterator[tuple[int, int]]:
    matcher = difflib.SequenceMatcher(
        a=[word for word, _ in ours], b=[word for word, _ in theirs], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step
