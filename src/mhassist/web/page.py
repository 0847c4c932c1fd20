"""The page: Gradio components and what happens on a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from mhassist.web.components import PLAIN, QUIET
from mhassist.web.conversation import Turn, render_conversation
from mhassist.web.replies import (
    Answering,
    Chosen,
    answer_turn,
    chosen_letters,
    letter_html,
    reading_note,
    table_head,
)
from mhassist.web.sources import render_sources
from mhassist.web.why import why_html
from mhassist.web.wording import EXAMPLES, NOTICE

if TYPE_CHECKING:
    from mhassist.web.evaluation_tab import Evaluating
    from mhassist.web.letter_changes import Handling

Turns = tuple[Turn, ...]
Shown = tuple[Turns, str, str, Any]
"""The turns, the conversation and the sources as HTML, and what comes in the question box."""

_HEADER = """
<a class="skip" href="#question">Naar de vraag</a>
<header class="page-header"><div><h1>mhassist</h1>
<p>Antwoorden uit de brieven over mensenhandel, woordelijk en met vindplaats</p></div></header>
"""
_DIALOG = """
<dialog class="letter-dialog" aria-label="Brief">
<form method="dialog" class="dialog-bar"><span class="title">Brief</span>
<button type="submit" class="close">Sluiten</button></form>
<div class="letter-text" tabindex="0" role="document"></div></dialog>
<p class="sr-only" role="status" id="said"></p>
"""


_UPLOADS_KEPT = (600, 4 * 3600)
"""Seconds between two looks at the files that were handed in, and their age when they go.

A letter that is added is in the corpus by then; one that waits is in memory.
"""


def build_app(
    assistant: Answering,
    *,
    examples: Sequence[str] = EXAMPLES,
    desk: Handling | None = None,
    evaluation: Evaluating | None = None,
) -> gr.Blocks:
    """Return the page, not yet served; ``mhassist.web.serve`` serves it.

    Args:
        assistant: Answers the questions; shared by all conversations.
        examples: Questions that a new conversation proposes.
        desk: Takes in new letters, on a page of their own; without it there is no such page.
        evaluation: Measures and keeps what readers say of answers; without it neither is there.
    """

    def show(turns: Turns, chosen: Chosen | None, question: object = "") -> Shown:
        return (
            turns,
            render_conversation(turns, examples),
            render_sources(
                turns,
                assistant.letters,
                partial(reading_note, assistant),
                chosen=chosen or (),
                heading=partial(table_head, assistant),
            ),
            question,
        )

    def ask(question: str, turns: Turns, ticked: str) -> Iterator[Shown]:
        chosen = chosen_letters(ticked, assistant.letters)
        yield show((*turns, Turn(question)), chosen)
        turn = answer_turn(assistant, question, turns, chosen=chosen)
        # A question that could not be read goes back to the box, to be put right there; else what
        # was typed there meanwhile stays.
        yield show((*turns, turn), chosen, question if turn.error else gr.skip())

    def ask_example(event: gr.EventData, turns: Turns) -> Iterator[Shown]:
        yield from ask(str(event.question), turns, str(event.ticked))

    def start_anew(ticked: str) -> Shown:
        return show((), chosen_letters(ticked, assistant.letters))

    def read_letter(request: dict[str, object]) -> str:
        return letter_html(assistant, request)

    def explain_answer(request: dict[str, object]) -> str:
        return why_html(assistant, request)

    app: gr.Blocks
    with gr.Blocks(
        title="mhassist", analytics_enabled=False, fill_width=True, delete_cache=_UPLOADS_KEPT
    ) as app:
        turns = gr.State(())
        ticked = gr.Textbox(visible=False)
        gr.HTML(_HEADER, elem_id="top", **PLAIN)
        if desk is None and evaluation is None:
            panes = _add_panes(assistant, examples)
        else:
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Vragen"):
                    panes = _add_panes(assistant, examples, feedback=_feedback(evaluation, turns))
                _add_tabs(desk, evaluation)
        page = gr.HTML(
            _DIALOG,
            elem_id="page",
            server_functions=[read_letter, explain_answer],
            **{**PLAIN, "js_on_load": read_asset("page.js")},
        )

        shown = [turns, panes.conversation, panes.sources, panes.box]
        # The browser says which letters are ticked at the moment of asking.
        gr.on(
            [panes.box.submit, panes.send.click],
            ask,
            [panes.box, turns, ticked],
            shown,
            js="(question, turns) => [question, turns, window.tickedLetters()]",
            **QUIET,
        )
        page.submit(ask_example, turns, shown, **QUIET)
        panes.new.click(
            start_anew, ticked, shown, js="() => [window.tickedLetters()]", queue=False, **QUIET
        )
    return app


def _add_tabs(desk: Handling | None, evaluation: Evaluating | None) -> None:
    """Put the other pages beside the chat."""
    # Imported late: they load the chain.
    if desk is not None:
        from mhassist.web.letters_tab import build_letters_tab

        with gr.Tab("Brieven") as tab:
            build_letters_tab(desk, tab)
    if evaluation is not None:
        from mhassist.web.evaluation_tab import build_evaluation_tab

        with gr.Tab("Evaluatie") as tab:
            build_evaluation_tab(evaluation, tab)


def _feedback(evaluation: Evaluating | None, turns: gr.State) -> Callable[[gr.HTML], None] | None:
    """Return what puts the form by which answers are judged into the page."""
    if evaluation is None:
        return None
    from mhassist.web.evaluation_tab import build_feedback_form

    return partial(build_feedback_form, evaluation, turns)


class _Panes(NamedTuple):
    """The parts of the chat that events go in and out of."""

    conversation: gr.HTML
    sources: gr.HTML
    box: gr.Textbox
    send: gr.Button
    new: gr.Button


def _add_panes(
    assistant: Answering,
    examples: Sequence[str],
    *,
    feedback: Callable[[gr.HTML], None] | None = None,
) -> _Panes:
    """Put the conversation and its sources side by side; ``feedback`` adds its form."""
    with gr.Row(elem_id="panes"):
        with gr.Column(elem_id="left", elem_classes="pane"):
            # What scrolls: the form stands under the last answer, and never over it.
            with gr.Column(elem_id="talk"):
                conversation = gr.HTML(
                    render_conversation((), examples),
                    elem_id="conversation",
                    **PLAIN,
                )
                if feedback is not None:
                    feedback(conversation)
            with gr.Row(elem_id="ask"):
                box = gr.Textbox(
                    label="Uw vraag",
                    placeholder="Typ uw vraag",
                    elem_id="question",
                    lines=1,
                    max_lines=5,
                    container=True,
                    scale=1,
                )
                send = gr.Button("Vraag", variant="primary", elem_id="send", scale=0)
            with gr.Row(elem_id="below"):
                gr.HTML(f"<p>{NOTICE}</p>", elem_id="notice", **PLAIN)
                new = gr.Button("Nieuw gesprek", elem_id="new", size="sm", scale=0)
        with gr.Column(elem_id="right", elem_classes="pane"):
            sources = gr.HTML(
                render_sources((), assistant.letters),
                elem_id="sources",
                **PLAIN,
            )
    return _Panes(conversation, sources, box, send, new)


def read_asset(name: str) -> str:
    """Return the style sheet or the script that belongs to the page."""
    return resources.files("mhassist.web").joinpath(name).read_text(encoding="utf-8")
