"""What is known of one letter, as boxes to correct it in."""

from __future__ import annotations

import gradio as gr

from mhassist.renewal.incoming import Incoming
from mhassist.web.components import PLAIN
from mhassist.web.desk import FIELDS, MANY_LINES, FieldError, describe_structure, values_of
from mhassist.web.escaping import escape
from mhassist.web.letter_view import render_letter


def fields_to_check(one: Incoming) -> list[str]:
    """Return the fields that a user should look at: read loosely, or needed and not found."""
    known = one.letter.metadata
    missing = {"title": not known.title, "date": known.date is None}
    unsure = {*one.letter.unsure, *(field for field, is_missing in missing.items() if is_missing)}
    return [field for field in FIELDS if field in unsure]


def add_form(one: Incoming) -> tuple[list[gr.Textbox], gr.HTML]:
    """Put the boxes of a letter into what is being built, first those that need checking.

    Returns:
        The boxes in the order of ``FIELDS``, and where is said what is wrong with one of them.
    """
    values = values_of(one.letter.metadata)
    check = fields_to_check(one)
    boxes: dict[str, gr.Textbox] = {}
    with gr.Column(elem_classes="letter-form"):
        said = gr.HTML(render_wrong(None), elem_classes="form-said", **PLAIN)
        if check:
            gr.HTML('<h4 class="to-check">Controleer</h4>', **PLAIN)
            with gr.Group(elem_classes="check"):
                for field in check:
                    hint = "" if values[field] else " – niet gevonden"
                    boxes[field] = _box(field, values[field], hint)
            gr.HTML('<h4 class="to-check">Overige gegevens</h4>', **PLAIN)
        with gr.Group():
            for field in (each for each in values if each not in check):
                boxes[field] = _box(field, values[field])
    return [boxes[field] for field in FIELDS], said


def _box(field: str, value: str, hint: str = "") -> gr.Textbox:
    return gr.Textbox(
        value,
        label=f"{FIELDS[field]}{hint}",
        lines=2 if field in MANY_LINES else 1,
        interactive=True,  # Gradio guesses by what else is on the page
        elem_classes=f"field-{field}",
    )


def render_wrong(error: FieldError | None) -> str:
    """Return what is wrong with a form; ``page.js`` goes to the field."""
    if error is None:
        return '<div role="alert"></div>'
    said = f'<p class="error" data-wrong="{error.field}">{escape(error.said)}</p>'
    return f'<div role="alert">{said}</div>'


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
