"""``eval/baseline.json``: what the figures were, how far each may fall, and what changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from mhassist.errors import EvaluationError
from mhassist.evaluation.figures import MEASURES, Measure, compute_figures
from mhassist.evaluation.measures import RANK_CUT
from mhassist.evaluation.running import EvaluationResult

DEFAULT_TOLERANCE: Mapping[str, float] = {
    # Two questions of a half of about eighty: int8 sums differ a little between processors.
    **{measure.name: 0.025 for measure in MEASURES},
    "mrr": 0.015,
    "ndcg_10": 0.015,
    "list_completeness": 0.10,  # a handful of questions
    "words": 5.0,
    "quotes_verbatim": 0.0,
    "refused_rightly": 0.10,  # a handful of questions
}
"""How far a figure may fall before ``--check`` fails, for a baseline that is new."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BaselineScore(_Record):
    """What is remembered of one question."""

    correct: bool
    rank: int | None


class BaselineSplit(_Record):
    """What is remembered of one half."""

    index_version: str
    questions_sha256: str
    """Checksum over the questions: other questions make other figures."""
    figures: dict[str, float]
    questions: dict[str, BaselineScore]


class Baseline(_Record):
    """The file ``eval/baseline.json``."""

    tolerance: dict[str, float]
    """How far each figure may fall; one that is not named may not fall at all."""
    splits: dict[str, BaselineSplit]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure then and now."""

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
        """Whether the answer became wrong, or else a right paragraph came lower."""
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
    questions_changed: bool
    """Whether other questions were asked, or the same with other facts or evidence."""
    not_compared: tuple[str, ...]
    """Halves that were run and that the baseline does not have."""

    @property
    def fell(self) -> bool:
        """Whether a figure fell by more than its tolerance."""
        return any(change.fell for change in self.figures)


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


def write_baseline(result: EvaluationResult, path: Path) -> None:
    """Write the figures of a run as the baseline.

    Halves that were not run and tolerances that people set stay as they are.

    Raises:
        EvaluationError: If the file that is there is not a baseline.
    """
    known = load_baseline(path) if path.exists() else Baseline(tolerance={}, splits={})
    baseline = Baseline(
        tolerance={**DEFAULT_TOLERANCE, **known.tolerance},
        splits={**known.splits, **{split: _remember(result, split) for split in result.splits}},
    )
    text = json.dumps(baseline.model_dump(), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def compare(result: EvaluationResult, baseline: Baseline) -> Comparison:
    """Return what changed since the baseline, in the halves that were run."""
    splits = [split for split in result.splits if split in baseline.splits]
    now = {split: _remember(result, split) for split in splits}
    before_scores: dict[str, BaselineScore] = {}
    after_scores: dict[str, BaselineScore] = {}
    for split in splits:
        before_scores |= baseline.splits[split].questions
        after_scores |= now[split].questions
    changes = [
        QuestionChange(question_id, before_scores[question_id], after)
        for question_id, after in sorted(after_scores.items())
        if question_id in before_scores and _merit(before_scores[question_id]) != _merit(after)
    ]
    return Comparison(
        figures=tuple(
            change
            for split in splits
            for change in _figure_changes(split, now[split], baseline=baseline)
        ),
        worse=tuple(change for change in changes if change.worse),
        better=tuple(change for change in changes if not change.worse),
        new=tuple(sorted(after_scores.keys() - before_scores.keys())),
        gone=tuple(sorted(before_scores.keys() - after_scores.keys())),
        questions_changed=any(
            now[split].questions_sha256 != baseline.splits[split].questions_sha256
            for split in splits
        ),
        not_compared=tuple(split for split in result.splits if split not in splits),
    )


def _figure_changes(split: str, now: BaselineSplit, *, baseline: Baseline) -> list[FigureChange]:
    before = baseline.splits[split].figures
    return [
        FigureChange(
            split,
            measure,
            before=before[measure.name],
            after=now.figures.get(measure.name),
            fell=_fell(
                measure,
                before[measure.name],
                now.figures.get(measure.name),
                tolerance=baseline.tolerance.get(measure.name, 0.0),
            ),
        )
        for measure in MEASURES
        if measure.name in before
    ]


def _fell(measure: Measure, before: float, after: float | None, *, tolerance: float) -> bool:
    if after is None:
        return True
    fall = after - before if measure.lower_is_better else before - after
    return round(fall, 6) > tolerance


def _remember(result: EvaluationResult, split: str) -> BaselineSplit:
    outcomes = [each for each in result.outcomes if each.question.split == split]
    asked = "\n".join(each.question.model_dump_json() for each in outcomes)
    figures = compute_figures(result.scores(split))
    return BaselineSplit(
        index_version=result.index_version,
        questions_sha256=hashlib.sha256(asked.encode()).hexdigest(),
        figures={name: figure.value for name, figure in figures.items()},
        questions={
            each.score.id: BaselineScore(correct=each.score.correct, rank=each.score.rank)
            for each in outcomes
        },
    )


def _merit(score: BaselineScore) -> tuple[bool, int]:
    return score.correct, -(score.rank or RANK_CUT + 1)
