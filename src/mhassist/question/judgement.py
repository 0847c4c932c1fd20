"""Whether a question asks for a judgement: of the assistant, of somebody else, or of a worth."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """What somebody thinks of something."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement that a question asks for."""

    opinion: bool
    """What the assistant itself thinks."""
    writing: bool
    """Not a judgement, but a text that is to be written: a speech, a memo."""
    view: View | None
    """What somebody thinks who does not write the letters."""
    worth: str
    """"Geslaagd", "beter", in lower case: whether something is good; empty if that is not asked."""


def judgement_asked(text: str, own_text: str) -> Judgement:
    """Return the judgement that a question asks for.

    >>> judgement_asked("", "Is het plan geslaagd?").worth
    'geslaagd'
    """
    worth = _WORTH.search(own_text)
    return Judgement(
        opinion=asks_opinion(text),
        writing=asks_text(text),
        view=view_asked(own_text),
        worth=worth[1].lower() if worth else "",
    )


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


_TEXT = (
    r"(?:speech(?:es)?|toespra(?:ak|ken)|spreek(?:tekst|punten)|gedicht|verhaal|essay|betoog|"
    r"opiniestuk|column|blog|tweet|(?:pers|nieuws)?bericht|artikel|memo|notitie|(?:beslis)?nota|"
    r"(?:kamer)?brief|e-?mail|mail|annotatie|inbreng|motie|tekst|alinea|factsheet|presentatie|"
    r"concept[\w-]*|poem|story|letter|press release|article|statement|talking points)"
)
_WRITE = r"(?:schrijf|maak|stel|bedenk|formuleer|verzin|genereer|write|draft|compose|make)"
_WRITING = re.compile(
    rf"^{_WRITE} (?:mij |me |eens )?(?:(?:een|de|het|mijn|an?|the|my) )?(?:[\w-]+ )?{_TEXT}\b"
    rf"|^(?:kun|kunt|wil|wilt|zou|can|could|will) (?:je|jij|u|you)\b.* {_TEXT}\b.*"
    r"\b(?:schrijven|maken|opstellen|formuleren|write|draft)\b"
    rf"|^(?:can|could|will) you (?:please )?{_WRITE} .*\b{_TEXT}\b",
    re.IGNORECASE,
)


def asks_text(question: str) -> bool:
    """Return whether a text is asked for, which the assistant does not write.

    >>> asks_text("Schrijf een korte speech over de havens.")
    True
    >>> asks_text("Maak een overzicht van de havens.")
    False
    """
    return bool(_WRITING.search(question))


_VIEW_OF = re.compile(
    r"^(?:en )?wat (?:vindt|vinden|vond|vonden|denkt|denken|dacht|dachten) (?P<who>.{2,80}?) "
    r"(?:van|over) (?P<what>.+)"
    r"|^(?:en )?wat is (?:de|het) (?:mening|oordeel|opvatting|kritiek) van (?P<holder>.{2,80}?) "
    r"(?:over|op) (?P<subject>.+)"
    r"|^what (?:does|do|did) (?P<whose>.{2,80}?) think (?:of|about) (?P<of>.+)",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\b(?:kabinet|regering|minister|staatssecretaris|bewindspersonen|overheid|government|cabinet|"
    r"secretary)\b",
    re.IGNORECASE,
)
"""Those who write the letters: what they think is said without naming them."""
_BY_NAME = re.compile(
    r"\b(?:minister|staatssecretaris|premier|secretary) (?!van\b|voor\b|of\b|for\b)(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""One of them by name: what that one thinks is said in a letter of theirs alone."""
_WORTH = re.compile(
    r"^(?:en )?(?:is|was|zijn|waren|werkt|werkte|doet|deed|heeft) "
    r"(?!.*\b(?:met|aan|als|samen|bij|voor) .*gewerkt)(?!.*samengewerkt).*\b"
    r"(beter|slechter|effectiever|succesvoller|sterker|zwakker|geslaagd|gelukt|mislukt|"
    r"effectief|succesvol|nuttig|geloofwaardig|gewerkt)\b(?: dan .*)?\W*$",
    re.IGNORECASE,
)


def view_asked(question: str) -> View | None:
    """Return the view that is asked of somebody who does not write the letters.

    >>> view_asked("Wat vindt de visafslag van het quotum?")
    View(who='de visafslag', what='het quotum?')
    >>> view_asked("Wat vindt het kabinet van het quotum?")
    >>> view_asked("Wat vindt minister De Groot van het quotum?")
    View(who='minister De Groot', what='het quotum?')
    """
    found = _VIEW_OF.search(question)
    if found is None:
        return None
    who = found["who"] or found["holder"] or found["whose"] or ""
    what = found["what"] or found["subject"] or found["of"] or ""
    of_other = bool(_BY_NAME.search(who)) or not _WRITER.search(who)
    return View(who, what) if of_other else None
