"""What a question compares: letters, or years, each of which is to have its say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from mhassist.answering.candidates import Candidate
from mhassist.answering.compose import Statement
from mhassist.answering.mentions import has_figure
from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal import STRICT
from mhassist.answering.refusal.said import YEAR
from mhassist.answering.sought import mentions_in
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.question import Asked, Question
from mhassist.question.kinds import FIGURES
from mhassist.question.language import content_words
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
    years, own = _years_compared(question, index)
    order: Sequence[Scored] = scored
    if years:
        order = sorted(scored, key=_without_years, reverse=True)
    firsts: dict[object, Scored] = {}
    for one in order:
        for side in _sides_of(one.candidate, question, years=years, own=own):
            if side not in firsts or _speaks_before(one, side, firsts, question=question):
                firsts[side] = one
    chosen = {id(one) for one in firsts.values()}
    return [one for one in scored if id(one) in chosen]


def _years_compared(question: Question, index: Index) -> tuple[tuple[int, ...], set[int]]:
    """Return the years that are compared, if several are, and those in which letters were written.

    A development from one year to another is told by the letters between them too.
    """
    years = question.scope.years
    if len(years) < _SEVERAL:
        return (), set()
    own = {letter.sort_date.year for letter in index.letters if letter.sort_date}
    if question.scope.compare and not question.told.two_moments:
        years = tuple(sorted({*years, *(y for y in own if min(years) < y < max(years))}))
    return years, own & set(years)


_SEVERAL = 2


def _without_years(one: Scored) -> float:
    """Return the log-odds of a sentence, whatever year it is of."""
    weights = load_weights()["sentence"]
    return one.log_odds - sum(
        weights[name] * feature(one, name) for name in ("year_here", "year_missing")
    )


def _sides_of(
    candidate: Candidate, question: Question, *, years: Sequence[int], own: Collection[int]
) -> Sequence[object]:
    """Return what a sentence may speak for: years, years of letters, or its letter."""
    if years:
        around = _year_around(candidate)
        named = [year for year in years if str(year) in around]
        if candidate.year in own:
            return [candidate.year, *(year for year in named if year not in own)]
        return named
    if len(question.scope.written) > 1:
        return [year for year in question.scope.written if candidate.year == year]
    return [candidate.paragraph.letter_id]


def _speaks_before(
    one: Scored, side: object, firsts: Mapping[object, Scored], *, question: Question
) -> bool:
    """Return whether a sentence speaks for a side before the likelier one that does so far.

    It does where it alone says what is asked; and as long as it is likely enough where the other
    speaks for a second side too, or told before a year what was to come.
    """
    first = firsts[side]
    says, said = _says_form(one, question), _says_form(first, question)
    if says > said:
        return one.probability >= _SAYING * first.probability
    year = side if isinstance(side, int) else None
    shared = any(other is first for of, other in firsts.items() if of != side)
    expected = bool(
        year and first.candidate.year and first.candidate.year < year <= (one.candidate.year or 0)
    )
    likely = one.probability >= _OWN * first.probability
    return bool(year) and says == said and likely and (shared or expected)


def _says_form(one: Scored, question: Question) -> bool:
    """Return whether a sentence has a thing of the form asked for, or a figure of a measure."""
    if question.kind in STRICT:
        return bool(one.candidate.mentions)
    return question.figure.measure and has_figure(one.candidate.text)


def _year_around(candidate: Candidate) -> str:
    """Return where a sentence's year stands: in itself, or in the one before if it names none."""
    if YEAR.search(candidate.read_text):
        return candidate.read_text
    text = candidate.paragraph.text
    before = [text[slice(*span)] for span in split_sentences(text) if span[1] <= candidate.start]
    return before[-1] if before else ""


_OWN = 0.2
"""Share of the chance of a sentence that names two of the years compared, or that says before a
year what is to come, from which a sentence of its own speaks for the year."""
_SAYING = 0.1
"""Share of the chance of the best sentence of a side from which one that has the figure, date or
name that is asked speaks for it."""


def is_of_side(one: Scored, question: Question) -> bool:
    """Return whether a sentence is of a year that is compared, where years are named."""
    sides, year = sides_asked(question), one.candidate.year
    if not sides or (year and question.scope.compare and min(sides) <= year <= max(sides)):
        return True
    return year in sides or any(str(side) in _year_around(one.candidate) for side in sides)


def sides_missing(question: Question, statements: Sequence[Statement]) -> list[int]:
    """Return the years that a question compares, in order, of which no statement is."""
    dates = [statement.letter.sort_date for statement in statements]
    quoted = " ".join(quote.text for each in statements for quote in each.quotes)
    spoken = {date.year for date in dates if date}
    return [
        year for year in sides_asked(question) if year not in spoken and str(year) not in quoted
    ]


def tells_no_figure(question: Question, texts: Sequence[str]) -> bool:
    """Return whether a figure of each of several years is asked, and what is quoted has none.

    A letter of one of these years may tell that there were more, and not how many.
    """
    if not sides_asked(question) or question.kind not in FIGURES:
        return False
    return not any(mentions_in(text, question) or has_figure(text) for text in texts)


_WIDE = frozenset({Asked.OPEN, Asked.LIST, Asked.POLICY})


def is_wide(question: Question) -> bool:
    """Return whether letters are compared on one word alone: "de prioriteiten", "de aanpak".

    A sentence of each that has the word says hardly what differs, however likely it is.
    """
    if not compares_letters(question) or question.kind not in _WIDE:
        return False
    words = content_words(question.search_text)
    return sum(word.lower() not in question.frame and not word.isdigit() for word in words) <= 1


_FAR = 0.3
"""Share of the question's words, by idf, around the first word of a letter from which it is about
them.

Of 148 such words of letters that are not named, of 189 comparisons of 21 sets, 16 were farther and
less likely than ``compared_far``: 2 were right ones, of the others 84. Of 318 of years that are
named 35 were: 15 were right ones, of the others 214.
"""


def chance_of_side(one: Scored, question: Question) -> str:
    """Return the name of the chance from which a sentence may be the first word of its side."""
    if sides_asked(question):
        return "named"
    return "compared_far" if _is_far(one) else "compared"


def is_beside(scored: Sequence[Scored], question: Question, index: Index) -> bool:
    """Return whether the first word of a year that is compared may be of something else.

    One with the figure or the name that is asked of each year is not.
    """
    if not sides_asked(question):
        return False
    least = load_weights()["selection"]["compared_far"]
    firsts = first_of_each_side(scored, question, index)
    return any(
        one.probability < least and _is_far(one) and not _says_form(one, question) for one in firsts
    )


def _is_far(one: Scored) -> bool:
    return one.candidate.context_overlap < _FAR
