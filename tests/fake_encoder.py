"""An encoder whose vectors a reader can compute: words as tokens, hashed into 16 dimensions."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoding, Progress

WORD = re.compile(r"\w+")
DIM = 16


def word_vector(word: str) -> NDArray[np.float32]:
    """Return 1 at place ``crc32(lower case word) % 16`` and 0 elsewhere."""
    vector = np.zeros(DIM, dtype=np.float32)
    vector[zlib.crc32(word.lower().encode()) % DIM] = 1.0
    return vector


class FakeEncoder:
    """Implements ``Encoder``; equal words have equal vectors, whatever stands around them.

    The pooled vector is the sum of the word vectors at length 1; a text without words has the
    pooled vector (1, 0, 0, ...) and no tokens.
    """

    dim = DIM

    def __init__(self, fingerprint: str = "fake-encoder-1", max_tokens: int = 500) -> None:
        self.fingerprint = self.question_fingerprint = fingerprint
        self.token_mean = None
        self.max_tokens = max_tokens

    def token_offsets(self, text: str) -> NDArray[np.int32]:
        """Return start and end of each word, shape ``(n_words, 2)``."""
        spans = [match.span() for match in WORD.finditer(text)]
        return np.array(spans, dtype=np.int32).reshape(-1, 2)

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        """Return one encoding per text, in order."""
        encodings = []
        for text in texts:
            encodings.append(self._encode(text))
            if progress is not None:
                progress(1)
        return encodings

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return one encoding per question, made as those of passages are."""
        return [self._encode(question) for question in questions]

    def _encode(self, text: str) -> Encoding:
        offsets = self.token_offsets(text)[: self.max_tokens]
        rows = [word_vector(text[start:end]) for start, end in offsets]
        tokens = np.array(rows, dtype=np.float32).reshape(-1, DIM)
        pooled = tokens.sum(axis=0) if rows else np.eye(1, DIM, dtype=np.float32)[0]
        return Encoding(
            pooled=(pooled / np.linalg.norm(pooled)).astype(np.float32),
            tokens=tokens,
            offsets=offsets,
        )
