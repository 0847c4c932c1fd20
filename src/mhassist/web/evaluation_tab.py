"""The page "Evaluatie", and the form under an answer by which readers judge it."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

import gradio as gr

from mhassist.answering.answer import Answer
from mhassist.errors import MhassistError
from mhassist.evaluation.baseline import Baseline
from mhassist.evaluation.feedback import VERDICTS, Judgement
from mhassist.evaluation.figures import HEADLINES, MEASURES, Measure
from mhassist.evaluation.reporting import SPLIT_NAMES, format_number, format_value, is_reached
from mhassist.web.bar import Task
from mhassist.web.components import PLAIN, QUIET, say
from mhassist.web.conversation import Turn, earlier_questions
from mhassist.web.escaping import escape
from mhassist.web.evaluation_desk import LastReport, Progress
from mhassist.web.meanings import MEANINGS, render_meanings
from mhassist.web.wording import FAILED, in_words

logger = logging.getLogger(__name__)

SHOWN = (*HEADLINES, "words")
"""Figures that the page itself shows; the report has them all."""
ANSWERING = "Vragen beantwoorden"


class Evaluating(Protocol):
    """What the page needs of ``mhassist.web.evaluation_desk.EvaluationDesk``."""

    def last(self) -> LastReport | None:
        """Return what was measured last."""

    def baseline(self) -> Baseline | None:
        """Return what every change is held to."""

    def run(self, progress: Progress) -> None:
        """Ask all questions and write the report."""

    def keep(self, judgement: Judgement, answer: Answer, history: Sequence[str]) -> None:
        """Keep what a reader says of an answer."""


def build_evaluation_tab(desk: Evaluating, tab: gr.Tab) -> None:
    """Put the page into the tab that is being built; it is made anew when it is shown."""
    with gr.Column(elem_id="evaluation"):
        gr.HTML(
            "<h2>Evaluatie</h2><p>Hoe goed de antwoorden zijn, gemeten met vragen waarvan het "
            "antwoord bekend is. Een nieuwe meting stelt ze allemaal en duurt een paar minuten; "
            "de chat antwoordt intussen gewoon door, wat langzamer.</p>",
            **PLAIN,
        )
        start = gr.Button("Meet opnieuw", variant="primary", elem_id="measure", scale=0)
        said = gr.HTML(say(()), elem_id="evaluation-said", **PLAIN)
        shown = gr.HTML(render_figures(desk), elem_id="last-report", **PLAIN)

    def measure() -> Iterator[tuple[str, Any]]:
        task = Task(
            lambda progress: run_evaluation(desk, partial(progress, ANSWERING)), first=ANSWERING
        )
        for bar in task:
            yield bar, gr.skip()
        sentence, good = task.result()
        yield say([sentence], bad=not good), render_figures(desk)

    start.click(measure, None, [said, shown], **QUIET)
    tab.select(lambda: render_figures(desk), None, shown, **QUIET)


def run_evaluation(desk: Evaluating, progress: Progress) -> tuple[str, bool]:
    """Run the evaluation; return what to say and whether it went well."""
    try:
        desk.run(progress)
    except MhassistError as error:
        return str(error), False
    except Exception:  # the page goes on, whatever a question brings to light
        logger.exception("The evaluation could not be run")
        return FAILED, False
    return "De meting is klaar; hieronder staan de nieuwe cijfers.", True


def render_figures(desk: Evaluating) -> str:
    """Return the last figures, or those of the baseline where nothing was measured yet."""
    last = desk.last()
    if last is not None:
        return render_last(last)
    baseline = desk.baseline()
    return "<p>Er is nog niet gemeten.</p>" if baseline is None else render_baseline(baseline)


def render_last(last: LastReport) -> str:
    """Return the last figures with the report to read and to keep."""
    page = f"data:text/html;base64,{base64.b64encode(last.page.encode()).decode('ascii')}"
    return (
        f"<h3>Gemeten op {in_words(last.when.date())} om {last.when:%H:%M}</h3>"
        f"{_table(last.figures)}{render_meanings()}"
        f'<p><a class="download" download="evaluatie.html" href="{page}">'
        "Bewaar het hele rapport</a></p>"
        # A page of its own without rights: no script, no requests, nothing of the chat's. Not as
        # srcdoc: the links within it would lead to the chat's address.
        "<details><summary>Lees het hele rapport</summary>"
        '<iframe title="Rapport van de evaluatie" sandbox="" loading="lazy"'
        f' src="{page}"></iframe></details>'
    )


def render_baseline(baseline: Baseline) -> str:
    """Return the figures of the baseline, which has no report."""
    days = sorted({half.measured for half in baseline.splits.values() if half.measured})
    when = f" van {' en '.join(map(in_words, days))}" if days else ""
    figures = {
        split: {name: {"value": value} for name, value in half.figures.items()}
        for split, half in baseline.splits.items()
    }
    return (
        f"<h3>De basismeting{when}</h3>"
        "<p>Hier is nog niet gemeten. Dit zijn de cijfers waarmee elke wijziging van het programma "
        "wordt vergeleken, over de brieven en vragen van toen.</p>"
        f"{_table(figures)}{render_meanings()}"
    )


def _table(figures: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    splits = [split for split in SPLIT_NAMES if split in figures]
    heads = ["Maat", *(SPLIT_NAMES[split].capitalize() for split in splits), "Streven"]
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    rows = "".join(
        _row(measure, [figures[split].get(measure.name) for split in splits], heads[1:])
        for measure in MEASURES
        if measure.name in SHOWN
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(
    measure: Measure, measured: Sequence[Mapping[str, Any] | None], heads: Sequence[str]
) -> str:
    # Each cell has its head with it, for a screen on which the heads do not stand above it.
    sign = "≤" if measure.lower_is_better else "≥"
    target = "" if measure.target is None else f"{sign} {format_value(measure, measure.target)}"
    cells = "".join(_cell(measure, each, head) for each, head in zip(measured, heads, strict=False))
    aim = f'<td data-head="{heads[-1]}">{target}</td>' if target else "<td></td>"
    means = f"<small>{escape(MEANINGS[measure.name])}</small>"
    return f'<tr><th scope="row">{escape(measure.label)}{means}</th>{cells}{aim}</tr>'


def _cell(measure: Measure, measured: Mapping[str, Any] | None, head: str) -> str:
    start = f'<td data-head="{head}">'
    try:
        value = float((measured or {})["value"])
        interval = [float(end) for end in (measured or {}).get("interval", ())]
    except (KeyError, TypeError, ValueError):  # a file of another version
        return f"{start}–</td>"
    verdict = ""
    if measure.target is not None:
        reached = is_reached(measure, value)
        words = "gehaald" if reached else "niet gehaald"
        verdict = f' <span class="{"good" if reached else "bad"}">{words}</span>'
    low_high = " – ".join(format_number(measure, end) for end in interval)
    small = f"<small>95 %-interval<br>{low_high}</small>" if interval else ""
    return f"{start}{format_value(measure, value)}{verdict}{small}</td>"


def build_feedback_form(desk: Evaluating, turns: gr.State, conversation: gr.HTML) -> None:
    """Put the form by which readers judge the last answer under the conversation.

    Args:
        desk: Keeps what they say.
        turns: The conversation.
        conversation: Shows it; with every question the form is closed and empty again.
    """
    asked = gr.State(0)  # questions when the form was emptied last
    with gr.Accordion(
        "Klopt het laatste antwoord?", open=False, visible=False, elem_id="feedback"
    ) as form:
        about = gr.HTML(about_last(()), elem_id="feedback-about", **PLAIN)
        verdict = gr.Radio(list(VERDICTS), label="Dit antwoord is", elem_id="feedback-verdict")
        expected = gr.Textbox(
            label="Dit hoort het te zijn (bij fout of onvolledig)",
            lines=2,
            max_lines=6,
            elem_id="feedback-expected",
        )
        sentence = gr.Textbox(
            label="De zin uit de brief waarin dat staat, letterlijk (mag leeg)",
            lines=1,
            max_lines=4,
            elem_id="feedback-sentence",
        )
        with gr.Row(elem_id="feedback-last"):
            who = gr.Textbox(label="Uw naam", elem_id="feedback-who", scale=1)
            send = gr.Button("Bewaar", elem_id="feedback-send", scale=0)
        said = gr.HTML(say(()), elem_id="feedback-said", **PLAIN)

    def keep(turns: Sequence[Turn], *filled_in: str | None) -> tuple[str, str | None, str, str]:
        texts = [each or "" for each in filled_in]
        sentence, good = keep_judgement(desk, turns, texts)
        left = (None, "", "") if good else (filled_in[0], texts[1], texts[2])
        return say([sentence], bad=not good), *left

    send.click(
        keep,
        [turns, verdict, expected, sentence, who],
        [said, verdict, expected, sentence],
        **QUIET,
    )

    # What was missing is no longer so; ``input`` is of the user, and not of the form being emptied.
    gr.on([verdict.input, expected.input, who.input], lambda: say(()), None, said, **QUIET)

    def follow(turns: Sequence[Turn], before: int) -> tuple[Any, ...]:
        shown = gr.update(visible=any(turn.answer is not None for turn in turns))
        if len(turns) == before:  # the answer came: what was opened meanwhile stays open
            return before, shown, about_last(turns), *[gr.skip()] * 4
        return len(turns), {**shown, "open": False}, about_last(turns), say(()), None, "", ""

    conversation.change(  # a change of the state itself Gradio cannot tell: a turn has no hash
        follow,
        [turns, asked],
        [asked, form, about, said, verdict, expected, sentence],
        **QUIET,
    )


def about_last(turns: Sequence[Turn]) -> str:
    """Return which answer the form is about."""
    for turn in reversed(turns):
        if turn.answer is not None:
            return f"<p>Over het antwoord op: <q>{escape(turn.question)}</q></p>"
    return "<p>Stel eerst een vraag.</p>"


def keep_judgement(
    desk: Evaluating, turns: Sequence[Turn], texts: Sequence[str]
) -> tuple[str, bool]:
    """Keep what stands in the form; return what to say and whether it was kept.

    Args:
        desk: Keeps it.
        turns: The conversation; its last answer is judged.
        texts: Verdict, what it should be, the sentence of a letter, and who judges.
    """
    verdict, expected, sentence, who = texts
    place = max((at for at, turn in enumerate(turns) if turn.answer is not None), default=None)
    answer = None if place is None else turns[place].answer
    if place is None or answer is None:
        return "Stel eerst een vraag; er is nog geen antwoord.", False
    judgement = Judgement(verdict=verdict, who=who, expected=expected, sentence=sentence)
    try:
        desk.keep(judgement, answer, earlier_questions(turns[:place]))
    except MhassistError as error:
        return str(error), False
    except Exception:
        logger.exception("A judgement could not be kept")
        return FAILED, False
    return "Bewaard; dank u wel.", True
