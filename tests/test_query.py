"""A question as it is matched, and as the trained reader sees it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from mhassist.encoder import Encoding
from mhassist.encoder.encoding import Reading
from mhassist.index import Index
from mhassist.query import make_query
from mhassist.question import Speller, Synonyms, understand

WORDS = np.eye(3, dtype=np.float32)[:2]
ENCODING = Encoding(WORDS[0], WORDS, np.array([[0, 7], [8, 13]], dtype=np.int32))
QUESTION = understand("hoeveel wegen", (), letters=(), speller=Speller({}), synonyms=Synonyms())
INDEX = cast(
    Index,
    SimpleNamespace(
        token_mean=np.array([0.0, 0.0, 0.5], np.float32),
        chunks=[""] * 9,
        document_frequency=lambda stem: {"weg": 4}.get(stem, 0),
    ),
)


def test_function_words_count_little_and_tokens_are_centred() -> None:
    query = make_query(QUESTION, ENCODING, INDEX)

    assert query.words == ("hoeveel", "wegen")
    assert query.weights == pytest.approx(
        [0.15 / (0.15 + np.log(2)), np.log(2) / (0.15 + np.log(2))]
    )
    assert query.vectors[0] == pytest.approx([0.8**0.5, 0, -(0.2**0.5)])


def test_who_writes_the_letters_counts_as_little_as_a_function_word() -> None:
    question = understand("kabinet wegen", (), letters=(), speller=Speller({}), synonyms=Synonyms())

    assert make_query(question, ENCODING, INDEX).weights == pytest.approx(
        [0.15 / (0.15 + np.log(2)), np.log(2) / (0.15 + np.log(2))]
    )


def test_without_a_reader_there_is_no_reading() -> None:
    assert make_query(QUESTION, ENCODING, INDEX).reading is None


def test_tokens_count_as_learned() -> None:
    factors = np.array([np.log(2) / 0.15, 1.0], np.float32)
    encoding = replace(ENCODING, reading=Reading(np.eye(3, dtype=np.float32)[1:], factors))

    reading = make_query(QUESTION, encoding, INDEX).reading

    assert reading is not None
    assert reading.vectors == pytest.approx(np.array([[0, 0.8**0.5, -(0.2**0.5)], [0, 0, 1]]))
    assert reading.weights == pytest.approx([0.5, 0.5])
    assert reading.question is QUESTION
