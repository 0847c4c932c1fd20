"""Letters and questions -> what the whole program, with its own model, makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.evaluation import EvaluationResult, ObservedAssistant, run_evaluation
from mhassist.evaluation.observing_process import ObservingProcess
from mhassist.evaluation.questions import EvalQuestion
from mhassist.index import build_index
from mhassist.settings import PROJECT_FOLDER, load_settings

AMONG = 5


def evaluate(corpus: Path, questions: Sequence[EvalQuestion], *, index: Path) -> EvaluationResult:
    """Return the outcome of questions on letters, of which an index is built."""
    settings = load_settings(corpus=corpus, prompts=PROJECT_FOLDER / "prompts", index=index)
    build_index(settings, encoder=load_encoder(settings))
    with ObservingProcess(settings) as second:
        assistant = ObservedAssistant(Assistant.open(settings))
        return run_evaluation(assistant, questions, second=second)


def share(values: Sequence[bool]) -> float:
    """Return the share of what holds."""
    return sum(values) / len(values)


def not_verbatim(result: EvaluationResult) -> list[str]:
    """Return the questions whose answer has a quote that is not in the letter, word for word."""
    scores = [outcome.score for outcome in result.outcomes]
    assert sum(score.quotes for score in scores) > 0
    return [score.id for score in scores if score.quotes != score.quotes_verbatim]


def found_first_and_among_five(result: EvaluationResult) -> tuple[float, float]:
    """Return the shares of answerable questions whose right paragraph is first, among five."""
    ranks = [outcome.score.rank for outcome in result.outcomes if outcome.score.answerable]
    first = share([rank == 1 for rank in ranks])
    return first, share([rank is not None and rank <= AMONG for rank in ranks])


@dataclass(frozen=True, slots=True)
class Floors:
    """Shares that are held, a few questions under what was measured."""

    first: float
    among_five: float
    correct: float
    unanswerable: float
    refused: float
    """The most of the answerable questions that may be refused."""


def below(floors: Floors, result: EvaluationResult) -> list[str]:
    """Return which figures are under their floor, each with what it is."""
    scores = [outcome.score for outcome in result.outcomes]
    answerable = [score for score in scores if score.answerable]
    others = [score for score in scores if not score.answerable]
    first, among_five = found_first_and_among_five(result)
    answered = share([score.status != "refused" for score in answerable])
    reached = {
        "first": (first, floors.first),
        "among five": (among_five, floors.among_five),
        "correct": (share([score.correct for score in answerable]), floors.correct),
        "unanswerable": (share([score.correct for score in others]), floors.unanswerable),
        "answered": (answered, 1.0 - floors.refused),
    }
    return [f"{name}: {value:.3f}" for name, (value, floor) in reached.items() if value < floor]
