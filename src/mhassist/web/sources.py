"""The citations of an answer -> the HTML on the right side of the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence

from mhassist.answering.answer import Checks, Citation
from mhassist.letters.letter import Letter
from mhassist.web.conversation import Turn, group_by_paragraph
from mhassist.web.copying import quotes_to_paste, reference_to_paste
from mhassist.web.escaping import escape, mark_quotes, text_fragment, web_address
from mhassist.web.letter_view import legibility
from mhassist.web.wording import in_words

Noting = Callable[[Citation], str]
"""Returns what is to be known of how the paragraph of a citation was read."""


def render_sources(
    turns: Sequence[Turn],
    letters: Sequence[Letter],
    noting: Noting = lambda _: "",
    *,
    chosen: Collection[str] = (),
    heading: Noting = lambda _: "",
) -> str:
    """Return one group of sources per turn, the newest shown, and the letters that are searched.

    Every turn has a group, so that a marker in any earlier answer finds its source without
    asking the server again; ``page.js`` shows the group that belongs to the marker.
    """
    groups = "".join(
        _group(turn, place, shown=place == len(turns), notes=(noting, heading))
        for place, turn in enumerate(turns, 1)
    )
    listed = _letters(letters, chosen, folded=bool(turns))
    return f'<div class="groups">{groups}</div>{listed}'


def _group(turn: Turn, place: int, *, shown: bool, notes: tuple[Noting, Noting]) -> str:
    noting, heading = notes
    answer = turn.answer
    hidden = "" if shown else " hidden"
    start = f'<section class="group" data-turn="{place}" aria-labelledby="sources-{place}"{hidden}>'
    if answer is None or not (answer.citations or answer.nearest):
        words = "Bij deze vraag horen geen bronnen." if turn.error or answer else ""
        return f'{start}<h2 id="sources-{place}">Bronnen</h2><p class="empty">{words}</p></section>'
    cards = [
        _card(group, place, f"source-{place}-{group[0].n}", note=noting(group[0]))
        for group in group_by_paragraph(answer.citations)
    ]
    near = [
        _card(
            [citation],
            place,
            f"near-{place}-{order}",
            note=noting(citation),
            supports=False,
            above=heading(citation),
        )
        for order, citation in enumerate(answer.nearest, 1)
    ]
    # On paper the sources of all answers stand under one another.
    body = f'<p class="on-paper">Bij: {escape(turn.question)}</p>'
    if cards:
        body += f'<h2 id="sources-{place}">Bronnen</h2>{"".join(cards)}'
    if near:
        name = "" if cards else f' id="sources-{place}"'
        body += (
            f"<h2{name}>Het dichtst bij uw vraag</h2>"
            '<p class="empty">Deze alinea’s beantwoorden de vraag niet.</p>' + "".join(near)
        )
    return f"{start}{body}</section>"


def _card(
    citations: Sequence[Citation],
    place: int,
    key: str,
    *,
    note: str,
    supports: bool = True,
    above: str = "",
) -> str:
    """Return what is known of one paragraph and of each citation of it.

    Args:
        citations: Of one paragraph.
        place: Of the turn.
        key: The id of the card.
        note: What is to be known of how it was read.
        supports: Whether the answer rests on it.
        above: What a row of a table stands under.
    """
    citation = citations[0]
    title = escape(citation.letter_title or citation.letter_id)
    numbers = spoken = ""
    if supports:
        numbers = "".join(f'<span class="number">{each.n}</span>' for each in citations)
        spoken = (
            f'<span class="sr-only">Bron {", ".join(str(each.n) for each in citations)}: </span>'
        )
    section = ""
    if citation.section:
        section = f'<p class="section">{escape(" › ".join(citation.section))}</p>'
    if above:
        section += f'<p class="section">Tabel: {escape(above)}</p>'
    quotes = [each.quote for each in citations] if supports else []
    return (
        f'<article class="card{"" if supports else " nearby"}" id="{key}" tabindex="-1"'
        f' aria-labelledby="{key}-title">'
        f'<header>{numbers}<h3 id="{key}-title">{spoken}{title}</h3>'
        f'<p class="date">{escape(in_words(citation.date))}</p></header>{section}'
        f'<blockquote><span class="paragraph-number">{citation.paragraph}</span>'
        f"<p>{mark_quotes(citation.paragraph_text, quotes)}</p></blockquote>"
        f"{_checks([each.checks for each in citations]) if supports else ''}{legibility(note)}"
        f'<p class="reference"><span>{escape(citation.reference)}</span>'
        f'<button type="button" class="copy" data-action="copy"'
        f'{reference_to_paste(citation).attributes()} aria-label="Kopieer vindplaats">'
        f"Kopieer</button></p>{_ways_out(citations, quotes)}"
        f'<button type="button" class="back" data-action="back" data-turn="{place}"'
        f' data-source="{key}">Terug naar het antwoord</button></article>'
    )


def _checks(checks: Sequence[Checks]) -> str:
    verbatim = all(each.quote_verbatim for each in checks)
    numbers = all(each.numbers_in_source for each in checks)
    return (
        '<ul class="checks" aria-label="Controles">'
        + _check(verbatim, "citaat letterlijk in de brief", "citaat wijkt af")
        + _check(numbers, "getallen komen overeen", "getallen wijken af")
        + "</ul>"
    )


def _check(passed: bool, good: str, bad: str) -> str:
    if passed:
        return f'<li class="passed"><span aria-hidden="true">✓</span> {good}</li>'
    return f'<li class="failed"><span aria-hidden="true">✗</span> {bad}</li>'


def _ways_out(citations: Sequence[Citation], quotes: Sequence[str]) -> str:
    citation = citations[0]
    copy = link = ""
    if quotes:
        copy = (
            '<button type="button" class="copy" data-action="copy"'
            f"{quotes_to_paste(citations).attributes()}>Kopieer citaat</button>"
        )
    address = web_address(citation.url)
    if address is not None:
        if quotes and "#" not in address:
            address = f"{address}#{text_fragment(quotes[0])}"
        link = (
            f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
            'Gepubliceerd stuk<span aria-hidden="true"> ↗</span>'
            '<span class="sr-only"> (opent in een nieuw tabblad)</span></a>'
        )
    return (
        '<p class="ways-out"><button type="button" class="open" data-action="letter"'
        f' data-letter="{escape(citation.letter_id)}" data-paragraph="{citation.paragraph}"'
        f' data-quotes="{escape(json.dumps(quotes))}">In de brief</button>{copy}{link}</p>'
    )


def _letters(letters: Sequence[Letter], chosen: Collection[str], *, folded: bool) -> str:
    items = "".join(_letter(letter, ticked=not chosen or letter.id in chosen) for letter in letters)
    count = f"{len(chosen)} van {len(letters)}" if chosen else f"{len(letters)}"
    return (
        f'<details class="letters"{"" if folded else " open"}><summary><h2>Brieven waarin wordt '
        f'gezocht (<span class="how-many">{count}</span>)</h2></summary>'
        '<p class="empty">Vink uit waarin niet gezocht moet worden.</p>'
        f"<ul>{items}</ul></details>"
    )


def _letter(letter: Letter, *, ticked: bool) -> str:
    title = escape(letter.metadata.title or letter.id)
    return (
        f'<li><input type="checkbox" data-admit="{escape(letter.id)}"'
        f' aria-label="Zoek in {title}"{" checked" if ticked else ""}>'
        f'<button type="button" class="letter" data-action="letter"'
        f' data-letter="{escape(letter.id)}"><span class="date">'
        f"{escape(in_words(letter.metadata.date))}</span> "
        f"<span>{title}</span></button></li>"
    )
