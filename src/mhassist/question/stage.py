"""Whether a question asks how far a law, a plan or a trial has come."""

from __future__ import annotations

import re

_DONE_YET = (
    r"(?:klaar|gereed|af|rond|aangenomen|ingevoerd|ingegaan|ingediend|aangeboden|afgerond|voltooid|"
    r"gestart|begonnen|van start|opgericht|opgezet|geopend|gerealiseerd|uitgevoerd|geregeld|"
    r"ondertekend|getekend|gepubliceerd|verschenen|besloten|opgelost|verholpen|opgevolgd|"
    r"geïmplementeerd|in werking|van kracht|een feit|operationeel|beschikbaar|bekend|er)\b"
)
STAGE = re.compile(
    r"\bhoe ?ver (?:is|zijn|was|waren|staat|staan|komt|kwam|gevorderd)\b|\bhoe ver het\b"
    r"|\b(?:stand van zaken|(?:laatste|huidige|actuele|de) stand (?:van|rond|bij))\b"
    r"|^(?:en )?(?:de )?(?:stand|status) (?:van|rond)?\b|\bwat is de (?:\w+ )?status\b"
    r"|\bhoe (?:staat|stond) het\b|\bhoe (?:loopt|gaat) het (?:nu )?met\b"
    r"|\bhoe is het afgelopen\b"
    r"|\bin welke? (?:stadium|fase)\b"
    r"|\bwat is er (?:terechtgekomen|geworden|gekomen) van\b|\bvan terechtgekomen\b"
    r"|\b(?:al|reeds|inmiddels) (?:van kracht|in werking|een feit|van start)\b"
    r"|\b(?:what is|what's) the (?:current |latest )?(?:status|state of play|state) of\b"
    r"|\bhow far (?:is|are|has|have|along)\b",
    re.IGNORECASE,
)
"""The words that ask it, and say nothing of what it is asked of."""
_YET = re.compile(
    r"^(?:en )?loop(?:t|en) .*\bnog\b"
    rf"|^(?:en )?(?:is|zijn|was|waren|wordt|worden)\b.* (?:al|reeds|inmiddels)\b.*\b{_DONE_YET}"
    r"|^(?:en )?(?:is|zijn)\b.* er (?:al|inmiddels)\W*$"
    r"|^(?:en )?(?:mag|mogen|kan|kunnen|doet|doen|heeft|hebben|is|zijn|wordt|worden|werkt|werken|"
    r"bestaat|bestaan|gaat|gaan|geldt|gelden)\b.* (?:al|reeds|inmiddels)\b"
    r"(?! (?:dan niet|jaren|jaar|maanden|weken|lang\w*|sinds|eerder|die|dat|deze|te|wat)\b)"
    r"|^where do(?:es)? .* stand\b",
    re.IGNORECASE,
)


def asks_stage(question: str) -> bool:
    """Return whether is asked how far something has come.

    >>> asks_stage("Hoe ver is het wetsvoorstel havens?")
    True
    >>> asks_stage("Is het loket voor schippers al geopend?")
    True
    >>> asks_stage("Hoe ver ligt Zandmeer van de haven?")
    False
    """
    return bool(STAGE.search(question) or _YET.search(question))
