"""Which words of a page are struck out: a line runs through them, from the first to the last.

A rule of a table, an underline or a line to write on runs beside words, or beyond them. Words that
are struck out keep their place, by which the lines around them are read.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mhassist.letters.readers.pdf.page import Rule, Word

_HEIGHTS = (0.12, 0.42)
"""Above the baseline, of the size: where a line goes through letters."""
_THICKEST = 0.16
"""Of the size; what is thicker paints over the words."""
_COVERED = 0.8
"""Of a word's width."""
_BEYOND = 0.6
"""Of the size: so far before or after the words a line may end; a space may be struck out too."""
_LEVEL = 0.4
"""Points between pieces of one line."""


def find_struck(
    words: Sequence[Word], rules: Sequence[Rule]
) -> tuple[list[Word], list[Rule], list[str]]:
    """Return the words with those marked that are struck out, the other rules, and what is struck.

    Args:
        words: Of one page, in the order of the file.
        rules: Of that page.
    """
    lines = sorted(_joined(rules), key=_height)
    heights = [_height(line) for line in lines]
    through: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        first, last = (
            bisect_left(heights, word.baseline - share * word.size) for share in reversed(_HEIGHTS)
        )
        for place in range(first, last):
            if _covers(lines[place], word):
                through.setdefault(place, []).append(index)
    strikes = {
        place: covered
        for place, covered in through.items()
        if _ends_with(lines[place], [words[index] for index in covered])
    }
    struck = set(itertools.chain.from_iterable(strikes.values()))
    if not struck:
        return list(words), list(rules), []
    marked = [replace(word, struck=index in struck) for index, word in enumerate(words)]
    left = [rule for rule in rules if not any(_is_part(rule, lines[place]) for place in strikes)]
    return marked, left, list(_stretches(marked))


def _height(rule: Rule) -> float:
    return (rule.y0 + rule.y1) / 2


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines that run across, those drawn in pieces as one."""
    lines: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(_height(rule)), rule.x0)):
        if rule.x1 - rule.x0 <= rule.y1 - rule.y0:
            continue
        last = lines[-1] if lines else None
        level = last is not None and abs(_height(last) - _height(rule)) <= _LEVEL
        if last is not None and level and rule.x0 <= last.x1 + 1:
            lines[-1] = replace(last, x1=max(last.x1, rule.x1))
        else:
            lines.append(rule)
    return lines


def _covers(line: Rule, word: Word) -> bool:
    inside = min(line.x1, word.x1) - max(line.x0, word.x0)
    thin = line.y1 - line.y0 <= max(_THICKEST * word.size, 1.0)
    return thin and inside >= _COVERED * (word.x1 - word.x0)


def _ends_with(line: Rule, words: Sequence[Word]) -> bool:
    """Return whether a line begins and ends where the words on it do."""
    before = min(word.x0 for word in words) - line.x0
    after = line.x1 - max(word.x1 for word in words)
    return max(before, after) <= _BEYOND * max(word.size for word in words)


def _is_part(rule: Rule, line: Rule) -> bool:
    level = abs(_height(rule) - _height(line)) <= _LEVEL
    return level and line.x0 - 1 <= rule.x0 and rule.x1 <= line.x1 + 1


def _stretches(words: Iterable[Word]) -> Iterable[str]:
    """Yield what is struck out, words that stand together in one."""
    for struck, stretch in itertools.groupby(words, key=lambda word: word.struck):
        if struck:
            yield "".join(f"{'' if word.glued else ' '}{word.text}" for word in stretch).strip()
