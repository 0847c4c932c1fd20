"""A word of the question that narrows what is asked, and that nothing around the answer has.

"Hoeveel minderjarige slachtoffers" is not answered by the number of all victims, "hotels in
Amsterdam" not by that of all hotels, nor "wanneer aangenomen" by the day of the consultation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from mhassist.answering.overlap import stems_in
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal.around import stems_around, text_near
from mhassist.answering.refusal.kinds import BOUND, FIGURES
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question
from mhassist.question.comparing import COMPARE
from mhassist.question.language import is_function_word

_ALIKE = 0.45
"""Best match of a word in a sentence below which nothing there means the same."""
_ALIKE_ACT = 0.35
"""The same for what those who are counted did, which letters say in many ways: on 24 sets of
questions it calls five answers unsure that were none, and one that was right."""
_COUNTED = re.compile(r"\b(?:hoeveel|welk(?:e)? aantal(?:len)?|het aantal)\s+", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|te|uit|op) (?:(?:de|het) )?((?-i:(?!Nederland)[A-Z][\w'’-]+))(?! (?-i:[A-Z]))",
    re.IGNORECASE,
)
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
_GROUPS = {
    re.compile(rf"\b(?:{asked})\b", re.IGNORECASE): re.compile(said, re.IGNORECASE)
    for asked, said in {
        r"man(?:nen)?|mannelijke?|jongens?": r"\bman(?:nen)?\b|mannelijk|jongen",
        r"vrouw(?:en)?|vrouwelijke?|meisjes?": r"vrouw|meisje|dames",
        r"minderjarig(?:en?)?|jeugdigen?|kind(?:eren)?|jongeren": r"minderjarig|jong|kind|jeugd|"
        r"meisje|leerling|scholier|student|baby|peuter",
        r"meerderjarig(?:en?)?|volwassen(?:en?)?": r"meerderjarig|volwassen",
    }.items()
}
"""Who are a part of all, and how a letter says so: a figure of all is none of theirs."""
_SUPERLATIVE = re.compile(
    r"\b(?:de|het) (meeste|minste|grootste|kleinste|hoogste|laagste|vaakst|\w{3,}(?:ig|lijk)st|"
    r"(?:groot|klein|hoog|laag|sterk|zwak|duur|snel|lang|kort|slecht)st)\b(?! recente)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\bmeest|\bmerendeel|\bmeerderheid|\bovergrote|\bvaakst|\bvooral", re.IGNORECASE
)


def unsaid_superlative(question: Question, likely: Sequence[Scored]) -> str:
    """Return the "meeste" or "hoogste" of a question that no likely sentence has."""
    found = _SUPERLATIVE.search(question.own_text)
    if found is None or not likely:
        return ""
    word = found[1].lower()
    said = _MOST if word in ("meeste", "vaakst") else re.compile(word[:-1], re.IGNORECASE)
    return "" if any(said.search(one.candidate.text) for one in likely) else word


def unsaid_restriction(
    question: Question, ranking: Ranking, index: Index, *, said: Sequence[Scored]
) -> str:
    """Return the first word that narrows the question and is not where its answer stands.

    Args:
        question: What is asked.
        ranking: Has the question, encoded.
        index: Has the paragraphs.
        said: Sentences that say a thing of the kind asked for.
    """
    query = ranking.query
    if question.language != "nl" or query is None or not said:
        return ""
    for place in _PLACE.finditer(question.own_text) if question.kind in BOUND else ():
        terms = split_into_terms(place[1])
        if not any(_stands_in(terms, _stems_near(one, question, index)) for one in said):
            return place[1]
    if group := _unsaid_group(question, index, said=said):
        return group
    sought = [(word, _ALIKE) for word in _restrictions(question)]
    sought += [(word, _ALIKE_ACT) for word in _counted_act(question)]
    for word, alike in sought:
        terms = split_into_terms(word)
        own = np.array([part == word for part in query.words])
        if not terms or not own.any():
            continue
        if not any(
            _stands_in(terms, stems_around([one.candidate.paragraph], index, question.renamed))
            or float(one.candidate.matches[own].mean()) >= alike
            for one in said
        ):
            return word
    return ""


def _unsaid_group(question: Question, index: Index, *, said: Sequence[Scored]) -> str:
    """Return those of whom a figure is asked, where no figure stands near them."""
    for asked, told in _GROUPS.items() if question.kind in FIGURES else ():
        found = asked.search(question.own_text)
        if found and not any(told.search(text_near(one.candidate, index)) for one in said):
            return found[0]
    return ""


def _stems_near(one: Scored, question: Question, index: Index) -> set[str]:
    """Return the stems where a place must stand: another's figure may be beside it."""
    return stems_in(text_near(one.candidate, index), question.renamed)


def _stands_in(terms: Sequence[str], stems: set[str]) -> bool:
    """Return whether words stand there, alone or inside longer ones: "minder" is another word."""
    return all(any(term in stem for stem in stems) for term in terms)


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


def _counted_act(question: Question) -> list[str]:
    """Return what those who are counted did or underwent: "Hoeveel vissers zijn beboet?"."""
    text = question.own_text
    if question.kind is not Asked.NUMBER or not _COUNTED.search(text):
        return []
    acts = _COUNTED_ACT.findall(_SUBORDINATE.split(text)[0])
    return acts[-1:]


_COUNTED_ACT = re.compile(
    r"\b(?:zijn|werden|worden|hebben|waren|hadden) (?:.* )?"
    r"((?:ge|be|ver|ont|her|over|aange|afge|inge|opge|uitge|doorge)\w{3,}(?:[dt]|en))\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:die|omdat|doordat|voordat|nadat|toen|waarbij|zodat|als)\b", re.IGNORECASE
)


def _restrictions(question: Question) -> Iterator[str]:
    text = question.own_text
    counted = _COUNTED.search(text)
    if question.kind in FIGURES and question.head and counted:
        before, found, _ = text[counted.end() :].partition(question.head)
        for word in before.split() if found else ():
            if word.endswith("e") and word.lower() not in _ANY and not is_function_word(word):
                yield word
    if question.kind in FIGURES:
        yield from measured_nouns(text)
        for of in _OF_KIND.finditer(text):
            if of[1].lower() not in _ANY and not is_function_word(of[1]):
                yield of[1]
    if question.kind is Asked.DATE:
        act = _ACT.search(text)
        if act:
            yield act[1]
