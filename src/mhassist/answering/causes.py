"""What a sentence gives as the cause of what is asked about."""

from __future__ import annotations

import re

from mhassist.answering.mentions import Mention
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import content_words


def causes_of(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return the causes, without one that is what the question asks the cause of.

    "Omdat het plan later komt, informeer ik u alvast" says what comes of the delay, and not why
    the plan is late.
    """
    return [] if tells_effect(text, question) else found


def tells_effect(text: str, question: Question) -> bool:
    """Return whether a sentence says what comes of what is asked about, or of its reverse."""
    if _is_turned(question.own_text, text):
        return True
    cause = _CAUSE_FIRST.match(text)
    if cause is None:
        return False
    asked = set(split_into_terms(" ".join(content_words(question.own_text))))
    told, rest = (set(split_into_terms(part)) for part in (cause["cause"], text[cause.end() :]))
    most = max(_ASKED_OF, _MOST * len(asked))
    return most <= len(asked & told) > len(asked & rest)


def _is_turned(question: str, text: str) -> bool:
    """Return whether is asked why there is less, and a sentence speaks of more, or the reverse."""
    asked, said = (
        {way for way, words in _WAYS.items() if words.search(each)} for each in (question, text)
    )
    return len(asked) == len(said) == 1 and asked != said


_WAYS = {
    "less": re.compile(
        r"\b(?:minder|lagere?|gedaald|daalde?n?|daling|afname|afgenomen|terugloop|teruggelopen)\b",
        re.IGNORECASE,
    ),
    "more": re.compile(
        r"\b(?:meer|hogere?|gestegen|ste(?:eg|gen)|stijging|toename|toegenomen|gegroeid|groei)\b",
        re.IGNORECASE,
    ),
}
_CAUSE_FIRST = re.compile(r"(?:Omdat|Doordat|Aangezien|Nu) (?P<cause>[^,]{8,160}),")
_ASKED_OF, _MOST = 2, 0.75
"""Words of the question that a cause has which is what is asked about, and their share."""
