"""What speaks for and against a sentence as an answer: the features that are weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.candidates import Candidate
from mhassist.answering.mentions import enumerates
from mhassist.answering.overlap import covers
from mhassist.answering.quotes import continues
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import content_words
from mhassist.question.names import names_in
from mhassist.sentences import points_back

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
    "previous_overlap",
    "points_back",
    "cue_after_subject",
    "list_item",
    "action",
    "newest",
    "head",
    "head_near",
    "year_missing",
    "year_here",
    "pooled",
    "pooled_gap",
    "mention_strict",
    "learned",
    "learned_gap",
    "letter_of_year",
    "names_here",
    "mention_next",
    "measure",
)
"""Names of the features, in the order of ``sentence_features``."""

_NEAR = 6
"""Words between a number and the thing counted that still belong together."""
_BESIDE = 4
"""The same for what is counted: "20 extra rechercheurs", "van 1372 in 2019"."""


def sentence_features(candidates: Sequence[Candidate], question: Question) -> NDArray[np.float64]:
    """Return what speaks for each candidate, shape ``(n_candidates, n_features)``."""
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    top = max(candidate.hit.score for candidate in candidates)
    best_late = max(candidate.late for candidate in candidates)
    best_pooled = max(candidate.pooled for candidate in candidates)
    best_learned = max(candidate.learned for candidate in candidates)
    asks_form = bool({kind for kind in question.kinds if kind in _FORMS})
    subject = _subject_stems(question)
    head = _head_stems(question)
    names = [split_into_terms(name) for name in names_in(question.own_text)]
    asks_measure = question.kind in (Asked.POLICY, Asked.OPEN)
    rows = []
    previous: Candidate | None = None
    for candidate in candidates:
        words = candidate.text.split()
        mention = bool(candidate.mentions)
        if previous is not None and previous.paragraph.id != candidate.paragraph.id:
            previous = None
        before = previous.overlap if previous else 0.0
        backwards = points_back(candidate.text)
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
                float(asks_form and mention and _is_near(candidate, subject, _NEAR)),
                float(candidate.position == 0),
                float(candidate.paragraph.kind is Kind.FOOTNOTE),
                float(_asks_definition(question) and defines(candidate.text, subject)),
                float(Asked.LIST in question.kinds and enumerates(candidate.text, separators=2)),
                float(len(words) < 6),
                max(0.0, len(words) - 40) / 40.0,
                before,
                float(backwards and previous is not None),
                before * float(backwards and mention and asks_form),
                float(candidate.paragraph.kind is Kind.LIST_ITEM),
                float(_is_plan(candidate.paragraph)),
                float(question.scope.newest) * candidate.recency,
                float(bool(head) and has_head(candidate.text, head)),
                float(bool(head) and mention and _head_is_near(candidate, head)),
                *_years(candidate, question),
                candidate.pooled,
                candidate.pooled - best_pooled,
                float(mention and question.kind in _PLAIN),
                candidate.learned,
                candidate.learned - best_learned,
                float(candidate.year in question.scope.years),
                _share_named(candidate, names),
                0.0,
                float(asks_measure and bool(_MEASURE.search(candidate.text))),
            )
        )
        previous = candidate
    return _with_next(np.array(rows), candidates)


_NEXT = FEATURES.index("mention_next")


def _with_next(rows: NDArray[np.float64], candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return the features with whether the next sentence goes on and says what this one does not.

    "Er is een project gestart. Uitvoerder is ...": the second answers, and the first is what the
    question is like.
    """
    said = FEATURES.index("mention")
    for place, (one, after) in enumerate(pairwise(candidates)):
        together = one.paragraph.id == after.paragraph.id and after.position == one.position + 1
        if together and rows[place + 1, said] > rows[place, said]:
            rows[place, _NEXT] = float(continues(one.text, after.text))
    return rows


def _share_named(candidate: Candidate, names: Sequence[Sequence[str]]) -> float:
    """Return the share of the question's names that stand in the sentence or above it."""
    if not names:
        return 0.0
    here = set(split_into_terms(" ".join((*candidate.paragraph.section, candidate.text))))
    return sum(all(covers(term, here) for term in name) for name in names) / len(names)


_MEASURE = re.compile(
    r"\b(?:wordt|worden|zal|zullen|gaat|gaan|start(?:te|ten)?|gestart|ingezet|ontwikkel\w*|uitgebreid|"
    r"ingevoerd|opgericht|besloten|afgesproken|geïnvesteerd|investeer\w*|verplicht\w*|wetsvoorstel|"
    r"maatregel\w*|pilots?|proef|proeven|bereid\w+|wil|willen|kies[t]?|kiezen|uitgevoerd|vastgelegd)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells what is done."""


_FORMS = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.ORGANISATION, Asked.PLACE, Asked.REASON, Asked.PURPOSE, Asked.ABBREVIATION,
        Asked.CONTACT,
    }
)  # fmt: skip


_PLAIN = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.ABBREVIATION, Asked.CONTACT,
    }
)  # fmt: skip
"""Kinds whose form leaves little doubt."""


def _is_plan(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is an action of which a later one reports the progress."""
    return any(number > paragraph.number for number in paragraph.related)


def _asks_definition(question: Question) -> bool:
    return question.kind in (Asked.DEFINITION, Asked.ABBREVIATION)


def _subject_stems(question: Question) -> list[str]:
    return [stem for word in content_words(question.search_text) for stem in split_into_terms(word)]


_NOUN = 4
"""Shortest stem that may be the last part of a compound."""


def _head_stems(question: Question) -> list[str]:
    """Return the stems of the noun asked about, and of other words for it."""
    head = question.head.lower()
    others = (each.others for each in question.renamed if each.name.lower() == head)
    single = (name for names in others for name in names if " " not in name)
    words = [question.head, question.head_said, *single]
    return split_into_terms(" ".join(words))


def has_head(text: str, head: Sequence[str]) -> bool:
    """Return whether a text has the noun asked about, alone or as the last part of a compound.

    The last part says what a Dutch compound is: a "mensenhandelrechercheur" is a "rechercheur", a
    "mensenhandelaar" is no "mensenhandel".
    """
    return any(
        stem == term
        or (len(term) >= _NOUN and stem.endswith(term))
        or (len(stem) >= _NOUN and term.endswith(stem))
        for stem in split_into_terms(text)
        for term in head
    )


def _years(candidate: Candidate, question: Question) -> tuple[float, float]:
    """Return whether a year of the question is missing from paragraph and letter, or is here."""
    years = question.scope.years
    if not years:
        return 0.0, 0.0
    known = years_around(candidate, years)
    missing = len(known) < len(years)
    return float(missing), float(any(str(year) in candidate.read_text for year in years))


def years_around(candidate: Candidate, years: Sequence[int]) -> list[int]:
    """Return those of some years that a candidate's paragraph has, or its letter is of."""
    around = " ".join((*candidate.paragraph.section, candidate.columns, candidate.paragraph.text))
    return [year for year in years if str(year) in around or year == candidate.year]


def _is_near(candidate: Candidate, subject: Sequence[str], reach: int) -> bool:
    """Return whether a mention stands within ``reach`` words of one of the stems."""
    for start, end in candidate.mentions:
        before = candidate.text[:start].split()[-reach:]
        after = candidate.text[end:].split()[:reach]
        stems = set(split_into_terms(" ".join((*before, *after))))
        if any(covers(term, stems) for term in subject):
            return True
    return False


_UNITS = frozenset("jaar jaren maand maanden week weken dag dagen uur keer procent euro".split())


def _head_is_near(candidate: Candidate, head: Sequence[str]) -> bool:
    """Return whether a mention stands beside the noun asked about."""
    for start, end in candidate.mentions:
        before = candidate.text[:start].split()[-_BESIDE:]
        own = candidate.text[start:end].split()
        after = candidate.text[end:].split()[:_BESIDE]
        if after and after[0].lower().strip(".,;") in _UNITS and not has_head(after[0], head):
            continue  # "over vier jaar" counts years
        if has_head(" ".join((*before, *own, *after)), head):
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
