from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mhassist.letters.letter import Metadata
from mhassist.paragraphs.paragraph import Kind, StructuredLetter
from mhassist.web.letter_view import render_letter
from web.fake_assistant import HAVEN, HOSTILE, FakeAssistant, invented_letter, invented_paragraph


def test_letter_shows_each_paragraph_with_its_number_and_the_cited_one_marked() -> None:
    letter = invented_letter("kst-99999-1", "Brief over de haven", dt.date(2031, 3, 4))
    paragraphs = (
        invented_paragraph(1, "Aanpak", Kind.HEADING, level=2),
        invented_paragraph(2, "Ja. Nee."),
        invented_paragraph(3, "Punt.", Kind.LIST_ITEM, level=1, label="-"),
    )
    html = render_letter(
        letter, StructuredLetter("kst-99999-1", paragraphs, ()), paragraph=2, quotes=["Nee."]
    )
    assert html == (
        '<header class="letter-head"><h2 id="letter-title">Brief over de haven</h2>'
        '<p>Kamerbrief · 4 maart 2031</p></header><div class="letter-body">'
        '<div class="paragraph heading level-2" data-number="1" tabindex="-1">'
        '<span class="paragraph-number" aria-hidden="true">1</span>'
        '<span class="sr-only">Alinea 1. </span><h4>Aanpak</h4></div>'
        '<div class="paragraph paragraph level-1" data-number="2" tabindex="-1"'
        ' aria-current="true"><span class="paragraph-number" aria-hidden="true">2</span>'
        '<span class="sr-only">Alinea 2. </span><p>Ja. <mark>Nee.</mark></p></div>'
        '<div class="paragraph list-item level-1" data-number="3" tabindex="-1">'
        '<span class="paragraph-number" aria-hidden="true">3</span>'
        '<span class="sr-only">Alinea 3. </span>'
        '<p><span class="label">-</span> Punt.</p></div></div>'
    )


def test_head_of_the_letter_names_what_is_known() -> None:
    known = Metadata(title="Plan", kind="Kamerbrief", dossier="99999", number="1", kenmerk="12-AB")
    letter = replace(invented_letter("plan", "Plan", None), metadata=known)
    assert "<p>Kamerbrief · zonder datum · 99999, nr. 1 · kenmerk 12-AB</p>" in render_letter(
        letter, StructuredLetter("plan", (), ())
    )


def test_quote_is_marked_in_the_cited_paragraph_only() -> None:
    assistant = FakeAssistant()
    html = render_letter(
        assistant.letters[1], assistant.structure("kst-99999-1"), paragraph=2, quotes=[HAVEN]
    )
    assert "<mark>" not in html


@pytest.mark.parametrize("bare", ["<script", "<img", "${", "{{", "\x07", "\u202e", "`"])
def test_nothing_in_a_letter_reaches_the_page_unescaped(bare: str) -> None:
    letter = invented_letter("x", HOSTILE, None)
    paragraph = invented_paragraph(1, HOSTILE, Kind.LIST_ITEM, level=1, label="<script>")
    html = render_letter(letter, StructuredLetter("x", (paragraph,), ()), quotes=[HOSTILE])
    assert "&lt;script&gt;window.hacked" in html
    assert bare not in html
