"""Pooled vectors in FAISS and token vectors in memory-mapped arrays, by row.

A row is one chunk; rows are ordered by letter id, paragraph number and chunk number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from mhassist.chunks import Chunk
from mhassist.encoder.encoding import Encoding
from mhassist.index.generations import sync, write_file

CONTEXT = -1
"""Start and end of a token that belongs to the context of a chunk, not to its text."""

DECODED_ONCE = 128 * 2**20
"""Of token vectors up to this many bytes, rows are kept as float32 too after their first use.

Turning half the letters' vectors into float32 takes longer than comparing them with a question.
"""

_POOLED = "pooled.faiss"
_TOKENS = "token_vectors.npy"
_OFFSETS = "token_offsets.npy"
_STARTS = "token_starts.npy"
_MEAN = "token_mean.npy"


def write_array(file: Path, array: NDArray[Any]) -> None:
    """Write an array as ``.npy``, which holds data only and never code."""
    whole = np.ascontiguousarray(array)
    with file.open("wb") as stream:
        npy.write_array_header_1_0(stream, npy.header_data_from_array_1_0(whole))
        # Not by npy.write_array: its error does not say that the disk is full.
        stream.write(whole.data)
        sync(stream)


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """The vectors of one chunk as an index keeps them."""

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float16]
    """Shape ``(n_tokens, dim)``."""
    offsets: NDArray[np.int32]
    """Shape ``(n_tokens, 2)``: into the paragraph's clean text, (-1, -1) for the context."""

    @classmethod
    def of(cls, chunk: Chunk, encoding: Encoding) -> StoredVectors:
        """Return what is kept of a chunk's encoding."""
        tokens = np.ascontiguousarray(encoding.tokens, dtype=np.float16)
        return cls(encoding.pooled, tokens, offsets_in_paragraph(chunk, encoding.offsets))

    def moved(self, distance: int) -> StoredVectors:
        """Return the vectors of the same passage, so many characters further in a paragraph."""
        if distance == 0:
            return self
        offsets = np.where(self.offsets == CONTEXT, CONTEXT, self.offsets + distance)
        return StoredVectors(self.pooled, self.tokens, offsets.astype(np.int32))


class VectorWriter:
    """Writes vectors chunk by chunk, so that only those of one batch are in memory.

    A context manager; ``finish`` writes what is known at the end.
    """

    def __init__(
        self, folder: Path, *, dim: int, token_mean: NDArray[np.float32] | None = None
    ) -> None:
        """Begin.

        Args:
            folder: Where the files go.
            dim: Length of a vector.
            token_mean: What token vectors are to be centred on, shape ``(dim,)``; ``None`` is the
                mean of those that are written.
        """
        self._folder = folder
        self._dim = dim
        self._token_mean = token_mean
        self._pooled: list[NDArray[np.float32]] = []
        self._offsets: list[NDArray[np.int32]] = []
        self._starts = [0]
        self._sum = np.zeros(dim, dtype=np.float64)
        self._summed = 0

    def __enter__(self) -> Self:
        self._stream = (self._folder / _TOKENS).open("w+b")
        self._write_header()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stream.close()

    @property
    def n_tokens(self) -> int:
        """Token vectors written so far."""
        return self._starts[-1]

    def add(self, vectors: StoredVectors) -> None:
        """Write the vectors of the next row."""
        # The mean is that of what is stored, so that vectors from an earlier build give the same.
        own = vectors.tokens[vectors.offsets[:, 0] != CONTEXT]
        self._sum += own.sum(axis=0, dtype=np.float64)
        self._summed += len(own)
        self._stream.write(vectors.tokens.data)
        self._pooled.append(vectors.pooled)
        self._offsets.append(vectors.offsets)
        self._starts.append(self._starts[-1] + len(vectors.offsets))

    def finish(self) -> None:
        """Write the number of token vectors, and every other file."""
        self._stream.seek(0)
        self._write_header()
        sync(self._stream)
        write_array(self._folder / _OFFSETS, np.concatenate(self._offsets))
        write_array(self._folder / _STARTS, np.array(self._starts, dtype=np.int64))
        own = (self._sum / max(self._summed, 1)).astype(np.float32)
        write_array(self._folder / _MEAN, own if self._token_mean is None else self._token_mean)
        self._write_pooled(np.stack(self._pooled))

    def _write_header(self) -> None:
        # numpy leaves room in the header for the first axis to grow, so it keeps its length.
        shape = (self.n_tokens, self._dim)
        header = {"descr": "<f2", "fortran_order": False, "shape": shape}
        npy.write_array_header_1_0(self._stream, header)

    def _write_pooled(self, pooled: NDArray[np.float32]) -> None:
        import faiss

        index = faiss.IndexFlatIP(self._dim)
        index.add(pooled)
        write_file(self._folder / _POOLED, faiss.serialize_index(index).data)


def offsets_in_paragraph(chunk: Chunk, offsets: NDArray[np.int32]) -> NDArray[np.int32]:
    """Turn offsets into the chunk's passage into offsets into the paragraph's clean text.

    Tokens of the context get (-1, -1). A token that starts in the white space before the text
    belongs to the text.
    """
    position = chunk.text_position
    shifted = np.maximum(offsets, position) - position + chunk.start
    shifted[offsets[:, 1] <= position] = CONTEXT
    return shifted.astype(np.int32).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class TokenSlice:
    """The token vectors of some rows, one after the other, ready for one matrix product."""

    vectors: NDArray[np.float32]
    """Shape ``(n_tokens, dim)``."""
    offsets: NDArray[np.int32]
    """Shape ``(n_tokens, 2)``: into the paragraph's clean text, (-1, -1) for the context."""
    starts: NDArray[np.int64]
    """Shape ``(n_rows + 1,)``: row ``i`` has the tokens from ``starts[i]`` to ``starts[i + 1]``."""


@dataclass(frozen=True, slots=True)
class TokenProducts:
    """The inner products of the token vectors of some rows with some vectors."""

    products: NDArray[np.float32]
    """Shape ``(n_tokens, n_vectors)``."""
    starts: NDArray[np.int64]
    """As in ``TokenSlice``."""

    def best_per_row(self, similarities: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the highest similarity in each row: the Max of MaxSim.

        Args:
            similarities: Shape ``(n_tokens, n_question_tokens)``.

        Returns:
            Shape ``(n_rows, n_question_tokens)``; a row without tokens has ``-inf``.
        """
        best = np.full((len(self.starts) - 1, similarities.shape[1]), -np.inf, dtype=np.float32)
        filled = np.diff(self.starts) > 0
        if filled.any():
            # reduceat takes one element where a row has none, so empty rows stay out.
            best[filled] = np.maximum.reduceat(similarities, self.starts[:-1][filled], axis=0)
        return best


class Vectors:
    """The vectors of one generation, opened."""

    def __init__(self, folder: Path) -> None:
        import faiss

        _one_thread_a_product()
        content = np.fromfile(folder / _POOLED, dtype=np.uint8)
        self._pooled = faiss.deserialize_index(content)
        # A plain array on the same memory: slices of np.memmap itself cost ten times as much.
        mapped = np.load(folder / _TOKENS, mmap_mode="r", allow_pickle=False)
        self._tokens: NDArray[np.float16] = mapped.view(np.ndarray)
        self._offsets: NDArray[np.int32] = np.load(folder / _OFFSETS, allow_pickle=False)
        self._starts: NDArray[np.int64] = np.load(folder / _STARTS, allow_pickle=False)
        self._is_decoded = np.zeros(len(self._starts) - 1, dtype=np.bool_)
        self.token_mean: NDArray[np.float32] = np.load(folder / _MEAN, allow_pickle=False)
        # The system gives the room where it is first written to.
        self._floats = np.empty(self._tokens.shape if self._are_kept else 0, dtype=np.float32)
        self._read_only = self._floats.view()
        for array in (self._offsets, self._starts, self.token_mean, self._read_only):
            array.flags.writeable = False

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._pooled.d)

    @cached_property
    def pooled(self) -> NDArray[np.float32]:
        """Pooled vectors in row order, shape ``(n_rows, dim)``."""
        vectors: NDArray[np.float32] = self._pooled.reconstruct_n(0, self._pooled.ntotal)
        vectors.flags.writeable = False
        return vectors

    def nearest(
        self,
        pooled: NDArray[np.float32],
        *,
        limit: int,
        among: NDArray[np.int64] | None = None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the nearest rows and their inner products, best first; see ``Index``."""
        import faiss

        if limit < 1:
            message = f"limit must be at least 1, not {limit}"
            raise ValueError(message)
        if pooled.shape != (self.dim,):
            message = f"expected a vector of shape ({self.dim},), not {pooled.shape}"
            raise ValueError(message)
        total = int(self._pooled.ntotal) if among is None else len(among)
        options = faiss.SearchParameters()
        if among is not None:
            selector = faiss.IDSelectorBatch(among)  # which FAISS does not keep alive itself
            options.sel = selector
        question = np.ascontiguousarray(pooled, dtype=np.float32)[None]
        wanted = min(limit, total)
        found = wanted
        while True:
            # One more than asked for shows whether rows of equal score were left out.
            found = min(found + 1, total)
            scores, rows = (
                part[0] for part in self._pooled.search(question, found, params=options)
            )
            rounded = scores.round(6)
            if found == total or rounded[-1] < rounded[wanted - 1]:
                break
            found *= 2
        order = np.lexsort((rows, -rounded))[:wanted]
        return rows[order], scores[order]

    def token_vectors(self, row: int) -> NDArray[np.float16]:
        """Return the token vectors of a row as a view of the file."""
        return self._tokens[self._starts[row] : self._starts[row + 1]]

    def token_offsets(self, row: int) -> NDArray[np.int32]:
        """Return start and end of each token of a row in its paragraph's clean text."""
        return self._offsets[self._starts[row] : self._starts[row + 1]]

    def stored(self, row: int) -> StoredVectors:
        """Return what is kept of a row."""
        return StoredVectors(self.pooled[row], self.token_vectors(row), self.token_offsets(row))

    def token_slice(self, rows: Sequence[int] | NDArray[np.integer[Any]]) -> TokenSlice:
        """Return the token vectors of several rows, in the order given."""
        chosen = np.asarray(rows, dtype=np.int64)
        lengths = self._starts[chosen + 1] - self._starts[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self._decode(chosen)
        if len(chosen) and (np.diff(chosen) == 1).all():
            places: slice | NDArray[np.int64] = slice(
                self._starts[chosen[0]], self._starts[chosen[-1] + 1]
            )
        else:
            steps = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
            places = np.repeat(self._starts[chosen], lengths) + steps
        return TokenSlice(
            vectors=self._decoded(places),
            offsets=self._offsets[places],
            starts=starts,
        )

    def token_products(
        self, rows: Sequence[int] | NDArray[np.integer[Any]], vectors: NDArray[np.float32]
    ) -> TokenProducts:
        """Return the inner products of the rows' token vectors with some vectors.

        One matrix product a row, from where the vectors are: copying rows together first takes
        as long as comparing them, and what a row gets would depend on those beside it.
        """
        chosen = np.asarray(rows, dtype=np.int64)
        self._decode(chosen)
        begins, ends = self._starts[chosen].tolist(), self._starts[chosen + 1].tolist()
        starts = np.concatenate([[0], np.cumsum(np.subtract(ends, begins))]).astype(np.int64)
        products = np.empty((int(starts[-1]), len(vectors)), dtype=np.float32)
        columns = np.ascontiguousarray(vectors.T)
        at = 0
        for begin, end in zip(begins, ends, strict=True):
            np.matmul(
                self._decoded(slice(begin, end)), columns, out=products[at : at + end - begin]
            )
            at += end - begin
        return TokenProducts(products, starts)

    @property
    def _are_kept(self) -> bool:
        return self._tokens.nbytes <= DECODED_ONCE

    def _decode(self, rows: NDArray[np.int64]) -> None:
        """Keep the token vectors of some rows as float32 from now on, where there is room."""
        if not self._are_kept:
            return
        for row in rows[~self._is_decoded[rows]].tolist():
            own = slice(self._starts[row], self._starts[row + 1])
            self._floats[own] = self._tokens[own]
            self._is_decoded[row] = True  # last: another thread may look meanwhile

    def _decoded(self, places: slice | NDArray[np.int64]) -> NDArray[np.float32]:
        """Return token vectors of decoded rows as float32; of consecutive places a view."""
        if not self._are_kept:
            return self._tokens[places].astype(np.float32)
        return self._read_only[places]


@cache
def _one_thread_a_product() -> None:
    """Have numpy's products take one thread, in this process and from now on.

    Two make one question no faster, for the products are small; where other work keeps a processor
    busy they wait for one another, and a question takes twenty times as long. Set for good: what
    is put back after each product is put back too early where two questions are asked at once.
    """
    ThreadpoolController().limit(limits=1, user_api="blas")
