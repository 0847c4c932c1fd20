"""Sentences that say most of what a stretch of a letter says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.deeds import tells_deed
from mhassist.answering.overlap import overlap_of, stems_in, weighted_terms
from mhassist.answering.quotes import Quote, leaves_unnamed
from mhassist.index import Index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.sentences import points_back, split_sentences

Floats = NDArray[np.float32]

SHORTEST, LONGEST = 7, 40
"""Words of a sentence that is understood alone, and read at a glance."""
_TELLING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
_DEED, _OPENING, _SUBJECT = 0.15, 0.1, 0.25
"""What counts beside the cosine: that something is done, that a paragraph opens with it, and the
share of the words of its subject."""
_PROCEDURE = re.compile(
    r"\b(?:uw|de) Kamer\b|\b(?:ander|dergelijk|bovenstaand|\w*genoemd)e?\b|"
    r"\b(?:zoals|antwoord op vraag)\b",
    re.IGNORECASE,
)
"""What is said to the Kamer or of something before, and not of the subject."""
_ADDS = re.compile(
    r"\b(?:daarnaast|tevens|ook|verder|voorts|bovendien|kortom|tot slot|in aanvulling)\b",
    re.IGNORECASE,
)
_ADDED = -0.1
"""For a sentence that adds to one before it."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    quote: Quote
    vector: Floats
    """Shape ``(dim,)``, of length 1 (L2)."""
    opens: bool


def central_sentences(
    paragraphs: Sequence[Paragraph], index: Index, *, subject: str = "", limit: int = 1
) -> list[Quote]:
    """Return the sentences nearest to the mean of all, one of a paragraph, in order.

    The centroid method (Radev and others 2004), on the means of the sentences' token vectors.

    Args:
        paragraphs: A stretch of one letter.
        index: Holds the token vectors.
        subject: The heading above them.
        limit: Most sentences to return; fewer where fewer are understood alone.
    """
    sentences = [each for paragraph in paragraphs for each in _sentences(paragraph, index)]
    if not sentences:
        return []
    centre = np.mean([each.vector for each in sentences], axis=0)
    terms = weighted_terms(subject, index)
    best: dict[str, tuple[float, Quote]] = {}
    for each in sentences:
        paragraph = each.quote.paragraph
        if paragraph.kind in _TELLING and _stands_alone(each.quote):
            score = float(each.vector @ centre) + _DEED * tells_deed(each.quote.text)
            score += _OPENING * each.opens + _SUBJECT * overlap_of(terms, stems_in(each.quote.text))
            score += _ADDED * bool(_ADDS.search(each.quote.text))
            if paragraph.id not in best or score > best[paragraph.id][0]:
                best[paragraph.id] = (score, each.quote)
    chosen = sorted(best.values(), key=lambda one: (-one[0], one[1].paragraph.number))[:limit]
    return sorted((quote for _, quote in chosen), key=lambda quote: quote.paragraph.number)


def _sentences(paragraph: Paragraph, index: Index) -> list[_Sentence]:
    rows = index.rows_of(paragraph.id)
    if not rows:
        return []
    starts = np.concatenate([index.token_offsets(row)[:, 0] for row in rows])
    vectors = index.token_slice(rows).vectors
    found = []
    for position, (start, end) in enumerate(split_sentences(paragraph.text)):
        own = vectors[(starts >= start) & (starts < end)]
        if len(own):
            mean = own.mean(axis=0, dtype=np.float32)
            length = float(np.linalg.norm(mean)) or 1.0
            found.append(_Sentence(Quote(paragraph, start, end), mean / length, position == 0))
    return found


def _stands_alone(quote: Quote) -> bool:
    text = quote.text
    return (
        SHORTEST <= quote.words <= LONGEST
        and text[0].isupper()
        and text.endswith(".")
        and not (points_back(text) or leaves_unnamed(text) or _PROCEDURE.search(text))
    )
