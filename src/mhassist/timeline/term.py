"""A term as typed -> the term that is followed: spelling, other names, is it counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from mhassist.index.terms import split_into_terms
from mhassist.question import Question, Speller, Synonyms, clean_question, understand
from mhassist.question.language import WORD, content_words

_COUNTED = re.compile(
    r"^(?:hoeveel|(?:(?:het|de|het aantal) )?(?:aantal(?:len)?|hoeveelheid|omvang|cijfers?|"
    r"getallen)(?: (?:van|over|aan|voor))?(?: (?:de|het))?)\s+",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:bedrag(?:en)?|budget(?:ten)?|geld|euro|middelen|miljoen(?:en)?|kosten|subsidies?|"
    r"investering(?:en)?|financiering|uitgaven)\b",
    re.IGNORECASE,
)
_MONEY_FRAME = re.compile(
    r"^(?:(?:het|de) )?(?:bedrag(?:en)?|budget(?:ten)?|geld|middelen|kosten|uitgaven)"
    r"(?: (?:van|voor|aan))?(?: (?:de|het))?\s+",
    re.IGNORECASE,
)
_SHARE = re.compile(r"^(?:(?:het|de) )?(?:percentage|aandeel|procent)(?: van)?\s+", re.IGNORECASE)
_OF_THE_SUBJECT = re.compile(
    r"^(?:(?:de|het) )?(?:aanpak|bestrijding|beleid|ontwikkeling(?:en)?|stand van zaken|onderwerp|"
    r"thema|inzet|rol|positie|betrokkenheid|standpunt|oordeel|mening|houding)"
    r"(?: van het kabinet)?"
    r"(?: (?:van|tegen|voor|rond(?:om)?|inzake|over|op het gebied van))(?: (?:de|het))?"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
"""What is said of any subject: a letter on loverboys tells of "de aanpak van loverboys"."""
_NUMBERED_THING = re.compile(
    r"\b(?:artikel|art\.?) (?=\d{2,}\w*\b)|\s*\([^()]*\d[^()]*\)", re.IGNORECASE
)
"""What a number names by itself, as "273f" does an article; and what stands between brackets."""
_LONGEST_NAME = 6
"""Words of the longest name of a synonym group that is looked for in a term."""
_NAMES = 2
"""Other names that are looked for together with a term."""
_PART = 5
"""Letters of a stem that is looked for inside compounds, and of each half of one."""
_LONG = 9
"""Letters of a word that is known with one of them wrong, as letters have it that were scanned."""


class Figure(StrEnum):
    """The kind of figure that is followed."""

    NUMBER = "number"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the term, or a name in it that has other names."""

    text: str
    stems: tuple[str, ...]
    names: Synonyms | None = None
    """The names that mean the same, if there are."""

    def stands_in(self, text: str, stems: frozenset[str]) -> bool:
        """Return whether a text has the word, inflected or in a compound, or another name of it."""
        if all(_has_stem(stem, stems) for stem in self.stems):
            return True
        if self.names is not None and self.text in self.names.others(text):
            return True
        return _stands_misread(self.text, text)


@dataclass(frozen=True)
class Term:
    """What is followed through the letters."""

    text: str
    """Typing errors put right."""
    subject: str
    """The same, "het aantal" and the like taken off."""
    figure: Figure | None
    """The kind of figure that is asked for by name; ``None`` if none is."""
    units: tuple[Unit, ...]
    also: tuple[str, ...]
    """Other names of what it names."""
    question: Question
    """The term as a question, for the ranking of sentences."""

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The stems of the noun that is counted."""
        return tuple(split_into_terms(self.question.head)) or self.units[0].stems

    def missing_units(self, text: str) -> list[Unit]:
        """Return the units that a text does not have."""
        stems = frozenset(split_into_terms(text))
        return [unit for unit in self.units if not unit.stands_in(text, stems)]


def read_term(text: str, *, speller: Speller, synonyms: Synonyms) -> Term:
    """Return a term as it is followed.

    Args:
        text: As typed; a noun or a few words, not a question.
        speller: Puts typing errors right.
        synonyms: Knows other names of the same thing.

    Raises:
        QuestionError: If the term is empty, too long or not text.
    """
    clean = clean_question(text).strip(" ?!.,;:\"'“”")
    corrected = speller.correct_text(clean)
    subject, figure = corrected, None
    if _COUNTED.match(corrected):
        subject, figure = _COUNTED.sub("", corrected), Figure.NUMBER
    elif _SHARE.match(corrected):
        subject, figure = _SHARE.sub("", corrected), Figure.PERCENTAGE
    elif _MONEY.search(corrected):
        subject, figure = _MONEY_FRAME.sub("", corrected), Figure.AMOUNT
    subject = _OF_THE_SUBJECT.sub("", _NUMBERED_THING.sub("", subject))
    asked = {
        Figure.NUMBER: f"Hoeveel {subject}?",
        Figure.PERCENTAGE: f"Welk percentage van {subject}?",
        Figure.AMOUNT: f"Hoeveel geld voor {subject}?",
        None: " ".join((corrected, *synonyms.others(subject)[:_NAMES])),
    }[figure]
    question = understand(asked, (), letters=(), speller=speller, synonyms=synonyms)
    return Term(
        text=corrected,
        subject=subject,
        figure=figure,
        units=_units(subject, synonyms),
        also=tuple(synonyms.others(subject)),
        question=question,
    )


def _units(subject: str, synonyms: Synonyms) -> tuple[Unit, ...]:
    """Return the names and words of a subject; a name of several words is one unit."""
    words = subject.split()
    units: list[Unit] = []
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
            name = " ".join(words[place : place + size]).strip(" ,;:()")
            others = synonyms.others(name)
            if others and _is_name(name, words[place], synonyms):
                units.append(Unit(name, _stems(name), Synonyms([[name, *others]])))
                place += size
                break
        else:
            units += [Unit(word, _stems(word)) for word in content_words(words[place])]
            place += 1
    known = [unit for unit in units if unit.stems]
    return tuple(known) or (Unit(subject, _stems(subject) or (subject.lower(),)),)


def _is_name(name: str, first_word: str, synonyms: Synonyms) -> bool:
    names = {one.lower() for one in synonyms.names_of(first_word.strip(" ,;:()"))}
    return name.lower() in names


def _stems(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(split_into_terms(" ".join(content_words(words)) or words)))


def _has_stem(stem: str, stems: frozenset[str]) -> bool:
    if stem in stems:
        return True
    if len(stem) < _PART:
        return False
    return any(stem in other for other in stems) or _is_taken_apart(stem, stems)


def _stands_misread(word: str, text: str) -> bool:
    """Return whether a text may have a long word with one letter wrong: "geregistreede"."""
    if len(word) < _LONG or " " in word:
        return False
    start = word[:_PART].lower()
    return any(
        DamerauLevenshtein.distance(word.lower(), other.lower(), score_cutoff=1) <= 1
        for other in WORD.findall(text)
        if other[:_PART].lower() == start
    )


def _is_taken_apart(stem: str, stems: frozenset[str]) -> bool:
    """Return whether a text has both halves of a compound as words of its own.

    "Slachtofferopvang" is also the "opvang van slachtoffers".
    """
    for cut in range(_PART, len(stem) - _PART + 1):
        left, right = stem[:cut], stem[cut:]
        if right in stems and (left in stems or left.removesuffix("s") in stems):
            return True
    return False


def heaviest(units: Sequence[Unit], weights: Mapping[str, float]) -> float:
    """Return the share of the term's weight, by idf, that some of its units have."""
    return sum(weights.get(stem, 0.0) for unit in units for stem in unit.stems)
