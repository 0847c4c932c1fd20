"""Where a sentence mentions the kind of thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from mhassist.answering.causes import causes_of
from mhassist.answering.mentions import (
    Mention,
    find_ages,
    find_frequencies,
    find_mentions,
    find_names,
    has_form,
)
from mhassist.answering.penalties import asks_penalty, find_penalties
from mhassist.question import Asked, Question
from mhassist.question.abbreviations import ABBREVIATION
from mhassist.question.personal import HOLDERS


def mentions_in(text: str, question: Question) -> tuple[tuple[int, int], ...]:
    """Return where a sentence mentions the kind of thing that a question asks for."""
    kind = next(filter(has_form, question.kinds), None)
    if kind is None:
        return ()
    if kind is Asked.ABBREVIATION:
        return _expansions(text, question.text)
    narrowed = _NARROWED.get(kind)
    found = find_mentions(text, kind)
    if narrowed is not None:
        found = narrowed(text, question, found)
    succeeds = kind is Asked.PERSON and asks_successor(question)
    asked = question.text.lower()
    # What the question itself says is no answer to it.
    return tuple(
        (mention.start, mention.end)
        for mention in found
        if text[mention.start : mention.end].lower() not in asked
        and not (succeeds and _is_of(text[mention.start : mention.end], asked))
    )


def _persons(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return names where a name is asked for, and bodies where they may be meant as well."""
    if asks_holder(question) or asks_successor(question):
        return find_names(text)
    if _WHO_ALL.search(question.search_text):
        return found + find_mentions(text, Asked.ORGANISATION)
    return found


def _dates(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return times and days where these are asked for, and what says that a paper is sent now."""
    if _WHAT_TIME.search(question.own_text):
        return [Mention(Asked.DATE, *match.span()) for match in _TIME.finditer(text)]
    if _WHICH_DAY.search(question.own_text):
        found = [one for one in found if _DAY.match(text[one.start : one.end])]
    if _NEXT_ONE.search(question.own_text):
        found = found + find_frequencies(text)
    if _SENT.search(question.own_text) and _WITH_THIS.search(text):
        found = found + [Mention(Asked.DATE, *match.span()) for match in _SENDS.finditer(text)]
    return found


def _counts(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return the numbers of what is counted: how often, how old, how many, by how much."""
    if _HOW_OFTEN.search(question.own_text):
        times = found if _HAPPENED.search(question.own_text) else []
        return find_frequencies(text) + find_mentions(text, Asked.PERCENTAGE) + times
    if _HOW_OLD.search(question.own_text):
        return find_ages(text)
    if asks_penalty(question.own_text):
        return find_penalties(text)
    if _counts_things(question):
        sums = find_mentions(text, Asked.AMOUNT)
        return [one for one in found if not any(_inside(one, each) for each in sums)]
    if _BY_HOW_MUCH.search(question.own_text):
        return found + find_mentions(text, Asked.PERCENTAGE)
    return found


_NARROWED: dict[Asked, Callable[[str, Question, list[Mention]], list[Mention]]] = {
    Asked.PERSON: _persons,
    Asked.DATE: _dates,
    Asked.NUMBER: _counts,
    Asked.REASON: causes_of,
}
"""What of a kind's mentions a question asks for, by more than its kind."""


def _counts_things(question: Question) -> bool:
    """Return whether things are counted, which no sum of money does: "Hoeveel slachtoffers"."""
    counted = rf"\b(?:hoeveel|how many) (?:\w+ )?{re.escape(question.head)}\b"
    return bool(question.head and re.search(counted, question.own_text, re.IGNORECASE))


def _inside(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end


_SENT = re.compile(
    r"\b(?:aangeboden|gestuurd|toegestuurd|verstuurd|gezonden|toegezonden|verzonden|ontvangen|"
    r"ontving)\b",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"\b(?:bied(?:en|t)?|zend(?:en|t)?|stuur|sturen|ontvangt|treft) (?:ik|wij|we|u|uw)\b",
    re.IGNORECASE,
)
_WITH_THIS = re.compile(
    r"\b(?:hierbij|bijgaande?|hiermee|(?:in|met|bij) deze brief|bijlage)\b", re.IGNORECASE
)
"""A letter that sends a paper does so on its own date: "Bijgaand bieden wij u het plan aan"."""


def _is_of(name: str, asked: str) -> bool:
    """Return whether a person is the one that the question names: not who came after him."""
    return name.split()[-1].lower() in re.findall(r"\w+", asked)


_AFTER = re.compile(
    r"\b(?:volg\w* .*\bop|opvolg\w*|voorgang\w*|vervang\w*|succe\w+|replace[ds]?)\b", re.IGNORECASE
)


_BY_WHOM = re.compile(r"\bdoor (?:wie|welke?)\b|\bby (?:whom|which)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:word(?:t|en)|werd(?:en)?|is|zijn|was|waren)\b")
_BY = re.compile(r"\bdoor\b|\bvan de (?:zijde|kant) van\b|\bin opdracht van\b", re.IGNORECASE)


def leaves_doer_out(text: str, question: Question) -> bool:
    """Return whether is asked by whom something is done, and a sentence says so without a doer.

    The verb is the last word of the question: "Door wie wordt de regeling geëvalueerd?".
    """
    if not _BY_WHOM.search(question.own_text):
        return False
    verb = re.findall(r"\w+", question.own_text)[-1].lower()
    passive = verb in text.lower() and bool(_DONE.search(text))
    return passive and not _BY.search(text)


def asks_group(question: Question) -> bool:
    """Return whether is asked who they are, and not who one is: their form is not plain."""
    return question.kind is Asked.PERSON and bool(_WHO_GROUP.search(question.search_text))


def asks_where(question: Question) -> bool:
    """Return whether is asked where, which a website or a body answers as well as a town."""
    return question.kind is Asked.PLACE and not _WHICH_PLACE.search(question.own_text)


_WHICH_PLACE = re.compile(r"\b(?:welke?|which|what)\b", re.IGNORECASE)


def asks_successor(question: Question) -> bool:
    """Return whether is asked who came after somebody, or before."""
    return bool(_AFTER.search(question.own_text))


def asks_holder(question: Question) -> bool:
    """Return whether the name is asked of one who has an office."""
    return question.kind is Asked.PERSON and bool(_WHO_IS.search(question.search_text))


_OFFICE = re.compile(rf"\b{HOLDERS}\b", re.IGNORECASE)
_JOINS = re.compile(
    r"\W*(?:(?:is|was|werd|wordt|de|het|een|heer|mevrouw|dhr|mw|mr|drs|dr|ir|prof)\b\W*)*",
    re.IGNORECASE,
)


def joins_name_and_office(text: str) -> bool:
    """Return whether a name and an office stand side by side, so that the one has the other.

    >>> joins_name_and_office("Mevrouw A. de Wit, voorzitter, opende de vergadering.")
    True
    >>> joins_name_and_office("Zowel A. de Wit als de voorzitter was er.")
    False
    """
    offices = [match.span() for match in _OFFICE.finditer(text)]
    return any(
        _JOINS.fullmatch(text[min(name.end, end) : max(name.start, start)])
        for name in find_names(text)
        for start, end in offices
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
_WHO_GROUP = re.compile(
    r"\bwie (?:wordt?|werd|krijgt?|kreeg|kan|mag|moet|\w{2,}en)\b",
    re.IGNORECASE,
)
"""Asks whom something is for or falls upon: "Degene die ...", "alle medewerkers"."""
_BY_HOW_MUCH = re.compile(
    r"\b(?:met hoeveel|hoe hoog|hoeveel (?:meer|minder|hoger|lager)|by how much|"
    r"how much (?:more|less))\b",
    re.IGNORECASE,
)
"""Asks for a difference or a height, which a percentage tells as well as a number."""
_HOW_OLD = re.compile(r"\b(?:hoe oud|welke? (?:minimum)?leeftijd|how old)\b", re.IGNORECASE)
_WHAT_TIME = re.compile(r"\bhoe laat\b|\bat what time\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?(?= uur\b)|\b\d{1,2}[.:]\d\d\b(?! ?(?:procent|%|miljoen))"
)
_NEXT_ONE = re.compile(
    r"\b(?:wanneer|when)\b.*\b(?:volgende|eerstvolgende|nieuwe|weer|opnieuw|next|again)\b",
    re.IGNORECASE,
)
"""Asks for one of a series, of which a letter may say how often there is one."""
_WHICH_DAY = re.compile(r"\b(?:op )?welke (?:exacte )?(?:datum|dag)\b|\bwhich day\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:e)? ?[a-z–-]")
"""A date of a day: of "begin 2013" no day is known."""
_HOW_OFTEN = re.compile(r"\b(?:hoe vaak|how often)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\bhoe vaak (?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|kwam|kwamen)\b|"
    r"\bhow often (?:was|were|has|have|did|had)\b",
    re.IGNORECASE,
)
"""Asks for the number of times that something happened: "ontving 588 meldingen"."""
_CALLED = re.compile(r"\((?:hierna|verder|afgekort|ook wel|in het vervolg|kortweg)\b[^()]{0,20}$")
"""Before an abbreviation in brackets: "Digital Services Act (hierna DSA)"."""


def _expansions(text: str, question: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentence spells out an abbreviation of the question."""
    spans = []
    for acronym in ABBREVIATION.findall(question):
        for match in re.finditer(rf"\b{re.escape(acronym)}(?:['’]?s)?\b", text):
            before, after = text[: match.start()], text[match.end() :]
            in_brackets = before.rstrip().endswith("(")
            called = _CALLED.search(before) and after.startswith(")")
            spelled = after.lstrip().startswith("(") or re.match(
                r"\s*(?:[A-Z]+ )?staa[nt] voor\b", after
            )
            if in_brackets or called or spelled:
                spans.append(match.span())
    return tuple(spans)
