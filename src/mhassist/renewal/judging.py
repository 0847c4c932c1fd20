"""Whether two generations of the index answer an evaluation question rightly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from mhassist.answering.answer import Answer
from mhassist.chain.request import Request
from mhassist.chain.stages import Stages
from mhassist.encoder.encoding import Encoder
from mhassist.errors import MhassistError
from mhassist.evaluation import EvalQuestion, score_answer
from mhassist.evaluation.matching import LetterTexts
from mhassist.evaluation.questions import QuestionKind
from mhassist.index import Index
from mhassist.question.scope import read_scope
from mhassist.settings import Settings

_UNSAID_SO_FAR = frozenset({QuestionKind.UN_ON_SUBJECT, QuestionKind.UN_OTHER_YEAR})
"""Kinds of question that a letter to come may answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question is answered."""

    new: bool
    """Whether the new generation answers it rightly."""
    old: bool | None = None
    """Whether the current one does; ``None`` if that does not matter.

    The new one is right, it is asked of another letter ("de nieuwste brief"), or a new letter
    answers what no letter said before.
    """

    @property
    def is_worse(self) -> bool:
        """Whether an answer that was right is wrong now."""
        return self.old is True and not self.new


class Judge:
    """Asks the new generation, and the current one where the new one fails."""

    def __init__(
        self,
        settings: Settings,
        before: Index,
        after: Index,
        *,
        encoder: Encoder,
        questions: Collection[EvalQuestion],
    ) -> None:
        """Put both together.

        Args:
            settings: Say where the assistant's own sentences are.
            before: The current generation.
            after: The new one.
            encoder: Made both.
            questions: Those that may be asked.
        """
        self._settings = settings
        self._encoder = encoder
        self._before = before
        self._needed = {evidence.letter for each in questions for evidence in each.evidence}
        self._new = self._candidate(after)

    @cached_property
    def _old(self) -> _Candidate:
        # Made only if it is needed: most answers stay right.
        return self._candidate(self._before)

    def _candidate(self, index: Index) -> _Candidate:
        # Not the assistant's chain: what it is put together with takes half a second to import.
        stages = Stages(self._settings, index=index, encoder=self._encoder)
        return _Candidate(stages, _texts_of(index, self._needed))

    def judge(self, question: EvalQuestion, *, old: bool | None = None) -> Verdict:
        """Return how a question is answered.

        Args:
            question: From the evaluation set.
            old: Whether the current generation answers it rightly, if that is known already.
        """
        answer = self._new.answer(question)
        if self._new.is_right(question, answer):
            return Verdict(new=True, old=old)
        if question.kind in _UNSAID_SO_FAR and self._cites_new_letters(answer):
            return Verdict(new=False)
        was = self._old.is_right(question, self._old.answer(question)) if old is None else old
        if was and self._asks_of_another_letter(question):
            return Verdict(new=False)
        return Verdict(new=False, old=was)

    def _cites_new_letters(self, answer: Answer | None) -> bool:
        """Return whether an answer rests on letters alone that were not there before."""
        known = {letter.id for letter in self._before.letters}
        cited = {each.letter_id for each in answer.citations} if answer else set()
        return bool(cited) and not cited & known

    def _asks_of_another_letter(self, question: EvalQuestion) -> bool:
        """Return whether the letter that a question describes is another one than it was."""
        then, now = (
            read_scope(question.question, each.letters).letters for each in (self._old, self._new)
        )
        evidence = {each.letter for each in question.evidence}
        return bool(then & evidence) and bool(now) and not now & evidence


class _Candidate:
    """One generation."""

    def __init__(self, stages: Stages, texts: LetterTexts) -> None:
        self._stages = stages
        self._texts = texts
        self.letters = stages.letters

    def answer(self, question: EvalQuestion) -> Answer | None:
        try:
            return self._stages.run(Request(question.question, question.history))
        except MhassistError:
            return None

    def is_right(self, question: EvalQuestion, answer: Answer | None) -> bool:
        return answer is not None and score_answer(question, answer, (), texts=self._texts).correct


def _texts_of(index: Index, needed: Collection[str]) -> LetterTexts:
    letters = [letter for letter in index.letters if letter.id in needed]
    return LetterTexts(letters, [index.structure(letter.id) for letter in letters])
