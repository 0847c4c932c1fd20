"""Words of a question that say how to answer it, and nothing of what it is about."""

from __future__ import annotations

import re
from collections.abc import Collection

from mhassist.question.comparing import COMPARE, NEWEST
from mhassist.question.kinds import Asked
from mhassist.question.scope import Scope
from mhassist.question.stage import STAGE

_OF_KIND = {
    Asked.DEFINITION: re.compile(
        r"\b(?:omschr\w+|gedefinieerd|defin\w+|betekent|betekenis|begrip|term|verstaan|verstaat|"
        r"bedoeld|bedoelt|meaning|means?|defined?)\b",
        re.IGNORECASE,
    ),
    Asked.REASON: re.compile(
        r"\b(?:reden(?:en)?|oorza(?:ak|ken)|verklaring(?:en)?|komt|reasons?|causes?)\b",
        re.IGNORECASE,
    ),
}

_IN_SHORT = re.compile(
    r"^(?:geef|maak|beschrijf|schets)\b|\b(?:korte? |in het kort )?"
    r"(?:samenvatting|samengevat|hoofdlijnen|hoofdpunten|beschrijving)\b",
    re.IGNORECASE,
)
_SUM_UP = re.compile(r"^(?:en )?(vat)\b.*\b(samen)\b", re.IGNORECASE)
"""Its two halves; in any other question "samen" says something."""


def frame_words(text: str, kinds: Collection[Asked], scope: Scope) -> frozenset[str]:
    """Return the words, in lower case, that say what to do with what the letters say.

    "Hoe veranderde de wachtlijst van 2014 naar nu?" is about a wachtlijst: a sentence that has
    "2014", "nu" or "gewijzigd" is no nearer to it. Which year a letter or a sentence is of is
    looked at by itself.
    """
    patterns = [_IN_SHORT, *(_OF_KIND[kind] for kind in kinds if kind in _OF_KIND)]
    if scope.compare:
        patterns.append(COMPARE)
        patterns.append(NEWEST)
    if scope.newest:
        patterns.append(NEWEST)
    patterns.append(STAGE)
    words = {
        word.lower()
        for pattern in patterns
        for match in pattern.finditer(text)
        for word in match[0].split()
    }
    if sum_up := _SUM_UP.search(text):
        words |= {half.lower() for half in sum_up.groups()}
    if scope.compare or len(scope.years) > 1:
        words |= {str(year) for year in scope.years}
    return frozenset(words)
