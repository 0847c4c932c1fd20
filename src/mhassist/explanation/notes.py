"""What the chain notes of a run: how it read the question, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from mhassist.answering.ranking import Ranking
from mhassist.question import Question
from mhassist.retrieval import Filter
from mhassist.trace import Note


@dataclass(frozen=True, slots=True)
class Understood(Note):
    """The question, its parts, and which letters may answer it."""

    question: Question
    parts: tuple[Question, ...]
    admitted: Filter
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartBegun(Note):
    """What is noted after this is of one part, counted from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Ranked(Note):
    """The order of the paragraphs and sentences of a part."""

    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Followed(Note):
    """A timeline answers, whatever parts the question has."""
