"""Results as plain text, in Dutch, for whoever runs the evaluation."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from mhassist.evaluation.baseline import BaselineScore, Comparison, FigureChange, QuestionChange
from mhassist.evaluation.figures import (
    CORRECT,
    KIND_TARGETS,
    MEASURES,
    Figure,
    Measure,
    compute_figure,
    compute_figures,
    scores_by_kind,
    share_right,
)
from mhassist.evaluation.running import EvaluationResult, Outcome

SPLIT_NAMES = {"dev": "ontwikkelhelft", "test": "testhelft"}
TARGET_MEDIAN_MS = 80
TARGET_P95_MS = 250
NEAREST_SHOWN = 3

TEST_HALF_HIDDEN = (
    "Losse vragen van de testhelft worden niet getoond: wie ze leest terwijl hij verbetert, meet "
    "daarna alleen nog of die vragen goed gaan."
)


def summarise(result: EvaluationResult) -> str:
    """Return the figures of each half, with intervals and what is to be reached."""
    halves = [_summarise_split(result, split) for split in result.splits]
    return "\n\n".join([*halves, *filter(None, [describe_lacking(result)])])


def describe_lacking(result: EvaluationResult) -> str:
    """Return which questions were not asked and why; empty if all of them were."""
    if not result.lacking:
        return ""
    left_out = {name for ids in result.lacking.values() for name in ids}
    questions = "1 vraag" if len(left_out) == 1 else f"{len(left_out)} vragen"
    letters = "een brief die er niet is" if len(result.lacking) == 1 else "brieven die er niet zijn"
    lines = [f"Niet gesteld: {questions} over {letters}."]
    for letter, ids in sorted(result.lacking.items()):
        lines.append(
            textwrap.fill(
                f"{letter} ({len(ids)}): {', '.join(ids)}",
                width=100,
                initial_indent="  ",
                subsequent_indent="    ",
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)


def list_failures(result: EvaluationResult, *, show_test: bool = False) -> str:
    """Return the questions that went wrong, with what was expected and what came back.

    Args:
        result: What was run.
        show_test: Whether to show questions of the test half too. They are to be scored and not
            read: a test half that was read measures memory.
    """
    shown = ("dev", "test") if show_test else ("dev",)
    failed = [
        outcome
        for outcome in result.outcomes
        if outcome.question.split in shown and not outcome.score.correct
    ]
    parts = [f"Niet goed beantwoord: {len(failed)}", *map(_describe_failure, failed)]
    if "test" in result.splits and not show_test:
        parts.append(TEST_HALF_HIDDEN)
    return "\n\n".join(parts)


def describe_comparison(comparison: Comparison) -> str:
    """Return the questions that got worse and better since the baseline, then the figures."""
    parts = [
        _list_changes("Slechter dan de basismeting", comparison.worse),
        _list_changes("Beter dan de basismeting", comparison.better),
    ]
    if comparison.new:
        parts.append(f"Nieuwe vragen: {', '.join(comparison.new)}")
    if comparison.gone:
        parts.append(f"Verdwenen vragen: {', '.join(comparison.gone)}")
    if comparison.changed:
        parts.append(f"Gewijzigde vragen: {', '.join(comparison.changed)}")
    if comparison.not_compared:
        names = ", ".join(SPLIT_NAMES.get(split, split) for split in comparison.not_compared)
        parts.append(f"Niet in de basismeting: {names}")
    rows = [["maat", "helft", "basis", "nu", ""], *map(_change_row, comparison.figures)]
    parts.append("\n".join(_align(rows)))
    parts.append(judge(comparison))
    return "\n\n".join(parts)


def judge(comparison: Comparison) -> str:
    """Return in one or two sentences whether the run passed, and what to do where it did not."""
    fallen = sum(change.fell for change in comparison.figures)
    sentences = [
        f"{fallen} cijfer(s) verder gedaald dan toegestaan."
        if fallen
        else "Geen cijfer is verder gedaald dan toegestaan."
    ]
    if not comparison.passed and not fallen:
        sentences.append(
            "De vragen zijn niet meer die van de basismeting; leg met `mhassist eval "
            "--write-baseline` een nieuwe vast, met de reden."
        )
    return " ".join(sentences)


def _list_changes(title: str, changes: Sequence[QuestionChange]) -> str:
    lines = [f"{title}: {len(changes)}"]
    lines += [
        f"  {change.id}: {_describe_score(change.before)} -> {_describe_score(change.after)}"
        for change in changes
    ]
    return "\n".join(lines)


def _describe_score(score: BaselineScore) -> str:
    rank = "" if score.rank is None else f", rang {score.rank}"
    return f"{'goed' if score.correct else 'fout'}{rank}"


def _change_row(change: FigureChange) -> list[str]:
    measure = change.measure
    return [
        measure.label,
        SPLIT_NAMES.get(change.split, change.split),
        format_value(measure, change.before),
        "–" if change.after is None else format_value(measure, change.after),
        "te ver gedaald" if change.fell else "",
    ]


def _summarise_split(result: EvaluationResult, split: str) -> str:
    scores = result.scores(split)
    answerable = sum(score.answerable for score in scores)
    figures = compute_figures(scores)
    rows = [["maat", "waarde", "95 %-interval", "streven", ""]]
    rows += [
        _figure_row(measure, figures[measure.name])
        for measure in MEASURES
        if measure.name in figures
    ]
    rows += _time_rows(*result.elapsed_ms(split))
    title = SPLIT_NAMES.get(split, split).capitalize()
    return "\n".join(
        [
            f"{title}: {len(scores)} vragen, {answerable} met en {len(scores) - answerable} zonder "
            f"antwoord in de brieven; index {result.index_version}",
            "",
            *_align(rows),
            "",
            *_align(_kind_rows(result, split)),
        ]
    )


def _figure_row(measure: Measure, figure: Figure) -> list[str]:
    interval = f"{format_number(measure, figure.low)} – {format_number(measure, figure.high)}"
    target = verdict = ""
    if measure.target is not None:
        sign = "≤" if measure.lower_is_better else "≥"
        target = f"{sign} {format_number(measure, measure.target)}"
        verdict = "gehaald" if is_reached(measure, figure.value) else "niet gehaald"
    return [measure.label, format_value(measure, figure.value), interval, target, verdict]


def is_reached(measure: Measure, value: float) -> bool:
    """Return whether a figure is what it should be; true where nothing is agreed."""
    if measure.target is None:
        return True
    short = measure.target - value
    return short >= 0 if measure.lower_is_better else short <= 0


def _time_rows(median: float, p95: float) -> list[list[str]]:
    targets = (("mediaan", median, TARGET_MEDIAN_MS), ("p95", p95, TARGET_P95_MS))
    return [
        [
            f"tijd van een antwoord ({name})",
            f"{value:.0f} ms",
            "",
            f"≤ {target} ms",
            "gehaald" if value <= target else "niet gehaald",
        ]
        for name, value, target in targets
    ]


def _kind_rows(result: EvaluationResult, split: str) -> list[list[str]]:
    shown = [measure for measure in MEASURES if measure.name in _BY_KIND]
    rows = [["soort", "vragen", "goed", "95 %-interval", "streven", *_BY_KIND.values()]]
    for name, group in scores_by_kind(result.scores(split)).items():
        correct = share_right(group)
        if correct is None:
            continue
        target = KIND_TARGETS.get(name)
        figures = [(measure, compute_figure(measure, group)) for measure in shown]
        rows.append(
            [
                name,
                str(len(group)),
                format_value(CORRECT, correct.value),
                f"{format_number(CORRECT, correct.low)} – {format_number(CORRECT, correct.high)}",
                "" if target is None else f"≥ {format_number(CORRECT, target)}",
                *(format_value(measure, each.value) if each else "–" for measure, each in figures),
            ]
        )
    return rows


_BY_KIND = {
    "right_first": "eerst",
    "right_among_five": "bij vijf",
    "mrr": "MRR",
    "words": "woorden",
    "citation_precision": "verw. juist",
    "refused_wrongly": "geweigerd",
}
"""Measures shown by kind, in the order of ``MEASURES``, with a short name."""


def format_value(measure: Measure, value: float) -> str:
    """Return a figure as it is read: a percentage, a score with three decimals, or words."""
    number = format_number(measure, value)
    return f"{number} %" if measure.unit == "share" else number


def format_number(measure: Measure, value: float) -> str:
    """Return the same without the sign of a percentage."""
    match measure.unit:
        case "share":
            number = f"{100 * value:z.1f}"
        case "score":
            number = f"{value:z.3f}"
        case "words":  # a median may lie halfway between two answers
            number = f"{value:z.1f}".removesuffix(".0")
    return number.replace(".", ",")


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows as lines: the first column to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for first, *others in rows:
        cells = [f"{first:<{widths[0]}}"]
        cells += [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return lines


def _describe_failure(outcome: Outcome) -> str:
    question, answer = outcome.question, outcome.answer
    lines = [f"{question.id} ({question.kind}) {question.question}"]
    lines += [f"  eerder gevraagd: {earlier}" for earlier in question.history]
    lines += [f"  wat er misging:  {'; '.join(reasons_of(outcome))}"]
    if question.answerable:
        facts = "; ".join(" | ".join(forms) for forms in question.facts)
        lines.append(f"  verwacht:        {facts}")
        lines.append(f"  juiste alinea's: {_join(sorted(outcome.right))}, rang {_rank(outcome)}")
    if question.note:
        lines.append(f"  toelichting:     {question.note}")
    lines.append(f"  gevonden:        {_join(outcome.ranking[:NEAREST_SHOWN])}")
    cited = [citation.paragraph_id for citation in answer.citations]
    lines.append(f"  aangehaald:      {_join(cited)}")
    lines.append(f"  antwoord ({answer.status}): {' '.join(answer.answer.split())}")
    return "\n".join(lines)


def reasons_of(outcome: Outcome) -> list[str]:
    """Return what is wrong with an answer that is not right, in words."""
    question, score = outcome.question, outcome.score
    if score.status == "error":
        return ["de vraag kon niet worden beantwoord"]
    if not question.answerable:
        return ["niet geweigerd"]
    if not score.answered:
        return ["ten onrechte geweigerd"]
    reasons = []
    if not outcome.right:
        reasons.append("het bewijs staat in geen enkele alinea")
    elif not any(each.paragraph_id in outcome.right for each in outcome.answer.citations):
        reasons.append("geen juiste alinea aangehaald")
    if score.facts < 1:
        reasons.append(f"{score.facts:.0%} van de feiten")
    return reasons or ["iets wat er niet in mag"]


def _rank(outcome: Outcome) -> str:
    return str(outcome.score.rank) if outcome.score.rank else "buiten de eerste 20"


def _join(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "geen"
