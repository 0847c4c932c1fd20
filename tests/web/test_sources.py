from __future__ import annotations

import datetime as dt

import pytest

from mhassist.answering.answer import Checks, Citation
from mhassist.web.conversation import Turn
from mhassist.web.copying import quotes_to_paste, reference_to_paste
from mhassist.web.sources import render_sources
from web.fake_assistant import (
    HAVEN,
    HOSTILE,
    VISSERS,
    invented_answer,
    invented_citation,
    invented_letter,
)

LETTERS = (
    invented_letter("plan", "", None),
    invented_letter("kst-99999-1", "Brief over de haven", dt.date(2031, 3, 4)),
)


def answered(*citations: Citation) -> Turn:
    return Turn("Hoe?", invented_answer("Hoe?", "answered", "Zo. [1]", citations=citations))


def test_card_shows_everything_that_is_known_of_a_citation() -> None:
    citation = invented_citation(1, "Zo, kort.")
    assert render_sources([answered(citation)], ()) == (
        '<div class="groups"><section class="group" data-turn="1" aria-labelledby="sources-1">'
        '<p class="on-paper">Bij: Hoe?</p>'
        '<h2 id="sources-1">Bronnen</h2>'
        '<article class="card" id="source-1-1" tabindex="-1" aria-labelledby="source-1-1-title">'
        '<header><span class="number">1</span><h3 id="source-1-1-title">'
        '<span class="sr-only">Bron 1: </span>Brief over de haven</h3>'
        '<p class="date">4 maart 2031</p></header>'
        '<p class="section">Aanpak › b) Loketten</p>'
        '<blockquote><span class="paragraph-number">41</span>'
        "<p>Eerst dit. <mark>Zo, kort.</mark> Daarna dat.</p></blockquote>"
        '<ul class="checks" aria-label="Controles">'
        '<li class="passed"><span aria-hidden="true">✓</span> citaat letterlijk in de brief</li>'
        '<li class="passed"><span aria-hidden="true">✓</span> getallen komen overeen</li></ul>'
        '<p class="reference"><span>Kamerstukken II 2030/31, 99999, nr. 1, al. 41</span>'
        '<button type="button" class="copy" data-action="copy"'
        f"{reference_to_paste(citation).attributes()}"
        ' aria-label="Kopieer vindplaats">Kopieer</button></p>'
        '<p class="ways-out"><button type="button" class="open" data-action="letter"'
        ' data-letter="kst-99999-1" data-paragraph="41" data-quotes="[&quot;Zo, kort.&quot;]">'
        "In de brief</button>"
        '<button type="button" class="copy" data-action="copy"'
        f"{quotes_to_paste([citation]).attributes()}>Kopieer citaat</button>"
        '<a href="https://zoek.officielebekendmakingen.nl/kst-99999-1.html#:~:text=Zo%2C%20kort."'
        ' target="_blank" rel="noopener noreferrer">Gepubliceerd stuk'
        '<span aria-hidden="true"> ↗</span><span class="sr-only"> (opent in een nieuw tabblad)'
        "</span></a></p>"
        '<button type="button" class="back" data-action="back" data-turn="1"'
        ' data-source="source-1-1">Terug naar het antwoord</button></article></section></div>'
        '<details class="letters"><summary><h2>Brieven waarin wordt gezocht '
        '(<span class="how-many">0</span>)</h2></summary>'
        '<p class="empty">Vink uit waarin niet gezocht moet worden.</p><ul></ul></details>'
    )


def test_paragraph_that_is_cited_twice_is_shown_once_with_both_quotes() -> None:
    text = "Een. Twee. Drie."
    failed = Checks(quote_verbatim=True, numbers_in_source=False)
    first = invented_citation(1, "Een.", text=text)
    second = invented_citation(3, "Drie.", text=text).model_copy(update={"checks": failed})
    html = render_sources([answered(first, second)], ())
    assert '<header><span class="number">1</span><span class="number">3</span>' in html
    assert '<span class="sr-only">Bron 1, 3: </span>' in html
    assert "<p><mark>Een.</mark> Twee. <mark>Drie.</mark></p>" in html
    assert html.count("<article") == 1
    assert "✓</span> citaat letterlijk in de brief" in html
    assert "✗</span> getallen wijken af" in html


def test_failed_check_is_shown() -> None:
    failed = Checks(quote_verbatim=False, numbers_in_source=False)
    html = render_sources(
        [answered(invented_citation(1, HAVEN).model_copy(update={"checks": failed}))], ()
    )
    assert '<li class="failed"><span aria-hidden="true">✗</span> citaat wijkt af</li>' in html
    assert '<li class="failed"><span aria-hidden="true">✗</span> getallen wijken af</li>' in html


@pytest.mark.parametrize("url", [None, "javascript:alert(1)"])
def test_without_a_published_piece_there_is_no_link(url: str | None) -> None:
    citation = invented_citation(1, HAVEN).model_copy(update={"url": url})
    assert "href=" not in render_sources([answered(citation)], ())


def test_undated_letter_says_so() -> None:
    citation = invented_citation(1, HAVEN).model_copy(update={"date": None})
    assert '<p class="date">zonder datum</p>' in render_sources([answered(citation)], ())


def test_nearest_paragraphs_are_no_sources() -> None:
    nearest = [invented_citation(1, VISSERS)]
    refused = invented_answer("Hoe?", "refused", "Nee.", nearest=nearest)
    html = render_sources([Turn("Hoe?", refused)], ())
    assert '<h2 id="sources-1">Het dichtst bij uw vraag</h2>' in html
    assert '<article class="card nearby" id="near-1-1"' in html
    assert "<mark>" not in html
    assert "Bron 1" not in html
    assert 'class="checks"' not in html


def test_only_the_newest_answer_shows_its_sources() -> None:
    turn = answered(invented_citation(1, HAVEN))
    html = render_sources([turn, turn], ())
    assert '<section class="group" data-turn="1" aria-labelledby="sources-1" hidden>' in html
    assert '<section class="group" data-turn="2" aria-labelledby="sources-2">' in html


def test_answer_without_sources_says_so() -> None:
    html = render_sources([Turn("x", error="Fout.")], ())
    assert '<p class="empty">Bij deze vraag horen geen bronnen.</p>' in html


@pytest.mark.parametrize(
    ("chosen", "count", "first"),
    [
        pytest.param((), "2", " checked", id="all"),
        pytest.param(("kst-99999-1",), "1 van 2", "", id="one of them"),
    ],
)
def test_before_the_first_question_the_letters_are_shown_to_choose_from(
    chosen: tuple[str, ...], count: str, first: str
) -> None:
    assert render_sources([], LETTERS, chosen=chosen) == (
        '<div class="groups"></div><details class="letters" open>'
        "<summary><h2>Brieven waarin wordt gezocht "
        f'(<span class="how-many">{count}</span>)</h2></summary>'
        '<p class="empty">Vink uit waarin niet gezocht moet worden.</p><ul>'
        f'<li><input type="checkbox" data-admit="plan" aria-label="Zoek in plan"{first}>'
        '<button type="button" class="letter" data-action="letter" data-letter="plan">'
        '<span class="date">zonder datum</span> <span>plan</span></button></li>'
        '<li><input type="checkbox" data-admit="kst-99999-1"'
        ' aria-label="Zoek in Brief over de haven" checked>'
        '<button type="button" class="letter" data-action="letter" data-letter="kst-99999-1">'
        '<span class="date">4 maart 2031</span> <span>Brief over de haven</span></button></li>'
        "</ul></details>"
    )


@pytest.mark.parametrize("bare", ["<script", "<img", "${", "{{", "\x07", "\u202e", "`"])
def test_nothing_in_a_source_reaches_the_page_unescaped(bare: str) -> None:
    hostile = invented_citation(1, HOSTILE).model_copy(
        update=dict.fromkeys(("letter_title", "letter_id", "reference", "date"), HOSTILE)
        | {"section": (HOSTILE,), "date": None, "url": f"https://a.nl/{HOSTILE}"}
    )
    html = render_sources([answered(hostile)], [invented_letter(HOSTILE, HOSTILE, None)])
    assert "&lt;script&gt;window.hacked" in html
    assert bare not in html
