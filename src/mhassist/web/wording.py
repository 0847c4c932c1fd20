"""The Dutch words and dates of the page itself; what the assistant says is in ``prompts/``."""

from __future__ import annotations

import datetime as dt

from mhassist.answering.answer import Searched
from mhassist.letters.dates import date_in_words

NOTICE = (
    "Samengesteld door software uit letterlijke citaten; controleer het antwoord "
    "in de brieven voordat u het gebruikt."
)
"""The standard sentence; stands on the page and under every copied answer."""

_WHAT_FAILED = "Wat er misging, staat in het venster waarin de chat is gestart."
FAILED = f"Er ging iets mis. {_WHAT_FAILED}"
"""Said of what nobody foresaw; the error itself is in the log."""
FAILURE = (
    "Er ging iets mis bij het beantwoorden van deze vraag; u kunt gewoon verder vragen. "
    f"{_WHAT_FAILED}"
)
"""The same of a question."""
NOTHING_CHANGED = f"Er ging iets mis; er is niets veranderd. {_WHAT_FAILED}"
"""The same of a change of the letters."""

GRADIO_WORDS = {
    "upload_text.drop_file": "Sleep bestanden hierheen",
    "upload_text.click_to_upload": "Klik om te kiezen",
    "common.or": "of",
    "common.upload": "Meer bestanden kiezen",
    "common.clear": "Alles weghalen",
    "common.remove": "Weghalen",
    "common.download": "Downloaden",
    "common.loading": "Laden",
    "common.error": "Fout",
    "file.uploading": "Wordt geladen …",
}
"""What Gradio itself says on the page, by its own key; ``page.js`` has what has no key."""

EXAMPLES = (
    "Hoeveel rechercheurs worden er jaarlijks extra opgeleid?",
    "Wat is mensenhandel?",
    "Welke maatregelen worden genomen tegen arbeidsuitbuiting?",
    "Hoe worden minderjarige slachtoffers beschermd?",
    "Wat is de rol van de Nationaal Rapporteur?",
    "Welke opvang is er voor slachtoffers?",
)


def in_words(date: dt.date | str | None) -> str:
    """Return a date as it is read aloud in Dutch.

    >>> in_words("2018-05-25"), in_words(None)
    ('25 mei 2018', 'zonder datum')
    """
    return date_in_words(dt.date.fromisoformat(date) if isinstance(date, str) else date)


def how_many(count: int, one: str, several: str) -> str:
    """Return a number with its noun.

    >>> how_many(1, "brief", "brieven"), how_many(5, "brief", "brieven")
    ('1 brief', '5 brieven')
    """
    return f"{count} {one if count == 1 else several}"


def what_was_searched(searched: Searched) -> str:
    """Return what was looked through, in words.

    >>> what_was_searched(Searched(letters=5, from_="2013-04-08", to="2023-10-18"))
    '5 brieven, van 8 april 2013 tot en met 18 oktober 2023'
    >>> what_was_searched(Searched(letters=1, from_="2018-05-25", to="2018-05-25"))
    '1 brief van 25 mei 2018'
    """
    letters = how_many(searched.letters, "brief", "brieven")
    if searched.from_ is None or searched.to is None:
        return letters
    if searched.from_ == searched.to:
        return f"{letters} van {in_words(searched.from_)}"
    return f"{letters}, van {in_words(searched.from_)} tot en met {in_words(searched.to)}"
