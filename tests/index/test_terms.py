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
    assert split_into_terms("slachtoffer Slachtoffers gemeente gemeenten") == [
        "slachtoffer",
        "slachtoffer",
        "gemeent",
        "gemeent",
    ]


def test_score_is_that_of_the_formula(tmp_path: Path) -> None:
    terms = written(tmp_path, ["hulp zorg", "hulp hulp wet zorg", "wet", "taak"])

    # Lucene's BM25: k1 0.9, b 0.4; 8 words in 4 chunks, so 2 on average.
    idf = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    short = idf * 1 / (1 + 0.9 * (1 - 0.4 + 0.4 * 2 / 2))
    long = idf * 2 / (2 + 0.9 * (1 - 0.4 + 0.4 * 4 / 2))
    assert terms.bm25(["hulp"]).tolist() == pytest.approx([short, long, 0.0, 0.0])
    assert terms.bm25(["hulp", "hulp"]).tolist() == pytest.approx([2 * short, 2 * long, 0.0, 0.0])


def test_compound_is_found_by_its_first_part_but_is_another_stem(tmp_path: Path) -> None:
    terms = written(tmp_path, ["opvang", "opvangplaatsen", "zorg"])

    whole, compound, other = terms.bm25(["opvang"]).tolist()

    assert whole > compound > other == 0.0
    assert terms.document_frequency("opvang") == 1


def test_numbers_are_found_whole_only(tmp_path: Path) -> None:
    terms = written(tmp_path, ["28638", "286381"])

    assert (terms.bm25(["28638"]) > 0).tolist() == [True, False]


def test_terms_of_the_context_count_and_words_of_the_context_do_not(tmp_path: Path) -> None:
    terms = written(tmp_path, ["Opvang", "Zorg"], context="Brief")

    assert terms.document_frequency("brief") == 2
    assert (terms.bm25(["brief"]) > 0).tolist() == [True, True]
    assert terms.words == {"opvang": 1, "zorg": 1}


def test_chunk_without_any_word_scores_nothing(tmp_path: Path) -> None:
    terms = written(tmp_path, ["...", "Opvang"])

    assert (terms.bm25(["opvang"]) > 0).tolist() == [False, True]
