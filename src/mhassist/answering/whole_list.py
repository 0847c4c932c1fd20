"""Whether a list is what a question asks for, and its place among what was found."""

from __future__ import annotations

from dataclasses import replace

from mhassist.answering.lists import (
    ListGroup,
    WholeList,
    find_list,
    is_headed,
)
from mhassist.answering.overlap import covers, overlap_of, rarest_term, stems_in, weighted_terms
from mhassist.answering.ranking import Ranking, Scored, feature
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Paragraph
from mhassist.question import Question
from mhassist.retrieval import Hit
from mhassist.sentences import split_sentences


def with_whole_list(ranking: Ranking, question: Question, index: Index) -> Ranking:
    """Return the ranking with the list that is asked for, if any, right behind the best hit.

    Its members answer, however little each of them has of the question's words.
    """
    whole = find_whole_list(ranking, question, index)
    if whole is None:
        return ranking
    found = {hit.paragraph.id: hit for hit in ranking.hits}
    first = ranking.hits[0]
    members = [
        found.get(member.id) or Hit(member, first.score, first.parts, row)
        for member in whole.group.members
        for row in index.rows_of(member.id)[:1]
    ]
    ordered = {hit.paragraph.id: hit for hit in (first, *members, *ranking.hits)}
    return replace(ranking, hits=tuple(ordered.values()), whole_list=whole)


def find_whole_list(ranking: Ranking, question: Question, index: Index) -> WholeList | None:
    """Return the list that a question asks for, ``None`` if none is of what is asked."""
    if not ranking.sentences:
        return None
    group = find_list(question, index, ranking.hits)
    best = ranking.sentences[0]
    if group is None or _is_said_elsewhere(group, best, question, index=index):
        return None
    shared = _shared_with(group, best, question, index=index)
    if shared < _OF_ANY or _has_head_alone(group, best, question, index=index):
        return None
    is_sure = shared >= _OF_THE_QUESTION or _has_members(group, question)
    return WholeList(group, is_sure=is_sure)


def _has_members(group: ListGroup, question: Question) -> bool:
    """Return whether a list is of members, and members are asked for."""
    return question.who.members and is_headed(group, question)


_OF_ANY, _OF_THE_QUESTION = 0.2, 0.5
"""Share of a question's words, by idf, below which a list is, or may be, of something else, where
the best sentence is not of it either. Of 67 lists on nine sets of questions the second was so of 10
of the 15 that were wrong and of 5 of the 52 that were right."""


def _shared_with(group: ListGroup, best: Scored, question: Question, *, index: Index) -> float:
    """Return the share of a question's words that a list has; all if the best sentence is of it."""
    if best.candidate.paragraph.id in {member.id for member in group.members}:
        return 1.0
    terms = weighted_terms(question.search_text, index, frame=question.frame)
    said = " ".join((group.around, *(item.text for item in group.items)))
    return overlap_of(terms, stems_in(said, question.renamed))


_TELLING = 0.3
"""Share of a question's words, by idf, of the one that tells what is asked of the noun."""


def _has_head_alone(group: ListGroup, best: Scored, question: Question, *, index: Index) -> bool:
    """Return whether a list has the noun that is listed and not what tells which of them is meant.

    "Welke afspraken zijn er met veerdiensten?" is not answered by the agreements with others.
    """
    if best.candidate.paragraph.id in {member.id for member in group.members}:
        return False
    if question.count == len(group.items) or not is_headed(group, question):
        return False
    head = split_into_terms(question.head)
    words = weighted_terms(question.search_text, index, frame=question.frame)
    others = {term: weight for term, weight in words.items() if term not in head}
    said = " ".join((group.around, *(item.text for item in group.items)))
    own = stems_in(said, question.renamed)
    telling = max(others, key=lambda term: (others[term], term), default="")
    return bool(head and telling) and others[telling] >= _TELLING and not covers(telling, own)


_LIKELY = 0.2
"""Chance below which a sentence says nothing against a list of what the question names."""
_SAID = 0.3
"""Chance from which a sentence outside a list goes before a list of something else."""


def _is_said_elsewhere(group: ListGroup, best: Scored, question: Question, *, index: Index) -> bool:
    """Return whether a sentence answers that is not of the list, nor is the list of what is asked.

    "Via welke drie kanalen" is answered by a sentence on channels, not by three pillars; "de
    partijen bij de systeemanalyse" by one on the systeemanalyse, not by a list of partijen.
    """
    head = split_into_terms(question.head)
    of_head = is_headed(group, question)
    if question.count is not None and question.count != len(group.items) and not of_head:
        return True
    if group.lead_in is not None and not of_head and _enumerates_before(best, group.lead_in):
        return True
    members = {member.id for member in group.members}
    told = question.told.advice or (of_head and question.count == len(group.items))
    told = told or _has_members(group, question)
    if told or best.candidate.paragraph.id in members:
        return False
    if head and best.probability >= _SAID and not of_head:
        return True
    listed = set(split_into_terms(" ".join((group.around, *(item.text for item in group.items)))))
    named = split_into_terms(" ".join(question.named.names))
    if best.probability < _LIKELY and any(covers(term, listed) for term in named):
        return False
    rarest = rarest_term(weighted_terms(question.search_text, index), index)
    around = " ".join((*best.candidate.paragraph.section, best.candidate.paragraph.text))
    return covers(rarest, set(split_into_terms(around))) and not covers(rarest, listed)


def _enumerates_before(best: Scored, lead_in: Paragraph) -> bool:
    """Return whether a sentence sums up itself what is asked, before the one that opens a list.

    "... een team waarin politie, gemeente en inspectie samenwerken. Het betreft de gemeenten:".
    """
    own = best.candidate
    if own.paragraph.id != lead_in.id or best.probability < _SAID:
        return False
    opening = split_sentences(lead_in.text)[-1]
    return own.end <= opening[0] and bool(feature(best, "enumeration"))
