"""Invented letters -> a corpus, its index made with the fake encoder, and an assistant on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fake_encoder import FakeEncoder
from mhassist.chain import Assistant
from mhassist.index import build_index, open_index
from mhassist.settings import PROJECT_FOLDER, Settings

SHEET = """\
kind = "Kamerbrief"
author = "het kabinet"
date = 2030-05-01
"""
"""What is known of a letter of which nothing more needs to be."""


def index_letters(
    folder: Path,
    letters: Mapping[str, str],
    sheets: Mapping[str, str],
    *,
    prompts: Path = PROJECT_FOLDER / "prompts",
    suffix: str = "txt",
) -> Settings:
    """Write letters, each with its sheet, in ``folder``, build their index, return its settings."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in letters.items():
        (corpus / f"{name}.{suffix}").write_text(text, encoding="utf-8")
        (corpus / f"{name}.toml").write_text(sheets[name], encoding="utf-8")
    settings = Settings(corpus=corpus, index=folder / "index", prompts=prompts)
    build_index(settings, encoder=FakeEncoder())
    return settings


def assistant_on(settings: Settings) -> Assistant:
    """Return an assistant that answers from the letters of an index."""
    return Assistant(settings, index=open_index(settings), encoder=FakeEncoder())
