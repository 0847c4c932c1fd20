"""Lines that are broken off inside a paragraph: apart where each says something of its own.

``<br>``, ``<w:br/>`` and ``<text:line-break/>`` stand between a name and the office under it, and
between the lines of an address or of a list that is typed.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mhassist.letters.letterhead import LABEL_FIRST
from mhassist.letters.marked import Draft, MarkedKind
from mhassist.letters.readers.word_processing import columns_that_sign
from mhassist.letters.signatories import mover_lines, read_signature

_RUNNING = frozenset({MarkedKind.PARAGRAPH, MarkedKind.UNKNOWN})
_SALUTATION = re.compile(r"(?:Zeer\s+)?(?:Hoog)?[Gg]eachte\s|Beste\s")
_HEAD_DRAFTS = 40
"""A letterhead has fewer."""
_LABEL = 30
"""Characters within which a label of a letterhead ends."""
_LONGEST_LINE = 100
"""Characters of a line of a letterhead."""
_SENTENCE = re.compile(r"\w{3,}[.?!]$")
_ITEM = re.compile(r"(?:[•▪●○◦–—-]|[a-z]\)|\(?[a-z0-9]{1,2}\)|\d{1,2}\.|\[\d{1,3}\])\s+\S")
_LETTERED = re.compile(r"([a-z])\.\s+\S")
"""An item only where the next letter, or the one before it, begins a line too."""
_QUESTION = re.compile(r"(?:Vraag|Antwoord(?: op vraag)?)(?: \d{1,3})?(?: en \d{1,3})?[.:]?")
"""A line over a question or an answer."""
_BULLETS = frozenset("•▪●○◦–—-")
_SURE = frozenset("•▪●○◦")
"""What no sentence begins with."""
_MARK = re.compile(r"\s*(?:([•▪●○◦–—-])|\(?([a-z]|\d{1,2})([.)]))\s+\S")
_STAR = re.compile(r"\s*\*\s+\S")
_MOST_OF_HEADING = 2
"""Lines over which a heading is printed."""
_INTRODUCES = re.compile(r"[:;]$")


def lines_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the lines of a letterhead, a signature or a typed list apart.

    Args:
        drafts: The running text, in reading order; a line break is a line break in their text.
    """
    salutation = _salutation(drafts)
    signed = _signed(drafts)
    found: list[Draft] = []
    for place, draft in enumerate(drafts):
        if "\n" not in draft.text:
            found.append(draft)
            continue
        said = [" ".join(line.split()) for line in draft.text.split("\n")]
        if not _is_running(draft):
            cuts = _lettered(said) if draft.kind is MarkedKind.LIST_ITEM else set[int]()
            found += _cut(draft, cuts) if cuts else [draft]
            continue
        before = " ".join(drafts[place - 1].text.split()) if place else ""
        cuts = _cuts(said, in_head=place <= salutation) | signed.get(place, set())
        cuts |= {at - 1 for at in mover_lines([before, *said])}
        found += _cut(draft, cuts)
    return columns_that_sign(_typed_items(found))


def _is_running(draft: Draft) -> bool:
    return draft.kind in _RUNNING and not draft.label and not draft.level


def _salutation(drafts: Sequence[Draft]) -> int:
    """Return which draft has the salutation, under which the letter begins; -1 for none."""
    for place, draft in enumerate(drafts[:_HEAD_DRAFTS]):
        if any(_SALUTATION.match(line.strip()) for line in draft.text.split("\n")):
            return place
    return -1


def _cuts(lines: Sequence[str], *, in_head: bool) -> set[int]:
    """Return which lines begin a block of their own."""
    items = {at for at, line in enumerate(lines) if _ITEM.match(line)} | _lettered(lines)
    announced = any(at and _INTRODUCES.search(lines[at - 1]) for at in items)
    cuts = items if len(items) > 1 or announced else set[int]()
    for at, line in enumerate(lines):
        if _QUESTION.fullmatch(line):
            cuts |= {at, at + 1}
    # In a sentence a label is a word like any other.
    labelled = [line for line in lines if LABEL_FIRST.match(line) and ":" in line[:_LABEL]]
    if in_head or len(labelled) > 1:
        cuts |= _head_cuts(lines)
    return cuts


def _lettered(lines: Sequence[str]) -> set[int]:
    """Return which lines begin with ``a.``, ``b.``, one letter after the other."""
    letters = [
        (at, ord(found[1])) for at, line in enumerate(lines) if (found := _LETTERED.match(line))
    ]
    pairs = itertools.pairwise(letters)
    return {at for one, other in pairs if other[1] - one[1] == 1 for at in (one[0], other[0])}


def _signed(drafts: Sequence[Draft]) -> dict[int, set[int]]:
    """Return for each draft which of its lines those who sign stand on, and the line after them.

    A signature may begin in one paragraph and end in the next.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for running, group in itertools.groupby(enumerate(drafts), lambda one: _is_running(one[1])):
        if not running:
            continue
        places = [
            (place, at, " ".join(line.split()))
            for place, draft in group
            for at, line in enumerate(draft.text.split("\n"))
            if line.strip()
        ]
        lines = [line for _, _, line in places]
        at = 0
        while at < len(lines):
            signature = read_signature(lines, at)
            end = at + (signature.height if signature is not None else 0)
            for place, line, _ in places[at : end + 1] if signature is not None else ():
                found[place].add(line)
            at = max(end, at + 1)
    return found


def _head_cuts(lines: Sequence[str]) -> set[int]:
    """Return which lines of a letterhead are of their own, up to the first of the letter's text."""
    cuts: set[int] = set()
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or (_SENTENCE.search(line) and line.count(" ") > 3):
            return cuts
        if line and not (line[0].islower() or line[0] in "(:"):
            cuts.add(at)
        if _SALUTATION.match(line):
            return cuts | {at + 1}
    return cuts


def _cut(draft: Draft, cuts: set[int]) -> Iterator[Draft]:
    """Yield the parts of a draft, with the marks of notes that stand in each."""
    lines = draft.text.split("\n")
    begins = sorted((cuts - {0}) & set(range(len(lines))))
    start = 0
    for first, end in zip([0, *begins], [*begins, len(lines)], strict=True):
        text = "\n".join(lines[first:end])
        stop = start + len(text)
        marks = tuple(
            replace(mark, position=mark.position - start)
            for mark in draft.marks
            if start <= mark.position <= stop
        )
        if text.strip():
            kind = draft.kind
            item = _ITEM.match(text.lstrip()) or _LETTERED.match(text.lstrip())
            if begins and (item or _QUESTION.fullmatch(text.strip())):
                kind = MarkedKind.UNKNOWN
            elif _is_running(draft) and _is_of_lines(lines[first:end]):
                kind = MarkedKind.PARAGRAPH
            own = replace(draft, kind=kind, text=text, marks=marks)
            yield replace(own, label="", level=0) if start and draft.label else own
        start = stop + 1


def _is_of_lines(lines: Sequence[str]) -> bool:
    """Return whether lines are those of an address or the like, and of no heading."""
    full = [line.strip() for line in lines if line.strip()]
    announced = len(full) > 1 and _INTRODUCES.search(full[0]) is not None
    return announced or len(full) > _MOST_OF_HEADING


def _typed_items(drafts: Sequence[Draft]) -> list[Draft]:
    """Let the words tell of paragraphs below one another that begin with marks as items do."""
    marks = [_mark_of(draft) for draft in drafts]
    items = {at for at, mark in enumerate(marks) if mark is not None and mark[0] in _SURE}
    for at, (mark, following) in enumerate(itertools.pairwise(marks)):
        if mark is not None and following is not None and mark[0] == following[0]:
            step = following[1] - mark[1]
            if step == (0 if mark[0] in _BULLETS else 1):
                items |= {at, at + 1}
    found = [
        replace(draft, kind=MarkedKind.UNKNOWN) if at in items else draft
        for at, draft in enumerate(drafts)
    ]
    for at, draft in enumerate(found):
        starred = [_STAR.match(each.text) for each in found[max(at - 1, 0) : at + 2]]
        if _is_running(draft) and _STAR.match(draft.text) and sum(map(bool, starred)) == 1:
            # One star alone is that of a note under a table.
            found[at] = replace(draft, kind=MarkedKind.PARAGRAPH)
    return found


def _mark_of(draft: Draft) -> tuple[str, int] | None:
    """Return how a paragraph of no known kind is marked: the form of its mark, and its number."""
    if not _is_running(draft):
        return None
    found = _MARK.match(draft.text)
    if found is None:
        return None
    if found[1]:
        return found[1], 0
    number = int(found[2]) if found[2].isdigit() else ord(found[2])
    return f"{'1' if found[2].isdigit() else 'a'}{found[3]}", number
