"""Scores per question -> figures, each over all questions of its group."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from mhassist.evaluation.measures import DECIMALS, bootstrap_interval
from mhassist.evaluation.questions import QuestionKind as Kind
from mhassist.evaluation.scoring import QuestionScore

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
    "op het onderwerp, niet beantwoord": (Kind.UN_ON_SUBJECT,),
    "ander onderwerp, land of jaar": (
        Kind.UN_OTHER_SUBJECT, Kind.UN_OTHER_COUNTRY, Kind.UN_OTHER_YEAR,
    ),
    "mening, persoonsgegevens": (Kind.UN_OPINION, Kind.UN_PERSONAL),
}  # fmt: skip
"""Kinds of question as they are reported; the last three the letters do not answer."""

KIND_TARGETS: Mapping[str, float] = {
    "één feit": 0.92,
    "definitie, afkorting": 0.95,
    "opsomming": 0.85,
    "reden, doel": 0.85,
    "beleid": 0.85,
    "nieuwste stand, vergelijking, tijdlijn": 0.75,
    "woorden die de brief niet gebruikt": 0.50,
}
"""Share of each kind that is to be answered rightly, where that is agreed."""


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


CORRECT = Measure("correct", "goed beantwoord", _ANSWERABLE, lambda s: float(s.correct), 0.88)
REFUSED_RIGHTLY = Measure(
    "refused_rightly",
    "zonder antwoord in de brieven: geweigerd",
    _unanswerable,
    lambda s: float(s.correct),
    0.80,
)

MEASURES = (
    Measure("right_first", "juiste alinea eerst", _ANSWERABLE, _within(1), 0.82),
    Measure("right_among_five", "juiste alinea bij de eerste vijf", _ANSWERABLE, _within(5), 0.95),
    Measure("mrr", "MRR", _ANSWERABLE, lambda s: s.reciprocal_rank, 0.82, unit="score"),
    Measure("ndcg_10", "nDCG@10", _ANSWERABLE, lambda s: s.ndcg_10, unit="score"),
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
        80,
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
        0.80,
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
        0.85,
    ),
    Measure(
        "statements_borne",
        "uitspraken gedragen door hun bron",
        lambda s: s.answered,
        lambda s: s.statements_borne,
    ),
    Measure(
        "citations_needed",
        "verwijzingen die hun uitspraak dragen",
        lambda s: s.answered,
        lambda s: s.citations_needed,
    ),
    Measure(
        "quotes_verbatim",
        "citaten letterlijk",
        lambda s: s.quotes > 0,
        lambda s: s.quotes_verbatim / s.quotes,
        1.0,
    ),
    REFUSED_RIGHTLY,
    Measure(
        "refused_wrongly",
        "met antwoord in de brieven: geweigerd",
        _ANSWERABLE,
        lambda s: float(not s.answered),
        0.04,
        lower_is_better=True,
    ),
)
HEADLINES = (
    "correct",
    "right_among_five",
    "all_evidence_cited",
    "citation_precision",
    "refused_rightly",
    "refused_wrongly",
)
"""Names of those that are shown first."""


def compute_value(measure: Measure, scores: Sequence[QuestionScore]) -> float | None:
    """Return a measure over the questions it applies to; ``None`` if there are none."""
    values = _values(measure, scores)
    return round(_STATISTICS[measure.statistic](values), DECIMALS) if values else None


def compute_figure(measure: Measure, scores: Sequence[QuestionScore]) -> Figure | None:
    """Return a measure with its interval; ``None`` if it applies to no question."""
    values = _values(measure, scores)
    if not values:
        return None
    value = _STATISTICS[measure.statistic](values)
    low, high = bootstrap_interval(values, measure.statistic)
    return Figure(round(value, DECIMALS), round(low, DECIMALS), round(high, DECIMALS), len(values))


def compute_figures(scores: Sequence[QuestionScore]) -> dict[str, Figure]:
    """Return every figure that these questions give, by name of the measure."""
    figures = {measure.name: compute_figure(measure, scores) for measure in MEASURES}
    return {name: figure for name, figure in figures.items() if figure is not None}


def share_right(scores: Sequence[QuestionScore]) -> Figure | None:
    """Return the share of right answers in a group of which all or no questions are answerable.

    An unanswerable question is rightly answered by a refusal. ``None`` if there are no questions.
    """
    return compute_figure(CORRECT, scores) or compute_figure(REFUSED_RIGHTLY, scores)


def _values(measure: Measure, scores: Sequence[QuestionScore]) -> list[float]:
    return [measure.value(score) for score in scores if measure.applies(score)]


_STATISTICS: Mapping[str, Callable[[Sequence[float]], float]] = {"mean": fmean, "median": median}


def scores_by_kind(scores: Sequence[QuestionScore]) -> dict[str, tuple[QuestionScore, ...]]:
    """Return the questions by group of kinds; groups without a question are left out."""
    groups = {
        name: tuple(score for score in scores if score.kind in kinds)
        for name, kinds in KIND_GROUPS.items()
    }
    return {name: group for name, group in groups.items() if group}
