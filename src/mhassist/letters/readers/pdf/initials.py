"""An initial over several lines: the letter is that of the word at the right of its top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters.readers.pdf.page import Word

_LEAST = 1.8
"""Times the size of the words beside it."""
_LEAST_SIZE = 12.0
_MOST = 50
"""More of them on a page are no initials."""
_NEAR = 0.4
"""Of the size of the initial: white after it."""
_TOP, _FOOT = 0.95, 0.3
"""Of its size, above its baseline: where the first line of the text beside it stands."""
_UNDER = 0.25
"""Of its size, below its baseline: where the last line beside it stands at most."""


def with_initials(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page, each initial glued to the rest of its word and as small.

    Args:
        words: In the order of the file.
    """
    found = list(words)
    large = [(index, word) for index, word in enumerate(words) if _may_be_initial(word)]
    for index, initial in large if len(large) <= _MOST else ():
        rest = _rest_of(initial, words)
        if rest is None:
            continue
        word = words[rest]
        found[index] = replace(initial, baseline=word.baseline, size=word.size, x1=word.x0)
        found[rest] = replace(word, glued=True)
    return found


def _may_be_initial(word: Word) -> bool:
    return word.size > _LEAST_SIZE and len(word.text) == 1 and word.text.isupper()


def _rest_of(initial: Word, words: Sequence[Word]) -> int | None:
    """Return which word a large letter begins: the highest beside it, of two lines at least."""
    beside = sorted(
        (word.baseline, index)
        for index, word in enumerate(words)
        if initial.size >= _LEAST * word.size
        and -0.1 < (word.x0 - initial.x1) / initial.size < _NEAR
        and initial.baseline - _TOP * initial.size
        < word.baseline
        < initial.baseline + _UNDER * initial.size
    )
    if len({round(height) for height, _ in beside}) < 2:
        return None
    first = words[beside[0][1]]
    high = initial.baseline - first.baseline > _FOOT * initial.size
    return beside[0][1] if high and first.text[:1].islower() else None
