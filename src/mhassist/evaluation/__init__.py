"""``eval/`` questions -> scores per question -> figures -> comparison with the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mhassist.evaluation.questions import EvalQuestion, load_questions
from mhassist.evaluation.reporting import list_failures, summarise
from mhassist.evaluation.running import EvaluationResult, Outcome, Progress, run_evaluation
from mhassist.evaluation.scoring import QuestionScore, score_answer
from mhassist.settings import Settings

QUESTIONS_FILE = "questions.jsonl"

__all__ = [
    "EvalQuestion",
    "EvaluationResult",
    "Outcome",
    "QuestionScore",
    "evaluate",
    "list_failures",
    "load_questions",
    "run_evaluation",
    "score_answer",
    "summarise",
]


def evaluate(
    settings: Settings,
    *,
    split: Literal["dev", "test"] | None = None,
    questions: Path | None = None,
    progress: Progress | None = None,
) -> EvaluationResult:
    """Ask the questions of a file and return how each was answered.

    Args:
        settings: Which letters, index and questions.
        split: The half to run; both by default.
        questions: The file with questions; ``questions.jsonl`` in the folder ``eval`` by default.
        progress: Called after each question.

    Raises:
        EvaluationError: If the questions cannot be read, there are none, or their evidence is not
            in the letters.
        IndexMissingError: If there is no index; run ``mhassist index``.
        IndexMismatchError: If the index is damaged or made with other settings.
    """
    from mhassist.chain import Assistant

    asked = load_questions(questions or settings.eval / QUESTIONS_FILE)
    chosen = [question for question in asked if split is None or question.split == split]
    return run_evaluation(Assistant.open(settings), chosen, progress)
