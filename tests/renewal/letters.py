"""A small corpus, letters to add to it, and the ways to do so with the fake encoder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from fake_encoder import FakeEncoder
from mhassist.index import build_index
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.renew import Conditions, Renewal, change_letters
from mhassist.settings import Settings

HAVEN = (
    "De minister heeft in 2031 tien inspecteurs opgeleid voor de haven van Zandmeer.\n\n"
    "De opvang van vissers is uitgebreid naar 1.200 plaatsen in heel het land.\n"
)
LOKET = "Gemeenten krijgen dit jaar een handreiking over het loket voor jonge vissers.\n"
TUIN = "Een nieuwe brief over de aanpak van uitbuiting in de land- en tuinbouw van Zandmeer.\n"
PAPER = (
    "28 638\n\nMensenhandel\n\nNr. 300\n\nBRIEF VAN DE MINISTER\n\nDen Haag, 4 maart 2031\n\n"
    "De inspectie controleert komend jaar ook de voetbalclubs in Zandmeer en omgeving.\n"
)


def settings_of(folder: Path) -> Settings:
    return Settings(corpus=folder / "corpus", index=folder / "index", eval=folder / "eval")


def write_corpus(folder: Path) -> Settings:
    """Write a corpus of two letters in ``folder`` and build its index."""
    settings = settings_of(folder)
    settings.corpus.mkdir(parents=True)
    (settings.corpus / "haven.txt").write_text(HAVEN, encoding="utf-8")
    (settings.corpus / "haven.toml").write_text("date = 2031-03-04\n", encoding="utf-8")
    (settings.corpus / "loket.txt").write_text(LOKET, encoding="utf-8")
    build_index(settings, encoder=FakeEncoder())
    return settings


def write_question(settings: Settings, question: str, letter: str, *facts: str) -> None:
    """Add an evaluation question; its facts are its evidence too."""
    settings.eval.mkdir(exist_ok=True)
    file = settings.eval / "questions.jsonl"
    lines = file.read_text(encoding="utf-8") if file.exists() else ""
    record = {
        "id": f"q{lines.count(chr(10)) + 1}",
        "split": "dev",
        "kind": "number",
        "question": question,
        "answerable": True,
        "evidence": [{"letter": letter, "text": fact} for fact in facts],
        "facts": [[fact] for fact in facts],
    }
    file.write_text(lines + json.dumps(record) + "\n", encoding="utf-8")


def hand_in(folder: Path, name: str, text: str) -> Path:
    """Write a file outside the corpus."""
    (folder / "handed-in").mkdir(exist_ok=True)
    file = folder / "handed-in" / name
    file.write_text(text, encoding="utf-8")
    return file


def add(
    settings: Settings, *files: Path, leaving: Sequence[str] = (), force: bool = False
) -> Renewal:
    return change_letters(
        settings,
        read_incoming(settings, files),
        leaving,
        encoder=FakeEncoder(),
        conditions=Conditions(force=force),
    )


def checksums(folder: Path) -> dict[str, str]:
    """Return the checksum of every file below ``folder`` by relative path, locks aside."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".lock"
    }
