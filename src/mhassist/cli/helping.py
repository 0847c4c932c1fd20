"""Help pages and usage errors in Dutch, as plain text."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from typing import Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from mhassist.errors import MhassistError

# typer brings click along under another name in each release: its types cannot be named here, and
# this is one of its classes.
Clicks: TypeAlias = Any
ParserError: type[Exception] = typer.BadParameter.__mro__[2]

MAX_WIDTH = 96


class CommandLineError(MhassistError):
    """What was typed cannot be read as a command."""


class DutchCommand(TyperCommand):
    """A command whose help page is Dutch."""

    def format_help(self, ctx: Clicks, formatter: Clicks) -> None:
        """Write the page; rich and colours have no part in it, so that it is the same anywhere."""
        formatter.write(command_page(self, ctx))


class DutchGroup(TyperGroup):
    """The command line as a whole: its help page, and what is said of an unknown command."""

    def format_help(self, ctx: Clicks, formatter: Clicks) -> None:
        """Write the page that lists the commands."""
        rows = [(name, _first_line(command.help)) for name, command in self.commands.items()]
        lines = [
            f"Gebruik: {ctx.command_path} OPDRACHT [OPTIES]",
            "",
            *_paragraphs(self.help),
            "Opdrachten:",
            *_table(rows),
            "",
            f"`{ctx.command_path} OPDRACHT --help` zegt wat een opdracht kan.",
        ]
        formatter.write("\n".join(lines) + "\n")

    def resolve_command(self, ctx: Clicks, args: list[str]) -> Clicks:
        """Return the command that is named first.

        Raises:
            CommandLineError: If there is none of that name.
        """
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(self.commands)
            raise CommandLineError(f"Opdracht '{args[0]}' bestaat niet; er zijn: {known}.")
        return super().resolve_command(ctx, args)


def command_page(command: TyperCommand, ctx: Clicks) -> str:
    """Return the help page of one command."""
    arguments, options = [], []
    for param in command.get_params(ctx):
        if getattr(param, "hidden", False):
            continue
        about = getattr(param, "help", None) or ""
        if param.param_type_name == "argument":
            arguments.append((_metavar(param), about, param.required))
        elif "--help" in param.opts:
            options.append(("--help", "Toon deze uitleg."))
        else:
            names = ", ".join(param.opts)
            value = "" if getattr(param, "is_flag", False) else f" {_metavar(param)}"
            options.append((f"{names}{value}", about))
    pieces = [name if required else f"[{name}]" for name, _, required in arguments]
    lines = [" ".join(["Gebruik:", ctx.command_path, *pieces, "[OPTIES]"]), ""]
    lines += _paragraphs(command.help)
    if arguments:
        lines += [*_table([(name, about) for name, about, _ in arguments]), ""]
    lines += ["Opties:", *_table(options)]
    return "\n".join(lines) + "\n"


def explain_usage(error: Exception, program: str) -> str:
    """Return one Dutch sentence on a command line that could not be parsed."""
    ctx = getattr(error, "ctx", None)
    page = f"{ctx.command_path if ctx else program} --help"
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "NoSuchOption":
            what = f"Optie '{option}' bestaat niet"
        case "BadOptionUsage" if "requires" in str(error):
            what = f"Optie '{option}' heeft een waarde nodig"
        case "BadOptionUsage":
            what = f"Optie '{option}' heeft geen waarde"
        case "MissingParameter":
            param = getattr(error, "param", None)
            what = f"Er ontbreekt: {_metavar(param) if param is not None else 'een waarde'}"
        case _ if "unexpected extra argument" in str(error):
            what = "Er staat te veel achter de opdracht; zet een vraag tussen aanhalingstekens"
        case _:
            what = f"Deze opdracht kan niet gelezen worden ({error})"
    return f"{what}; zie `{page}`."


def _metavar(param: Clicks) -> str:
    return str(param.metavar or param.name.upper())


def _first_line(text: str | None) -> str:
    return (text or "").strip().splitlines()[0] if text else ""


def _width() -> int:
    return min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)


def _paragraphs(text: str | None) -> list[str]:
    """Return a text as wrapped lines, an empty line after each paragraph."""
    lines = []
    for part in (text or "").strip().split("\n\n"):
        lines += [*textwrap.wrap(" ".join(part.split()), _width()), ""]
    return lines


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Return names and what they mean in two columns."""
    rows = list(rows)
    column = min(max((len(name) for name, _ in rows), default=0), 24) + 4
    lines = []
    for name, about in rows:
        wrapped = textwrap.wrap(about, max(_width() - column, 20)) or [""]
        if len(name) > column - 3:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name:<{column - 2}}{wrapped.pop(0)}".rstrip())
        lines += [f"{'':<{column}}{line}" for line in wrapped]
    return lines
