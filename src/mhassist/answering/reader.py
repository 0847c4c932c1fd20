"""Query -> the same query as a trained reader sees it: which words count, and what they match.

Late interaction with the encoder's own vectors finds what is alike. What answers is another matter:
"hoeveel" is to match a number, "wie" a name, and in a field of its own some words count more than
their rarity says. A reader learns both from questions with a known answer: a low-rank change of
the question's token vectors (Hu and others 2022, "LoRA", there for weights) and a factor for the
weight of each token. The letters' side stays as it is, so that an index needs no other vectors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mhassist.retrieval import Query

Floats = NDArray[np.float32]

FILE = "reader.npz"
LARGEST = 2.0
"""Natural logarithm of the largest factor by which a token may count more, or less."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What was learned, for the vectors of one encoder.

    Attributes:
        model: Name of the encoder.
        out: Shape ``(rank, dim)``: what is looked for in a token of the question.
        into: Shape ``(rank, dim)``: what is added where it is found.
        gate: Shape ``(dim,)``: how much a token counts, as a logarithm.
    """

    model: str
    out: Floats
    into: Floats
    gate: Floats

    def read(self, query: Query) -> Query:
        """Return the query with the token vectors and weights that were learned."""
        moved = query.vectors + (query.vectors @ self.out.T) @ self.into
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        factors = np.exp(np.clip(query.vectors @ self.gate, -LARGEST, LARGEST))
        weights = query.weights * factors
        total = float(weights.sum())
        return replace(
            query,
            vectors=(moved / np.maximum(lengths, 1e-6)).astype(np.float32),
            weights=(weights / total if total > 0 else weights).astype(np.float32),
        )

    def write(self, path: Path) -> None:
        """Write what was learned as arrays, which hold data only and never code."""
        with path.open("wb") as stream:
            np.savez(
                stream, model=np.array(self.model), out=self.out, into=self.into, gate=self.gate
            )


@cache
def load_reader(encoder: str) -> Reader | None:
    """Return the reader for an encoder, by its fingerprint; ``None`` if there is none for it."""
    with (
        resources.files("mhassist.answering").joinpath(FILE).open("rb") as stream,
        np.load(stream, allow_pickle=False) as arrays,
    ):
        reader = Reader(str(arrays["model"]), arrays["out"], arrays["into"], arrays["gate"])
    return reader if model_of(encoder) == reader.model else None


def model_of(encoder: str) -> str:
    """Return the model that a fingerprint names first."""
    return encoder.split(" ", 1)[0]
