"""The commands: parse, call, print."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mhassist.cli.changes import register
from mhassist.cli.evaluating import evaluate
from mhassist.cli.following import timeline
from mhassist.cli.helping import CommandLineError, DutchCommand, DutchGroup
from mhassist.cli.options import (
    CHAT,
    JsonFlag,
    open_assistant,
    parse_day,
    require_letters,
    require_text,
    warn_if_out_of_date,
    with_settings,
)
from mhassist.errors import CorpusError, IndexMismatchError, IndexMissingError
from mhassist.settings import Settings

# Modules are imported in the commands that need them: `mhassist show` must not wait for a model.

app = typer.Typer(
    cls=DutchGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="""
    Beantwoordt vragen over brieven van de overheid over mensenhandel, letterlijk uit de brieven
    en met bij elke zin de brief en de alinea waar die staat.
    """,
)


@app.callback()
def _root() -> None:
    pass


register(app)


@app.command(cls=DutchCommand)
@with_settings()
def ask(
    settings: Settings,
    question: Annotated[
        str | None, typer.Argument(metavar="VRAAG", help="De vraag, tussen aanhalingstekens.")
    ] = None,
    *,
    as_json: JsonFlag = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Toon ook hoe het antwoord tot stand kwam.")
    ] = False,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Beantwoord elke regel van een JSONL-bestand (- is standaardinvoer); "
            "geeft per regel een JSON-object.",
        ),
    ] = None,
    history: Annotated[
        list[str] | None,
        typer.Option(metavar="VRAAG", help="Een eerdere vraag van het gesprek; oudste eerst."),
    ] = None,
    letters: Annotated[
        list[str] | None,
        typer.Option(metavar="BRIEF", help="Antwoord alleen uit deze brief; mag vaker."),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="DAG", help="Alleen uit brieven vanaf deze dag.")
    ] = None,
    before: Annotated[
        str | None, typer.Option(metavar="DAG", help="Alleen uit brieven tot en met deze dag.")
    ] = None,
) -> None:
    """Beantwoord een vraag uit de brieven, met bronnen."""
    filters = {"history": history, "letters": letters, "after": after, "before": before}
    if batch is not None:
        given = [f"--{name}" for name, value in (filters | {"explain": explain}).items() if value]
        if question is not None or given:
            what = "een vraag" if question is not None else given[0]
            raise CommandLineError(f"Geef {what} of --batch, niet allebei.")
        _ask_batch(settings, Path(batch))
        return
    if question is None:
        raise CommandLineError("Er ontbreekt: VRAAG; zie `mhassist ask --help`.")
    question = require_text(question, "De vraag")
    earlier = tuple(require_text(each, "Een eerdere vraag") for each in history or ())
    first, last = parse_day(after, "--after"), parse_day(before, "--before")

    from mhassist.chain import Request

    request = Request(
        question, history=earlier, letters=tuple(letters or ()), after=first, before=last
    )
    assistant = open_assistant(settings)
    if explain:
        from mhassist.cli.following import print_explained

        print_explained(assistant, request, as_json=as_json)
        return
    answer = assistant.answer(request)
    if as_json:
        _print_json(answer.to_json())
    else:
        from mhassist.cli.display import make_console, print_answer, reading_notes

        print_answer(make_console(), answer, notes=reading_notes(assistant, answer))


app.command(cls=DutchCommand)(timeline)


def _ask_batch(settings: Settings, path: Path) -> None:
    from mhassist.cli.batch import answer_lines, read_lines
    from mhassist.cli.building import progress_bar

    lines = read_lines(path)
    assistant = open_assistant(settings)
    with progress_bar("Vragen beantwoorden") as move:
        for record in answer_lines(assistant, lines, move):
            _print_json(record)


@app.command(cls=DutchCommand)
@with_settings()
def letters(settings: Settings, *, as_json: JsonFlag = False) -> None:
    """Toon welke brieven er zijn."""
    from mhassist.cli.display import letter_record, make_console, print_letters
    from mhassist.letters import load_corpus
    from mhassist.paragraphs import structure_letter

    rows = [
        (letter, len(structure_letter(letter).paragraphs))
        for letter in load_corpus(settings.corpus)
    ]
    if as_json:
        for letter, n_paragraphs in rows:
            _print_json(letter_record(letter, n_paragraphs))
    else:
        print_letters(make_console(), rows)


@app.command(cls=DutchCommand)
@with_settings()
def show(
    settings: Settings,
    letter: Annotated[str, typer.Argument(metavar="BRIEF", help="Naam van de brief.")],
) -> None:
    """Toon een brief zoals hij gelezen is: koppen, alinea's, voetnoten.

    Zo is na te gaan of een brief goed is ingelezen. `mhassist letters` geeft de namen.
    """
    from mhassist.letters import load_corpus
    from mhassist.paragraphs import render_structure, structure_letter

    known = {each.id: each for each in load_corpus(settings.corpus)}
    if letter not in known:
        message = f"Brief '{letter}' bestaat niet; er zijn: {', '.join(known)}."
        raise CorpusError(message)
    print(render_structure(structure_letter(known[letter])))


app.command("eval", cls=DutchCommand)(evaluate)


@app.command(cls=DutchCommand)
@with_settings(**CHAT)
def serve(
    settings: Settings,
    *,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Maak eerst de index, als die er niet is of oud is.")
    ] = False,
    browser: Annotated[
        bool, typer.Option("--browser", help="Open de chat in de browser van deze computer.")
    ] = False,
    allow_changes: Annotated[
        bool,
        typer.Option(
            "--allow-changes",
            help="Laat ook anderen brieven wijzigen en verwijderen, als zij de chat met --host "
            "kunnen openen.",
        ),
    ] = False,
) -> None:
    """Start de chat op deze computer."""
    require_letters(settings)
    if prepare and _needs_building(settings):
        from mhassist.cli.building import build

        build(settings)
    else:
        warn_if_out_of_date(settings)
    from mhassist.web import serve as serve_chat

    serve_chat(settings, open_browser=browser, allow_changes=allow_changes)


def _needs_building(settings: Settings) -> bool:
    from mhassist.encoder import known_fingerprint
    from mhassist.index import open_index, out_of_date
    from mhassist.index.history import was_rolled_back

    try:
        open_index(settings, encoder_fingerprint=known_fingerprint(settings))
        return bool(out_of_date(settings)) and not was_rolled_back(settings)
    except (IndexMissingError, IndexMismatchError):
        return True


@app.command(cls=DutchCommand)
@with_settings()
def doctor(settings: Settings) -> None:
    """Toon wat er is geïnstalleerd, wat er is gevonden en wat er mis is.

    Bij alles wat mis is staat de opdracht die het verhelpt.
    """
    from mhassist.cli.display import make_console, print_findings
    from mhassist.doctor import examine

    findings = examine(settings)
    print_findings(make_console(), findings)
    if any(finding.blocks for finding in findings):
        raise typer.Exit(1)


def _print_json(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False))
    sys.stdout.flush()
