"""Questions that ask for a timeline or for promises, and the term they ask it of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mhassist.answering.letter_facts.period import Period, period_named
from mhassist.letters import Letter
from mhassist.letters.dates import MONTHS
from mhassist.timeline.courses import THROUGH, course_of

_OF = r"(?:van|over|voor|rond(?:om)?|inzake|of|for|on|about)"
_TIMELINE = re.compile(
    rf"\b(?:tijdlijn|tijdslijn|timeline|chronologisch(?:e)? (?:overzicht|verloop)|chronologie|"
    rf"overzicht (?:{THROUGH})|overzicht(?= (?:van|over) .* {THROUGH}\W*$))\b(?: (?:{THROUGH}))?"
    rf"(?: (?:maken|geven|opstellen|schetsen|tonen|zien))?(?P<of> {_OF}|:)?"
    r"(?: (?:de|het|the))?(?P<term> .+)?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?!(?:geef|toon|maak|schets|graag|mij|me|ons|een|de|a|the|give|show|make|eens|korte)\b)\w",
    re.IGNORECASE,
)
"""A word before "tijdlijn" that does more than ask for one."""
_PROMISES = re.compile(
    r"\b(?:toezegging(?:en)?|toegezegd(?:e)?|zegde(?:n)?\b.*\btoe|beloften? (?:aan|van)|"
    r"beloften?\b.*\b(?:kabinet|kamer|minister|staatssecretaris|regering)|"
    r"promise[sd]?)\b",
    re.IGNORECASE,
)
_ASKS_PROMISES = re.compile(
    r"\b(?:welke|wat|noem|geef|toon|lijst|overzicht|hoeveel|which|what|list|tijdlijn)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:over|rond(?:om)?|inzake|met betrekking tot|wat betreft|aangaande|about|on|regarding)"
    r"(?: (?:de|het|een|the))?(?P<term> .+)$",
    re.IGNORECASE,
)
_BEFORE_COLON = re.compile(r"(?P<term>[^:?]{3,80}):\s")
_CABINET = (
    r"(?:minister\w*|staatssecretaris\w*|kabinet\w*|regering|bewinds\w+|ze|zij|hij|er|men|we|wij)"
)
_BY_OTHERS = re.compile(
    rf"\b(?:heeft|hebben|had|hadden) (?!(?:\w+ ){{0,3}}?{_CABINET}\b)"
    r"(?:[\w'’-]+ ){1,6}toegezegd\b"
    r"|^welke (?!toezegging)\S+ zegden?\b",
    re.IGNORECASE,
)
"""What others than the cabinet promised, or who did, is a question like any other."""
_TAIL = re.compile(
    rf"(?:,? {THROUGH}|,? (?:in|uit|volgens) (?:de|alle|the) (?:\w+ )?(?:brieven|stukken|letters)|"
    r",? (?:in )?de (?:laatste|afgelopen) jaren|, van .+ tot .+|,? in volgorde|"
    r"(?:^|,? )(?:in|uit|na|sinds|vanaf|van|tot|tot en met|tussen|since|from|between|after)"
    r"(?: het jaar)? (?:19|20)\d\d(?: (?:en|tot|tot en met|t/m|and|to) (?:19|20)\d\d)?|"
    r"(?: zich)? (?:ontwikkeld|veranderd|verlopen)|,? graag.*|,? alsjeblieft|,? a\.?u\.?b\.?|"
    r"(?:,| en) (?:en )?(?:wat|hoe|zijn|is|wanneer|welke|kwam|kwamen|gebeurde)\b.*| te \w+en)$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:aan )?(?:de|het|een|the|zich)\s+", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:aan )?(?:de|uw) (?:tweede |eerste )?kamer\b|\b(?:het )?kabinet\b|\bde minister\b|"
    r"\bde regering\b|\b(?:ge|be)daan\b|\bdeed\b|\btoegezegd\b|\bbeloofd\b|\bto parliament\b",
    re.IGNORECASE,
)
_OLDEST = 1900
"""The first year of a period that has no beginning."""
_LONGEST = 12
"""Words of the longest term; what is longer is a question of its own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What timeline is asked for."""

    term: str
    """Empty for all promises."""
    promises: bool = False
    periods: tuple[Period, ...] = ()
    """Of the letters that are followed, or in which was promised; none for all."""
    by_name: bool = True
    """Whether the question calls it a timeline; else it may be answered as any other."""

    def admits(self, letter: Letter) -> bool:
        """Return whether a letter is followed; one of which no day is known always is.

        A promise may stand in a letter of a later period than its own. One year by itself may be
        of the term: "het budget voor 2023".
        """
        periods = self._long()
        return not periods or letter.sort_date is None or any(one.has(letter) for one in periods)

    def years_told_by(self, letter: Letter) -> tuple[int, ...]:
        """Return the years that a letter of the year after a period may still tell of."""
        day = letter.sort_date
        return tuple(
            year
            for period in self._long()
            if day is not None and period.last < day and day.year == period.last.year + 1
            for year in range(max(period.first.year, _OLDEST), period.last.year + 1)
        )

    def _long(self) -> list[Period]:
        return [each for each in self.periods if not self.promises and each.is_long]


def wish_typed(text: str, *, promises: bool) -> Wish:
    """Return the wish that a term is, as typed, with the period that it names taken off."""
    term = "" if promises and _YEAR_ALONE.fullmatch(text) else _bare(text)
    return Wish(term, promises, period_named(text))


_YEAR_ALONE = re.compile(r"\s*(?:19|20)\d\d\s*")


def timeline_asked(question: str) -> Wish | None:
    """Return the timeline that a question asks for, or ``None`` if it asks for none.

    >>> timeline_asked("Geef een tijdlijn van het aantal slachtoffers.")
    Wish(term='aantal slachtoffers', promises=False, periods=(), by_name=True)
    >>> timeline_asked("Welke toezeggingen deed het kabinet over opvang?")
    Wish(term='opvang', promises=True, periods=(), by_name=True)
    >>> timeline_asked("Hoeveel rechercheurs worden er opgeleid?")
    """
    if _PROMISES.search(question) and _ASKS_PROMISES.search(question):
        if _BY_OTHERS.search(question):
            return None
        about = _ABOUT.search(_ADDRESSED.sub(" ", question)) or _BEFORE_COLON.match(question)
        term = _bare(about["term"]) if about else ""
        wish = Wish(term, promises=True, periods=period_named(question))
        return wish if len(term.split()) <= _LONGEST else None
    match = _TIMELINE.search(question)
    named = match is not None and (not _MORE.search(question[: match.start()]) or match["of"])
    said = match["term"] if match is not None and named else course_of(question)
    term = _bare(said or "")
    if not term or len(term.split()) > _LONGEST:
        return None
    return Wish(term, periods=period_named(question), by_name=bool(named))


def _bare(term: str) -> str:
    """Return a term without articles, and what a question adds after it."""
    bare, before = term.strip(" ?!.,:;"), ""
    while bare != before:
        before = bare
        bare = _LEAD.sub("", _without_years(_TAIL.sub("", bare))).strip(" ?!.,:;(")
    return bare


def _without_years(term: str) -> str:
    """Return a term without the years, and their letters, that a question ends with.

    >>> _without_years("opvang in de brieven van 2013, mei 2018 en 2021")
    'opvang'
    """
    words = term.split()
    kept = len(words)
    while kept and _WHEN_WORD.fullmatch(words[kept - 1]):
        kept -= 1
    return " ".join(words[:kept]) if _YEAR.search(" ".join(words[kept:])) else term


_YEAR = re.compile(r"(?:19|20)\d\d")
_WHEN_WORD = re.compile(
    r"[(:]?(?:in|uit|na|sinds|vanaf|van|tot|met|t/m|tussen|naar|via|en|de|het|jaar|jaren|periode|"
    r"begin|medio|eind|stukken|brieven|brief|volgens|since|from|between|after|and|to|the|"
    rf"letters?|[-–]|\d{{1,2}}|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?|{'|'.join(MONTHS)})[),:;]?",
    re.IGNORECASE,
)
