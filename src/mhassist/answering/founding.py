"""Why something was set up: told where its setting up is told, and not where it is only named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.ranking import Scored
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import content_words

_SET_UP = (
    r"(?:opgericht|ingesteld|in het leven|opgezet|gevormd|voortgekomen|ontstaan|gestart|begonnen)"
)
_WAS = r"(?:is|zijn|was|waren|werd|werden)"
_NEAR = 0.2
"""Share of the best sentence's chance from which one that tells the setting up goes first."""


def tells_founding(text: str, what: str) -> bool:
    """Return whether a sentence says of a thing itself that it was set up.

    >>> tells_founding("De Havenraad is in 2030 ingesteld om twisten te beslechten.", "Havenraad")
    True
    >>> tells_founding("De Havenraad wil dat er een loket wordt opgericht.", "Havenraad")
    False
    """
    words = content_words(what)
    if not words:
        return False
    last = re.escape(words[-1])
    end = rf"\b.{{0,160}}\b{_SET_UP}\b"
    # The thing is the subject of the verb, before it or after it.
    before = rf"\b{last}\b[^,;.]{{0,60}}? {_WAS}{end}"
    after = rf"\b{_WAS} (?:de |het |een )?(?:[\w-]+ ){{0,3}}?{last}{end}"
    stems = set(split_into_terms(text))
    own = {term for word in words for term in split_into_terms(word)}
    return own <= stems and bool(re.search(f"{before}|{after}", text, re.IGNORECASE))


def founding_first(scored: Sequence[Scored], question: Question) -> list[Scored]:
    """Return the sentences, where is asked why a thing was set up the best that tells it first.

    Beside it only what stands with it: what the thing does now is no reason that it is there.
    """
    what = question.told.founded
    if not scored or not what:
        return list(scored)
    near = [one for one in scored if one.probability >= _NEAR * scored[0].probability]
    telling = (one for one in near if tells_founding(one.candidate.text, what))
    first = next(telling, None)
    if first is None:
        return list(scored)
    place = first.candidate.paragraph.id
    beside = [one for one in scored if one.candidate.paragraph.id == place and one is not first]
    return [first, *beside]
