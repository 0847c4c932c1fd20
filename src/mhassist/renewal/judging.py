"""Whether two generations of the index answer an evaluation question rightly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from mhassist.chain import Assistant
from mhassist.encoder.encoding import Encoder
from mhassist.errors import MhassistError
from mhassist.evaluation import EvalQuestion, score_answer
from mhassist.evaluation.matching import LetterTexts
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter, structure_letter
from mhassist.settings import Settings


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question is answered."""

    new: bool
    """Whether the new generation answers it rightly."""
    old: bool | None = None
    """Whether the current one does; ``None`` if it was not asked: the new one is right."""

    @property
    def is_worse(self) -> bool:
        """Whether an answer that was right is wrong now."""
        return self.old is True and not self.new


class Judge:
    """Asks the new generation, and the current one where the new one fails."""

    def __init__(
        self, settings: Settings, before: Index, after: Index, *, encoder: Encoder
    ) -> None:
        self._settings = settings
        self._encoder = encoder
        self._before = before
        self._new = _Candidate(Assistant(settings, index=after, encoder=encoder), after)

    @cached_property
    def _old(self) -> _Candidate:
        # Made only if it is needed: most answers stay right.
        assistant = Assistant(self._settings, index=self._before, encoder=self._encoder)
        return _Candidate(assistant, self._before)

    def judge(self, question: EvalQuestion, *, old: bool | None = None) -> Verdict:
        """Return how a question is answered.

        Args:
            question: From the evaluation set.
            old: Whether the current generation answers it rightly, if that is known already.
        """
        if self._new.is_right(question):
            return Verdict(new=True, old=old)
        return Verdict(new=False, old=self._old.is_right(question) if old is None else old)


@lru_cache(maxsize=64)
def _structure(letter: Letter) -> StructuredLetter:
    """Return a letter's structure, made once for both generations."""
    return structure_letter(letter)


class _Candidate:
    """One generation."""

    def __init__(self, assistant: Assistant, index: Index) -> None:
        self._assistant = assistant
        self._index = index
        self._texts: dict[frozenset[str], LetterTexts] = {}

    def is_right(self, question: EvalQuestion) -> bool:
        try:
            answer = self._assistant.ask(question.question, question.history)
        except MhassistError:
            return False
        needed = frozenset(evidence.letter for evidence in question.evidence)
        return score_answer(question, answer, (), texts=self._texts_of(needed)).correct

    def _texts_of(self, needed: frozenset[str]) -> LetterTexts:
        if needed not in self._texts:
            letters = [letter for letter in self._index.letters if letter.id in needed]
            structures = [_structure(letter) for letter in letters]
            self._texts[needed] = LetterTexts(letters, structures)
        return self._texts[needed]
