"""Every path and choice, from defaults, ``mhassist.toml``, the environment and the command line.

Later sources win: defaults, then the file ``mhassist.toml`` in the current folder (or the one
that ``MHASSIST_SETTINGS`` names), then ``MHASSIST_*`` variables, then options given in code or on
the command line.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from mhassist.errors import SettingsError

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
"""The checkout that holds ``corpus/``, ``index/``, ``prompts/`` and ``eval/``."""


def _default_folder(name: str) -> Path:
    """Return ``name`` in the current folder when it is there, else in the checkout."""
    here = Path.cwd() / name
    return here if here.is_dir() else PROJECT_FOLDER / name


class Settings(BaseSettings):
    """What the user chose; frozen, so that a run cannot change its own settings."""

    model_config = SettingsConfigDict(env_prefix="MHASSIST_", frozen=True, extra="forbid")

    corpus: Path = Field(default_factory=lambda: _default_folder("corpus"))
    """Folder with the letters and, beside each, what is known of it."""
    index: Path = Field(default_factory=lambda: _default_folder("index"))
    """Folder that holds the built index."""
    prompts: Path = Field(default_factory=lambda: _default_folder("prompts"))
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

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the settings file below the environment and above the defaults."""
        file = Path(os.environ.get("MHASSIST_SETTINGS", "mhassist.toml"))
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file))


def load_settings(**options: object) -> Settings:
    """Return the settings, with ``options`` that are not ``None`` on top.

    Raises:
        SettingsError: If a value cannot be used; the message names the setting.
    """
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        message = f"Instelling '{name}' kan niet gebruikt worden: {first['msg']}."
        raise SettingsError(message) from error
