"""Whether a question compares moments or letters, or asks how it is now."""

from __future__ import annotations

import re

from mhassist.question.when import ANY_LETTER, MONTH_YEAR, YEAR_ALONE

NEWEST = re.compile(
    r"\b(?:stand van zaken|momenteel|op dit moment|nu|tegenwoordig|actuele?|huidige|inmiddels|"
    r"laatste stand|laatst bekende|meest (?:recente|actuele)|nieuwste|laatste|recentste|jongste|"
    r"status|hoe staat het|currently|current|latest|newest|most recent|now|today)\b",
    re.IGNORECASE,
)
_MORE = (
    r"(?:meer|minder|hoger|lager|groter|kleiner|korter|langer|sneller|trager|vaker|beter|slechter|"
    r"more|fewer|less|higher|lower|longer|shorter|larger|smaller)"
)
_TURNED = (
    r"(?:gestegen|gedaald|gegroeid|gekrompen|toegenomen|afgenomen|opgelopen|teruggelopen|"
    r"uitgebreid|verbeterd|verslechterd|veranderd|verder gekomen|opgeschoten|vooruitgegaan|"
    r"increased|decreased|grown|risen|fallen)"
)
_OF_YEAR = r"(?:(?:in|van|begin|eind|rond|of) )?(?:(?:19|20)\d\d|nu|now)"
THAN_IN = re.compile(
    rf"\b{_MORE}\b[^?]{{0,40}}? (?:dan|than) {_OF_YEAR}\b"
    rf"|\bnu\b[^?]{{0,60}}\b{_MORE} (?:dan|than) {_OF_YEAR}\b"
    rf"|\b(?:anders|different) (?:dan|than|from) {_OF_YEAR}\b"
    rf"|\b(?:hetzelfde|dezelfde|gelijk|even \w+|the same|as \w+)\b[^?]{{0,40}}? (?:als|as) "
    rf"{_OF_YEAR}\b",
    re.IGNORECASE,
)
"""Two moments are compared: "nu korter of langer dan in 2015"."""
_SINCE_THEN = re.compile(
    rf"\b(?:sinds|since) {_OF_YEAR}\b[^?]{{0,40}}\b(?:{_TURNED}|{_MORE})\b"
    rf"|\b(?:{_TURNED}|{_MORE})\b[^?]{{0,30}}\b(?:sinds|since) {_OF_YEAR}\b",
    re.IGNORECASE,
)
"""A change since a moment: "sinds 2021 kleiner geworden"."""
_TO_NOW = re.compile(
    r"\b(?:nu|thans|inmiddels|vandaag|op dit moment|momenteel|tegenwoordig|now|today)\b",
    re.IGNORECASE,
)
COMPARE = re.compile(
    r"\b(?:verschil(?:len)?|vergelijk|vergeleken|veranderd?e?|verander(?:t|en|ing|ingen)|ontwikkeld?e?|"
    r"ontwikkeling(?:en)?|verloop|verloopt|verlopen|verliep(?:en)?|geschiedenis|gewijzigd|"
    r"ten opzichte van|(?:toe|af)genomen of (?:toe|af)genomen|gestegen of gedaald|"
    r"door de (?:jaren|tijd)(?: heen)?|over de jaren(?: heen)?|in de (?:loop der )?tijd|tijdlijn|"
    r"achtereenvolgende?|achtereenvolgens|opeenvolgende?|in (?:chronologische |de )?volgorde|"
    r"compare|difference|changed?|evolved?|history|over (?:the years|time)|timeline)\b",
    re.IGNORECASE,
)


def compares(question: str) -> bool:
    """Return whether moments or letters are compared, or a development is asked for.

    >>> compares("Zijn er nu meer loodsen dan in 2015?")
    True
    >>> compares("Is het beleid nu anders dan in 2015?"), compares("Is het beleid anders?")
    (True, False)
    """
    found = any(each.search(question) for each in (COMPARE, THAN_IN, _SINCE_THEN))
    return found and not asks_difference_of_things(question)


def runs_until_now(question: str) -> bool:
    """Return whether what is compared with a moment is how it is now."""
    return bool(_TO_NOW.search(question) or _SINCE_THEN.search(question))


_DIFFERENCE = re.compile(
    r"\b(?:verschil(?:len|t|de)?|onderscheid|difference[s]?)\b(?=.*\b(?:tussen|between|van|met|from)\b)",
    re.IGNORECASE,
)


def asks_difference_of_things(question: str) -> bool:
    """Return whether is asked how two things differ, and not two letters or moments.

    >>> asks_difference_of_things("Wat is het verschil tussen smokkel en handel?")
    True
    >>> asks_difference_of_things("Wat is het verschil tussen de brieven van 2018 en 2021?")
    False
    """
    moments = (YEAR_ALONE, ANY_LETTER, _TO_NOW, _SINCE_THEN, MONTH_YEAR)
    return bool(_DIFFERENCE.search(question)) and not any(one.search(question) for one in moments)
