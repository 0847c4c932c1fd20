"""Question + ranking -> Draft: the fewest sentences that answer, or what is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from mhassist.answering.answer import Status
from mhassist.answering.choosing import choose, quote_of
from mhassist.answering.compose import Draft, Statement
from mhassist.answering.decisions import PathTaken
from mhassist.answering.letter_facts import letter_fact
from mhassist.answering.lists import (
    ListGroup,
    WholeList,
    list_opened_by,
    list_quotes,
    opening_in,
    opening_of,
)
from mhassist.answering.mentions import find_mentions
from mhassist.answering.quotes import Quote, join_adjacent
from mhassist.answering.ranking import Ranking, Scored
from mhassist.answering.refusal import STRICT, Missing, find_missing
from mhassist.answering.refusal.checks import FigureCheck, StageCheck
from mhassist.answering.sides import is_beside, is_wide, sides_missing, tells_no_figure
from mhassist.answering.stages import is_without_stage
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.question import Asked, Question
from mhassist.sentences import split_sentences
from mhassist.trace import note

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
        note(PathTaken("letter fact"))
        return replace(fact, looked_up=True)
    if not question.asks_something:
        return Draft("refused", missing=(Missing.of(question, "nothing_asked"),))
    if not ranking.sentences:
        return Draft("refused", missing=(Missing.of(question, "question"),))
    if ranking.whole_list is not None:
        return _listed(question, ranking.whole_list, index)
    missing = find_missing(question, ranking, index)
    if any(each.certain for each in missing):
        nearest = _nearest(ranking.sentences)
        return Draft("refused", missing=tuple(missing), nearest=nearest)
    unsure = any(each.doubtful for each in missing)
    quoted = choose(ranking.sentences, question, index, share=share, unsure=unsure)
    chosen = _with_lists(quoted, index)
    if question.kind in _TOLD:
        chosen = tuple(_with_openings(statement, index) for statement in chosen)
    sides = [Missing("side", str(year), False) for year in sides_missing(question, chosen)]
    wide = is_wide(question) or is_beside(ranking.sentences, question, index)
    if not sides and wide:
        sides = [Missing.of(question, "question", certain=False, doubtful=True)]
    missing = missing or sides or unsaid_in(chosen, question, ranking.sentences)
    status: Status = "partial" if missing else "answered"
    return Draft(status, chosen, missing=tuple(missing))


def unsaid_in(
    statements: Sequence[Statement], question: Question, scored: Sequence[Scored]
) -> list[Missing]:
    """Return what is asked and stands in nothing that is quoted, though it may have been near."""
    texts = [quote.text for each in statements for quote in each.quotes]
    if tells_no_figure(question, texts):
        note(FigureCheck(False, len(texts)))
        return [Missing.of(question, question.kind.value, certain=False)]
    # An older letter, further on, tells how far it was.
    first = [quote.text for each in statements[:1] for quote in each.quotes]
    if is_without_stage(question, scored[0], first):
        note(StageCheck(False, len(texts)))
        return [Missing.of(question, "question", certain=False, doubtful=True)]
    return []


def merge_drafts(drafts: Sequence[Draft]) -> Draft:
    """Return one draft of the drafts of a question's parts.

    Answered if every part is, refused if none is, else partial with what is missing.
    """
    drafts = [_settled(draft, drafts) for draft in drafts]
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


def _settled(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return the draft of one part, sure where another may have found the paragraph for both.

    "Hoeveel rechercheurs, en hoeveel geld is daarvoor?": a figure or a name that was in doubt is
    not where it stands first in a paragraph that surely answers another part. What was quoted
    beside it from elsewhere, since it was in doubt, is left out.
    """
    surely = {
        quote.paragraph.id
        for other in drafts
        if other is not draft and not other.missing
        for statement in other.statements
        for quote in statement.quotes
    }
    first = next((quote for statement in draft.statements for quote in statement.quotes), None)
    of_form = all(
        each.doubtful
        and each.kind in STRICT
        and first is not None
        and find_mentions(first.text, Asked(each.kind))
        for each in draft.missing
    )
    if not draft.missing or first is None or not of_form or first.paragraph.id not in surely:
        return draft
    kept = [
        replace(statement, quotes=tuple(each for each in statement.quotes if _is_in(each, surely)))
        for statement in draft.statements
    ]
    return replace(draft, statements=tuple(each for each in kept if each.quotes), missing=())


def _is_in(quote: Quote, paragraphs: Collection[str]) -> bool:
    return quote.paragraph.id in paragraphs


def _listed(question: Question, whole: WholeList, index: Index) -> Draft:
    statement = _list_statement(whole.group, index)
    note(PathTaken("list"))
    if whole.is_sure:
        return Draft("answered", (statement,))
    doubt = Missing.of(question, "list", certain=False, doubtful=True)
    return Draft("partial", (statement,), missing=(doubt,))


def _list_statement(group: ListGroup, index: Index) -> Statement:
    opening = opening_in(group.lead_in) if group.lead_in is not None else None
    quotes = [*([opening] if opening else []), *list_quotes(group)]
    return Statement(index.letter(group.items[0].letter_id), tuple(quotes), as_list=True)


def _with_lists(statements: Sequence[Statement], index: Index) -> tuple[Statement, ...]:
    """Return the statements, in the first the lists that a quoted sentence opens, whole.

    "De raad doet vijf aanbevelingen:" says nothing without them. Where it comes at the end of
    another quote, or in a further letter, it is left out.
    """
    whole: list[Statement] = []
    for place, statement in enumerate(statements):
        groups = [list_opened_by(quote, index) for quote in statement.quotes]
        kept = [
            _without_last(quote) if group else quote
            for quote, group in zip(statement.quotes, groups, strict=True)
        ]
        opened = [
            group
            for quote, group in zip(kept, groups, strict=True)
            if group is not None and quote is None and place == 0
        ]
        quotes = tuple(quote for quote in kept if quote is not None)
        listed = {item.id for group in opened for item in group.items}
        quotes = tuple(quote for quote in quotes if quote.paragraph.id not in listed)
        if quotes or not opened:
            whole.append(replace(statement, quotes=quotes or statement.quotes))
        whole.extend(_list_statement(group, index) for group in opened)
    return tuple(whole)


_TOLD = frozenset({Asked.POLICY, Asked.OPEN, Asked.YES_NO, Asked.REASON, Asked.PURPOSE})
"""Kinds of question where it matters whether an item of a list is a wish, a plan or a decision."""


def _with_openings(statement: Statement, index: Index) -> Statement:
    """Return a statement, before each item of a list the sentence that opens the list."""
    if statement.as_list:
        return statement
    quotes: list[Quote] = []
    for quote in statement.quotes:
        opening = opening_of(quote, index)
        if opening is not None and opening.paragraph.id not in {one.paragraph.id for one in quotes}:
            quotes.append(opening)
        quotes.append(quote)
    return replace(statement, quotes=tuple(quotes))


def _without_last(quote: Quote) -> Quote | None:
    """Return a quote without its last sentence; ``None`` if it has no other."""
    spans = [
        (max(start, quote.start), end)
        for start, end in split_sentences(quote.paragraph.text)
        if quote.start < end <= quote.end
    ]
    return Quote(quote.paragraph, quote.start, spans[-2][1]) if len(spans) > 1 else None


def _nearest(scored: Sequence[Scored]) -> tuple[Quote, ...]:
    """Return the best sentence of each of the paragraphs that come nearest."""
    found: dict[str, Quote] = {}
    for one in scored:
        found.setdefault(one.candidate.paragraph.id, quote_of(one))
    return tuple(found.values())[:NEAREST]
