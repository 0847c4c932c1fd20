"""Looks on while an assistant answers: the answer, what was found and how sure it was, at once.

The chain is a LangChain runnable and tells a callback handler what each stage hands on, so that a
question need not go through it twice.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler

from mhassist.answering.answer import Answer
from mhassist.chain import Assistant, Request, Step
from mhassist.letters import Letter
from mhassist.paragraphs.paragraph import StructuredLetter

WATCHED_STAGE = "answer"
"""The stage that knows which paragraphs were found, and which of them answer."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer, with what is not in it."""

    answer: Answer
    ranking: tuple[str, ...]
    """Ids of the paragraphs found for (the first part of) the question, best first: those that the
    search found, but for a timeline or what letters are as papers, which are looked up in the
    letters themselves."""
    confidence: float | None
    """Chance, as the assistant reckons it, that its best sentence answers; of several questions
    in one the least. ``None`` where no sentence was weighed."""
    elapsed_ms: float
    """Time of the answer."""


class ObservedAssistant:
    """An assistant whose stages are looked at while it answers."""

    def __init__(self, assistant: Assistant) -> None:
        """Look at ``assistant``, which is not changed."""
        self._assistant = assistant

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched."""
        return self._assistant.letters

    @property
    def index_version(self) -> str:
        """Names the index that answers."""
        return self._assistant.index_version

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs."""
        return self._assistant.structure(letter_id)

    def observe(self, question: str, history: Sequence[str] = ()) -> Observation:
        """Answer one question and return also what was found for it.

        Raises:
            QuestionError: If the question is empty, too long or not text.
        """
        watcher = _StageWatcher(WATCHED_STAGE)
        request = Request(question, tuple(history))
        started = time.perf_counter()
        answer = self._assistant.chain.invoke(request, {"callbacks": [watcher]})
        elapsed_ms = (time.perf_counter() - started) * 1000
        step = watcher.handed_on
        if not isinstance(step, Step):
            return Observation(answer, (), None, elapsed_ms)
        found = [hit.paragraph.id for hit in step.parts[0].ranking.hits]
        if step.timeline is not None or (step.draft is not None and step.draft.looked_up):
            found = [*dict.fromkeys(citation.paragraph_id for citation in answer.citations)]
        best = [part.ranking.sentences[:1] for part in step.parts]
        sure = [sentences[0].probability for sentences in best if sentences]
        return Observation(
            answer,
            tuple(found),
            min(sure) if len(sure) == len(best) else None,
            elapsed_ms,
        )


class _StageWatcher(BaseCallbackHandler):
    """Keeps what a stage hands on."""

    raise_error = True

    def __init__(self, stage: str) -> None:
        self._stage = stage
        self._runs: set[UUID] = set()
        self.handed_on: object = None

    def on_chain_start(
        self,
        serialized: dict[str, Any],
        inputs: dict[str, Any],
        *,
        run_id: UUID,
        **about: object,
    ) -> None:
        """Note the run if it is of the stage."""
        if about.get("name") == self._stage:
            self._runs.add(run_id)

    def on_chain_end(
        self,
        outputs: object,
        *,
        run_id: UUID,
        **about: object,
    ) -> None:
        """Keep what the stage returned."""
        if run_id in self._runs:
            self.handed_on = outputs
