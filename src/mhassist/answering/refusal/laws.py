"""Whether a law that a question names is the one that a sentence speaks of."""

from __future__ import annotations

import re

from mhassist.answering.candidates import Candidate
from mhassist.answering.overlap import covers
from mhassist.answering.refusal.around import stems_around
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import content_words

_STAGE = (
    r"(?:in werking|van kracht|in consultatie|is|was|zijn|wordt|werd|zal|treedt|treden|trad|gaat|"
    r"ging|ingegaan|ingevoerd|ingediend|aangenomen|ingetrokken|aangepast|gewijzigd|naar de|door de|"
    r"behandeld|gepubliceerd|geldt|gold|af|klaar|gereed)\b"
)
_LAW = re.compile(
    r"\b(?:wet|wetsvoorstel|initiatiefwet|regeling|richtlijn|verordening|besluit)\b"
    rf"(?P<name>(?: (?!{_STAGE})[\w’'-]+){{1,6}})",
    re.IGNORECASE,
)


def is_of_named_law(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether most of the name of a law is near a sentence; true where none is named.

    "De wet is op 1 januari in werking getreden" is said of the law that its paragraph is about,
    and is no answer of "de wet regulering visserij".
    """
    found = _LAW.search(question.own_text)
    name = content_words(found["name"]) if found else []
    if not name:
        return True
    around = stems_around([candidate.paragraph], index, question.renamed)
    held = [all(covers(term, around) for term in split_into_terms(word)) for word in name]
    return sum(held) > len(held) / 2
