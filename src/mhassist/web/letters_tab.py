"""The page "Brieven": new letters, read before they are added, and those that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from mhassist.renewal.incoming import Incoming
from mhassist.web.bar import Task
from mhassist.web.components import PLAIN, QUIET, say
from mhassist.web.desk import short_label
from mhassist.web.letter_changes import Handling, add_letters, read_files
from mhassist.web.letter_form import (
    add_form,
    add_preview,
    fields_to_check,
    render_reading,
    render_wrong,
)
from mhassist.web.letter_list import add_letter_list, render_rows
from mhassist.web.refusal import add_refusal, show_refusal
from mhassist.web.wording import in_words

_UPLOAD = "Kies een of meer bestanden: PDF, Word, OpenDocument, XML, webpagina, Markdown of tekst"


def build_letters_tab(desk: Handling, tab: gr.Tab) -> None:
    """Put the page into the tab that is being built; its list is made anew when it is shown."""
    with gr.Column(elem_id="desk"):
        gr.HTML("<h2>Brieven toevoegen</h2>", **PLAIN)
        upload = gr.File(label=_UPLOAD, file_count="multiple", elem_id="upload")
        forms = gr.Column()
        # Under the button that is pressed, so that the bar is seen.
        said = gr.HTML(say(()), elem_id="desk-said", **PLAIN)
        waiting: gr.State = gr.State([])
        letters = add_letter_list(desk, tab)
        with forms:

            @gr.render(inputs=[waiting], show_progress="hidden")  # type: ignore[untyped-decorator]  # Gradio's own
            def show_waiting(incoming: list[Incoming]) -> None:
                _show_waiting(desk, incoming, out=[waiting, said, letters, upload])

    def read(files: list[str] | None) -> Iterator[tuple[Any, str]]:
        task = Task(
            lambda progress: read_files(desk, files or [], progress), first="Bestanden lezen"
        )
        for bar in task:
            yield gr.skip(), bar
        incoming, failures = task.result()
        yield incoming, say(failures, bad=True)

    # Not on every change: the box is emptied when its letters are added, and that is said there.
    gr.on([upload.upload, upload.delete, upload.clear], read, upload, [waiting, said], **QUIET)


def _heading(one: Incoming) -> str:
    """Return what a letter was taken for, to be seen without unfolding it."""
    known = one.letter.metadata
    taken_for = [one.letter.id, known.title, in_words(known.date)]
    check = [short_label(field).lower() for field in fields_to_check(one)]
    look = f" – controleer: {', '.join(check)}" if check else ""
    return f"{one.source} → {', '.join(filter(None, taken_for))}{look}"


def _show_waiting(desk: Handling, incoming: list[Incoming], *, out: list[Any]) -> None:
    """Show the letters that were handed in, each with its form, and the button that adds them."""
    if not incoming:
        return
    forms: list[gr.Textbox] = []
    told: list[gr.HTML] = []
    for one in incoming:
        unsure = bool(fields_to_check(one) or one.letter.warnings)
        with gr.Accordion(_heading(one), open=unsure or len(incoming) == 1):
            gr.HTML(render_reading(one), **PLAIN)
            boxes, said = add_form(one)
            forms += boxes
            told.append(said)
            add_preview(one)
    replaces = any(one.same_as is not None for one in incoming)
    replace = gr.Checkbox(
        label="Vervang de brieven die er al zijn", visible=replaces, elem_id="replace"
    )
    refusal = add_refusal("force")
    add = gr.Button("Toevoegen", variant="primary", elem_id="add")

    def confirm(*values: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  # boxes and texts
        may_replace, may_force, *texts = values
        task = Task(
            lambda progress: add_letters(
                desk,
                incoming,
                texts,
                allowed=(bool(may_replace), bool(may_force)),
                progress=progress,
            ),
            first="Toevoegen",
        )
        beside = [gr.skip()] * (4 + len(told))
        for bar in task:
            yield gr.skip(), bar, gr.skip(), gr.skip(), *beside
        done = task.result()
        # What was typed stays: the forms are made anew only when their letters are added.
        left, emptied = ([], None) if done.good else (gr.skip(), gr.skip())
        sentences = say(done.sentences, bad=not done.good)
        if done.good:
            yield left, sentences, render_rows(desk.rows()), emptied, *beside
            return
        wrong = [render_wrong(done.wrong.get(place)) for place in range(len(told))]
        may_replace_now = gr.update(visible=True) if done.there else gr.skip()
        yield (
            left, sentences, gr.skip(), emptied,
            may_replace_now, *show_refusal(done.worse), *wrong,
        )  # fmt: skip

    add.click(confirm, [replace, refusal.force, *forms], [*out, replace, *refusal, *told], **QUIET)
