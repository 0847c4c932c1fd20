"""Page furniture: what comes back page after page, or nearly so, and belongs to no paragraph.

A running head, an address block in the margin or a page number is recognised by coming back, not
by what it says. Text recognition mixes a margin into the running lines: as lines of their own,
glued to the end of a line, and misread beyond recognition. So the order in which the phrases of
a margin come back is learned first, and then found again on each page; what is unreadable between
two of them belongs to the margin too.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from mhassist.paragraphs.lines import Line, is_invisible, is_page_number
from mhassist.paragraphs.paragraph import Furniture, Span

_LONGEST_PHRASE = 60
_LONGEST_TAIL_WORDS = 6
_FEWEST_PAGES = 3
_ALIKE = 85
_BLOCK_PHRASES = 3
"""A page that shows this many phrases of the margin in order shows the margin."""
_STRAY_LINES = 3
_NOISE = re.compile(r"^(?:(?:\S|[^\w\s]+|\S[^\w\s]) +)+(?=\S{3})")
"""Single characters before a phrase: specks that were read as letters."""
_ODD = set(':;#@\\‘’“”"{}|^~<>§=_$')
_SPECKS = re.compile(r"(?<=\s)[.,'’·]+\s+$")
_SPECK = re.compile(r"(?<=\w) +[.,'’·]$")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w+\.")


@dataclass(frozen=True, slots=True)
class _Match:
    """A phrase of the margin found on one line."""

    line: int
    phrase: int
    start: int
    """Where it begins in the line's text."""
    score: float


def set_furniture_apart(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Return the lines that are left, and the furniture that was taken out of them.

    A line that followed furniture is marked ``cut_before``; one that furniture was glued to keeps
    its own words.

    Args:
        text: The letter's text.
        lines: Its lines, in order.
    """
    cuts: dict[int, int] = {}
    for index, line in enumerate(lines):
        if is_page_number(line.text) or is_invisible(line.text):
            cuts[index] = 0
        else:
            glued = _glued_page_number(line.text)
            if glued is not None:
                cuts[index] = glued
    cuts.update(_recurring_in_text(lines))
    for index, start in _margin(lines).items():
        cuts[index] = min(start, cuts.get(index, start))
    _cut_specks(lines, cuts)
    return _apply(text, lines, cuts)


def _glued_page_number(line: str) -> int | None:
    """Return where a misread ``Pagina 14 van 2`` at the end of a line begins."""
    last = line.rsplit(" ", 1)[-1]
    letters = "".join(char for char in last.lower() if char.isalpha())
    if sum(char.isdigit() for char in last) >= 2 and fuzz.ratio(letters, "paginavan") >= _ALIKE:
        return len(line) - len(last)
    return None


def _key(line: str) -> str:
    """Return a phrase without its numbers: page numbers differ from page to page."""
    return re.sub(r"\d+", "0", line)


def _recurring_in_text(lines: Sequence[Line]) -> dict[int, int]:
    """Find running heads where no page break is marked: they cut sentences or count pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.length <= _LONGEST_PHRASE + 40:
            places[_key(line.text)].append(index)
    cuts: dict[int, int] = {}
    for key, where in places.items():
        if len(where) >= _FEWEST_PAGES and any(char.isalnum() for char in key):
            counts = _counts_up([lines[index].text for index in where])
            if counts or 2 * sum(_interrupts(lines, index) for index in where) > len(where):
                cuts.update(dict.fromkeys(where, 0))
    return cuts


def _counts_up(texts: Sequence[str]) -> bool:
    """Return whether the last number of lines that are otherwise equal rises with each page."""
    if len(set(texts)) < len(texts) or not all(re.search(r"[A-Za-z]{3}", text) for text in texts):
        return False
    numbers = [re.findall(r"\d+", text) for text in texts]
    if not all(numbers) or any(re.match(r"\W*\d", text) for text in texts):
        return False
    last = [int(found[-1][:9]) for found in numbers]
    steps = [after - before for before, after in itertools.pairwise(last)]
    return all(0 < step <= 3 for step in steps)


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    """Return whether a sentence goes on over this line."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text, lines[index + 1].text
    return before[-1].isalpha() and len(before) > 30 and after[0].islower()


def _margin(lines: Sequence[Line]) -> dict[int, int]:
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
    kept = [
        phrase
        for phrase in kept
        if not any(phrase != other and other.endswith(phrase) for other in kept)
    ]
    return sorted(kept, key=lambda phrase: _place(phrase, lines, pages))


def _place(phrase: str, lines: Sequence[Line], pages: dict[int, list[int]]) -> tuple[float, str]:
    """Return how far down its page a phrase stands, as a line count, in the median."""
    places = sorted(
        index - pages[line.page][0]
        for index, line in enumerate(lines)
        if line.text == phrase or line.text.endswith(" " + phrase)
    )
    return float(places[len(places) // 2]), phrase


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


def _cut_specks(lines: Sequence[Line], cuts: dict[int, int]) -> None:
    """Cut a loose dot at the end of a line that the margin's next line follows."""
    for index, line in enumerate(lines[:-1]):
        if index not in cuts and cuts.get(index + 1) == 0:
            speck = _SPECK.search(line.text)
            if speck is not None:
                cuts[index] = speck.start()


def _apply(
    text: str, lines: Sequence[Line], cuts: dict[int, int]
) -> tuple[list[Line], list[Furniture]]:
    left: list[Line] = []
    furniture: list[Furniture] = []
    blank = cut = False
    for index, line in enumerate(lines):
        blank = blank or line.blank_before
        cut = cut or line.cut_before
        start = cuts.get(index)
        if start is not None:
            taken = line.cut_to(text, start=line.start + start)
            furniture.append(Furniture(Span(taken.start, taken.end), taken.text))
        if start == 0:
            # Two lines of margin above one another leave as much white as a blank line.
            blank = blank or cuts.get(index + 1) == 0
            cut = True
            continue
        kept = line if start is None else line.cut_to(text, end=line.start + start)
        left.append(
            replace(kept, blank_before=blank, cut_before=cut, tail_removed=start is not None)
        )
        blank = cut = False
    return left, furniture
