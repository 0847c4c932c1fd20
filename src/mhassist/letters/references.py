"""Text -> the Kamerstukken and court decisions that it cites, in any of the forms in use.

Own patterns and no library: the one that exists for Dutch (nllegalcit) has had no release since
March 2024, leaves forms that letters use unread, and prints to standard output while it parses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KamerstukReference:
    """One Kamerstuk that a text cites."""

    start: int
    """Offset in the text of its first character."""
    end: int
    chamber: str
    """``I`` for the Eerste, ``II`` for the Tweede Kamer; empty where the text does not say."""
    session: str
    """Vergaderjaar: ``2017/18``; empty where the text does not say."""
    dossier: str
    """Without space, with addition: ``28638``, ``35570-VI``, ``21501-07``."""
    number: str
    """Ondernummer: ``161``, ``C``, ``1-3``; empty where only dossiers of old are given."""
    pages: str = ""
    """``3``, ``12-13``, ``17,19-22``, ``4-`` for page 4 and further."""
    kingdom: str = ""
    """Number of a law of the Kingdom, beside the dossier's: ``R2064``."""

    @property
    def paper_id(self) -> str:
        """The id under which it is published: ``kst-28638-161``.

        >>> find_kamerstukken("Kamerstuk 35 570 VI, nr. 85")[0].paper_id
        'kst-35570-VI-85'
        """
        return f"kst-{self.dossier}-{self.number}"


@dataclass(frozen=True, slots=True)
class EcliReference:
    """One court decision that a text cites."""

    start: int
    end: int
    country: str
    court: str
    year: int
    number: str


_DASH = r"[-–—]"
_CHAMBER = r"(?:II|I|11|1|2|TK|EK|[Tt]weede\s+Kamer|[Ee]erste\s+Kamer)\b"
_YEAR = (
    r"(?:(?:[Vv]ergaderjaar|[Zz]itting)\s+)?(?P<from>(?:18|19|20)\d\d)"
    rf"\s*(?:[/–—-]\s*{_DASH}?)\s*(?:\d\d)?(?P<to>\d\d)"
)
_ADDITION = (
    r"(?:\s*[-–. ]?\s*(?:hoofdstuk\s+)?(?P<chapter>[IVXLC]{1,6}[A-Z]?)\b|[-–](?P<part>\d{2})\b)"
)
_KINGDOM = r"(?:\s*\((?P<kingdom>R\s?\d{3,4})\))"
_NUMBER = r"(?:\d{1,4}[a-z]?|[A-Z]{1,3})(?![\w/])"
_PAGE = r"\d{1,5}(?!\d)"
_PAGES = (
    r"(?:bladzijden?|blz|pagina(?:'s)?|pag|pp?)\b\.?\s*"
    rf"(?P<pages>{_PAGE}(?:\s*(?:,|/|en|t/m|{_DASH})\s*{_PAGE})*(?P<further>\s+(?:e\.?\s?v\.?|en\s+verder))?)"
)
_KAMERSTUK = re.compile(
    rf"""
    (?:
        (?<![^\W\d_])[Kk]amerstuk(?:ken)?\b ,?\s* (?:(?P<chamber>{_CHAMBER}) ,?\s*)?
      | (?<!Handelingen\s)\b(?P<bare>TK|EK|Tweede\s+Kamer|Eerste\s+Kamer) ,?\s* (?=\d{{4}}\s*[/–—-])
    )
    (?> {_YEAR} (?P<dated>\s*[,;]?\s*{_DASH}?\s*) )?
    (?P<dossier>
        \d{{2}}[ .–-]?\d{{3}}(?!\d)
      | (?<=[\s-]) \d{{4,5}}(?:\s*,\s*\d{{4,5}})?(?!\d)
    )
    {_ADDITION}?
    {_KINGDOM}?
    (?:
        \s*,?\s* (?:(?P<marked>[Nn]rs?|[Nn]ummers?|no)\b\.?\s*)?
        (?P<number>{_NUMBER}(?:\s*{_DASH}\s*\d{{1,4}}(?!\w))?)
        (?:\s+\(bijlagen?\s[^()]{{1,20}}\))?
        (?:\s*,?\s*{_PAGES})?
    )?
    """,
    re.VERBOSE,
)
_ANOTHER = re.compile(r"\s*,?\s*\ben\s+(?:nrs?\.?\s*)?(?P<number>\d{1,4}[a-z]?)(?!\w|[ .]\d{3})")
_ANOTHER_MARKED = re.compile(r"\s*,?\s*\ben\s+nrs?\.?\s*(?P<number>\d{1,4}[a-z]?)(?!\w)")
_ECLI = re.compile(
    r"(?:(?<!\w)(?P<prefix>(?i:ECLI)\s*[:;]\s*)"
    r"(?P<country>[A-Za-z]{2})\s?[:;]\s?|(?<![\w:;])(?:(?P<bare>NL|EU)[:;]\s?)?)"
    r"(?P<court>[A-Za-z][A-Za-z0-9]{0,6})[:;]\s?(?P<year>(?:19|20)\d\d)[:;]\s?"
    r"(?P<number>[A-Z0-9](?:[A-Z0-9.]{0,23}[A-Z0-9])?)(?![A-Za-z0-9])"
)
_DUTCH_COURT = re.compile(r"(?:HR|PHR|RVS|CRVB|CBB|GH[A-Z]{2,5}|RB[A-Z]{2,5})", re.IGNORECASE)
_COUNCIL = "RvS"
"""The one Dutch court that its decisions do not write in capitals."""


def find_kamerstukken(text: str) -> tuple[KamerstukReference, ...]:
    """Return the Kamerstukken that a text cites, in order.

    A dossier alone is no citation; neither are Handelingen, nor a number after a semicolon.

    >>> found = find_kamerstukken("Kamerstukken II 2019/20, 29 754, nrs. 520 en 548")
    >>> [one.number for one in found]
    ['520', '548']
    """
    return tuple(_kamerstukken(text))


def find_eclis(text: str) -> tuple[EcliReference, ...]:
    """Return the court decisions that a text cites by ECLI, in order.

    >>> find_eclis("ECLI:NL:HR:2013:963")[0].number
    '963'
    """
    found: list[EcliReference] = []
    for match in _ECLI.finditer(text):
        country, court = match["country"] or match["bare"] or "", match["court"]
        if not country and not _DUTCH_COURT.fullmatch(court):
            continue
        country = country.upper() or "NL"
        if country == "NL":
            court = _COUNCIL if court.upper() == _COUNCIL.upper() else court.upper()
        found.append(
            EcliReference(
                match.start(), match.end(), country, court, int(match["year"]), match["number"]
            )
        )
    return tuple(found)


def _kamerstukken(text: str) -> Iterator[KamerstukReference]:
    for match in _KAMERSTUK.finditer(text):
        dossier = re.sub(r"[ .–-]", "", match["dossier"])
        old = "," in dossier or len(dossier) < 5
        if old and not match["dated"]:
            continue
        if match["number"] is None and "," not in dossier:
            continue
        number = re.sub(rf"\s*{_DASH}\s*", "-", match["number"] or "")
        addition = match["chapter"] or match["part"]
        first = KamerstukReference(
            start=match.start(),
            end=match.end(),
            chamber=_chamber(match["chamber"] or match["bare"] or "", number),
            session=f"{match['from']}/{match['to']}" if match["from"] else "",
            dossier=f"{dossier}-{addition}" if addition else dossier,
            number=number,
            pages=_pages(match["pages"] or "", further=bool(match["further"])),
            kingdom=(match["kingdom"] or "").replace(" ", ""),
        )
        yield first
        yield from _others(text, first, several=(match["marked"] or "").endswith("s"))


def _others(text: str, first: KamerstukReference, *, several: bool) -> Iterator[KamerstukReference]:
    """Yield the other numbers of the same dossier: ``nrs. 520 en 548``, ``nr. 4 en nr. 6``."""
    pattern = _ANOTHER if several else _ANOTHER_MARKED
    another = pattern.match(text, first.end) if first.number else None
    while another is not None:
        yield KamerstukReference(
            another.start("number"),
            another.end(),
            first.chamber,
            first.session,
            first.dossier,
            another["number"],
            kingdom=first.kingdom,
        )
        another = pattern.match(text, another.end())


def _chamber(printed: str, number: str) -> str:
    """Return which chamber; text recognition reads II as 11.

    Where it is not said, a letter for a number tells: only the Eerste Kamer numbers so.
    """
    words = printed.lower()
    if words in {"ii", "11", "2", "tk"} or words.startswith("tweede"):
        return "II"
    if words in {"i", "1", "ek"} or words.startswith("eerste"):
        return "I"
    return "I" if number.isalpha() else ""


def _pages(printed: str, *, further: bool) -> str:
    """Return pages in one form: ``12 en 13`` and ``12/13`` are ``12-13``.

    >>> _pages("17, 19-22", further=False), _pages("12 en 13", further=False)
    ('17,19-22', '12-13')
    """
    numbers = re.sub(r"\s+(?:e\.?\s?v\.?|en\s+verder)$", "", printed)
    joined = re.sub(rf"\s*(?:en|t/m|/|{_DASH})\s*", "-", numbers)
    return re.sub(r"\s*,\s*", ",", joined) + ("-" if further else "")
