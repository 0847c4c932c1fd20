"""What a question is about, if no letter speaks of it in any form, or all speak of other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from mhassist.answering.overlap import overlap_of, weighted_terms
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal.around import stems_around
from mhassist.answering.refusal.checks import SubjectCheck
from mhassist.answering.refusal.missing import Missing
from mhassist.answering.refusal.names import is_meant, rows_with
from mhassist.answering.refusal.said import WEIGHED
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.paragraphs import Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import content_words, is_writer
from mhassist.trace import note


def unknown_subject(question: Question, index: Index) -> str:
    """Return the term whose meaning is asked, if no letter has it in any form; else nothing."""
    words = [
        word
        for word in content_words(question.search_text)
        if word.lower() not in question.frame and not is_writer(word) and not _ASKS.fullmatch(word)
    ]
    if question.kind is not Asked.DEFINITION or question.language != "nl":
        return ""
    if name := _unknown_phrase(question, index):
        return name
    if len(words) != 1:
        return ""
    (word,) = words
    return "" if is_meant(word, question, index) else word


_ASKS = re.compile(r"hou(?:dt|den)|hield(?:en)?|leg(?:t|gen)?|behelst|omvat", re.IGNORECASE)
"""What a question of a meaning has beside the word: "Wat houdt ... in?", "Leg uit wat ... is"."""


def _unknown_phrase(question: Question, index: Index) -> str:
    """Return a name of several words that no chunk has all words of.

    The words of a project's name may each stand somewhere: "Multidisciplinaire Advisering".
    """
    phrase = question.named.phrase
    if not phrase or question.renamed:
        return ""
    return "" if rows_with(phrase, index) else phrase


_MOST = 0.5
"""Share of a question's weight that its subject has ..."""
_ALIKE = 0.4
"""... and the best match in an answer below which nothing like it is spoken of."""
_LOOKED_AT = 3
"""Best sentences in which the subject may be."""
_DETERMINER = (
    r"\b(?:een|de|het|geen|deze|dit|die|dat|over|voor|tegen|van|naar|met|onder|bij|aan|in|op|the|a|"
    r"ik|je|u|we|wij|men)"
    r" (?:\w+ )?"
)


_RELATIVE = re.compile(
    r"(?:opvolg|voorgang)\w*|alternatief|tegenhanger|patro(?:on|nen)", re.IGNORECASE
)
"""What something is to another thing, and no thing of its own."""
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her)\w{3,}[dt]", re.IGNORECASE)
"""Stands after a noun as another noun may: "hoe werd het veld geraadpleegd"."""


def unspoken_subject(ranking: Ranking, index: Index) -> str:
    """Return the noun that a question is about, if no letter has it nor anything like it.

    "Wat kost een paspoort?" is not answered by what something else costs; a thing in other words
    than the letters' is matched better than a thing they do not speak of.
    """
    query = ranking.query
    if query is None or query.question.language != "nl" or query.question.renamed:
        return ""
    matches = np.array([one.candidate.matches for one in ranking.sentences[:_LOOKED_AT]])
    for word in dict.fromkeys(filter(None, query.words)):
        own = np.array([other == word for other in query.words])
        if (
            float(query.weights[own].sum()) < _MOST
            or float(matches[:, own].mean(axis=1).max()) > _ALIKE
        ):
            continue
        is_noun = not _PARTICIPLE.fullmatch(word) and re.search(
            _DETERMINER + re.escape(word), query.question.own_text, re.IGNORECASE
        )
        told = query.question.kind is not Asked.ABBREVIATION  # else "de afkorting" is no subject
        thing = is_noun and told and len(word) > 2 and not _RELATIVE.fullmatch(word)
        if thing and not is_meant(word, query.question, index):
            return word
    return ""


_ROWS = ("other_subject", "other_subject_faint", "other_subject_far")
"""Sections of ``weights.toml``, each of which alone tells another subject."""
_STORIES = frozenset({Asked.OPEN, Asked.YES_NO, Asked.REASON, Asked.PURPOSE})
"""Kinds asked in a story of one's own words, of which letters have none ..."""
_STORY = 4
"""... and content words that make one: "Waarom stijgt de zeespiegel?" names a subject."""


def off_subject(
    question: Question,
    scored: Sequence[Scored],
    index: Index,
    *,
    paragraphs: Sequence[Paragraph],
) -> list[Missing]:
    """Return the whole question if the letters are about something else; only in Dutch."""
    best = scored[0].probability
    nearest = max(one.candidate.pooled for one in scored[: WEIGHED + 2])
    story = question.kind in _STORIES and len(content_words(question.own_text)) >= _STORY
    near_enough = load_weights()["other_subject"]["story_near"] if story else 1.0
    rows = [
        row
        for row in map(load_weights().__getitem__, _ROWS)
        if best <= row["chance"] and nearest < min(row["near"], near_enough)
    ]
    if question.language != "nl" or not rows:
        note(SubjectCheck(True, question.language, best, nearest))
        return []
    around = stems_around(paragraphs, index, question.renamed)
    absent = min(  # a word is there, or what letters say for it
        1.0 - overlap_of(weighted_terms(text, index), around)
        for text in (question.search_text, question.whole_text)
    )
    most = min(row["absent"] for row in rows)
    off = absent > most
    note(SubjectCheck(not off, question.language, best, nearest, absent, most))
    return [Missing.of(question, "question")] if off else []
