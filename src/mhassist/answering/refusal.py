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

from mhassist.answering.candidates import covers, overlap_of, weighted_terms
from mhassist.answering.features import has_head
from mhassist.answering.mentions import denies_number
from mhassist.answering.ranking import Scored, feature
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import WORD, content_words, is_function_word
from mhassist.trace import note

WEIGHED = 3
"""Best sentences in which the thing asked for may stand."""

STRICT = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.PLACE, Asked.ABBREVIATION, Asked.CONTACT,
    }
)  # fmt: skip
"""Kinds whose form is plain enough to say that it is not there."""
_FACTS = frozenset({Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE})
"""Kinds of which a figure of another year is a wrong answer."""
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
    certain: bool = True
    """Whether the letters say nothing of the kind; else they speak of the thing without saying
    it, or under another name, and what they do say is shown."""


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
    opinion = asks_opinion(question.text)
    note("check", name="opinion", passed=not opinion)
    if opinion:
        return [Missing("opinion", _subject(question))]
    weighed = scored[:WEIGHED]
    paragraphs = [one.candidate.paragraph for one in scored[: WEIGHED + 1]]
    years = _missing_years(question, paragraphs, index)
    note("check", name="years", passed=not years, asked=question.scope.years, absent=years)
    if years:
        return [Missing("words", str(year)) for year in years]
    names = _missing_names(question, paragraphs, index)
    note("check", name="names", passed=not names, asked=names_in(question.own_text), absent=names)
    if names:
        return [Missing("words", name) for name in names]
    likely = [one for one in weighed if one.probability >= _LIKELY * weighed[0].probability]
    said = question.kind not in STRICT or any(
        says_what_is_asked(one, question, index) for one in likely
    )
    best = weighed[0].probability
    note("check", name="said", passed=said, kind=question.kind, looked_at=len(likely),
         strict=question.kind in STRICT, value=best, least=_NEAR_ENOUGH)  # fmt: skip
    if not said:
        near = best >= _NEAR_ENOUGH
        spoken = near and any(one.candidate.mentions for one in likely)
        return [Missing(question.kind.value, _subject(question), certain=not spoken)]
    unnamed = _is_unnamed(question, weighed)
    note("check", name="named", passed=not unnamed, head=question.head)
    if unnamed:
        kind = question.kind.value if question.kind in _NAMED else Asked.LIST.value
        return [Missing(kind, _subject(question), certain=False)]
    if _is_off_subject(question, scored, index, paragraphs=paragraphs):
        return [Missing("words", _subject(question))]
    return []


_NEAR_ENOUGH = 0.15
"""Chance of the best sentence below which the letters do not speak of the thing at all."""


def says_what_is_asked(one: Scored, question: Question, index: Index) -> bool:
    """Return whether a sentence says a thing of the kind asked for, of what it is asked.

    A number must stand beside what it counts; only in Dutch, since the noun of another language
    is not in the letters. That there is no number is said too.
    """
    candidate = one.candidate
    if question.kind in _FACTS and len(question.scope.years) == 1 and feature(one, "year_missing"):
        return False
    if question.kind in _BOUND and not _has_name(one, question, index):
        return False
    if question.kind is Asked.NUMBER and question.head and question.language == "nl":
        denied = denies_number(candidate.text) and candidate.overlap > 0
        return denied or bool(feature(one, "head_near")) or _is_renamed(one)
    return bool(candidate.mentions)


def _subject(question: Question) -> str:
    return " ".join(content_words(question.search_text)) or question.text


def _missing_years(question: Question, paragraphs: Sequence[Paragraph], index: Index) -> list[int]:
    """Return a single year of the question that no paragraph has and no letter of them is of.

    Where a question names several years it compares, and each letter has its own.
    """
    if len(question.scope.years) != 1:
        return []
    text = " ".join(" ".join((*paragraph.section, paragraph.text)) for paragraph in paragraphs)
    dates = [index.letter(paragraph.letter_id).sort_date for paragraph in paragraphs]
    written = {date.year for date in dates if date}
    return [year for year in question.scope.years if str(year) not in text and year not in written]


def _missing_names(question: Question, paragraphs: Sequence[Paragraph], index: Index) -> list[str]:
    """Return names that no letter has; for a fact asked for, also those of all other places.

    "Hoeveel slachtoffers telde België?" is not answered by a number of the Netherlands, while
    "Waarom is de pilot in Amsterdam?" may rest on a wrong premise, which the letter puts right.
    """
    renamed = " ".join(question.synonyms)
    names = [] if renamed else names_in(question.own_text)
    unknown = [
        name
        for name in names
        if question.language == "nl"
        and not any(index.document_frequency(term) for term in split_into_terms(name))
    ]
    acronyms = [name for name in unknown if _ACRONYM.match(name)]
    if acronyms or (unknown and (question.kind in STRICT or len(unknown) == len(names))):
        return unknown
    around = _around(paragraphs, index)
    absent = [
        name for name in names if not all(covers(term, around) for term in split_into_terms(name))
    ]
    facts = STRICT - {Asked.PLACE}
    return absent if absent and len(absent) == len(names) and question.kind in facts else []


_ACRONYM = re.compile(r"[A-Z]{3,}")
"""An abbreviation means a thing of its own, which no letter speaks of."""


def _around(paragraphs: Sequence[Paragraph], index: Index) -> set[str]:
    """Return the stems of paragraphs, their headings, notes, lists and letters."""
    parts: list[str] = []
    for paragraph in paragraphs:
        parts.extend((*paragraph.section, paragraph.text))
        parts.extend(_identity(index.letter(paragraph.letter_id)))
        others = [note.number for note in paragraph.notes if note.number is not None]
        others += [*paragraph.related, *([paragraph.lead_in] if paragraph.lead_in else [])]
        parts.extend(index.paragraph_at(paragraph.letter_id, number).text for number in others)
    return set(split_into_terms(" ".join(parts)))


_HERE = "Nederland Nederlandse Nederlands Tweede Kamer Dutch Netherlands"
"""What every letter of the Dutch government is about without saying it."""


def _identity(letter: Letter) -> tuple[str, ...]:
    known = letter.metadata
    signed = (f"{signatory.name} {signatory.office}" for signatory in known.signatories)
    return (known.title, known.kind, known.author, *known.ministries, *signed, _HERE)


_BOUND = frozenset({Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.TERM})
"""Kinds of figure that mean nothing but of the thing that is named."""


def _has_name(one: Scored, question: Question, index: Index) -> bool:
    """Return whether a sentence's paragraph, headings or letter have a name of the question."""
    names = names_in(question.own_text)
    if not names or question.synonyms:
        return True
    around = _around([one.candidate.paragraph], index)
    return any(all(covers(term, around) for term in split_into_terms(name)) for name in names)


_SURE = 0.35
_ALIKE = 0.5


def _is_renamed(one: Scored) -> bool:
    """Return whether a probable sentence counts the thing asked about under another name."""
    alike = one.candidate.head_match >= _ALIKE and not feature(one, "head")
    return bool(one.candidate.mentions) and one.probability >= _SURE and alike


_NAMED = frozenset({Asked.ORGANISATION, Asked.PLACE, Asked.PERSON})
_INDEFINITE = re.compile(
    r"\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|enkele|verschillende|diverse|"
    r"meerdere|sommige|bepaalde|andere|ruim \d+|\d+) (?=(\w+)(?: (\w+))?(?: (\w+))?)",
    re.IGNORECASE,
)
"""An indefinite determiner, with the three words after it, of which one may be the noun."""
_SPELLED_OUT = re.compile(r"^\W{0,2}[(:]|^,? ?(?:namelijk|te weten|waaronder|zoals|nl\.|genaamd)")
_WHICH = re.compile(r"\b(?:welke?|which)\b", re.IGNORECASE)
_AFTER = 60
"""Characters after an indefinite mention in which its names would follow."""


def _is_unnamed(question: Question, weighed: Sequence[Scored]) -> bool:
    """Return whether the letter speaks of what is asked for without saying which.

    "Welke bank?" is not answered by "een grote Nederlandse bank", nor "welke hotels?" by "ruim 200
    deelnemende hotels".
    """
    named = question.kind in _NAMED or question.kind in (Asked.LIST, Asked.OPEN)
    if not named or not question.head or not _WHICH.search(question.text):
        return False
    head = split_into_terms(question.head)
    likely = [one for one in weighed if one.probability >= _LIKELY * weighed[0].probability]
    spoken = [one for one in likely if has_head(one.candidate.text, head)]
    if not spoken or spoken[0] is not weighed[0]:
        return False
    return all(_is_indefinite(one.candidate.text, head) for one in spoken)


_LIKELY = 0.4
"""Share of the best sentence's chance from which another may say what the best does not."""


def _is_indefinite(text: str, head: Sequence[str]) -> bool:
    """Return whether a sentence has the noun only as one of some, without names."""
    found = False
    for match in _INDEFINITE.finditer(text):
        for group in (1, 2, 3):
            if match[group] is None or not has_head(match[group], head):
                continue
            found = True
            after = text[match.end(group) : match.end(group) + _AFTER]
            if _SPELLED_OUT.search(after):
                return False
            break
    return found


_OFF_SUBJECT = 0.75
"""Share of the question's words, by idf, missing from the nearest paragraphs ..."""
_UNLIKELY = 0.08
"""... while no sentence is more probable than this: another subject."""


def _is_off_subject(
    question: Question,
    scored: Sequence[Scored],
    index: Index,
    *,
    paragraphs: Sequence[Paragraph],
) -> bool:
    """Return whether the letters are about something else; only in Dutch."""
    best = scored[0].probability
    if question.language != "nl" or best > _UNLIKELY:
        note("check", name="subject", passed=True, value=best, least=_UNLIKELY, absent=None)
        return False
    terms = weighted_terms(question.search_text, index)
    absent = 1.0 - overlap_of(terms, _around(paragraphs, index))
    off = absent > _OFF_SUBJECT
    note("check", name="subject", passed=not off, value=best, least=_UNLIKELY, absent=absent,
         most=_OFF_SUBJECT)  # fmt: skip
    return off
