"""A verbatim stretch of a paragraph, and how stretches are joined and widened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mhassist.paragraphs import Paragraph
from mhassist.sentences import points_back, says_therefore, split_sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim stretch of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.paragraph.text[self.start : self.end]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


_BARE_OPENING = re.compile(
    r"^(?:De|Het) (?:wet|wetten|wetsvoorstel|voorstel|motie|pilots?|proef|proeven|proeftuin|"
    r"regeling|regelingen|maatregel|maatregelen|project|onderzoek|rapport|methode|instrument|voorziening|"
    r"werkgroep|commissie|campagne|plan)"
    r" (?:is|zijn|was|waren|wordt|worden|werd|werden|zal|zullen|heeft|hebben|loopt|lopen|moet|"
    r"moeten|kan|kunnen|treedt|treden|gaat|gaan|start|starten|maakt|biedt|richt|duurt|eindigt)\b"
)
"""A law, a pilot, a motion: which one, the sentence before says."""


def leaves_unnamed(text: str) -> bool:
    """Return whether a sentence opens with a law or a pilot that it does not name.

    >>> leaves_unnamed("De wet is op 1 januari 2013 in werking getreden.")
    True
    >>> leaves_unnamed("De wet op de havens is op 1 januari 2013 in werking getreden.")
    False
    """
    return bool(_BARE_OPENING.match(text))


_OPENS_ON = re.compile(
    r"^(?:Een dergelijke?|Zulke|Zo['’]n|In (?:dat|dit) (?:licht|kader|verband|geval)|Hierover|"
    r"Daarover|Daarna|Echter|Desgevraagd|Laatstgenoemde?|Eerstgenoemde?)\b"
)
"""Says little without the sentence before it, though it has no word for a thing in it."""


def widen(quote: Quote, *, max_words: int) -> Quote:
    """Return the quote with the sentence before it, where it points back and there is room."""
    leans = points_back(quote.text) or leaves_unnamed(quote.text) or _OPENS_ON.match(quote.text)
    if not leans:
        return quote
    before = [span for span in split_sentences(quote.paragraph.text) if span[1] <= quote.start]
    if not before:
        return quote
    wider = Quote(quote.paragraph, before[-1][0], quote.end)
    return wider if wider.words <= max_words else quote


_OPENING_NOUN = re.compile(r"^(?:(?:De|Het|Een) )?([A-Za-zÀ-ÿ-]{4,})")
_BARE_NOUN = re.compile(r"^(?:Het )?[A-Z][a-zé]+ (?:is|zijn|was|waren|wordt|werd) ")


def continues(text: str, following: str) -> bool:
    """Return whether a sentence goes on about what the one before it is about.

    It points back, opens with a noun of that sentence, or with one that is something of it.

    >>> continues("De pilot startte in Zandmeer.", "De pilot wordt betaald door de gemeente.")
    True
    >>> continues("Er is een trainingsproject gestart.", "Uitvoerder is de havendienst.")
    True
    >>> continues("Er is een trainingsproject gestart.", "In Zandmeer is een loket geopend.")
    False
    """
    opening = _OPENING_NOUN.match(following)
    shared = opening is not None and opening[1].lower() in text.lower()
    follows = points_back(following) or says_therefore(following)
    return shared or follows or bool(_BARE_NOUN.match(following))


def continuation(quote: Quote) -> tuple[int, int] | None:
    """Return where the sentence after a quote stands, if it goes on about the same."""
    spans = split_sentences(quote.paragraph.text)
    after = next((span for span in spans if span[0] >= quote.end), None)
    if after is None or not continues(quote.text, quote.paragraph.text[slice(*after)]):
        return None
    return after


def widen_onwards(quote: Quote, *, max_words: int, says: Callable[[str], bool]) -> Quote:
    """Return the quote with the sentence after it, where that goes on and says what is asked.

    "Momenteel wordt gewerkt aan de wet. Het doel van deze wet is ..." answers only as a whole.
    """
    after = None if says(quote.text) else continuation(quote)
    if after is None or not says(quote.paragraph.text[slice(*after)]):
        return quote
    wider = Quote(quote.paragraph, quote.start, after[1])
    return wider if wider.words <= max_words else quote


def join_adjacent(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes with those of one paragraph that touch or overlap made one, in order."""
    joined: list[Quote] = []
    for quote in quotes:
        touching = [
            other
            for other in joined
            if other.paragraph.id == quote.paragraph.id and _touch(other, quote)
        ]
        if not touching:
            joined.append(quote)
            continue
        # A quote between two others makes one of all three, in the place of the first.
        start = min(quote.start, *(other.start for other in touching))
        end = max(quote.end, *(other.end for other in touching))
        joined[joined.index(touching[0])] = Quote(quote.paragraph, start, end)
        joined = [other for other in joined if other not in touching[1:]]
    return joined


_ADDS = re.compile(
    r"^(?:Daarnaast|Bovendien|Verder|Tevens|Ten (?:tweede|derde)|Een (?:tweede|andere)|Voorts)\b"
)


def with_first_of_row(quotes: Sequence[Quote], *, max_words: int) -> list[Quote]:
    """Return the quotes, one that adds a second thing with the sentence before it, if room is.

    "Daarnaast speelde het weer een rol" is the second reason, and the first stands before it.
    """
    left = max_words - sum(quote.words for quote in quotes)
    wider: list[Quote] = []
    for quote in quotes:
        before = [span for span in split_sentences(quote.paragraph.text) if span[1] <= quote.start]
        first = _first_of_row(quote, before) if _ADDS.match(quote.text) else quote
        gain = first.words - quote.words
        wider.append(first if gain <= left else quote)
        left -= gain if gain <= left else 0
    return join_adjacent(wider)


_ROW = 4
"""Sentences of a row that are gone back at most."""


def _first_of_row(quote: Quote, before: Sequence[tuple[int, int]]) -> Quote:
    """Return a quote with the sentences before it, back to the one that adds nothing to another."""
    start = quote.start
    for begin, end in reversed(before[-_ROW:]):
        start = begin
        text = quote.paragraph.text[begin:end]
        if not _ADDS.match(text) and not _EXEMPLIFIES.match(text):
            break
    return Quote(quote.paragraph, start, quote.end)


_EXEMPLIFIES = re.compile(r"^(?:Andere|Zo|Ook|Bijvoorbeeld)\b")


def _touch(one: Quote, other: Quote) -> bool:
    first, second = sorted((one, other), key=lambda quote: quote.start)
    return not first.paragraph.text[first.end : second.start].strip()
