"""Evaluation questions as a spreadsheet (CSV) that policy staff fill in, out and in again.

As Dutch Excel writes it: columns apart by semicolons, UTF-8 with a byte order mark; commas and tabs
are read too. A cell with several things has each on a line of its own (Alt+Enter), the accepted
forms of one fact apart by ``|``, and before evidence its letter: ``kst-28638-161: De zin.``
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from mhassist.errors import EvaluationError, reason_of
from mhassist.evaluation.appending import append_lines, one_writer
from mhassist.evaluation.questions import (
    EvalQuestion,
    QuestionKind,
    evidence_problem,
    first_reason,
    load_questions,
)

COLUMNS = (
    "kenmerk", "helft", "soort", "vraag", "eerdere vragen", "antwoord in de brieven", "nodig",
    "bewijs", "feiten", "verboden", "toelichting",
)  # fmt: skip

KIND_NAMES: Mapping[QuestionKind, str] = {
    QuestionKind.NUMBER: "aantal",
    QuestionKind.AMOUNT: "bedrag",
    QuestionKind.PERCENTAGE: "percentage",
    QuestionKind.DATE: "datum",
    QuestionKind.TERM: "termijn",
    QuestionKind.PERSON: "persoon",
    QuestionKind.ORGANISATION: "organisatie",
    QuestionKind.PLACE: "plaats",
    QuestionKind.DEFINITION: "omschrijving",
    QuestionKind.ABBREVIATION: "afkorting",
    QuestionKind.LIST: "opsomming",
    QuestionKind.REASON: "reden",
    QuestionKind.PURPOSE: "doel",
    QuestionKind.POLICY: "beleid",
    QuestionKind.NEWEST: "nieuwste stand",
    QuestionKind.COMPARISON: "vergelijking",
    QuestionKind.TIMELINE: "tijdlijn",
    QuestionKind.SPEAKER: "wie zegt het",
    QuestionKind.MULTI: "meer vragen in één",
    QuestionKind.PREMISE: "onjuist uitgangspunt",
    QuestionKind.FOLLOWUP: "vervolgvraag",
    QuestionKind.META: "over de brieven",
    QuestionKind.ENGLISH: "Engels",
    QuestionKind.TYPO: "tikfouten",
    QuestionKind.KEYWORDS: "trefwoorden",
    QuestionKind.OLDNAME: "oude of nieuwe naam",
    QuestionKind.PARAPHRASE: "andere woorden",
    QuestionKind.UN_ON_SUBJECT: "niet beantwoord",
    QuestionKind.UN_OTHER_SUBJECT: "ander onderwerp",
    QuestionKind.UN_OTHER_COUNTRY: "ander land",
    QuestionKind.UN_OTHER_YEAR: "ander jaar",
    QuestionKind.UN_OPINION: "mening",
    QuestionKind.UN_PERSONAL: "persoonsgegevens",
}
"""Kinds as they stand in the spreadsheet; those of ``questions.jsonl`` are read too."""

_HALVES = {"dev": "ontwikkel", "test": "test"}
_NEEDS = {"any": "een", "all": "alle"}
_FORMS = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "'")
"""What would make a spreadsheet read a cell as a formula; a quote goes before it."""
_EVIDENCE = re.compile(r"(?P<letter>[^\s:]+)\s*:\s*(?P<text>.+)", re.DOTALL)
_DELIMITERS = ";\t,"


_COLUMN_OF = {
    "id": "kenmerk",
    "question": "vraag",
    "history": "eerdere vragen",
    "evidence": "bewijs",
    "facts": "feiten",
    "forbidden": "verboden",
    "note": "toelichting",
}
"""Fields of a question that a message may name -> their columns."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, with its number in the spreadsheet."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def lines(self, column: str) -> list[str]:
        return [line.strip() for line in self.text(column).splitlines() if line.strip()]

    def one_of(self, column: str, values: Mapping[str, str]) -> str:
        """Return what a cell stands for; empty if it is empty. Values themselves are read too."""
        written = self.text(column)
        if not written:
            return ""
        folded = {name.casefold(): value for name, value in values.items()}
        folded |= {value.casefold(): value for value in values.values()}
        if written.casefold() not in folded:
            raise self.wrong(f"'{column}' is '{written}'; kies uit: {', '.join(values)}")
        return folded[written.casefold()]

    def wrong(self, what: str) -> EvaluationError:
        return EvaluationError(f"Rij {self.number}: {what}{'' if what.endswith('.') else '.'}")


def write_sheet(questions: Sequence[EvalQuestion], file: Path) -> None:
    """Write questions as a spreadsheet, a row each under the names of the columns.

    Raises:
        EvaluationError: If the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for question in questions:
        writer.writerow([_guard(cell) for cell in _row(question)])
    try:
        file.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    except OSError as error:
        message = f"'{file}' kan niet geschreven worden: {reason_of(error)}."
        raise EvaluationError(message) from error


def import_sheet(
    file: Path, target: Path, *, letter_texts: Mapping[str, str]
) -> tuple[EvalQuestion, ...]:
    """Add the questions of a spreadsheet that are new to a file of questions, all or none.

    A row without an id gets the next one, or that of the same question where it is there; a row
    without a half the half that has fewer of its kind. What is in the file already is skipped.

    Args:
        file: The spreadsheet.
        target: The file with questions; made where it is not there.
        letter_texts: The unchanged text of each letter, by letter id.

    Returns:
        What was added, in order.

    Raises:
        EvaluationError: If the spreadsheet cannot be read, or at the first row that is no
            question, has evidence that is not in the letters, or changes a question that is
            there. The message names the row, counted as the spreadsheet does.
    """
    with one_writer(target.absolute().parent):
        known = list(load_questions(target)) if target.exists() else []
        by_id = {question.id: question for question in known}
        added: list[EvalQuestion] = []
        for row in _rows(file):
            question = _read_row(row, known=[*known, *added])
            if _content(by_id.get(question.id)) == _content(question):
                continue
            if question.id in by_id:
                raise row.wrong(f"het kenmerk '{question.id}' is er al, met een andere inhoud")
            problem = evidence_problem(question, letter_texts)
            if problem:
                raise row.wrong(problem)
            by_id[question.id] = question
            added.append(question)
        append_lines(target, [_as_line(question) for question in added])
    return tuple(added)


def _row(question: EvalQuestion) -> list[str]:
    return [
        question.id,
        _HALVES[question.split],
        KIND_NAMES[question.kind],
        question.question,
        "\n".join(question.history),
        "ja" if question.answerable else "nee",
        _NEEDS[question.need],
        "\n".join(
            f"{evidence.letter}: {' '.join(evidence.text.split())}"
            for evidence in question.evidence
        ),
        "\n".join(_FORMS.join(forms) for forms in question.facts),
        "\n".join(question.forbidden),
        question.note,
    ]


def _rows(file: Path) -> Iterator[_Row]:
    """Yield each row that is filled in; the names of the columns are row 1."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(
            f"'{file}' is geen UTF-8; bewaar het rekenblad als 'CSV UTF-8 (door "
            "lijstscheidingsteken gescheiden)'."
        ) from error
    except OSError as error:
        message = f"'{file}' kan niet gelezen worden: {reason_of(error)}."
        raise EvaluationError(message) from error
    first_line = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heads = [name.strip().casefold() for name in next(reader, [])]
        _check_heads(heads)
        for number, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(heads):
                raise EvaluationError(f"Rij {number} heeft meer cellen dan er kolommen zijn.")
            yield _Row(number, dict(zip(heads, map(_unguard, cells), strict=False)))
    except csv.Error as error:
        message = (
            f"Regel {reader.line_num} van '{file}' is geen geldige CSV; controleer de "
            "aanhalingstekens."
        )
        raise EvaluationError(message) from error


def _check_heads(heads: Sequence[str]) -> None:
    for name in ("soort", "vraag"):
        if name not in heads:
            raise EvaluationError(
                f"Rij 1: de kolom '{name}' ontbreekt; begin met een bestand van "
                "`mhassist eval --export-csv BESTAND`."
            )
    for place, name in enumerate(heads):
        if name not in COLUMNS or name in heads[:place]:
            what = "staat er twee keer" if name in heads[:place] else "bestaat niet"
            raise EvaluationError(f"Rij 1: de kolom '{name}' {what}.")


def _read_row(row: _Row, *, known: Sequence[EvalQuestion]) -> EvalQuestion:
    kind = row.one_of("soort", {name: kind.value for kind, name in KIND_NAMES.items()})
    if not kind:
        raise row.wrong("'soort' is leeg")
    answerable = QuestionKind(kind).answerable
    said = row.one_of("antwoord in de brieven", {"ja": "ja", "nee": "nee"})
    if said and (said == "ja") is not answerable:
        raise row.wrong(f"'antwoord in de brieven' past niet bij de soort '{row.text('soort')}'")
    split = row.one_of("helft", {name: half for half, name in _HALVES.items()})
    name = row.text("kenmerk")
    same = None if name else _same_question(row, known)  # the sheet was read in before
    record = {
        "id": same.id if same else name or _next_id(known),
        "split": split or (same.split if same else _emptier_half(kind, known)),
        "kind": kind,
        "question": row.text("vraag"),
        "history": row.lines("eerdere vragen"),
        "answerable": answerable,
        "need": row.one_of("nodig", {name: need for need, name in _NEEDS.items()}) or "any",
        "evidence": [_evidence(line, row) for line in row.lines("bewijs")],
        "facts": [
            [form.strip() for form in line.split(_FORMS.strip())] for line in row.lines("feiten")
        ],
        "forbidden": row.lines("verboden"),
        "note": row.text("toelichting"),
    }
    try:
        return EvalQuestion.model_validate(record)
    except ValidationError as error:
        reason = first_reason(error)
        for field, column in _COLUMN_OF.items():
            reason = re.sub(rf"'{field}(?:\.[\d.a-z]+)?'", f"'{column}'", reason)
        raise row.wrong(reason) from error


def _evidence(line: str, row: _Row) -> dict[str, str]:
    match = _EVIDENCE.fullmatch(line)
    if match is None:
        raise row.wrong(f"schrijf bewijs als 'brief: zin uit de brief', en niet als '{line}'")
    return match.groupdict()


def _same_question(row: _Row, known: Sequence[EvalQuestion]) -> EvalQuestion | None:
    asked = row.text("vraag"), tuple(row.lines("eerdere vragen"))
    return next((each for each in known if (each.question, each.history) == asked), None)


def _next_id(known: Sequence[EvalQuestion]) -> str:
    numbers = [int(each.id[1:]) for each in known if re.fullmatch(r"q\d+", each.id)]
    return f"q{max(numbers, default=0) + 1:03d}"


def _emptier_half(kind: str, known: Sequence[EvalQuestion]) -> str:
    counts = {
        half: sum(each.split == half and each.kind == kind for each in known) for half in _HALVES
    }
    return min(counts, key=lambda half: counts[half])


def _content(question: EvalQuestion | None) -> object:
    """Return what makes a question the same: white space in evidence makes no difference."""
    return question and _row(question)


def _as_line(question: EvalQuestion) -> str:
    return question.model_dump_json(exclude_defaults=True)


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
