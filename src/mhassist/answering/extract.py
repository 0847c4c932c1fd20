"""Question + ranking -> Draft: the fewest sentences that answer, or what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from mhassist.answering.answer import Status
from mhassist.answering.candidates import (
    asks_holder,
    covers,
    mentions_in,
    rarest_term,
    weighted_terms,
)
from mhassist.answering.compose import Draft, Statement
from mhassist.answering.features import defines, has_head
from mhassist.answering.letter_facts import letter_fact
from mhassist.answering.lists import ListGroup, find_list, list_quotes
from mhassist.answering.quotes import Quote, join_adjacent, widen, widen_onwards
from mhassist.answering.ranking import Ranking, Scored, feature
from mhassist.answering.refusal import STRICT, Missing, find_missing, says_what_is_asked
from mhassist.answering.refusal.said import near_of, says_what_for, says_what_it_is, says_why
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.question import Asked, Question
from mhassist.question.language import content_words
from mhassist.sentences import split_sentences
from mhassist.trace import note

MAX_WORDS = 70
MAX_WORDS_BROAD = 100
"""Longest answer, introductions aside: for one fact; for policy, comparison, newest position."""
MAX_SENTENCES = 2
MAX_SENTENCES_BROAD = 4
NEAREST = 3
"""Paragraphs shown with a refusal."""


def extract(
    question: Question,
    ranking: Ranking,
    index: Index,
    *,
    letters: Sequence[Letter],
    share: float = 1.0,
) -> Draft:
    """Return the draft of an answer to one question.

    Args:
        question: What is asked.
        ranking: Paragraphs and sentences, best first.
        index: Holds the letters.
        letters: Those that may answer.
        share: Part of the words of an answer that this question may take.
    """
    if question.scope.unknown:
        return Draft("refused", missing=(Missing("letter", question.scope.unknown),))
    fact = letter_fact(question, index, ranking.hits, letters=letters)
    if fact is not None:
        note("path", taken="letter fact")
        return fact
    if not ranking.sentences:
        return Draft("refused", missing=(Missing.of(question, "question"),))
    listed = _whole_list(question, ranking, index)
    if listed is not None:
        note("path", taken="list", quotes=listed.quotes)
        return Draft("answered", (listed,))
    missing = find_missing(question, ranking, index)
    if any(each.certain for each in missing):
        nearest = _nearest(ranking.sentences)
        return Draft("refused", missing=tuple(missing), nearest=nearest)
    status: Status = "partial" if missing else "answered"
    chosen = _choose(ranking.sentences, question, index, share=share)
    return Draft(status, chosen, missing=tuple(missing))


def merge_drafts(drafts: Sequence[Draft]) -> Draft:
    """Return one draft of the drafts of a question's parts.

    Answered if every part is, refused if none is, else partial with what is missing.
    """
    answered = [draft for draft in drafts if draft.statements]
    missing = tuple(each for draft in drafts for each in draft.missing)
    nearest = tuple(quote for draft in drafts for quote in draft.nearest)[:NEAREST]
    if not answered:
        return Draft("refused", missing=missing, nearest=nearest)
    statements: dict[str, Statement] = {}
    for draft in answered:
        for statement in draft.statements:
            # Two lists stay two: each has its own introduction.
            own = statement.quotes[0].paragraph.id if statement.as_list else ""
            key = f"{statement.letter.id} {statement.intro} {own}"
            known = statements.get(key)
            quotes = [*(known.quotes if known else ()), *statement.quotes]
            statements[key] = replace(statement, quotes=tuple(join_adjacent(quotes)))
    status: Status = "partial" if missing else "answered"
    leads = tuple(dict.fromkeys(lead for draft in answered for lead in draft.leads))
    return Draft(status, tuple(statements.values()), missing=missing, nearest=nearest, leads=leads)


def _whole_list(question: Question, ranking: Ranking, index: Index) -> Statement | None:
    group = find_list(question, index, ranking.hits)
    if group is None or _is_said_elsewhere(group, ranking.sentences[0], question, index=index):
        return None
    quotes = list_quotes(group)
    if group.lead_in is not None:
        spans = split_sentences(group.lead_in.text)
        quotes = [Quote(group.lead_in, *spans[-1]), *quotes]
    return Statement(index.letter(group.items[0].letter_id), tuple(quotes), as_list=True)


_SAID = 0.3
"""Chance from which a sentence outside a list goes before a list of something else."""


def _is_said_elsewhere(group: ListGroup, best: Scored, question: Question, *, index: Index) -> bool:
    """Return whether a sentence answers that is not of the list, nor is the list of what is asked.

    "Via welke drie kanalen" is answered by a sentence on channels, not by three pillars; "de
    partijen bij de systeemanalyse" by one on the systeemanalyse, not by a list of partijen.
    """
    members = {item.id for item in group.items}
    if group.lead_in is not None:
        members.add(group.lead_in.id)
    if best.candidate.paragraph.id in members:
        return False
    if best.probability >= _SAID and not has_head(
        group.introduction, split_into_terms(question.head)
    ):
        return True
    rarest = rarest_term(weighted_terms(question.search_text, index), index)
    around = " ".join((*best.candidate.paragraph.section, best.candidate.paragraph.text))
    listed = " ".join((group.introduction, *(item.text for item in group.items)))
    return covers(rarest, set(split_into_terms(around))) and not covers(
        rarest, set(split_into_terms(listed))
    )


def _nearest(scored: Sequence[Scored]) -> tuple[Quote, ...]:
    """Return the best sentence of each of the paragraphs that come nearest."""
    found: dict[str, Quote] = {}
    for one in scored:
        found.setdefault(one.candidate.paragraph.id, _quote(one))
    return tuple(found.values())[:NEAREST]


def _quote(one: Scored) -> Quote:
    return Quote(one.candidate.paragraph, one.candidate.start, one.candidate.end)


def _is_broad(question: Question) -> bool:
    broad = {Asked.POLICY, Asked.OPEN, Asked.LIST}
    scope = question.scope
    return bool(scope.compare or scope.newest or broad & set(question.kinds))


def _spans_letters(question: Question) -> bool:
    """Return whether the question compares, so that each letter is to have its say."""
    scope = question.scope
    return scope.compare or len(scope.years) > 1 or len(scope.written) > 1


def _choose(
    scored: Sequence[Scored], question: Question, index: Index, *, share: float
) -> tuple[Statement, ...]:
    """Return the quotes, by letter."""
    thresholds = load_weights()["selection"]
    broad = _is_broad(question)
    room = int((MAX_WORDS_BROAD if broad else MAX_WORDS) * share)
    most = MAX_SENTENCES_BROAD if broad else MAX_SENTENCES
    firsts = _firsts(scored, question) if _spans_letters(question) else []
    ordered = (
        [*firsts, *(one for one in scored if one not in firsts)]
        if firsts
        else _saying_first(scored, question, index)
    )
    best = scored[0].probability
    chosen: list[Quote] = []
    chances: dict[str, float] = {}
    for one in ordered:
        if len(chosen) == most:
            note("full", most=most)
            break
        if chosen and not _is_enough(one, best, thresholds, first_of_letter=one in firsts):
            continue
        left = room - sum(quote.words for quote in chosen)
        quote = widen(_quote(one), max_words=max(left, 0))
        says = _says(question)
        if says is not None:
            quote = widen_onwards(quote, max_words=left, says=says)
        if chosen and quote.words > left:
            note("sentence", one=one, chosen=False, reason="room", words=quote.words, left=left)
            continue
        note("sentence", one=one, chosen=True, words=quote.words, left=left)
        chosen = join_adjacent([*chosen, quote, *_explained(quote, question, index)])
        chances.setdefault(quote.paragraph.letter_id, one.probability)
    return _statements(chosen, index, chances=chances, question=question)


def _explained(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return the footnotes of a quote, where a definition is asked for: there it often stands."""
    if question.kind is not Asked.DEFINITION:
        return []
    paragraph = quote.paragraph
    numbers = [
        note.number
        for note in paragraph.notes
        if note.number is not None and quote.start <= note.position <= quote.end
    ]
    notes = [index.paragraph_at(paragraph.letter_id, number) for number in numbers]
    return [Quote(note, *spans[0]) for note in notes if (spans := split_sentences(note.text))][:1]


def _says(question: Question) -> Callable[[str], bool] | None:
    """Return what tells whether a text says the kind of thing asked for; ``None`` if nothing does.

    Where a sentence does not, the next one may: "Uitvoerder is ...", "Dit is ...".
    """
    if question.kind is Asked.REASON:
        return says_why
    if question.kind is Asked.PURPOSE:
        return says_what_for
    if question.kind is Asked.DEFINITION:
        subject = split_into_terms(" ".join(content_words(question.search_text)))
        return lambda text: defines(text, subject) or says_what_it_is(text)
    if question.kind in STRICT or question.kind is Asked.ORGANISATION:
        return lambda text: bool(mentions_in(text, question))
    return None


WHOLE = 0.99
"""Share of the question's words that are all of them, but for rounding."""


def _saying_first(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the sentences, the best one that says what is asked first if it is near the top."""
    if question.kind not in STRICT:
        return list(scored)
    saying = [one for one in near_of(scored) if says_what_is_asked(one, question, index)]
    if not saying:
        return list(scored)
    first = saying[0]
    if asks_holder(question) and not question.scope.years:
        # Who has an office changes: the newest of those that name it, and all of it.
        first = max(saying, key=lambda one: (one.candidate.overlap >= WHOLE, one.candidate.recency))
    return [first, *(one for one in scored if one is not first)]


def _is_enough(
    one: Scored, best: float, thresholds: Mapping[str, float], *, first_of_letter: bool
) -> bool:
    """Return whether a further sentence is probable enough; less so for a letter's first word."""
    least = max(thresholds["second"], best * thresholds["second_ratio"])
    if first_of_letter:
        least = thresholds["compared"]
    if one.probability >= least:
        return True
    note("sentence", one=one, chosen=False, reason="chance", least=least)
    return False


def _firsts(scored: Sequence[Scored], question: Question) -> list[Scored]:
    """Return the best sentence of each of the years asked about, or else of each letter.

    Letters that are named by their year speak for it together.

    A year has the sentences that name it and the letters that were written in it; of these it
    speaks for no sentence that it is named once more.
    """
    weights = load_weights()["sentence"]

    def without_years(one: Scored) -> float:
        odds = float(np.log(max(one.probability, 1e-6) / max(1.0 - one.probability, 1e-6)))
        return odds - sum(
            weights[name] * feature(one, name) for name in ("year_here", "year_missing")
        )

    years, written = question.scope.years, question.scope.written
    several = len(years) > 1
    firsts: dict[object, Scored] = {}
    for one in sorted(scored, key=without_years, reverse=True) if several else scored:
        candidate = one.candidate
        of: list[object] = [candidate.paragraph.letter_id]
        if several:
            of = [year for year in years if str(year) in candidate.text or candidate.year == year]
        elif len(written) > 1:
            of = [year for year in written if candidate.year == year]
        for key in of:
            firsts.setdefault(key, one)
    chosen = {id(one) for one in firsts.values()}
    return [one for one in scored if id(one) in chosen]


def _statements(
    quotes: Sequence[Quote], index: Index, *, chances: Mapping[str, float], question: Question
) -> tuple[Statement, ...]:
    """Return the quotes by letter, the newest position first.

    A newer letter goes before an older one where the question asks for a position, a policy or a
    development, or where it answers nearly as surely; else the surest goes first.
    """
    by_letter: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_letter.setdefault(quote.paragraph.letter_id, []).append(quote)
    statements = [
        Statement(index.letter(letter_id), tuple(own)) for letter_id, own in by_letter.items()
    ]
    positions = Asked.POLICY in question.kinds or question.scope.newest or _spans_letters(question)
    positions = positions or (asks_holder(question) and not question.scope.years)
    surest = max(chances.values(), default=0.0)

    def order(statement: Statement) -> tuple[bool, int, str]:
        sure = chances[statement.letter.id] >= NEARLY * surest
        return (not (positions or sure), *_newest_first(statement.letter))

    return tuple(sorted(statements, key=order))


NEARLY = 0.85
"""Share of the surest letter's chance from which a newer letter goes before it."""


def _newest_first(letter: Letter) -> tuple[int, str]:
    date = letter.sort_date
    return (-date.toordinal() if date else 0, letter.id)
