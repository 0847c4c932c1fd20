"""The default model, run by onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

# Else it keeps a number of this machine in the cache folder and sends it to its maker, with what
# the machine is; it looks once, when it is imported (Privacy.md in the package).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoding, Progress
from mhassist.encoder.prompts import Prompts
from mhassist.encoder.reader import Reader
from mhassist.encoder.unigram import BEGIN, END, UnigramTokenizer, Vocabulary

GRAPH_FILE = "encoder.onnx"
READER_FILE = "reader.onnx"
PROBE_FILE = "probe.onnx"
PROBE_SIZE = 64
"""Rows and columns of the probe's matrix."""
PROBE_ROWS = 16
"""More than one: a single row takes another way through onnxruntime."""


class OnnxEncoder:
    """Implements ``Encoder``.

    Texts go through the model one by one: there is no padding, and no vector depends on the
    texts that happen to be beside it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        reader: Reader,
        token_mean: NDArray[np.float32],
        fingerprints: tuple[str, str],
        prompts: Prompts,
        threads: int,
    ) -> None:
        """Load what was prepared.

        Args:
            folder: Holds it.
            reader: Was prepared with it.
            token_mean: What token vectors are centred on, shape ``(dim,)``.
            fingerprints: Of passages, and of questions.
            prompts: Put before each text.
            threads: Texts that are encoded at once.
        """
        self._tokenizer = UnigramTokenizer(Vocabulary.load(folder))
        self._threads = threads
        exact = _overflows(folder / PROBE_FILE)
        self._session = _session(folder / GRAPH_FILE, exact=exact)
        self._reader = reader
        self._reading = _session(folder / READER_FILE, exact=exact)
        self._prompts = prompts
        self.token_mean = token_mean
        self.fingerprint, self.question_fingerprint = fingerprints
        self.dim = int(self._session.get_outputs()[1].shape[1])
        properties = self._session.get_modelmeta().custom_metadata_map
        self._positions = int(properties["positions"])

    @property
    def max_tokens(self) -> int:
        """Most tokens of one passage's own text, after prompt and special tokens."""
        return self._positions - 2 - len(self._tokenizer.tokenize(self._prompts.passage).ids)

    def token_offsets(self, text: str) -> NDArray[np.int32]:
        """Return start and end of each token, shape ``(n_tokens, 2)``, uncut."""
        return np.array(self._tokenizer.tokenize(text).offsets, dtype=np.int32).reshape(-1, 2)

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        """Return one encoding per passage, in order; longer texts are cut at ``max_tokens``."""
        encodings = []
        pool = ThreadPoolExecutor(self._threads)
        try:
            for encoding in pool.map(partial(self._encode, self._prompts.passage), texts):
                encodings.append(encoding)
                if progress is not None:
                    progress(1)
        finally:  # after an interruption the texts that wait are not encoded first
            pool.shutdown(cancel_futures=True)
        return encodings

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return one encoding per question, in order, each with its reading."""
        return [self._encode_question(question) for question in questions]

    def _encode_question(self, question: str) -> Encoding:
        tokens = self._tokens(self._prompts.query, question)
        states, pooled, handed = self._session.run(["tokens", "pooled", "handed"], tokens.fed)
        (read,) = self._reading.run(["tokens"], {"handed": handed})
        reading = self._reader.reading(tokens.own(read))
        return Encoding(pooled[0], tokens.own(states), tokens.offsets, reading)

    def _encode(self, prompt: str, text: str) -> Encoding:
        tokens = self._tokens(prompt, text)
        states, pooled = self._session.run(["tokens", "pooled"], tokens.fed)
        return Encoding(pooled[0], tokens.own(states), tokens.offsets)

    def _tokens(self, prompt: str, text: str) -> _Tokens:
        tokens = self._tokenizer.tokenize(prompt + text)
        most = self._positions - 2
        ids, offsets = tokens.ids[:most], tokens.offsets[:most]
        # Tokens of the prompt start before the text does.
        own = sum(start < len(prompt) for start, _ in offsets)
        spans = np.array(offsets[own:], dtype=np.int32).reshape(-1, 2) - np.int32(len(prompt))
        return _Tokens({"ids": np.array([[BEGIN, *ids, END]], dtype=np.int64)}, own, spans)


@dataclass(frozen=True, slots=True)
class _Tokens:
    """One text, ready for the model; without tokens it has the pooled vector of its prompt."""

    fed: dict[str, NDArray[np.int64]]
    of_prompt: int
    offsets: NDArray[np.int32]

    def own(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the rows of the text's own tokens, shape ``(n_tokens, dim)``."""
        # A copy: the rows of prompt and special tokens need not be kept in memory.
        return states[0, 1 + self.of_prompt : -1].copy()


def _session(file: Path, *, exact: bool) -> onnxruntime.InferenceSession:
    """Load a graph.

    Args:
        file: The graph.
        exact: Whether to have weights turned from signed into unsigned bytes: that never
            overflows, and takes 1.5 times as long.
    """
    options = onnxruntime.SessionOptions()
    # One thread a text, and several texts at once: faster than several threads a text, and
    # the vectors are the same for every number of threads.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", str(int(exact)))
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        file,
        options,
        providers=["CPUExecutionProvider"],
        # It fuses into one operator that takes three times as long as its parts.
        disabled_optimizers=["SkipLayerNormFusion", "BiasSkipLayerNormFusion"],
    )


def _overflows(probe: Path) -> bool:
    """Return whether products of unsigned and signed bytes overflow on this processor.

    They do on x86 processors without VNNI, whose sums of two products have sixteen bits.
    """
    largest = np.full((PROBE_ROWS, PROBE_SIZE), 255, dtype=np.uint8)
    (products,) = _session(probe, exact=False).run(["products"], {"bytes": largest})
    return not np.all(products == PROBE_SIZE * 255 * 127)
