from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from threadpoolctl import threadpool_info, threadpool_limits

import mhassist.index.vectors as vectors_module
from mhassist.chunks import Chunk
from mhassist.encoder.encoding import Encoding
from mhassist.index.vectors import (
    StoredVectors,
    TokenProducts,
    Vectors,
    VectorWriter,
    offsets_in_paragraph,
    write_array,
)

DIM = 4


def chunk(number: int = 0, *, context: str = "", start: int = 0) -> Chunk:
    return Chunk("brief/p1", number, start, start + 5, context, "tekst", 1)


def written(folder: Path, encodings: list[Encoding], *, context: str = "") -> Vectors:
    with VectorWriter(folder, dim=DIM) as writer:
        for number, encoding in enumerate(encodings):
            writer.add(StoredVectors.of(chunk(number, context=context), encoding))
        writer.finish()
    return Vectors(folder)


def encoding(
    pooled: NDArray[np.float32], tokens: list[list[float]], offsets: list[list[int]]
) -> Encoding:
    return Encoding(
        pooled=pooled,
        tokens=np.array(tokens, dtype=np.float32).reshape(-1, DIM),
        offsets=np.array(offsets, dtype=np.int32).reshape(-1, 2),
    )


def random_encodings(count: int, *, seed: int = 0) -> list[Encoding]:
    """Return vectors of length 1 with 0 to 4 tokens each; every third pooled vector is twin."""
    random = np.random.default_rng(seed)
    found: list[Encoding] = []
    for number in range(count):
        tokens = random.normal(size=(number % 5, DIM)).astype(np.float32)
        pooled = random.normal(size=DIM).astype(np.float32)
        pooled /= np.linalg.norm(pooled)
        if number % 3 == 2:
            pooled = found[-1].pooled
        found.append(Encoding(pooled, tokens, np.full((len(tokens), 2), number, np.int32)))
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 10, 59, 60, 100])
def test_nearest_rows_equal_brute_force_with_ties_by_row(tmp_path: Path, limit: int) -> None:
    encodings = random_encodings(60)
    vectors = written(tmp_path, encodings)
    question = random_encodings(1, seed=9)[0].pooled

    rows, scores = vectors.nearest(question, limit=limit)

    exact = np.stack([one.pooled for one in encodings]) @ question
    expected = sorted(range(60), key=lambda row: (-exact[row].round(6), row))[:limit]
    assert rows.tolist() == expected
    assert np.abs(scores - exact[rows]).max() < 1e-6


def test_nearest_rows_among_some_are_the_nearest_of_these(tmp_path: Path) -> None:
    encodings = random_encodings(60)
    vectors = written(tmp_path, encodings)
    question = random_encodings(1, seed=9)[0].pooled
    some = np.arange(1, 60, 7)

    rows, _ = vectors.nearest(question, limit=4, among=some)

    exact = np.stack([one.pooled for one in encodings]) @ question
    assert rows.tolist() == sorted(some, key=lambda row: (-exact[row].round(6), row))[:4]
    assert len(vectors.nearest(question, limit=100, among=some)[0]) == 9


def test_rows_of_equal_score_come_in_row_order_also_at_the_limit(tmp_path: Path) -> None:
    same = np.array([1, 0, 0, 0], dtype=np.float32)
    vectors = written(tmp_path, [encoding(same, [], []) for _ in range(40)])

    rows, _ = vectors.nearest(same, limit=3)

    assert rows.tolist() == [0, 1, 2]


def test_wrong_arguments_of_nearest_are_value_errors(tmp_path: Path) -> None:
    vectors = written(tmp_path, random_encodings(2))

    with pytest.raises(ValueError, match="limit must be at least 1, not 0"):
        vectors.nearest(np.zeros(DIM, np.float32), limit=0)
    with pytest.raises(ValueError, match=r"expected a vector of shape \(4,\), not \(3,\)"):
        vectors.nearest(np.zeros(3, np.float32), limit=1)


def test_token_vectors_come_back_as_float16_views(tmp_path: Path) -> None:
    encodings = random_encodings(7)
    vectors = written(tmp_path, encodings)

    for row, one in enumerate(encodings):
        found = vectors.token_vectors(row)
        assert found.dtype == np.float16
        assert type(found) is np.ndarray
        assert not found.flags.writeable
        assert np.array_equal(found, one.tokens.astype(np.float16))


def test_token_file_is_a_plain_npy_file(tmp_path: Path) -> None:
    encodings = random_encodings(200)
    written(tmp_path, encodings)

    found = np.load(tmp_path / "token_vectors.npy", allow_pickle=False)

    assert np.array_equal(found, np.concatenate([one.tokens for one in encodings]).astype("f2"))


@pytest.mark.parametrize("array", [np.eye(3, dtype=np.float32), np.zeros((0, 2), np.int32)])
def test_array_has_the_bytes_that_numpy_gives_it(
    tmp_path: Path, array: NDArray[np.float32] | NDArray[np.int32]
) -> None:
    np.save(tmp_path / "by-numpy.npy", array, allow_pickle=False)
    write_array(tmp_path / "own.npy", array)
    assert (tmp_path / "own.npy").read_bytes() == (tmp_path / "by-numpy.npy").read_bytes()


def test_mean_leaves_out_the_context(tmp_path: Path) -> None:
    pooled = np.array([1, 0, 0, 0], dtype=np.float32)
    one = encoding(pooled, [[8, 8, 8, 8], [1, 0, 0, 0]], [[0, 3], [4, 9]])
    two = encoding(pooled, [[0, 1, 0, 0]], [[4, 9]])

    vectors = written(tmp_path, [one, two], context="Nr.")

    assert vectors.token_mean.tolist() == [0.5, 0.5, 0.0, 0.0]
    assert vectors.token_offsets(0).tolist() == [[-1, -1], [0, 5]]


def test_mean_of_the_encoder_is_kept_where_it_has_one(tmp_path: Path) -> None:
    own = np.array([0, 0, 0, 1], dtype=np.float32)
    one = encoding(np.array([1, 0, 0, 0], dtype=np.float32), [[1, 0, 0, 0]], [[0, 5]])

    with VectorWriter(tmp_path, dim=DIM, token_mean=own) as writer:
        writer.add(StoredVectors.of(chunk(), one))
        writer.finish()

    assert Vectors(tmp_path).token_mean.tolist() == [0.0, 0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        pytest.param([[0, 4], [5, 9]], [[-1, -1], [10, 14]], id="context, then text"),
        pytest.param([[4, 7]], [[10, 12]], id="starts in the white space between"),
        pytest.param([[4, 5]], [[-1, -1]], id="only the white space between"),
        pytest.param([], [], id="no tokens"),
    ],
)
def test_offsets_are_moved_to_the_paragraph(
    offsets: list[list[int]], expected: list[list[int]]
) -> None:
    given = np.array(offsets, dtype=np.int32).reshape(-1, 2)

    found = offsets_in_paragraph(chunk(context="Nr 1", start=10), given)

    assert found.tolist() == expected
    assert found.shape == (len(expected), 2)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    return written(tmp_path_factory.mktemp("index"), random_encodings(12))


def test_products_take_one_thread_however_many_are_asked_at_once(tmp_path: Path) -> None:
    def threads() -> set[int]:
        return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}

    with threadpool_limits(2, user_api="blas"):
        vectors_module._one_thread_a_product.cache_clear()
        opened = written(tmp_path, random_encodings(4))
        assert threads() == {1}
        with ThreadPoolExecutor(2) as pool:
            list(
                pool.map(
                    lambda row: opened.token_products([row], np.ones((2, DIM), np.float32)),
                    range(4),
                )
            )
        assert threads() == {1}


@settings(deadline=None)  # a busy machine is no failure
@given(
    rows=st.lists(st.integers(min_value=0, max_value=11), max_size=8)
    | st.integers(min_value=0, max_value=12).map(lambda count: list(range(count)))
)
@pytest.mark.parametrize("decoded_once", [0, 2**20], ids=["by slice", "once"])
def test_slice_is_the_rows_one_after_the_other(
    twelve: Vectors, decoded_once: int, rows: list[int]
) -> None:
    encodings = random_encodings(12)

    with patch("mhassist.index.vectors.DECODED_ONCE", decoded_once):
        found = twelve.token_slice(rows)

    assert found.vectors.dtype == np.float32
    assert len(found.starts) == len(rows) + 1
    for place, row in enumerate(rows):
        own = slice(found.starts[place], found.starts[place + 1])
        assert np.array_equal(found.vectors[own], encodings[row].tokens.astype(np.float16))
        assert np.array_equal(found.offsets[own], encodings[row].offsets)
    assert found.starts[-1] == len(found.vectors)


@settings(deadline=None)
@given(rows=st.lists(st.integers(min_value=0, max_value=11), max_size=8))
@pytest.mark.parametrize("decoded_once", [0, 2**20], ids=["by slice", "once"])
def test_products_of_a_row_are_the_same_whatever_rows_are_beside_it(
    twelve: Vectors, decoded_once: int, rows: list[int]
) -> None:
    questions = np.random.default_rng(7).normal(size=(3, DIM)).astype(np.float32)

    with patch("mhassist.index.vectors.DECODED_ONCE", decoded_once):
        found = twelve.token_products(rows, questions)
        alone = [twelve.token_products([row], questions).products for row in rows]

    assert found.products.shape == (found.starts[-1], 3)
    assert len(found.starts) == len(rows) + 1
    for place, row in enumerate(rows):
        own = found.products[found.starts[place] : found.starts[place + 1]]
        assert np.array_equal(own, alone[place])
        tokens = twelve.token_vectors(row).astype(np.float32)
        assert np.allclose(own, tokens @ questions.T, atol=1e-4)


def test_row_is_the_same_whether_read_alone_before_or_not(tmp_path: Path) -> None:
    opened = written(tmp_path, random_encodings(6))
    questions = np.ones((2, DIM), np.float32)
    alone = opened.token_products([4], questions).products

    together = opened.token_products([3, 4], questions)
    everything = opened.token_slice(range(6)).vectors

    assert np.array_equal(together.products[together.starts[1] :], alone)
    stored = np.concatenate([opened.token_vectors(row) for row in range(6)])
    assert np.array_equal(everything, stored.astype(np.float32))
    assert not everything.flags.writeable


def test_best_per_row_is_the_maximum_of_each_row_and_minus_infinity_without_tokens() -> None:
    some = TokenProducts(
        products=np.zeros((3, 2), np.float32), starts=np.array([0, 0, 2, 2, 3, 3], dtype=np.int64)
    )
    similarities = np.array([[1, 5], [4, 2], [7, 0]], dtype=np.float32)

    best = some.best_per_row(similarities)

    low = -np.inf
    assert best.tolist() == [[low, low], [4, 5], [low, low], [7, 0], [low, low]]
