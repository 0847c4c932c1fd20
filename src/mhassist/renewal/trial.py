"""Before a generation goes live it answers evaluation questions, beside the one that is current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

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
from mhassist.evaluation.second_process import Helper, share
from mhassist.index import Index, open_index
from mhassist.renewal.judging import Judge, Verdict
from mhassist.renewal.judging_process import JudgingProcess
from mhassist.renewal.nearness import SAMPLE, nearest_questions
from mhassist.renewal.verdicts import Verdicts, load_verdicts
from mhassist.settings import Settings

Progress = Callable[[int, int], None]

WORTH_A_PROCESS = 24
"""Questions from which a second process pays for its start."""


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
    known = load_verdicts(settings)
    likely = questions if thorough else _not_known_wrong(settings, questions, known)
    wanted = len(likely) if thorough else min(len(likely), SAMPLE)
    old = known.of(before.version)
    with ExitStack() as stack:
        helper: Helper[EvalQuestion, Verdict] | None = None
        if wanted >= WORTH_A_PROCESS:
            process = stack.enter_context(
                JudgingProcess(
                    settings, before=before.version, after=version, encoder=encoder.fingerprint
                )
            )
            helper = Helper(
                process.is_ready, lambda one: process.judge(one.id, old=old.get(one.id))
            )
        chosen = likely
        if wanted < len(likely):
            chosen = nearest_questions(likely, before, after, encoder=encoder, limit=wanted)
        judge = Judge(settings, before, after, encoder=encoder)
        judged = share(
            chosen, lambda one: judge.judge(one, old=old.get(one.id)), helper, progress=progress
        )
    verdicts = {question.id: verdict for question, verdict in zip(chosen, judged, strict=True)}
    worse = tuple(question for question in chosen if verdicts[question.id].is_worse)
    return Trial(len(chosen), len(questions), worse, verdicts=verdicts)


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
    possible = [
        question
        for question in load_questions(file)
        if all(evidence.letter in there for evidence in question.evidence)
    ]
    return possible if any(question.evidence for question in possible) else []
