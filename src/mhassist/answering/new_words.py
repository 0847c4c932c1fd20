"""What a follow-up asks beyond the question before it, which its answer is to speak of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from mhassist.answering.overlap import covers, stems_in
from mhassist.answering.quotes import Quote
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal.around import stems_around
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import content_words

_NEAR, _LEAST = 0.15, 0.03
"""Share of the best sentence's chance, and chance, from which one with the new words goes first."""

_STILL_LIKELY = 0.1
"""Chance from which a sentence that was not quoted yet answers the next part."""


def new_stems(question: Question) -> set[str]:
    """Return the stems of the content words that only the last of what is asked has.

    Of "Wat doet het loket voor vissers?" and then "En voor schippers?": that of "schippers".
    """
    earlier = question.whole_text.removesuffix(question.own_text)
    if earlier in ("", question.whole_text):
        return set()
    known = {stem for word in content_words(earlier) for stem in split_into_terms(word)}
    words = (word for word in content_words(question.own_text) if not word.isdigit())
    return {stem for word in words for stem in split_into_terms(word)} - known


def speaking_of_new_first(
    scored: Sequence[Scored], question: Question, index: Index
) -> list[Scored]:
    """Return the sentences, of a follow-up those first that speak of what it asks anew.

    The subject that it takes from the question before it is told at length by what answered that.
    """
    new = new_stems(question)
    if not scored or not new or _covered(new, _around(scored[0], question, index)):
        return list(scored)
    least = max(_LEAST, _NEAR * scored[0].probability)
    speaking = [
        one
        for one in scored
        if one.probability >= least
        and _covered(new, stems_in(one.candidate.text, question.renamed))
    ]
    return [*speaking, *(one for one in scored if one not in speaking)]


def without_said(ranking: Ranking, question: Question, said: Collection[Quote]) -> Ranking:
    """Return the ranking for a part with no words of its own, without what was quoted already.

    "..., en hoe komt dat?" has the subject of the part before it, and so its best sentence: that is
    left out unless it has what is asked now, or nothing else is likely.
    """
    if any(not word.isdigit() for word in content_words(question.own_text)):
        return ranking
    rest = tuple(
        one
        for one in ranking.sentences
        if one.candidate.mentions or not any(_quotes(quote, one) for quote in said)
    )
    likely = rest and rest[0].probability >= _STILL_LIKELY
    return replace(ranking, sentences=rest) if likely else ranking


def _quotes(quote: Quote, one: Scored) -> bool:
    own = one.candidate
    same = quote.paragraph.id == own.paragraph.id
    return same and quote.start <= own.start and own.end <= quote.end


def _around(one: Scored, question: Question, index: Index) -> set[str]:
    return stems_around([one.candidate.paragraph], index, question.renamed)


def _covered(new: set[str], stems: set[str]) -> bool:
    return any(covers(stem, stems) for stem in new)
