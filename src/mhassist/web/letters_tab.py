"""The page "Brieven": new letters, read before they are added, and those that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from mhassist.renewal.incoming import Incoming
from mhassist.web.bar import Task
from mhassist.web.components import PLAIN, QUIET, say
from mhassist.web.letter_changes import FORCE, Handling, add_letters, read_files
from mhassist.web.letter_form import add_form, add_preview, render_reading
from mhassist.web.letter_list import add_letter_list, render_rows
from mhassist.web.wording import in_words

_UPLOAD = "Kies een of meer bestanden: PDF, Word, OpenDocument, XML, webpagina of tekst"


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
    look = " (controleer)" if one.letter.unsure or one.letter.warnings else ""
    return f"{one.source} → {', '.join(filter(None, taken_for))}{look}"


def _show_waiting(desk: Handling, incoming: list[Incoming], *, out: list[Any]) -> None:
    """Show the letters that were handed in, each with its form, and the button that adds them."""
    if not incoming:
        return
    forms: list[gr.Textbox] = []
    for one in incoming:
        with gr.Accordion(_heading(one), open=len(incoming) == 1):
            gr.HTML(render_reading(one), **PLAIN)
            forms += add_form(one)
            add_preview(one)
    replaces = any(one.same_as is not None for one in incoming)
    replace = gr.Checkbox(
        label="Vervang de brieven die er al zijn", visible=replaces, elem_id="replace"
    )
    force = gr.Checkbox(label=FORCE, elem_id="force")
    add = gr.Button("Toevoegen", variant="primary", elem_id="add")

    def confirm(*values: Any) -> Iterator[tuple[Any, str, Any, Any]]:  # noqa: ANN401  # boxes and texts
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
        for bar in task:
            yield gr.skip(), bar, gr.skip(), gr.skip()
        left, sentences, good = task.result()
        emptied = gr.skip() if left else None
        yield left, say(sentences, bad=not good), render_rows(desk.rows()), emptied

    add.click(confirm, [replace, force, *forms], out, **QUIET)
