"""How answers and letters look on a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mhassist.answering.answer import Answer, Citation
from mhassist.citations import letter_reference, parliamentary_reference
from mhassist.letters import Letter, Metadata
from mhassist.letters.dates import date_in_words
from mhassist.paragraphs import count_kinds
from mhassist.paragraphs.legibility import notes_on

if TYPE_CHECKING:
    from mhassist.chain import Assistant
    from mhassist.doctor import Finding
    from mhassist.index.history import Generation
    from mhassist.renewal.incoming import Incoming

PIPE_WIDTH = 1000

# Everything printed goes through Text: brackets and control characters in a letter are text.
_CONTROL = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


def make_console() -> Console:
    """Return standard output; in a file or a pipe without colours, and a line stays one line."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, width=PIPE_WIDTH, soft_wrap=True)
    return console


def plain(text: str, style: str = "") -> Text:
    """Return text as it stands, without what a terminal would act on."""
    return Text(text.translate(_CONTROL), style=style)


def reading_notes(assistant: Assistant, answer: Answer) -> dict[int, str]:
    """Return what to know of how the source of each citation was read, by the citation's number.

    What holds for a whole letter is said where it is cited first. Only the sources of an answer
    are asked for: what was nearest is none.
    """
    letters = {letter.id: letter for letter in assistant.letters}
    said: set[str] = set()
    notes: dict[int, str] = {}
    for citation in answer.citations:
        letter = letters.get(citation.letter_id)
        if letter is None:  # it was removed just now
            continue
        structure = assistant.structure(letter.id)
        of_letter, of_paragraph = notes_on(letter, structure, citation.paragraph_id)
        notes[citation.n] = " ".join(
            filter(None, ("" if letter.id in said else of_letter, of_paragraph))
        )
        said.add(letter.id)
    return notes


def print_answer(
    console: Console, answer: Answer, *, notes: Mapping[int, str] | None = None
) -> None:
    """Print an answer with its sources.

    Args:
        console: Where to.
        answer: The answer.
        notes: By the number of a citation, what to know of how its source was read.
    """
    console.print(plain(answer.answer))
    if answer.citations:
        console.print(plain("\nBronnen", "bold"))
        for citation in answer.citations:
            note = (notes or {}).get(citation.n, "")
            _print_citation(console, citation, mark=f"[{citation.n}]", note=note)
    if answer.nearest:
        console.print(plain("\nHet dichtst in de buurt (geen antwoord op de vraag)", "bold"))
        for citation in answer.nearest:
            _print_citation(console, citation, mark="-")


def _print_citation(console: Console, citation: Citation, *, mark: str, note: str = "") -> None:
    date = date_in_words(dt.date.fromisoformat(citation.date) if citation.date else None)
    # A letter without Kamerstuk number is cited by its date already.
    day = "" if date in citation.reference else f" ({date})"
    console.print(plain(f"{mark} {citation.reference}{day}"))
    lines = []
    if citation.section:
        lines.append(plain(" › ".join(citation.section), "dim"))
    lines.append(plain(f"“{citation.quote}”", "italic"))
    if citation.url:
        lines.append(plain(citation.url, "dim"))
    if note:
        lines.append(plain(f"Let op: {note}", "yellow"))
    for line in lines:
        if console.is_terminal:
            console.print(Padding(line, (0, 0, 0, 4)))
        else:
            console.print(Text("    ").append_text(line))


def print_letters(console: Console, rows: Sequence[tuple[Letter, int]]) -> None:
    """Print letters, each with its number of paragraphs, as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("brief", no_wrap=True)
    table.add_column("datum", no_wrap=True)
    table.add_column("aangehaald als")
    table.add_column("alinea's", justify="right")
    table.add_column("titel")
    for letter, n_paragraphs in rows:
        known = letter.metadata
        table.add_row(
            plain(letter.id),
            plain(known.date.isoformat() if known.date else date_in_words(None)),
            # Other letters are cited by title and date, which stand beside it.
            plain(parliamentary_reference(known)),
            str(n_paragraphs),
            plain(known.title),
        )
    console.print(table)


def print_incoming(console: Console, incoming: Incoming) -> None:
    """Print how a letter that was handed in has been read."""
    letter, known = incoming.letter, incoming.letter.metadata
    rows = (
        ("titel", "title", known.title),
        ("soort", "kind", known.kind),
        ("datum", "date", _day_of(known)),
        ("dossier", "dossier", known.dossier),
        ("nummer", "number", known.number or parliamentary_reference(known)),
        ("kenmerk", "kenmerk", known.kenmerk),
        ("ministeries", "ministries", ", ".join(known.ministries)),
        ("ondertekend", "signatories", ", ".join(person.name for person in known.signatories)),
    )
    console.print(plain(f"{incoming.source} → {letter.id}", "bold"))
    console.print(plain(f"  gelezen als  {letter.read_as}: {count_kinds(incoming.structure)}"))
    for name, field, value in rows:
        sure = "  (onzeker)" if value and field in letter.unsure else ""
        console.print(plain(f"  {name:<11}  {value or '(niet gevonden)'}{sure}"))
    for warning in letter.warnings:
        console.print(plain(f"  let op       {warning}", "yellow"))


def _day_of(known: Metadata) -> str:
    """Return the day of a letter, or between which days it was written."""
    if known.date is not None:
        return known.date.isoformat()
    bounds = (("na", known.after), ("voor", known.before))
    said = " en ".join(f"{word} {day.isoformat()}" for word, day in bounds if day is not None)
    return f"(niet gevonden; {said})" if said else ""


def print_generations(console: Console, generations: Sequence[Generation]) -> None:
    """Print the generations of an index as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("versie", "staat", "gemaakt"):
        table.add_column(column, no_wrap=True)
    for column in ("brieven", "alinea's"):
        table.add_column(column, justify="right")
    for one in generations:
        counts = one.counts
        table.add_row(
            one.name,
            {"current": "in gebruik", "kept": "bewaard", "aside": "apart gehouden"}[one.state],
            f"{one.made:%Y-%m-%d %H:%M}" if one.made else "niet te lezen",
            str(counts.letters) if counts else "",
            str(counts.paragraphs) if counts else "",
        )
    console.print(table)


def letter_record(letter: Letter, n_paragraphs: int) -> dict[str, Any]:
    """Return a letter as ``mhassist letters --json`` prints it."""
    known = letter.metadata
    return {
        "id": letter.id,
        "date": known.date.isoformat() if known.date else None,
        "reference": letter_reference(letter),
        "title": known.title,
        "paragraphs": n_paragraphs,
        "url": known.url or None,
    }


def print_findings(console: Console, findings: Sequence[Finding]) -> None:
    """Print what ``doctor`` found, with the command that repairs what is wrong."""
    signs = {"good": ("goed", "green"), "note": ("let op", "yellow"), "wrong": ("mis", "red")}
    for finding in findings:
        word, style = signs[finding.state]
        console.print(plain(f"{word:<7}", style), plain(f"{finding.what}: {finding.detail}"))
        if finding.repair:
            console.print(plain(f"        {finding.repair}"))
