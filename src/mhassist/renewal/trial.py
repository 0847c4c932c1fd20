"""Before a generation goes live it answers evaluation questions, beside the one that is current."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mhassist.chain import Assistant
from mhassist.encoder.encoding import Encoder
from mhassist.errors import (
    EvaluationError,
    IndexMismatchError,
    IndexMissingError,
    MhassistError,
)
from mhassist.evaluation import (
    BASELINE_FILE,
    QUESTIONS_FILE,
    EvalQuestion,
    load_baseline,
    load_questions,
    score_answer,
)
from mhassist.evaluation.matching import LetterTexts
from mhassist.index import Index, open_index
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter, structure_letter
from mhassist.renewal.nearness import nearest_questions
from mhassist.settings import Settings

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Trial:
    """How the answers of a new generation compare with those of the current one."""

    asked: int = 0
    answerable: int = 0
    """Questions whose evidence is in the letters of both generations."""
    worse: tuple[EvalQuestion, ...] = ()
    """Those that the current generation answers rightly and the new one does not."""
    not_held: str = ""
    """Why no question was asked, in Dutch; empty if some were."""


def try_generation(
    settings: Settings,
    version: str,
    *,
    encoder: Encoder,
    thorough: bool = False,
    progress: Progress | None = None,
) -> Trial:
    """Ask a generation that is not live yet, and where it fails the current one.

    Args:
        settings: Say where the index and the evaluation questions are.
        version: The generation.
        encoder: Made both generations.
        thorough: Ask every question.
        progress: Called after each question.

    Raises:
        EvaluationError: If the questions cannot be read.
        IndexMismatchError: If the generation is damaged.
    """
    try:
        before = open_index(settings, encoder_fingerprint=encoder.fingerprint)
    except (IndexMissingError, IndexMismatchError):
        return Trial(not_held="er is geen eerdere index om mee te vergelijken")
    after = open_index(settings, encoder_fingerprint=encoder.fingerprint, version=version)
    questions = _answerable(settings, before, after)
    if not questions:
        return Trial(not_held="er zijn geen evaluatievragen over deze brieven")
    chosen: Sequence[EvalQuestion] = questions
    if not thorough:
        likely = _not_known_wrong(settings, questions)
        chosen = nearest_questions(likely, before, after, encoder=encoder)
    structures = _Structures()
    new = _Candidate(settings, after, encoder=encoder, structures=structures)
    old = _Candidate(settings, before, encoder=encoder, structures=structures)
    worse = []
    for done, question in enumerate(chosen, start=1):
        # The current generation is asked only where it matters: most answers are right.
        if not new.is_right(question) and old.is_right(question):
            worse.append(question)
        if progress is not None:
            progress(done, len(chosen))
    return Trial(len(chosen), len(questions), tuple(worse))


class _Structures:
    """The structure of each letter, made once for both generations."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], StructuredLetter] = {}

    def of(self, letter: Letter) -> StructuredLetter:
        key = letter.id, letter.sha256
        if key not in self._known:
            self._known[key] = structure_letter(letter)
        return self._known[key]


class _Candidate:
    """One generation, and whether it answers a question rightly."""

    def __init__(
        self, settings: Settings, index: Index, *, encoder: Encoder, structures: _Structures
    ) -> None:
        self._index = index
        self._structures = structures
        self._assistant = Assistant(settings, index=index, encoder=encoder)
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
            structures = [self._structures.of(letter) for letter in letters]
            self._texts[needed] = LetterTexts(letters, structures)
        return self._texts[needed]


def _not_known_wrong(
    settings: Settings, questions: Sequence[EvalQuestion]
) -> Sequence[EvalQuestion]:
    """Leave out what the baseline has as wrong: it cannot become worse, and a sample is small."""
    try:
        splits = load_baseline(settings.eval / BASELINE_FILE).splits.values()
    except EvaluationError:
        return questions
    wrong = {
        name for split in splits for name, known in split.questions.items() if not known.correct
    }
    return [question for question in questions if question.id not in wrong] or questions


def _answerable(settings: Settings, before: Index, after: Index) -> list[EvalQuestion]:
    """Return the questions about letters that are in both; those about none if there are others."""
    file = settings.eval / QUESTIONS_FILE
    if not file.is_file():
        return []
    there = {letter.id for letter in before.letters} & {letter.id for letter in after.letters}
    possible = [
        question
        for question in load_questions(file)
        if all(evidence.letter in there for evidence in question.evidence)
    ]
    return possible if any(question.evidence for question in possible) else []
