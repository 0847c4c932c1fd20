from __future__ import annotations

import math
from pathlib import Path

import pytest

from mhassist.chunks import Chunk
from mhassist.index.terms import Terms, split_into_terms, split_into_words, write_terms


def written(folder: Path, texts: list[str], *, context: str = "") -> Terms:
    chunks = [
        Chunk("brief/p1", number, 0, len(text), context, text, 1)
        for number, text in enumerate(texts)
    ]
    write_terms(folder, chunks=chunks, texts=texts)
    return Terms(folder, n_rows=len(texts))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Café's, één", ["café", "s", "één"], id="accents"),
        pytest.param("€ 1.200,50 in 2019.", ["1.200,50", "in", "2019"], id="numbers"),
        pytest.param("nr. 28638-161", ["nr", "28638", "161"], id="hyphen between numbers"),
        pytest.param("mensen\u00adhandel", ["mensenhandel"], id="soft hyphen"),
        pytest.param("cafe\u0301", ["café"], id="combining accent"),
        pytest.param("?! _", [], id="no words"),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert split_into_words(text) == words


def test_forms_of_a_word_share_a_stem() -> None:
    assert split_into_terms("slachtoffer Slachtoffers opgeleid opleiding") == [
        "slachtoffer",
        "slachtoffer",
        "opleid",
        "opleid",
    ]


def test_score_is_that_of_the_formula(tmp_path: Path) -> None:
    terms = written(tmp_path, ["opvang zorg", "opvang opvang politie zorg", "politie", "handel"])

    # Lucene's BM25: k1 1.5, b 0.75; 8 words in 4 chunks, so 2 on average.
    idf = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    short = idf * 1 / (1 + 1.5 * (1 - 0.75 + 0.75 * 2 / 2))
    long = idf * 2 / (2 + 1.5 * (1 - 0.75 + 0.75 * 4 / 2))
    assert terms.bm25(["opvang"]).tolist() == pytest.approx([short, long, 0.0, 0.0])
    assert terms.bm25(["opvang", "opvang"]).tolist() == pytest.approx(
        [2 * short, 2 * long, 0.0, 0.0]
    )


def test_terms_of_the_context_count_and_words_of_the_context_do_not(tmp_path: Path) -> None:
    terms = written(tmp_path, ["Opvang", "Zorg"], context="Brief")

    assert terms.document_frequency("brief") == 2
    assert (terms.bm25(["brief"]) > 0).tolist() == [True, True]
    assert terms.words == {"opvang": 1, "zorg": 1}


def test_chunk_without_any_word_scores_nothing(tmp_path: Path) -> None:
    terms = written(tmp_path, ["...", "Opvang"])

    assert (terms.bm25(["opvang"]) > 0).tolist() == [False, True]
