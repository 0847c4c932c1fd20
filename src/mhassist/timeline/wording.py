"""Timeline -> Answer: the same steps, in the words of ``prompts/``, as the chat shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from mhassist.answering.answer import Answer, Citation, quote_with_marker
from mhassist.answering.prompts import Prompts
from mhassist.letters import Letter
from mhassist.letters.dates import date_in_words
from mhassist.timeline.records import LetterName, Moment, Promise, Timeline


def timeline_lines(timeline: Timeline, prompts: Prompts, letters: Sequence[Letter]) -> list[str]:
    """Return a timeline in lines: a heading, a line for each step, what was not found.

    Args:
        timeline: With at least one moment or promise.
        prompts: The sentences of one language.
        letters: Those that are quoted; their kind stands beside the date.
    """
    kinds = {letter.id: letter.metadata.kind for letter in letters}
    if timeline.about == "promises":
        name = "promises_about" if timeline.term else "promises"
        heading = prompts.say("timeline", name, term=timeline.read_as)
        steps = [_promise(each, prompts, kinds) for each in timeline.promises]
    else:
        said = timeline.read_as
        heading = prompts.say("timeline", "term", term=said[:1].upper() + said[1:])
        steps = _moments(timeline.moments, prompts, kinds)
    return [heading, *(f"- {step}" for step in steps), *closing_lines(timeline, prompts)]


def closing_lines(timeline: Timeline, prompts: Prompts) -> list[str]:
    """Return which other names were followed and which letters give no step."""
    lines = []
    if timeline.also:
        lines.append(prompts.say("timeline", "also", names=", ".join(timeline.also)))
    silent = [letter for letter in timeline.without if not (letter.mentions or letter.part)]
    spoken = [letter for letter in timeline.without if letter.mentions]
    if silent:
        name = "no_promise" if timeline.about == "promises" else "unmentioned"
        lines.append(prompts.say("timeline", name, letters=_names(silent, prompts)))
    for part in dict.fromkeys(letter.part for letter in timeline.without if letter.part):
        own = _names([each for each in timeline.without if each.part == part], prompts)
        told = {"part": part, "term": timeline.read_as, "letters": own}
        lines.append(prompts.say("timeline", "part_only", **told))
    if spoken:
        name = "no_figure" if timeline.about == "figure" else "heading_only"
        lines.append(prompts.say("timeline", name, letters=_names(spoken, prompts)))
    return lines


def timeline_answer(
    timeline: Timeline, prompts: Prompts, letters: Sequence[Letter], *, question: str
) -> Answer:
    """Return a timeline that has steps as an answer."""
    return Answer(
        question=question,
        status="answered",
        answer="\n".join(timeline_lines(timeline, prompts, letters)),
        citations=timeline.citations,
        searched=timeline.searched,
        index_version=timeline.index_version,
        timing_ms={},
    )


def _moments(moments: Sequence[Moment], prompts: Prompts, kinds: Mapping[str, str]) -> list[str]:
    """Return one line for each letter."""
    by_letter: dict[str, list[Citation]] = {}
    for moment in moments:
        by_letter.setdefault(moment.citation.letter_id, []).append(moment.citation)
    return [_step("moment", own, prompts=prompts, kinds=kinds) for own in by_letter.values()]


def _promise(promise: Promise, prompts: Prompts, kinds: Mapping[str, str]) -> str:
    parts = [_step("moment", [promise.citation], prompts=prompts, kinds=kinds)]
    if promise.by_when:
        parts.append(prompts.say("timeline", "by_when", when=promise.by_when.lower()))
    if promise.later is not None:
        parts.append(_step("later", [promise.later], prompts=prompts, kinds=kinds))
    else:
        parts.append(prompts.say("timeline", "last" if promise.last_letter else "no_later"))
    return " ".join(parts)


def _step(
    name: str, citations: Sequence[Citation], *, prompts: Prompts, kinds: Mapping[str, str]
) -> str:
    first = citations[0]
    return prompts.say(
        "timeline",
        name,
        date=_day(first.date, prompts),
        kind=prompts.translate(kinds.get(first.letter_id, ""))
        or prompts.say("intro", "unknown_kind"),
        quote=" ".join(quote_with_marker(each.quote, each.n) for each in citations),
    )


NAMED = 5
"""Letters that are named one by one; more would be longer than what was found."""


def _names(letters: Sequence[LetterName], prompts: Prompts) -> str:
    """Return the letters, each with how much of it was searched; of many their number and period.

    ``Timeline.without`` has them all.
    """
    if len(letters) > NAMED:
        dates = sorted(letter.date for letter in letters if letter.date)
        paragraphs = sum(letter.paragraphs for letter in letters)
        told = {
            "letters": prompts.say("amounts", "letters", count=str(len(letters))),
            "paragraphs": prompts.say("amounts", "paragraphs", count=str(paragraphs)),
        }
        if not dates:
            return prompts.say("timeline", "many_undated", **told)
        first, last = _day(dates[0], prompts), _day(dates[-1], prompts)
        return prompts.say("timeline", "many", first=first, last=last, **told)
    return "; ".join(
        prompts.say(
            "timeline",
            "letter",
            title=letter.letter_title,
            date=_day(letter.date, prompts),
            paragraphs=prompts.say(
                "amounts",
                "paragraphs_one" if letter.paragraphs == 1 else "paragraphs",
                count=str(letter.paragraphs),
            ),
        )
        for letter in letters
    )


def _day(date: str | None, prompts: Prompts) -> str:
    return date_in_words(dt.date.fromisoformat(date) if date else None, prompts.language)
