"""Text -> sentences, by offsets: where a Dutch sentence ends."""

from __future__ import annotations

import re
from functools import lru_cache

from mhassist.paragraphs.abbreviations import is_abbreviation

_STOP = re.compile(r"[.!?…]+(?P<close>[)\]}»”’\"'*]*)(?=\s|$)|\n\s*\n")
_WORD_BEFORE = re.compile(r"[^\s(\[«“‘\"'/]+$")
_LABEL = re.compile(r"\s*(?:[-•–]\s*)?(?:\d{1,3}|[a-z]|[ivx]{1,4})\.$")
_ELIDED = re.compile(r"\s*['’](?:s|t|n|k|r)\s+(?=[A-ZÀ-Þ])")
"""``'s Avonds``: the sentence's capital comes second."""
_LEADING = re.compile(r"[\s(\[{«“‘\"'’*]*")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence, in order.

    Every character that is no white space is in exactly one sentence; brackets and quotation
    marks after the full stop belong to it. A list between semicolons is one sentence.

    >>> text = "Op 1 juli jl. is nr. 161 verzonden. M.G.J. Harbers tekende (namens allen). Klaar?"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Op 1 juli jl. is nr. 161 verzonden.', 'M.G.J. Harbers tekende (namens allen).', 'Klaar?']
    """
    return list(_spans(text))


@lru_cache(maxsize=4096)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    ends = [0]
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, ends[-1], stop):
            ends.append(stop.end())
    spans: list[tuple[int, int]] = []
    for start, end in zip(ends, [*ends[1:], len(text)], strict=True):
        inside = text[start:end]
        if inside.strip():
            begin = start + len(inside) - len(inside.lstrip())
            spans.append((begin, begin + len(inside.strip())))
    return tuple(spans)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether a sentence that began at ``start`` ends at a full stop or its like."""
    if stop.group().isspace():
        return True
    following = _following(text, stop.end())
    if not following:
        return True
    if following[0].islower():
        return False
    if text[stop.start()] != "." or text.startswith("..", stop.start()):
        return True
    if _LABEL.fullmatch(text, start, stop.start() + 1):
        return False
    # endpos, so that "$" is the place of the full stop.
    word = _WORD_BEFORE.search(text, max(start, stop.start() - 40), stop.start() + 1)
    return word is None or not is_abbreviation(word.group(), following=following)


def _following(text: str, position: int) -> str:
    """Return the first letter or digit of what follows, past quotation marks and brackets."""
    elided = _ELIDED.match(text, position)
    opening = _LEADING.match(text, position)
    after = elided or opening
    return text[after.end() : after.end() + 1] if after else ""


# A sentence that opens so says of what only with the sentence before it.
_POINTS_BACK = re.compile(
    r"^(?:(?:Dit|Deze|Dat|Die|Hij|Zij|Ze|Het gaat|Het betreft|Hiermee|Hierdoor|Hierbij|Hiertoe|"
    r"Hiervan|Hierin|Hiervoor|Daarmee|Daardoor|Daarbij|Daarvan|Daarin|Daartoe|Daaruit|Daarvoor|"
    r"Daarop|\w+ (?:daarvan|hiervan)|Ook deze|Met (?:dit|deze|die|dat)|Aan deze|Van deze|"
    r"In deze|In dit|Door (?:dit|deze)|Om die reden|Zo |Beide|Uit (?:deze|dit)|"
    r"Op (?:deze|dit|basis hiervan)|"
    r"Voor (?:deze|dit)|Bij deze|Tijdens deze|Eén van (?:die|deze)|Dergelijke|Anderzijds|"
    r"Aan de andere kant|Daarentegen|Desondanks|Niettemin|Desalniettemin)\b)"
)


_DEMONSTRATIVE = re.compile(r"\b(?:deze|dit|hiervan|hierbij|hiermee|daarvan|daarmee|zo)\b")
_OPENING_WORDS = 6


def points_back(text: str) -> bool:
    """Return whether a sentence is understood only with the one before it.

    >>> points_back("Met dit geld worden jaarlijks 20 extra rechercheurs opgeleid.")
    True
    """
    opening = " ".join(text.split()[:_OPENING_WORDS])
    return bool(_POINTS_BACK.search(text) or _DEMONSTRATIVE.search(opening))


_THEREFORE = re.compile(
    r"\b(?:daarom|derhalve|daartoe|hiertoe|dan ook|om die reden|in reactie hierop|"
    r"naar aanleiding (?:hiervan|daarvan))\b",
    re.IGNORECASE,
)


def says_therefore(text: str) -> bool:
    """Return whether a sentence opens with what was done because of what the one before it says.

    >>> says_therefore("De tarieven worden daarom in vier stappen verhoogd.")
    True
    """
    return bool(_THEREFORE.search(" ".join(text.split()[:_OPENING_WORDS])))


_SOURCE = re.compile(
    r"^(?:[^.,;]{3,80}, ){2,}(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d\W*$|"
    r"^[^.]{0,90}«[^»]{10,}»[^.]{0,80}\b(?:19|20)\d\d\b|^[^.]{0,60}https?://\S+\W*$|"
    r"\(\w+\.(?:nl|com|org|eu)\)\W*$|^[A-Z][\w-]+(?: [A-Z][\w-]+)?: (?:[A-Z][\w&-]*\W*){1,6}$|"
    r"^[^.,;]{3,90} \((?:19|20)\d\d[a-z]?(?:[;,] (?:19|20)\d\d[a-z]?)*\)\W*$|"
    r"^(?:Zie )?(?:(?:Tweede|Eerste) Kamer,? vergaderjaar|Kamerstuk\w*|Handelingen)\b"
    r"[^;]{0,80}\d\W*$"
)
"""A newspaper, the title of an article and its date; nothing but where a page is; a town and a
publisher; an author and the year; the number of a paper."""


def is_source(text: str) -> bool:
    """Return whether a footnote only says where something was printed.

    >>> is_source("Dagblad voor het Noorden, «Kritiek op de nieuwe haven», 1 maart 2024")
    True
    >>> is_source("Den Haag: Nationaal Vissersbureau.")
    True
    >>> is_source("De raad bestaat uit vijf leden.")
    False
    """
    return bool(_SOURCE.search(text))
