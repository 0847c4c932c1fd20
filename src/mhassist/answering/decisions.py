"""What answering notes of its decisions: the way it took, and what became of each sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mhassist.answering.ranking import Scored
from mhassist.trace import Note


@dataclass(frozen=True, slots=True)
class PathTaken(Note):
    """An answer that is not chosen sentence by sentence."""

    path: Literal["letter fact", "list"]


@dataclass(frozen=True, slots=True)
class Quoted(Note):
    """A sentence that the answer has."""

    one: Scored


@dataclass(frozen=True, slots=True)
class NoRoom(Note):
    """A sentence that is too long for what is left."""

    one: Scored
    words: int
    left: int


@dataclass(frozen=True, slots=True)
class NoGain(Note):
    """A sentence that adds too little to those before it."""

    one: Scored
    chance: float
    """That it adds something ..."""
    least: float
    """... and from which it would be quoted."""
