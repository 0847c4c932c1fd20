"""Asks every question and scores what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import numpy as np

from mhassist.answering.answer import Answer, Searched
from mhassist.errors import EvaluationError, MhassistError
from mhassist.evaluation.figures import compute_figures, scores_by_kind
from mhassist.evaluation.matching import LetterTexts, printed_texts
from mhassist.evaluation.observing import Observation
from mhassist.evaluation.questions import EvalQuestion, about_letters, check_evidence
from mhassist.evaluation.scoring import QuestionScore, score_answer
from mhassist.letters import Letter
from mhassist.paragraphs.paragraph import StructuredLetter
from mhassist.second_process import Helper, share

Progress = Callable[[int, int], None]
"""Called with the number of questions done and the number in all."""


class Evaluated(Protocol):
    """What the evaluation needs of an assistant; ``ObservedAssistant`` is one."""

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched."""

    @property
    def index_version(self) -> str:
        """Names the index that answers."""

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs."""

    def observe(self, question: str, history: Sequence[str] = ()) -> Observation:
        """Answer one question and return also what was found for it."""


class Helping(Protocol):
    """What the evaluation needs of a second process; ``ObservingProcess`` is one."""

    def has_index(self, version: str) -> bool:
        """Wait until it can answer; false if it cannot, or has another index."""

    def observe(self, question: EvalQuestion) -> Observation | None:
        """Return how one question is answered; ``None`` if it could not be, or it is gone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, what came back and how it scored."""

    question: EvalQuestion
    answer: Answer
    ranking: tuple[str, ...]
    """Ids of the paragraphs found, best first."""
    right: frozenset[str]
    """Ids of the paragraphs that hold the evidence."""
    score: QuestionScore
    elapsed_ms: float
    """Time of the answer, loading not counted."""


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """The outcome of every question, in the order of the file."""

    index_version: str
    outcomes: tuple[Outcome, ...]
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Letters that are not there, with the ids of the questions about them, which are not asked."""

    @property
    def splits(self) -> tuple[str, ...]:
        """The halves that were run, development first."""
        return tuple(sorted({outcome.question.split for outcome in self.outcomes}))

    def scores(self, split: str) -> tuple[QuestionScore, ...]:
        """Return the scores of one half."""
        return tuple(each.score for each in self.outcomes if each.question.split == split)

    def elapsed_ms(self, split: str) -> tuple[float, float]:
        """Return the median and the 95th percentile of the time of an answer in one half."""
        times = [each.elapsed_ms for each in self.outcomes if each.question.split == split]
        middle, high = np.percentile(times, [50, 95])
        return float(middle), float(high)

    def to_json(self) -> dict[str, Any]:
        """Return figures and scores, without times or texts: two runs give the same."""
        return {
            "index_version": self.index_version,
            "figures": {split: _figures(self.scores(split)) for split in self.splits},
            "by_kind": {
                split: {
                    name: _figures(group)
                    for name, group in scores_by_kind(self.scores(split)).items()
                }
                for split in self.splits
            },
            "by_letter": {
                split: {letter: _figures(group) for letter, group in self.by_letter(split).items()}
                for split in self.splits
            },
            "questions": {
                each.score.id: {**each.score.to_json(), "confidence": each.score.confidence}
                for each in self.outcomes
            },
            "not_asked": {letter: list(ids) for letter, ids in self.lacking.items()},
        }

    def by_letter(self, split: str) -> Mapping[str, tuple[QuestionScore, ...]]:
        """Return the scores of one half by letter with evidence; a question may be in several."""
        groups: dict[str, list[QuestionScore]] = {}
        for each in self.outcomes:
            if each.question.split == split:
                for letter in sorted({evidence.letter for evidence in each.question.evidence}):
                    groups.setdefault(letter, []).append(each.score)
        return {letter: tuple(groups[letter]) for letter in sorted(groups)}

    def timings_to_json(self) -> dict[str, Any]:
        """Return the times, which differ from run to run."""
        return {
            "median_and_p95_ms": {
                split: [round(value, 1) for value in self.elapsed_ms(split)]
                for split in self.splits
            },
            "questions_ms": {each.score.id: round(each.elapsed_ms, 1) for each in self.outcomes},
        }


def run_evaluation(
    assistant: Evaluated,
    questions: Sequence[EvalQuestion],
    progress: Progress | None = None,
    *,
    second: Helping | None = None,
) -> EvaluationResult:
    """Ask every question and return how each was answered.

    A question that the assistant cannot take scores 0 and the run goes on. Those about letters
    that are not there are left out: whoever removed a letter can still measure.

    Args:
        assistant: Answers them.
        questions: What to ask.
        progress: Called after each question.
        second: Answers some of them meanwhile; what comes out is the same.

    Raises:
        EvaluationError: If there are no questions, none is about a letter that is there, or
            evidence is not in the letter that it names.
    """
    if not questions:
        raise EvaluationError(
            "Er zijn geen vragen om te stellen; kies een andere helft of bestand."
        )
    letters = assistant.letters
    asked, lacking = about_letters(questions, {letter.id for letter in letters})
    if lacking and not any(question.evidence for question in asked):
        raise EvaluationError(
            "Geen enkele vraag gaat over een brief die er is; de vragen gaan over "
            f"{', '.join(sorted(lacking))}."
        )
    check_evidence(asked, printed_texts(letters, assistant.structure))
    texts = LetterTexts(letters, [assistant.structure(letter.id) for letter in letters])
    _observe(assistant, asked[0])  # so that no question pays for what is loaded on first use
    helper = None
    if second is not None:
        helper = Helper(partial(second.has_index, assistant.index_version), second.observe)
    seen = share(asked, partial(_observe, assistant), helper, progress=progress)
    return EvaluationResult(
        assistant.index_version,
        tuple(_score(*pair, texts=texts) for pair in zip(asked, seen, strict=True)),
        lacking,
    )


def _score(question: EvalQuestion, seen: Observation, *, texts: LetterTexts) -> Outcome:
    right = frozenset[str]().union(*(texts.right_paragraphs(each) for each in question.evidence))
    score = score_answer(
        question, seen.answer, seen.ranking, texts=texts, confidence=seen.confidence
    )
    return Outcome(question, seen.answer, seen.ranking, right, score, seen.elapsed_ms)


def _observe(assistant: Evaluated, question: EvalQuestion) -> Observation:
    started = time.perf_counter()
    try:
        return assistant.observe(question.question, question.history)
    except MhassistError as error:
        refused = Answer(
            question=question.question,
            status="error",
            answer=str(error),
            searched=Searched(letters=len(assistant.letters), from_=None, to=None),
            index_version=assistant.index_version,
            timing_ms={},
        )
        return Observation(refused, (), None, (time.perf_counter() - started) * 1000)
    except Exception as error:
        error.add_note(f"bij vraag {question.id}")
        raise


def _figures(scores: Sequence[QuestionScore]) -> dict[str, Any]:
    return {
        name: {
            "value": figure.value,
            "interval": [figure.low, figure.high],
            "questions": figure.questions,
        }
        for name, figure in compute_figures(scores).items()
    }
