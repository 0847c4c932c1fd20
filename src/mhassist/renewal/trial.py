"""Before a generation goes live it answers evaluation questions, beside the one that is current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from mhassist.encoder.encoding import Encoder
from mhassist.errors import EvaluationError, IndexMismatchError, IndexMissingError
from mhassist.evaluation import (
    BASELINE_FILE,
    QUESTIONS_FILE,
    EvalQuestion,
    load_baseline,
    load_questions,
)
from mhassist.evaluation.baseline import BaselineSplit
from mhassist.evaluation.questions import about_letters
from mhassist.index import Index, open_index
from mhassist.renewal.judging import Judge, Verdict
from mhassist.renewal.judging_process import JudgingProcess
from mhassist.renewal.nearness import SAMPLE, Nearness, in_rounds, nearest
from mhassist.renewal.verdicts import Verdicts, load_verdicts
from mhassist.second_process import Helper, share
from mhassist.settings import Settings

Progress = Callable[[int, int], None]
Found = TypeVar("Found")

COMPARED_AT_ONCE = 32
ASKED_AT_ONCE = 4
"""Questions that are handed to the other process at a time: each time it may wait 5 ms."""


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
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    """By id of the question that was asked."""


def try_generation(
    settings: Settings,
    version: str,
    *,
    encoder: Encoder,
    helper: JudgingProcess | None = None,
    thorough: bool = False,
    progress: Progress | None = None,
) -> Trial:
    """Ask a generation that is not live yet, and where it fails the current one.

    Args:
        settings: Say where the index and the evaluation questions are.
        version: The generation.
        encoder: Made both generations.
        helper: Judges beside this process.
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
    known = load_verdicts(settings)
    likely = questions if thorough else _not_known_wrong(settings, questions, known)
    wanted = len(likely) if thorough else min(len(likely), SAMPLE)
    old = known.of(before.version)
    two = _Two(helper, before, after)
    chosen: Sequence[EvalQuestion] = likely
    rounds = [chosen]
    if wanted < len(likely):
        nearness = Nearness(before, after, encoder=encoder)
        leads = two.share(likely, nearness.leads, JudgingProcess.leads, size=COMPARED_AT_ONCE)
        chosen = nearest(likely, leads, changed=nearness.changed, limit=wanted)
        rounds = in_rounds(chosen, changed=nearness.changed)
    judge = Judge(settings, before, after, encoder=encoder, questions=chosen)
    verdicts: dict[str, Verdict] = {}
    for some in rounds:
        judged = two.share(
            some,
            lambda few: [judge.judge(one, old=old.get(one.id)) for one in few],
            lambda process, few: process.judge(few, old),
            size=ASKED_AT_ONCE,
            progress=partial(_tell, progress, before=len(verdicts)),
        )
        verdicts |= {question.id: verdict for question, verdict in zip(some, judged, strict=True)}
        if not any(verdict.is_worse for verdict in judged):
            break
    worse = tuple(one for one in chosen if one.id in verdicts and verdicts[one.id].is_worse)
    return Trial(len(verdicts), len(questions), worse, verdicts=verdicts)


def _tell(progress: Progress | None, done: int, total: int, *, before: int) -> None:
    """Tell of questions that are asked after others."""
    if progress is not None:
        progress(before + done, before + total)


def _not_known_wrong(
    settings: Settings, questions: Sequence[EvalQuestion], known: Verdicts
) -> Sequence[EvalQuestion]:
    """Leave out what was answered wrongly: it cannot become worse, and a sample is small."""
    wrong = set(known.likely_wrong)
    if not known.right:
        try:
            splits: Iterable[BaselineSplit] = load_baseline(
                settings.eval / BASELINE_FILE
            ).splits.values()
        except EvaluationError:
            splits = ()
        wrong = {
            name for split in splits for name, each in split.questions.items() if not each.correct
        }
    return [question for question in questions if question.id not in wrong] or questions


def _answerable(settings: Settings, before: Index, after: Index) -> list[EvalQuestion]:
    """Return the questions about letters that are in both; those about none if there are others."""
    file = settings.eval / QUESTIONS_FILE
    if not file.is_file():
        return []
    there = {letter.id for letter in before.letters} & {letter.id for letter in after.letters}
    possible, _ = about_letters(load_questions(file), there)
    return list(possible) if any(question.evidence for question in possible) else []


class _Two:
    """This process and the one that helps, if there is one."""

    def __init__(self, helper: JudgingProcess | None, before: Index, after: Index) -> None:
        self._helper = helper
        self._before = before
        self._after = after

    def share(
        self,
        questions: Sequence[EvalQuestion],
        work: Callable[[Sequence[EvalQuestion]], list[Found]],
        helped: Callable[[JudgingProcess, Sequence[EvalQuestion]], list[Found] | None],
        *,
        size: int,
        progress: Progress | None = None,
    ) -> list[Found]:
        """Return what comes of each question, some of them at a time."""
        batches = [questions[start : start + size] for start in range(0, len(questions), size)]
        helper: Helper[Sequence[EvalQuestion], list[Found]] | None = None
        if self._helper is not None:
            helper = Helper(self._is_ready, partial(helped, self._helper))

        def tell(done: int, _: int) -> None:
            if progress is not None:
                progress(min(done * size, len(questions)), len(questions))

        return [one for batch in share(batches, work, helper, progress=tell) for one in batch]

    def _is_ready(self) -> bool:
        return self._helper is not None and self._helper.is_ready(
            before=self._before.version,
            after=self._after.version,
            encoder=self._after.encoder_fingerprint,
        )
