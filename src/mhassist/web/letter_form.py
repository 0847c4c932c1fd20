"""What is known of one letter, as boxes to correct it in."""

from __future__ import annotations

import gradio as gr

from mhassist.renewal.incoming import Incoming
from mhassist.web.components import PLAIN
from mhassist.web.desk import FIELDS, MANY_LINES, describe_structure, values_of
from mhassist.web.escaping import escape
from mhassist.web.letter_view import render_letter


def add_form(one: Incoming) -> list[gr.Textbox]:
    """Put the boxes of a letter into what is being built; they stand in the order of ``FIELDS``."""
    boxes = []
    for field, value in values_of(one.letter.metadata).items():
        unsure = " (onzeker: controleer)" if field in one.letter.unsure and value else ""
        boxes.append(
            gr.Textbox(
                value,
                label=f"{FIELDS[field]}{unsure}",
                lines=2 if field in MANY_LINES else 1,
                interactive=True,  # Gradio guesses by what else is on the page
                elem_classes=f"field-{field}",
            )
        )
    return boxes


def add_preview(one: Incoming) -> None:
    """Put a letter as it was read, folded, into what is being built."""
    with gr.Accordion("Zo is de brief gelezen", open=False):
        # The id is that of the dialog's title; several letters may be shown here.
        shown = render_letter(one.letter, one.structure).replace(' id="letter-title"', "", 1)
        gr.HTML(shown, **PLAIN)


def render_reading(one: Incoming) -> str:
    """Return how a letter was read, and what a user should know of it before adding it."""
    notes = []
    if one.same_as is not None:
        how = "precies hetzelfde bestand als" if one.identical else "dezelfde brief als"
        notes.append(f"Dit is {how} {one.same_as}.")
    notes += one.letter.warnings
    items = "".join(f'<p class="warning">{escape(note)}</p>' for note in notes)
    return f"<p>{escape(describe_structure(one))}</p>{items}"
