"""One page with everything that was measured; opens without a network and needs no script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib import resources

from mhassist.evaluation.baseline import Comparison, FigureChange, QuestionChange
from mhassist.evaluation.figures import (
    HEADLINES,
    MEASURES,
    Figure,
    Measure,
    compute_figures,
)
from mhassist.evaluation.markup import escape, table
from mhassist.evaluation.report_failures import render_failures
from mhassist.evaluation.report_groups import (
    interval,
    render_by_kind,
    render_by_letter,
    render_calibration,
    render_times,
)
from mhassist.evaluation.reporting import (
    SPLIT_NAMES,
    describe_lacking,
    format_number,
    format_value,
    is_reached,
    judge,
)
from mhassist.evaluation.running import EvaluationResult

_SECTIONS = (
    ("cijfers", "Cijfers"),
    ("basismeting", "Sinds de basismeting"),
    ("soorten", "Per soort vraag"),
    ("brieven", "Per brief"),
    ("zekerheid", "Zekerheid en juistheid"),
    ("tijd", "Tijd"),
    ("fouten", "Wat er misging"),
)


def render_report(
    result: EvaluationResult,
    comparison: Comparison | None,
    *,
    made: dt.datetime,
    show_test: bool = False,
) -> str:
    """Return the report as one page of HTML.

    Args:
        result: What was run.
        comparison: Against the baseline; ``None`` if there is none.
        made: When; printed at the top.
        show_test: Whether wrong answers of the test half are shown too. They are to be scored and
            not read.
    """
    figures = {split: compute_figures(result.scores(split)) for split in result.splits}
    bodies = {
        "cijfers": _cards(figures) + _figures_table(figures),
        "basismeting": _changes(comparison, _questions_to_read(result, show_test=show_test)),
        "soorten": render_by_kind(result),
        "brieven": render_by_letter(result),
        "zekerheid": render_calibration(result),
        "tijd": render_times(result),
        "fouten": render_failures(result, show_test=show_test),
    }
    sections = "".join(
        f'<section id="{name}"><h2>{title}</h2>{bodies[name]}</section>'
        for name, title in _SECTIONS
    )
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in _SECTIONS)
    counts = "; ".join(
        f"{SPLIT_NAMES[split]}: {len(result.scores(split))} vragen" for split in result.splits
    )
    lacking = "".join(f"<p>{escape(line)}</p>" for line in describe_lacking(result).splitlines())
    style = resources.files("mhassist.evaluation").joinpath("report.css").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Evaluatie van mhassist</title><style>{style}</style></head><body>"
        '<header class="top"><div><h1>Evaluatie van mhassist</h1>'
        f"<p>{escape(counts)}. Index {escape(result.index_version)}. "
        f"Gemeten op {made:%d-%m-%Y} om {made:%H:%M}.</p>{lacking}</div></header>"
        f'<main><nav aria-label="Onderdelen"><ul>{links}</ul></nav>{sections}</main>'
        "</body></html>\n"
    )


def _cards(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    split = "test" if "test" in figures else next(iter(figures))
    cards = [
        _card(measure, figures[split][measure.name])
        for name in HEADLINES
        for measure in MEASURES
        if measure.name == name and name in figures[split]
    ]
    return (
        f"<p>De {SPLIT_NAMES[split]}; het 95 %-interval zegt hoe ver toeval in de keuze van vragen "
        f'reikt.</p><ul class="cards">{"".join(cards)}</ul>'
    )


def _card(measure: Measure, measured: Figure) -> str:
    reached = is_reached(measure, measured.value)
    sign = "≤" if measure.lower_is_better else "≥"
    target = ""
    if measure.target is not None:
        verdict = "gehaald" if reached else "niet gehaald"
        target = (
            f"streven {sign} {format_value(measure, measure.target)}: "
            f'<span class="verdict">{verdict}</span>'
        )
    return (
        f'<li class="{"reached" if reached else "short"}">'
        f'<span class="what">{escape(measure.label.capitalize())}</span>'
        f"<b>{format_value(measure, measured.value)}</b>"
        f'<span class="about">{interval(measure, measured)}<br>{target}</span></li>'
    )


def _figures_table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    heads = ["Maat", *(SPLIT_NAMES[split].capitalize() for split in figures), "Streven"]
    rows = []
    for measure in MEASURES:
        own = [figures[split].get(measure.name) for split in figures]
        if any(own):
            sign = "≤" if measure.lower_is_better else "≥"
            target = (
                "" if measure.target is None else f"{sign} {format_value(measure, measure.target)}"
            )
            cells = [_figure_cell(measure, each) for each in own]
            rows.append([escape(measure.label), *cells, target])
    return table("Alle cijfers, met 95 %-interval en aantal vragen", heads, rows)


def _figure_cell(measure: Measure, measured: Figure | None) -> str:
    if measured is None:
        return "–"
    name = sign = ""
    if measure.target is not None:
        reached = is_reached(measure, measured.value)
        name = "reached" if reached else "short"
        # Not by colour alone.
        sign = (
            f' <abbr title="{"" if reached else "niet "}gehaald">{"✓" if reached else "✗"}</abbr>'
        )
    return (
        f'<td class="{name}">{format_value(measure, measured.value)}{sign}'
        f"<small>{interval(measure, measured)} ({measured.questions})</small></td>"
    )


def _questions_to_read(result: EvaluationResult, *, show_test: bool) -> dict[str, str]:
    """Return by id the questions that may be read: those of the test half are to be scored only."""
    return {
        outcome.question.id: outcome.question.question
        for outcome in result.outcomes
        if show_test or outcome.question.split != "test"
    }


def _changes(comparison: Comparison | None, questions: Mapping[str, str]) -> str:
    if comparison is None:
        return (
            "<p>Er is nog geen basismeting om mee te vergelijken; "
            "<code>mhassist eval --write-baseline</code> legt er een vast.</p>"
        )
    rows = [_change_row(change) for change in comparison.figures]
    heads = ["Maat", "Helft", "Basis", "Nu", "Verschil"]
    others = [
        ("Nieuwe vragen", comparison.new),
        ("Verdwenen vragen", comparison.gone),
        ("Gewijzigde vragen", comparison.changed),
    ]
    return (
        f"<p>{escape(judge(comparison))} Vergeleken worden de vragen die gelijk bleven.</p>"
        + _changed_questions("Slechter", comparison.worse, questions)
        + _changed_questions("Beter", comparison.better, questions)
        + "".join(f"<p>{name}: {escape(', '.join(ids))}</p>" for name, ids in others if ids)
        + table("Cijfers toen en nu, over de vragen die gelijk bleven", heads, rows)
    )


def _change_row(change: FigureChange) -> list[str]:
    measure = change.measure
    after = "–" if change.after is None else format_value(measure, change.after)
    moved = ""
    if change.after is not None:
        moved = format_number(measure, change.after - change.before)
        moved = moved if change.after <= change.before else f"+{moved}"
    cell = f'<td class="short">{moved} (te ver)</td>' if change.fell else moved
    half = SPLIT_NAMES.get(change.split, change.split)
    return [escape(measure.label), half, format_value(measure, change.before), after, cell]


def _changed_questions(
    title: str, changes: Sequence[QuestionChange], questions: Mapping[str, str]
) -> str:
    if not changes:
        return f"<h3>{title}: geen vraag</h3>"
    items = "".join(
        f"<li>{escape(change.id)}: {_state(change.before.correct, change.before.rank)} → "
        f"{_state(change.after.correct, change.after.rank)}"
        f"{_aside(questions.get(change.id, ''))}</li>"
        for change in changes
    )
    return f'<h3>{title}: {len(changes)}</h3><ul class="changes">{items}</ul>'


def _aside(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""


def _state(correct: bool, rank: int | None) -> str:
    place = "" if rank is None else f", rang {rank}"
    return f"{'goed' if correct else 'fout'}{place}"
