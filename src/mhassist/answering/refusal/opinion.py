"""Whether the assistant itself is asked what it thinks."""

from __future__ import annotations

import re

_OPINION = re.compile(
    r"\b(?:vind(?:t)? (?:jij|je|u)|(?:volgens|van) (?:jou|jouw|uzelf)|jouw (?:mening|oordeel)|"
    r"je mening|uw (?:mening|oordeel)|wat denk (?:jij|je)|denk (?:jij|je)|zou jij\b|"
    r"zou je .{0,60}\b(?:doen|kiezen|aanraden|adviseren|vinden|zeggen|denken|veranderen)(?=\W*$)|"
    r"raad (?:jij|je)|ben jij|ben je (?:het|voor|tegen|van mening)|naar jouw|"
    r"do you (?:think|believe|feel)|your opinion|in your view|"
    r"would you|should i|do you agree|is it a good idea|should the (?:government|cabinet)|"
    r"wat vind(?:t|en)? (?:je|jij|u|jullie)|bent u het (?:ermee )?eens|wie heeft er gelijk|"
    r"(?:is|was|zijn|waren) .{0,60}\b(?:een goed idee|verstandig|eerlijk|slim|overdreven|"
    r"zinvol|geloofwaardig|goed genoeg)(?=\W*$)|"
    r"doet (?:het kabinet|nederland|de politie) (?:wel )?(?:genoeg|te weinig|te veel)|"
    r"(?:moet|zou|zouden) (?:het kabinet|nederland|de (?:regering|minister|staatssecretaris|"
    r"politie)) (?:niet |eigenlijk )?(?:meer|strenger|harder|beter|moeten)|"
    r"(?:is|was) (?:het|dit|dat) een goed idee|"
    r"welke (?:minister|staatssecretaris|bewindspersoon) .*\bhet (?:beste?|slechtste?)|"
    r"wie (?:heeft|had|deed|doet|is|was) .{0,80}\b(?:beter|best|slechter|slechtst)\b.*,\s*|"
    r"wat is (?:de|het) (?:beste|slechtste) (?:minister|kabinet|maatregel|aanpak|manier|oplossing)|"
    r"deed het (?:het )?(?:best|beste|slechtst|slechtste)|wie(?:ns)? (?:heeft (?:er )?)?schuld|"
    r"(?:kan|kunnen|moet|moeten) (?:ik|je|u|we|wij) .{0,60}\bvertrouwen|"
    r"which (?:\w+ ){1,3}(?:was|is) (?:the )?(?:best|worst))\b"
    r"|^(?:is|was|zijn|waren|vindt|lijkt) (?:het|dit|dat) (?:wel |niet )?(?:terecht|verstandig|"
    r"slim|rechtvaardig|eerlijk|jammer|erg|goed|slecht)\b"
    r"|^(?:moet|moeten|mag|hoort|horen) (?!.*\bof (?:is|zijn|wordt|worden)\b).*\b"
    r"(?:verboden|afgeschaft|gelegaliseerd|ontslagen|aftreden)\b"
    r"|^should .*\bbe (?:banned|abolished|legali[sz]ed|allowed|stricter|punished)\b"
    r"|^(?:had|hadden) .*\b(?:eerder|meer|minder|sneller|beter|strenger|harder|anders|niet)\b.*"
    r"\b(?:moeten|kunnen|mogen)\b"
    r"|^(?:is|was|zijn|waren|are|were) .*\b(?:te (?:weinig|veel|laat|streng|soepel|duur)|"
    r"good enough|too (?:little|much|late|strict)|fair)\W*$",
    re.IGNORECASE,
)
"""Asks what should be, or what is good: nothing that a letter says, but what someone thinks."""


_ACCORDING = re.compile(
    r"\b(?:volgens|according to) (?!jou|jouw|uzelf|u\b|mij\b|you\b)\w", re.IGNORECASE
)
"""Somebody else is asked for: what they think may be in a letter."""


def asks_opinion(question: str) -> bool:
    """Return whether the assistant itself is asked what it thinks.

    >>> asks_opinion("Vind jij dat het kabinet genoeg doet?")
    True
    >>> asks_opinion("Doet het kabinet genoeg volgens de Havenraad?")
    False
    """
    return bool(_OPINION.search(question)) and not _ACCORDING.search(question)
