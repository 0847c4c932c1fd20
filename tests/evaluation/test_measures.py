"""Measures of a ranking against figures worked out by hand."""

from __future__ import annotations

import pytest

from mhassist.evaluation.measures import bootstrap_interval, first_right_rank, ndcg

TWENTY_WRONG = [f"p{number}" for number in range(20)]


@pytest.mark.parametrize(
    ("ranking", "rank"),
    [
        pytest.param(["right", "a"], 1, id="first"),
        pytest.param(["a", "b", "right", "also right"], 3, id="the first of two right ones"),
        pytest.param([*TWENTY_WRONG[:19], "right"], 20, id="last place that counts"),
        pytest.param([*TWENTY_WRONG, "right"], None, id="too low"),
        pytest.param([], None, id="nothing found"),
    ],
)
def test_rank_is_that_of_the_first_right_paragraph(ranking: list[str], rank: int | None) -> None:
    assert first_right_rank(ranking, {"right", "also right"}) == rank


@pytest.mark.parametrize(
    ("ranking", "right", "expected"),
    [
        pytest.param(["a", "b"], {"a"}, 1.0, id="one right, first"),
        # 1 / log2(3)
        pytest.param(["x", "a"], {"a"}, 0.63093, id="one right, second"),
        # (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3)) = 1.06161 / 1.63093
        pytest.param(["x", "a", "x", "b"], {"a", "b"}, 0.65092, id="two right"),
        # 1 / (1 + 1 / log2(3)): one of the two is not found
        pytest.param(["a", "x"], {"a", "b"}, 0.61315, id="one of two right"),
        pytest.param([*TWENTY_WRONG[:10], "a"], {"a"}, 0.0, id="eleventh place"),
        pytest.param(["a"], set(), 0.0, id="nothing is right"),
    ],
)
def test_ndcg(ranking: list[str], right: set[str], expected: float) -> None:
    assert ndcg(ranking, right) == pytest.approx(expected, abs=5e-6)


def test_bootstrap_of_ten_coin_throws_is_the_binomial_interval() -> None:
    # Binomial(10, 1/2): P(X <= 1) = 0.011, P(X <= 2) = 0.055; so from 2 to 8 of 10.
    assert bootstrap_interval([0.0, 1.0] * 5) == (0.2, 0.8)


def test_bootstrap_of_a_median_draws_medians() -> None:
    # Two or three of three draws are the smallest value with chance 7/27.
    assert bootstrap_interval([10.0, 20.0, 30.0], "median") == (10.0, 30.0)


def test_bootstrap_gives_the_same_interval_again() -> None:
    values = [0.1, 0.25, 0.5, 0.5, 1.0, 0.333]

    assert bootstrap_interval(values) == bootstrap_interval(values)
    assert bootstrap_interval(values) != bootstrap_interval(values[::-1])


def test_bootstrap_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^values is empty: an interval needs .+$"):
        bootstrap_interval([])
