"""Question -> Hits: candidates by vectors and terms, ranked by late interaction.

Pooled vectors (FAISS) and BM25 each give candidates; late interaction (MaxSim over token vectors,
Khattab and Zaharia 2020, "ColBERT") ranks them, each word of the question weighted by its inverse
document frequency and all token vectors centred on the corpus mean. The final score is a sum of
z-scores over the candidates plus what the structure of letters tells.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder import Encoding
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import WORD, is_function_word
from mhassist.trace import note

Floats = NDArray[np.float32]

CANDIDATES = 120
"""Chunks that pooled vectors and BM25 each put forward."""


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each part of the score counts, in z-scores; fitted on the development questions."""

    late: float = 3.0
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
    function_word: float = 0.15
    """Weight of a function word in late interaction, against the idf of others."""
    unknown_word: float = 1.0
    """Weight of a word that no letter has, as a share of the largest idf."""


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


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a search found."""

    hits: tuple[Hit, ...] = ()
    """Best first."""
    similarities: Mapping[int, Floats] = field(default_factory=dict)
    """For each candidate row, as ``token_similarities``."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready to be compared with chunks."""

    question: Question
    encoding: Encoding
    words: tuple[str, ...]
    """The word that each token of the question is part of."""
    weights: Floats
    """Shape ``(n_tokens,)``: what each token counts, summing to 1."""
    vectors: Floats
    """Shape ``(n_tokens, dim)``: centred token vectors of length 1."""


def make_query(
    question: Question, encoding: Encoding, index: Index, *, weights: RankingWeights
) -> Query:
    """Return the question's token vectors, centred, each with the weight of its word."""
    text = question.search_text
    spans = [match.span() for match in WORD.finditer(text)]
    n_chunks = len(index.chunks)
    largest = float(np.log(1 + n_chunks))
    words: list[str] = []
    token_weights = np.zeros(len(encoding.tokens), dtype=np.float32)
    for position, (start, end) in enumerate(encoding.offsets):
        span = next((s for s in spans if s[0] < end and start < s[1]), None)
        word = text[span[0] : span[1]] if span else ""
        words.append(word)
        if not word:
            continue
        if is_function_word(word):
            token_weights[position] = weights.function_word
            continue
        frequency = max((index.document_frequency(s) for s in split_into_terms(word)), default=0)
        idf = float(np.log((1 + n_chunks) / (1 + frequency)))
        token_weights[position] = idf if frequency else largest * weights.unknown_word
    # A word cut into many pieces must not count as many words.
    for word in set(words):
        mask = np.array([other == word for other in words])
        token_weights[mask] /= max(1.0, float(np.sqrt(mask.sum())))
    total = float(token_weights.sum())
    if total > 0:
        token_weights /= total
    return Query(
        question=question,
        encoding=encoding,
        words=tuple(words),
        weights=token_weights,
        vectors=centred(encoding.tokens, index.token_mean),
    )


def centred(vectors: Floats, mean: Floats) -> Floats:
    """Return token vectors less the corpus mean, at length 1."""
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    result: Floats = moved / np.maximum(lengths, 1e-6)
    return result


def token_similarities(query: Query, index: Index, rows: Sequence[int]) -> list[Floats]:
    """Return, per chunk, the similarity of each question token with each of its tokens.

    Both sides are centred on the corpus mean; of the chunks' side only lengths and products are
    needed, so that one product with the stored vectors does it.

    Returns:
        One array of shape ``(n_question_tokens, n_chunk_tokens)`` per row, values -1 to 1.
    """
    if not len(rows):
        return []
    mean = index.token_mean
    both = np.vstack([query.vectors, mean[np.newaxis]])
    tokens = index.token_products(rows, both)
    product = tokens.products.T
    lengths = np.sqrt(np.maximum(1.0 - 2.0 * product[-1] + float(mean @ mean), 1e-6))
    centred: Floats = (product[:-1] - (query.vectors @ mean)[:, np.newaxis]) / lengths
    return [centred[:, start:end] for start, end in pairwise(tokens.starts.tolist())]


def maxsim(similarities: Floats, weights: Floats) -> float:
    """Return the late-interaction score: each question token's best match, weighted."""
    if similarities.shape[1] == 0:
        return 0.0
    return float(similarities.max(axis=1) @ weights)


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
        limit: Most hits to return, at least 1.
    """
    allowed = _allowed_rows(index, query.question, admitted)
    if not len(allowed):
        return Retrieval()
    bm25 = index.bm25_scores(" ".join((query.question.search_text, *query.question.synonyms)))
    pooled: Floats = index.pooled_vectors @ query.encoding.pooled
    rows = _candidates(allowed, bm25, pooled)
    spelling = [int(row) for row in allowed if _spells_out(index, int(row), query.question)]
    rows = sorted({*rows, *spelling})
    similarities = token_similarities(query, index, rows)
    late = np.array([maxsim(s, query.weights) for s in similarities], dtype=np.float32)
    structure = np.array(
        [_structure_score(index, row, query.question, weights=weights) for row in rows],
        dtype=np.float32,
    )
    spelled = np.array([_spells_out(index, row, query.question) for row in rows], np.float32)
    dutch = query.question.language == "nl"
    parts = {
        "late": weights.late * _z(late),
        "bm25": (weights.bm25 if dutch else weights.bm25_foreign) * _z(bm25[rows]),
        "pooled": weights.pooled * _z(pooled[rows]),
        "spelled_out": weights.spelled_out * spelled,
        "structure": structure,
    }
    scores = np.sum(list(parts.values()), axis=0)
    note("search", rows=rows, parts=parts)
    best: dict[str, Hit] = {}
    for position, row in enumerate(rows):
        paragraph = index.all_paragraphs[index.row_paragraph[row]]
        hit = Hit(
            paragraph=paragraph,
            score=round(float(scores[position]), 5),
            parts={
                "late": round(float(late[position]), 5),
                "bm25": round(float(bm25[row]), 5),
                "pooled": round(float(pooled[row]), 5),
                "structure": round(float(structure[position]), 5),
            },
            row=int(row),
        )
        known = best.get(paragraph.id)
        if known is None or hit.score > known.score:
            best[paragraph.id] = hit
    ranked = _ranked(best.values())
    ranked = _ranked(with_progress(ranked, index).values())
    return Retrieval(tuple(ranked[:limit]), dict(zip(rows, similarities, strict=True)))


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
                hits[progress.id] = Hit(progress, hit.score, parts, rows[0])
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


def _candidates(allowed: NDArray[np.int64], bm25: Floats, pooled: Floats) -> list[int]:
    """Return the rows that either ranking puts among its first, in row order."""
    chosen: set[int] = set()
    for scores in (bm25, pooled):
        order = np.lexsort((allowed, -scores[allowed]))
        chosen.update(int(row) for row in allowed[order[:CANDIDATES]])
    return sorted(chosen)


def recency_of_letters(index: Index) -> dict[str, float]:
    """Return how new each letter is among the others: 0 for the oldest, 1 for the newest."""
    ordered = sorted(index.letters, key=lambda letter: (letter.sort_date or dt.date.min, letter.id))
    last = max(len(ordered) - 1, 1)
    return {letter.id: position / last for position, letter in enumerate(ordered)}


_ACRONYM = re.compile(r"\b[A-Z][\w-]*[A-Z][\w-]*\b")


def _spells_out(index: Index, row: int, question: Question) -> bool:
    """Return whether a chunk has an abbreviation of the question in brackets, after its name."""
    if question.kind is not Asked.ABBREVIATION:
        return False
    text = index.chunks[row].text
    return any(
        re.search(
            rf"\((?:[^()]{{0,20}} )?{re.escape(acronym)}\)|{re.escape(acronym)} staat voor", text
        )
        for acronym in _ACRONYM.findall(question.text)
    )


def _structure_score(
    index: Index, row: int, question: Question, *, weights: RankingWeights
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
        score += weights.newest * recency_of_letters(index)[letter.id]
    return score
