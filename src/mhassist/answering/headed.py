"""Headings that say what the text below them does not: "7. Toegang tot recht (FairWork)"."""

from __future__ import annotations

import re

from mhassist.answering.candidates import Candidate
from mhassist.answering.overlap import overlap_of, weighted_terms
from mhassist.answering.quotes import Quote
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind
from mhassist.question import Asked, Question

_NAMED_ABOVE = frozenset({Asked.PERSON, Asked.ORGANISATION})
"""Kinds of name that a heading tells of what is under it."""
_ADDED = re.compile(r"\([^()]*[A-Z][^()]*\)\W*$")
"""A name in brackets at the end: whose it is."""
_SURE = 0.5
"""Share of the question's words, by idf, that a heading has of which it plainly gives the name."""


def heading_naming(candidate: Candidate, question: Question, index: Index) -> Quote | None:
    """Return the heading right above a sentence, if it has the name that is asked for in brackets.

    Not where the sentence has a name itself, and more of the question than the heading.
    """
    paragraph = candidate.paragraph
    if question.kind not in _NAMED_ABOVE or not paragraph.section:
        return None
    above = [
        each
        for each in index.paragraphs_of(paragraph.letter_id)
        if each.kind is Kind.HEADING
        and each.section == paragraph.section
        and each.number < paragraph.number
    ]
    if not above or question.who.holder or not _ADDED.search(above[-1].text):
        return None
    overlap = _overlap(above[-1].text, question, index)
    if candidate.mentions and overlap < min(candidate.overlap, _SURE):
        return None
    return Quote(above[-1], 0, len(above[-1].text))


def heading_tells(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether the heading above a sentence names what most of the question is about."""
    heading = heading_naming(candidate, question, index)
    return heading is not None and _overlap(heading.text, question, index) >= _SURE


def _overlap(text: str, question: Question, index: Index) -> float:
    return overlap_of(weighted_terms(question.search_text, index), set(split_into_terms(text)))
