"""The encodings of the evaluation questions, kept in the index folder.

They are the same for every generation, and making them takes several times as long as comparing
them with the letters.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoder, Encoding, Progress, Reading
from mhassist.evaluation import QUESTIONS_FILE, EvalQuestion, load_questions
from mhassist.index.generations import write_file
from mhassist.settings import Settings

FILE_NAME = "QUESTION_VECTORS.npz"


class QuestionVectors:
    """Implements ``Encoder``; questions that are known are not encoded again."""

    def __init__(self, encoder: Encoder, known: Mapping[str, Encoding] | None = None) -> None:
        self._encoder = encoder
        self._known = dict(known or {})
        self._kept = frozenset(self._known)

    @classmethod
    def load(cls, settings: Settings, encoder: Encoder) -> QuestionVectors:
        """Return an encoder with what is kept in the index folder, if that one made it."""
        try:
            content = (settings.index / FILE_NAME).read_bytes()
            return cls(encoder, _unpacked(content, encoder.question_fingerprint))
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return cls(encoder)

    @property
    def fingerprint(self) -> str:
        """That of the encoder."""
        return self._encoder.fingerprint

    @property
    def question_fingerprint(self) -> str:
        """That of the encoder."""
        return self._encoder.question_fingerprint

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._encoder.dim

    @property
    def token_mean(self) -> NDArray[np.float32] | None:
        """That of the encoder."""
        return self._encoder.token_mean

    @property
    def max_tokens(self) -> int:
        """Most tokens of a passage."""
        return self._encoder.max_tokens

    def token_offsets(self, text: str) -> NDArray[np.int32]:
        """Return start and end of each token."""
        return self._encoder.token_offsets(text)

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        """Return one encoding per passage, in order."""
        return self._encoder.encode_passages(texts, progress)

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return one encoding per question, in order."""
        return [self._encoded(question) for question in questions]

    def _encoded(self, question: str) -> Encoding:
        # Kept, for what the new generation answers wrongly is asked of the current one too.
        encoding = self._known.get(question)
        if encoding is None:
            encoding = self._known[question] = self._encoder.encode_questions([question])[0]
        return encoding

    def learn(self, questions: Iterable[str], progress: Callable[[int, int], None]) -> None:
        """Encode what is not known yet."""
        new = [question for question in dict.fromkeys(questions) if question not in self._known]
        with ThreadPoolExecutor(2) as pool:  # a question's encoding leaves a processor idle
            encodings = pool.map(lambda one: self._encoder.encode_questions([one])[0], new)
            for done, (question, encoding) in enumerate(zip(new, encodings, strict=True), start=1):
                self._known[question] = encoding
                progress(done, len(new))

    def save(self, settings: Settings, questions: Iterable[str]) -> None:
        """Write the encodings of these questions and no other; needs ``one_builder``.

        Raises:
            OSError: If there is no room for them; nothing is left behind then.
        """
        known = {question: self._known[question] for question in sorted(set(questions))}
        if known.keys() == self._kept:
            return
        file = settings.index / FILE_NAME
        aside = file.with_suffix(".next")
        try:
            write_file(aside, _packed(known, self.question_fingerprint))
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)


def keep_question_vectors(
    settings: Settings, encoder: QuestionVectors, progress: Callable[[int, int], None]
) -> None:
    """Encode the evaluation questions that are not known yet, and write them for the next trial.

    Raises:
        EvaluationError: If the questions cannot be read.
        OSError: If there is no room.
    """
    file = settings.eval / QUESTIONS_FILE
    texts = [search_text(question) for question in load_questions(file)] if file.is_file() else []
    if texts:
        encoder.learn(texts, progress)
        encoder.save(settings, texts)


def search_text(question: EvalQuestion) -> str:
    """Return what is searched for: a follow-up has its subject in the question before it."""
    return " ".join([*question.history[-1:], question.question])


def _packed(known: Mapping[str, Encoding], fingerprint: str) -> bytes:
    made = list(known.values())
    arrays: dict[str, NDArray[Any]] = {
        "made_of": _text(json.dumps([fingerprint, list(known)])),
        "starts": np.cumsum([0, *(len(one.tokens) for one in made)]),
        "pooled": np.stack([one.pooled for one in made]),
        "tokens": np.concatenate([one.tokens for one in made]),
        "offsets": np.concatenate([one.offsets for one in made]),
    }
    readings = [one.reading for one in made if one.reading is not None]
    if readings:  # an encoder has a reader for every question, or none
        arrays["read"] = np.concatenate([one.tokens for one in readings])
        arrays["factors"] = np.concatenate([one.factors for one in readings])
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **arrays)
    return stream.getvalue()


def _unpacked(content: bytes, fingerprint: str) -> dict[str, Encoding]:
    with np.load(io.BytesIO(content), allow_pickle=False) as found:
        made_by, questions = json.loads(found["made_of"].tobytes())
        if made_by != fingerprint:
            return {}
        starts, pooled, tokens, offsets = (
            found[name] for name in ("starts", "pooled", "tokens", "offsets")
        )
        readings = (found["read"], found["factors"]) if "read" in found else None
    known = {}
    for question, own, start, end in zip(questions, pooled, starts[:-1], starts[1:], strict=True):
        reading = None
        if readings is not None:
            read, factors = readings
            reading = Reading(read[start:end], factors[start:end])
        known[question] = Encoding(own, tokens[start:end], offsets[start:end], reading)
    return known


def _text(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
