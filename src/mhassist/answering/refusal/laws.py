"""Whether a law that a question names is the one that a sentence speaks of."""

from __future__ import annotations

from mhassist.answering.candidates import Candidate
from mhassist.answering.overlap import covers
from mhassist.answering.refusal.around import stems_around
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question


def is_of_named_law(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether most of the name of a law is near a sentence; true where none is named.

    "De wet is op 1 januari in werking getreden" is said of the law that its paragraph is about,
    and is no answer of "de wet regulering visserij".
    """
    name = question.named.law
    if not name:
        return True
    around = stems_around([candidate.paragraph], index, question.renamed)
    held = [all(covers(term, around) for term in split_into_terms(word)) for word in name]
    return sum(held) > len(held) / 2
