"""When a promise is to be kept, by the words of its term, and till when one may be kept."""

from __future__ import annotations

import re

from mhassist.dutch import NUMERAL, SEASON
from mhassist.letters.dates import MONTH, MONTHS

NEXT = (
    r"in (?:de|een|mijn|onze) (?:eerst)?(?:volgende|komende) "
    r"(?:voortgangs|kamer|jaar)?(?:brief|rapportage|rapport)"
)
"""A letter that is still to come."""
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?: (?:van )?(?:{_YEAR}|(?:dit|volgend|komend) jaar|het jaar {_YEAR}))?"
_SEASON = rf"(?:zomerreces|kerstreces|herfstreces|meireces|reces|{SEASON}|jaarwisseling)\b"
_QUARTER = r"(?:(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|helft)|[1-4]e kwartaal)"
_COUNT = rf"(?:\d+|een|één|{NUMERAL}|enkele)"
_WORDS = (
    r"(?:\s(?!(?:nader|word\w*|zal|zullen|ik|wij|we|u|uw|inform\w*|ge\w+[dn]|over)\b)"
    r"[\w’'-]+){1,6}"
)
BY_WHEN = re.compile(
    rf"\b(?:(?:nog )?(?:voor|vóór|na|rond|tijdens|in) (?:de |het )?(?:einde? van (?:de |het )?)?"
    rf"(?:aanstaande |komende |volgende )?{_SEASON}{_OF_YEAR}"
    rf"|(?:nog )?(?:dit|volgend|komend|aanstaand) (?:jaar|najaar|voorjaar|kwartaal|zomer)"
    rf"|(?:de|deze|aanstaande|komende) (?:zomer|herfst|winter|maanden?|weken?|periode)\b"
    rf"|(?:uiterlijk |nog |vanaf )?(?:begin|medio|eind|half|halverwege|in|voor|vóór|per|na)"
    rf" (?:\d{{1,2}} )?{MONTH}(?: {_YEAR}| aanstaande| jl\.)?"
    rf"|(?:uiterlijk |nog )?(?:begin|medio|eind|half|halverwege|in|voor|vóór|na|vanaf) "
    rf"(?:de loop van )?{_YEAR}"
    rf"|(?:begin|eind|in de loop van|voor het einde? van|nog voor het einde? van|eind van) "
    rf"(?:dit|volgend|komend|het|{_YEAR}) ?(?:jaar)?"
    rf"|(?:uiterlijk )?(?:in|voor|na) (?:de |het )?{_QUARTER}{_OF_YEAR}"
    rf"|(?:uiterlijk )?(?:binnen|over|na) {_COUNT} (?:jaren|jaar|maanden|maand|weken|week|dagen)\b"
    rf"|(?:jaarlijks|halfjaarlijks|tweejaarlijks|periodiek|"
    rf"(?:elke?|iedere?) (?:jaar|half jaar|kwartaal|zes maanden)|"
    rf"(?:twee|drie|vier) ?(?:maal|keer) per jaar)"
    rf"|op (?:korte|afzienbare) termijn|binnenkort|spoedig|zo spoedig mogelijk|te zijner tijd"
    rf"|zodra{_WORDS}|{NEXT}|(?:na|bij) (?:de )?"
    rf"(?:afronding|oplevering|verschijnen|ommekomst|afloop|ontvangst) van{_WORDS}"
    rf"|tegelijk(?:ertijd)? met{_WORDS})",
    re.IGNORECASE,
)
"""By when something is to be done, in words."""
_NAMED_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE)
_PART_OF_YEAR = (
    (r"\b(?:eerste kwartaal|1e kwartaal|begin|winter)\b", 2),
    (r"\b(?:voorjaar|lente|meireces|tweede kwartaal|2e kwartaal)\b", 5),
    (r"\b(?:medio|zomer|zomerreces|eerste helft)\b", 7),
    (r"\b(?:derde kwartaal|3e kwartaal)\b", 8),
    (r"\b(?:najaar|herfst|herfstreces)\b", 10),
)
_EVERY = re.compile(
    r"\b(?:(?:half|twee)?jaarlijks|periodiek"
    r"|(?:elke?|iedere?) (?:jaar|half jaar|kwartaal|zes maanden)"
    r"|(?:twee|drie|vier) ?(?:maal|keer) per jaar)\b",
    re.IGNORECASE,
)
_LAST_MONTH = 11


def by_when(text: str) -> str | None:
    """Return the term that a sentence gives, in its own words; ``None`` if it gives none.

    >>> by_when("Nog voor de zomer van 2019 zal ik uw Kamer informeren.")
    'Nog voor de zomer van 2019'
    """
    match = BY_WHEN.search(text)
    return match[0].strip() if match else None


def due_month(term: str | None, made: int) -> int:
    """Return the month by which a promise is to be kept, counted from the year 0.

    Args:
        term: As the letter says it; ``None`` if it says none.
        made: The month of the promise, counted so too; the answer where no year is named.

    >>> due_month("in het voorjaar van 2031", 24360) == 2031 * 12 + 5
    True
    >>> due_month("voor de zomer", 24360)
    24360
    """
    year = _NAMED_YEAR.search(term or "")
    if term is None or year is None:
        return made
    month = _MONTH.search(term)
    if month is not None:
        return int(year[1]) * 12 + MONTHS.index(month[1].lower())
    parts = (at for words, at in _PART_OF_YEAR if re.search(words, term, re.IGNORECASE))
    return int(year[1]) * 12 + next(parts, _LAST_MONTH)


def is_of_every_year(term: str | None) -> bool:
    """Return whether a promise is kept again and again.

    >>> is_of_every_year("jaarlijks"), is_of_every_year("dit jaar")
    (True, False)
    """
    return _EVERY.search(term or "") is not None
