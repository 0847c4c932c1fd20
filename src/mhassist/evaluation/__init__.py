"""``eval/`` questions -> scores per question -> figures -> comparison with the baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from mhassist.evaluation.baseline import (
    Baseline,
    Comparison,
    compare,
    load_baseline,
    write_baseline,
)
from mhassist.evaluation.observing import ObservedAssistant
from mhassist.evaluation.questions import EvalQuestion, load_questions
from mhassist.evaluation.reporting import describe_comparison, list_failures, summarise
from mhassist.evaluation.running import EvaluationResult, Outcome, Progress, run_evaluation
from mhassist.evaluation.scoring import QuestionScore, score_answer
from mhassist.settings import Settings

QUESTIONS_FILE = "questions.jsonl"
BASELINE_FILE = "baseline.json"

__all__ = [
    "BASELINE_FILE",
    "QUESTIONS_FILE",
    "Baseline",
    "Comparison",
    "EvalQuestion",
    "EvaluationResult",
    "ObservedAssistant",
    "Outcome",
    "QuestionScore",
    "compare",
    "describe_comparison",
    "evaluate",
    "list_failures",
    "load_baseline",
    "load_questions",
    "run_evaluation",
    "score_answer",
    "summarise",
    "write_baseline",
    "write_result",
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
    return run_evaluation(ObservedAssistant(Assistant.open(settings)), chosen, progress)


def write_result(result: EvaluationResult, folder: Path) -> None:
    """Write ``result.json`` and, apart from it, ``timings.json``, which differs from run to run."""
    folder.mkdir(parents=True, exist_ok=True)
    records = {"result.json": result.to_json(), "timings.json": result.timings_to_json()}
    for name, record in records.items():
        text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
