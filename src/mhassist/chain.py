"""The whole path from question to Answer: understand, retrieve, rank, answer, cite.

In three lines::

    from mhassist import Assistant
    assistant = Assistant.open()
    print(assistant.ask("Hoeveel rechercheurs worden er jaarlijks extra opgeleid?").answer)

``Assistant.chain`` is the same path as a LangChain runnable from ``Request`` to ``Answer``.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mhassist.answering.answer import Answer
from mhassist.answering.compose import Composer, Draft
from mhassist.answering.extract import extract, merge_drafts
from mhassist.answering.prompts import Prompts, load_prompts
from mhassist.answering.ranking import Ranking, rank
from mhassist.encoder import Encoder, load_encoder
from mhassist.errors import CorpusError
from mhassist.explanation import Explanation, explain
from mhassist.index import Index, open_index
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter, structure_letter
from mhassist.question import (
    Question,
    Speller,
    load_synonyms,
    parts_of,
    readable_history,
    understand,
)
from mhassist.retrieval import Filter, Hit, Query, RankingWeights, Retrieval, make_query, retrieve
from mhassist.settings import Settings, load_settings
from mhassist.timeline import (
    Sources,
    Timeline,
    Wish,
    follow_promises,
    follow_term,
    not_found,
    timeline_answer,
    timeline_asked,
)
from mhassist.trace import note, tracing

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

DESCRIBED = 4
"""Words of a term from which it is a description more than a name."""
SHARED = 1.5
"""Length of an answer to several questions in one, against the answer to a single one."""


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


class Assistant:
    """Answers questions from one index; safe to share between threads."""

    def __init__(self, settings: Settings, *, index: Index, encoder: Encoder) -> None:
        """Put the parts together; ``open`` does so from settings alone."""
        self._settings = settings
        self._index = index
        self._encoder = encoder
        self._letters = tuple(sorted(index.letters, key=_oldest_first))
        self._speller = Speller(index.vocabulary)
        self._synonyms = load_synonyms(settings.prompts)
        by_id = {letter.id: letter for letter in self._letters}
        self._prompts: Mapping[str, Prompts] = {
            "nl": load_prompts(settings.prompts, "nl"),
            "en": load_prompts(settings.prompts, "en"),
        }
        self._composers: Mapping[str, Composer] = {
            language: Composer(prompts, by_id, index_version=index.version)
            for language, prompts in self._prompts.items()
        }
        self.ranking = RankingWeights()

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
        return self._letters

    @property
    def index_version(self) -> str:
        """Names the index that answers."""
        return self._index.version

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs.

        Raises:
            CorpusError: If there is no such letter; the message names those there are.
        """
        for letter in self._letters:
            if letter.id == letter_id:
                return structure_letter(letter)
        known = ", ".join(letter.id for letter in self._letters)
        raise CorpusError(f"Er is geen brief '{letter_id}'; er zijn: {known}.")

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
        """Return the paragraphs that come nearest to a question, best first."""
        step = self._rank(self._retrieve(self._understand(Request(question, tuple(history)))))
        return list(step.parts[0].ranking.hits)

    def explain(self, request: Request) -> Step:
        """Return what every stage made of a request."""
        return self._answer(self._rank(self._retrieve(self._understand(request))))

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
        self._require(sorted(admitted.letters))
        letters = [each for each in self._letters if admitted.admits(each.id, each.sort_date)]
        return self._follow(Wish(term, promises), letters, language="nl", loosen=True)

    def _follow(
        self, wish: Wish, letters: Sequence[Letter], *, language: str, loosen: bool = False
    ) -> Timeline:
        sources = Sources(
            index=self._index,
            encoder=self._encoder,
            speller=self._speller,
            synonyms=self._synonyms,
            composer=self._composers[language],
            weights=self.ranking,
            loosen=loosen,
        )
        follow = follow_promises if wish.promises else follow_term
        return follow(wish.term, sources, letters)

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

        return (
            RunnableLambda(self._understand, name="understand")
            | RunnableLambda(self._retrieve, name="retrieve")
            | RunnableLambda(self._rank, name="rank")
            | RunnableLambda(self._answer, name="answer")
            | RunnableLambda(self._cite, name="cite")
        )

    def _understand(self, request: Request) -> Step:
        self._require(request.letters)
        question = understand(
            request.question,
            request.history,
            letters=self._letters,
            speller=self._speller,
            synonyms=self._synonyms,
        )
        admitted = Filter(frozenset(request.letters), request.after, request.before)
        if question.same_letter and not question.scope.letters:
            admitted = replace(admitted, letters=self._letter_before(request))
        parts = parts_of(question)
        note("question", question=question, parts=parts, admitted=admitted, history=request.history)
        return Step(request, admitted, question, tuple(map(Part, parts)))

    def _require(self, letters: Iterable[str]) -> None:
        """Complain of a letter that is not there."""
        known = {letter.id for letter in self._letters}
        for letter_id in letters:
            if letter_id not in known:
                names = ", ".join(letter.id for letter in self._letters)
                raise CorpusError(f"Er is geen brief '{letter_id}'; er zijn: {names}.")

    def _letter_before(self, request: Request) -> frozenset[str]:
        """Return the letter that answered the last question of the history."""
        history = readable_history(request.history)
        earlier = replace(request, question=history[-1], history=tuple(history[:-1]))
        with tracing(on=False):
            answer = self.answer(earlier)
        cited = [citation.letter_id for citation in answer.citations[:1]]
        return frozenset(cited) or frozenset(request.letters)

    def _retrieve(self, step: Step) -> Step:
        parts = []
        for number, part in enumerate(step.parts):
            note("part", number=number)
            encoding = self._encoder.encode_questions([part.question.search_text])[0]
            query = make_query(part.question, encoding, self._index, weights=self.ranking)
            retrieval = retrieve(query, self._index, admitted=step.admitted, weights=self.ranking)
            parts.append(replace(part, query=query, retrieval=retrieval))
        return replace(step, parts=tuple(parts))

    def _rank(self, step: Step) -> Step:
        parts = [
            replace(part, ranking=rank(part.query, self._index, part.retrieval))
            for part in step.parts
            if part.query is not None
        ]
        for number, part in enumerate(parts):
            note("part", number=number)
            note("ranking", ranking=part.ranking)
        return replace(step, parts=tuple(parts))

    def _answer(self, step: Step) -> Step:
        share = 1.0 if len(step.parts) == 1 else SHARED / len(step.parts)
        letters = self._searched(step)
        followed = self._timeline_of(step, letters)
        if followed is not None:
            return followed
        drafts = []
        for number, part in enumerate(step.parts):
            note("part", number=number)
            drafts.append(
                extract(part.question, part.ranking, self._index, letters=letters, share=share)
            )
        return replace(step, draft=drafts[0] if len(drafts) == 1 else merge_drafts(drafts))

    def _timeline_of(self, step: Step, letters: Sequence[Letter]) -> Step | None:
        """Return the step answered by a timeline, where the question asks for one.

        A subject described at length, which no letter has in those words, is answered as any
        other question is.
        """
        wish = timeline_asked(step.question.text)
        if wish is None or step.question.scope.unknown:
            return None
        dated = _in_years(letters, step.question)
        with tracing(on=False):
            timeline = self._follow(wish, dated, language=step.question.language)
        if timeline.citations:
            note("timeline", timeline=timeline)
            return replace(step, timeline=timeline)
        if len(wish.term.split()) >= DESCRIBED:
            return None
        note("timeline", timeline=timeline)
        return replace(step, timeline=timeline, draft=not_found(timeline))

    def _cite(self, step: Step) -> Answer:
        if step.timeline is not None and step.draft is None:
            prompts = self._prompts[step.question.language]
            return timeline_answer(
                step.timeline, prompts, self._letters, question=step.request.question
            ).model_copy(update={"id": step.request.id})
        draft = step.draft or Draft("refused")
        composer = self._composers[step.question.language]
        answer = composer.compose(
            draft, question=step.request.question, searched=self._searched(step)
        )
        return answer.model_copy(update={"id": step.request.id})

    def _searched(self, step: Step) -> list[Letter]:
        """Return the letters that the caller admits and the question does not leave out."""
        named = step.question.scope.letters
        return [
            letter
            for letter in self._letters
            if step.admitted.admits(letter.id, letter.sort_date)
            and (not named or letter.id in named)
        ]


def _in_years(letters: Sequence[Letter], question: Question) -> list[Letter]:
    """Return the letters of the years that a question names with "sinds", "tot" or "tussen"."""
    scope = question.scope
    years = scope.years
    first = scope.since or (years[0] if len(years) > 1 else None)
    last = scope.until or (years[-1] if len(years) > 1 else None)
    return [
        letter
        for letter in letters
        if letter.sort_date is None
        or ((first or 0) <= letter.sort_date.year <= (last or dt.MAXYEAR))
    ]


def _oldest_first(letter: Letter) -> tuple[dt.date, str]:
    return (letter.sort_date or dt.date.max, letter.id)
