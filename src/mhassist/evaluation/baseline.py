"""``eval/baseline.json``: how each question was answered, and how far a figure may fall since.

Figures are compared over the questions that are the same then and now, so that new questions move
none of them. A question that the baseline has and that is gone or has changed fails the check:
otherwise a figure would rise by taking away what is answered wrongly.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from mhassist.errors import EvaluationError
from mhassist.evaluation.figures import MEASURES, Measure, compute_value
from mhassist.evaluation.measures import RANK_CUT
from mhassist.evaluation.questions import EvalQuestion
from mhassist.evaluation.running import EvaluationResult, Outcome
from mhassist.evaluation.scoring import KeptScore, QuestionScore

DEFAULT_TOLERANCE: Mapping[str, float] = {
    # Six questions of a half of about 320: int8 sums differ a little between processors.
    **{measure.name: 0.02 for measure in MEASURES},
    "mrr": 0.015,
    "ndcg_10": 0.015,
    "list_completeness": 0.10,  # twenty questions
    "words": 5.0,
    "quotes_verbatim": 0.0,
    "statements_borne": 0.005,
    "refused_rightly": 0.05,  # three of sixty questions
}
"""How far a figure may fall before ``--check`` fails, for a baseline that is new."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class BaselineScore(KeptScore):
    """What is remembered of one question."""

    __pydantic_config__: ClassVar[ConfigDict] = _Record.model_config
    asked: str
    """Checksum over the question as it was, with its evidence and facts."""


class BaselineSplit(_Record):
    """What is remembered of one half."""

    measured: dt.date | None = None
    index_version: str
    figures: dict[str, float]
    """For people who read the file or the page; a check works them out anew."""
    questions: dict[str, BaselineScore]


class Baseline(_Record):
    """The file ``eval/baseline.json``."""

    tolerance: dict[str, float]
    """How far each figure may fall; one that is not named may not fall at all."""
    splits: dict[str, BaselineSplit]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure then and now, over the questions that are the same."""

    split: str
    measure: Measure
    before: float
    after: float | None
    """``None`` if no question gives the figure any more."""
    fell: bool
    """Whether it fell by more than its tolerance."""


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question then and now."""

    id: str
    before: BaselineScore
    after: BaselineScore

    @property
    def worse(self) -> bool:
        """Whether the answer became wrong, or else holds less or its paragraph came lower."""
        return _merit(self.after) < _merit(self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against the baseline, for the halves that both have."""

    figures: tuple[FigureChange, ...]
    worse: tuple[QuestionChange, ...]
    better: tuple[QuestionChange, ...]
    new: tuple[str, ...]
    """Ids of questions that the baseline does not have."""
    gone: tuple[str, ...]
    """Ids of questions that only the baseline has."""
    changed: tuple[str, ...]
    """Ids of questions that ask something else now, or need other facts or evidence."""
    not_compared: tuple[str, ...]
    """Halves that were run and that the baseline does not have."""

    @property
    def fell(self) -> bool:
        """Whether a figure fell by more than its tolerance."""
        return any(change.fell for change in self.figures)

    @property
    def passed(self) -> bool:
        """Whether nothing fell too far, and every question of the baseline was asked as it was."""
        return not (self.fell or self.gone or self.changed or self.not_compared)


def load_baseline(path: Path) -> Baseline:
    """Return the baseline in a file.

    Raises:
        EvaluationError: If the file is not there or is not a baseline.
    """
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"Er is geen {path}; maak het met `mhassist eval --write-baseline`."
        raise EvaluationError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"Bestand {path} kan niet gelezen worden.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "het geheel"
        message = f"{path} is geen basismeting ({place}); zet een vorige versie terug."
        raise EvaluationError(message) from error


def write_baseline(result: EvaluationResult, path: Path, *, measured: dt.date) -> None:
    """Write a run as the baseline, each question on a line of its own.

    Halves that were not run and tolerances that people set stay as they are.

    Args:
        result: What was run.
        path: The file.
        measured: The day of the run.

    Raises:
        EvaluationError: If the file that is there is not a baseline.
    """
    known = load_baseline(path) if path.exists() else Baseline(tolerance={}, splits={})
    baseline = Baseline(
        tolerance={**DEFAULT_TOLERANCE, **known.tolerance},
        splits={
            **known.splits,
            **{split: _remember(result, split, measured=measured) for split in result.splits},
        },
    )
    path.write_text(_as_lines(baseline), encoding="utf-8", newline="\n")


def compare(result: EvaluationResult, baseline: Baseline) -> Comparison:
    """Return what changed since the baseline, in the halves that were run."""
    splits = [split for split in result.splits if split in baseline.splits]
    before: dict[str, BaselineScore] = {}
    for split in splits:
        before |= baseline.splits[split].questions
    now = {
        each.question.id: (each.score, _remember_score(each))
        for each in result.outcomes
        if each.question.split in splits
    }
    same = [
        QuestionChange(question_id, before[question_id], after)
        for question_id, (_, after) in sorted(now.items())
        if question_id in before and before[question_id].asked == after.asked
    ]
    scores = {change.id: now[change.id][0] for change in same}
    moved = [change for change in same if _merit(change.before) != _merit(change.after)]
    return Comparison(
        figures=tuple(
            change
            for split in splits
            for change in _figure_changes(split, same, scores=scores, baseline=baseline)
        ),
        worse=tuple(change for change in moved if change.worse),
        better=tuple(change for change in moved if not change.worse),
        new=tuple(sorted(now.keys() - before.keys())),
        gone=tuple(sorted(before.keys() - now.keys())),
        changed=tuple(sorted((now.keys() & before.keys()) - scores.keys())),
        not_compared=tuple(split for split in result.splits if split not in splits),
    )


def _figure_changes(
    split: str,
    same: Iterable[QuestionChange],
    *,
    scores: Mapping[str, QuestionScore],
    baseline: Baseline,
) -> list[FigureChange]:
    own = [change for change in same if scores[change.id].split == split]
    after = [scores[change.id] for change in own]
    before = [_as_score(change.before, like=scores[change.id]) for change in own]
    changes = []
    for measure in MEASURES:
        then, now = compute_value(measure, before), compute_value(measure, after)
        if then is not None:
            tolerance = baseline.tolerance.get(measure.name, 0.0)
            fell = _fell(measure, then, now, tolerance=tolerance)
            changes.append(FigureChange(split, measure, before=then, after=now, fell=fell))
    return changes


def _fell(measure: Measure, before: float, after: float | None, *, tolerance: float) -> bool:
    if after is None:
        return True
    fall = after - before if measure.lower_is_better else before - after
    return round(fall, 6) > tolerance


def _remember(result: EvaluationResult, split: str, *, measured: dt.date) -> BaselineSplit:
    scores = result.scores(split)
    figures = {measure.name: compute_value(measure, scores) for measure in MEASURES}
    return BaselineSplit(
        measured=measured,
        index_version=result.index_version,
        figures={name: value for name, value in figures.items() if value is not None},
        questions={
            each.question.id: _remember_score(each)
            for each in result.outcomes
            if each.question.split == split
        },
    )


def _remember_score(outcome: Outcome) -> BaselineScore:
    return BaselineScore(asked=_checksum(outcome.question), **outcome.score.to_json())


def _checksum(question: EvalQuestion) -> str:
    asked = question.model_dump_json(exclude={"note"})
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def _as_score(remembered: BaselineScore, *, like: QuestionScore) -> QuestionScore:
    """Return what is remembered as the score of the same question."""
    return replace(like, confidence=None, **remembered.kept())


def _merit(score: BaselineScore) -> tuple[bool, float, int]:
    return score.correct, score.facts, -(score.rank or RANK_CUT + 1)


def _as_lines(baseline: Baseline) -> str:
    record: dict[str, Any] = baseline.model_dump(mode="json")
    halves = []
    for split, half in sorted(record["splits"].items()):
        questions = ",\n".join(
            f"   {_json(name)}: {_json(score)}" for name, score in sorted(half["questions"].items())
        )
        halves.append(
            f'  {_json(split)}: {{\n   "measured": {_json(half["measured"])},\n'
            f'   "index_version": {_json(half["index_version"])},\n'
            f'   "figures": {_json(half["figures"])},\n   "questions": {{\n{questions}\n   }}\n  }}'
        )
    joined = ",\n".join(halves)
    tolerance = _json(record["tolerance"])
    return f'{{\n "tolerance": {tolerance},\n "splits": {{\n{joined}\n }}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
