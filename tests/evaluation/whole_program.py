"""Letters and questions -> what the whole program, with its own model, makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.evaluation import EvaluationResult, ObservedAssistant, run_evaluation
from mhassist.evaluation.questions import EvalQuestion
from mhassist.index import build_index
from mhassist.settings import PROJECT_FOLDER, load_settings


def evaluate(corpus: Path, questions: Sequence[EvalQuestion], *, index: Path) -> EvaluationResult:
    """Return the outcome of questions on letters, of which an index is built."""
    settings = load_settings(corpus=corpus, prompts=PROJECT_FOLDER / "prompts", index=index)
    build_index(settings, encoder=load_encoder(settings))
    return run_evaluation(ObservedAssistant(Assistant.open(settings)), questions)


def share(values: Sequence[bool]) -> float:
    """Return the share of what holds."""
    return sum(values) / len(values)
