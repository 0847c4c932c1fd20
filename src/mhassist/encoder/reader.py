"""What was learned of questions: a change of the encoder's last layers, for questions alone.

Late interaction with the encoder's own vectors finds what is alike. What answers is another matter:
"hoeveel" is to match a number, "wie" a name, and in a field of its own some words count more than
their rarity says. A reader learns both from questions with a known answer: low-rank changes of
matrices in the last layers (Hu and others 2022, "LoRA"), which move the question's token vectors,
and a factor for the weight of each token. Passages are encoded as they were, so that an index needs
no other vectors, and neither does the search in it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Reading

Floats = NDArray[np.float32]

FILE = "reader.npz"
LARGEST = 2.0
"""Natural logarithm of the largest factor by which a token may count more, or less."""
_OUT, _INTO = ".out", ".into"


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a matrix of weights: the product of two narrow ones."""

    out: Floats
    """Shape ``(rank, columns)``: what is looked for in a token."""
    into: Floats
    """Shape ``(rows, rank)``: what is added where it is found."""

    def dense(self) -> Floats:
        """Return what is added, shape ``(rows, columns)``."""
        added: Floats = self.into @ self.out
        return added


@dataclass(frozen=True, slots=True)
class Reader:
    """What was learned, for one encoder."""

    model: str
    """Checksum of the encoder's weights."""
    first: int
    """The first layer that is changed, from 0."""
    changes: Mapping[str, Change]
    """By name of the matrix in the model file, without ``.w``: "l8.q"."""
    gate: Floats
    """Shape ``(dim,)``: how much a token counts, as a logarithm."""

    def reading(self, tokens: Floats) -> Reading:
        """Return the token vectors that the changed layers made, each with what it counts."""
        factors = np.exp(np.clip(tokens @ self.gate, -LARGEST, LARGEST))
        return Reading(tokens, factors.astype(np.float32))

    def write(self, path: Path) -> None:
        """Write what was learned as arrays, which hold data only and never code."""
        arrays: dict[str, NDArray[Any]] = {
            "model": np.array(self.model),
            "first": np.array(self.first),
            "gate": self.gate.astype(np.float16),
        }
        for name, change in self.changes.items():
            arrays[name + _OUT] = change.out.astype(np.float16)
            arrays[name + _INTO] = change.into.astype(np.float16)
        with path.open("wb") as stream:
            np.savez(stream, allow_pickle=False, **arrays)


def read_reader(content: bytes) -> Reader:
    """Return the reader that was written."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        names = [name.removesuffix(_OUT) for name in arrays if name.endswith(_OUT)]
        changes = {
            name: Change(
                arrays[name + _OUT].astype(np.float32), arrays[name + _INTO].astype(np.float32)
            )
            for name in names
        }
        gate = arrays["gate"].astype(np.float32)
        return Reader(str(arrays["model"]), int(arrays["first"]), changes, gate)


def identified(content: bytes) -> tuple[Reader, str]:
    """Return the reader that was written, and the checksum by which it is known."""
    return read_reader(content), hashlib.sha256(content).hexdigest()


@cache
def load_reader() -> tuple[Reader, str]:
    """Return the reader of the default model, and the checksum of its file."""
    return identified(resources.files("mhassist.encoder").joinpath(FILE).read_bytes())
