"""Names and years of a question that its best paragraphs do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mhassist.answering.overlap import covers
from mhassist.answering.refusal.around import letter_identity, stems_around, texts_around
from mhassist.answering.refusal.kinds import STRICT
from mhassist.index import Index
from mhassist.index.terms import split_into_terms, split_into_words
from mhassist.paragraphs import Paragraph
from mhassist.question import Asked, Question
from mhassist.question.countries import countries_missing, is_of_known_country

_PRESUMING = frozenset({Asked.YES_NO, Asked.REASON})
"""Kinds of question that take something for granted."""


def missing_years(question: Question, paragraphs: Sequence[Paragraph], index: Index) -> list[int]:
    """Return a single year of the question that no paragraph has and no letter of them is of.

    Where a question names several years it compares, and each letter has its own. "Klopt het dat"
    and "waarom" may name a wrong one, which the letters put right.
    """
    if len(question.scope.years) != 1 or question.kind in _PRESUMING:
        return []
    columns = [each.text for one in paragraphs for each in index.columns_of(one)]
    parts = [part for one in paragraphs for part in (*one.section, one.text)]
    text = " ".join((*parts, *columns))
    dates = [index.letter(paragraph.letter_id).sort_date for paragraph in paragraphs]
    written = {date.year for date in dates if date}
    return [year for year in question.scope.years if str(year) not in text and year not in written]


def missing_names(question: Question, paragraphs: Sequence[Paragraph], index: Index) -> list[str]:
    """Return names that no letter has; for a fact asked for, also those of all other places.

    "Hoeveel slachtoffers telde België?" is not answered by a number of the Netherlands, while
    "Waarom is de pilot in Amsterdam?" may rest on a wrong premise, which the letter puts right.
    """
    around = " ".join(texts_around(paragraphs, index))
    if question.kind not in _PRESUMING and (absent := countries_missing(question.own_text, around)):
        return absent
    names = question.named.names
    dutch = question.language == "nl"
    unknown = [
        name
        for name in names
        if dutch and not is_meant(name, question, index) and not _joins(name.lower(), index)
    ]
    acronyms = [name for name in unknown if _CAPITALS.match(name)]
    if acronyms or (unknown and (question.kind in STRICT or len(unknown) == len(names))):
        return unknown
    stems = stems_around(paragraphs, index, question.renamed)
    letters = {each.letter_id for each in paragraphs}
    absent = [
        name
        for name in names
        if not is_of_known_country(name, stems)
        and not all(
            covers(term, stems) or _is_subject(term, letters, index)
            for term in split_into_terms(name)
        )
    ]
    if question.language != "nl":  # its other capitals may be words that the letters translate
        absent = [name for name in absent if _CAPITALS.match(name)]
    facts = STRICT - {Asked.PLACE}
    return absent if absent and len(absent) == len(names) and question.kind in facts else []


_THROUGHOUT = 0.15
"""Share of a letter's chunks from which a name in them is what the letter is about."""


def _is_subject(term: str, letters: Iterable[str], index: Index) -> bool:
    """Return whether a letter is about a name, so that no paragraph of it needs to say it.

    A letter on a directive calls it "de richtlijn".
    """
    return any(index.share_with(term, letter) >= _THROUGHOUT for letter in letters)


def unknown_person(question: Question, index: Index) -> str:
    """Return the one whom a question names with a title, if no letter has the name; else nothing.

    "Wat zei minister Jansen over de haven?" is not answered by what another minister said.
    """
    person = question.named.person
    if not person:
        return ""
    known = {
        word for each in index.letters for word in split_into_words(" ".join(letter_identity(each)))
    }
    surname = split_into_words(person.split()[-1])
    there = all(word in index.vocabulary or word in known for word in surname)
    return "" if there else person


def is_in_letters(name: str, index: Index) -> bool:
    """Return whether the letters have a name or a year, though not where the answer would be."""
    if name.isdigit() and any(str(each.sort_date)[:4] == name for each in index.letters):
        return True
    return bool(rows_with(name, index))


def rows_with(name: str, index: Index) -> set[int]:
    """Return the rows that have all words of a name."""
    rows = [set(index.rows_with(term)) for term in split_into_terms(name)]
    return set.intersection(*rows) if rows else set()


def _is_known(name: str, index: Index) -> bool:
    """Return whether the letters have a name, or a longer or shorter form of it ("Bulgaren")."""
    terms = split_into_terms(name)
    terms = [term for term in terms if not _PREFIX.fullmatch(term)] or terms
    if any(index.document_frequency(term) for term in terms):
        return True
    if _CAPITALS.fullmatch(name):
        return False
    words = [word for word in index.vocabulary if len(word) >= _ROOT]
    return any(_is_form_of(term, word) for term in terms for word in words)


_PREFIX = re.compile(r"non|niet|re|ex|co|anti|pre|pro|semi|oud")
"""Before a hyphen these are no word of their own: "non-profit" is not known by another "non-"."""


def _joins(word: str, index: Index) -> bool:
    """Return whether a word is made of two that the letters have: "Warenwetregels"."""
    places = range(_ROOT, len(word) - _ROOT + 1)
    return any(
        index.document_frequency(stem) > 0
        for place in places
        if word[:place] in index.vocabulary
        for stem in split_into_terms(word[place:].removeprefix("s"))
    )


def is_meant(name: str, question: Question, index: Index) -> bool:
    """Return whether the letters have a name of a question, or another of the same thing."""
    if _is_known(name, index) or is_of_known_country(name, index.vocabulary):
        return True
    if _is_written_apart(name, index):
        return True
    others = (other for each in question.renamed if name in each.name for other in each.others)
    return any(is_in_letters(other, index) for other in others)


_HALF = 5
"""Letters from which the halves of a word are looked for as two words."""


def _is_written_apart(name: str, index: Index) -> bool:
    """Return whether a letter has a word of a question as two: "havengericht", "haven gericht"."""
    low = name.lower()
    for place in range(_HALF, len(low) - _HALF + 1):
        halves = low[:place], low[place:]
        if not all(half in index.vocabulary for half in halves):
            continue
        together = " ".join(halves)
        if any(together in index.chunks[row].text.lower() for row in rows_with(together, index)):
            return True
    return False


def _is_form_of(one: str, other: str) -> bool:
    """Return whether one word is another with an ending: no compound, which means another thing."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _ROOT and long.startswith(short) and len(long) - len(short) <= _ENDING


_ENDING = 4
"""Letters of the longest ending by which two forms of a name differ."""


_ROOT = 5
"""Letters that two forms of a name share at least."""
_CAPITALS = re.compile(r"[A-Z]{3,}")
"""An abbreviation means a thing of its own, which no letter speaks of."""


def has_name(paragraph: Paragraph, question: Question, index: Index) -> bool:
    """Return whether a paragraph, its headings or its letter have a name of the question."""
    names = question.named.names
    if question.language != "nl":  # its other capitals may be words that the letters translate
        names = tuple(name for name in names if _CAPITALS.match(name))
    if not names:
        return True
    around = stems_around([paragraph], index, question.renamed)
    return any(all(covers(term, around) for term in split_into_terms(name)) for name in names)
