"""Scores per question -> figures, each over all questions of its group."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from mhassist.evaluation.measures import bootstrap_interval
from mhassist.evaluation.questions import QuestionKind as Kind
from mhassist.evaluation.scoring import QuestionScore

DECIMALS = 4

KIND_GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "één feit": (
        Kind.NUMBER, Kind.AMOUNT, Kind.PERCENTAGE, Kind.DATE, Kind.TERM, Kind.PERSON,
        Kind.ORGANISATION, Kind.PLACE,
    ),
    "definitie, afkorting": (Kind.DEFINITION, Kind.ABBREVIATION),
    "opsomming": (Kind.LIST,),
    "reden, doel": (Kind.REASON, Kind.PURPOSE),
    "beleid": (Kind.POLICY,),
    "nieuwste stand, vergelijking, tijdlijn": (Kind.NEWEST, Kind.COMPARISON, Kind.TIMELINE),
    "wie zegt het": (Kind.SPEAKER,),
    "meer vragen in één": (Kind.MULTI,),
    "onjuist uitgangspunt": (Kind.PREMISE,),
    "vervolgvraag": (Kind.FOLLOWUP,),
    "over de brieven zelf": (Kind.META,),
    "Engels": (Kind.ENGLISH,),
    "typefout, trefwoorden, oude naam": (Kind.TYPO, Kind.KEYWORDS, Kind.OLDNAME),
    "woorden die de brief niet gebruikt": (Kind.PARAPHRASE,),
}  # fmt: skip
"""Kinds that the letters answer, as they are reported; the others are reported as refusals."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is: of which questions, of what value, and what is to be reached."""

    name: str
    label: str
    """What the figure is, in Dutch."""
    applies: Callable[[QuestionScore], bool]
    value: Callable[[QuestionScore], float]
    target: float | None = None
    lower_is_better: bool = False
    unit: Literal["share", "score", "words"] = "share"
    statistic: Literal["mean", "median"] = "mean"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over a group of questions."""

    value: float
    low: float
    """Lower end of the 95 % bootstrap interval."""
    high: float
    questions: int
    """How many questions it is the mean or median of."""


_ANSWERABLE = operator.attrgetter("answerable")


def _unanswerable(score: QuestionScore) -> bool:
    return not score.answerable


def _within(place: int) -> Callable[[QuestionScore], float]:
    return lambda score: float(score.rank is not None and score.rank <= place)


CORRECT = Measure("correct", "goed beantwoord", _ANSWERABLE, lambda s: float(s.correct), 0.75)

MEASURES = (
    Measure("right_first", "juiste alinea eerst", _ANSWERABLE, _within(1), 0.75),
    Measure("right_among_five", "juiste alinea bij de eerste vijf", _ANSWERABLE, _within(5), 0.92),
    Measure("mrr", "MRR", _ANSWERABLE, lambda s: s.reciprocal_rank, 0.82, unit="score"),
    Measure("ndcg_10", "nDCG@10", _ANSWERABLE, lambda s: s.ndcg, unit="score"),
    CORRECT,
    Measure("facts", "feiten in het antwoord", _ANSWERABLE, lambda s: s.facts),
    Measure(
        "list_completeness",
        "volledigheid van opsommingen",
        lambda s: s.kind is Kind.LIST,
        lambda s: s.facts,
    ),
    Measure(
        "words",
        "woorden van een antwoord (mediaan)",
        lambda s: s.answerable and s.answered,
        lambda s: float(s.words),
        90,
        lower_is_better=True,
        unit="words",
        statistic="median",
    ),
    Measure(
        "first_citation",
        "eerste verwijzing juist",
        _ANSWERABLE,
        lambda s: float(s.first_citation),
        0.78,
    ),
    Measure(
        "citation_precision",
        "verwijzingen die juist zijn",
        _ANSWERABLE,
        lambda s: s.citation_precision,
        0.60,
    ),
    Measure(
        "citation_recall",
        "nodig bewijs dat is aangehaald",
        _ANSWERABLE,
        lambda s: s.citation_recall,
    ),
    Measure(
        "all_evidence_cited",
        "al het nodige bewijs aangehaald",
        _ANSWERABLE,
        lambda s: float(s.citation_recall == 1),
    ),
    Measure(
        "quotes_verbatim",
        "citaten letterlijk",
        lambda s: s.quotes > 0,
        lambda s: s.quotes_verbatim / s.quotes,
        1.0,
    ),
    Measure(
        "refused_rightly",
        "zonder antwoord in de brieven: geweigerd",
        _unanswerable,
        lambda s: float(s.correct),
        0.60,
    ),
    Measure(
        "refused_wrongly",
        "met antwoord in de brieven: geweigerd",
        _ANSWERABLE,
        lambda s: float(not s.answered),
        0.06,
        lower_is_better=True,
    ),
)


def compute_figure(measure: Measure, scores: Sequence[QuestionScore]) -> Figure | None:
    """Return a measure over the questions it applies to; ``None`` if there are none."""
    values = [measure.value(score) for score in scores if measure.applies(score)]
    if not values:
        return None
    value = fmean(values) if measure.statistic == "mean" else median(values)
    low, high = bootstrap_interval(values, measure.statistic)
    return Figure(round(value, DECIMALS), round(low, DECIMALS), round(high, DECIMALS), len(values))


def compute_figures(scores: Sequence[QuestionScore]) -> dict[str, Figure]:
    """Return every figure that these questions give, by name of the measure."""
    figures = {measure.name: compute_figure(measure, scores) for measure in MEASURES}
    return {name: figure for name, figure in figures.items() if figure is not None}


def scores_by_kind(scores: Sequence[QuestionScore]) -> dict[str, tuple[QuestionScore, ...]]:
    """Return the answerable questions by group of kinds; groups without a question are left out."""
    groups = {
        name: tuple(score for score in scores if score.kind in kinds)
        for name, kinds in KIND_GROUPS.items()
    }
    return {name: group for name, group in groups.items() if group}
