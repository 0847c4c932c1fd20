"""Ranked sentences -> quotes: the fewest that answer, by letter, the newest position first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mhassist.answering.belonging import with_what_belongs
from mhassist.answering.compose import Statement
from mhassist.answering.decisions import NoGain, NoRoom, Quoted
from mhassist.answering.deeds import deeds_first, done_first
from mhassist.answering.features import defines
from mhassist.answering.founding import founding_first
from mhassist.answering.further import chance_further
from mhassist.answering.headed import heading_naming
from mhassist.answering.later import later_position
from mhassist.answering.new_words import speaking_of_new_first
from mhassist.answering.quotes import (
    Quote,
    join_adjacent,
    widen,
    widen_onwards,
    with_first_of_row,
)
from mhassist.answering.ranking import Scored
from mhassist.answering.refusal import STRICT, says_what_is_asked
from mhassist.answering.refusal.said import looked_at, near_of, telling_outcome
from mhassist.answering.refusal.telling import (
    says_what_for,
    says_what_it_is,
    says_why,
)
from mhassist.answering.sides import (
    chance_of_side,
    compares_letters,
    first_of_each_side,
    is_of_side,
)
from mhassist.answering.sought import joins_name_and_office, mentions_in
from mhassist.answering.stages import stage_first
from mhassist.answering.weights import load_weights
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.question import Asked, Question
from mhassist.question.language import content_words
from mhassist.sentences import says_therefore
from mhassist.trace import note

MAX_WORDS = 75
MAX_WORDS_BROAD = 150
"""Longest answer, introductions aside: for one fact; for policy, comparison, newest position."""
MAX_QUOTES = 3
MAX_QUOTES_BROAD = 4
MAX_SIDES = 7
ROOM_OF_SIDE = 40
"""Letters or years that are compared, and words for each where that is more than the rest has."""


def quote_of(one: Scored) -> Quote:
    """Return a sentence as a quote."""
    return Quote(one.candidate.paragraph, one.candidate.start, one.candidate.end)


def is_broad(question: Question) -> bool:
    """Return whether a question asks for more than one fact."""
    broad = {Asked.POLICY, Asked.OPEN, Asked.LIST}
    scope = question.scope
    return bool(scope.compare or scope.newest or broad & set(question.kinds))


def choose(
    scored: Sequence[Scored],
    question: Question,
    index: Index,
    *,
    share: float,
    unsure: bool = False,
) -> tuple[Statement, ...]:
    """Return the quotes, by letter.

    Args:
        scored: Sentences, best first; at least one.
        question: What is asked.
        index: Holds the letters.
        share: Part of the words of an answer that this question may take.
        unsure: Whether the answer is called unsure, so that others that may answer go beside it.
    """
    broad = is_broad(question)
    ordered, opening = _ordered(scored, question, index)
    sides = min(len(opening), MAX_SIDES)
    words = max(MAX_WORDS_BROAD if broad else MAX_WORDS, ROOM_OF_SIDE * sides)
    room = int(words * share)
    most = max(MAX_QUOTES_BROAD if broad else MAX_QUOTES, sides)
    chosen: list[Quote] = []
    chances: dict[str, float] = {}
    further = _least_further(broad=broad, unsure=unsure)
    for one in ordered:
        if len(chosen) == most:
            break
        if chosen and not _adds(
            one,
            ordered[0],
            chosen=chosen,
            question=question,
            further=None if one in opening else further,
        ):
            continue
        left = room - sum(quote.words for quote in chosen)
        quote = widen(quote_of(one), max_words=max(left, 0))
        says = _says(question)
        if says is not None:
            quote = widen_onwards(quote, max_words=left, says=says)
        if chosen and quote.words > left:
            note(NoRoom(one, quote.words, left))
            continue
        note(Quoted(one))
        heading = heading_naming(one.candidate, question, index)
        around = with_what_belongs(quote, question, index)
        chosen = join_adjacent([*chosen, *([heading] if heading else []), *around])
        chances.setdefault(quote.paragraph.letter_id, one.probability)
    if question.kind is Asked.REASON:
        chosen = with_first_of_row(chosen, max_words=room + ROOM_OF_SIDE)
    likeliest = unsure and not (opening or question.scope.newest)
    return _statements(
        chosen,
        index,
        chances=chances,
        question=question,
        positions=bool(opening),
        likeliest=likeliest,
    )


def _least_further(*, broad: bool, unsure: bool) -> float:
    """Return the chance from which a sentence of another paragraph is worth its room."""
    thresholds = load_weights()["selection"]
    if unsure:
        return thresholds["further_unsure"]
    return thresholds["further" if broad else "further_fact"]


def _ordered(
    scored: Sequence[Scored], question: Question, index: Index
) -> tuple[list[Scored], list[Scored]]:
    """Return the sentences in the order in which they are tried, and those that open a letter.

    A letter has its say where letters are compared, and where it tells what changed since another.
    """
    firsts = first_of_each_side(scored, question, index) if compares_letters(question) else []
    if firsts:
        others = [one for one in scored if one not in firsts and is_of_side(one, question)]
        return [*firsts, *others], firsts
    said = _saying_first(speaking_of_new_first(scored, question, index), question, index)
    best, *rest = deeds_first(said, question)
    later = later_position([best, *(one for one in said if one is not best)], question, index)
    others = [one for one in rest if one not in later]
    newest = question.scope.newest
    return ([*later, best, *others] if newest else [best, *later, *others]), later


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
    if question.kind in (Asked.POLICY, Asked.OPEN):
        return says_therefore
    if question.kind in STRICT or question.kind is Asked.ORGANISATION:
        return lambda text: bool(mentions_in(text, question))
    return None


WHOLE = 0.99
"""Share of the question's words that are all of them, but for rounding."""


def _saying_first(scored: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """Return the sentences, the best one that says what is asked first if it is near the top."""
    if question.told.outcome:
        telling = telling_outcome(scored, question) or scored[0]
        return [telling, *(one for one in scored if one is not telling)]
    if question.kind not in STRICT:
        done = done_first(founding_first(scored, question), question)
        return stage_first(done, question, index)
    far = question.kind is Asked.ABBREVIATION  # its form is plain: told from afar
    near = looked_at(question, scored) if far else near_of(scored)
    saying = [one for one in near if says_what_is_asked(one, question, index)]
    if not saying:
        return list(scored)
    first = saying[0]
    if question.who.holder:  # one who has another office is no answer, nor beside one
        joined = [one for one in saying if joins_name_and_office(one.candidate.text)]
        scored = saying = joined or saying
        if not question.scope.years:
            # Who has an office changes: the newest of those that name it, and all of it.
            first = max(saying, key=_whole_and_new)
    return [first, *(one for one in scored if one is not first)]


def _whole_and_new(one: Scored) -> tuple[bool, float]:
    return one.candidate.overlap >= WHOLE, one.candidate.recency


_PLAIN, _BESIDE_REASON = 0.75, 0.25
"""Chance from which a first sentence that binds a reason needs no other, and that of another of its
paragraph that goes beside it all the same."""


def _says_why_plainly(first: Scored, question: Question) -> bool:
    asked_alone = question.own_text == question.whole_text == question.text
    reason = question.kind is Asked.REASON and asked_alone
    return reason and first.probability >= _PLAIN and says_why(first.candidate.text)


def _adds(
    one: Scored,
    first: Scored,
    *,
    chosen: Sequence[Quote],
    question: Question,
    further: float | None,
) -> bool:
    """Return whether a further sentence is probable enough.

    One of a paragraph that is quoted already is on the subject; less is asked of it, and of a
    letter's first word where letters are compared (``further`` is ``None``), most of all where
    they are named.
    """
    thresholds = load_weights()["selection"]
    chance = one.probability
    if further is None:
        least = thresholds[chance_of_side(one, question)]
    elif one.candidate.paragraph.id in {quote.paragraph.id for quote in chosen}:
        least = max(thresholds["beside"], thresholds["beside_ratio"] * first.probability)
        if _says_why_plainly(first, question):
            least = max(least, _BESIDE_REASON)
    else:
        chance = chance_further(one, first, load_weights()["further"], broad=is_broad(question))
        least = further
    if chance >= least:
        return True
    note(NoGain(one, chance, least))
    return False


def _statements(
    quotes: Sequence[Quote],
    index: Index,
    *,
    chances: Mapping[str, float],
    question: Question,
    positions: bool,
    likeliest: bool,
) -> tuple[Statement, ...]:
    """Return the quotes by letter, the newest position first; or the ``likeliest`` one.

    A newer letter goes before an older one where the question asks for a position, a policy or a
    development, or where it answers nearly as surely; else the surest goes first. A letter of the
    year that is asked about goes before all others that may go first. What hardly answers is no
    position: there the likeliest goes first, whatever came after it.
    """
    by_letter: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_letter.setdefault(quote.paragraph.letter_id, []).append(quote)
    statements = [
        Statement(index.letter(letter_id), tuple(in_order(own)))
        for letter_id, own in by_letter.items()
    ]
    positions = positions or Asked.POLICY in question.kinds or question.scope.newest
    positions = positions or compares_letters(question)
    positions = positions or (question.who.holder and not question.scope.years)
    surest = max(chances.values(), default=0.0)

    asked = question.scope.years if not compares_letters(question) else ()

    def order(statement: Statement) -> tuple[bool, float, int, str]:
        letter = statement.letter
        sure = chances[letter.id] >= NEARLY * surest
        then = letter.sort_date is not None and letter.sort_date.year in asked
        if likeliest:
            return (bool(asked) and not then, -chances[letter.id], *_newest_first(letter))
        return (not (positions or sure), bool(asked) and not then, *_newest_first(letter))

    return tuple(sorted(statements, key=order))


def in_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Return a letter's quotes, those of one paragraph together and in the order it has them."""
    place: dict[str, int] = {}
    for quote in quotes:
        place.setdefault(quote.paragraph.id, len(place))
    return sorted(quotes, key=lambda quote: (place[quote.paragraph.id], quote.start))


NEARLY = 0.85
"""Share of the surest letter's chance from which a newer letter goes before it."""


def _newest_first(letter: Letter) -> tuple[int, str]:
    date = letter.sort_date
    return (-date.toordinal() if date else 0, letter.id)
