"""What is asked and is not in the letters: the grounds for refusing, or for answering in part.

A question on the subject of the letters finds paragraphs about it also where the number, name or
date that it asks for is not there, and no score tells the two apart. What tells is whether the
kind of thing asked for stands in the sentences that would be quoted, a number beside what it
counts, and whether the names and years of the question are there; and, for its kind of question,
how improbable the best sentence is.
"""

from mhassist.answering.refusal.grounds import find_missing, find_unsaid
from mhassist.answering.refusal.kinds import STRICT
from mhassist.answering.refusal.missing import Missing
from mhassist.answering.refusal.said import WEIGHED, says_what_is_asked

__all__ = [
    "STRICT",
    "WEIGHED",
    "Missing",
    "find_missing",
    "find_unsaid",
    "says_what_is_asked",
]
