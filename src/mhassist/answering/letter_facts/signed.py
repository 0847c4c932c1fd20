"""Who signed a letter, answered questions or tabled a motion: by its signatures and its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.compose import Draft, Statement
from mhassist.answering.letter_facts.asking import Asking, answered, told_of, whole
from mhassist.answering.mentions import find_mentions
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked

_ANSWERED = re.compile(r"^(?:Antwoord|Mededeling) van\b")
_ASKED = re.compile(r"^Vragen van\b")
_MOTION = re.compile(r"\b(?:MOTIE|AMENDEMENT) VAN\b")
OFFICE = re.compile(r"\b(minister|staatssecretaris)(?:sen)?\b", re.IGNORECASE)
"""Not "ministers", which is said of all members of the cabinet, as "minister" is in English."""
_HEAD = 6
"""The fixed line above the first question stands among so many paragraphs."""


def signed_by(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    """Return who signed the letters; ``None`` where they do not print it."""
    said = [one for letter in letters if (one := _signed(asking, letter)) is not None]
    return answered(said)


def signed_by_nearest(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    """Return who signed letters of which the question does not say which they are.

    Where an office is named that signed none of them, those are meant that it did sign.
    """

    def has_office(letter: Letter) -> bool:
        return bool(_of_office(signatures_of(asking, letter), asking))

    if not any(map(has_office, letters)):
        letters = [each for each in asking.letters if has_office(each)] or letters
    return signed_by(asking, letters)


def _signed(asking: Asking, letter: Letter) -> Statement | None:
    signatures = signatures_of(asking, letter)
    named = _of_office(signatures, asking) or signatures
    title = asking.paragraphs(
        letter, lambda each: each.kind is Kind.LETTERHEAD and bool(_MOTION.search(each.text))
    )
    if title:
        return told_of(letter, [whole(each) for each in (*title, *signatures)], "movers")
    if named:
        return told_of(letter, [whole(each) for each in named], "signed")
    answers = asking.paragraphs(letter, lambda each: _opens(each, _ANSWERED))
    if answers:
        return told_of(letter, [whole(each) for each in answers], "answering")
    return None


def asked_by(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    """Return who put the questions that letters answer, and to whom."""
    said = []
    for letter in letters:
        asked = asking.paragraphs(letter, lambda each: _opens(each, _ASKED))
        if asked:
            said.append(told_of(letter, [whole(each) for each in asked], "asking"))
    return answered(said)


def _opens(paragraph: Paragraph, form: re.Pattern[str]) -> bool:
    """Return whether a paragraph is the line of a fixed form above the first question."""
    return paragraph.number <= _HEAD and bool(form.match(paragraph.text))


def names_answering(paragraph: Paragraph, name: str) -> bool:
    """Return whether a paragraph is the line that says who answers, and names somebody."""
    return _opens(paragraph, _ANSWERED) and name in paragraph.text.casefold()


def signatures_of(asking: Asking, letter: Letter) -> list[Paragraph]:
    """Return the signatures of a letter, each person's first only: it may list them again."""
    kept: list[Paragraph] = []
    for paragraph in asking.paragraphs(letter, lambda each: each.kind is Kind.SIGNATURE):
        people = find_mentions(paragraph.text, Asked.PERSON)
        names = [paragraph.text[each.start : each.end] for each in people]
        initialled = [name for name in names if "." in name]
        if not initialled or not any(initialled[0] in other.text for other in kept):
            kept.append(paragraph)
    return kept


def _of_office(signatures: Sequence[Paragraph], asking: Asking) -> list[Paragraph]:
    """Return the signatures of the office, else of the ministry, that the question names, if any.

    A ministry may have another of its names: "namens VWS". Where only the kind of office is named,
    "als minister", it is all of that kind.
    """
    asked = asking.text_and_synonyms.lower()
    offices = [(each, office_in(each.text)) for each in signatures]
    named = [each for each, office in offices if office and office in asked]
    kinds = tuple(kind.lower() for kind in OFFICE.findall(asking.text))
    if named or kinds:
        dutch = asking.question.language == "nl"
        return named or [each for each, office in offices if dutch and office.startswith(kinds)]
    return [each for each, office in offices if (own := ministry_in(office)) and own in asked]


def ministry_in(office: str) -> str:
    """Return the ministry of an office; empty if it names none.

    >>> ministry_in("minister van visserij")
    'visserij'
    """
    return re.sub(r"^.*?\b(?:van|voor) |^(?!.*\b(?:van|voor) ).*$", "", office)


def office_in(signature: str) -> str:
    """Return the office of a signature, lower case, without article.

    >>> office_in("De Minister van Visserij, A.B. de Groot")
    'minister van visserij'
    """
    return re.split(r",(?! [A-Z][\w ]+ en )", signature.removeprefix("De "), maxsplit=1)[0].lower()
