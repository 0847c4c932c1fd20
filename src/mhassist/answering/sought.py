"""Where a sentence mentions the kind of thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from mhassist.answering.causes import causes_of
from mhassist.answering.mentions import (
    Mention,
    find_ages,
    find_frequencies,
    find_lengths,
    find_mentions,
    find_names,
    has_form,
)
from mhassist.answering.penalties import find_penalties
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
    succeeds = kind is Asked.PERSON and question.who.successor
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
    if question.who.holder or question.who.successor:
        return find_names(text)
    if question.who.bodies:
        return found + find_mentions(text, Asked.ORGANISATION)
    return found


def _dates(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return times and days where these are asked for, and what says that a paper is sent now."""
    if question.moment.clock:
        return [Mention(Asked.DATE, *match.span()) for match in _TIME.finditer(text)]
    if question.moment.day:
        found = [one for one in found if _DAY.match(text[one.start : one.end])]
    if question.moment.next_one:
        found = found + find_frequencies(text)
    if question.moment.sending and _WITH_THIS.search(text):
        found = found + [Mention(Asked.DATE, *match.span()) for match in _SENDS.finditer(text)]
    return found


def _counts(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    """Return the numbers of what is counted: how often, how old, how many, by how much."""
    if question.figure.often:
        times = found if question.figure.happened else []
        return find_frequencies(text) + find_mentions(text, Asked.PERCENTAGE) + times
    if question.figure.age:
        return find_ages(text)
    if question.figure.penalty:
        return find_penalties(text)
    if question.figure.things:
        sums = find_mentions(text, Asked.AMOUNT)
        return [one for one in found if not any(_inside(one, each) for each in sums)]
    if question.figure.difference:
        return found + find_mentions(text, Asked.PERCENTAGE)
    return found


def _terms(text: str, question: Question, found: list[Mention]) -> list[Mention]:
    return find_lengths(text) if question.moment.length else found


_NARROWED: dict[Asked, Callable[[str, Question, list[Mention]], list[Mention]]] = {
    Asked.PERSON: _persons,
    Asked.DATE: _dates,
    Asked.NUMBER: _counts,
    Asked.TERM: _terms,
    Asked.REASON: causes_of,
}
"""What of a kind's mentions a question asks for, by more than its kind."""


def _inside(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end


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


_DONE = re.compile(r"\b(?:word(?:t|en)|werd(?:en)?|is|zijn|was|waren)\b")
_BY = re.compile(r"\bdoor\b|\bvan de (?:zijde|kant) van\b|\bin opdracht van\b", re.IGNORECASE)


def leaves_doer_out(text: str, question: Question) -> bool:
    """Return whether is asked by whom something is done, and a sentence says so without a doer.

    "De regeling wordt geëvalueerd" is no answer to "Door wie wordt de regeling geëvalueerd?".
    """
    done = question.who.done
    passive = bool(done) and done in text.lower() and bool(_DONE.search(text))
    return passive and not _BY.search(text)


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


_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?(?= uur\b)|\b\d{1,2}[.:]\d\d\b(?! ?(?:procent|%|miljoen))"
)
_DAY = re.compile(r"\d{1,2}(?:e)? ?[a-z–-]")
"""A date of a day: of "begin 2013" no day is known."""
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
