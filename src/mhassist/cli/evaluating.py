"""The command ``eval``: measure, report, compare with the baseline; questions out and in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from mhassist.cli.helping import CommandLineError
from mhassist.cli.options import warn_if_out_of_date, with_index, with_settings
from mhassist.settings import Settings

if TYPE_CHECKING:
    from mhassist.evaluation import EvaluationResult


@with_settings(eval=("MAP", "Map met de vragen van de evaluatie."))
def evaluate(
    settings: Settings,
    *,
    split: Annotated[
        str | None,
        typer.Option(metavar="HELFT", help="Alleen deze helft van de vragen: dev of test."),
    ] = None,
    failures: Annotated[
        bool, typer.Option("--failures", help="Toon ook wat er in de helft dev misging.")
    ] = False,
    show_test: Annotated[
        bool,
        typer.Option(
            "--show-test",
            help="Toon ook losse vragen van de helft test (bij --failures, --report, --output "
            "en --export-csv).",
        ),
    ] = False,
    questions: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Andere vragen (JSONL); rapport en basismeting staan ernaast.",
        ),
    ] = None,
    report: Annotated[
        bool,
        typer.Option(
            "--report", help="Schrijf het rapport report.html in de map met vragen, met de cijfers."
        ),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(metavar="MAP", help="Hetzelfde, in deze map."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Vergelijk met de basismeting, vraag voor vraag; status 1 als een cijfer te ver "
            "gedaald is of een vraag ontbreekt.",
        ),
    ] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Leg deze meting vast als basismeting.")
    ] = False,
    export_csv: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Schrijf de vragen voor een rekenblad, om er meer bij te zetten; meet niet.",
        ),
    ] = None,
    import_csv: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND", help="Voeg de nieuwe vragen uit een rekenblad toe; meet niet."
        ),
    ] = None,
) -> None:
    """Meet hoe goed de antwoorden zijn, met vragen waarvan het antwoord bekend is."""
    if split not in {None, "dev", "test"}:
        raise CommandLineError(f"'--split' moet dev of test zijn, en niet '{split}'.")
    if show_test and not (failures or report or output or export_csv):
        raise CommandLineError(
            "'--show-test' hoort bij --failures, --report, --output of --export-csv."
        )
    if export_csv is not None and import_csv is not None:
        raise CommandLineError("Geef --export-csv of --import-csv, niet allebei.")
    file = None if questions is None else Path(questions)
    if export_csv is not None:
        _export(settings, Path(export_csv), questions=file, show_test=show_test)
    elif import_csv is not None:
        _import(settings, Path(import_csv), questions=file)
    else:
        home = _home(settings, file, needed=report or check or write_baseline)
        result = _measure(settings, split, questions=file, baseline=home if check else None)
        _say(result, failures=failures, show_test=show_test)
        folders = [*([home] if report else []), *([Path(output)] if output else [])]
        _keep(result, home, folders, show_test=show_test, write_baseline=write_baseline)
        if check:
            _check(result, home)


def _home(settings: Settings, questions: Path | None, *, needed: bool) -> Path:
    """Return the folder in which report and baseline of these questions stand.

    Raises:
        CommandLineError: If they are needed and would take the place of those of other questions.
    """
    from mhassist.evaluation import QUESTIONS_FILE

    if questions is None:
        return settings.eval
    if needed and questions.name != QUESTIONS_FILE:
        raise CommandLineError(
            f"'{questions}' heet niet {QUESTIONS_FILE}, en rapport en basismeting in die map horen"
            " bij dat bestand; zet de vragen in een eigen map, of gebruik --output MAP."
        )
    return questions.absolute().parent


def _measure(
    settings: Settings, split: str | None, *, questions: Path | None, baseline: Path | None
) -> EvaluationResult:
    import mhassist.evaluation as evaluation
    from mhassist.cli.building import progress_bar
    from mhassist.index import open_index

    if baseline is not None:  # one that is missing is said before the questions are asked
        evaluation.load_baseline(baseline / evaluation.BASELINE_FILE)
    with_index(settings, lambda: open_index(settings))
    warn_if_out_of_date(settings)
    with progress_bar("Vragen beantwoorden") as move:
        return evaluation.evaluate(
            settings,
            split=cast("Literal['dev', 'test'] | None", split),
            questions=questions,
            progress=move,
        )


def _say(result: EvaluationResult, *, failures: bool, show_test: bool) -> None:
    import mhassist.evaluation as evaluation

    if failures:
        print(evaluation.list_failures(result, show_test=show_test), end="\n\n")
    print(evaluation.summarise(result))


def _keep(
    result: EvaluationResult,
    home: Path,
    folders: list[Path],
    *,
    show_test: bool,
    write_baseline: bool,
) -> None:
    """Write the report and the baseline; the report compares with the baseline that was there."""
    import mhassist.evaluation as evaluation

    for folder in folders:
        evaluation.write_result(
            result,
            folder,
            comparison=evaluation.compare_with_baseline(result, home),
            show_test=show_test,
        )
        print(f"\nRapport: {folder / evaluation.REPORT_FILE}")
    if write_baseline:
        evaluation.write_baseline(
            result,
            home / evaluation.BASELINE_FILE,
            measured=dt.datetime.now().astimezone().date(),
        )


def _check(result: EvaluationResult, home: Path) -> None:
    import mhassist.evaluation as evaluation

    baseline = evaluation.load_baseline(home / evaluation.BASELINE_FILE)
    comparison = evaluation.compare(result, baseline)
    print(f"\n{evaluation.describe_comparison(comparison)}")
    if not comparison.passed:
        raise typer.Exit(1)


def _export(settings: Settings, file: Path, *, questions: Path | None, show_test: bool) -> None:
    from mhassist.evaluation import QUESTIONS_FILE, load_questions
    from mhassist.evaluation.spreadsheet import write_sheet

    asked = load_questions(questions or settings.eval / QUESTIONS_FILE)
    shown = [question for question in asked if show_test or question.split == "dev"]
    write_sheet(shown, file)
    hidden = len(asked) - len(shown)
    left_out = f" De {hidden} van de testhelft staan er niet in." if hidden else ""
    print(f"{_how_many(len(shown), '')} in {file}.{left_out}")


def _import(settings: Settings, file: Path, *, questions: Path | None) -> None:
    from mhassist.evaluation import QUESTIONS_FILE
    from mhassist.evaluation.matching import printed_texts
    from mhassist.evaluation.spreadsheet import import_sheet
    from mhassist.letters import load_corpus
    from mhassist.paragraphs import structure_letter

    letters = load_corpus(settings.corpus)
    structures = {letter.id: structure_letter(letter) for letter in letters}
    target = questions or settings.eval / QUESTIONS_FILE
    added = import_sheet(file, target, letter_texts=printed_texts(letters, structures.__getitem__))
    names = f" ({', '.join(question.id for question in added)})" if added else ""
    print(f"{_how_many(len(added), 'nieuwe ')} toegevoegd aan {target}{names}.")


def _how_many(count: int, which: str) -> str:
    return f"{count} {which}{'vraag' if count == 1 else 'vragen'}"
