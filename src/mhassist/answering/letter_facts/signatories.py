"""Which letters are of a person, an office or a ministry that a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mhassist.answering.letter_facts.asking import Asking
from mhassist.answering.letter_facts.signed import (
    OFFICE,
    ministry_in,
    names_answering,
    office_in,
    signatures_of,
)
from mhassist.letters import Letter, Signatory
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question.language import WORD

_ASKED = re.compile(
    r"\b(?:onder)?(?:ge)?teken(?:t|d|de|den|en)?\b|\bsign(?:ed|s)?\b|\b(?:van|by|from) (?:de )?"
    r"(?:minister|staatssecretaris|state secretary)\b|\b(?:schreef|schreven|geschreven door|"
    r"stuurde|gestuurd door|beantwoordde|written by|afkomstig van|van de hand van)\b|"
    r"\bministerie\b|\bministry\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:(?:[A-ZÀ-Þ]\.)+|\([A-Z]\w+\))$")
_ABBREVIATION = re.compile(r"[A-ZÀ-Þ]\w*[A-ZÀ-Þ]")
"""It begins and ends with a capital: ``JenV``, ``IenW``, ``OCW``."""
_PARTICLES = frozenset("van de den der het ten ter te la le el al 't ’t op in".split())


@dataclass(frozen=True, slots=True)
class Signed:
    """The letters of those whom a question names."""

    asked: bool = False
    """Whether the question asks for letters by who signed or sent them."""
    letters: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    """What proves it, by letter id."""
    words: frozenset[str] = frozenset()
    """The words of the question that name them, lower case."""


def signed_by_whom(asking: Asking) -> Signed:
    """Return the letters of the persons, else of the offices or ministries, that are named."""
    if not _ASKED.search(asking.text):
        return Signed()
    letters: dict[str, tuple[Paragraph, ...]] = {}
    words: set[str] = set()
    for letter in asking.letters:
        for one in letter.metadata.signatories:
            surname = _surname_in(asking.text, one)
            if surname:
                words |= {word.lower() for word in WORD.findall(surname)}
                letters[letter.id] = (*letters.get(letter.id, ()), *_proofs(asking, letter, one))
    if not letters:
        letters, words = _by_office(asking)
    return Signed(asked=True, letters=letters, words=frozenset(words))


def _surname_in(text: str, signatory: Signatory) -> str:
    """Return the name of a signatory as a question has it; initials or given name may be left out.

    >>> _surname_in("Welke brieven tekende De Jonge?", Signatory("H.M. de Jonge"))
    'De Jonge'
    """
    words = [word for word in signatory.name.split() if not _INITIALS.match(word)]
    for start in range(len(words)):
        if start and words[start - 1] in _PARTICLES:
            continue
        name = r"\s+".join(map(re.escape, words[start:]))
        match = re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE)
        if match and match[0][0].isupper() | match[0].split()[-1][0].isupper():
            return match[0]
    return ""


def _proofs(asking: Asking, letter: Letter, signatory: Signatory) -> list[Paragraph]:
    """Return the signature of one signatory; of an answer or a motion, the line that names him."""
    name = signatory.name.split()[-1].casefold()
    own = [each for each in signatures_of(asking, letter) if name in each.text.casefold()]
    answering = asking.paragraphs(letter, lambda each: names_answering(each, name))
    head = asking.paragraphs(
        letter, lambda each: each.kind is Kind.LETTERHEAD and name in each.text.casefold()
    )
    return own or answering or head[-1:]


def _by_office(asking: Asking) -> tuple[dict[str, tuple[Paragraph, ...]], set[str]]:
    """Return the letters signed in an office that is named, with or without abbreviation."""
    text = asking.text_and_synonyms.lower()
    office = OFFICE.search(asking.text)
    letters: dict[str, tuple[Paragraph, ...]] = {}
    words: set[str] = set()
    for letter in asking.letters:
        for each in signatures_of(asking, letter):
            printed = office_in(each.text)
            ministry = ministry_in(printed)
            if not ministry or ministry not in text:
                continue
            if office is not None and not printed.startswith(office[1].lower()):
                continue
            letters[letter.id] = (*letters.get(letter.id, ()), each)
            words |= {word.lower() for word in WORD.findall(ministry)}
    if letters:
        words |= {
            word.lower() for word in WORD.findall(asking.text) if _ABBREVIATION.fullmatch(word)
        }
    return letters, words
