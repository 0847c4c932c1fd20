"""What is remembered of the questions that generations answered: ``VERDICTS`` in the index folder.

So that a question that the current generation answered in its own trial need not be asked of it
again, and one that no generation answers rightly takes no place in a sample.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from mhassist.evaluation import QUESTIONS_FILE
from mhassist.index.generations import write_file
from mhassist.renewal.judging import Verdict
from mhassist.settings import Settings

FILE_NAME = "VERDICTS"
_PACKAGE = Path(__file__).resolve().parents[1]
_SUFFIXES = frozenset({".py", ".toml", ".tsv", ".txt"})


class Verdicts(BaseModel):
    """The last known verdict on each question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    basis: str = ""
    """Checksum over what decides on answers beside the index: code, sentences, questions."""
    generation: str = ""
    """The one that answered last."""
    right: dict[str, bool] = {}
    """What that generation was asked, by id of the question."""
    earlier: dict[str, bool] = {}
    """What only generations before it were asked."""

    def of(self, generation: str) -> Mapping[str, bool]:
        """Return what is known for certain of a generation."""
        return self.right if self.generation == generation else {}

    @property
    def likely_wrong(self) -> frozenset[str]:
        """The questions that were answered wrongly when they were last asked."""
        known = {**self.earlier, **self.right}
        return frozenset(name for name, right in known.items() if not right)


def load_verdicts(settings: Settings) -> Verdicts:
    """Return what is remembered; nothing if code, sentences or questions have changed."""
    try:
        found = Verdicts.model_validate_json((settings.index / FILE_NAME).read_bytes())
    except (OSError, ValidationError):
        return Verdicts()
    return found if found.basis == _basis(settings) else Verdicts()


def remember(settings: Settings, generation: str, verdicts: Mapping[str, Verdict]) -> None:
    """Write what a generation answered that goes live; needs ``one_builder``."""
    if not verdicts:
        return
    known = load_verdicts(settings)
    earlier = {**known.earlier, **known.right}
    right = {name: verdict.new for name, verdict in verdicts.items()}
    made = Verdicts(
        basis=_basis(settings),
        generation=generation,
        right=right,
        earlier={name: value for name, value in earlier.items() if name not in right},
    )
    aside = settings.index / f"{FILE_NAME}.next"
    write_file(aside, made.model_dump_json(indent=1).encode())
    aside.replace(settings.index / FILE_NAME)


def _basis(settings: Settings) -> str:
    digest = hashlib.sha256(_code().encode())
    for file in (*sorted(settings.prompts.glob("*")), settings.eval / QUESTIONS_FILE):
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*")):
        if file.suffix in _SUFFIXES and file.is_file():
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()
