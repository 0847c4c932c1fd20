"""What a question is about, if no letter speaks of it in any form."""

from __future__ import annotations

import re

import numpy as np

from mhassist.answering.ranking import Ranking
from mhassist.answering.refusal.names import is_meant, rows_with
from mhassist.index import Index
from mhassist.question import Asked, Question
from mhassist.question.language import content_words


def unknown_subject(question: Question, index: Index) -> str:
    """Return the term whose meaning is asked, if no letter has it in any form; else nothing."""
    words = content_words(question.search_text)
    if question.kind is not Asked.DEFINITION or question.language != "nl":
        return ""
    if name := _unknown_phrase(question, index):
        return name
    if len(words) != 1:
        return ""
    (word,) = words
    return "" if is_meant(word, question, index) else word


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
