"""The page "Brieven": which letters there are, and new ones, read before they are added."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import gradio as gr

from mhassist.errors import MhassistError
from mhassist.renewal import Incoming, Renewal, RenewalProgress
from mhassist.renewal.renew import INDEXING, TRYING
from mhassist.web.desk import FIELDS, MANY_LINES, LetterRow, describe_structure, values_of
from mhassist.web.escaping import escape
from mhassist.web.letter_view import render_letter

logger = logging.getLogger(__name__)

UNEXPECTED = (
    "Er ging iets mis; er is niets veranderd. "
    "Wat er misging, staat in het venster waarin de chat is gestart."
)
_UNITS = {INDEXING: "fragmenten", TRYING: "vragen"}
_PLAIN: dict[str, Any] = {"apply_default_css": False, "padding": False, "js_on_load": None}


class Handling(Protocol):
    """What the page needs of ``mhassist.web.desk.Desk``."""

    def rows(self) -> list[LetterRow]:
        """Return the letters that are searched, oldest first."""

    def read(self, files: Sequence[Path]) -> tuple[list[Incoming], list[str]]:
        """Return the letters in files, and a sentence for each that cannot be read."""

    def correct(self, one: Incoming, values: Mapping[str, str]) -> Incoming:
        """Return a letter with what the user filled in."""

    def add(
        self,
        incoming: Sequence[Incoming],
        *,
        force: bool = False,
        progress: RenewalProgress | None = None,
    ) -> Renewal:
        """Make letters live."""


def build_letters_tab(desk: Handling, tab: gr.Tab) -> None:
    """Put the page into the tab that is being built; its list is made anew when it is shown."""

    def listed() -> str:
        return render_rows(desk.rows())

    quiet: dict[str, Any] = {"api_visibility": "private"}
    with gr.Column(elem_id="desk"):
        gr.HTML("<h2>Brieven toevoegen</h2>", **_PLAIN)
        upload = gr.File(
            label="Kies een of meer bestanden: PDF, Word, OpenDocument, XML, webpagina of tekst",
            file_count="multiple",
            elem_id="upload",
        )
        forms = gr.Column()
        # Under the button that is pressed, so that the bar is seen.
        said = gr.HTML(_say(()), elem_id="desk-said", **_PLAIN)
        waiting: gr.State = gr.State([])

        with forms:

            @gr.render(inputs=[waiting])  # type: ignore[untyped-decorator]  # Gradio's own
            def show_waiting(incoming: list[Incoming]) -> None:
                _show_waiting(desk, incoming, waiting=waiting, said=said, letters=letters)

        gr.HTML("<h2>Brieven waarin gezocht wordt</h2>", **_PLAIN)
        letters = gr.HTML(listed(), elem_id="letters", **_PLAIN)

    def read(files: list[str] | None) -> tuple[list[Incoming], str]:
        incoming, failures = read_files(desk, files or [])
        return incoming, _say(failures, bad=True)

    upload.change(read, upload, [waiting, said], **quiet)
    tab.select(listed, None, letters, show_progress="hidden", **quiet)


def _show_waiting(
    desk: Handling, incoming: list[Incoming], *, waiting: gr.State, said: gr.HTML, letters: gr.HTML
) -> None:
    """Show the letters that were handed in, each with its form, and the button that adds them."""
    if not incoming:
        return
    forms: list[gr.Textbox] = []
    for one in incoming:
        with gr.Accordion(f"{one.source} → {one.letter.id}", open=len(incoming) == 1):
            gr.HTML(render_reading(one), **_PLAIN)
            for field, value in values_of(one.letter.metadata).items():
                unsure = " (onzeker: controleer)" if field in one.letter.unsure and value else ""
                forms.append(
                    gr.Textbox(
                        value,
                        label=f"{FIELDS[field]}{unsure}",
                        lines=2 if field in MANY_LINES else 1,
                        elem_classes=f"field-{field}",
                    )
                )
            with gr.Accordion("Zo is de brief gelezen", open=False):
                gr.HTML(_preview(one), **_PLAIN)
    replaces = any(one.same_as is not None for one in incoming)
    replace = gr.Checkbox(
        label="Vervang de brieven die er al zijn", visible=replaces, elem_id="replace"
    )
    force = gr.Checkbox(
        label="Ook als een antwoord dat goed was nu fout is", elem_id="force", visible=True
    )
    add = gr.Button("Toevoegen", variant="primary", elem_id="add")

    def confirm(
        *values: Any,  # noqa: ANN401  # the boxes, then the texts of the forms
        progress: gr.Progress = gr.Progress(),  # noqa: B008  # how Gradio asks for a bar
    ) -> tuple[list[Incoming], str, str]:
        may_replace, may_force, *texts = values
        left, sentences, good = add_letters(
            desk,
            incoming,
            texts,
            allowed=(bool(may_replace), bool(may_force)),
            progress=lambda what, done, total: progress(
                (done, total), desc=what, unit=_UNITS.get(what, "stappen")
            ),
        )
        return left, _say(sentences, bad=not good), render_rows(desk.rows())

    add.click(
        confirm,
        [replace, force, *forms],
        [waiting, said, letters],
        show_progress_on=said,
        api_visibility="private",
    )


def read_files(desk: Handling, files: Sequence[str]) -> tuple[list[Incoming], list[str]]:
    """Return the letters in files that were handed in, and what to say of those that fail."""
    try:
        return desk.read([Path(file) for file in files])
    except MhassistError as error:
        return [], [str(error)]
    except Exception:  # the page goes on, whatever a file brings to light
        logger.exception("A letter could not be read")
        return [], [UNEXPECTED]


def add_letters(
    desk: Handling,
    incoming: Sequence[Incoming],
    texts: Sequence[str],
    *,
    allowed: tuple[bool, bool],
    progress: RenewalProgress,
) -> tuple[list[Incoming], list[str], bool]:
    """Add letters with what was filled in.

    Args:
        desk: Does it.
        incoming: The letters that were handed in.
        texts: What stands in the form of each, one after the other.
        allowed: Whether a letter may be replaced, and whether a wrong answer is accepted.
        progress: Told how far it is.

    Returns:
        The letters that still wait, what to say, and whether they were added.
    """
    may_replace, may_force = allowed
    try:
        corrected = [
            desk.correct(one, dict(zip(FIELDS, texts[start : start + len(FIELDS)], strict=True)))
            for one, start in zip(incoming, range(0, len(texts), len(FIELDS)), strict=True)
        ]
        there = [one for one in corrected if one.same_as is not None]
        if there and not may_replace:
            sentences = [f"{one.source} is brief {one.same_as}, die er al is." for one in there]
            return corrected, [*sentences, "Kies 'Vervang' of haal het bestand weg."], False
        renewal = desk.add(corrected, force=may_force, progress=progress)
    except MhassistError as error:
        return list(incoming), [str(error)], False
    except Exception:
        logger.exception("Letters could not be added")
        return list(incoming), [UNEXPECTED], False
    if not renewal.live:
        return corrected, describe_refusal(renewal), False
    names = ", ".join(one.letter.id for one in corrected)
    return [], [f"Toegevoegd: {names}. De chat antwoordt er nu uit."], True


def describe_refusal(renewal: Renewal) -> list[str]:
    """Return which answers became wrong, and what can be done."""
    return [
        "Er is niets veranderd: met deze brieven worden antwoorden fout die goed waren.",
        *(f"{question.id}: {question.question}" for question in renewal.trial.worse),
        "Kies 'Ook als een antwoord …' om ze toch toe te voegen.",
    ]


def render_rows(rows: Sequence[LetterRow]) -> str:
    """Return the list of letters as a table."""
    heads = ("Brief", "Datum", "Nummer", "Alinea's", "Gelezen als")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row"><button type="button" class="letter-link" data-action="letter"'
        f' data-letter="{escape(row.letter_id)}">{escape(row.title)}</button></th>'
        f'<td class="date">{escape(row.date)}</td><td>{escape(row.reference)}</td>'
        f'<td class="count">{row.paragraphs}</td>'
        f'<td class="read-as">{escape(row.read_as)}</td></tr>'
        for row in rows
    )
    return f'<table class="letters"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def render_reading(one: Incoming) -> str:
    """Return how a letter was read, and what a user should know of it before adding it."""
    notes = []
    if one.same_as is not None:
        how = "precies hetzelfde bestand als" if one.identical else "dezelfde brief als"
        notes.append(f"Dit is {how} {one.same_as}.")
    notes += one.letter.warnings
    items = "".join(f'<p class="warning">{escape(note)}</p>' for note in notes)
    return f"<p>{escape(describe_structure(one))}</p>{items}"


def _preview(one: Incoming) -> str:
    # The id is that of the dialog's title; several letters may be shown here.
    shown = render_letter(one.letter, one.structure)
    return shown.replace(' id="letter-title"', "", 1)


def _say(sentences: Sequence[str], *, bad: bool = False) -> str:
    kind = "error" if bad else "good"
    lines = "".join(f'<p class="{kind}">{escape(sentence)}</p>' for sentence in sentences)
    return f'<div role="status" aria-live="polite">{lines}</div>'
