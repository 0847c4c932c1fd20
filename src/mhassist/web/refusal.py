"""What is shown where a change was kept aside: which answers became wrong, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import gradio as gr

from mhassist.web.components import PLAIN
from mhassist.web.escaping import escape
from mhassist.web.wording import how_many

FORCE = "Ga toch door: de antwoorden mogen anders worden"


class Refusal(NamedTuple):
    """The parts of the page that are shown after a refusal only."""

    column: gr.Column
    told: gr.HTML
    force: gr.Checkbox


def add_refusal(name: str) -> Refusal:
    """Put them, hidden, into what is being built; ``name`` is the id of the box to tick."""
    with gr.Column(visible=False, elem_classes="refusal") as column:
        told = gr.HTML("", **PLAIN)
        force = gr.Checkbox(label=FORCE, elem_id=name)
    return Refusal(column, told, force)


def show_refusal(worse: Sequence[str]) -> tuple[Any, Any, Any]:
    """Return what becomes of those parts; where no answer became wrong they stay as they are."""
    if not worse:
        return gr.skip(), gr.skip(), gr.skip()
    return gr.update(visible=True), render_refusal(worse), False


def render_refusal(worse: Sequence[str]) -> str:
    """Return the questions whose answers became wrong, and what a user is to think of it."""
    count = how_many(len(worse), "vraag", "vragen")
    items = "".join(f"<li>{escape(question)}</li>" for question in worse)
    return (
        f'<div class="warning" role="alert"><p>Hiermee wordt het antwoord op {count} van de '
        f"evaluatie fout, dat nu goed is:</p><ul>{items}</ul><p>Een nieuwe brief kan terecht een "
        "ander antwoord geven: beoordeel dat zelf voordat u doorgaat.</p></div>"
    )
