"""What somebody says before the question itself: what it is for, and that it is asked."""

from __future__ import annotations

import re

_OCCASION = (
    r"(?:briefing|nota|notitie|memo|factsheet|debat|kamervragen|kamervraag|beantwoording|antwoord|"
    r"speech|toespraak|spreektekst|presentatie|overleg|gesprek|stuk|artikel|woordvoering|"
    r"annotatie|minister|staatssecretaris|bewindspersoon|collega|directeur|planningsbrief|"
    r"dossier|persbericht|q&a|interview|werkbezoek|commissie|voorbereiding|rapport)"
)
_ASK = (
    r"(?:tot |sinds |vanaf |voor |met |door |bij |in |aan |van |op |uit |over |per |binnen )?"
    r"(?:hoeveel|hoe|wanneer|wie|wiens|welke?|wat|waarom|waar\w*)\b"
)
_FOR_IT = (
    r"(?:ter |voor )(?:(?:een|de|het|mijn|onze|ons|m'n|die) )?(?:[\w-]+ ){0,2}?"
    rf"[\w&-]*{_OCCASION}\b"
)
_FOR = re.compile(rf"^{_FOR_IT}[^:,?]{{0,40}}(?::|,) (?=\S)", re.IGNORECASE)
"""Before a question: "Voor een briefing: hoeveel ..."."""
_WISH = re.compile(
    r"^(?=[^?:]{0,90}\b(?:ik|je|u|jij|we|wij|iemand|graag|benieuwd|vraagje)\b)"
    r"[^?:]{0,90}?\b(?:zoek|weet|weten|nagaan|aangeven|vertellen|zeggen|uitleggen|achterhalen|"
    r"opzoeken|uitzoeken|vinden|nakijken|checken|controleren|benieuwd|af)\b"
    rf"(?:,| nog| eens| even| graag| mij| ik| je| u| voor mij| {_FOR_IT}(?: [\w-]+){{0,2}})* "
    rf"(?={_ASK})",
    re.IGNORECASE,
)
"""Before one that follows as a clause: "Kun je voor me nagaan sinds wanneer ..."."""
_FILLERS = re.compile(
    r"^(?:en )?(?:klopt het|is het (?:waar|zo|juist)) dat (?=\S+ \S)|"
    r" (?:eigenlijk|nou|overigens|trouwens|precies|überhaupt|zeg maar)\b",
    re.IGNORECASE,
)
"""Said in speech, and of nothing; asks only whether what follows is so."""
_CHAIRS = re.compile(
    r"\b(?P<who>wie) (?P<verb>zit|zat) (?P<what>(?!er\b|in\b|achter\b)[^?,]{3,60}?) voor"
    r"(?= en\b| ook\b|\W*$)",
    re.IGNORECASE,
)
"""A verb in two halves, of which the letters have the noun: "Wie zit de raad voor?"."""
_LEADS = re.compile(
    r"\b(?P<who>wie) (?P<verb>leidt|leidde) (?P<what>(?:de|het|die|deze) (?:[\w-]+ ){0,3}?[\w-]*"
    r"(?:commissie|task ?force|stuurgroep|kerngroep|raad)\b[^?,]{0,60}?)"
    r"(?= en\b|\W*$)",
    re.IGNORECASE,
)
_NOW = ("zit", "leidt")
_LEFT = 2
"""Words that a question has at least."""


def with_noun(question: str) -> str:
    """Return a question in which the one who chairs is asked for by the noun.

    >>> with_noun("Wie zit de Havenraad voor?")
    'Wie is voorzitter van de Havenraad?'
    >>> with_noun("Wie leidt de commissie Havens?")
    'Wie is voorzitter van de commissie Havens?'
    """
    for pattern in (_CHAIRS, _LEADS):
        question = pattern.sub(
            lambda found: (
                f"{found['who']} {'is' if found['verb'] in _NOW else 'was'} voorzitter van"
                f" {found['what']}"
            ),
            question,
        )
    return question


def without_fillers(question: str) -> str:
    """Return a question without the words that only speech has.

    >>> without_fillers("Wat doet de haven eigenlijk aan stropers?")
    'Wat doet de haven aan stropers?'
    >>> without_fillers("Klopt het dat de haven in 2030 dicht is?")
    'de haven in 2030 dicht is?'
    """
    return _FILLERS.sub("", question)


def without_preamble(question: str) -> str:
    """Return a question without what is said before it.

    >>> without_preamble("Voor een Kamerdebat: wat is er afgesproken over de haven?")
    'wat is er afgesproken over de haven?'
    >>> without_preamble("Kun je voor me nagaan sinds wanneer schepen moeten filmen?")
    'sinds wanneer schepen moeten filmen?'
    >>> without_preamble("Voor de vissers: welke schepen?")
    'Voor de vissers: welke schepen?'
    """
    rest = question
    for pattern in (_FOR, _WISH):
        shorter = pattern.sub("", rest, count=1)
        if len(shorter.split()) >= _LEFT:
            rest = shorter
    return rest
