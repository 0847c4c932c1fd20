"""``mhassist timeline`` and ``mhassist ask --explain``: what is printed of both."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mhassist.cli.helping import CommandLineError
from mhassist.cli.options import (
    JsonFlag,
    open_assistant,
    parse_day,
    require_text,
    with_settings,
)
from mhassist.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

    from mhassist.answering.answer import Citation
    from mhassist.answering.prompts import Prompts
    from mhassist.chain import Assistant, Request
    from mhassist.timeline import Timeline

WIDTH = 96
"""Longest line of a timeline or an explanation."""


@with_settings()
def timeline(
    settings: Settings,
    term: Annotated[
        str | None,
        typer.Argument(
            metavar="BEGRIP",
            help="Wat gevolgd wordt, tussen aanhalingstekens: 'loverboys', 'aantal slachtoffers'.",
        ),
    ] = None,
    *,
    promises: Annotated[
        bool,
        typer.Option(
            "--promises",
            help="Volg toezeggingen aan de Kamer, met termijn en vervolg; "
            "zonder BEGRIP alle toezeggingen.",
        ),
    ] = False,
    as_json: JsonFlag = False,
    letters: Annotated[
        list[str] | None,
        typer.Option(metavar="BRIEF", help="Volg alleen in deze brief; mag vaker."),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="DAG", help="Alleen in brieven vanaf deze dag.")
    ] = None,
    before: Annotated[
        str | None, typer.Option(metavar="DAG", help="Alleen in brieven tot en met deze dag.")
    ] = None,
) -> None:
    """Volg een begrip, een getal of een toezegging door de brieven, oudste brief eerst.

    Bij elke stap staan de datum, de zin uit de brief en de vindplaats. Met 'aantal', 'percentage'
    of 'budget' voor het begrip komen de zinnen met een getal ervan.
    """
    if term is None and not promises:
        raise CommandLineError("Er ontbreekt: BEGRIP; zie `mhassist timeline --help`.")
    if term is not None:
        term = require_text(term, "Het begrip")
    first, last = parse_day(after, "--after"), parse_day(before, "--before")

    from mhassist.answering.prompts import load_prompts
    from mhassist.retrieval import Filter

    found = open_assistant(settings).timeline(
        term or "",
        promises=promises,
        admitted=Filter(frozenset(letters or ()), first, last),
    )
    if as_json:
        print(json.dumps(found.to_json(), ensure_ascii=False))
        return
    from mhassist.cli.display import make_console

    print_timeline(make_console(), found, load_prompts(settings.prompts, "nl"))


def print_timeline(console: Console, found: Timeline, prompts: Prompts) -> None:
    """Print a timeline: date and source on a line, the sentence under it."""
    from mhassist.timeline import closing_lines

    lines: list[str] = []
    if found.read_as and found.read_as.casefold() != found.term.casefold():
        lines += [f"Gelezen als: {found.read_as}", ""]
    for moment in found.moments:
        figures = f"   [{'; '.join(moment.figures)}]" if moment.figures else ""
        lines += [*_step(moment.citation, figures), ""]
    for promise in found.promises:
        lines += _step(promise.citation)
        if promise.by_when:
            lines.append(f"    {prompts.say('timeline', 'by_when', when=promise.by_when.lower())}")
        if promise.later is not None:
            lines += [f"    {line}" for line in _step(promise.later, "   (mogelijk vervolg)")]
        else:
            name = "last" if promise.last_letter else "no_later"
            lines.append(f"    {prompts.say('timeline', name)}")
        lines.append("")
    if not found.citations:
        lines.append("Niet gevonden in de brieven.")
    lines += [part for line in closing_lines(found, prompts) for part in _wrapped(line, "  ")]
    _print(console, lines)


def _step(citation: Citation, after: str = "") -> list[str]:
    from mhassist.letters.dates import date_in_words

    date = date_in_words(dt.date.fromisoformat(citation.date) if citation.date else None)
    head = _wrapped(f"{date:<18}{citation.reference}{after}", " " * 18)
    return [*head, *_wrapped(f"    “{citation.quote}”", "    ")]


def print_explained(assistant: Assistant, request: Request, *, as_json: bool) -> None:
    """Print the answer to a question and how it came about."""
    answer, explanation = assistant.answer_explained(request)
    if as_json:
        record = answer.to_json() | {"explanation": explanation.to_json()}
        print(json.dumps(record, ensure_ascii=False))
        return
    from mhassist.cli.display import make_console, print_answer, reading_notes
    from mhassist.explanation import sections_of

    console = make_console()
    print_answer(console, answer, notes=reading_notes(assistant, answer))
    lines = ["", "Waarom dit antwoord?"]
    for section in sections_of(explanation):
        lines += ["", section.title]
        for line in section.lines:
            lines += _wrapped(f"  {line.text}", "    ")
            lines += [part for under in line.under for part in _wrapped(f"      {under}", "      ")]
    _print(console, lines)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False) or [""]


def _print(console: Console, lines: Sequence[str]) -> None:
    from mhassist.cli.display import plain

    for line in lines:
        console.print(plain(line))
