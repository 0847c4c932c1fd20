"""What a question compares: letters, or years, each of which is to have its say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.candidates import Candidate
from mhassist.answering.compose import Statement
from mhassist.answering.mentions import has_figure
from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal import STRICT
from mhassist.answering.refusal.said import YEAR
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.question import Question
from mhassist.question.scope import THAN_IN
from mhassist.sentences import split_sentences


def compares_letters(question: Question) -> bool:
    """Return whether the question compares, so that each letter is to have its say."""
    scope = question.scope
    return scope.compare or bool(sides_asked(question))


def sides_asked(question: Question) -> tuple[int, ...]:
    """Return the years that a question compares, or those of the letters; empty if it does not."""
    named = (question.scope.years, question.scope.written)
    return next((years for years in named if len(years) > 1), ())


def first_of_each_side(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the best sentence of each of the years asked about, or else of each letter.

    Letters that are named by their year speak for it together. Of several years each has the
    letters that were written in it, and speaks by these alone if there are any: what a letter of
    another of these years says of it, it says to compare.
    """
    weights = load_weights()["sentence"]

    def without_years(one: Scored) -> float:
        return one.log_odds - sum(
            weights[name] * feature(one, name) for name in ("year_here", "year_missing")
        )

    years, written = question.scope.years, question.scope.written
    several = len(years) > 1
    own = {letter.sort_date.year for letter in index.letters if letter.sort_date}
    if several and question.scope.compare and not _two_sides(question):
        # A development from one year to another is told by the letters between them too.
        years = tuple(sorted({*years, *(y for y in own if min(years) < y < max(years))}))
    own &= set(years)
    firsts: dict[object, Scored] = {}

    def better(one: Scored, first: Scored) -> bool:
        """Return whether a sentence says what is asked, and the best of its side does not."""
        said = _says_form(one, question) > _says_form(first, question)
        return said and one.probability >= _SAYING * first.probability

    for one in sorted(scored, key=without_years, reverse=True) if several else scored:
        candidate = one.candidate
        of: list[object] = [candidate.paragraph.letter_id]
        if several:
            around = _year_around(candidate)
            named = [year for year in years if str(year) in around]
            if candidate.year in own:
                named = [candidate.year, *(year for year in named if year not in own)]
            of = [*named]
        elif len(written) > 1:
            of = [year for year in written if candidate.year == year]
        for key in of:
            if key not in firsts or better(one, firsts[key]):
                firsts[key] = one
    chosen = {id(one) for one in firsts.values()}
    return [one for one in scored if id(one) in chosen]


def _says_form(one: Scored, question: Question) -> bool:
    """Return whether a sentence has a thing of the form asked for, or a figure of a measure."""
    if question.kind in STRICT:
        return bool(one.candidate.mentions)
    return bool(_MEASURED.search(question.text)) and has_figure(one.candidate.text)


_MEASURED = re.compile(
    r"\b(?:aantal(?:len)?|\w*aandeel|\w*percentage|\w*bedrag|cijfers?|omvang|capaciteit|formatie|"
    r"bezetting|\w*kosten|\w*budget|\w*subsidie|\w*uitkering|\w*bijdrage|wachtlijst(?:en)?|"
    r"hoe (?:groeide|daalde|steeg)|number|share|amount)\b",
    re.IGNORECASE,
)
"""What a figure tells: "Hoe ontwikkelde het aandeel ... zich?" asks for one of each letter."""


def _year_around(candidate: Candidate) -> str:
    """Return where a sentence's year stands: in itself, or in the one before if it names none."""
    if YEAR.search(candidate.read_text):
        return candidate.read_text
    text = candidate.paragraph.text
    before = [text[slice(*span)] for span in split_sentences(text) if span[1] <= candidate.start]
    return before[-1] if before else ""


_SAYING = 0.1
"""Share of the chance of the best sentence of a side from which one that has the figure, date or
name that is asked speaks for it."""


def is_of_side(one: Scored, question: Question) -> bool:
    """Return whether a sentence is of a year that is compared, where years are named."""
    sides, year = sides_asked(question), one.candidate.year
    if not sides or (year and question.scope.compare and min(sides) <= year <= max(sides)):
        return True
    return year in sides or any(str(side) in _year_around(one.candidate) for side in sides)


_TWO_SIDES = re.compile(r"\b(?:vergelijk|vergeleken|verschil|compare|difference)", re.IGNORECASE)


def _two_sides(question: Question) -> bool:
    """Return whether two moments are compared, and nothing that lies between them."""
    return bool(_TWO_SIDES.search(question.text) or THAN_IN.search(question.text))


def sides_missing(question: Question, statements: Sequence[Statement]) -> list[int]:
    """Return the years that a question compares, in order, of which no statement is."""
    dates = [statement.letter.sort_date for statement in statements]
    quoted = " ".join(quote.text for each in statements for quote in each.quotes)
    spoken = {date.year for date in dates if date}
    return [
        year for year in sides_asked(question) if year not in spoken and str(year) not in quoted
    ]
