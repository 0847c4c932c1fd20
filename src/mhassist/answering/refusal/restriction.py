"""A word of the question that narrows what is asked, and that nothing around the answer has.

"Hoeveel minderjarige slachtoffers" is not answered by the number of all victims, "hotels in
Amsterdam" not by that of all hotels, nor "wanneer aangenomen" by the day of the consultation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from mhassist.answering.overlap import stems_in
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal.around import stems_around, text_near
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question

_OF_GROUP = {
    name: re.compile(said, re.IGNORECASE)
    for name, said in {
        "men": r"\bman(?:nen)?\b|mannelijk|jongen",
        "women": r"vrouw|meisje|dames",
        "minors": r"minderjarig|jong|kind|jeugd|meisje|leerling|scholier|student|baby|peuter",
        "adults": r"meerderjarig|volwassen",
    }.items()
}
"""How a letter says those who are a part of all: a figure of all is none of theirs."""
_MOST = re.compile(
    r"\bmeest|\bmerendeel|\bmeerderheid|\bovergrote|\bvaakst|\bvooral", re.IGNORECASE
)


def unsaid_superlative(question: Question, likely: Sequence[Scored]) -> str:
    """Return the "meeste" or "hoogste" of a question that no likely sentence has."""
    word = question.narrowed.superlative
    if not word or not likely:
        return ""
    said = _said_for(word, question.head)
    return "" if any(said.search(one.candidate.text) for one in likely) else word


def _said_for(superlative: str, head: str) -> re.Pattern[str]:
    """Return what a sentence has that tells the "meeste", the "hoogste" or who was "als eerste"."""
    if superlative in ("meeste", "vaakst"):
        return _MOST
    _, order, word = superlative.rpartition("als ")
    if order:
        noun = rf"(?:[\w-]+ )?{re.escape(head[:_STEM])}" if head else r"(?:die|dat)\b"
        return re.compile(rf"\b(?:als {word}\b(?! {_OF_TIME})|{word} {noun})", re.IGNORECASE)
    return re.compile(superlative[:-1], re.IGNORECASE)


_STEM = 5
"""Letters of a noun by which its plural is known."""
_OF_TIME = r"(?:helft|kwartaal|maand|week|jaar|fase|stap)\b"
"""After "als eerste" these tell when, and not who was first."""
_ESTIMATED = re.compile(
    r"schat|\b(?:raming|raam(?:t|den?)|ramen|geraamd)\b|\bongeveer\b|\bcirca\b|"
    r"\bnaar verwachting\b|\bzo['’]n\b|\bbijna\b|\bruim\b|\bgemiddeld",
    re.IGNORECASE,
)


def unsaid_estimate(question: Question, said: Sequence[Scored]) -> str:
    """Return the "schatting" that is asked, where the figures near the top are none.

    How many were registered is not how many there are: a letter that gives the one may say that
    the other is being looked into.
    """
    if not question.narrowed.estimate or question.language != "nl" or not said:
        return ""
    texts = [one.candidate.text for one in said]
    told = any(_ESTIMATED.search(text) and not _TO_ESTIMATE.search(text) for text in texts)
    return "" if told else "schatting"


_TO_ESTIMATE = re.compile(
    r"\b(?:tot doel|(?:met )?als doel|doel (?:is|was)|verschijnt|volgt|update van|"
    r"actualisering van)\b",
    re.IGNORECASE,
)
"""Says that an estimate is made, and not how high it is."""


def unsaid_restriction(
    question: Question, ranking: Ranking, index: Index, *, said: Sequence[Scored]
) -> str:
    """Return the first word that narrows the question and is not where its answer stands.

    Args:
        question: What is asked.
        ranking: Has the question, encoded.
        index: Has the paragraphs.
        said: Sentences that say a thing of the kind asked for.
    """
    query = ranking.query
    if question.language != "nl" or query is None or not said:
        return ""
    for place in question.narrowed.places:
        terms = split_into_terms(place)
        if not any(_stands_in(terms, _stems_near(one, question, index)) for one in said):
            return place
    if group := _unsaid_group(question, index, said=said):
        return group
    alike_of = load_weights()["narrowed"]
    sought = [(word, alike_of["alike"]) for word in question.narrowed.words]
    if question.narrowed.act:
        sought.append((question.narrowed.act, alike_of["alike_act"]))
    for word, alike in sought:
        terms = split_into_terms(word)
        own = np.array([part == word for part in query.words])
        if not terms or not own.any():
            continue
        if not any(
            _stands_in(terms, stems_around([one.candidate.paragraph], index, question.renamed))
            or float(one.candidate.matches[own].mean()) >= alike
            for one in said
        ):
            return word
    return ""


def _unsaid_group(question: Question, index: Index, *, said: Sequence[Scored]) -> str:
    """Return those of whom a figure is asked, where no figure stands near them."""
    for group, word in question.narrowed.groups:
        told = _OF_GROUP[group]
        if not any(told.search(text_near(one.candidate, index)) for one in said):
            return word
    return ""


def _stems_near(one: Scored, question: Question, index: Index) -> set[str]:
    """Return the stems where a place must stand: another's figure may be beside it."""
    return stems_in(text_near(one.candidate, index), question.renamed)


def _stands_in(terms: Sequence[str], stems: set[str]) -> bool:
    """Return whether words stand there, alone or inside longer ones: "minder" is another word."""
    return all(any(term in stem for stem in stems) for term in terms)
