"""The margin of a page, learned from how its phrases come back, and found again on each page.

Text recognition mixes a margin into the running lines: as lines of their own, glued to the end of
a line, and misread beyond recognition. So the order in which the phrases of a margin come back is
learned first, and then found again on each page; what is unreadable between two of them belongs
to the margin too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from mhassist.paragraphs.lines import Line

_LONGEST_PHRASE = 60
_LONGEST_TAIL_WORDS = 6
_FEWEST_PAGES = 3
_ALIKE = 85
_BLOCK_PHRASES = 3
"""A page that shows this many phrases of the margin in order shows the margin."""
_STRAY_LINES = 3
_STEADY_LINES = 4
_STEADY_SHARE = 0.6
_CORE_SHARE = 0.7
_NOISE = re.compile(r"^(?:(?:\S|[^\w\s]+|\S[^\w\s]) +)+(?=\S{3})")
"""Single characters before a phrase: specks that were read as letters."""
_ODD = set(':;#@\\‘’“”"{}|^~<>§=_$')
_SPECKS = re.compile(r"(?<=\s)[.,'’·]+\s+$")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w+\.")


@dataclass(frozen=True, slots=True)
class _Match:
    """A phrase of the margin found on one line."""

    line: int
    phrase: int
    start: int
    """Where it begins in the line's text."""
    score: float


def find_margin(lines: Sequence[Line]) -> dict[int, int]:
    """Return, for each line that holds a phrase of the margin, where the phrase begins."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    phrases = _phrases(lines, pages)
    if not phrases:
        return {}
    single = len(phrases) < _BLOCK_PHRASES
    cuts: dict[int, int] = {}
    for inside in pages.values():
        matches = [match for i in inside for match in _matches(i, lines[i].text, phrases)]
        chain = _best_chain(matches)
        if single or len(chain) >= _BLOCK_PHRASES:
            chain = _with_strays(matches, chain)
            cuts.update({match.line: match.start for match in chain})
            if not single:
                cuts.update(_unreadable(lines, inside, chain))
    return cuts


def _phrases(lines: Sequence[Line], pages: dict[int, list[int]]) -> list[str]:
    """Learn the phrases that come back on most pages, in the order in which they stand there."""
    own: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.length <= _LONGEST_PHRASE and line.text[-1] not in ".:;?!":
            own[line.text].add(line.page)
    fewest = max(_FEWEST_PAGES, len(pages) // 3)
    seen: dict[str, set[int]] = defaultdict(set)
    candidates = [phrase for phrase in own if sum(map(str.isalnum, phrase)) >= 4]
    for line in lines:
        for phrase in candidates:
            if line.text == phrase or (_may_be_glued(phrase) and line.text.endswith(" " + phrase)):
                seen[phrase].add(line.page)
    kept = [phrase for phrase in candidates if len(seen[phrase]) >= fewest]
    places = {phrase: _places(phrase, lines, pages) for phrase in kept}
    kept = [
        phrase
        for phrase in kept
        if any(_is_steady(row) for row in places[phrase])
        and not any(phrase != other and other.endswith(phrase) for other in kept)
    ]
    # Phrases of nearly every page are the margin's core; rarer ones count only beside them.
    often = max(_FEWEST_PAGES, _CORE_SHARE * (len(pages) - 1))
    core = [_median(places[phrase][0]) for phrase in kept if len(seen[phrase]) >= often]
    if not core:
        return []
    first, last = min(core) - _STRAY_LINES, max(core) + _STRAY_LINES
    return sorted(
        (phrase for phrase in kept if first <= _median(places[phrase][0]) <= last),
        key=lambda phrase: (_median(places[phrase][0]), phrase),
    )


def _places(
    phrase: str, lines: Sequence[Line], pages: dict[int, list[int]]
) -> tuple[list[int], list[int]]:
    """Return how many lines a phrase stands from the top and from the foot of its pages."""
    where = [
        (index, pages[line.page])
        for index, line in enumerate(lines)
        if line.text == phrase or line.text.endswith(" " + phrase)
    ]
    return (
        sorted(index - inside[0] for index, inside in where),
        sorted(inside[-1] - index for index, inside in where),
    )


def _median(row: Sequence[int]) -> int:
    return row[len(row) // 2]


def _is_steady(row: Sequence[int]) -> bool:
    """Return whether a phrase comes back at one place of the page; a heading does not."""
    near = sum(abs(place - _median(row)) <= _STEADY_LINES for place in row)
    return near >= _STEADY_SHARE * len(row)


def _may_be_glued(phrase: str) -> bool:
    """A single word in lower case may end any line; it is furniture only on a line of its own."""
    return not phrase[0].islower()


def _matches(index: int, line: str, phrases: Sequence[str]) -> Iterator[_Match]:
    """Yield each phrase that is the line, or stands at its end."""
    words = [match.start() for match in re.finditer(r"\S+", line)]
    noise = _NOISE.match(line)
    whole = line[noise.end() :] if noise else line
    for number, phrase in enumerate(phrases):
        ratio = max(fuzz.ratio(line, phrase), fuzz.ratio(whole, phrase))
        if ratio >= _ALIKE and _same_digits(line, phrase):
            yield _Match(index, number, 0, 2.0 + ratio / 100)
            continue
        if not _may_be_glued(phrase):
            continue
        tails = [
            (fuzz.ratio(line[start:], phrase), _without_specks(line, start))
            for start in words[1:][-_LONGEST_TAIL_WORDS:]
            if _same_digits(line[start:], phrase)
        ]
        best, start = max(tails, default=(0.0, 0))
        if best >= _ALIKE:
            yield _Match(index, number, start, 1.0 + best / 100)


def _without_specks(line: str, end: int) -> int:
    """Return where the specks begin that stand loose before the margin, read as points."""
    while (specks := _SPECKS.search(line, 0, end)) is not None:
        end = specks.start()
    return end


def _same_digits(text: str, phrase: str) -> bool:
    return re.findall(r"\d+", text) == re.findall(r"\d+", phrase)


def _best_chain(matches: Sequence[_Match]) -> list[_Match]:
    """Return the heaviest run of matches that keeps the order of the lines and the phrases.

    A page shows each phrase once, so that a phrase that the running text happens to hold as well
    is not taken out of it.
    """
    best: list[tuple[float, int]] = []
    for at, match in enumerate(matches):
        score, before = match.score, -1
        for earlier in range(at):
            other = matches[earlier]
            if other.line < match.line and other.phrase < match.phrase:
                # Of equal runs the densest: a margin stands together.
                linked = best[earlier][0] + match.score - 0.01 * (match.line - other.line)
                if linked > score:
                    score, before = linked, earlier
        best.append((score, before))
    chain: list[_Match] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = best[at][1]
    return chain[::-1]


def _with_strays(matches: Sequence[_Match], chain: list[_Match]) -> list[_Match]:
    """Add the phrases that stand beside the margin's others, but out of their order."""
    if not chain:
        return chain
    taken_lines = {match.line for match in chain}
    taken_phrases = {match.phrase for match in chain}
    first, last = chain[0].line - _STRAY_LINES, chain[-1].line + _STRAY_LINES
    strays: list[_Match] = []
    for match in sorted(matches, key=lambda match: (-match.score, match.line)):
        free = match.line not in taken_lines and match.phrase not in taken_phrases
        if free and first <= match.line <= last:
            strays.append(match)
            taken_lines.add(match.line)
            taken_phrases.add(match.phrase)
    return sorted([*chain, *strays], key=lambda match: match.line)


def _unreadable(
    lines: Sequence[Line], inside: Sequence[int], chain: Sequence[_Match]
) -> dict[int, int]:
    """Return where an unreadable phrase stands between two of the margin's phrases."""
    first, last = chain[0].line, chain[-1].line
    taken = {match.line for match in chain}
    cuts: dict[int, int] = {}
    for index in inside:
        if index in taken or not first < index < last:
            continue
        line = lines[index].text
        for word in re.finditer(r"\S+", line):
            if is_unreadable(word.group()) and len(line) - word.start() <= _LONGEST_PHRASE:
                cuts[index] = word.start()
                break
    return cuts


def is_unreadable(word: str) -> bool:
    """Return whether a word is what text recognition makes of print that it cannot read.

    >>> is_unreadable("g:sngzzg:;x;@gireCtie"), is_unreadable("https://www.example.nl/a;b:c@d")
    (True, False)
    """
    if len(word) < 6 or _ADDRESS.match(word):
        return False
    return sum(char in _ODD for char in word[1:-1]) >= 3
