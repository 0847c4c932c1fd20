"""What the page "Evaluatie" does: show the last report, run the evaluation, keep judgements."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mhassist.answering.answer import Answer
from mhassist.errors import EvaluationError
from mhassist.evaluation import (
    BASELINE_FILE,
    REPORT_FILE,
    RESULT_FILE,
    Baseline,
    compare_with_baseline,
    evaluate,
    load_baseline,
    write_result,
)
from mhassist.evaluation.feedback import Judgement, keep_feedback, make_feedback
from mhassist.evaluation.matching import printed_texts
from mhassist.live import LiveAssistant

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LastReport:
    """What was measured last."""

    when: dt.datetime
    figures: Mapping[str, Mapping[str, Mapping[str, Any]]]
    """By half and measure: ``value``, ``interval`` and ``questions``, as in ``result.json``."""
    page: str
    """The report as a page of HTML."""


class EvaluationDesk:
    """The evaluation of one chat; safe to share between threads."""

    def __init__(self, assistant: LiveAssistant) -> None:
        self._assistant = assistant
        self._running = threading.Lock()

    def last(self) -> LastReport | None:
        """Return what was measured last; ``None`` if nothing was, or it cannot be read."""
        folder = self._assistant.settings.eval
        try:
            result = json.loads((folder / RESULT_FILE).read_text(encoding="utf-8"))
            page = (folder / REPORT_FILE).read_text(encoding="utf-8")
            stamp = (folder / REPORT_FILE).stat().st_mtime
            figures = dict(result["figures"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return LastReport(dt.datetime.fromtimestamp(stamp).astimezone(), figures, page)

    def baseline(self) -> Baseline | None:
        """Return what every change is held to; ``None`` if there is none, or it cannot be read."""
        try:
            return load_baseline(self._assistant.settings.eval / BASELINE_FILE)
        except EvaluationError:
            return None

    def run(self, progress: Progress) -> None:
        """Ask all questions and write the report; the chat goes on meanwhile.

        Raises:
            EvaluationError: If it is running already, there are no questions, or the report cannot
                be written.
        """
        if not self._running.acquire(blocking=False):
            raise EvaluationError("De evaluatie loopt al; wacht tot die klaar is.")
        try:
            settings = self._assistant.settings
            result = evaluate(settings, assistant=self._assistant.current(), progress=progress)
            comparison = compare_with_baseline(result, settings.eval)
            write_result(result, settings.eval, comparison=comparison)
        finally:
            self._running.release()

    def keep(self, judgement: Judgement, answer: Answer, history: Sequence[str]) -> None:
        """Keep what a reader says of an answer.

        Raises:
            EvaluationError: If it is not filled in rightly, or cannot be written.
        """
        feedback = make_feedback(
            judgement,
            answer,
            history,
            letter_texts=printed_texts(self._assistant.letters, self._assistant.structure),
            when=dt.datetime.now().astimezone().replace(microsecond=0),
        )
        keep_feedback(feedback, self._assistant.settings.eval)
