"""Any sentence-transformers model, run by torch."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from huggingface_hub import constants
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from mhassist.encoder.encoding import Encoding, Progress
from mhassist.encoder.prompts import Prompts
from mhassist.errors import EncoderError

_NO_LIMIT = 100_000
"""Tokenizers without a limit name an astronomical one."""
_USUAL_LIMIT = 512


def load_model(name: str, threads: int) -> SentenceTransformer:
    """Return a model from a local folder, or by a name that this machine already has.

    Nothing is downloaded, unless the environment says so with ``HF_HUB_OFFLINE=0``.

    Raises:
        EncoderError: If the model is not there or cannot be read.
    """
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers' own
    torch.set_num_threads(threads)
    offline = os.environ.get("HF_HUB_OFFLINE", "1").upper() in {"1", "ON", "YES", "TRUE"}
    try:
        with _hub(offline=offline):
            return SentenceTransformer(name, device="cpu", local_files_only=offline)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, ImportError) as error:
        absent = isinstance(error, OSError) and not Path(name).exists()
        why = "staat niet op deze computer" if absent else "kan niet geladen worden"
        detail = "" if absent else f" ({_first_line(error)})"
        raise EncoderError(
            f"Het taalmodel '{name}' {why}{detail}; geef met MHASSIST_ENCODER een map met een "
            "sentence-transformers-model of de naam van een model dat op deze computer staat."
        ) from error


@contextmanager
def _hub(*, offline: bool) -> Iterator[None]:
    """Keep the library of the model hub off the network.

    It asks the hub for a list of programs to name itself by, whatever it is asked to do, unless
    it is offline; and it has read the environment when it was imported.
    """
    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = offline
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


def own_prompts(model: SentenceTransformer) -> Prompts:
    """Return the prompts that the model's own files name; none is an empty string."""
    prompts = model.prompts
    names = ("passage", "document", "corpus")
    passage = next((prompt for name in names if (prompt := prompts.get(name))), "")
    return Prompts(query=prompts.get("query") or "", passage=passage)


def fingerprint_of(model: SentenceTransformer) -> str:
    """Return a checksum of architecture, weights and tokenizer."""
    digest = hashlib.sha256(str(model).encode())
    for name, tensor in sorted(model.state_dict().items()):
        if "pooler." in name:
            continue  # not used here; where a model's files lack it, it is filled at random
        digest.update(name.encode())
        digest.update(tensor.contiguous().flatten().view(torch.uint8).numpy())
    digest.update(model.tokenizer.backend_tokenizer.to_str().encode())
    return digest.hexdigest()


class TorchEncoder:
    """Implements ``Encoder``.

    Texts go through the model one by one: there is no padding, and no vector depends on the
    texts that happen to be beside it.
    """

    def __init__(
        self,
        model: SentenceTransformer,
        *,
        fingerprint: str,
        prompts: Prompts,
        token_mean: NDArray[np.float32] | None = None,
    ) -> None:
        if not getattr(model.tokenizer, "is_fast", False):
            raise EncoderError(
                "Dit taalmodel heeft geen snelle tokenizer (tokenizer.json) en zegt niet waar elk "
                "token staat; kies met MHASSIST_ENCODER een ander model."
            )
        self._model = model
        self._prompts = prompts
        self.fingerprint = fingerprint
        self.token_mean = token_mean
        limit = model.max_seq_length or model.tokenizer.model_max_length
        self._positions = int(limit) if limit < _NO_LIMIT else _USUAL_LIMIT
        self.dim = len(self._encode(prompts.query, "").pooled)

    @property
    def max_tokens(self) -> int:
        """Most tokens of one passage's own text, after prompt and special tokens."""
        return self._positions - len(self._model.tokenizer(self._prompts.passage)["input_ids"])

    @property
    def question_fingerprint(self) -> str:
        """That of all vectors: what was learned of questions is for the default runtime."""
        return self.fingerprint

    def token_offsets(self, text: str) -> NDArray[np.int32]:
        """Return start and end of each token, shape ``(n_tokens, 2)``, uncut."""
        encoded = self._model.tokenizer.backend_tokenizer.encode(text, add_special_tokens=False)
        return _trimmed(encoded.offsets, text)

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        """Return one encoding per passage, in order; longer texts are cut at ``max_tokens``."""
        encodings = []
        for text in texts:
            encodings.append(self._encode(self._prompts.passage, text))
            if progress is not None:
                progress(1)
        return encodings

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return one encoding per question, in order."""
        return [self._encode(self._prompts.query, question) for question in questions]

    def states_into(self, layer: int, question: str) -> tuple[torch.Tensor, list[int]]:
        """Return what comes into a layer of the transformer, counted from 0, for a question.

        Returns:
            Shape ``(length, dim)``, with prompt and special tokens; and the places of the
            question's own tokens in it.
        """
        tokens = self._tokens(self._prompts.query, question)
        inputs = {name: value for name, value in tokens.fed.items() if name != "prompt_length"}
        with torch.no_grad():
            output = self.transformer(**inputs, output_hidden_states=True)
        return output.hidden_states[layer][0], tokens.own

    @property
    def transformer(self) -> torch.nn.Module:
        """The transformer itself, without what comes after it."""
        return self._model.get_submodule("0.auto_model")

    @torch.inference_mode()
    def _encode(self, prompt: str, text: str) -> Encoding:
        """Run the model on one text; a text without tokens has the pooled vector of its prompt."""
        tokens = self._tokens(prompt, text)
        output = self._model(tokens.fed)
        vectors = self._token_vectors(output["token_embeddings"][0, tokens.own])
        pooled = torch.nn.functional.normalize(output["sentence_embedding"][0].float(), dim=0)
        shifted = [
            (max(start - len(prompt), 0), end - len(prompt))
            for start, end in (tokens.spans[place] for place in tokens.own)
        ]
        return Encoding(
            pooled=pooled.numpy(), tokens=vectors.numpy(), offsets=_trimmed(shifted, text)
        )

    def _tokens(self, prompt: str, text: str) -> _Tokens:
        encoded = self._model.tokenizer(
            prompt + text,
            truncation=True,
            max_length=self._positions,
            split_special_tokens=True,  # "[SEP]" in a letter is text and nothing else
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        fed: dict[str, Any] = {
            name: torch.tensor([encoded[name]])
            for name in ("input_ids", "attention_mask", "token_type_ids")
            if name in encoded
        }
        spans = encoded["offset_mapping"]
        special = encoded["special_tokens_mask"]
        # The space between prompt and text may be counted with the text's first token.
        first = len(prompt.rstrip())
        own = [
            place for place, (start, _) in enumerate(spans) if not special[place] and start >= first
        ]
        if prompt:  # for models whose pooling leaves the prompt out
            fed["prompt_length"] = own[0] if own else len(spans) - special[-1]
        return _Tokens(fed, spans, own)

    def _token_vectors(self, states: torch.Tensor) -> torch.Tensor:
        """Send each token through what comes after pooling (a projection, say), at length 1."""
        output: dict[str, Any] = {"sentence_embedding": states}
        modules = list(self._model.children())
        for module in modules[2:]:
            output = module(output)
        return torch.nn.functional.normalize(output["sentence_embedding"].float(), dim=1)


def _trimmed(spans: Sequence[tuple[int, int]], text: str) -> NDArray[np.int32]:
    """Return the spans without the white space that some tokenizers count with a word."""
    trimmed = []
    for start, end in spans:
        first = start
        while first < end and text[first].isspace():
            first += 1
        trimmed.append((first, end))
    return np.array(trimmed, dtype=np.int32).reshape(-1, 2)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__


@dataclass(frozen=True, slots=True)
class _Tokens:
    """One text, ready for the model."""

    fed: dict[str, Any]
    spans: list[tuple[int, int]]
    own: list[int]
    """Places of the text's own tokens, without prompt and special tokens."""
