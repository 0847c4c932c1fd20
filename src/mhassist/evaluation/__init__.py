"""``eval/`` questions -> scores per question -> figures -> comparison with the baseline."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from mhassist.chain import Assistant
from mhassist.errors import EvaluationError, reason_of
from mhassist.evaluation.baseline import (
    Baseline,
    Comparison,
    compare,
    load_baseline,
    write_baseline,
)
from mhassist.evaluation.observing import ObservedAssistant
from mhassist.evaluation.observing_process import ObservingProcess
from mhassist.evaluation.questions import EvalQuestion, load_questions
from mhassist.evaluation.reporting import describe_comparison, list_failures, summarise
from mhassist.evaluation.running import EvaluationResult, Outcome, Progress, run_evaluation
from mhassist.evaluation.scoring import QuestionScore, score_answer
from mhassist.index import open_index
from mhassist.settings import Settings

QUESTIONS_FILE = "questions.jsonl"
BASELINE_FILE = "baseline.json"
RESULT_FILE = "result.json"
TIMINGS_FILE = "timings.json"
REPORT_FILE = "report.html"

WORTH_A_PROCESS = 60
"""Questions from which a second process pays for its start."""

__all__ = [
    "BASELINE_FILE",
    "QUESTIONS_FILE",
    "REPORT_FILE",
    "RESULT_FILE",
    "TIMINGS_FILE",
    "Baseline",
    "Comparison",
    "EvalQuestion",
    "EvaluationResult",
    "ObservedAssistant",
    "Outcome",
    "QuestionScore",
    "compare",
    "compare_with_baseline",
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
    assistant: Assistant | None = None,
    progress: Progress | None = None,
) -> EvaluationResult:
    """Ask the questions of a file and return how each was answered.

    Args:
        settings: Which letters, index and questions.
        split: The half to run; both by default.
        questions: The file with questions; ``questions.jsonl`` in the folder ``eval`` by default.
        assistant: Answers them; opened from ``settings`` by default.
        progress: Called after each question.

    Raises:
        EvaluationError: If the questions cannot be read, there are none, or their evidence is not
            in the letters.
        IndexMissingError: If there is no index; run ``mhassist index``.
        IndexMismatchError: If the index is damaged or made with other settings.
    """
    asked = load_questions(questions or settings.eval / QUESTIONS_FILE)
    chosen = [question for question in asked if split is None or question.split == split]
    with ExitStack() as stack:
        second = None
        # In the chat the other processor is for who asks meanwhile.
        if assistant is None and len(chosen) >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
            open_index(settings)  # a missing index is said before two processes look for it
            second = stack.enter_context(ObservingProcess(settings))
        observed = ObservedAssistant(assistant or Assistant.open(settings))
        return run_evaluation(observed, chosen, progress, second=second)


def compare_with_baseline(result: EvaluationResult, folder: Path) -> Comparison | None:
    """Return what changed since the baseline in a folder; ``None`` if there is none.

    Raises:
        EvaluationError: If the file that is there is not a baseline.
    """
    file = folder / BASELINE_FILE
    return compare(result, load_baseline(file)) if file.exists() else None


def write_result(
    result: EvaluationResult,
    folder: Path,
    *,
    comparison: Comparison | None = None,
    show_test: bool = False,
) -> None:
    """Write what was measured: ``result.json``, ``timings.json`` and ``report.html``.

    The same answers give the same ``result.json``, byte for byte; times, which differ from run to
    run, are in the other two.

    Args:
        result: What was run.
        folder: Made where it is not there.
        comparison: Against the baseline, for the report.
        show_test: Whether the report shows wrong answers of the test half.

    Raises:
        EvaluationError: If the files cannot be written.
    """
    from mhassist.evaluation.report import render_report  # late: it loads the plots

    report = render_report(
        result, comparison, made=dt.datetime.now().astimezone(), show_test=show_test
    )
    texts = {
        RESULT_FILE: _as_json(result.to_json()),
        TIMINGS_FILE: _as_json(result.timings_to_json()),
        REPORT_FILE: report,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"De uitkomst kan niet in '{folder}' geschreven worden: {reason_of(error)}."
        raise EvaluationError(message) from error


def _as_json(record: dict[str, Any]) -> str:
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"
