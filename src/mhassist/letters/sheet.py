"""The sheet beside a letter: what is known of it, as a policy officer reads and corrects it."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import (
    ConfigDict,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.dataclasses import dataclass as pydantic_dataclass

from mhassist.errors import CorpusError
from mhassist.letters.letter import Metadata
from mhassist.reasons import toml_reason

_REASONS = {
    "unexpected": "dit veld bestaat niet",
    "missing": "dit veld ontbreekt",
    "date": "schrijf een datum als 2018-05-25",
    "string": "zet de tekst tussen aanhalingstekens",
    "tuple": "schrijf een lijst tussen [ en ]",
    "dataclass": 'schrijf een persoon als { name = "...", office = "..." }',
}
"""What is wrong, by the first word of pydantic's type of error."""


@pydantic_dataclass(
    frozen=True,
    # A dossier or number written without quotes is a TOML integer; that is no mistake.
    config=ConfigDict(extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True),
)
class _Sheet(Metadata):
    """``Metadata`` as it may be written, checked field by field."""

    @field_validator("date", "after", "before", mode="before")
    @classmethod
    def _empty_is_unknown(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("dossier")
    @classmethod
    def _dossier_without_space(cls, value: str) -> str:
        joined = re.sub(r"^(\d{2}) (\d{3})", r"\1\2", value).replace(" ", "-")
        if joined and not re.fullmatch(r"\d{5}(-[0-9A-Z]+)?", joined):
            raise ValueError("schrijf een dossiernummer als 28638 of 35570-VI")
        return joined

    @field_validator("session")
    @classmethod
    def _session_form(cls, value: str) -> str:
        if value and not re.fullmatch(r"\d{4}/\d{2}", value):
            raise ValueError("schrijf een vergaderjaar als 2017/18")
        return value

    @field_validator("url")
    @classmethod
    def _url_form(cls, value: str, info: ValidationInfo) -> str:
        if value and not re.match(r"https?://\S+$", value):
            raise ValueError("een adres begint met https://")
        return value

    @model_validator(mode="after")
    def _bounds_in_order(self) -> _Sheet:
        if self.after and self.before and self.after >= self.before:
            raise ValueError("'after' moet voor 'before' liggen")
        return self


_SHEET = TypeAdapter(_Sheet)


def read_sheet(path: Path, content: bytes) -> Metadata:
    """Return what a sheet says.

    Args:
        path: Where the sheet stands, for messages.
        content: The bytes of the sheet.

    Raises:
        CorpusError: If it is not UTF-8, not TOML, or has a field that cannot be used; the
            message names the file and the field or line.
    """
    try:
        fields: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"{path} is geen UTF-8-tekst (byte {error.start}); sla het bestand op als UTF-8."
        raise CorpusError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"{path} is geen geldige TOML, {toml_reason(error)}."
        raise CorpusError(message) from error
    try:
        sheet = _SHEET.validate_python(fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "het geheel"
        if first["type"] == "value_error":
            reason = str(first["ctx"]["error"])
        else:
            reason = _REASONS.get(first["type"].split("_")[0], "dit heeft niet de juiste vorm")
        raise CorpusError(f"{path}, veld '{field}': {reason}.") from error
    return Metadata(
        **{field.name: getattr(sheet, field.name) for field in dataclasses.fields(sheet)}
    )
