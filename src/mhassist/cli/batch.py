"""``mhassist ask --batch``: one question a line in, one answer a line out, in the same order."""

from __future__ import annotations

import datetime as dt
import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from mhassist.chain import Assistant, Request
from mhassist.cli.helping import CommandLineError
from mhassist.errors import MhassistError, reason_of

_FORMS = {
    "id": "schrijf een tekst of een geheel getal",
    "question": "schrijf een tekst tussen aanhalingstekens",
    "history": 'schrijf een lijst van teksten, zoals ["Wat is mensenhandel?"]',
    "letters": 'schrijf een lijst van namen van brieven, zoals ["kst-28638-161"]',
    "after": 'schrijf een dag als "2018-05-25"',
    "before": 'schrijf een dag als "2018-05-25"',
}
"""What a field should be, for one that cannot be used."""


class BatchLine(BaseModel):
    """One line of a batch."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | int | None = None
    question: str
    history: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    after: dt.date | None = None
    before: dt.date | None = None

    def to_request(self) -> Request:
        """Return the line as the chain takes it."""
        return Request(
            question=self.question,
            history=self.history,
            letters=self.letters,
            after=self.after,
            before=self.before,
            id=None if self.id is None else str(self.id),
        )


def read_lines(path: Path) -> list[bytes]:
    """Return the lines of a batch file; ``-`` is standard input.

    Raises:
        CommandLineError: If the file cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        message = f"Bestand '{path}' kan niet gelezen worden: {reason_of(error)}."
        raise CommandLineError(message) from error
    return content.removeprefix(b"\xef\xbb\xbf").splitlines()


def answer_lines(
    assistant: Assistant, lines: list[bytes], progress: Callable[[int, int], None]
) -> Iterator[dict[str, Any]]:
    """Yield one object per line that is not blank, in order."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield answer_line(assistant, line, number)
        progress(number, len(lines))


def answer_line(assistant: Assistant, line: bytes, number: int) -> dict[str, Any]:
    """Return the answer to one line, or an object that says what is wrong with it."""
    raw: Any = None
    try:
        raw = json.loads(line.decode("utf-8"))
        given = raw.get("id") if isinstance(raw, dict) else None
        record = assistant.answer(BatchLine.model_validate(raw).to_request()).to_json()
    except UnicodeDecodeError:
        return _failed("De regel is geen geldige UTF-8-tekst.", number, raw)
    except json.JSONDecodeError as error:
        reason = (
            f"De regel is geen geldige JSON (teken {error.colno}); "
            'een regel ziet eruit als {"question": "Wat is het SOM?"}.'
        )
        return _failed(reason, number, raw)
    except ValidationError as error:
        return _failed(_reason(error), number, raw)
    except RecursionError:
        return _failed("De regel is geen geldige JSON: te diep genest.", number, raw)
    except MhassistError as error:
        return _failed(str(error), number, raw)
    except Exception as error:  # a defect on one line must not cost the answers to the others
        traceback.print_exc()
        return _failed(f"Onverwachte fout ({type(error).__name__}: {error}).", number, raw)
    return record if given is None else {**record, "id": given}


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    match first["type"]:
        case "missing":
            return f"Het veld '{name}' ontbreekt."
        case "extra_forbidden":
            known = ", ".join(BatchLine.model_fields)
            return f"Het veld '{name}' bestaat niet; er zijn: {known}."
        case "model_type" | "model_attributes_type":
            return 'De regel is geen object, zoals {"id": "1", "question": "…"}.'
        case _:
            form = _FORMS.get(name.partition(".")[0], "heeft niet de juiste vorm")
            return f"Het veld '{name}' kan niet gebruikt worden: {form}."


def _failed(reason: str, number: int, raw: object) -> dict[str, Any]:
    """Return an object with the fields of an answer, and the line and what is wrong with it."""
    known = raw if isinstance(raw, dict) else {}
    return {
        **({"id": known["id"]} if known.get("id") is not None else {}),
        "line": number,
        "question": known["question"] if isinstance(known.get("question"), str) else "",
        "status": "error",
        "error": reason,
        "answer": "",
        "citations": [],
        "missing": [],
        "nearest": [],
    }
