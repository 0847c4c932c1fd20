"""Turns of a conversation -> the HTML on the left side of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mhassist.answering.answer import Answer, Citation, marker_places
from mhassist.web.copying import answer_to_paste
from mhassist.web.escaping import escape
from mhassist.web.why import why_placeholder
from mhassist.web.wording import how_many, in_words, what_was_searched

_LIST_LINE = re.compile(r"\s*(?P<label>[-•–]|\d{1,2}[.)])\s+(?P<text>.+)")
_LONGEST_QUESTION_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it; neither answer nor error while it is being answered."""

    question: str
    answer: Answer | None = None
    error: str = ""
    """One sentence for the user; empty where the question was answered or refused."""
    letters: tuple[str, ...] = ()
    """Ids of the letters that were to answer; empty for all."""


class _Marker(NamedTuple):
    """A marker as it stands in an answer, and the button that goes to its source."""

    text: str
    button: str


def earlier_questions(turns: Sequence[Turn]) -> list[str]:
    """Return the questions that a follow-up question can refer to, oldest first."""
    return [turn.question for turn in turns if turn.answer is not None]


def render_conversation(turns: Sequence[Turn], examples: Sequence[str]) -> str:
    """Return all turns as a log that screen readers follow, or the welcome where there are none."""
    welcome = "" if turns else _welcome(examples)
    articles = "".join(
        _turn(turn, place, earlier_questions(turns[: place - 1]))
        for place, turn in enumerate(turns, 1)
    )
    return (
        f'{welcome}<div class="turns" role="log" aria-live="polite" aria-relevant="additions"'
        f' aria-label="Gesprek">{articles}</div>'
    )


def _welcome(examples: Sequence[str]) -> str:
    buttons = "".join(
        f'<li><button type="button" class="example" data-action="ask"'
        f' data-question="{escape(example)}">{escape(example)}</button></li>'
        for example in examples
    )
    return (
        '<section class="welcome"><h2>Stel een vraag over de brieven</h2>'
        "<p>U krijgt de zinnen uit de brieven die uw vraag beantwoorden, woordelijk en met "
        "vindplaats. Staat het antwoord er niet in, dan leest u dat ook.</p>"
        f'<h3>Bijvoorbeeld</h3><ul class="examples">{buttons}</ul></section>'
    )


def _turn(turn: Turn, place: int, history: Sequence[str]) -> str:
    if turn.answer is not None:
        why = why_placeholder(
            turn.question, history, turn.letters, version=turn.answer.index_version
        )
        outcome = _answer(turn.answer, place, why)
    elif turn.error:
        outcome = f'<div class="outcome error" role="alert"><p>{escape(turn.error)}</p></div>'
    else:
        outcome = '<p class="outcome pending">Zoekt in de brieven…</p>'
    question = turn.question
    if len(question) > _LONGEST_QUESTION_SHOWN:
        question = f"{question[:_LONGEST_QUESTION_SHOWN]}…"
    return (
        f'<article class="turn" data-turn="{place}" aria-labelledby="question-{place}">'
        f'<h2 class="question" id="question-{place}"><span class="sr-only">Uw vraag: </span>'
        f"{escape(question)}</h2>{outcome}</article>"
    )


def _answer(answer: Answer, place: int, why: str) -> str:
    heading = {
        "answered": '<h3 class="sr-only">Antwoord</h3>',
        "partial": '<h3 class="status partial">Gedeeltelijk antwoord</h3>',
        "refused": '<h3 class="status refused">Geen antwoord in de brieven</h3>',
        "error": '<h3 class="status refused">Niet beantwoord</h3>',
    }[answer.status]
    return (
        f'<div class="outcome {answer.status}">{heading}'
        f'<div class="answer">{_blocks(answer, place)}</div>'
        f"{_nearest(answer, place)}{_foot(answer)}"
        f"{why}</div>"
    )


def _blocks(answer: Answer, place: int) -> str:
    """Return the answer's lines as paragraphs, and lines that start as list items as a list.

    The line that says what is not in the letters is set apart.
    """
    blocks: list[str] = []
    items: list[str] = []
    unsaid = " ".join(answer.missing)
    markers = _markers(answer, place)
    start = 0
    for whole in [*answer.answer.splitlines(keepends=True), ""]:
        line = "".join(whole.splitlines())
        item = _LIST_LINE.fullmatch(line)
        if item is not None:
            label = f'<span class="label">{escape(item["label"])}</span> '
            numbered = item["label"][0].isdigit()
            text = _with_markers(item["text"], markers, start + item.start("text"))
            items.append(f"<li>{label if numbered else ''}{text}</li>")
        else:
            if items:
                blocks.append(f"<ul>{''.join(items)}</ul>")
                items = []
            if line.strip():
                kind = ' class="unsaid"' if line == unsaid else ""
                blocks.append(f"<p{kind}>{_with_markers(line, markers, start)}</p>")
        start += len(whole)
    return "".join(blocks)


def _markers(answer: Answer, place: int) -> dict[int, _Marker]:
    """Return the buttons of an answer's markers, by where each stands."""
    # The sources show a paragraph once, under its first number.
    shown = {
        citation.n: group[0].n
        for group in group_by_paragraph(answer.citations)
        for citation in group
    }
    return {
        start: _Marker(f"[{number}]", _marker(number, shown[number], place))
        for start, number in marker_places(answer).items()
    }


def _with_markers(text: str, markers: Mapping[int, _Marker], start: int) -> str:
    """Return text that begins at ``start`` of the answer, with a button for each marker in it."""
    shown, done = "", 0
    for at in range(len(text)):
        marker = markers.get(start + at)
        if marker is not None:
            shown += escape(text[done:at]) + marker.button
            done = at + len(marker.text)
    return shown + escape(text[done:])


def _marker(number: int, source: int, place: int) -> str:
    return (
        '<button type="button" class="marker" data-action="source"'
        f' data-source="source-{place}-{source}" aria-label="Bron {number}">[{number}]</button>'
    )


def group_by_paragraph(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Return the citations with those of one paragraph together, in order of their first."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.paragraph_id, []).append(citation)
    return list(groups.values())


def _nearest(answer: Answer, place: int) -> str:
    if not answer.nearest:
        return ""
    items = "".join(
        f'<li><button type="button" class="near" data-action="source"'
        f' data-source="near-{place}-{order}">{escape(_where(citation))}</button></li>'
        for order, citation in enumerate(answer.nearest, 1)
    )
    # A refusal says itself what these are.
    heading = ' class="sr-only"' if answer.status == "refused" else ""
    return (
        f'<div class="nearest"><h4{heading}>Komt in de buurt, maar geeft geen antwoord</h4>'
        f"<ul>{items}</ul></div>"
    )


def _where(citation: Citation) -> str:
    title = citation.letter_title or citation.letter_id
    return f"{title}, {in_words(citation.date)}, alinea {citation.paragraph}"


def _foot(answer: Answer) -> str:
    copy = ""
    if answer.citations:
        copy = (
            '<button type="button" class="copy" data-action="copy"'
            f"{answer_to_paste(answer).attributes()}>Kopieer met bronnen</button>"
        )
    if answer.status == "refused":  # it says itself what was searched
        return ""
    sources = ""
    if answer.citations:
        sources = f"{how_many(len(answer.citations), 'bron', 'bronnen')} · "
    return (
        f'<footer class="foot"><span>{sources}doorzocht: '
        f"{escape(what_was_searched(answer.searched))}</span>{copy}</footer>"
    )
