"""The trained reader: what it makes of a query, and for which encoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mhassist.answering.reader import Reader, load_reader
from mhassist.encoder import Encoding
from mhassist.question import Speller, Synonyms, understand
from mhassist.retrieval import Query

WORDS = np.eye(3, dtype=np.float32)[:2]
QUERY = Query(
    question=understand("hoeveel wegen", (), letters=(), speller=Speller({}), synonyms=Synonyms()),
    encoding=Encoding(WORDS[0], WORDS, np.array([[0, 7], [8, 13]], dtype=np.int32)),
    words=("hoeveel", "wegen"),
    weights=np.array([0.25, 0.75], dtype=np.float32),
    vectors=WORDS,
)
NOTHING = np.zeros((1, 3), np.float32)


def test_a_reader_that_learned_nothing_changes_nothing() -> None:
    read = Reader("any", NOTHING, NOTHING, NOTHING[0]).read(QUERY)

    assert np.array_equal(read.vectors, QUERY.vectors)
    assert np.array_equal(read.weights, QUERY.weights)


def test_a_token_is_moved_and_counts_as_learned() -> None:
    first, third = np.eye(3, dtype=np.float32)[[0, 2]]
    reader = Reader("any", out=first[None], into=third[None], gate=first * np.log(3))

    read = reader.read(QUERY)

    assert read.vectors == pytest.approx(np.array([[2**-0.5, 0, 2**-0.5], [0, 1, 0]]))
    assert read.weights == pytest.approx([0.5, 0.5])
    assert read.question is QUERY.question


def test_a_question_of_no_weight_stays_so() -> None:
    silent = replace(QUERY, weights=np.zeros(2, np.float32))

    assert Reader("any", NOTHING, NOTHING, NOTHING[0]).read(silent).weights.tolist() == [0.0, 0.0]


def test_the_reader_is_for_the_encoder_it_was_trained_with() -> None:
    reader = load_reader("multilingual-e5-small 1571fc98 onnx-int8 recipe=1")

    assert reader is not None
    assert reader.out.shape == reader.into.shape == (48, 384)
    assert reader.gate.shape == (384,)
    assert load_reader("another-model 1571fc98 torch recipe=1") is None


def test_a_reader_is_written_and_read_as_plain_arrays(tmp_path: Path) -> None:
    file = tmp_path / "reader.npz"

    Reader("any", NOTHING, NOTHING, NOTHING[0]).write(file)

    with np.load(file, allow_pickle=False) as arrays:
        assert sorted(arrays) == ["gate", "into", "model", "out"]
        assert str(arrays["model"]) == "any"
