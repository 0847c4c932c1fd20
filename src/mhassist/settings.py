"""Every path and choice, from defaults, ``mhassist.toml``, the environment and the command line.

Later sources win: defaults, then the file ``mhassist.toml`` in the current folder (or the one
that ``MHASSIST_SETTINGS`` names), then ``MHASSIST_*`` variables, then options given in code or on
the command line.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_cache_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from mhassist.errors import SettingsError, reason_of
from mhassist.reasons import toml_reason

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
"""The checkout that holds ``corpus/``, ``index/``, ``prompts/`` and ``eval/``."""

PACKED_PROMPTS = Path(__file__).resolve().parent / "prompts"
"""The copy of ``prompts/`` in a built package; in a checkout there is none."""

SETTINGS_FILE = "mhassist.toml"
PROMPT_FILES = ("nl.toml", "en.toml")
"""What a folder of prompts holds at least."""
FOLDERS = frozenset({"corpus", "index", "prompts", "eval", "cache"})


def _default_folder(name: str) -> Path:
    """Return ``name`` in the current folder when it is there, else in the checkout.

    A built package has no checkout: what is missing is missing in the current folder.
    """
    here = Path.cwd() / name
    return here if here.is_dir() or PACKED_PROMPTS.is_dir() else PROJECT_FOLDER / name


def _default_prompts() -> Path:
    """Return ``prompts`` in the current folder if it holds sentences, else those that came along.

    Other programs have folders of that name too.
    """
    here = Path.cwd() / "prompts"
    if all((here / name).is_file() for name in PROMPT_FILES):
        return here
    return PACKED_PROMPTS if PACKED_PROMPTS.is_dir() else PROJECT_FOLDER / "prompts"


def _default_index(chosen: dict[str, Any]) -> Path:
    """Return ``index`` beside the letters: another corpus never lands in this one's index."""
    corpus: Path = chosen.get("corpus", _default_folder("corpus"))
    return corpus.absolute().parent / "index"


class Settings(BaseSettings):
    """What the user chose; frozen, so that a run cannot change its own settings."""

    model_config = SettingsConfigDict(
        env_prefix="MHASSIST_", env_ignore_empty=True, frozen=True, extra="forbid"
    )

    corpus: Path = Field(default_factory=lambda: _default_folder("corpus"))
    """Folder with the letters and, beside each, what is known of it."""
    index: Path = Field(default_factory=_default_index)
    """Folder that holds the built index; by default ``index`` beside the corpus folder."""
    prompts: Path = Field(default_factory=_default_prompts)
    """Folder with every sentence that the assistant itself says."""
    eval: Path = Field(default_factory=lambda: _default_folder("eval"))
    """Folder with the evaluation questions."""
    cache: Path = Field(default_factory=lambda: user_cache_path("mhassist", appauthor=False))
    """Folder for the expanded model; may be deleted at any time."""

    encoder: str = "multilingual-e5-small"
    """The default model, or any sentence-transformers model by name or folder."""
    runtime: Literal["auto", "onnx-int8", "onnx-fp32", "torch"] = "auto"
    """What runs the encoder; ``auto`` is onnx-int8 for the default model and torch for others."""
    query_prompt: str | None = None
    """Text before each question; ``None`` takes the model's own (``query: `` for e5)."""
    passage_prompt: str | None = None
    """Text before each passage; ``None`` takes the model's own (``passage: `` for e5)."""
    threads: int = Field(default=2, ge=1, le=64)
    """Processor threads for the encoder."""

    host: str = "127.0.0.1"
    """Address on which the chat listens."""
    port: int = Field(default=7860, ge=1, le=65535)
    """Port on which the chat listens."""

    @property
    def questions_file(self) -> Path:
        """The evaluation questions."""
        return self.eval / "questions.jsonl"

    @property
    def current_file(self) -> Path:
        """What names the current generation of the index; it is not there before the first."""
        return self.index / "CURRENT"

    @classmethod
    def settings_customise_sources(  # noqa: PLR0917  # pydantic-settings calls it so
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the settings file below the environment and above the defaults."""
        return (init_settings, env_settings, InitSettingsSource(settings_cls, _read_file()))


def _read_file() -> dict[str, Any]:
    """Return what the settings file says; its folders are meant from where the file stands."""
    named = os.environ.get("MHASSIST_SETTINGS")
    file = Path(named or SETTINGS_FILE).absolute()
    if named and not file.is_file():
        raise SettingsError(f"MHASSIST_SETTINGS noemt het bestand '{file}', en dat is er niet.")
    try:
        chosen = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"Instellingenbestand '{file}' is geen UTF-8-tekst.") from error
    except tomllib.TOMLDecodeError as error:
        message = f"Instellingenbestand '{file}' is geen geldige TOML, {toml_reason(error)}."
        raise SettingsError(message) from error
    except OSError as error:
        message = f"Instellingenbestand '{file}' kan niet gelezen worden: {reason_of(error)}."
        raise SettingsError(message) from error
    for name in FOLDERS & chosen.keys():
        if isinstance(chosen[name], str):
            chosen[name] = file.parent / Path(chosen[name]).expanduser()
    return chosen


def load_settings(**options: object) -> Settings:
    """Return the settings, with ``options`` that are not ``None`` on top.

    Raises:
        SettingsError: If a value cannot be used; the message names the setting. Or if the
            settings file is not TOML, or ``MHASSIST_SETTINGS`` names a file that is not there.
    """
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        raise SettingsError(_describe(error)) from error


def _describe(error: ValidationError) -> str:
    """Return one Dutch sentence on the first setting that cannot be used."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    bounds = first.get("ctx", {})
    match first["type"]:
        case "extra_forbidden":
            known = ", ".join(sorted(Settings.model_fields))
            return f"Instelling '{name}' bestaat niet; er zijn: {known}."
        case "literal_error":
            expected = f"kies uit {str(bounds['expected']).replace(' or ', ' of ')}"
        case "greater_than_equal":
            expected = f"neem een getal van minstens {bounds['ge']}"
        case "less_than_equal":
            expected = f"neem een getal van hoogstens {bounds['le']}"
        case "int_parsing" | "int_type" | "int_from_float":
            expected = "neem een geheel getal"
        case "path_type":
            expected = "neem de naam van een map, tussen aanhalingstekens"
        case "string_type":
            expected = "zet de waarde tussen aanhalingstekens"
        case _:
            expected = "neem een andere waarde"
    return f"Instelling '{name}' kan niet '{first['input']}' zijn; {expected}."
