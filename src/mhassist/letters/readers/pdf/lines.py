"""Printed lines of a page: what stands on one height, in segments with wide white between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mhassist.letters.readers.pdf.page import Rule, Word


@dataclass(frozen=True)
class Segment:
    """Words of one line that stand together, with no wide gap between them."""

    words: tuple[Word, ...]
    raised: frozenset[int] = frozenset()
    """Indexes of the words that are printed small and high."""

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return dominant_size(
            word for index, word in enumerate(self.words) if index not in self.raised
        ) or dominant_size(self.words)

    @cached_property
    def baseline(self) -> float:
        """Where its letters stand on."""
        level = [w.baseline for index, w in enumerate(self.words) if index not in self.raised]
        return max(level or [word.baseline for word in self.words])

    @cached_property
    def text(self) -> str:
        """Its words, raised ones too."""
        return "".join(
            word.text if word.glued or not index else f" {word.text}"
            for index, word in enumerate(self.words)
        )

    @cached_property
    def kept_text(self) -> str:
        """Its words without those that are struck out."""
        return "".join(
            word.text if close else f" {word.text}" for _, word, close in kept_words(self.words)
        ).strip()


@dataclass(frozen=True)
class Row:
    """What stands on one height of a page, cut where gaps are wide."""

    page: int
    segments: tuple[Segment, ...]
    box: Rule | None = None
    """The text box that it stands in."""

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(segment.x1 for segment in self.segments)

    @cached_property
    def baseline(self) -> float:
        """Where its letters stand on."""
        return max(segment.baseline for segment in self.segments)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return dominant_size(
            word
            for segment in self.segments
            for index, word in enumerate(segment.words)
            if index not in segment.raised
        ) or max(segment.size for segment in self.segments)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return tuple(word for segment in self.segments for word in segment.words)

    @cached_property
    def text(self) -> str:
        """What it says."""
        return " ".join(segment.text for segment in self.segments)

    @cached_property
    def kept_text(self) -> str:
        """What it says, without what is struck out."""
        kept = (segment.kept_text for segment in self.segments)
        return " ".join(text for text in kept if text)

    def with_segments(self, segments: Iterable[Segment]) -> Row:
        """Return the row with only these segments, in order."""
        return Row(self.page, tuple(sorted(segments, key=lambda segment: segment.x0)), self.box)


def split_row(row: Row, x: float) -> tuple[Row | None, Row | None]:
    """Return what of a row stands before a place and what from there; ``None`` for nothing."""
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    for segment in row.segments:
        first = next(
            (i for i, word in enumerate(segment.words) if word.x0 >= x), len(segment.words)
        )
        for side, begin, end in ((0, 0, first), (1, first, len(segment.words))):
            if begin < end:
                raised = frozenset(i - begin for i in segment.raised if begin <= i < end)
                sides[side].append(Segment(segment.words[begin:end], raised))
    left, right = (row.with_segments(side) if side else None for side in sides)
    return left, right


def kept_words(words: Sequence[Word]) -> Iterator[tuple[int, Word, bool]]:
    """Yield the words that are not struck out: index, word, whether it stands close to the last."""
    apart = False
    for index, word in enumerate(words):
        apart = apart or not word.glued
        if not word.struck:
            yield index, word, not apart
            apart = False


def dominant_size(words: Iterable[Word]) -> float:
    """Return the size in which most characters are printed, in half points; 0 for no words."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def mean_confidence(rows: Iterable[Row]) -> float | None:
    """Return how sure text recognition is of rows, 0 to 1; ``None`` if nothing was recognised."""
    known = [word.confidence for row in rows for word in row.words if word.confidence is not None]
    return round(sum(known) / len(known), 3) if known else None
