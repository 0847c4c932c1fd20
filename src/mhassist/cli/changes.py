"""The commands that change which letters there are: add, remove, watch; and the index of them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from mhassist.cli.helping import CommandLineError, DutchCommand
from mhassist.cli.options import with_settings
from mhassist.errors import IndexMismatchError, MhassistError
from mhassist.settings import Settings

ForceFlag = Annotated[
    bool,
    typer.Option("--force", help="Ook als een antwoord dat goed was nu fout is."),
]
ThoroughFlag = Annotated[
    bool,
    typer.Option(
        "--thorough",
        help="Beantwoord vooraf alle evaluatievragen, niet alleen die het meest geraakt worden.",
    ),
]
YesFlag = Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.")]


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Keep numpy to one thread: texts and questions are already spread over the processors.

    It reads its environment when it is imported, which is while the command runs.
    """
    added = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} - set(os.environ)
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


@with_settings()
@_one_thread_each()
def index(
    settings: Settings,
    *,
    force: ForceFlag = False,
    thorough: ThoroughFlag = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Toon welke versies van de index er zijn.")
    ] = False,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Ga terug naar de vorige versie van de index.")
    ] = False,
) -> None:
    """Maak de index van alle brieven, of werk hem bij.

    Nodig na een wijziging met de hand in de map met brieven; `mhassist add` en `mhassist remove`
    doen het zelf. Alleen wat nieuw is wordt gelezen. Tot de laatste stap blijft de oude index in
    gebruik, en ook daarna als een antwoord dat goed was nu fout is.
    """
    if list_ and rollback:
        raise CommandLineError("Geef --list of --rollback, niet allebei.")
    if list_:
        _list_generations(settings)
    elif rollback:
        _roll_back(settings)
    elif not _is_unchanged(settings):
        from mhassist.cli.building import build
        from mhassist.renewal.renew import Conditions

        if not build(settings, Conditions(force=force, thorough=thorough)):
            raise typer.Exit(1)


def _is_unchanged(settings: Settings) -> bool:
    from mhassist.cli.index_state import say_if_unchanged

    return say_if_unchanged(settings)


def _list_generations(settings: Settings) -> None:
    from mhassist.cli.display import make_console, print_generations
    from mhassist.index.history import list_generations

    generations = list_generations(settings)
    if not generations:
        from mhassist.index import open_index

        open_index(settings)  # says that there is none, and how to make it
    print_generations(make_console(), generations)


def _roll_back(settings: Settings) -> None:
    from mhassist.index.build import explained
    from mhassist.index.generations import one_builder, roll_back
    from mhassist.index.manifest import DamagedError
    from mhassist.index.opened import repair_command

    if not settings.index.is_dir():
        raise MhassistError(f"In {settings.index} is geen index om naar terug te gaan.")
    try:
        with (
            explained(settings.index, remedy="vraag schrijfrecht voor die map"),
            one_builder(settings.index),
        ):
            before, now = roll_back(settings.index)
    except DamagedError as error:
        message = f"De index in {settings.index} is beschadigd; doe `{repair_command(settings)}`."
        raise IndexMismatchError(message) from error
    print(
        f"De index is terug op versie {now}; versie {before} blijft bewaard.\n"
        f"De brieven zijn niet veranderd: `{repair_command(settings)}` maakt de index er weer van."
    )


@with_settings()
@_one_thread_each()
def add(
    settings: Settings,
    files: Annotated[
        list[str], typer.Argument(metavar="BESTAND...", help="De brieven, in elk formaat.")
    ],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Vervang een brief die er al is.")
    ] = False,
    metadata: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Wat er van de brief bekend is: metadata.xml van officielebekendmakingen.nl, of "
            "een bestand .toml zoals naast elke brief staat.",
        ),
    ] = None,
    yes: YesFlag = False,
    force: ForceFlag = False,
    thorough: ThoroughFlag = False,
) -> None:
    """Voeg brieven toe en werk de index bij; de chat antwoordt er direct uit.

    Toont eerst hoe elke brief gelezen is. Naast de brief komt een bestand .toml met wat ervan
    bekend is, om te verbeteren. Gaat er iets mis, dan verandert er niets.
    """
    if metadata is not None and len(files) > 1:
        raise CommandLineError("Geef bij --metadata een enkele brief.")

    from mhassist.renewal.judging_process import judging_process

    with contextlib.ExitStack() as stack:
        helper = stack.enter_context(judging_process(settings))

        from mhassist.cli.building import change, choose, loading_encoder, renewal_bars
        from mhassist.cli.display import make_console, print_incoming
        from mhassist.renewal.incoming import read_incoming
        from mhassist.renewal.renew import Conditions

        # An index with questions to answer was made with an encoder: it is there already.
        encoder = stack.enter_context(loading_encoder(settings, now=helper is not None))
        with renewal_bars() as progress:
            incoming = read_incoming(
                settings,
                [Path(file) for file in files],
                metadata=None if metadata is None else Path(metadata),
                progress=progress,
            )
        console = make_console()
        chosen = choose(incoming, replace=replace)
        for one in chosen:
            print_incoming(console, one)
        if not chosen or not (yes or _confirm("Toevoegen?")):
            return
        conditions = Conditions(force=force, thorough=thorough, helper=helper)
        if not change(settings, chosen, encoder=encoder(), conditions=conditions):
            raise typer.Exit(1)


@with_settings()
@_one_thread_each()
def remove(
    settings: Settings,
    letter: Annotated[str, typer.Argument(metavar="BRIEF", help="Naam van de brief.")],
    *,
    yes: YesFlag = False,
    force: ForceFlag = False,
    thorough: ThoroughFlag = False,
) -> None:
    """Verwijder een brief en werk de index bij.

    Het bestand van de brief wordt verwijderd. `mhassist letters` geeft de namen.
    """
    if not (yes or _has_screen()):
        raise CommandLineError(
            f"Hier kan niet gevraagd worden of brief {letter} weg mag; geef --yes om hem te"
            " verwijderen."
        )
    if not (yes or _confirm(f"Brief {letter} verwijderen?")):
        return

    from mhassist.cli.building import change, load_with_bar
    from mhassist.renewal.renew import Conditions

    conditions = Conditions(force=force, thorough=thorough)
    encoder = load_with_bar(settings)
    if not change(settings, [], [letter], encoder=encoder, conditions=conditions):
        raise typer.Exit(1)


def _confirm(question: str) -> bool:
    """Ask on a screen; without one, what was typed is what is meant."""
    if not _has_screen():
        return True
    try:
        return input(f"{question} [j/N] ").strip().casefold() in {"j", "ja", "y"}
    except EOFError:
        return False


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


@with_settings()
@_one_thread_each()
def watch(
    settings: Settings,
    folder: Annotated[
        str, typer.Argument(metavar="MAP", help="Map waarin brieven komen te staan.")
    ],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Vervang een brief die er al is.")
    ] = False,
    force: ForceFlag = False,
) -> None:
    """Voeg elke brief toe die in een map komt te staan, tot u stopt met Ctrl+C.

    Ook wat er al staat wordt toegevoegd. De bestanden blijven daar staan. Is het de map met
    brieven zelf, dan volgt de index wat daar verandert.
    """
    from mhassist.cli.watching import watch_folder

    watch_folder(settings, Path(folder), replace=replace, force=force)


def register(app: typer.Typer) -> None:
    """Give the command line these commands."""
    app.command(cls=DutchCommand)(index)
    app.command(cls=DutchCommand)(add)
    app.command(cls=DutchCommand)(remove)
    app.command(cls=DutchCommand)(watch)
