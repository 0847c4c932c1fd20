"""Which sentences answer best: features of a candidate and the weights that were fitted on them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.candidates import Candidate, covers
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind
from mhassist.question import Asked, Question
from mhassist.question.language import content_words

FEATURES = (
    "hit_gap",
    "first_hit",
    "late",
    "late_gap",
    "overlap",
    "context_overlap",
    "mention",
    "no_mention",
    "mention_near",
    "opening",
    "footnote",
    "definition",
    "enumeration",
    "short",
    "long",
    "question_mark",
)
"""Names of the features, in the order of ``sentence_features``."""

_NEAR = 6
"""Words between a number and the thing counted that still belong together."""
_ENUMERATION = re.compile(r"(?:[^,;]+[,;] ){2,}.*\b(?:en|of|alsmede)\b")


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the probability that it answers."""

    candidate: Candidate
    probability: float
    features: NDArray[np.float64]


def sentence_features(
    candidates: Sequence[Candidate], question: Question
) -> NDArray[np.float64]:
    """Return what speaks for each candidate, shape ``(n_candidates, n_features)``."""
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    top = max(candidate.hit.score for candidate in candidates)
    best_late = max(candidate.late for candidate in candidates)
    asks_form = bool(
        {kind for kind in question.kinds if kind in _FORMS}
    )
    subject = _subject_stems(question)
    rows = []
    for candidate in candidates:
        words = candidate.text.split()
        mention = bool(candidate.mentions)
        rows.append(
            (
                (candidate.hit.score - top) / 4.0,
                float(candidate.rank == 0),
                candidate.late,
                candidate.late - best_late,
                candidate.overlap,
                candidate.context_overlap,
                float(mention and asks_form),
                float(asks_form and not mention),
                float(asks_form and mention and _is_near(candidate, subject)),
                float(candidate.position == 0),
                float(candidate.paragraph.kind is Kind.FOOTNOTE),
                float(_DEFINES(question) and defines(candidate.text, subject)),
                float(Asked.LIST in question.kinds and bool(_ENUMERATION.search(candidate.text))),
                float(len(words) < 6),
                max(0.0, len(words) - 40) / 40.0,
                float(candidate.text.endswith("?")),
            )
        )
    return np.array(rows)


_FORMS = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.ORGANISATION, Asked.PLACE, Asked.REASON, Asked.PURPOSE, Asked.ABBREVIATION,
    }
)  # fmt: skip


def _DEFINES(question: Question) -> bool:
    return question.kind in (Asked.DEFINITION, Asked.ABBREVIATION)


def _subject_stems(question: Question) -> list[str]:
    return [stem for word in content_words(question.search_text) for stem in split_into_terms(word)]


def _is_near(candidate: Candidate, subject: Sequence[str]) -> bool:
    """Return whether a mention stands within a few words of a word of the question."""
    for start, end in candidate.mentions:
        before = candidate.text[:start].split()[-_NEAR:]
        after = candidate.text[end:].split()[:_NEAR]
        stems = set(split_into_terms(" ".join((*before, *after))))
        if any(covers(term, stems) for term in subject):
            return True
    return False


_COPULA = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:\w+ ){0,2}?(?:is|zijn|was|betreft|bestaa[nt] uit|staa[nt] voor|"
    r"betekent|houdt in|omvat|heeft tot doel|maakt|fungeert|regelt|bieden|biedt)\b",
    re.IGNORECASE,
)


def defines(text: str, subject: Sequence[str]) -> bool:
    """Return whether a sentence says of the subject what it is."""
    words = list(re.finditer(r"[\w'’&./-]+", text))
    for word in words[:6]:
        stems = set(split_into_terms(word.group()))
        if any(covers(term, stems) for term in subject) and _COPULA.search(text[word.end() :]):
            return True
    return False


def score_sentences(
    candidates: Sequence[Candidate], question: Question, weights: Mapping[str, float]
) -> list[Scored]:
    """Return the candidates, most probable answer first; ties by letter, paragraph and place."""
    features = sentence_features(candidates, question)
    vector = np.array([weights[name] for name in FEATURES])
    logits = features @ vector + weights["bias"] if len(candidates) else np.zeros(0)
    scored = [
        Scored(candidate, round(float(1.0 / (1.0 + np.exp(-logit))), 6), row)
        for candidate, logit, row in zip(candidates, logits, features, strict=True)
    ]
    return sorted(scored, key=lambda one: (-one.probability, one.candidate.key))
