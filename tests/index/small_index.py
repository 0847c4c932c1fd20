"""A small corpus on disk, and an index of it made with the fake encoder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fake_encoder import FakeEncoder
from mhassist.index import BuildReport, Index, build_index, open_index
from mhassist.settings import Settings

LETTERS = {
    "brief-a": (
        "De minister heeft in 2019 tien rechercheurs opgeleid voor de financiële opsporing.\n"
        "\n"
        "De opvang van slachtoffers is uitgebreid naar 1.200 plaatsen in heel Nederland.\n"
    ),
    "brief-b": (
        "Gemeenten krijgen dit jaar een handreiking over de zorg voor minderjarige slachtoffers.\n"
    ),
}


def write_letters(folder: Path) -> None:
    """Write the letters as a corpus folder."""
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def small_settings(folder: Path) -> Settings:
    """Return settings for a corpus and an index in ``folder``, with the letters written."""
    write_letters(folder / "corpus")
    return Settings(corpus=folder / "corpus", index=folder / "index")


def built(folder: Path) -> tuple[Settings, BuildReport]:
    """Write the letters in ``folder`` and build their index."""
    settings = small_settings(folder)
    return settings, build_index(settings, encoder=FakeEncoder())


def opened(folder: Path) -> Index:
    """Write the letters in ``folder``, build their index and open it."""
    return open_index(built(folder)[0])


def checksums(folder: Path) -> dict[str, str]:
    """Return the checksum of every file below ``folder`` by relative path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
