"""The parts of the report with a plot: by kind, by letter, by confidence, and time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mhassist.evaluation.figures import (
    CORRECT,
    KIND_TARGETS,
    Figure,
    Measure,
    scores_by_kind,
    share_right,
)
from mhassist.evaluation.markup import escape, figure, table
from mhassist.evaluation.plots import (
    HALVES,
    Row,
    Share,
    plot_calibration,
    plot_rows,
    plot_times,
)
from mhassist.evaluation.reporting import TARGET_P95_MS, format_number, format_value
from mhassist.evaluation.running import EvaluationResult
from mhassist.evaluation.scoring import QuestionScore

SPLITS = ("dev", "test")
CONFIDENCE_GROUPS = 6
"""Groups of equal size into which answers are put by how sure the assistant was."""


def render_by_kind(result: EvaluationResult) -> str:
    """Return how each kind of question was answered."""
    halves = [scores_by_kind(result.scores(split)) for split in SPLITS]
    rows = [
        Row(
            name, (_share(halves[0].get(name)), _share(halves[1].get(name))), KIND_TARGETS.get(name)
        )
        for name in scores_by_kind([outcome.score for outcome in result.outcomes])
    ]
    caption = (
        "Goed beantwoord per soort vraag, met 95 %-interval; bij de onderste drie soorten is "
        "weigeren goed."
    )
    return figure(plot_rows(rows, name="soort"), caption, _rows_table(caption, "Soort", rows))


def render_by_letter(result: EvaluationResult) -> str:
    """Return how questions were answered that each letter answers."""
    halves = [result.by_letter(split) if split in result.splits else {} for split in SPLITS]
    names = sorted({name for half in halves for name in half})
    rows = [Row(name, (_share(halves[0].get(name)), _share(halves[1].get(name)))) for name in names]
    if not rows:
        return "<p>Geen vraag heeft een antwoord in de brieven.</p>"
    caption = "Goed beantwoord per brief waarin het antwoord staat, met 95 %-interval."
    return figure(plot_rows(rows, name="brief"), caption, _rows_table(caption, "Brief", rows))


def _rows_table(caption: str, first: str, rows: Sequence[Row]) -> str:
    heads = [first, *(half.capitalize() for half in HALVES), "Streven"]
    cells = [
        [
            escape(row.name),
            *(_share_cell(share) for share in row.shares),
            "" if row.target is None else f"≥ {100 * row.target:.0f} %",
        ]
        for row in rows
    ]
    return table(caption, heads, cells)


def _share_cell(share: Share | None) -> str:
    if share is None:
        return "–"
    measured = Figure(share.value, share.low, share.high, share.questions)
    return (
        f"<td>{format_value(CORRECT, share.value)}"
        f"<small>{interval(CORRECT, measured)} ({share.questions})</small></td>"
    )


def _share(scores: Sequence[QuestionScore] | None) -> Share | None:
    measured = share_right(scores) if scores else None
    if measured is None:
        return None
    return Share(measured.value, measured.low, measured.high, measured.questions)


def render_calibration(result: EvaluationResult) -> str:
    """Return whether the assistant was right as often as it was sure."""
    halves = [_confidence_groups(result.scores(split)) for split in SPLITS]
    if not any(halves):
        return "<p>Geen antwoord had een zekerheid.</p>"
    caption = (
        "Hoe vaak een antwoord goed was, naar hoe zeker de assistent was van de beste zin; "
        "vragen met een antwoord in de brieven, in groepen van gelijke grootte. Boven de "
        "stippellijn is de assistent te voorzichtig, eronder te zeker."
    )
    rows = [
        [f"{half.capitalize()}, rond {100 * confidence:.0f} %", _share_cell(share)]
        for half, groups in zip(HALVES, halves, strict=True)
        for confidence, share in groups
    ]
    data = table("Zekerheid en juistheid", ["Zekerheid", "Goed"], rows)
    return figure(plot_calibration(halves, name="zekerheid"), caption, data)


def _confidence_groups(scores: Sequence[QuestionScore]) -> list[tuple[float, Share]]:
    """Return the mean confidence and the share of right answers of groups of equal size."""
    sure = [score for score in scores if score.answerable and score.confidence is not None]
    sure.sort(key=lambda score: (score.confidence or 0.0, score.id))
    found = []
    for places in np.array_split(np.arange(len(sure)), CONFIDENCE_GROUPS):
        group = [sure[place] for place in places]
        share = _share(group)
        if share is not None:
            found.append((float(np.mean([score.confidence or 0.0 for score in group])), share))
    return found


def render_times(result: EvaluationResult) -> str:
    """Return how long answers took."""
    times = [outcome.elapsed_ms for outcome in result.outcomes]
    median, p95 = (float(value) for value in np.percentile(times, [50, 95]))
    drawing = plot_times(times, median=median, p95=p95, target_ms=TARGET_P95_MS, name="tijd")
    shares = (50, 75, 90, 95, 99, 100)
    values = np.percentile(times, shares)
    rows = [[f"{share} %", f"{value:.0f} ms"] for share, value in zip(shares, values, strict=True)]
    data = table("Zoveel van de antwoorden kwam binnen", ["Deel", "Tijd"], rows)
    caption = (
        "Tijd van een antwoord op deze computer, waar bij een meting met de opdracht twee vragen "
        "tegelijk beantwoord worden; het laden vooraf telt niet mee."
    )
    return figure(drawing, caption, data)


def interval(measure: Measure, measured: Figure) -> str:
    """Return the 95 % interval of a figure as it is read."""
    low, high = format_number(measure, measured.low), format_number(measure, measured.high)
    return f"{low} – {high}"
