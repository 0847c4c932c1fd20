"""Dutch or English, and the words of a question that carry its subject."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["nl", "en"]

_ENGLISH = frozenset(
    "a the of and is are was were what which who whom how many much does do did when where why in "
    "to for by from on at with there be been has have had will would can could should that this "
    "these those it its their they about an between after before until during".split()
)
_DUTCH = frozenset(
    "de het een en van is zijn was waren wat welke welk wie hoe hoeveel doet doen deed wanneer "
    "waar waarom in te tot voor door uit op aan met er wordt worden werd werden heeft hebben had "
    "zal zou kan die dat deze dit hun zij over om bij naar na sinds volgens al ook niet geen nog "
    "of als noem som geef staat gaat tussen tijdens".split()
)

_FUNCTION_WORDS = (
    _ENGLISH
    | _DUTCH
    | frozenset(
        "i you we he she his her our your me us my not no any some all also than then so if or as "
        "into out up down over under more most please tell say says said give list name according "
        "ik jij je u wij ze hij haar hem mij ons onze uw mijn jullie men iemand iets niets wel dan "
        "dus toch maar want omdat doordat terwijl toen zodat nu eens even graag kun kunt kunnen "
        "moet moeten mag mogen wil willen gaan komt komen kwam zou zouden zullen worden geworden "
        "geweest gehad ben bent erop eraan erin ervoor hierin daarin hiervan daarvan precies "
        "eigenlijk ongeveer vooral onder andere ander per via ten ter elk elke ieder iedere "
        "allemaal alle zich zichzelf welks waarin waarop waarbij waarmee waarvan waarover waaruit "
        "waaraan waartoe waarvoor waardoor hoezo vertel zeg zegt zeggen schrijft schrijven noemt "
        "noemen genoemd noemde staan stond bestaat bestaan precieze kwestie vraag brief brieven "
        "letter letters volgens vermeldt vermeld meldt gemeld".split()
    )
)

WORD = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*", re.UNICODE)
"""A word as a question or letter has it: ``OM-verdachten``, ``273f``, ``ngo's``, ``B8/3``."""


def language_of(question: str) -> Language:
    """Return the language a question is asked in; Dutch unless English clearly wins.

    >>> language_of("How many detectives are trained each year?")
    'en'
    >>> language_of("mensenhandel budget 2023")
    'nl'
    """
    words = [word.lower() for word in WORD.findall(question)]
    english = sum(word in _ENGLISH for word in words)
    dutch = sum(word in _DUTCH for word in words)
    return "en" if english > dutch else "nl"


def is_function_word(word: str) -> bool:
    """Return whether a word carries no subject of its own; an abbreviation in capitals does.

    >>> [is_function_word(word) for word in ("de", "Which", "om", "OM", "slachtoffer")]
    [True, True, True, False, False]
    """
    return word.lower() in _FUNCTION_WORDS and not (len(word) > 1 and word.isupper())


_WRITERS = frozenset("kabinet regering overheid rijksoverheid government cabinet".split())


def is_writer(word: str) -> bool:
    """Return whether a word names who writes the letters: of what is asked it tells nothing.

    "Wat doet het kabinet aan stroperij?" is not answered by a sentence because it says "kabinet".
    """
    return word.lower() in _WRITERS


def content_words(text: str) -> list[str]:
    """Return the words that carry the subject, in order, as written.

    >>> content_words("Hoeveel extra rechercheurs worden er opgeleid?")
    ['extra', 'rechercheurs', 'opgeleid']
    """
    return [word for word in WORD.findall(text) if not is_function_word(word)]
