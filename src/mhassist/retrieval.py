"""Question -> Hits: candidates by vectors and terms, ranked by late interaction.

Pooled vectors (FAISS) and BM25 each give candidates; late interaction ranks them. The final score
is a sum of z-scores over the candidates plus what the structure of letters tells. What ranks high
as the trained reader sees it is a hit too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mhassist.index import Index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.query import Query, Similarities, maxsim, token_similarities
from mhassist.question import Asked, Question
from mhassist.question.abbreviations import ABBREVIATION
from mhassist.trace import Note, note

Floats = NDArray[np.float32]

CANDIDATES = 120
"""Chunks that pooled vectors and BM25 each put forward."""
READ = 10
"""Paragraphs that are hits for being among as many of the best as the trained reader sees them."""


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each part of the score counts, in z-scores; fitted on the development questions."""

    late: float = 3.0
    read: float = 0.5
    """Share of late interaction that is the trained reader's in ``Hit.as_read``."""
    bm25: float = 1.0
    bm25_foreign: float = 0.1
    """The same for a question in another language than the letters', which share few words."""
    pooled: float = 1.0
    year_in_text: float = 0.6
    letter_year: float = 0.6
    newest: float = 0.3
    spelled_out: float = 4.0
    """For a paragraph that spells out an abbreviation that is asked about."""
    letterhead: float = -2.0
    signature: float = -2.0
    footnote: float = -0.3


@dataclass(frozen=True, slots=True)
class Search(Note):
    """What a search scored: the rows, and per part of the score a value for each."""

    rows: Sequence[int]
    parts: Mapping[str, NDArray[np.floating]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Letters that may answer, as the caller chose."""

    letters: frozenset[str] = frozenset()
    after: dt.date | None = None
    before: dt.date | None = None

    def admits(self, letter_id: str, date: dt.date | None) -> bool:
        """Return whether a letter may answer; an undated one without bounds always may."""
        if self.letters and letter_id not in self.letters:
            return False
        if date is None:
            return True
        return not (
            (self.after is not None and date < self.after)
            or (self.before is not None and date > self.before)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that may answer the question."""

    paragraph: Paragraph
    score: float
    """Higher is better; comparable within one question only."""
    parts: Mapping[str, float]
    """The score by part, before weighting."""
    row: int
    """The chunk of the paragraph that scored best."""

    @property
    def as_read(self) -> float:
        """The score with part of late interaction as the trained reader sees it.

        Not the score itself: sentences are weighed by that, and the weights are fitted on questions
        that the reader was trained on, where it is better than on others.
        """
        return self.score + self.parts["lift"]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a search found."""

    hits: tuple[Hit, ...] = ()
    """Best first."""
    similarities: Similarities = field(default_factory=Similarities)
    """Of the candidate rows."""


def _z(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)


def retrieve(
    query: Query,
    index: Index,
    *,
    admitted: Filter,
    weights: RankingWeights,
    limit: int = 20,
) -> Retrieval:
    """Return the paragraphs that may answer, best first; ties by paragraph id.

    Args:
        query: The question, encoded.
        index: What is searched.
        admitted: Letters that the caller admits.
        weights: What each part of the score counts.
        limit: Most hits to return by their score, at least 1.
    """
    allowed = _allowed_rows(index, query.question, admitted)
    if not len(allowed):
        return Retrieval()
    bm25 = index.bm25_scores(" ".join((query.question.search_text, *query.question.synonyms)))
    nearest, _ = index.nearest_rows(query.encoding.pooled, limit=CANDIDATES, among=allowed)
    rows = sorted({*nearest.tolist(), *_best_rows(allowed, bm25)})
    spelling = {int(row) for row in allowed if _spells_out(index, int(row), query.question)}
    rows = sorted({*rows, *spelling})
    pooled: Floats = index.pooled_vectors[rows] @ query.encoding.pooled
    similarities = token_similarities(query, index, rows)
    late = _late_scores(similarities.plain, query.weights, rows)
    lift = np.zeros_like(late)
    if query.reading is not None:
        learned = _late_scores(similarities.learned, query.reading.weights, rows)
        lift = weights.read * weights.late * (_z(learned) - _z(late))
    recency = recency_of_letters(index)
    structure = np.array(
        [
            _structure_score(index, row, query.question, weights=weights, recency=recency)
            for row in rows
        ],
        dtype=np.float32,
    )
    spelled = np.array([row in spelling for row in rows], np.float32)
    dutch = query.question.language == "nl"
    parts = {
        "late": weights.late * _z(late),
        "bm25": (weights.bm25 if dutch else weights.bm25_foreign) * _z(bm25[rows]),
        "pooled": weights.pooled * _z(pooled),
        "spelled_out": weights.spelled_out * spelled,
        "structure": structure,
    }
    scores = np.sum(list(parts.values()), axis=0)
    note(Search(rows, parts))
    best: dict[str, Hit] = {}
    for position, row in enumerate(rows):
        paragraph = index.all_paragraphs[index.row_paragraph[row]]
        hit = Hit(
            paragraph=paragraph,
            score=round(float(scores[position]), 5),
            parts={
                "late": round(float(late[position]), 5),
                "bm25": round(float(bm25[row]), 5),
                "pooled": round(float(pooled[position]), 5),
                "structure": round(float(structure[position]), 5),
                "lift": round(float(lift[position]), 5),
            },
            row=int(row),
        )
        known = best.get(paragraph.id)
        if known is None or hit.score > known.score:
            best[paragraph.id] = hit
    ranked = _ranked(best.values())
    ranked = _ranked(with_progress(ranked, index).values())
    first = ranked[:limit]
    as_read = sorted(ranked, key=lambda hit: -hit.as_read)[:READ] if query.reading else []
    hits = (*first, *(hit for hit in as_read if hit not in first))
    return Retrieval(hits, similarities)


def _late_scores(
    similarities: Mapping[int, Floats], weights: Floats, rows: Sequence[int]
) -> Floats:
    return np.array([maxsim(similarities[row], weights) for row in rows], dtype=np.float32)


def _ranked(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.paragraph.letter_id, hit.paragraph.number))


LEADING = 5
"""Hits of which the progress that is reported on them is looked at too."""


def with_progress(ranked: Sequence[Hit], index: Index) -> dict[str, Hit]:
    """Return the hits by id; the progress reported on a leading action scores as the action does.

    The progress speaks of "het instrument" or "de wet" where the action gives it its name.
    """
    hits = {hit.paragraph.id: hit for hit in ranked}
    for hit in ranked[:LEADING]:
        action = hit.paragraph
        for number in action.related:
            progress = index.paragraph_at(action.letter_id, number)
            rows = index.rows_of(progress.id)
            if number < action.number or not rows:
                continue
            known = hits.get(progress.id)
            if known is None or known.score < hit.score:
                parts = known.parts if known else dict.fromkeys(hit.parts, 0.0)
                hits[progress.id] = Hit(progress, hit.score, parts, known.row if known else rows[0])
    return hits


def _allowed_rows(index: Index, question: Question, admitted: Filter) -> NDArray[np.int64]:
    scope = question.scope
    ids = {
        letter.id
        for letter in index.letters
        if admitted.admits(letter.id, letter.sort_date)
        and (not scope.letters or letter.id in scope.letters)
    }
    return np.array(
        [
            row
            for row, position in enumerate(index.row_paragraph)
            if index.all_paragraphs[position].letter_id in ids
        ],
        dtype=np.int64,
    )


def _best_rows(allowed: NDArray[np.int64], scores: Floats) -> list[int]:
    """Return the rows of the highest scores, best first; ties by row."""
    order = np.lexsort((allowed, -scores[allowed]))
    best: list[int] = allowed[order[:CANDIDATES]].tolist()
    return best


_SPAN = 3650
"""Days from which a letter is as old as it can be."""


def recency_of_letters(index: Index) -> dict[str, float]:
    """Return how new each letter is: 1 for the newest, less by a tenth a year, 0 at the least.

    By its day, not its place among the letters: what lies between two letters is the same
    whichever others there are.
    """
    known = {letter.id: letter.sort_date for letter in index.letters}
    newest = max((date for date in known.values() if date), default=dt.date.min)
    return {
        letter_id: max(0.0, 1.0 - (newest - date).days / _SPAN) if date else 0.0
        for letter_id, date in known.items()
    }


def _spells_out(index: Index, row: int, question: Question) -> bool:
    """Return whether a chunk has an abbreviation of the question in brackets, after its name."""
    if question.kind is not Asked.ABBREVIATION:
        return False
    text = index.chunks[row].text
    return any(
        re.search(
            rf"\((?:[^()]{{0,20}} )?{name}(?:['’]?s)?\)|{name} staat voor",
            text,
        )
        for name in map(re.escape, ABBREVIATION.findall(question.text))
    )


def _structure_score(
    index: Index,
    row: int,
    question: Question,
    *,
    weights: RankingWeights,
    recency: Mapping[str, float],
) -> float:
    paragraph = index.all_paragraphs[index.row_paragraph[row]]
    score = {
        Kind.LETTERHEAD: weights.letterhead,
        Kind.SIGNATURE: 0.0 if Asked.PERSON in question.kinds else weights.signature,
        Kind.FOOTNOTE: weights.footnote,
    }.get(paragraph.kind, 0.0)
    scope = question.scope
    letter = index.letter(paragraph.letter_id)
    date = letter.sort_date
    for year in scope.years:
        if str(year) in paragraph.text:
            score += weights.year_in_text
        if date is not None and date.year == year:
            score += weights.letter_year
    if scope.newest and len(index.letters) > 1:
        score += weights.newest * recency[letter.id]
    return score
