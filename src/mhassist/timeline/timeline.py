"""Term -> Timeline, every sentence cited and checked as an answer's sentences are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mhassist.answering.answer import Answer, Citation
from mhassist.answering.compose import Composer, Draft, Statement, searched_in
from mhassist.answering.letter_facts.period import Period
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.encoder import Encoder
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.query import Query, make_query
from mhassist.question import Speller, Synonyms
from mhassist.retrieval import RankingWeights
from mhassist.timeline.choosing import Told
from mhassist.timeline.due import by_when
from mhassist.timeline.following import Promised, is_about, promises_in
from mhassist.timeline.moments import Letterful, Search, follow_in_letter
from mhassist.timeline.outcomes import ENOUGH, nearest_later, said_by_itself
from mhassist.timeline.promises import keeps_openly
from mhassist.timeline.records import LetterName, Moment, Promise, Timeline
from mhassist.timeline.term import Term, read_term


@dataclass(frozen=True, slots=True)
class Sources:
    """What timelines are made from."""

    index: Index
    encoder: Encoder
    speller: Speller
    synonyms: Synonyms
    composer: Composer
    """Cites and checks, as it does for answers."""
    weights: RankingWeights
    loosen: bool = True
    """Whether part of a long description will do where no paragraph has all of it."""


def follow_term(
    text: str,
    sources: Sources,
    letters: Sequence[Letter],
    *,
    asked: Query | None = None,
    looking_back: Mapping[str, Sequence[int]] | None = None,
) -> Timeline:
    """Return what the letters say of a term, oldest letter first.

    Args:
        text: The term as typed; with "aantal", "bedrag" or "percentage" before it a figure of it.
        sources: Index, encoder and the like.
        letters: Those that are followed, oldest first.
        asked: The question that asks for it, if one does.
        looking_back: Ids of those of which only sentences on these years are told.

    Raises:
        QuestionError: If the term is empty, too long or not text.
    """
    term = read_term(text, speller=sources.speller, synonyms=sources.synonyms)
    encoding = sources.encoder.encode_questions([term.question.search_text])[0]
    query = make_query(term.question, encoding, sources.index)
    search = Search(
        query, sources.index, sources.weights, asked=asked, looking_back=looking_back or {}
    )
    found = {letter.id: follow_in_letter(term, search, letter) for letter in letters}
    found_none = not any(each.told for each in found.values())
    if found_none and sources.loosen and _may_loosen(term, sources.index):
        search = replace(search, share=LOOSE)
        found = {letter.id: follow_in_letter(term, search, letter) for letter in letters}
    back = search.looking_back
    letters = [each for each in letters if each.id not in back or _tells(found[each.id])]
    found = {each.id: _with_room(found[each.id], _room(found)) for each in letters}
    quotes = [told.quote for letterful in found.values() for told in letterful.told]
    cited = _cite(quotes, sources, letters)
    moments = [
        Moment(figures=told.figures, citation=cited[told.quote])
        for letterful in found.values()
        for told in letterful.told
        if told.quote in cited
    ]
    return Timeline(
        term=text.strip(),
        read_as=term.text,
        also=term.also,
        about="figure" if term.figure else "term",
        moments=tuple(moments),
        without=_without(letters, found, sources.index),
        searched=searched_in(letters),
        index_version=sources.index.version,
    )


def _room(found: Mapping[str, Letterful]) -> int:
    """Return the words for each letter that tells: what few letters say may be told at length."""
    return max(ROOM, WHOLE // max(1, sum(bool(each.told) for each in found.values())))


def _with_room(letterful: Letterful, room: int) -> Letterful:
    """Return the best sentences of a letter that there is room for, in order of place."""
    told: list[Told] = []
    for each in letterful.told:
        words = each.quote.words + sum(one.quote.words for one in told)
        if not told or (words <= room and not any(_overlap(each, one) for one in told)):
            told.append(each)
    return replace(letterful, told=tuple(sorted(told, key=_place)))


def _overlap(one: Told, other: Told) -> bool:
    """Return whether one quote has part of the other: the sentence before it, perhaps."""
    if one.quote.paragraph.id != other.quote.paragraph.id:
        return False
    return one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _place(told: Told) -> tuple[int, int]:
    return told.place


ROOM = 45
"""Words of a letter's sentences together, where there is more than one."""
WHOLE = 150
"""Words of a timeline's sentences, where few letters tell of it."""


def _tells(letterful: Letterful) -> bool:
    """Return whether a letter of after the period tells of it, or has part of the term."""
    return bool(letterful.told or letterful.part)


MANY = 4
"""Words of a term that is described at length; a shorter one means all of its words."""
LOOSE = 0.6
"""Share of a term of several words, by idf, that is enough where no paragraph has all of it."""


def _may_loosen(term: Term, index: Index) -> bool:
    """Return whether part of a term may do: not where a word of it is in no letter at all."""
    known = [
        unit.names is not None or all(index.document_frequency(stem) for stem in unit.stems)
        for unit in term.units
    ]
    return len(known) >= MANY and all(known)


def follow_promises(
    text: str | None,
    sources: Sources,
    letters: Sequence[Letter],
    *,
    periods: Sequence[Period] = (),
    later_in: Sequence[Letter] | None = None,
) -> Timeline:
    """Return what was promised the Kamer, oldest first, and what a later letter says of it.

    Args:
        text: What the promises are about, as typed; ``None`` for all.
        sources: Index, encoder and the like.
        letters: Those whose promises are followed, oldest first.
        periods: In which they were made, some of which a later letter tells; none for any time.
        later_in: Those that may come back to them, oldest first; ``None`` for the same.

    Raises:
        QuestionError: If the term is too long or not text.
    """
    term = None
    if text and text.strip():
        term = read_term(text, speller=sources.speller, synonyms=sources.synonyms)
    promised = [
        each
        for letter in letters
        for each in promises_in(letter, sources.index)
        if is_about(each, term) and each.is_of(periods, letter)
    ]
    among = letters if later_in is None else later_in
    later = [_later(each, sources, among) for each in promised]
    quotes = [quote for each, next_ in zip(promised, later, strict=True)
              for quote in (each.quote, next_) if quote is not None]  # fmt: skip
    cited = _cite(quotes, sources, among)
    dated = [letter for letter in among if letter.sort_date is not None]
    newest = (dated or among)[-1].id if among else ""
    promises = [
        Promise(
            citation=cited[each.quote],
            by_when=by_when(each.sentence),
            later=cited.get(next_) if next_ is not None else None,
            last_letter=each.quote.paragraph.letter_id == newest,
        )
        for each, next_ in zip(promised, later, strict=True)
        if each.quote in cited
    ]
    having = {each.citation.letter_id for each in promises}
    return Timeline(
        term=(text or "").strip(),
        read_as=term.text if term else "",
        also=term.also if term else (),
        about="promises",
        promises=tuple(promises),
        without=tuple(
            _name(letter, Letterful((), mentions=False), sources.index)
            for letter in letters
            if letter.id not in having and _is_of(letter, periods)
        ),
        searched=searched_in(letters),
        index_version=sources.index.version,
    )


def _is_of(letter: Letter, periods: Sequence[Period]) -> bool:
    return not periods or letter.sort_date is None or any(one.has(letter) for one in periods)


def _later(promised: Promised, sources: Sources, letters: Sequence[Letter]) -> Quote | None:
    own = said_by_itself(promised)
    if own is not None and keeps_openly(own.text):
        return own
    later = nearest_later(
        promised, sources.index, sources.encoder, letters=letters, weights=sources.weights
    )
    return later.quote if later is not None and later.score >= ENOUGH else own


def _cite(
    quotes: Sequence[Quote], sources: Sources, letters: Sequence[Letter]
) -> Mapping[Quote, Citation]:
    """Return the citation of each quote that holds, numbered in order.

    The composer of answers makes and checks them: a quote that is not verbatim in its paragraph
    and letter gets none.
    """
    once = list(dict.fromkeys(quotes))
    by_id = {letter.id: letter for letter in letters}
    draft = Draft(
        "answered",
        tuple(Statement(by_id[quote.paragraph.letter_id], (quote,)) for quote in once),
    )
    answer: Answer = sources.composer.compose(draft, question="", searched=letters)
    made = {(one.paragraph_id, one.quote): one for one in answer.citations}
    keys = {quote: (quote.paragraph.id, quote.text) for quote in once}
    return {quote: made[key] for quote, key in keys.items() if key in made}


def _without(
    letters: Sequence[Letter], found: Mapping[str, Letterful], index: Index
) -> tuple[LetterName, ...]:
    return tuple(
        _name(letter, found[letter.id], index) for letter in letters if not found[letter.id].told
    )


def _name(letter: Letter, found: Letterful, index: Index) -> LetterName:
    known = letter.metadata
    return LetterName(
        letter_id=letter.id,
        letter_title=known.title or known.kind or letter.id,
        date=known.date.isoformat() if known.date else None,
        mentions=found.mentions,
        part=found.part,
        paragraphs=len(index.paragraphs_of(letter.id)),
    )


def not_found(timeline: Timeline, periods: Sequence[Period] = ()) -> Draft:
    """Return the refusal of a timeline without moments, of the periods that were asked about."""
    when = " en ".join(map(_in_years, periods))
    what = f"{timeline.term} {when}".strip()
    kind = "words"
    if timeline.about == "promises":  # of the term itself the letters may well speak
        kind = "promise" if timeline.term else "promises"
    return Draft(
        "refused", missing=(Missing(kind, what) if what else Missing("words", "toezegging"),)
    )


def _in_years(period: Period) -> str:
    """Return a period in words, as a question names it.

    >>> _in_years(Period(dt.date(2019, 1, 1), dt.date(2019, 12, 31)))
    'in 2019'
    """
    first, last = period.first.year, period.last.year
    if first == last:
        return f"in {first}"
    if period.last == dt.date.max:
        return f"vanaf {first}"
    return f"tot en met {last}" if period.first == dt.date.min else f"{first}-{last}"
