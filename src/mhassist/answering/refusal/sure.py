"""Whether a sentence so plainly says what is asked that no statistic may doubt it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.headed import heading_tells
from mhassist.answering.mentions import find_names
from mhassist.answering.overlap import covers, stems_in
from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal.around import stems_around
from mhassist.answering.refusal.kinds import NAMED, STRICT
from mhassist.answering.refusal.said import WEIGHED, looked_at, says_what_is_asked
from mhassist.answering.refusal.unnamed import has_row, has_synonym
from mhassist.answering.refusal.views import tells_view
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question

_ALL = 0.99
"""Share of the question's words that are all of them, but for rounding."""
_MOST = 0.7
"""The same, where a whole row of names says the rest."""


def is_sure(question: Question, scored: Sequence[Scored], index: Index) -> bool:
    """Return whether a sentence that would be shown plainly says what is asked."""
    if feature(scored[0], "definition") or heading_tells(scored[0].candidate, question, index):
        return True
    if tells_view(question, scored[0]):
        return True
    if question.kind in NAMED and any(
        has_row(one.candidate.text) and has_synonym(one.candidate.text, question)
        for one in scored[:WEIGHED]
    ):
        return True
    return any(_says_plainly(one, question, index) for one in looked_at(question, scored))


def _says_plainly(one: Scored, question: Question, index: Index) -> bool:
    text = one.candidate.text
    if question.kind is Asked.ABBREVIATION:
        return says_what_is_asked(one, question, index)
    if question.count is not None and _counts_the_same(one, question):
        return True
    if has_row(text) and (question.kind in NAMED or question.kind is Asked.LIST):
        return one.candidate.overlap >= _MOST or _names_a_row_of(text, question)
    if question.kind is Asked.PERSON:
        return _names_a_person(one, question, index)
    if question.kind in STRICT:
        whole = one.candidate.overlap >= _ALL and not _has_part_of_head(text, question)
        return whole and says_what_is_asked(one, question, index)
    return False


def _has_part_of_head(text: str, question: Question) -> bool:
    """Return whether a sentence has the last part alone of the noun asked about.

    "Rechercheurs" are not plainly "zedenrechercheurs".
    """
    if not question.head or question.head_said or question.renamed:
        return False
    stems = " ".join(split_into_terms(text))
    return not any(term in stems for term in split_into_terms(question.head))


def _names_a_row_of(text: str, question: Question) -> bool:
    """Return whether a sentence has what is asked for, and names after it."""
    if not question.head:
        return False
    start = text.lower().find(question.head.lower())
    return start >= 0 and ":" in text[start:] and has_row(text[start:])


def _counts_the_same(one: Scored, question: Question) -> bool:
    """Return whether a sentence has "drie strategische doelen" where the question has them."""
    counted = re.search(
        r"\b(?:de|welke|the|which) (\w+(?: \w+){1,2})", question.own_text, re.IGNORECASE
    )
    return counted is not None and counted[1].lower() in one.candidate.text.lower()


def _names_a_person(one: Scored, question: Question, index: Index) -> bool:
    """Return whether a sentence has a person's name, and around it all that the question names."""
    text = one.candidate.text
    asked = question.text.lower()
    if not any(text[name.start : name.end].lower() not in asked for name in find_names(text)):
        return False
    if not says_what_is_asked(one, question, index):
        return False
    if question.who.holder:
        return question.language == "nl"  # the office of another language is not in the letters
    here, around = (
        stems_in(text, question.renamed),
        stems_around([one.candidate.paragraph], index, question.renamed),
    )
    names = [split_into_terms(name) for name in question.named.names]
    held = [all(covers(term, around) for term in terms) for terms in names]
    return (
        bool(names)
        and all(held)
        and any(all(covers(term, here) for term in terms) for terms in names)
    )
