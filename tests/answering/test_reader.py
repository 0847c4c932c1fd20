"""A query as the trained reader sees it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from mhassist.answering.reader import read
from mhassist.encoder import Encoding
from mhassist.encoder.encoding import Reading
from mhassist.index import Index
from mhassist.question import Speller, Synonyms, understand
from mhassist.retrieval import Query

WORDS = np.eye(3, dtype=np.float32)[:2]
ENCODING = Encoding(WORDS[0], WORDS, np.array([[0, 7], [8, 13]], dtype=np.int32))
QUERY = Query(
    question=understand("hoeveel wegen", (), letters=(), speller=Speller({}), synonyms=Synonyms()),
    encoding=ENCODING,
    words=("hoeveel", "wegen"),
    weights=np.array([0.25, 0.75], dtype=np.float32),
    vectors=WORDS,
)
INDEX = cast(Index, SimpleNamespace(token_mean=np.array([0.0, 0.0, 0.5], np.float32)))


def read_as(factors: list[float], query: Query = QUERY) -> Query:
    """Return the query of which the reader sees the second and third axis."""
    reading = Reading(np.eye(3, dtype=np.float32)[1:], np.array(factors, np.float32))
    return read(replace(query, encoding=replace(ENCODING, reading=reading)), INDEX)


def test_without_a_reader_a_query_stays_as_it_is() -> None:
    assert read(QUERY, INDEX) is QUERY


def test_tokens_are_centred_and_count_as_learned() -> None:
    seen = read_as([3.0, 1.0])

    assert seen.vectors == pytest.approx(np.array([[0, 0.8**0.5, -(0.2**0.5)], [0, 0, 1]]))
    assert seen.weights == pytest.approx([0.5, 0.5])
    assert seen.question is QUERY.question


def test_a_question_of_no_weight_stays_so() -> None:
    silent = replace(QUERY, weights=np.zeros(2, np.float32))

    assert read_as([3.0, 1.0], silent).weights.tolist() == [0.0, 0.0]
