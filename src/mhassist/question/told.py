"""What is to be told that has no form of its own: a stage, an outcome, a difference, an advice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhassist.question.comparing import THAN_IN, asks_difference_of_things
from mhassist.question.kinds import Asked
from mhassist.question.stage import asks_stage


@dataclass(frozen=True, slots=True)
class Told:
    """What a question asks to be told."""

    stage: bool
    """How far a law, a plan or a trial has come."""
    deed: str
    """What is done, where is asked whether it is: "Is het doel gehaald?"; else empty."""
    change: tuple[str, str]
    """The way in which a thing is said to have changed, and the word: "Waarom is het ingetrokken?";
    both empty where none is."""
    founded: str
    """What was set up, where is asked why: "Waarom is de Havenraad opgericht?"; else empty."""
    outcome: bool
    """What came of something: "Wat bleek uit de evaluatie?"."""
    ruling: bool
    """What a court or a committee found."""
    article: bool
    """The article of a law."""
    difference: bool
    """How two things differ, and not two letters or moments."""
    two_moments: bool
    """How two moments compare, and nothing that lies between them."""
    advice: bool
    """What somebody advises: one thing, or a list of them."""
    response: bool
    """What is done with what somebody advised or asked for."""
    called: bool
    """What something is called."""
    which: bool
    """Which one, or which ones."""
    where: bool
    """Where, which a website or a body answers as well as a town."""
    source: bool
    """Where something was printed or is found, or its number."""


def told_asked(text: str, own_text: str, kind: Asked) -> Told:
    """Return what a question asks to be told.

    >>> told_asked("", "Wat bleek uit de evaluatie?", Asked.OPEN).outcome
    True
    >>> told_asked("", "Why was the Harbour Board established?", Asked.REASON).founded
    'Harbour Board'
    >>> told_asked("", "Wat doet het kabinet met het advies?", Asked.OPEN).response
    True
    """
    deed = _DEED.search(own_text) if kind is Asked.YES_NO else None
    return Told(
        stage=asks_stage(own_text),
        deed=deed[1] if deed else "",
        change=_change_in(own_text, kind),
        founded=_founded(own_text, kind),
        outcome=bool(_OUTCOME.search(own_text)),
        ruling=bool(_RULING.search(own_text)),
        article=bool(_ARTICLE.search(own_text)),
        difference=asks_difference_of_things(own_text),
        two_moments=bool(_TWO_SIDES.search(text) or THAN_IN.search(text)),
        advice=bool(_ADVICE.search(own_text)),
        response=bool(_RESPONSE.search(own_text)),
        called=bool(_CALLED.search(own_text)),
        which=bool(_WHICH.search(text)),
        where=kind is Asked.PLACE and not _WHICH_PLACE.search(own_text),
        source=bool(_SOURCE.search(text)),
    )


_CHANGES = {
    "ended": r"ingetrokken|afgeschaft|geschrapt|opgeheven|beëindigd|gestopt|stopgezet|vervallen|"
    r"gestaakt|losgelaten|afgeblazen|teruggedraaid|afgebouwd",
    "lowered": r"verlaagd|verminderd|verkleind|ingekort|verkort|versoepeld|teruggebracht",
    "raised": r"verhoogd|vergroot|verruimd|aangescherpt|verzwaard|verdubbeld",
    "delayed": r"uitgesteld|vertraagd|opgeschort|doorgeschoven",
    "rejected": r"verworpen|afgewezen|afgekeurd",
    "forbidden": r"verboden",
    "allowed": r"toegestaan|gelegaliseerd",
}


def _change_in(text: str, kind: Asked) -> tuple[str, str]:
    """Return the change that a question of a reason takes for granted, or asks to be confirmed."""
    if kind not in (Asked.REASON, Asked.YES_NO):
        return "", ""
    for way, words in _CHANGES.items():
        found = re.search(rf"\b({words})\W*$", text, re.IGNORECASE)
        if found:
            return way, found[1].lower()
    return "", ""


def _founded(text: str, kind: Asked) -> str:
    found = _FOUNDED.search(text) if kind in (Asked.REASON, Asked.PURPOSE) else None
    return (found["what"] or found["thing"]) if found else ""


_FOUNDED = re.compile(
    r"\b(?:is|zijn|was|waren|werd|werden) (?:de |het |een |er een )?(?P<what>[^,?]{2,60}?) "
    r"(?:(?:in|begin|eind) (?:19|20)\d\d )?"
    r"(?:opgericht|ingesteld|in het leven geroepen|opgezet|gevormd)\W*$"
    r"|\b(?:is|was|were|are) (?:the |a |an )?(?P<thing>[^,?]{2,60}?) "
    r"(?:established|set up|founded|created|formed)\W*$",
    re.IGNORECASE,
)
_DEED = re.compile(r"\b((?:\w{2,5})?(?:ge|be|ver|ont|her)\w{3,}(?:d|t|en))\W*$", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\bwat (?:bleek|blijkt|kwam|kwamen|komt|komen|volgt|volgde) (?:er )?(?:precies )?"
    r"(?:uit|naar voren)\b|\bhoe luid(?:t|t?de|den)\b|\bwat leverd?e?t?\b.*\bop\b|"
    r"\bwat (?:conclude\w+|adviseer\w+|oordeel\w+)\b|"
    r"\b(?:wat (?:is|was|waren|zijn)|welke) (?:de |het )?(?:\w+ )?(?:uitkomst(?:en)?|"
    r"resulta(?:at|ten)|conclusies?|bevindingen|opbrengst(?:en)?|uitspraak|oordeel)\b|"
    r"\b(?:heeft|hebben|had|hadden) (?:dat|het|dit|die|de \w+|zij|ze)\b.*"
    r"\b(?:opgeleverd|effect|resultaat|geholpen|gewerkt|uitgehaald)\b|"
    r"\bwat (?:heeft|hebben) .*\bopgeleverd\b|\bwerk(?:t|te|en|ten) (?:dat|het|dit|ze|die)\b|"
    r"\bwhat (?:was|were|is|are) the (?:\w+ )?(?:results?|outcomes?|findings|conclusions?)\b",
    re.IGNORECASE,
)
_RULING = re.compile(
    r"\b(?:uitspraak|oordeel|vonnis|arrest|ruling|verdict)\b|\boordeel\w+\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"\bwelke? (?:wets)?artikel(?:en|nummer)?\b", re.IGNORECASE)
_TWO_SIDES = re.compile(r"\b(?:vergelijk|vergeleken|verschil|compare|difference)", re.IGNORECASE)
_ADVICE = re.compile(
    r"^wat (?:adviseer\w+|beveelt|bevelen|beval(?:en)?|raadt|raadden?|ried(?:en)?)\b"
    r"(?!.* (?:over|inzake|omtrent) )",
    re.IGNORECASE,
)
_SAID = (
    r"(?:advies|adviezen|aanbeveling(?:en)?|kritiek|oproep|verzoek|motie|conclusies?|pleidooi|"
    r"voorstel(?:len)?|wens|bevindingen|suggestie|eis|rapport)"
)
_RESPONSE = re.compile(
    r"\bwat (?:doe[tn]|deed|deden|gebeurt|gebeurde|wordt|werd|is|gaat|gaan)\b.* met "
    rf"(?:(?:de|het|die|deze|dit|dat|zijn|haar|hun) )?(?:\w+ ){{0,2}}{_SAID}\b"
    rf"|\b(?:neemt?|nam(?:en)?)\b.*\b{_SAID}\b.*\bover\b"
    rf"|\b(?:reactie|reageer(?:t|de|den|en)) .*\bop .*\b{_SAID}\b"
    rf"|\bgevolg(?:en)? gegeven aan .*\b{_SAID}\b|\bwhat (?:was|is) done with\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:hoe he(?:et|ette|ten)|(?:wat (?:is|was)|hoe luidt) de naam van) "
    r"(?:de|het|een|dat|die)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:welke?|which)\b", re.IGNORECASE)
_WHICH_PLACE = re.compile(r"\b(?:welke?|which|what)\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:\w*artikel(?:en)?(?! \d)|krant|\w*bericht(?:en)?|bron|bronnen|(?:web)?site|website|link|"
    r"url|(?:web)?adres|pagina|\w*nummer|kamerstuk\w*|dossier\w*|vindplaats|media|uitzending|"
    r"waar (?:vind|staa|kan|is)\w*|wie schreef|article|source|where)\b",
    re.IGNORECASE,
)
