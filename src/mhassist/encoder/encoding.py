"""What an encoder is: texts in, one pooled vector and one vector per token out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Progress = Callable[[int], None]
"""Called with the number of texts done since the last call."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question's tokens as a trained reader sees them (``encoder.reader``)."""

    tokens: NDArray[np.float32]
    """Shape ``(n_tokens, dim)``, every row of length 1 (L2)."""
    factors: NDArray[np.float32]
    """Shape ``(n_tokens,)``: by how much more or less each token counts."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """One text's vectors, from one forward pass."""

    pooled: NDArray[np.float32]
    """Shape ``(dim,)``, length 1 (L2)."""
    tokens: NDArray[np.float32]
    """Shape ``(n_tokens, dim)``, every row of length 1 (L2); prompt and special tokens left out."""
    offsets: NDArray[np.int32]
    """Shape ``(n_tokens, 2)``: start and end of each token in the text as given, without prompt."""
    reading: Reading | None = None
    """Of a question, where the encoder has a reader; ``None`` of a passage."""


class Encoder(Protocol):
    """The one interface to every model and runtime."""

    @property
    def fingerprint(self) -> str:
        """Names model (by recipe or weights), runtime and prompts: if equal, so are the vectors."""

    @property
    def question_fingerprint(self) -> str:
        """The same for what is made of a question, which a reader may have a part in."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def token_mean(self) -> NDArray[np.float32] | None:
        """What token vectors are centred on, shape ``(dim,)``; ``None``: the letters' own mean."""

    @property
    def max_tokens(self) -> int:
        """Most tokens of one passage's own text, after prompt and special tokens."""

    def token_offsets(self, text: str) -> NDArray[np.int32]:
        """Return start and end of each token, shape ``(n_tokens, 2)``, uncut."""

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        """Return one encoding per passage, in order; longer texts are cut at ``max_tokens``."""

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return one encoding per question, in order."""
