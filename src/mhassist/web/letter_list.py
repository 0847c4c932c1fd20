"""The letters that are searched, and the panel in which one is corrected or removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from mhassist.errors import MhassistError
from mhassist.renewal.incoming import Incoming
from mhassist.web.bar import Task
from mhassist.web.components import PLAIN, QUIET, say
from mhassist.web.desk import LetterRow
from mhassist.web.escaping import escape
from mhassist.web.letter_changes import (
    Handling,
    Outcome,
    correct_letter,
    describe_removal,
    name_of,
    remove_letter,
)
from mhassist.web.letter_form import add_form, render_wrong
from mhassist.web.refusal import add_refusal, show_refusal

_CHOOSE = """
element.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-manage]");
  if (button) trigger("submit", { letter: button.dataset.manage });
});
"""


def add_letter_list(desk: Handling, tab: gr.Tab) -> gr.HTML:
    """Put the list with its panel into the page that is being built, and return the list."""

    def listed() -> str:
        return render_rows(desk.rows())

    gr.HTML("<h2>Brieven waarin gezocht wordt</h2>", **PLAIN)
    # Above the list, which may be long: there is the form seen, whatever row it is of.
    panel = gr.Column(elem_id="panel")
    said = gr.HTML(say(()), elem_id="letters-said", **PLAIN)
    letters = gr.HTML(listed(), elem_id="letters", **{**PLAIN, "js_on_load": _CHOOSE})
    chosen: gr.State = gr.State(None)
    with panel:

        @gr.render(inputs=[chosen], show_progress="hidden")  # type: ignore[untyped-decorator]  # Gradio's own
        def show_chosen(one: Incoming | None) -> None:
            if one is not None:
                _show_chosen(desk, one, out=[chosen, said, letters])

    def choose(event: gr.EventData) -> Iterator[tuple[Any, str]]:
        # It is read again, which takes a while for a scan.
        task = Task(lambda _: desk.open(str(event.letter)), first="Brief openen")
        for bar in task:
            yield gr.skip(), bar
        try:
            yield task.result(), say(())
        except MhassistError as error:
            yield None, say([str(error)], bad=True)

    letters.submit(choose, None, [chosen, said], **QUIET)
    tab.select(listed, None, letters, **QUIET)
    return letters


def _show_chosen(desk: Handling, one: Incoming, *, out: list[Any]) -> None:
    """Show what is known of a letter, with the buttons that keep it and that remove the letter."""
    title = escape(name_of(one))
    gr.HTML(f'<h3 id="chosen" tabindex="-1">{title}</h3>', **PLAIN)
    boxes, wrong = add_form(one)
    refusal = add_refusal("panel-force")
    with gr.Row(elem_id="panel-buttons"):
        keep = gr.Button("Bewaar", variant="primary", elem_id="keep", scale=0)
        leave = gr.Button("Sluit", elem_id="leave", scale=0)
        remove = gr.Button("Verwijder …", elem_id="remove", scale=0)
    with gr.Column(visible=False, elem_id="sure") as sure:
        gr.HTML(_render_sure(describe_removal(desk, one)), **PLAIN)
        with gr.Row():
            yes = gr.Button("Ja, verwijder", variant="stop", elem_id="remove-yes", scale=0)
            no = gr.Button("Nee, laat staan", elem_id="remove-no", scale=0)

    def correct(*values: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  # a box, then texts
        may_force, *texts = values
        task = Task(
            lambda progress: correct_letter(
                desk, one, texts, force=bool(may_force), progress=progress
            ),
            first="Bewaren",
        )
        yield from _follow(desk, task)

    def take_away(may_force: bool) -> Iterator[tuple[Any, ...]]:
        task = Task(
            lambda progress: remove_letter(desk, one, force=may_force, progress=progress),
            first="Verwijderen",
        )
        yield from _follow(desk, task)

    shown = [*out, *refusal, wrong]
    keep.click(correct, [refusal.force, *boxes], shown, **QUIET)
    yes.click(take_away, refusal.force, shown, **QUIET)
    leave.click(lambda: (None, say(())), None, out[:2], **QUIET)
    remove.click(lambda: gr.update(visible=True), None, sure, **QUIET)
    no.click(lambda: gr.update(visible=False), None, sure, **QUIET)


def _render_sure(sentences: Sequence[str]) -> str:
    told = " ".join(escape(each) for each in sentences)
    return f'<p class="warning"><strong>Deze brief verwijderen?</strong> {told}</p>'


def _follow(desk: Handling, task: Task[Outcome]) -> Iterator[tuple[Any, ...]]:
    """Show the bars of a change, then what came of it; the panel closes if it went well."""
    beside = [gr.skip()] * 4
    for bar in task:
        yield gr.skip(), bar, gr.skip(), *beside
    done = task.result()
    sentences = say(done.sentences, bad=not done.good)
    if done.good:
        yield None, sentences, render_rows(desk.rows()), *beside
    else:
        wrong = render_wrong(done.wrong.get(0))
        yield gr.skip(), sentences, gr.skip(), *show_refusal(done.worse), wrong


def render_rows(rows: Sequence[LetterRow]) -> str:
    """Return the list of letters as a table."""
    heads = ("Brief", "Datum", "Aangehaald met", "Alinea's", "Gelezen als", "Wijzigen")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row"><button type="button" class="letter-link" data-action="letter"'
        f' data-letter="{escape(row.letter_id)}">{escape(row.title)}</button></th>'
        f'<td class="date">{escape(row.date)}</td><td class="cited">{escape(row.reference)}</td>'
        f'<td class="count">{row.paragraphs}</td>'
        f'<td class="read-as">{escape(row.read_as)}</td>'
        f'<td><button type="button" class="manage" data-manage="{escape(row.letter_id)}"'
        f' aria-label="Wijzig of verwijder {escape(row.title)}">Wijzig</button></td></tr>'
        for row in rows
    )
    return f'<table class="letters"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
