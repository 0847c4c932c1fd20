"""Recognise in a letter's sentence the kinds of thing that a question can ask for.

Rules about written Dutch, no lists of known answers: a number is a number that is not a year, a
date, an article of law or a document's number; a person is initials with a surname, a title with
a name, or an office; and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mhassist.dutch import NUMERAL, PURPOSE, REASON, SEASON
from mhassist.letters.dates import MONTH
from mhassist.question.kinds import Asked

_YEAR = r"(?:19|20)\d\d"
_NUMBER_WORDS = (
    rf"(?:{NUMERAL}|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)?-?"
    r"(?:ën|en|en-)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|"
    r"honderd(?:en|tal)?|duizend(?:en|tal)?|miljoen|miljard|tientallen|tweetal|drietal|viertal|"
    r"vijftal|zestal|zevental|achttal|tiental|zestiental|twintigtal|tweeërlei|dubbele?|één|eenmaal|"
    r"tweemaal|driemaal|beide|een derde|een kwart|de helft|tweederde|driekwart)"
)

_DATE = re.compile(
    rf"\b\d{{1,2}}(?:e)?(?:\s*[-–]\s*\d{{1,2}})? {MONTH}(?: {_YEAR})?(?: jl\.| as\.)?"
    rf"|\b{MONTH} {_YEAR}\b|\b{_YEAR}\b|\b(?:begin|medio|eind|half|{SEASON})\b(?: van)?"
    rf"(?: {MONTH}| {_YEAR})?|\b(?:eerste|tweede|derde|vierde|[1-4]e) (?:kwartaal|helft)\b"
    rf"|\b(?:dit|vorig|volgend|komend) (?:jaar|najaar|voorjaar)\b|"
    rf"\b(?:in|sinds|vanaf|tot|per|uiterlijk|eind|begin|medio|half) {MONTH}(?: {_YEAR})?\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?i:art(?:ikel(?:en)?)?\.?|nrs?\.?|nummer|no\.|lid|paragraaf|hoofdstuk|p\.|blz\.|"
    r"pagina|kamerstuk(?:ken)?(?: II| I| 11)?|actie(?:punt)?|punt|bijlage)\s+"
    r"(?:\d\d (?=\d{3}\b))?[\dA-Z][\w./:-]*(?:,? (?:en |t/m )?nrs?\. ?\w+)?|"
    r"\b\d{2} \d{3}\b|\b\d+°|\b\d{5}\w*(?<!00)\b"
)
"""Numbers of laws and papers. A round one of five digits counts something: "12000 meldingen"."""
_DIGITS = re.compile(r"(?<![\w/.-])\d+(?:[.,]\d+)*(?![\w/])")
_WORD_NUMBER = re.compile(rf"\b{_NUMBER_WORDS}\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:€|\beur\b) ?\d+(?:[.,]\d+)*(?: (?:miljoen|miljard|duizend))?|\b\d+(?:[.,]\d+)* "
    r"(?:miljoen|miljard|duizend)?\s?euro\b|\b\d+(?:[.,]\d+)* (?:miljoen|miljard)\b|"
    rf"\b{_NUMBER_WORDS} (?:miljoen|miljard|duizend)?\s?euro\b",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:%|procent\b|percent\b)|\b(?:een derde|een kwart|de helft|helft|tweederde|"
    r"driekwart|twee derde|drie kwart|merendeel|meerderheid|verdubbel\w+)\b",
    re.IGNORECASE,
)
_PERCENTAGE_SIGN = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|procent\b)")
_TERM = re.compile(
    rf"\b(?:\d+|{_NUMBER_WORDS}|een|één|anderhal(?:f|ve)|enkele)(?: tot \w+)? "
    r"(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|minuut|minuten|kwartalen)\b|\b\w+jarige?\b|"
    r"\b\w+maandelijkse?\b|\blooptijd\b|\bjaarlijkse?\b|\btot en met\b|\bdoorlopend\b|"
    rf"\btot (?:eind |medio |\d+ )?(?:{MONTH}|{_YEAR})\b|\b(?:uiterlijk|binnen) \w+|"
    rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b|\bstructureel\b|\blangdurig\b",
    re.IGNORECASE,
)
_INITIALS_NAME = re.compile(
    r"\b(?:[A-Z]\.(?:-?[A-Z]\.)*) ?(?:(?:van|de|der|den|ter|ten|te|el|'t) ){0,3}[A-Z][\w'’-]+"
)
_TITLE_NAME = re.compile(
    r"\b(?:[Mm]evrouw|(?:[Dd]e )?[Hh]eer|[Dd]hr\.|[Mm]w\.|[Mm]evr\.|[Mm]rs?\.|[Dd]rs?\.|"
    r"[Ii]r\.|[Ii]ng\.|[Pp]rof\.|[Bb]urgemeester|[Mm]inister|"
    r"[Ss]taatssecretaris|(?:het |de )?(?:lid|leden)|[Mm]otie|[Cc]ommissie|[Kk]amerlid|"
    r"[Rr]ap(?:per|ster)|[Vv]oorzitter|[Kk]abinet)[- ](?:(?:van|de|der|den|ter|ten|te|Van|De) )*"
    r"[A-Z][\w'’-]+"
)
_FULL_NAME = re.compile(
    r"(?<![\w.])[A-Z][a-zé]+ (?:(?:van|de|der|den|ter|ten|te) ){0,3}[A-Z][a-zé]+(?:-[A-Z][a-z]+)?\b"
)
_OFFICE = re.compile(
    r"\b(?:[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Bb]urgemeesters?|[Nn]ationaal [Rr]apporteur|"
    r"[Oo]fficier(?:en)? van justitie|[Pp]rocureur-generaal|[Vv]oorzitter|[Ww]ethouder|"
    r"[Dd]irecteur|[Kk]abinet|[Oo]mbudsman|[Ii]nspecteurs?|[Kk]etenregisseur|[Cc]oördinator(?:en)?|[Zz]aakscoördinator)\b"
)
_ORGANISATION_WORD = re.compile(
    r"\b(?:[Mm]inisteries? van|[Mm]inisterie|[Pp]olitie|[Oo]penbaar [Mm]inisterie|[Gg]emeenten?|"
    r"[Kk]abinet|[Ii]nspectie|[Tt]ask ?[Ff]orce|[Ss]tichting|[Cc]ommissie|[Rr]ijk|[Rr]echtspraak|"
    r"[Ee]uropese Commissie|[Rr]ekenkamer|[Kk]amers? van [Kk]oophandel|[Nn]ationaal [Rr]apporteur|"
    r"[Bb]elastingdienst|[Mm]arechaussee|[Cc]entrum|[Bb]ureau|[Ii]nstituut|[Gg]roep|[Ff]ederatie|"
    r"[Rr]aad|[Ll]eger des Heils|[Rr]ode Kruis|ngo[’']s)\b"
)
_ACRONYM = re.compile(r"\b[A-Z][a-z]*[A-Z][A-Za-z]*\b")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;:(«'‘] )[A-Z][\w’'-]+")
_TOWN = r"(?:Den )?[A-Z][a-zà-ÿ][\w’'-]+"
_PLACE = re.compile(
    r"\b(?:in|te|uit|naar|bij|nabij|regio['’]?s?|gemeenten?|steden|stad|provincies?|landen|"
    r"arrondissement(?:en)?|district(?:en)?|burgemeester van|rond) "
    r"(?:regio |gemeente |het |de )?(?:[A-Z][a-zà-ÿ][\w’'-]*)|"
    r"(?<=\()(?:[A-Z][a-z’'-]+ ?){1,3}(?=[,)])|\b(?:St\.|Sint) [A-Z]\w+|\b(?:VK|VS)\b|"
    r"\bbij (?:het |de )?[A-Z]{2,}\b|"
    r"(?<=: )[A-Z][a-zà-ÿ]\w+(?:, [A-Z][a-zà-ÿ]\w+)+(?: en [A-Z]\w+)?|"
    rf"(?<!\w)(?:{_TOWN}, )+{_TOWN} en {_TOWN}|"
    rf"^{_TOWN} (?=(?:heeft|had|wil|wilde|kent|kiest|krijgt|kreeg|doet|deed) )"
)
_REASON = re.compile(
    rf"\b(?:{REASON}|als gevolg van|gevolg|gevolgen|"
    r"kwetsbaar door|vanuit de|ten behoeve|noodzakelijk|zodoende|dus|"
    r"voortvloei\w+|gezien|verlicht|maakt het|om (?:\S+ ){1,12}te|"
    r"door (?:de|het|een) \w+)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    rf"\b(?:{PURPOSE}|beoogde|gericht|richten|t\.b\.v\.|bestemd|"
    r"inzet|oogmerk|opdracht|bijdragen|draagt|ambitie|willen|moet|moeten|voor het|"
    r"waarmee|zal resulteren)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(?:is|zijn|was|betreft|bestaat uit|bestaan uit|staat voor|staan voor|betekent|houdt in|"
    r"wordt verstaan|worden verstaan|bedoeld|omvat|vormt|vormen|het gaat (?:hierbij )?om|"
    r"is opgericht|genaamd|regelt|zogenaamde|zogenoemde|zgn\.|oftewel|ofwel|zoals|voorheen|"
    r"adviseren|bieden|biedt|fungeert)\b|[(–]",
    re.IGNORECASE,
)


_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+31|0)[\d -]{8,12}\d\b|\b\d{4} ?[A-Z]{2}\b|"
    r"\bgeboren\b|\b\d+ jaar oud\b"
)


_IN_MONEY = re.compile(
    r"\b(?:bedrag(?:en)? )?(?:in|x|×) (?:de )?(?:(?:duizenden|miljoenen|miljarden|mln\.?|mld\.?) )?"
    r"(?:euro|€)|[x×] ?€|€ ?(?:1\.000|mln|miljoen)\b(?=\))",
    re.IGNORECASE,
)
"""Says that the numbers of a row are money: "(bedragen in miljoenen euro's)", "x € 1.000"."""
_NO_NUMBER = re.compile(
    r"\b(?:geen|nog niet|niet) (?:\w+ ){0,2}(?:schatting|cijfers?|aantal(?:len)?|gegevens|"
    r"getallen)\b|\bgeen (?:\w+ )?(?:plaatsen|extra \w+)\b",
    re.IGNORECASE,
)
"""That there is no number is an answer too."""


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    masked = text
    for pattern in (_PERCENTAGE_SIGN, _REFERENCE, _DATE):
        masked = pattern.sub(lambda match: " " * len(match[0]), masked)
    for pattern in (_DIGITS, _WORD_NUMBER, _NO_NUMBER):
        for match in pattern.finditer(masked):
            yield match.span()


def _amounts(text: str) -> Iterator[tuple[int, int]]:
    yield from _found(_AMOUNT, _NO_NUMBER)(text)
    if _IN_MONEY.search(text):
        yield from _numbers(text)


def denies_number(text: str) -> bool:
    """Return whether a sentence says that there is no number.

    >>> denies_number("Op basis van dit onderzoek was geen kwantitatieve schatting te geven.")
    True
    """
    return bool(_NO_NUMBER.search(text))


def _found(*patterns: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    def spans(text: str) -> Iterator[tuple[int, int]]:
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield match.span()

    return spans


_RECOGNISERS: dict[Asked, Callable[[str], Iterator[tuple[int, int]]]] = {
    Asked.NUMBER: _numbers,
    Asked.AMOUNT: _amounts,
    Asked.PERCENTAGE: _found(_PERCENTAGE),
    Asked.DATE: _found(_DATE),
    Asked.CONTACT: _found(_CONTACT),
    Asked.TERM: _found(_TERM, _DATE),
    Asked.PERSON: _found(_INITIALS_NAME, _TITLE_NAME, _OFFICE, _FULL_NAME),
    Asked.ORGANISATION: _found(_ORGANISATION_WORD, _ACRONYM, _CAPITAL_INSIDE),
    Asked.PLACE: _found(_PLACE),
    Asked.REASON: _found(_REASON),
    Asked.PURPOSE: _found(_PURPOSE),
    Asked.DEFINITION: _found(_DEFINITION),
    Asked.ABBREVIATION: _found(_DEFINITION, _ACRONYM),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that is of one kind."""

    kind: Asked
    start: int
    end: int


def find_mentions(text: str, kind: Asked) -> list[Mention]:
    """Return where ``text`` mentions a thing of one kind, in order; none for kinds of no form.

    >>> find_mentions("In 2018 zijn 20 rechercheurs opgeleid.", Asked.NUMBER)
    [Mention(kind=<Asked.NUMBER: 'number'>, start=13, end=15)]
    >>> find_mentions("Zie artikel 273f en Kamerstuk 28 638, nr. 161.", Asked.NUMBER)
    []
    """
    recognise = _RECOGNISERS.get(kind)
    spans = sorted(set(recognise(text))) if recognise else []
    return [Mention(kind, start, end) for start, end in spans]


def has_figure(text: str) -> bool:
    """Return whether a text has a number, an amount or a percentage.

    >>> has_figure("In 2018 zijn 20 rechercheurs opgeleid."), has_figure("In 2018 bleef dat zo.")
    (True, False)
    """
    return any(find_mentions(text, kind) for kind in (Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE))


_SEPARATED = {
    1: re.compile(r"[^,;][,;] "),
    2: re.compile(r"[^,;][,;] [^,;]+[,;] "),
}
_LAST_OF_ROW = re.compile(r".*\b(?:en|of|alsmede)\b")


def enumerates(text: str, *, separators: int) -> bool:
    """Return whether a text sums up things, with 1 or 2 commas or semicolons before "en" or "of".

    >>> enumerates("Urk, Lemmer, Breskens en Stavoren", separators=2)
    True
    >>> enumerates("Urk, Lemmer en Stavoren", separators=2)
    False
    """
    found = _SEPARATED[separators].search(text)
    return found is not None and bool(_LAST_OF_ROW.match(text, found.end()))


_FREQUENCY = re.compile(
    rf"\b(?:\d+|{_NUMBER_WORDS}|een|enkele|meerdere)(?: \w+)? (?:keer|maal)\b|"
    r"\b(?:elk|elke|ieder|iedere|per|om de|eens in de)(?: \w+)? "
    r"(?:jaar|maand|maanden|kwartaal|week|weken|dag|dagen)\b|"
    r"\b(?:(?:half|twee|drie|vier)?(?:jaarlijks|maandelijks|wekelijks)|dagelijks|eenmaal|"
    r"(?:twee|drie|vier|vijf|meer)maal|regelmatig|periodiek|nooit|eenmalig|doorlopend)\w?\b",
    re.IGNORECASE,
)


def find_frequencies(text: str) -> list[Mention]:
    """Return where ``text`` says how often something is.

    >>> [text[one.start : one.end] for text in ("Dat is halfjaarlijks.", "Er zijn twee schepen.")
    ...  for one in find_frequencies(text)]
    ['halfjaarlijks']
    """
    return [Mention(Asked.NUMBER, *match.span()) for match in _FREQUENCY.finditer(text)]


_BOUND = re.compile(r"\b(?:tot|t/m|tot en met|[-–])\W*$", re.IGNORECASE)
"""Before a date that tells how long something lasts."""


def find_lengths(text: str) -> list[Mention]:
    """Return where ``text`` says how long something lasts: no date alone, but from one to another.

    >>> [text[one.start : one.end] for text in ("Dat duurt drie maanden.", "Dat begon in 2018.")
    ...  for one in find_lengths(text)]
    ['drie maanden']
    """
    terms = {match.span() for match in _TERM.finditer(text)}
    dates = list(_DATE.finditer(text))
    if len(dates) > 1 or any(_BOUND.search(text[: match.start()]) for match in dates):
        terms |= {match.span() for match in dates}
    return [Mention(Asked.TERM, *span) for span in sorted(terms)]


_AGE = re.compile(
    rf"\b(?:\d+|{_NUMBER_WORDS})(?: (?:tot|en|à)(?: en met)? (?:\d+|{_NUMBER_WORDS}))?[- ]?"
    rf"(?:jaar|jarigen?)\b|\bleeftijds?\w* (?:\w+ ){{0,4}}(?:\d+|{_NUMBER_WORDS})\b|"
    r"\b\w+jarigen?\b|\bminderjarig\w*|\bmeerderjarig\w*",
    re.IGNORECASE,
)


def find_ages(text: str) -> list[Mention]:
    """Return where ``text`` says how old somebody or something is.

    >>> [one.start for one in find_ages("Zij waren 17 jaar en 320 van hen voeren.")]
    [10]
    """
    return [Mention(Asked.NUMBER, *match.span()) for match in _AGE.finditer(text)]


def find_names(text: str) -> list[Mention]:
    """Return where ``text`` names a person; an office or an organisation alone is no name.

    >>> [(name.start, name.end) for name in find_names("De Minister van Justitie en J. de Wit")]
    [(28, 37)]
    """
    patterns = (_INITIALS_NAME, _TITLE_NAME, _FULL_NAME)
    found = {match.span() for p in patterns for match in p.finditer(text)}
    return [
        Mention(Asked.PERSON, start, end)
        for start, end in sorted(found)
        if not _NO_PERSON.search(text[start:end]) and not _OF_THING.search(text[:start])
    ]


_INSTITUTION_WORDS = (
    "Aanpak Actieplan Algemene Centraal Centrale Centrum College Commission Council Den Dienst "
    "Eerste Europees Europese Force Geweld Heils Hof Inspectie International Internationaal "
    "Internationale Kabinet Kamer Koninkrijk Koninklijke Kruis Landelijk Landelijke Leger "
    "Ministerie Ministeries Nationaal Nationale Nederland Nederlands Nederlandse Office "
    "Openbaar Orgaan Pilot Plan Platform Programma Project Protocol Raad Rapporteur "
    "Regeerakkoord Regionaal Regionale Richtlijn Rijk Rode Seksueel Sint Staten Stichting "
    "Strategisch Task Taskforce Thuis Tweede Union Veilig Verdrag Verenigde Wetboek"
).split()
_NO_PERSON = re.compile(
    r"^(?:De|Het|Een|In|Op|Van|Te|Dit|Deze|Met|Voor|Bij|Ook) "
    r"|(?i:^(?:minister|staatssecretaris)) van [A-Z]"
    r"|(?i:^(?:het |de )?(?:motie|commissie|kabinet))"
    rf"|\b(?:{'|'.join(_INSTITUTION_WORDS)})\b"
)
"""Words of names of institutions and places, which have the form of a person's name."""
_OF_THING = re.compile(r"\b(?:[Dd]e|[Hh]et|[Ee]en)(?: \w+(?:e|en))? $")
"""A person has no article: "uit de Tiende Rapportage", "de jaarlijkse Monitor Handel"."""


def has_form(kind: Asked) -> bool:
    """Return whether things of this kind can be recognised by their form."""
    return kind in _RECOGNISERS
