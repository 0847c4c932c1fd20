"""Measures of a ranking, and how sure a mean is."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

RANK_CUT = 20
"""A right paragraph below this place counts as not found."""
NDCG_CUT = 10
DECIMALS = 4
"""Figures and shares that are written down are rounded to so many."""
BOOTSTRAP_SAMPLES = 2000
BOOTSTRAP_SEED = 28638


def first_right_rank(ranking: Sequence[str], right: Collection[str]) -> int | None:
    """Return the place, from 1, of the first right paragraph; ``None`` below place 20.

    >>> first_right_rank(["a", "b", "c"], {"c", "b"})
    2
    """
    places = enumerate(ranking[:RANK_CUT], start=1)
    return next((place for place, paragraph_id in places if paragraph_id in right), None)


def ndcg(ranking: Sequence[str], right: Collection[str]) -> float:
    """Return nDCG@10 with every right paragraph worth the same; 0 if there is none.

    >>> ndcg(["a", "b"], {"a", "b"})
    1.0
    """
    gain = sum(
        1 / math.log2(place + 1)
        for place, paragraph_id in enumerate(ranking[:NDCG_CUT], start=1)
        if paragraph_id in right
    )
    best = sum(1 / math.log2(place + 1) for place in range(1, min(len(right), NDCG_CUT) + 1))
    return gain / best if best else 0.0


def bootstrap_interval(
    values: Sequence[float], statistic: Literal["mean", "median"] = "mean"
) -> tuple[float, float]:
    """Return the 95 % interval of a mean or median over questions, by the percentile bootstrap.

    The seed is fixed: the same values give the same interval.

    Raises:
        ValueError: If there are no values.
    """
    if not values:
        raise ValueError("values is empty: an interval needs at least one value")
    drawn = np.random.default_rng(BOOTSTRAP_SEED).integers(
        len(values), size=(BOOTSTRAP_SAMPLES, len(values))
    )
    samples: NDArray[np.float64] = np.asarray(values, dtype=np.float64)[drawn]
    means = samples.mean(axis=1) if statistic == "mean" else np.median(samples, axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def share_true(found: Sequence[bool]) -> float:
    """Return the share that is true; 0 where there is none at all."""
    return sum(found) / len(found) if found else 0.0
