"""What is asked and is not in the letters: the ground for refusing.

A question on the subject of the letters finds paragraphs about it also where the number, name or
date that it asks for is not there, and no score tells the two apart. What tells is whether the
kind of thing asked for stands in the sentences that would be quoted, a number beside what it
counts, and whether the names and years of the question are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.candidates import covers
from mhassist.answering.ranking import Scored, feature
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import WORD, content_words, is_function_word

WEIGHED = 3
"""Best sentences in which the thing asked for may stand."""

_STRICT = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.PLACE, Asked.ABBREVIATION, Asked.CONTACT,
    }
)  # fmt: skip
"""Kinds whose form is plain enough to say that it is not there."""
_OPINION = re.compile(
    r"\b(?:vind(?:t)? (?:jij|je|u)|(?:volgens|van) (?:jou|jouw|uzelf)|jouw (?:mening|oordeel)|"
    r"je mening|uw (?:mening|oordeel)|wat denk (?:jij|je)|denk (?:jij|je)|zou (?:jij|je) |"
    r"raad (?:jij|je)|ben (?:jij|je)|do you (?:think|believe|feel)|your opinion|in your view|"
    r"would you|should i)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’&/-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not in the letters."""

    kind: str
    """Name of its template under ``[missing]`` in ``prompts/``."""
    subject: str
    """What it is of, in words of the question."""


def asks_opinion(question: str) -> bool:
    """Return whether the assistant itself is asked what it thinks.

    >>> asks_opinion("Vind jij dat het kabinet genoeg doet?")
    True
    """
    return bool(_OPINION.search(question))


def names_in(question: str) -> list[str]:
    """Return the words of a question that are written as names; its first word only if it must be.

    >>> names_in("Hoeveel slachtoffers telde België volgens CoMensha?")
    ['België', 'CoMensha']
    """
    return [
        word
        for position, word in enumerate(WORD.findall(question))
        if _NAME.match(word)
        and not is_function_word(word)
        and (position > 0 or word[1:] != word[1:].lower())
    ]


def find_missing(question: Question, scored: Sequence[Scored], index: Index) -> list[Missing]:
    """Return what is asked and not said by the best sentences; empty if they answer.

    Args:
        question: What is asked.
        scored: All candidates, best first, at least one.
        index: Knows which words the letters have.
    """
    if asks_opinion(question.text):
        return [Missing("opinion", _subject(question))]
    weighed = scored[:WEIGHED]
    paragraphs = [one.candidate.paragraph for one in scored[: WEIGHED + 1]]
    years = _missing_years(question, paragraphs, index)
    if years:
        return [Missing("words", str(year)) for year in years]
    names = _missing_names(question, paragraphs, index)
    if names:
        return [Missing("words", name) for name in names]
    if question.kind in _STRICT and not any(one.candidate.mentions for one in weighed):
        return [Missing(question.kind.value, _subject(question))]
    if _is_unbound(question, weighed):
        return [Missing("number", _subject(question))]
    return []


def _subject(question: Question) -> str:
    return " ".join(content_words(question.search_text)) or question.text


def _missing_years(
    question: Question, paragraphs: Sequence[Paragraph], index: Index
) -> list[int]:
    """Return a single year of the question that no paragraph has and no letter of them is of.

    Where a question names several years it compares, and each letter has its own.
    """
    if len(question.scope.years) != 1:
        return []
    text = " ".join(" ".join((*paragraph.section, paragraph.text)) for paragraph in paragraphs)
    dates = [index.letter(paragraph.letter_id).sort_date for paragraph in paragraphs]
    written = {date.year for date in dates if date}
    return [
        year for year in question.scope.years if str(year) not in text and year not in written
    ]


def _missing_names(
    question: Question, paragraphs: Sequence[Paragraph], index: Index
) -> list[str]:
    """Return names that no letter has; for a fact asked for, also those of all other places.

    "Hoeveel slachtoffers telde België?" is not answered by a number of the Netherlands, while
    "Waarom is de pilot in Amsterdam?" may rest on a wrong premise, which the letter puts right.
    """
    names = names_in(question.search_text)
    unknown = [
        name
        for name in names
        if question.language == "nl"
        and not any(index.document_frequency(term) for term in split_into_terms(name))
    ]
    if unknown:
        return unknown
    around = _around(paragraphs, index)
    absent = [
        name
        for name in names
        if not all(covers(term, around) for term in split_into_terms(name))
    ]
    facts = _STRICT - {Asked.PLACE}
    return absent if absent and len(absent) == len(names) and question.kind in facts else []


def _around(paragraphs: Sequence[Paragraph], index: Index) -> set[str]:
    """Return the stems of paragraphs, their headings, notes, lists and letters."""
    parts: list[str] = []
    for paragraph in paragraphs:
        parts.extend((*paragraph.section, paragraph.text))
        parts.extend(_identity(index.letter(paragraph.letter_id)))
        others = [note.number for note in paragraph.notes if note.number is not None]
        others += [*paragraph.related, *([paragraph.lead_in] if paragraph.lead_in else [])]
        parts.extend(
            index.paragraph(f"{paragraph.letter_id}/p{number}").text for number in others
        )
    return set(split_into_terms(" ".join(parts)))


_HERE = "Nederland Nederlandse Nederlands Tweede Kamer Dutch Netherlands"
"""What every letter of the Dutch government is about without saying it."""


def _identity(letter: Letter) -> tuple[str, ...]:
    known = letter.metadata
    signed = (f"{signatory.name} {signatory.office}" for signatory in known.signatories)
    return (known.title, known.kind, known.author, *known.ministries, *signed, _HERE)


def _is_unbound(question: Question, weighed: Sequence[Scored]) -> bool:
    """Return whether a number is asked for, and none stands beside what is counted.

    Only for Dutch questions: the noun of another language is not in the letters.
    """
    if question.kind is not Asked.NUMBER or not question.head or question.language != "nl":
        return False
    return not any(feature(one, "head_near") for one in weighed)
