"""What is asked of the chain, and what it knows of it from stage to stage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from mhassist.answering.compose import Draft
from mhassist.answering.ranking import Ranking
from mhassist.query import Query
from mhassist.question import Question
from mhassist.retrieval import Filter, Retrieval
from mhassist.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Request:
    """One question with what surrounds it."""

    question: str
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    letters: tuple[str, ...] = ()
    """Answer from these letters only; empty for all."""
    after: dt.date | None = None
    """Answer from letters of this day or later only."""
    before: dt.date | None = None
    """Answer from letters of this day or earlier only."""
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a request, as far as the chain has come with it."""

    question: Question
    query: Query | None = None
    retrieval: Retrieval = field(default_factory=Retrieval)
    ranking: Ranking = field(default_factory=Ranking)


@dataclass(frozen=True, slots=True)
class Step:
    """What the chain knows of a request so far; every stage fills in its own field."""

    request: Request
    admitted: Filter
    question: Question
    parts: tuple[Part, ...]
    draft: Draft | None = None
    timeline: Timeline | None = None
    """Where a timeline is asked for: it is the answer."""
