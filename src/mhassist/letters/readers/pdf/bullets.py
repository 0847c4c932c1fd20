"""Bullets that are drawn and not written: a dot or a square before the first word of a line."""

from __future__ import annotations

from collections.abc import Sequence

from mhassist.letters.readers.pdf.page import Rule, Word

_SMALLEST, _LARGEST = 0.15, 0.65
"""Of the size of the words after it."""
_ROUND = 0.7
"""Height and width differ no more."""
_NEAREST, _FARTHEST = 0.15, 3.0
"""Of the size: white between a bullet and its words."""
_LOWEST, _HIGHEST = 0.12, 0.42
"""Of the size, above the baseline: where the middle of a bullet stands."""
_MOST = 300
"""More of them are a drawing."""


def is_dot(box: Rule) -> bool:
    """Return whether what is drawn is as small and as round as a bullet may be."""
    short, long = sorted((box.x1 - box.x0, box.y1 - box.y0))
    return short > 1 and long < 10 and short >= _ROUND * long


def with_bullets(words: Sequence[Word], dots: Sequence[Rule]) -> list[Word]:
    """Return the words of a page with a bullet before each that has one drawn before it.

    Args:
        words: In the order of the file.
        dots: What is drawn as small and as round as a bullet.
    """
    if not dots or len(dots) > _MOST:
        return list(words)
    before: dict[int, Word] = {}
    for dot in dots:
        index = _word_after(dot, words)
        if index is not None:
            word = words[index]
            before[index] = Word("•", dot.x0, dot.x1, word.baseline, word.size)
    return [
        each
        for index, word in enumerate(words)
        for each in ([before[index], word] if index in before else [word])
    ]


def _word_after(dot: Rule, words: Sequence[Word]) -> int | None:
    """Return the first word of the line that a dot stands before; ``None`` if it stands in one."""
    middle = (dot.y0 + dot.y1) / 2
    line = [
        (word.x0, index)
        for index, word in enumerate(words)
        if _LOWEST * word.size < word.baseline - middle < _HIGHEST * word.size
    ]
    after = min(((x0, index) for x0, index in line if x0 >= dot.x1 - 1), default=None)
    if after is None:
        return None
    word = words[after[1]]
    white, height = word.x0 - dot.x1, dot.y1 - dot.y0
    if not _NEAREST * word.size < white < _FARTHEST * word.size:
        return None
    if not _SMALLEST * word.size < height < _LARGEST * word.size:
        return None
    close = any(0 < dot.x0 - words[i].x1 < 2 * _FARTHEST * word.size for _, i in line)
    return None if close or not any(map(str.isalnum, word.text)) else after[1]
