"""How far a law, a plan or a trial has come: sentences that tell it, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.quotes import Quote
from mhassist.answering.ranking import Scored
from mhassist.index import Index
from mhassist.question import Question
from mhassist.sentences import split_sentences

_HAPPENED = (
    r"(?:aangenomen|aanvaard|ingediend|ingevoerd|ingetrokken|ingestemd|ingesteld|ingegaan|afgerond|"
    r"voltooid|opgeleverd|opgericht|opgelost|gestart|begonnen|gepubliceerd|verschenen|vastgesteld|"
    r"ondertekend|getekend|verlengd|voortgezet|beëindigd|gestopt|stopgezet|geëvalueerd|"
    r"gerealiseerd|geïmplementeerd|uitgesteld|vertraagd|aangehouden|controversieel|gereed|klaar|"
    r"verzonden|aangeboden|toegezonden|behandeld|goedgekeurd|bekrachtigd|gegroeid|uitgebreid|"
    r"opgepakt|omarmd|besloten|van start gegaan|in consultatie|in behandeling|in voorbereiding|"
    r"in uitvoering|in ontwikkeling|in werking|van kracht|operationeel|gevorderd)"
)
_TELLS = re.compile(
    rf"\b(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben)\b.{{0,120}}\b{_HAPPENED}\b"
    rf"|\b{_HAPPENED} (?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben)\b"
    r"|\btre(?:edt|den|ad) .{0,60}\bin werking\b|\bl(?:oopt|open) (?:nog|door|tot|sinds|af)\b"
    r"|\bligt stil\b|\baanhangig\b|\bter (?:advisering|behandeling|goedkeuring)\b"
    r"|\bgaat .{0,80}\b(?:van start|in consultatie)\b"
    r"|\bnaar verwachting\b|\bwordt .{0,40}verwacht\b"
    r"|\b(?:momenteel|op dit moment|thans|onlangs|inmiddels|ondertussen|recent|recentelijk)\b"
    r"|\b(?:nog niet|nog geen|aan een volgend kabinet)\b",
    re.IGNORECASE,
)


def tells_stage(text: str) -> bool:
    """Return whether a sentence tells how far something has come.

    >>> tells_stage("Het wetsvoorstel is onlangs in consultatie gegaan.")
    True
    >>> tells_stage("Het wetsvoorstel regelt het toezicht op de havens.")
    False
    """
    return bool(_TELLS.search(text))


_NEAR, _LEAST = 0.2, 0.05
"""Share of the best sentence's chance, and chance, from which one that tells a stage goes first."""


def stage_first(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the sentences, where a stage is asked the best one near the top that tells it first.

    What a law is about has all words of "Hoe ver is de wet?", and tells nothing of how far it is.
    """
    if not scored or not question.told.stage:
        return list(scored)
    best = scored[0]
    least = max(_LEAST, _NEAR * best.probability)
    near = [one for one in scored if one.probability >= least and _is_about(one, best, index)]
    first = next((one for one in near if tells_stage(one.candidate.text)), best)
    return [first, *(one for one in scored if one is not first)]


_ABOUT, _ALIKE = 0.25, 0.8
"""Share of the question's words that a sentence of a newer letter has itself, and of those of the
best sentence that one of the same letter has."""


def _is_about(one: Scored, best: Scored, index: Index) -> bool:
    """Return whether a sentence tells the stage of what is asked, and not of another thing.

    One of an older letter tells how far it was.
    """
    if one.candidate.paragraph.id == best.candidate.paragraph.id:
        return True
    written, then = (
        index.letter(each.candidate.paragraph.letter_id).sort_date for each in (one, best)
    )
    if written is not None and then is not None and written > then:
        return one.candidate.overlap >= _ABOUT
    same = one.candidate.paragraph.letter_id == best.candidate.paragraph.letter_id
    return same and one.candidate.overlap >= _ALIKE * best.candidate.overlap


_PLAINLY = 0.5
"""Chance from which a sentence answers, though it has none of the words of a stage."""
_ASIDE = re.compile(r"\b(?:die|waar\w*) [^,.;:]*")
"""A clause that tells which thing is meant: "een kraam waar vis wordt aangeboden"."""


def is_without_stage(question: Question, best: Scored, texts: Sequence[str]) -> bool:
    """Return whether a stage is asked, and none of the quoted texts tells it.

    What a bill has in it is in most of what is said of it, and how far it is perhaps nowhere.
    """
    if not question.told.stage or best.probability >= _PLAINLY:
        return False
    return not any(tells_stage(_ASIDE.sub("", text)) for text in texts)


def stage_after(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return the sentence that tells how far it has come, where that is asked and a quote does not.

    It stands further on in the paragraph, or in the one that reports the progress of an action.
    """
    if not question.told.stage or tells_stage(quote.text):
        return []
    paragraph = quote.paragraph
    progress = [number for number in paragraph.related if number > paragraph.number]
    places = [(paragraph, quote.end)]
    places += [(index.paragraph_at(paragraph.letter_id, number), 0) for number in progress[:1]]
    for place, least in places:
        for start, end in split_sentences(place.text):
            if start >= least and tells_stage(place.text[start:end]):
                return [Quote(place, start, end)]
    return []
