"""The assistant: one index, opened, and what can be asked of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mhassist.answering.answer import Answer
from mhassist.chain.request import Request, Step
from mhassist.chain.stages import Stages
from mhassist.encoder import Encoder, load_encoder
from mhassist.explanation import Explanation, explain
from mhassist.index import Index, open_index
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter
from mhassist.retrieval import Filter, Hit
from mhassist.settings import Settings, load_settings
from mhassist.timeline import Timeline, wish_typed
from mhassist.trace import tracing

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


class Assistant:
    """Answers questions from one index; safe to share between threads."""

    def __init__(self, settings: Settings, *, index: Index, encoder: Encoder) -> None:
        """Put the parts together; ``open`` does so from settings alone."""
        self._index = index
        self._stages = Stages(settings, index=index, encoder=encoder)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Open the index and the encoder that ``settings`` name.

        Raises:
            IndexMissingError: If there is no index; run ``mhassist index``.
            IndexMismatchError: If the index is damaged or made with other settings.
            EncoderError: If the model cannot be loaded.
            PromptError: If a sentence in ``prompts/`` is missing or wrong.
        """
        settings = settings or load_settings()
        open_index(settings)  # a missing index is said before a model is prepared
        encoder = load_encoder(settings)
        index = open_index(settings, encoder_fingerprint=encoder.fingerprint)
        return cls(settings, index=index, encoder=encoder)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched, oldest first."""
        return self._stages.letters

    @property
    def index(self) -> Index:
        """What is searched."""
        return self._index

    @property
    def index_version(self) -> str:
        """Names the index that answers."""
        return self._index.version

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs, as answers cite them.

        Raises:
            CorpusError: If there is no such letter; the message names those there are.
        """
        return self._index.structure(self._stages.letter(letter_id).id)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question.

        Args:
            question: In Dutch or English.
            history: Earlier questions of the conversation, oldest first.

        Raises:
            QuestionError: If the question is empty, too long or not text.
        """
        return self.answer(Request(question, tuple(history)))

    def answer(self, request: Request) -> Answer:
        """Answer one request with its filters.

        Raises:
            QuestionError: If the question is empty, too long or not text.
            CorpusError: If a letter of the filter is not there.
        """
        started = time.perf_counter()
        answer = self.chain.invoke(request)
        total = round((time.perf_counter() - started) * 1000, 1)
        return answer.model_copy(update={"timing_ms": {"total": total}})

    def retrieve(self, question: str, history: Sequence[str] = ()) -> list[Hit]:
        """Return the paragraphs that come nearest to a question, best first.

        Of a question with several parts, those nearest to the first; ``explain`` has every part.
        """
        stages = self._stages
        asked = stages.understand(Request(question, tuple(history)))
        ranked = stages.rank(stages.retrieve(asked))
        return list(ranked.parts[0].ranking.hits)

    def explain(self, request: Request) -> Step:
        """Return what every stage made of a request."""
        stages = self._stages
        return stages.answer(stages.rank(stages.retrieve(stages.understand(request))))

    def timeline(
        self, term: str = "", *, promises: bool = False, admitted: Filter | None = None
    ) -> Timeline:
        """Return a term, a figure of it, or what was promised of it, through the letters.

        Args:
            term: What is followed: "slachtoffers", "aantal slachtoffers"; of promises what they
                are about, empty for all.
            promises: Follow promises to the Kamer instead of the term itself.
            admitted: Letters that may be quoted; ``None`` for all.

        Raises:
            QuestionError: If the term is empty, too long or not text.
            CorpusError: If a letter of the filter is not there.
        """
        admitted = admitted or Filter()
        for letter_id in sorted(admitted.letters):
            self._stages.letter(letter_id)
        wish = wish_typed(term, promises=promises)
        letters = [each for each in self.letters if admitted.admits(each.id, each.sort_date)]
        return self._stages.follow(wish, letters, language="nl", loosen=True)

    def answer_explained(self, request: Request) -> tuple[Answer, Explanation]:
        """Answer one request, and tell how the answer came about.

        Raises:
            MhassistError: As ``answer``.
        """
        with tracing() as trace:
            answer = self.answer(request)
        return answer, explain(trace, answer, self._index)

    @cached_property
    def chain(self) -> Runnable[Request, Answer]:
        """The path as a LangChain runnable, stage by stage."""
        from langchain_core.runnables import RunnableLambda  # late: half of the start of ``ask``

        stages = self._stages
        return (
            RunnableLambda(stages.understand, name="understand")
            | RunnableLambda(stages.retrieve, name="retrieve")
            | RunnableLambda(stages.rank, name="rank")
            | RunnableLambda(stages.answer, name="answer")
            | RunnableLambda(stages.cite, name="cite")
        )
