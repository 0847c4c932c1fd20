"""Trace -> Explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mhassist.answering.answer import Answer
from mhassist.answering.decisions import NoGain, NoRoom, PathTaken, Quoted
from mhassist.answering.features import FEATURES
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal import checks as refusal
from mhassist.answering.weights import load_weights
from mhassist.citations import letter_reference, paragraph_reference
from mhassist.explanation.checks import describe_check, percent
from mhassist.explanation.notes import Followed, PartBegun, Ranked, Understood
from mhassist.explanation.records import (
    Check,
    Explanation,
    Found,
    Part,
    ReadAs,
    Sentence,
    Weighed,
)
from mhassist.index import Index
from mhassist.paragraphs import Paragraph
from mhassist.question import Question
from mhassist.question.language import WORD
from mhassist.retrieval import Hit, Search
from mhassist.trace import Note, Trace, notes_of

SHOWN = 8
"""Paragraphs and sentences of the explanation; further ones that were chosen are added."""

_ROUNDED = 0.01
"""What the rounding of a score may take off it."""

Path = Literal["sentences", "list", "letter fact", "timeline", "nothing"]


def explain(trace: Trace, answer: Answer, index: Index) -> Explanation:
    """Return the explanation of an answer.

    Args:
        trace: What the run that gave the answer noted.
        answer: The answer.
        index: Holds the letters, for references.
    """
    understood = notes_of(Understood, trace.notes)[0]
    by_part = _by_part(trace, len(understood.parts))
    return Explanation(
        status=answer.status,
        parts=tuple(
            _part(question, notes, understood=understood, index=index, answer=answer)
            for question, notes in zip(understood.parts, by_part, strict=True)
        ),
        missing=answer.missing,
    )


def _by_part(trace: Trace, count: int) -> list[list[Note]]:
    """Return the notes of each part; what is noted of all parts together goes to the first."""
    found: list[list[Note]] = [[] for _ in range(count)]
    current = 0
    for each in trace.notes:
        if isinstance(each, PartBegun):
            current = each.number
        else:
            found[0 if isinstance(each, Followed) else current].append(each)
    return found


def _part(
    question: Question,
    notes: Sequence[Note],
    *,
    understood: Understood,
    index: Index,
    answer: Answer,
) -> Part:
    ranked = next((each.ranking for each in notes_of(Ranked, notes)), Ranking())
    return Part(
        read_as=_read_as(question, understood, index),
        found=found_paragraphs(ranked, notes, index),
        sentences=_sentences(ranked, notes, index=index, answer=answer),
        path=_path(ranked, notes),
        checks=tuple(
            Check(name=each.name, passed=each.passed, says=describe_check(each))
            for each in notes_of(refusal.Check, notes)
        ),
    )


def _path(ranking: Ranking, notes: Sequence[Note]) -> Path:
    for each in notes:
        if isinstance(each, Followed):
            return "timeline"
        if isinstance(each, PathTaken):
            return each.path
    return "sentences" if ranking.sentences else "nothing"


def _read_as(question: Question, understood: Understood, index: Index) -> ReadAs:
    whole, history, admitted = understood.question, understood.history, understood.admitted
    scope = question.scope
    limited = scope.letters or admitted.letters or admitted.after or admitted.before
    letters = [
        letter_reference(letter)
        for letter in index.letters
        if admitted.admits(letter.id, letter.sort_date)
        and (not scope.letters or letter.id in scope.letters)
    ]
    alone = whole.own_text == question.own_text
    own = whole.text if alone else question.own_text
    added = question.whole_text not in (whole.own_text, question.own_text)
    return ReadAs(
        text=own,
        searched_for=question.search_text,
        corrected=_corrected(whole.text, whole.own_text),
        also=question.synonyms,
        language=question.language,
        kinds=tuple(kind.value for kind in question.kinds),
        counted=question.head,
        items=question.count,
        letters=tuple(letters) if limited else (),
        unknown_letter=scope.unknown,
        years=scope.years,
        since=scope.since,
        until=scope.until,
        newest=scope.newest,
        compares=scope.compare,
        follows=history[-1] if history and added and alone else "",
        same_letter=question.same_letter,
    )


def _corrected(typed: str, read: str) -> tuple[tuple[str, str], ...]:
    """Return each word that was put right; correction keeps the number of words."""
    pairs = zip(WORD.findall(typed), WORD.findall(read), strict=False)
    return tuple((old, new) for old, new in pairs if old != new)


def found_paragraphs(ranking: Ranking, notes: Sequence[Note], index: Index) -> tuple[Found, ...]:
    """Return the best paragraphs, each with its scores in the search that found it."""
    searches = notes_of(Search, notes)
    best = sorted(ranking.hits, key=lambda hit: -hit.score)[:SHOWN]
    told = (_found_by(hit, searches, index) for hit in best)
    return tuple(each for each in told if each is not None)


def _found_by(hit: Hit, searches: Sequence[Search], index: Index) -> Found | None:
    for search in searches:
        rows, parts = list(search.rows), search.parts
        if hit.row not in rows:
            continue
        place = rows.index(hit.row)
        own = {name: float(values[place]) for name, values in parts.items()}
        if abs(sum(own.values()) - hit.score) > _ROUNDED:
            continue
        return Found(
            paragraph_id=hit.paragraph.id,
            reference=_reference(hit.paragraph, index),
            score=hit.score,
            parts={name: round(value, 4) for name, value in own.items()},
            ranks={
                name: 1 + int(np.sum(np.asarray(parts[name]) > parts[name][place]))
                for name in ("late", "bm25", "pooled")
                if name in parts
            },
            candidates=len(rows),
        )
    return None


def _sentences(
    ranking: Ranking, notes: Sequence[Note], *, index: Index, answer: Answer
) -> tuple[Sentence, ...]:
    weights = load_weights()["sentence"]
    vector = np.array([weights[name] for name in FEATURES])
    decided = [each for each in notes if isinstance(each, Quoted | NoRoom | NoGain)]
    outcomes = {id(each.one): each for each in decided}
    if not ranking.sentences:
        return ()
    average = np.mean([one.features * vector for one in ranking.sentences], axis=0)
    shown = [
        one
        for place, one in enumerate(ranking.sentences)
        if place < SHOWN or isinstance(outcomes.get(id(one)), Quoted)
    ]
    return tuple(
        _with_outcome(
            _sentence(one, average=average, vector=vector, index=index),
            outcomes.get(id(one)),
            answer,
        )
        for one in shown
    )


def _sentence(
    one: Scored, *, average: NDArray[np.float64], vector: NDArray[np.float64], index: Index
) -> Sentence:
    adds = one.features * vector
    features = [
        Weighed(
            feature=name,
            value=round(float(value), 4),
            weight=float(weight),
            adds=round(float(own), 4),
            above_average=round(float(own - mean), 4),
        )
        for name, value, weight, own, mean in zip(
            FEATURES, one.features, vector, adds, average, strict=True
        )
    ]
    features.sort(key=lambda each: (-abs(each.above_average), each.feature))
    paragraph = one.candidate.paragraph
    return Sentence(
        paragraph_id=paragraph.id,
        reference=_reference(paragraph, index),
        text=one.candidate.text,
        chance=one.probability,
        bias=load_weights()["sentence"]["bias"],
        features=tuple(features),
        outcome="not reached",
        reason="",
    )


def _with_outcome(
    sentence: Sentence, outcome: Quoted | NoRoom | NoGain | None, answer: Answer
) -> Sentence:
    """Return a sentence with what became of it in the answer."""
    quoted = any(
        citation.paragraph_id == sentence.paragraph_id and sentence.text in citation.quote
        for citation in answer.citations
    )
    if isinstance(outcome, Quoted):
        return sentence.model_copy(update={"outcome": "chosen"})
    if quoted:
        return sentence.model_copy(update={"outcome": "joined"})
    if outcome is None:
        return sentence
    return sentence.model_copy(update={"outcome": "dropped", "reason": _reason(outcome)})


def _reason(outcome: NoRoom | NoGain) -> str:
    if isinstance(outcome, NoRoom):
        return (
            f"er was nog plaats voor {max(0, outcome.left)} woorden, "
            f"met deze zin zijn het er {outcome.words}"
        )
    chance, least = percent(outcome.chance), percent(outcome.least)
    return f"de kans dat deze zin iets toevoegt, {chance}, ligt onder de drempel van {least}"


def _reference(paragraph: Paragraph, index: Index) -> str:
    return paragraph_reference(index.letter(paragraph.letter_id), paragraph)
