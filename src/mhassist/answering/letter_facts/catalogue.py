"""Which letters there are: all, of a period, of who signed them; the oldest and the newest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.compose import Amount, Draft, Lead, Statement
from mhassist.answering.letter_facts.asking import (
    MOST_LETTERS,
    NEWEST_SHOWN,
    Asking,
    identity,
    told_of,
    whole,
)
from mhassist.answering.letter_facts.naming import left_over, newest_first, oldest_first
from mhassist.answering.letter_facts.period import period_named
from mhassist.answering.letter_facts.signatories import Signed, signed_by_whom
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.question.language import WORD

_LETTERS = (
    r"(?:\w*brieven|stukken|kamerstukken|documenten|rapporten|bestanden|bronnen|letters|documents|"
    r"papers|sources)"
)
_WHICH = re.compile(
    rf"\b(?:welke|hoeveel|alle|de|al|lijst|overzicht|which|what|how many|all|the|list)\b.*"
    rf"\b(?:{_LETTERS}|(?:kamer)?vragen|moties|antwoorden|amendementen|fiches|motions)\b",
    re.IGNORECASE,
)
_OF_KIND = {
    "moties": {"motie"}, "motions": {"motie"}, "amendementen": {"amendement"},
    "kamervragen": {"kamervragen", "antwoord", "mededeling"},
    "vragen": {"kamervragen", "antwoord", "mededeling"}, "antwoorden": {"antwoord"},
    "fiches": {"bnc-fiche"}, "kamerbrieven": {"kamerbrief"},
    "voortgangsbrieven": {"voortgangsbrief"}, "voortgangsrapportages": {"voortgangsrapportage"},
}  # fmt: skip
"""Nouns for letters of one kind."""
_ASKS = re.compile(
    r"\b(?:welke|hoeveel|noem|geef|toon|lijst|overzicht|which|what|how many|list|show|name)\b",
    re.IGNORECASE,
)
_OLDEST = r"(?P<oldest>oudste?|vroegste?|eerste|oldest|earliest|first)"
_NEWEST = (
    r"(?P<newest>nieuwste?|meest recente?|recentste?|jongste?|laatste?|newest|latest|most recent|"
    r"last)"
)
_SAYS = re.compile(
    r"\b(?:noem(?:t|de|den)|noemen|genoemd|vermeld\w*|meld\w+|mention\w*|zegt|zeggen)\b",
    re.IGNORECASE,
)
"""What a letter says of other papers is not asked of the letters that there are."""
_ONE = r"(?:\w*brief|stuk|kamerstuk|document|letter|paper)"
_EXTREME = re.compile(
    rf"^(?:en )?(?:wat|welke?|which|what|noem|geef|toon)(?: (?:is|was|me|mij))?"
    rf"(?: (?:de|het|the))? (?:{_OLDEST}|{_NEWEST}) {_ONE}"
    r"(?: (?:die )?(?:is (?:dat|er)|er is|je hebt|u hebt))?\W*$",
    re.IGNORECASE,
)
_EXTREME_LAST = re.compile(
    rf"^(?:en )?(?:welke?|which) {_ONE} is (?:het |de |the )?(?:{_OLDEST}|{_NEWEST})\W*$",
    re.IGNORECASE,
)
_FRAME = frozenset(
    "lijst overzicht noem geef toon list show all overall beschikbaar beschik beschikt beschikking "
    "beschikken doorzoek doorzoeken doorzocht doorzoekt doorzoekbaar zoek zoekt zoeken search "
    "searched hebt heb have got available ken kent kennen know gebruik gebruikt gebruiken use used "
    "lees gelezen zit zitten systeem system index corpus verzameling bestand opgenomen toegevoegd "
    "aanwezig totaal gaat allemaal minister ministers staatssecretaris staatssecretarissen "
    "bewindspersoon bewindslieden ministerie ministry secretary state hand afkomstig zelf mede "
    "brieven stukken documenten rapporten bestanden bronnen papers sources begin eind jaar year "
    "answer answers antwoord antwoordt antwoorden put haal haalt".split()
)


def list_letters(asking: Asking) -> Draft | None:
    """Return which letters there are, or the oldest or newest of them, where that is asked."""
    extreme = _EXTREME.search(asking.text) or _EXTREME_LAST.search(asking.text)
    if extreme is not None:
        return _extreme(asking, oldest=extreme["oldest"] is not None)
    asks = _ASKS.search(asking.text) and _WHICH.search(asking.text)
    if not asks or _SAYS.search(asking.text):
        return None
    words = {word.lower() for word in WORD.findall(asking.text)}
    kinds = [_OF_KIND[word] for word in sorted(words) if word in _OF_KIND]
    wanted = frozenset(kind for each in kinds for kind in each)
    if wanted and asking.question.scope.letters:
        return None  # "welke moties noemt de brief van ..." is of what that letter says
    signed = signed_by_whom(asking)
    rest = [
        word
        for word in left_over(asking.text)
        if word.lower() not in _FRAME | signed.words | _OF_KIND.keys()
    ]
    if rest:
        unknown = signed.asked and all(word[:1].isupper() for word in rest)
        return _none(asking) if unknown else None
    if signed.asked and not signed.words:
        return None
    periods = period_named(asking.text)
    letters = [
        letter
        for letter in sorted(asking.letters, key=oldest_first)
        if (not periods or any(period.has(letter) for period in periods))
        and (not signed.words or letter.id in signed.letters)
        and (not wanted or letter.metadata.kind.lower() in wanted)
    ]
    if not letters:
        return None if wanted else _none(asking)
    all_of_them = not (periods or signed.words or wanted)
    return _listed(asking, letters, signed, all_of_them=all_of_them)


def _none(asking: Asking) -> Draft:
    return Draft("refused", missing=(Missing.of(asking.question, "letters"),))


def _extreme(asking: Asking, *, oldest: bool) -> Draft | None:
    dated = [letter for letter in asking.letters if letter.sort_date is not None]
    if not dated:
        return None
    letter = min(dated, key=oldest_first if oldest else newest_first)
    lead = Lead("oldest" if oldest else "newest")
    statements = _statements(asking, [letter], Signed())
    return Draft("answered", statements, leads=(lead,))


def _listed(
    asking: Asking, letters: Sequence[Letter], signed: Signed, *, all_of_them: bool
) -> Draft:
    several = ("letters", Amount(len(asking.letters), "letters"))
    if all_of_them:
        leads = [Lead("letters", (several,))]
    else:
        leads = [Lead("letters_found", (("found", str(len(letters))), several))]
    if len(letters) > MOST_LETTERS:
        leads.append(NEWEST_SHOWN)
    shown = letters[-MOST_LETTERS:]
    return Draft("answered", _statements(asking, shown, signed), leads=tuple(leads))


def _statements(asking: Asking, letters: Sequence[Letter], signed: Signed) -> tuple[Statement, ...]:
    statements = []
    for letter in letters:
        proofs: Sequence[Quote] = [whole(each) for each in signed.letters.get(letter.id, ())]
        own = identity(letter, asking.index)
        quotes = proofs or ([own] if own is not None else [])
        if quotes:
            statements.append(told_of(letter, quotes, "listed"))
    return tuple(statements)
