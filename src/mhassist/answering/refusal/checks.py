"""What each ground for refusing looked at, and whether the answer passed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from mhassist.question import Asked
from mhassist.trace import Note


@dataclass(frozen=True, slots=True)
class Check(Note):
    """One ground for refusing: passed where it does not hold."""

    name: ClassVar[str]
    passed: bool


@dataclass(frozen=True, slots=True)
class OpinionCheck(Check):
    """Whether the assistant is asked what it thinks."""

    name = "opinion"


@dataclass(frozen=True, slots=True)
class TaskCheck(Check):
    """Whether a question is asked, and no text that is to be written."""

    name = "task"


@dataclass(frozen=True, slots=True)
class ViewCheck(Check):
    """Whether a judgement is asked that nobody gives."""

    name = "view"


@dataclass(frozen=True, slots=True)
class YearsCheck(Check):
    """Whether the years of the question are where the answer would be."""

    name = "years"
    asked: Sequence[int]
    absent: Sequence[int]


@dataclass(frozen=True, slots=True)
class NamesCheck(Check):
    """Whether the names of the question are where the answer would be."""

    name = "names"
    asked: Sequence[str]
    absent: Sequence[str]


@dataclass(frozen=True, slots=True)
class SaidCheck(Check):
    """Whether a thing of the kind asked for is said of what is asked."""

    name = "said"
    kind: Asked
    looked_at: int
    strict: bool
    """The form of such a thing is plain."""
    value: float
    """Chance of the best sentence ..."""
    least: float
    """... and that from which the letters speak of the thing."""
    spoken: bool


@dataclass(frozen=True, slots=True)
class NamedCheck(Check):
    """Whether the letter says which, and not only that there is one."""

    name = "named"
    head: str


@dataclass(frozen=True, slots=True)
class RestrictionCheck(Check):
    """Whether a word that narrows the question is said of the answer."""

    name = "restriction"
    absent: str


@dataclass(frozen=True, slots=True)
class PremiseCheck(Check):
    """Whether a change that the question takes for granted is told."""

    name = "premise"
    absent: str


@dataclass(frozen=True, slots=True)
class SubjectCheck(Check):
    """Whether the letters are about the subject at all."""

    name = "subject"
    language: str
    value: float
    """Chance of the best sentence."""
    nearest: float
    """How near the nearest is by its vector."""
    absent: float | None = None
    """Share of the question's words that is missing, where that was looked at ..."""
    most: float = 1.0
    """... and how much may be."""


@dataclass(frozen=True, slots=True)
class ToldCheck(Check):
    """Whether the best sentences tell what has no form of its own."""

    looked_at: int


@dataclass(frozen=True, slots=True)
class ReasonCheck(ToldCheck):
    """Whether they bind a reason to what is asked."""

    name = "reason"


@dataclass(frozen=True, slots=True)
class ArticleCheck(ToldCheck):
    """Whether they name an article of a law."""

    name = "article"


@dataclass(frozen=True, slots=True)
class DifferenceCheck(ToldCheck):
    """Whether they set one thing against another."""

    name = "difference"


@dataclass(frozen=True, slots=True)
class OutcomeCheck(ToldCheck):
    """Whether they tell what came of it."""

    name = "outcome"


@dataclass(frozen=True, slots=True)
class StageCheck(ToldCheck):
    """Whether what is quoted tells how far something has come."""

    name = "stage"


@dataclass(frozen=True, slots=True)
class FigureCheck(ToldCheck):
    """Whether what is quoted has a figure of years that are compared."""

    name = "figure"


@dataclass(frozen=True, slots=True)
class DoubtCheck(Check):
    """Whether the best sentence is likely enough to answer."""

    name = "doubt"
    value: float
    least: float
    sure: bool
    """A sentence says plainly what is asked."""


@dataclass(frozen=True, slots=True)
class RelativeCheck(Check):
    """Whether the question counts a time from today."""

    name = "relative"
    absent: str
