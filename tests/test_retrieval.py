"""From a question to hits: candidates, scores, filters and order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from answering.harbour import harbour_index
from fake_encoder import FakeEncoder
from mhassist.index import Index
from mhassist.query import Query, make_query, maxsim, token_similarities
from mhassist.question import Speller, Synonyms, understand
from mhassist.retrieval import Filter, RankingWeights, retrieve

WEIGHTS = RankingWeights()
OLDEST = dt.date(2030, 3, 4)
NEWEST = dt.date(2031, 10, 1)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return harbour_index(tmp_path_factory.mktemp("retrieval"))


def _query(text: str, index: Index) -> Query:
    question = understand(text, (), letters=index.letters, speller=Speller({}), synonyms=Synonyms())
    encoding = FakeEncoder().encode_questions([question.search_text])[0]
    return make_query(question, encoding, index)


def _found(text: str, index: Index, admitted: Filter | None = None, limit: int = 20) -> list[str]:
    retrieval = retrieve(
        _query(text, index), index, admitted=admitted or Filter(), weights=WEIGHTS, limit=limit
    )
    return [hit.paragraph.id for hit in retrieval.hits]


@pytest.mark.parametrize(
    ("admitted", "date", "admits"),
    [
        pytest.param(Filter(), OLDEST, True, id="no filter"),
        pytest.param(Filter(), None, True, id="no filter, undated"),
        pytest.param(Filter(frozenset({"a"})), OLDEST, True, id="named"),
        pytest.param(Filter(frozenset({"b"})), OLDEST, False, id="another is named"),
        pytest.param(Filter(after=OLDEST), OLDEST, True, id="on the first day"),
        pytest.param(Filter(after=OLDEST + dt.timedelta(days=1)), OLDEST, False, id="too early"),
        pytest.param(Filter(before=OLDEST), OLDEST, True, id="on the last day"),
        pytest.param(Filter(before=OLDEST - dt.timedelta(days=1)), OLDEST, False, id="too late"),
        pytest.param(Filter(after=OLDEST, before=OLDEST), None, True, id="undated is admitted"),
        pytest.param(Filter(frozenset({"b"})), None, False, id="undated, another is named"),
    ],
)
def test_filter_of_the_caller(admitted: Filter, date: dt.date | None, admits: bool) -> None:
    assert admitted.admits("a", date) is admits


@pytest.mark.parametrize(
    ("similarities", "weights", "score"),
    [
        pytest.param([[0.5, 0.25], [0.0, 1.0]], [0.75, 0.25], 0.625, id="best match of each token"),
        pytest.param([[-0.5], [-0.25]], [0.5, 0.5], -0.375, id="negative"),
        pytest.param([[], []], [0.5, 0.5], 0.0, id="a chunk without tokens"),
    ],
)
def test_late_interaction_score(
    similarities: Sequence[Sequence[float]], weights: Sequence[float], score: float
) -> None:
    rows = np.array(similarities, dtype=np.float32)
    assert maxsim(rows, np.array(weights, dtype=np.float32)) == score


def test_weights_of_tokens_sum_to_one_and_function_words_count_least(index: Index) -> None:
    query = _query("Hoeveel schepen zijn bezocht?", index)
    weight = dict(zip(query.words, query.weights.tolist(), strict=True))
    assert query.words == ("Hoeveel", "schepen", "zijn", "bezocht")
    assert sum(weight.values()) == pytest.approx(1.0)
    assert weight["Hoeveel"] == weight["zijn"] < weight["schepen"]


def test_rare_words_count_more_than_common_ones(index: Index) -> None:
    query = _query("schepen vissers", index)
    assert index.document_frequency("schep") < index.document_frequency("visser")
    assert query.weights[0] > query.weights[1]


def test_question_without_a_token_has_no_weights(index: Index) -> None:
    question = understand("1/2", (), letters=(), speller=Speller({}), synonyms=Synonyms())
    encoding = FakeEncoder().encode_questions(["…"])[0]
    query = make_query(question, encoding, index)
    assert query.weights.shape == (0,)


def test_similarities_are_those_of_centred_vectors(index: Index) -> None:
    query = _query("schepen bezocht", index)
    rows = list(range(len(index.chunks)))
    for row, similarities in token_similarities(query, index, rows).plain.items():
        vectors = index.token_vectors(row).astype(np.float64) - index.token_mean
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        assert np.allclose(similarities, query.vectors @ vectors.T, atol=2e-3)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("zestig schepen bezocht in 2031", "voortgang-2031/p2"),
        ("miljoen euro voor opvang in Zandmeer", "kst-99999-1/p3"),
        ("Vissersraad stichting", "plan-haven/p1"),
    ],
)
def test_the_paragraph_with_the_words_comes_first(index: Index, question: str, first: str) -> None:
    assert _found(question, index)[0] == first


@pytest.mark.parametrize(
    ("admitted", "letters"),
    [
        pytest.param(Filter(frozenset({"plan-haven"})), {"plan-haven"}, id="by id"),
        pytest.param(Filter(after=NEWEST), {"plan-haven", "voortgang-2031"}, id="after"),
        pytest.param(Filter(before=OLDEST), {"plan-haven", "kst-99999-1"}, id="before"),
        pytest.param(Filter(frozenset({"kst-99999-1"}), after=NEWEST), set(), id="none left"),
    ],
)
def test_hits_are_of_letters_that_are_admitted(
    index: Index, admitted: Filter, letters: set[str]
) -> None:
    found = _found("schepen vissers training loket", index, admitted)
    assert {hit.partition("/")[0] for hit in found} == letters


def test_hits_are_of_the_letter_that_the_question_names(index: Index) -> None:
    found = _found("Welke schepen noemt de brief van 4 maart 2030?", index)
    assert {hit.partition("/")[0] for hit in found} == {"kst-99999-1"}


def test_each_paragraph_is_one_hit_and_titles_are_none(index: Index) -> None:
    found = _found("schepen vissers training loket", index)
    assert len(found) == len(set(found))
    assert {"kst-99999-1/p2", "kst-99999-1/p4"} & set(found) == set()


def test_limit_takes_the_best_hits(index: Index) -> None:
    assert _found("vissers", index, limit=2) == _found("vissers", index)[:2]


def test_scores_fall_and_equal_ones_are_ordered_by_paragraph(index: Index) -> None:
    query = _query("walvis", index)
    hits = retrieve(query, index, admitted=Filter(), weights=WEIGHTS).hits
    keys = [(-hit.score, hit.paragraph.letter_id, hit.paragraph.number) for hit in hits]
    assert keys == sorted(keys)


def test_same_question_gives_the_same_hits(tmp_path: Path, index: Index) -> None:
    again = harbour_index(tmp_path)
    assert _found("schepen vissers", again) == _found("schepen vissers", index)
