"""Whether a letter speaks of what is asked for without saying which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.features import has_head
from mhassist.answering.mentions import enumerates, find_mentions
from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal.kinds import NAMED
from mhassist.answering.refusal.said import WEIGHED, likely_of
from mhassist.dutch import NUMERAL
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question
from mhassist.question.head import count_in

_INDEFINITE = re.compile(
    rf"\b(?:een|één|{NUMERAL}|\w*tig|enkele|"
    r"verschillende|diverse|meerdere|sommige|bepaalde|(?<!onder )andere|ruim \d+|\d+) "
    r"(?=(\w+)(?: (\w+))?(?: (\w+))?(?: (\w+))?)",
    re.IGNORECASE,
)
"""An indefinite determiner, with the four words after it, of which one may be the noun."""
_SPELLED_OUT = re.compile(
    r"^\W{0,2}\(|^[^.;:]*:|^,? ?(?:namelijk|te weten|waaronder|zoals|nl\.|genaamd)"
)
_ABSTRACT = re.compile(
    r"rol(?:len)?|invloed|gevolg(?:en)?|effect(?:en)?|bijdrage|functie|positie|betekenis|taak|taken|"
    r"reden(?:en)?|doel(?:en)?|manier(?:en)?|wijze|role|effects?|way|ways",
    re.IGNORECASE,
)
"""What is told and has no name: "een belangrijke rol" says which."""
_AFTER = 60
"""Characters after an indefinite mention in which its names would follow."""


def is_unnamed(question: Question, scored: Sequence[Scored]) -> bool:
    """Return whether the letter speaks of what is asked for without saying which.

    "Welke bank?" is not answered by "een grote Nederlandse bank", nor "welke hotels?" by "ruim 200
    deelnemende hotels".
    """
    if question.told.called and not question.who.holder:  # of a person the name is sought before
        return not any(_gives_name(one.candidate.text, question) for one in likely_of(scored))
    named = question.kind in NAMED or question.kind in (Asked.LIST, Asked.OPEN)
    if not named or not question.head or not question.told.which:
        return False
    if _ABSTRACT.fullmatch(question.head):
        return False
    head = split_into_terms(question.head)
    if _is_only_counted(question, scored, head):
        return True
    spoken = [one for one in likely_of(scored) if has_head(one.candidate.text, head)]
    if not spoken or spoken[0] is not scored[0]:
        return False
    first, *others = [one.candidate.text for one in spoken]
    rows = [one.candidate.text for one in scored[:WEIGHED] if has_row(one.candidate.text)]
    if any(_names_others(text, question) for text in others) or any(
        has_synonym(text, question) for text in rows
    ):
        return False
    row = enumerates(first, separators=1) or _OPENS_ROW.search(first)
    bare = not feature(spoken[0], "enumeration") and not row
    return _is_indefinite(first, head) or (bare and not _names_others(first, question))


_NAME = re.compile(
    r"(?<=[\w,;:(] )(?:['’]t )?[A-Z][\w’'-]+|\b[A-Z][A-Za-z]*[A-Z]\w*|[«“‘\"'][^«“]{2,}"
)
_SAYS_CALLED = re.compile(r"\b(?:genaamd|geheten|getiteld|heet|onder de (?:naam|titel))\b")


def _gives_name(text: str, question: Question) -> bool:
    """Return whether a sentence has a name that the question does not have."""
    asked = question.text.lower()
    others = (each for each in _NAME.findall(text) if each.lower() not in asked)
    return any(others) or bool(_SAYS_CALLED.search(text))


_ROW = re.compile(
    r"(?<![.!?] )(?:(?:(?:de|het) )?[A-Z][\w'’./-]*(?: [A-Z][\w'’./-]*)*(?:, | en | alsmede )){2,}"
    r"(?:(?:de|het) )?[A-Z]"
)
"""Three names or more, one after the other."""


def has_row(text: str) -> bool:
    """Return whether a text has three names or more in a row.

    >>> has_row("Bezocht zijn Urk, Den Helder en Scheveningen.")
    True
    """
    return bool(_ROW.search(text))


def has_synonym(text: str, question: Question) -> bool:
    """Return whether a text has another name of what the question names."""
    return any(name in text for name in question.synonyms)


_OPENS_ROW = re.compile(r"[:(]")


_ANY_KIND = re.compile(
    r"(?:organisatie|instantie|partij|partner|dienst|instelling|land|lidstaat|lidstat|gemeente|"
    r"persoon|personen|project|maatregel|actie)",
    re.IGNORECASE,
)
"""Nouns for which any name will do; a bank or a hotel chain is named beside its noun."""
_BESIDE = 40
"""Characters between a noun and the name of what it stands for."""


def _names_others(text: str, question: Question) -> bool:
    """Return whether a sentence names what the question does not, beside the noun asked about."""
    asked = question.text.lower()
    found = [
        each
        for each in find_mentions(text, Asked.ORGANISATION)
        if text[each.start : each.end].lower() not in asked
    ]
    if question.kind is not Asked.ORGANISATION or _ANY_KIND.search(question.head):
        return bool(found)
    head = split_into_terms(question.head)
    return any(
        has_head(text[max(0, each.start - _BESIDE) : each.end + _BESIDE], head) for each in found
    )


_FEWEST_COUNTED = 3
_COUNTS_LOOKED_AT = 8
"""Best sentences of which one may say how many there are."""


def _is_only_counted(question: Question, scored: Sequence[Scored], head: Sequence[str]) -> bool:
    """Return whether the letters say how many there are, as the question does, and not which.

    "Welke twaalf landen?" is not answered by "in twaalf partnerlanden".
    """
    if question.count is None or question.count < _FEWEST_COUNTED:
        return False
    counted = [
        one.candidate
        for one in scored[:_COUNTS_LOOKED_AT]
        if _counts_head(one.candidate.text, question.count, head)
    ]
    return bool(counted) and not any(
        not _is_indefinite(one.text, head)
        or has_row(one.paragraph.text[one.start :])
        or one.paragraph.text.endswith(":")
        for one in counted
    )


def _counts_head(text: str, count: int, head: Sequence[str]) -> bool:
    return any(
        count_in(match[0]) == count
        and any(match[group] and has_head(match[group], head) for group in (1, 2))
        for match in _INDEFINITE.finditer(text)
    )


def _is_indefinite(text: str, head: Sequence[str]) -> bool:
    """Return whether a sentence has the noun only as one of some, without names."""
    found = False
    for match in _INDEFINITE.finditer(text):
        for group in (1, 2, 3, 4):
            if match[group] is None or not has_head(match[group], head):
                continue
            found = True
            after = text[match.end(group) : match.end(group) + _AFTER]
            if _SPELLED_OUT.search(after):
                return False
            break
    return found
