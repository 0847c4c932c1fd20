"""The whole path from question to Answer: understand, retrieve, rank, answer, cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.answer import Answer
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter
from mhassist.settings import Settings


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


class Assistant:
    """Answers questions from one index; safe to share between threads."""

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Open the index and the encoder that ``settings`` name.

        Raises:
            IndexMissingError: If there is no index; run ``mhassist index``.
            IndexMismatchError: If the index is damaged or made with other settings.
        """
        raise NotImplementedError

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched, oldest first."""
        raise NotImplementedError

    @property
    def index_version(self) -> str:
        """Names the index that answers."""
        raise NotImplementedError

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs.

        Raises:
            CorpusError: If there is no such letter; the message names those there are.
        """
        raise NotImplementedError

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question.

        Raises:
            QuestionError: If the question is empty, too long or not text.
        """
        raise NotImplementedError

    def answer(self, request: Request) -> Answer:
        """Answer one request with its filters."""
        raise NotImplementedError
