"""What is installed, what is found, and what is wrong, each with what repairs it."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mhassist.errors import CorpusError, MhassistError, PromptError
from mhassist.letters import load_corpus
from mhassist.settings import Settings

# Stages that need a package are imported where they are looked at: it may be missing.

State = Literal["good", "note", "wrong"]

PACKAGES = (
    "mhassist", "faiss-cpu", "gradio", "langchain-core", "onnxruntime", "sentence-transformers",
    "torch",
)  # fmt: skip
REINSTALL = "Verwijder de map .venv en start opnieuw met python3 start.py."
PROGRAMS = {
    "chromium": "alleen nodig voor de tests van de chat (Debian: apt install chromium)",
    "chromedriver": "alleen nodig voor de tests van de chat (Debian: apt install chromium-driver)",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    detail: str
    state: State = "good"
    repair: str = ""
    """What to do about it, where the detail does not say so itself."""

    @property
    def blocks(self) -> bool:
        """Whether questions get no answer, or one from old letters, before this is repaired."""
        return self.state == "wrong"


def examine(settings: Settings) -> list[Finding]:
    """Return everything worth knowing about this installation, in a fixed order.

    The default model is prepared if that has not been done: whether it works is the question.
    """
    findings = [*_versions(), _corpus(settings)]
    if not any(finding.blocks for finding in findings):
        findings += [*_sentences(settings), *_search(settings)]
    return [*findings, *_programs()]


def _versions() -> Iterator[Finding]:
    yield Finding("Python", f"{platform.python_version()} ({platform.machine()})")
    for name in PACKAGES:
        try:
            yield Finding(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, "niet geïnstalleerd", "wrong", REINSTALL)


def _corpus(settings: Settings) -> Finding:
    try:
        letters = load_corpus(settings.corpus)
    except CorpusError as error:
        return Finding("brieven", str(error), "wrong")
    return Finding("brieven", f"{len(letters)} in {settings.corpus}")


def _sentences(settings: Settings) -> Iterator[Finding]:
    from mhassist.answering.prompts import load_prompts

    languages: tuple[Literal["nl", "en"], ...] = ("nl", "en")
    for language in languages:
        what = f"zinnen ({language})"
        try:
            load_prompts(settings.prompts, language)
        except PromptError as error:
            yield Finding(what, str(error), "wrong")
        else:
            yield Finding(what, f"in orde, in {settings.prompts}")


def _search(settings: Settings) -> Iterator[Finding]:
    """Look at the model and at the index that was made with it."""
    from mhassist.encoder import load_encoder
    from mhassist.index import open_index, out_of_date

    fingerprint = None
    try:
        fingerprint = load_encoder(settings).fingerprint
    except MhassistError as error:
        yield Finding("taalmodel", str(error), "wrong")
    else:
        yield Finding("taalmodel", fingerprint)
    try:
        index = open_index(settings, encoder_fingerprint=fingerprint)
    except MhassistError as error:
        yield Finding("index", str(error), "wrong")
        return
    size = f"{len(index.letters)} brieven, {len(index.all_paragraphs)} alinea's"
    yield Finding("index", f"versie {index.version}, {size}, in {settings.index}")
    outdated = out_of_date(settings)
    if outdated:
        yield Finding("index", outdated, "wrong")


def _programs() -> Iterator[Finding]:
    for program, use in PROGRAMS.items():
        path = shutil.which(program)
        yield Finding(program, path) if path else Finding(program, f"niet gevonden; {use}", "note")
