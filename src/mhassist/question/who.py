"""Of whom a question asks: who has an office, who does something, whom something is for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhassist.letters.dates import MONTHS
from mhassist.question.kinds import Asked
from mhassist.question.language import content_words
from mhassist.question.personal import HOLDERS


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom a question asks, by more than that a person is asked for."""

    holder: bool
    """The name of one who has an office."""
    office: tuple[str, ...]
    """The words for that office ..."""
    of: tuple[str, ...]
    """... and those for what it is of."""
    body: str
    """The name of several words of the body that it is of; else empty."""
    successor: bool
    """Who came after somebody, or before."""
    group: bool
    """Who they are, and not who one is: their form is not plain."""
    bodies: bool
    """Those who do something: organisations as well as persons."""
    members: bool
    """Who sit in a body."""
    done: str
    """What was done, in lower case, where is asked by whom; else empty."""


def who_asked(own_text: str, search_text: str, kind: Asked) -> Who:
    """Return of whom a question asks.

    >>> who_asked("", "wie is de burgemeester", Asked.PERSON).holder
    True
    >>> who_asked("Door wie wordt de kade verlengd?", "kade verlengd", Asked.PERSON).done
    'verlengd'
    """
    person = kind is Asked.PERSON
    holder = person and bool(_WHO_IS.search(search_text))
    office, of = _office_words(search_text) if holder else ((), ())
    body = _NAMED_OF.search(own_text)
    # The verb is the last word: "Door wie wordt de regeling geëvalueerd?".
    by_whom = _BY_WHOM.search(own_text)
    return Who(
        holder=holder,
        office=office,
        of=of,
        body=body["name"] if body else "",
        successor=bool(_AFTER.search(own_text)),
        group=person and bool(_WHO_GROUP.search(search_text)),
        bodies=bool(_WHO_ALL.search(search_text)),
        members=person and bool(_SITS.search(own_text)),
        done=re.findall(r"\w+", own_text)[-1].lower() if by_whom else "",
    )


_WHO_IS = re.compile(
    rf"\bwie (?:bekleedt|bekleedde|bekleden)\b|"
    r"\bwie (?:is|was|werd|wordt|zijn|waren) (?:(?:in \d{4}|toen|destijds|nu|thans|momenteel|"
    r"op dit moment|tegenwoordig) )*"
    rf"(?:de |het )?(?:\w+ ){{0,2}}?{HOLDERS}\b|\bhoe he(?:et|ette|ten)\b|\bnaam van\b|"
    rf"\bwho (?:is|was) (?:the )?(?:\w+ ){{0,3}}?{HOLDERS}\b",
    re.IGNORECASE,
)
"""Asks for the name of one who has an office: the office is no answer."""
_AFTER = re.compile(
    r"\b(?:volg\w* .*\bop|opvolg\w*|voorgang\w*|vervang\w*|succe\w+|replace[ds]?)\b", re.IGNORECASE
)
_WHO_GROUP = re.compile(
    r"\bwie (?:wordt?|werd|krijgt?|kreeg|kan|mag|moet|\w{2,}en)\b",
    re.IGNORECASE,
)
"""Asks whom something is for or falls upon: "Degene die ...", "alle medewerkers"."""
_WHO_ALL = re.compile(
    r"\bwie (?:gaat|heeft|beheer\w*|organiseer\w*|coördineer\w*|signaleer\w*|verstrek\w*|lever\w*|"
    r"ontwikkel\w*|evalueer\w*|leid\w*|trek\w*|toets\w*|adviseer\w*|houdt|hield|geeft|gaf)\b|"
    r"\bwie (?:kunnen|mogen|moeten|zijn|waren|doen|deden|krijgen|kregen|hebben|hadden|zitten|nemen|"
    r"namen|betalen|betaalden|werken|komen|gaan)\b|\bwie (?:is|was|werd|wordt)\b|"
    r"\b(?:voor|van|aan|door|met|volgens|bij) wie\b|"
    r"\bwiens\b|"
    r"\bwie (?:betaal\w+|zorg\w+|voer\w*|onderzoek\w*|deed|financier\w*|zegt|zei|stel\w+|"
    r"conclude\w+)\b|"
    r"\bwho (?:can|may|must|are|were|pays|paid|said|says|concluded|carried)\b",
    re.IGNORECASE,
)
"""Asks for those who do something: organisations as well as persons."""
_SITS = re.compile(
    r"\b(?:zit(?:ten)?|zat(?:en)?|ma(?:ak|akt|ken|akte|akten) (?:er )?deel|"
    r"n(?:eem|eemt|emen|am|amen) (?:er )?(?:deel|zitting))\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"\bdoor (?:wie|welke?)\b|\bby (?:whom|which)\b", re.IGNORECASE)
_NAMED_OF = re.compile(
    rf"\b(?i:{HOLDERS}) van (?:de |het )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)"
)
_CLAUSE = re.compile(r"(?<=\w) (?:die|dat|welke) (?=\w+ \w).*", re.IGNORECASE)
"""What is said further of what an office is of: "de commissie die gegevens toetst"."""
_NOW = re.compile(r"\bop dit moment\b", re.IGNORECASE)


def _office_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a question for an office, and those for what it is of."""
    words = [
        word
        for word in content_words(_CLAUSE.sub("", _NOW.sub(" ", text)))
        if not word.isdigit() and word.lower() not in MONTHS
    ]
    office = tuple(word for word in words if re.fullmatch(HOLDERS, word, re.IGNORECASE))
    return office, tuple(word for word in words if word not in office)
