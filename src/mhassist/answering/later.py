"""A newer letter that tells how it is now, or that it went otherwise: before the older one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.ranking import Scored
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question

_LOOKED_AT = 25
"""Best sentences among which a newer letter's may be."""
_NEAR = 0.3
"""Share of the best sentence's chance that the newer one has at least ..."""
_SURE = 0.1
"""... its own chance, where the newest position is asked for ..."""
_COVERED = 0.4
"""... and the share of the question's words that it has around it, where it is not: of 17 newer
sentences, on 21 sets of questions, 13 were right ones or stood beside a right one."""
_POSITIONS = frozenset(
    {
        Asked.POLICY, Asked.OPEN, Asked.YES_NO, Asked.DATE, Asked.TERM, Asked.AMOUNT, Asked.NUMBER,
        Asked.PERCENTAGE,
    }
)  # fmt: skip
"""Kinds of question of which the answer may have changed since."""
_NAMED_NEAR, _NAMED_LEAST = 0.15, 0.05
"""Share of the best sentence's chance, and chance, of one that has the name asked about."""
_COMMON = 0.15
"""Share of the chunks from which a name tells nothing of which of them is meant."""
_TELLS_CHANGE = re.compile(
    r"\b(?:anders dan|niet (?:langer|meer)|gaat niet door|ingetrokken|controversieel|vervangen|"
    r"vervalt|vervallen|schui(?:ft|ven) (?:\w+ ){0,2}op|uitgesteld|alsnog|inmiddels|thans|hervat|"
    r"beëindigd|afgeschaft|gestopt|stopgezet|verruimd|verhoogd|verlaagd|gewijzigd|in plaats van|"
    r"afgezien|zien (?:\w+ ){0,3}af van|in werking getreden|van kracht|"
    r"is (?:\w+ ){0,4}(?:opgericht|gestart|gegaan|ingesteld|afgerond|gereed)|"
    r"(?:opgelopen|gedaald|gegroeid|gestegen) tot|nieuw is|voortaan|sinds|komt er (?:niet|alsnog)|"
    r"blijft|heropend|losgelaten)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells of a change, or of what came of a plan."""


def later_position(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the best sentence of the newest letter that tells how it is now; none if none does.

    An answer from an older letter is out of date where a newer one says "is ingetrokken" of the
    same thing. A question that says of when it asks, or of which letter, means that one.
    """
    scope = question.scope
    if scope.years or scope.letters or scope.compare or not scored:
        return []
    best = scored[0]
    since = _written(best, index)
    newer = [
        one
        for one in scored[1:_LOOKED_AT]
        if _written(one, index) > since
        and one.probability >= _NEAR * best.probability
        and _tells(one, question)
    ]
    if newer:
        return [max(newer, key=lambda one: (_written(one, index), one.probability))]
    return _newer_by_name(scored, question, index)


def _newer_by_name(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the best sentence of each newer letter that has the name a position is asked of.

    "Wat doet het kabinet in Nigeria?": what a newer letter says of it is the newer position, though
    an older one speaks of it at greater length.
    """
    name = _telling_name(question, index)
    if not name or not (question.kind is Asked.POLICY or question.scope.newest):
        return []
    best = scored[0]
    found: dict[str, Scored] = {}
    for one in scored[1:_LOOKED_AT]:
        near = one.probability >= max(_NAMED_LEAST, _NAMED_NEAR * best.probability)
        newer = _written(one, index) > _written(best, index)
        if near and newer and name in split_into_terms(one.candidate.text):
            found.setdefault(one.candidate.paragraph.letter_id, one)
    return sorted(found.values(), key=lambda one: -_written(one, index))


def _telling_name(question: Question, index: Index) -> str:
    """Return the stem of the rarest name in a question; none where much is about it anyway."""
    most = _COMMON * len(index.chunks)
    stems = {stem for name in question.named.names for stem in split_into_terms(name)}
    known = [stem for stem in stems if 0 < index.document_frequency(stem) < most]
    return min(known, key=lambda stem: (index.document_frequency(stem), stem), default="")


def _tells(one: Scored, question: Question) -> bool:
    if question.scope.newest:
        return one.probability >= _SURE
    covered = one.candidate.context_overlap >= _COVERED
    changed = bool(_TELLS_CHANGE.search(one.candidate.text))
    return question.kind in _POSITIONS and covered and changed


def _written(one: Scored, index: Index) -> int:
    date = index.letter(one.candidate.paragraph.letter_id).sort_date
    return date.toordinal() if date else 0
