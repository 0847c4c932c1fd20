"""Days, months and years in a question, and the nouns for letters."""

from __future__ import annotations

import datetime as dt
import re

from mhassist.dutch import SEASON
from mhassist.letters.dates import MONTHS, MONTHS_EN

MONTH_NUMBERS = {
    name.lower(): number for names in (MONTHS, MONTHS_EN) for number, name in enumerate(names, 1)
}

MONTH = "|".join(MONTH_NUMBERS)
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:e|st|nd|rd|th)? (?:of )?({MONTH}),? ((?:19|20)\d\d)\b"
    rf"|\b({MONTH}) (\d{{1,2}}),? ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_DUTCH_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)\b")
LETTER_NOUN = (
    r"(?:kamer|voortgangs|beleids)?(?:brief|brieven|rapportages?|rapport|stuk|stukken|"
    r"letters?|report|reports|documents?)"
)
PART_OF_YEAR = rf"(?:(?:de|het) )?(?:{SEASON}|begin|medio|eind) (?:van )?"
WHEN = rf"(?:{PART_OF_YEAR})?(?:\d{{1,2}} )?(?:(?:{MONTH}) )?(?:19|20)\d\d(?![-/]\d)"
MONTH_YEAR = re.compile(rf"(?<!\d )\b({MONTH}) ((?:19|20)\d\d)\b", re.IGNORECASE)
ANY_LETTER = re.compile(rf"\b{LETTER_NOUN}\b", re.IGNORECASE)
YEAR_ALONE = re.compile(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/-])")


def days_named(question: str) -> list[tuple[dt.date, tuple[int, int]]]:
    """Return the days that a question names, each with its place, in order."""
    found = []
    for match in _DATE.finditer(question):
        day, month, year = match.group(1, 2, 3) if match[1] else match.group(5, 4, 6)
        found.append((int(year), MONTH_NUMBERS[month.lower()], day, *match.span()))
    for pattern, groups in ((_ISO, (1, 2, 3)), (_DUTCH_NUMERIC, (3, 2, 1))):
        for match in pattern.finditer(question):
            year, month, day = (match[group] for group in groups)
            found.append((int(year), int(month), day, *match.span()))
    dates = []
    for year, month, day, start, end in found:
        try:
            dates.append((dt.date(year, month, int(day)), (start, end)))
        except ValueError:
            continue  # 31 februari: no date, so nothing is named
    return sorted(dates, key=lambda dated: dated[1])
