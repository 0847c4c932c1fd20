"""Query -> the same query as the trained reader sees it: which words count, and what they match."""

from __future__ import annotations

from dataclasses import replace

from mhassist.index import Index
from mhassist.retrieval import Query, centred


def read(query: Query, index: Index) -> Query:
    """Return the query with the token vectors and weights that were learned (``encoder.reader``).

    The query itself where its encoder has no reader.
    """
    reading = query.encoding.reading
    if reading is None:
        return query
    weights = query.weights * reading.factors
    total = float(weights.sum())
    return replace(
        query,
        vectors=centred(reading.tokens, index.token_mean),
        weights=weights / total if total > 0 else weights,
    )
