"""The options that commands share, and how they become Settings."""

from __future__ import annotations

import datetime as dt
import inspect
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints

import typer

from mhassist.cli import complain
from mhassist.cli.helping import CommandLineError
from mhassist.errors import IndexMismatchError, IndexMissingError
from mhassist.settings import Settings, load_settings

if TYPE_CHECKING:
    from mhassist.chain import Assistant

EVERYWHERE = {
    "corpus": ("MAP", "Map met de brieven."),
    "index": ("MAP", "Map met de index; zonder deze optie 'index' naast de map met brieven."),
    "prompts": ("MAP", "Map met de zinnen die de assistent zelf zegt."),
    "cache": ("MAP", "Map voor het uitgepakte taalmodel."),
    "encoder": ("MODEL", "Taalmodel voor het zoeken: naam of map."),
    "runtime": ("NAAM", "Wat het taalmodel uitvoert: auto, onnx-int8, onnx-fp32 of torch."),
}
"""Setting -> what its value is and what it does. Every command has these options."""

CHAT = {
    "host": ("ADRES", "Adres waarop de chat luistert."),
    "port": ("POORT", "Poort waarop de chat luistert."),
}
"""The same, for ``serve``."""

JsonFlag = Annotated[bool, typer.Option("--json", help="Geef JSON in plaats van leesbare tekst.")]

Command = Callable[..., None]
_Made = TypeVar("_Made")


def with_settings(**more: tuple[str, str]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command the shared options, and those in ``more``.

    The command gets what they say as its argument ``settings``.
    """
    shared = EVERYWHERE | more

    def decorate(command: Command) -> Command:
        def run(**arguments: Any) -> None:  # noqa: ANN401  # whatever the command declares
            command(load_settings(**{name: arguments.pop(name) for name in shared}), **arguments)

        hints = get_type_hints(command, include_extras=True)
        parameters = [
            own.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[own.name])
            for own in inspect.signature(command).parameters.values()
            if own.name != "settings"
        ] + [
            _option(name, metavar=metavar, about=about) for name, (metavar, about) in shared.items()
        ]
        run.__name__ = command.__name__
        run.__doc__ = command.__doc__
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        # typer reads the parameters of a command from its signature; that a function has one is
        # not in the types of Python's library.
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return run

    return decorate


def _option(name: str, *, metavar: str, about: str) -> inspect.Parameter:
    annotation = Annotated[str | None, typer.Option(metavar=metavar, help=about)]
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=None, annotation=annotation)


def parse_day(text: str | None, option: str) -> dt.date | None:
    """Return a day given as ``2018-05-25``.

    Raises:
        CommandLineError: If it is not such a day.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = f"'{option}' moet een dag zijn, geschreven als 2018-05-25, en niet '{text}'."
        raise CommandLineError(message) from error


def require_text(text: str, what: str) -> str:
    """Return ``text`` if it was UTF-8 where it came from.

    Raises:
        CommandLineError: If it holds bytes that are not.
    """
    if any("\udc80" <= char <= "\udcff" for char in text):
        raise CommandLineError(f"{what} is geen geldige UTF-8-tekst.")
    return text


def require_letters(settings: Settings) -> None:
    """Return when there are letters.

    Without them an index can still answer, of letters that nobody can open; and where there is
    none, that the letters are missing is what has to be said.

    Raises:
        CorpusError: If the folder is missing or has no letter.
    """
    from mhassist.letters import letter_files

    letter_files(settings.corpus)


def open_assistant(settings: Settings) -> Assistant:
    """Return what answers, if there are letters; an index that is out of date is said."""
    from mhassist.chain import Assistant

    require_letters(settings)
    assistant = with_index(settings, lambda: Assistant.open(settings))
    warn_if_out_of_date(settings)
    return assistant


def with_index(settings: Settings, work: Callable[[], _Made]) -> _Made:
    """Return what ``work`` makes of the index.

    Where the user started ``start.py``, which promises that everything is made ready, an index
    that is missing or cannot be used is made first; what is said of that is on standard error.
    """
    try:
        return work()
    except (IndexMissingError, IndexMismatchError):
        if not os.environ.get("MHASSIST_PREPARE"):
            raise
    from mhassist.cli.building import build

    with redirect_stdout(sys.stderr):
        build(settings)
    return work()


def warn_if_out_of_date(settings: Settings) -> None:
    """Say on standard error that the index is out of date, where there is one and it is.

    Answers then come from letters as they were, or with paragraphs numbered as they were.
    """
    from mhassist.index import out_of_date

    with suppress(IndexMissingError, IndexMismatchError):
        outdated = out_of_date(settings)
        if outdated:
            complain(f"Let op: {outdated}")
