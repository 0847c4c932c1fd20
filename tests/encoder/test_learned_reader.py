"""The reader as it is kept: arrays, what it adds to a matrix, and what it makes of tokens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mhassist.encoder import load_encoder
from mhassist.encoder.model_file import SHA256
from mhassist.encoder.reader import Change, Reader, load_reader, read_reader
from mhassist.settings import load_settings

OUT, INTO = np.array([[1, 2, 0]], np.float32), np.array([[0], [3]], np.float32)


def test_a_change_adds_the_product_of_its_two_matrices() -> None:
    assert Change(OUT, INTO).dense().tolist() == [[0, 0, 0], [3, 6, 0]]


def test_a_token_counts_by_its_gate_within_bounds() -> None:
    gate = np.array([0.5, 9.0], np.float32)

    reading = Reader("any", 0, {}, gate).reading(np.eye(2, dtype=np.float32))

    assert reading.factors == pytest.approx(np.exp([0.5, 2.0]))


def test_a_reader_is_written_and_read_as_plain_arrays(tmp_path: Path) -> None:
    file = tmp_path / "reader.npz"

    Reader("any", 3, {"l3.q": Change(OUT, INTO)}, np.zeros(3, np.float32)).write(file)

    with np.load(file, allow_pickle=False) as arrays:
        assert sorted(arrays) == ["first", "gate", "l3.q.into", "l3.q.out", "model"]
    read = read_reader(file.read_bytes())
    assert (read.model, read.first, list(read.changes)) == ("any", 3, ["l3.q"])
    assert np.array_equal(read.changes["l3.q"].dense(), Change(OUT, INTO).dense())


def test_the_reader_was_trained_for_the_default_model() -> None:
    reader, _ = load_reader()

    assert reader.model == SHA256
    assert {name.partition(".")[0] for name in reader.changes} == {f"l{n}" for n in range(6, 12)}


@pytest.mark.model
def test_a_question_is_read_with_as_many_tokens_and_a_passage_is_not() -> None:
    encoder = load_encoder(load_settings())
    question = "Hoeveel rechercheurs worden er jaarlijks extra opgeleid?"

    (asked,), (told,) = encoder.encode_questions([question]), encoder.encode_passages([question])

    assert told.reading is None
    assert asked.reading is not None
    assert asked.reading.tokens.shape == asked.tokens.shape
    assert np.linalg.norm(asked.reading.tokens, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert (asked.reading.tokens * asked.tokens).sum(axis=1).max() < 0.999
    assert encoder.question_fingerprint != encoder.fingerprint
