"""Words of a question that narrow what is asked: "minderjarige", "in Amsterdam", "de meeste"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mhassist.question.comparing import COMPARE
from mhassist.question.kinds import BOUND, FIGURES, Asked
from mhassist.question.language import is_function_word


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows a question: a figure of more, or of others, is no answer to it."""

    estimate: bool
    """Whether an estimate is asked: a figure that was counted is none."""
    superlative: str
    """"Meeste", "hoogste", "als eerste", in lower case; else empty."""
    places: tuple[str, ...]
    """Where, of a figure."""
    groups: tuple[tuple[str, str], ...]
    """Of whom a figure is asked who are a part of all: the name of the group, and the word."""
    words: tuple[str, ...]
    """Adjectives of what is counted, what is measured and of whom, or the act that is dated."""
    act: str
    """What those who are counted did or underwent: "Hoeveel vissers zijn beboet?"."""


def narrowed_by(own_text: str, kind: Asked, head: str) -> Narrowed:
    """Return what narrows a question.

    >>> narrowed_by("Hoeveel jonge vissers zijn in Urk beboet?", Asked.NUMBER, "vissers").words
    ('jonge',)
    """
    superlative = _SUPERLATIVE.search(own_text) or _IN_ORDER.search(own_text)
    found = ((name, words.search(own_text)) for name, words in _GROUPS.items())
    return Narrowed(
        estimate=kind in FIGURES and bool(_ESTIMATE.search(own_text)),
        superlative=superlative[1].lower() if superlative else "",
        places=tuple(_PLACE.findall(own_text)) if kind in BOUND else (),
        groups=tuple((name, word[0]) for name, word in found if word and kind in FIGURES),
        words=tuple(_restrictions(own_text, kind, head)),
        act=_counted_act(own_text) if kind is Asked.NUMBER else "",
    )


_SUPERLATIVE = re.compile(
    r"\b(?:de|het) (meeste|minste|grootste|kleinste|hoogste|laagste|vaakst|\w{3,}(?:ig|lijk)st|"
    r"(?:groot|klein|hoog|laag|sterk|zwak|duur|snel|lang|kort|slecht)st)\b(?! recente)",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(r"\b(als (?:eerste|enige))\b(?! verantwoordelijk)", re.IGNORECASE)
_ESTIMATE = re.compile(r"\b(?:schatting(?:en)?|geschatte?|schat(?:te|ten)?)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|te|uit|op) (?:(?:de|het) )?((?-i:(?!Nederland)[A-Z][\w'’-]+))(?! (?-i:[A-Z]))",
    re.IGNORECASE,
)
_GROUPS = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "men": r"man(?:nen)?|mannelijke?|jongens?",
        "women": r"vrouw(?:en)?|vrouwelijke?|meisjes?",
        "minors": r"minderjarig(?:en?)?|jeugdigen?|kind(?:eren)?|jongeren",
        "adults": r"meerderjarig(?:en?)?|volwassen(?:en?)?",
    }.items()
}
_COUNTED = re.compile(r"\b(?:hoeveel|welk(?:e)? aantal(?:len)?|het aantal)\s+", re.IGNORECASE)
_NOUN = (
    r"(?:\w+e )?(?!(?:voor|van|in|bij|op|aan|per|die|dat|om|over|tegen|volgens|met|en|naar)\b)"
    r"[a-zà-ÿ-]{4,}"
)
_MEASURED = re.compile(
    r"\b(?:hoe (?:hoog|groot|laag)|wat) (?:is|was|zijn|waren|bedraagt|bedroeg) (?:de|het) "
    rf"(?P<what>{_NOUN})(?: van (?:de |het |een )?(?P<of>{_NOUN}))?",
    re.IGNORECASE,
)
"""What is measured, and of whom: "Hoe hoog is de schuld van jongeren?"."""
_ANY_MEASURE = frozenset(
    "bedrag budget geld kosten aantal percentage aandeel deel omvang hoogte totaal getal cijfer "
    "gemiddelde maximum minimum leeftijd som".split()
)
"""Nouns that a figure seldom has beside it."""
_OF_KIND = re.compile(
    r"\b(?:voor|van|onder|door|bij) (?:de |het )?([a-zà-ÿ]{4,}e) (?=[a-zà-ÿ]{4,}(?:en|s)\b)"
)
"""Of whom or what, by an adjective: "voor mannelijke slachtoffers"."""
_ACT = re.compile(
    r"\b(aangenomen|aanvaard|goedgekeurd|bekrachtigd|verworpen|ingetrokken|afgeschaft|stopgezet|"
    r"beëindigd|opgeheven|geëvalueerd|benoemd|ontslagen|veroordeeld)\W*$",
    re.IGNORECASE,
)
"""Acts that no other verb means: a day of something else is no answer."""
_ANY = frozenset(
    "extra nieuwe nieuw ander andere totale totaal verschillende gemiddeld gemiddelde jaarlijkse "
    "structurele structureel geld echte werkelijke huidige bestaande volledige gehele hele".split()
)
"""Adjectives that a number seldom has beside it."""


def measured_nouns(text: str) -> list[str]:
    """Return the noun of which a question asks the height, and that of what it is of.

    >>> measured_nouns("Hoe hoog is de gemiddelde schuld van jongeren?")
    ['schuld', 'jongeren']
    >>> measured_nouns("Wat is de boete voor vissers zonder pas?")
    ['boete']
    """
    found = _MEASURED.search(text)
    nouns = [(group or "").split(" ")[-1] for group in (found.groups() if found else ())]
    return [
        noun
        for noun in nouns
        if noun
        and noun.lower() not in _ANY_MEASURE
        and not COMPARE.fullmatch(noun)
        and not is_function_word(noun)
    ]


def _counted_act(text: str) -> str:
    if not _COUNTED.search(text):
        return ""
    acts = _COUNTED_ACT.findall(_SUBORDINATE.split(text)[0])
    return acts[-1] if acts else ""


_COUNTED_ACT = re.compile(
    r"\b(?:zijn|werden|worden|hebben|waren|hadden) (?:.* )?"
    r"((?:ge|be|ver|ont|her|over|aange|afge|inge|opge|uitge|doorge)\w{3,}(?:[dt]|en))\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:die|omdat|doordat|voordat|nadat|toen|waarbij|zodat|als)\b", re.IGNORECASE
)


def _restrictions(text: str, kind: Asked, head: str) -> Iterator[str]:
    counted = _COUNTED.search(text)
    if kind in FIGURES and head and counted:
        before, found, _ = text[counted.end() :].partition(head)
        for word in before.split() if found else ():
            if word.endswith("e") and word.lower() not in _ANY and not is_function_word(word):
                yield word
    if kind in FIGURES:
        yield from measured_nouns(text)
        for of in _OF_KIND.finditer(text):
            if of[1].lower() not in _ANY and not is_function_word(of[1]):
                yield of[1]
    if kind is Asked.DATE:
        act = _ACT.search(text)
        if act:
            yield act[1]
