"""The grounds for refusing, in order: the first that holds says what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhassist.answering.causes import tells_effect
from mhassist.answering.founding import founding_first, tells_founding
from mhassist.answering.headed import heading_naming
from mhassist.answering.overlap import covers
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal.checks import (
    ArticleCheck,
    DifferenceCheck,
    DoubtCheck,
    NamedCheck,
    NamesCheck,
    OpinionCheck,
    OutcomeCheck,
    PremiseCheck,
    ReasonCheck,
    RelativeCheck,
    RestrictionCheck,
    SaidCheck,
    TaskCheck,
    ViewCheck,
    YearsCheck,
)
from mhassist.answering.refusal.doubt import chance_answered, faint_below
from mhassist.answering.refusal.kinds import NAMED, STRICT, UNDATED, UNTYPED
from mhassist.answering.refusal.missing import Missing
from mhassist.answering.refusal.names import (
    is_in_letters,
    missing_names,
    missing_years,
    unknown_person,
)
from mhassist.answering.refusal.premise import untold_change
from mhassist.answering.refusal.restriction import (
    unsaid_estimate,
    unsaid_restriction,
    unsaid_superlative,
)
from mhassist.answering.refusal.said import (
    WEIGHED,
    counts_another,
    is_of_other_time,
    likely_of,
    looked_at,
    says_next,
    says_what_is_asked,
    telling_outcome,
)
from mhassist.answering.refusal.subject import off_subject, unknown_subject, unspoken_subject
from mhassist.answering.refusal.sure import is_sure
from mhassist.answering.refusal.telling import (
    names_article,
    says_difference,
    says_what_for,
    says_why,
)
from mhassist.answering.refusal.unnamed import is_unnamed
from mhassist.answering.refusal.views import unsaid_view, unsaid_worth
from mhassist.answering.sought import leaves_doer_out
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question
from mhassist.trace import note

_NEAR_ENOUGH = 0.15
"""Chance of the best sentence below which the letters do not speak of the thing at all."""


def find_missing(question: Question, ranking: Ranking, index: Index) -> list[Missing]:
    """Return what is asked and not said by the best sentences; empty if they answer.

    Args:
        question: What is asked.
        ranking: With at least one candidate.
        index: Knows which words the letters have.
    """
    return find_unsaid(question, ranking, index) or _in_doubt(question, ranking, index)


def find_unsaid(question: Question, ranking: Ranking, index: Index) -> list[Missing]:
    """Return what plainly is not said, as ``find_missing``; what is in doubt counts as said."""
    scored = ranking.sentences
    if question.judgement.writing:
        note(TaskCheck(False))
        return [Missing.of(question, "task")]
    opinion = question.judgement.opinion
    note(OpinionCheck(not opinion))
    if opinion:
        return [Missing.of(question, "opinion")]
    paragraphs = [one.candidate.paragraph for one in scored[: WEIGHED + 1]]
    return (
        _not_thought(question, scored, index)
        or _not_around(question, ranking, index)
        or _not_said(question, scored, index)
        or _restricted(question, ranking, index)
        or off_subject(question, scored, index, paragraphs=paragraphs)
        or _presumed(question, scored)
        or _not_explained(question, scored)
        or _of_no_year(question)
    )


def _not_thought(question: Question, scored: Sequence[Scored], index: Index) -> list[Missing]:
    """Return the view or the verdict that is asked for, where nobody gives it."""
    view = unsaid_view(question, scored, index)
    worth = unsaid_worth(question, scored)
    note(ViewCheck(not (view or worth)))
    return [Missing.of(question, "view")] if view or worth else []


def _of_no_year(question: Question) -> list[Missing]:
    """Return a time that means another year in each letter: "vorig jaar"."""
    relative = question.scope.relative
    note(RelativeCheck(not relative, relative))
    return [Missing("relative", relative, certain=False, doubtful=True)] if relative else []


def _restricted(question: Question, ranking: Ranking, index: Index) -> list[Missing]:
    """Return a word that narrows what is asked, and is not said of what answers."""
    seen = looked_at(question, ranking.sentences)
    said = [one for one in seen if says_what_is_asked(one, question, index)]
    word = unsaid_superlative(question, likely_of(ranking.sentences))
    word = word or unsaid_estimate(question, said)
    word = word or unsaid_restriction(question, ranking, index, said=said)
    note(RestrictionCheck(not word, word))
    return [Missing("restriction", word, certain=False)] if word else []


def _not_around(question: Question, ranking: Ranking, index: Index) -> list[Missing]:
    """Return the year or the names of the question that are not where the answer would be."""
    paragraphs = [one.candidate.paragraph for one in ranking.sentences[: WEIGHED + 1]]
    years = missing_years(question, paragraphs, index)
    note(YearsCheck(not years, question.scope.years, years))
    if years:
        told = question.kind not in UNDATED
        return [replace(_unfound(str(year), index), certain=told) for year in years]
    if person := unknown_person(question, index):
        note(NamesCheck(False, [person], [person]))
        return [Missing("words", person)]
    names = missing_names(question, paragraphs, index)
    if term := unknown_subject(question, index) or unspoken_subject(ranking, index):
        names = [term]
    note(NamesCheck(not names, question.named.names, names))
    return [_unfound(name, index) for name in names]


def _unfound(name: str, index: Index) -> Missing:
    """Return a name that is nowhere, or that is nowhere with the rest of the question."""
    return Missing("words_apart" if is_in_letters(name, index) else "words", name)


def _not_said(question: Question, scored: Sequence[Scored], index: Index) -> list[Missing]:
    """Return the kind of thing that is asked for, where no likely sentence has one."""
    likely, seen = likely_of(scored), looked_at(question, scored)
    strict = question.kind in STRICT and not question.who.group
    saying = [one for one in seen if says_what_is_asked(one, question, index)]
    said = not strict or (bool(saying) and not counts_another(saying, seen, question))
    said = said or says_next(scored[0], question)
    said = said or heading_naming(scored[0].candidate, question, index) is not None
    said = said and not leaves_doer_out(scored[0].candidate.text, question)
    best = scored[0].probability
    compares = question.scope.compare
    spoken = best >= _NEAR_ENOUGH and any(
        one.candidate.mentions and (compares or not is_of_other_time(one, question))
        for one in likely
    )
    # Another's name is no help, nor what something else costs where a salary is asked.
    spoken = spoken and not question.who.holder and not question.figure.pay
    note(
        SaidCheck(
            passed=said,
            kind=question.kind,
            looked_at=len(seen),
            strict=strict,
            value=best,
            least=_NEAR_ENOUGH,
            spoken=spoken,
        )
    )
    if not said:
        told = spoken or (best >= _NEAR_ENOUGH and question.told.where)
        # One that is quoted may be of something else: it is not said that there is none.
        kind = question.kind.value
        return [Missing.of(question, kind, certain=not told, doubtful=spoken)]
    if _is_out_of_date(question, scored[0], index):
        return [Missing.of(question, question.kind.value, certain=False, doubtful=True)]
    unnamed = is_unnamed(question, scored)
    note(NamedCheck(not unnamed, question.head))
    if unnamed:
        kind = question.kind if question.kind in NAMED else Asked.LIST
        return [Missing.of(question, kind.value, certain=False)]
    return []


_CURRENT = 2
"""Years before the newest letter in which one may tell who has an office now."""


def _is_out_of_date(question: Question, best: Scored, index: Index) -> bool:
    """Return whether is asked who has an office now, and a letter of years ago answers."""
    if not (question.scope.newest and question.who.holder):
        return False
    years = [letter.sort_date.year for letter in index.letters if letter.sort_date]
    written = index.letter(best.candidate.paragraph.letter_id).sort_date
    return written is not None and max(years) - written.year > _CURRENT


def _presumed(question: Question, scored: Sequence[Scored]) -> list[Missing]:
    """Return the change that a question takes for granted, and that nothing likely tells."""
    word = untold_change(question, likely_of(scored))
    if word:
        note(PremiseCheck(False, word))
    return [Missing("premise", word, certain=False)] if word else []


def _not_explained(question: Question, scored: Sequence[Scored]) -> list[Missing]:
    """Return the reason or the outcome, where the letters only tell what was or will be done."""
    texts = [one.candidate.text for one in likely_of(scored)]
    if question.kind is Asked.REASON:
        told = any(says_why(text) and not tells_effect(text, question) for text in texts)
        if what := question.told.founded:  # why something else is done is no reason
            first = founding_first(scored, question)[0].candidate.text
            told = tells_founding(first, what) and (says_why(first) or says_what_for(first))
        note(ReasonCheck(told, len(texts)))
        return [] if told else [Missing.of(question, "reason", certain=False)]
    if question.told.article:
        told = any(map(names_article, texts))
        note(ArticleCheck(told, len(texts)))
        return [] if told else [Missing.of(question, "question")]
    if question.told.difference:
        told = any(map(says_difference, texts))
        note(DifferenceCheck(told, len(texts)))
        return [] if told else [Missing.of(question, "question", certain=False, doubtful=True)]
    if question.told.outcome:
        told = telling_outcome(scored, question) is not None
        note(OutcomeCheck(told, len(texts)))
        return [] if told else [Missing.of(question, "outcome", certain=False)]
    return []


_ROLE_NEAR = 0.1
"""Chance below which a description that has not the noun asked about is of something else."""


def _is_without_role(question: Question, best: Scored) -> bool:
    """Return whether the successor, say, of something is asked, and nothing speaks of one."""
    role = split_into_terms(question.named.role)
    described = question.kind is Asked.DEFINITION and question.language == "nl"
    if not role or not described or best.probability >= _ROLE_NEAR:
        return False
    stems = set(split_into_terms(best.candidate.paragraph.text))
    return not all(covers(term, stems) for term in role)


def _in_doubt(question: Question, ranking: Ranking, index: Index) -> list[Missing]:
    """Return what is asked where few right answers are so unsure as the best sentence is.

    A sentence that plainly says what is asked leaves no doubt.
    """
    weights = load_weights()["doubt"]
    if ranking.query is None or not weights:
        return []
    chance = chance_answered(ranking.query, ranking.sentences, weights)
    least = load_weights()["selection"]["sure"]
    best = ranking.sentences[0].probability
    limit = faint_below(question, ranking.sentences[0])
    value, least = (best, limit) if best < limit and chance >= least else (chance, least)
    sure = value < least and is_sure(question, ranking.sentences, index)
    doubtful = (value < least and not sure) or _is_without_role(question, ranking.sentences[0])
    note(DoubtCheck(not doubtful, value, least, sure))
    kind = "question" if question.kind in UNTYPED else question.kind.value
    return [Missing.of(question, kind, certain=False, doubtful=True)] if doubtful else []
