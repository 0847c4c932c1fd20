"""What a question names: a law, a person, a body, the thing that costs something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhassist.question.language import content_words
from mhassist.question.names import names_in


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names."""

    names: tuple[str, ...]
    """Words that are written as names."""
    phrase: str
    """The first name of several words; else empty."""
    person: str
    """One with a title, by surname; else empty."""
    law: tuple[str, ...]
    """Words of the name of a law."""
    role: str
    """What is asked of something by a noun: "Wat is de opvolger van het loket?"; else empty."""
    lasting: str
    """Of what is asked how long it lasts, in a word; else empty."""
    costing: tuple[str, ...]
    """Words of the thing of which the cost is asked."""


def named_in(own_text: str) -> Named:
    """Return what a question names.

    >>> named_in("Wanneer is de wet regulering visserij ingevoerd?").law
    ('regulering', 'visserij')
    >>> named_in("Wat zei minister Jansen over de haven?").person
    'Jansen'
    """
    phrase, person = _PHRASE.search(own_text), _TITLED.search(own_text)
    law, cost = _LAW.search(own_text), _COST_OF.search(own_text)
    role, lasting = _ROLE.match(own_text), _LASTING.search(own_text)
    return Named(
        names=tuple(names_in(own_text)),
        phrase=phrase[0] if phrase else "",
        person=person["name"] if person else "",
        role=role[1].lower() if role else "",
        lasting=lasting[1] if lasting else "",
        law=tuple(content_words(law["name"])) if law else (),
        costing=tuple(content_words(cost["thing"])) if cost else (),
    )


_ROLE = re.compile(r"(?:en )?wat (?:is|was|wordt|werd) (?:de|het) (\w{4,}) van\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\bhoe ?lang (?:duurt|duurde|is|was) (?:nu |dan )?(?:(?:de|het|een) )?([\w-]{4,})"
    r"(?: (?:voor|van|bij|in|op) [^?]*)?\W*$",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"(?<=\w )[A-ZÀ-Þ][a-zà-ÿ][\w’'-]+(?: [A-ZÀ-Þ][a-zà-ÿ][\w’'-]+)+")
_TITLED = re.compile(
    r"\b(?:[Mm]inister(?:-president)?|[Ss]taatssecretaris|[Bb]urgemeester|[Kk]amerlid|[Pp]remier|"
    r"(?:de )?heer|[Mm]evrouw|[Ss]tate [Ss]ecretary) "
    r"(?P<name>(?:(?:Van|De|Den|Der|Ter|Ten)(?: (?:de|den|der|het))? )?[A-Z][\w'’-]+)\b"
    r"(?! (?:van|voor|of|for)\b)"
)
_BEFALLS = (
    r"(?:in werking|van kracht|in consultatie|is|was|zijn|wordt|werd|zal|treedt|treden|trad|gaat|"
    r"ging|ingegaan|ingevoerd|ingediend|aangenomen|ingetrokken|aangepast|gewijzigd|naar de|door de|"
    r"behandeld|gepubliceerd|geldt|gold|af|klaar|gereed)\b"
)
_LAW = re.compile(
    r"\b(?:wet|wetsvoorstel|initiatiefwet|regeling|richtlijn|verordening|besluit)\b"
    rf"(?P<name>(?: (?!{_BEFALLS})[\w’'-]+){{1,6}})",
    re.IGNORECASE,
)
_COST_OF = re.compile(
    r"\b(?:(?:wat|hoeveel) (?:kost(?:te|ten|en)?|gaa[nt]? .{0,20}?kosten)|"
    r"hoe duur (?:is|zijn|was|waren)) (?:nu |dan )?"
    r"(?:(?:de|het|een|dit|deze|die) )?(?P<thing>[^?]+?)"
    r"(?= (?:naar|per|in|jaarlijks|volgens|ongeveer|vanaf)\b|\W*$)",
    re.IGNORECASE,
)
