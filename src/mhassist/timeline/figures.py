"""The figures that a sentence gives of a thing: "1.372 slachtoffers", "dat aantal is nu 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.features import has_head
from mhassist.answering.mentions import denies_number, find_mentions
from mhassist.question import Asked
from mhassist.timeline.term import Figure, Term

_BETWEEN = 3
"""Adjectives that may stand between a number and what it counts."""
_BREAK = frozenset(
    "aan bij door in met naar om op over per sinds te ten ter tot tussen uit van vanaf voor zijn "
    "is was waren wordt worden werd werden heeft hebben die dat en of als jaar jaren maanden "
    "weken dagen uur procent keer maal".split()
)
"""Words after which a noun is no longer what the number counts."""
_BARE = frozenset(
    "aan bij door in met naar op over per sinds tot van vanaf voor en of is was waren ten "
    "tegenover gevallen".split()
)
_COUNTING = re.compile(
    r"(?<!een )\baantal\b|\b(?:aantallen|totaal|totale|geteld|registreer\w+|geregistreer\w+|"
    r"stijging|stijg\w*|steeg|stegen|gestegen|daling|daal\w*|gedaald|toename|toegenomen|afname|afgenomen|"
    r"groei\w*|gegroeid|verdubbel\w+|gehalveerd|schatting|geschat\w*|cijfers?|omvang|uitgebreid|"
    r"verhoogd|verlaagd|teruggebracht|brengt)\b",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\b(?:meer|minder|hoeveel|omvang|cijfers?|schatting\w*|stijg\w*|steeg|daal\w*|daling|dalende|"
    r"gestegen|gedaald|toename|toegenomen|toeneemt|afname|afgenomen)\b",
    re.IGNORECASE,
)
_AMOUNT_OF = re.compile(r"(?<!een )\baantal(?:len)?\b", re.IGNORECASE)
_REACH = 5
"""Words between "aantal" or "minder" and what it is of."""
_NO_COUNT = frozenset("één eenmaal jaarlijks jaarlijkse beide dubbel dubbele helft".split())
_WORD = re.compile(r"[^\s]+")
_CLAUSE_END = re.compile(r"[.;:!?]")


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence says of the size of something."""

    sure: int
    """3: a number of the thing itself; 2: a number of how many there are; 1: how many, in words;
    0: that there are more or fewer, or no numbers; -1: nothing of the kind."""
    values: tuple[str, ...] = ()
    """The figures, as printed."""


def figures_in(text: str, term: Term) -> Given:
    """Return the figures that a sentence gives of a term.

    Args:
        text: A sentence that mentions the term.
        term: Its ``figure`` says which kind; a number where it says none.
    """
    if term.figure in (Figure.AMOUNT, Figure.PERCENTAGE):
        kind = Asked.AMOUNT if term.figure is Figure.AMOUNT else Asked.PERCENTAGE
        found = _longest([(one.start, one.end) for one in find_mentions(text, kind)])
        values = tuple(text[start:end] for start, end in found)
        return Given(3, values) if values else Given(-1)
    spans = [(one.start, one.end) for one in find_mentions(text, Asked.NUMBER)]
    counted = [span for span in spans if _counts(text, span, term.head)]
    if counted:
        return Given(3, _texts(text, counted))
    other = _AMOUNT_OF.search(text) is not None and not _amount_of(text, term.head)
    said = _COUNTING.search(text) is not None and has_head(text, term.head) and not other
    if said:
        shares = [(one.start, one.end) for one in find_mentions(text, Asked.PERCENTAGE)]
        bare = [span for span in spans if _is_bare(text, span, term.head)]
        if bare or shares:
            return Given(2, _texts(text, sorted({*bare, *shares})))
    if _amount_of(text, term.head):
        return Given(1)
    if _is_of(_TREND, text, term.head) or denies_number(text):
        return Given(0)
    return Given(-1)


def _amount_of(text: str, head: Sequence[str]) -> bool:
    """Return whether "aantal" is of the thing: "het aantal plaatsen voor vissers" is not."""
    for match in _AMOUNT_OF.finditer(text):
        for place, word in enumerate(text[match.end() :].split()[:_REACH]):
            if has_head(word, head):
                return True
            if place and word.lower() in _BREAK:
                break
    return False


def _is_of(pattern: re.Pattern[str], text: str, head: Sequence[str]) -> bool:
    """Return whether the thing counted stands soon after one of the words."""
    return any(
        has_head(" ".join(text[match.end() :].split()[:_REACH]), head)
        for match in pattern.finditer(text)
    )


def _longest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop a span that lies in another: "50 miljoen" in "50 miljoen euro"."""
    return [
        span
        for span in spans
        if not any(other != span and other[0] <= span[0] <= span[1] <= other[1] for other in spans)
    ]


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[start:end] for start, end in _longest(spans)))


def _counts(text: str, span: tuple[int, int], head: Sequence[str]) -> bool:
    """Return whether a number stands before the noun that it counts."""
    if text[slice(*span)].lower() in _NO_COUNT:
        return False
    after = text[span[1] :]
    for place, match in enumerate(_WORD.finditer(after)):
        word = match[0].strip("(),;:.“”\"'«»")
        if place > _BETWEEN or word.lower() in _BREAK:
            return False
        if has_head(word, head):
            return True
        if _CLAUSE_END.search(match[0][-1:]):
            return False
    return False


def _is_bare(text: str, span: tuple[int, int], head: Sequence[str]) -> bool:
    """Return whether a number counts no noun of its own, after the noun asked about."""
    if text[slice(*span)].lower() in _NO_COUNT or not has_head(text[: span[0]], head):
        return False
    following = _WORD.search(text[span[1] :])
    if following is None or text[span[1] : span[1] + 1] in ".,;:)":
        return True
    return following[0].strip("(),;:.").lower() in _BARE
