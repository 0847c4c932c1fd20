"""Whether a sentence tells what has no form of its own: a reason, an outcome, a difference."""

from __future__ import annotations

import re

from mhassist.dutch import PURPOSE, REASON

_ARTICLE = re.compile(r"\bart(?:ikel(?:en)?|\.)? ?\d+", re.IGNORECASE)


def names_article(text: str) -> bool:
    """Return whether a sentence names an article of a law.

    >>> names_article("Dat is strafbaar op grond van artikel 273f van het Wetboek.")
    True
    """
    return bool(_ARTICLE.search(text))


_BECAUSE = re.compile(
    rf"\b(?:{REASON}|gevolg van|"
    r"uit (?:angst|vrees|schaamte|wantrouwen|loyaliteit|noodzaak|onwetendheid)|"
    r"namelijk|zodat|om|(?:er)?op wijzen|wijst erop|wijzen erop|te wijten|toe te schrijven)\b",
    re.IGNORECASE,
)
"""What binds a reason to what it explains."""


def says_why(text: str) -> bool:
    """Return whether a sentence binds a reason to what it explains.

    >>> says_why("In 2018 richt de inspectie zich op de havens.")
    False
    """
    return bool(_BECAUSE.search(text))


_WHAT_FOR = re.compile(
    rf"\b(?:{PURPOSE}|beogen|gericht op|inzicht te|met als|bijdrage (?:\w+ )?(?:leveren|aan))\b",
    re.IGNORECASE,
)


def says_what_for(text: str) -> bool:
    """Return whether a sentence says to what end something is.

    >>> says_what_for("Doel van deze analyse is inzicht in de oorzaken.")
    True
    """
    return bool(_WHAT_FOR.search(text))


_WHAT_IT_IS = re.compile(
    r"^(?:Dit|Dat|Het|Deze \w+|Hiermee|Hierbij|Hieronder|Daarmee)\b.{0,40}?"
    r"\b(?:is|zijn|betekent|houdt|gaat|betreft|wordt|worden) "
    r"(?:een|het|de|in|om|dat|bedoeld|verstaan|er)\b"
)


def says_what_it_is(text: str) -> bool:
    """Return whether a sentence says of what was just named what it is.

    >>> says_what_it_is("Dit is een applicatie voor rechercheurs.")
    True
    """
    return bool(_WHAT_IT_IS.search(text))


_SAYS_OUTCOME = re.compile(
    r"\b(?:blijk(?:t|en)|bleek|bleken|gebleken|conclu\w+|resulta(?:at|ten)|resulteerde\w*|"
    r"geresulteerd|uitkomst(?:en)?|laten zien|laat zien|lieten|liet|toon(?:t|de|den)|aangetoond|"
    r"bevinding\w*|constate\w+|leid(?:t|de|den) tot|geleid|leverde\w*|opgeleverd|aanbevel\w+|"
    r"advise\w+|geadviseerd|vastgesteld|oordeel\w*|daling|stijging|effect\w*|gesteld|stelt|"
    r"kwam(?:en)? naar voren|naar voren)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:wijst|wees|oordeel\w*|bepaal\w*|beslis\w*|beslo\w+|stel(?:t|de)|benadruk\w*|"
    r"overwoog|overweegt|veroordeel\w*|vrijgesproken|verwierp|verwerpt|conclu\w+|legde|vond|"
    r"achtte?|vernietig\w*)\b",
    re.IGNORECASE,
)
"""What a court does in a sentence that tells its ruling."""
_STILL_TO_COME = re.compile(
    r"\b(?:doel|zal|zullen|gaat|gaan|volgt|verschijnt|voornemens|verwacht\w*|beoogt|nog niet|moet|"
    r"moeten)\b|\b(?:wordt|worden)\b(?!.*\b(?:geconcludeerd|vastgesteld|geconstateerd)\b)",
    re.IGNORECASE,
)


_DIFFERS = re.compile(
    r"\bverschil\w*|\bonderscheid\w*|\banders dan\b|\bin tegenstelling\b|\bterwijl\b|"
    r"\bdaarentegen\b|\bin plaats van\b|\bniet om\b.*\bmaar\b",
    re.IGNORECASE,
)


def says_difference(text: str) -> bool:
    """Return whether a sentence sets one thing against another.

    >>> says_difference("Smokkel gaat over grenzen, terwijl handel om uitbuiting draait.")
    True
    """
    return bool(_DIFFERS.search(text))


def says_outcome(text: str, *, ruling: bool = False) -> bool:
    """Return whether a sentence tells what came of something, and not that it is to come."""
    if ruling and _RULES.search(text):
        return True
    return bool(_SAYS_OUTCOME.search(text)) and not _STILL_TO_COME.search(text)
