"""A figure or a promise followed through the letters, oldest first, every step cited."""

from mhassist.timeline.asking import Wish, timeline_asked, wish_typed
from mhassist.timeline.promises import names_promise
from mhassist.timeline.records import LetterName, Moment, Promise, Timeline
from mhassist.timeline.timeline import Sources, follow_promises, follow_term, not_found
from mhassist.timeline.wording import closing_lines, timeline_answer

__all__ = [
    "LetterName",
    "Moment",
    "Promise",
    "Sources",
    "Timeline",
    "Wish",
    "closing_lines",
    "follow_promises",
    "follow_term",
    "names_promise",
    "not_found",
    "timeline_answer",
    "timeline_asked",
    "wish_typed",
]
