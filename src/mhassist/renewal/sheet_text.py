"""Metadata -> the sheet beside a letter, for a policy officer to read and correct."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Collection

from mhassist.letters.letter import Metadata, Signatory
from mhassist.letters.session import vergaderjaar

_HEAD = (
    '# Wat er van deze brief bekend is. Verbeter gerust; wat niet bekend is, blijft leeg ("").\n'
)
_COMMENTS = {
    "title": "Titel",
    "kind": "Soort stuk: Kamerbrief, voortgangsrapportage, ...",
    "author": 'Wie er spreekt, zoals in een zin: "In de brief van ... schrijft <author>"',
    "dossier": "Dossiernummer, zonder spatie",
    "number": "Ondernummer in het dossier",
    "session": "Vergaderjaar (2017/18); leeg: volgt uit de datum",
    "date": "Datum (jjjj-mm-dd)",
    "after": "Zonder datum: geschreven na deze dag ...",
    "before": "... en voor deze dag",
    "kenmerk": "Kenmerk van de afzender",
    "ministries": "Ministeries die de brief sturen",
    "signatories": "Wie ondertekende, met het ambt zoals gedrukt",
    "url": "Adres waar het stuk gepubliceerd is",
}


def sheet_text(metadata: Metadata, *, unsure: Collection[str] = ()) -> str:
    """Return a sheet that ``mhassist.letters`` reads as this metadata.

    Args:
        metadata: What is known of the letter.
        unsure: Fields that were read from the running text. They stay empty, with what was read
            in the comment: until somebody fills them in, users see them as unsure.
    """
    lines = [_HEAD]
    for field in dataclasses.fields(Metadata):
        value = getattr(metadata, field.name)
        if field.name == "session" and _follows(metadata):
            value = ""
        comment = _COMMENTS.get(field.name, field.name)
        if field.name in unsure and value:
            comment += f"; onzeker, in de tekst staat: {_one_line(value)}"
            value = type(value)() if isinstance(value, (str, tuple)) else None
        lines.append(f"# {comment}\n{field.name} = {_toml(value)}\n")
    return "".join(lines)


def _follows(metadata: Metadata) -> bool:
    """Return whether the vergaderjaar is that of the date: it then moves with a corrected date."""
    return metadata.date is not None and metadata.session == vergaderjaar(metadata.date)


def _toml(value: object) -> str:
    match value:
        case None:
            return '""'
        case dt.date():
            return value.isoformat()
        case Signatory():
            return f"{{ name = {_toml(value.name)}, office = {_toml(value.office)} }}"
        case tuple():
            return "[\n" + "".join(f"    {_toml(one)},\n" for one in value) + "]" if value else "[]"
        case _:
            # JSON escapes a string as TOML wants it, but for one control character.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(value: object) -> str:
    return " ".join(_toml(value).split()).replace("\x7f", "")
