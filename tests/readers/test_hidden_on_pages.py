"""What nobody sees on a page is no text of the letter, and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters.readers import read_content
from readers.made import NO_COMMENTS, docx, odt

ON_PAGE = "onzichtbaar op de pagina"
BEHIND = "letters in de kleur van de achtergrond"
WHITE = "witte letters"
TINY = "te kleine letters om te lezen"
SHEET = (
    "<style>.donker { background: #123 } .licht { color: #fff } #weg { display: none }"
    " @media print { .p { display: none } } @media (max-width: 9em) { .breed { display: none } }"
    " .doos .in { display: none } .a.b { display: none } .zweef:hover { display: none }"
    " .kop th { background: #123; color: white } .terug { color: #000 } p { color: #111 }"
    " /* .comment { display: none } */ </style>"
)


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ('<p style="display:none !important">Nooit.</p>', ON_PAGE),
        ('<p id="weg">Nooit.</p>', ON_PAGE),
        ('<p hidden="until-found">Nooit.</p>', ON_PAGE),
        ('<p style="visibility: hidden">Nooit.</p>', ON_PAGE),
        ('<p style="opacity:0.01">Nooit.</p>', ON_PAGE),
        ('<p style="position:absolute; left:-9999px">Nooit.</p>', ON_PAGE),
        ('<p style="text-indent:-100em">Nooit.</p>', ON_PAGE),
        ('<p style="position:absolute;clip:rect(0 0 0 0)">Nooit.</p>', ON_PAGE),
        ('<p style="clip-path: inset(50%)">Nooit.</p>', ON_PAGE),
        ('<p style="height:0;overflow:hidden">Nooit.</p>', ON_PAGE),
        ('<p style="transform: scale(0)">Nooit.</p>', ON_PAGE),
        ('<p style="font-size:0">Nooit.</p>', TINY),
        ('<p style="font-size:0.1em">Nooit.</p>', TINY),
        ('<p style="font: 1px arial">Nooit.</p>', TINY),
        ('<div style="font-size:0"><p>Nooit.</p></div>', TINY),
        ('<p style="color:#fff">Nooit.</p>', WHITE),
        ('<p style="color:rgb(254, 255, 253)">Nooit.</p>', WHITE),
        ('<p style="color:#fff;background:#ffffff">Nooit.</p>', WHITE),
        ('<p><font color="white">Nooit.</font></p>', WHITE),
        ('<p class="licht">Nooit.</p>', WHITE),
        ('<div class="doos"><p class="in">Nooit.</p></div>', ON_PAGE),
        ('<p class="b a">Nooit.</p>', ON_PAGE),
        ('<p style="color:#112233;background-color:#102132">Nooit.</p>', BEHIND),
        ('<p style="color:transparent">Nooit.</p>', BEHIND),
        ('<div class="donker"><p style="color:#112233">Nooit.</p></div>', BEHIND),
        ('<table><tr><td bgcolor="#000">Nooit.</td></tr></table>', BEHIND),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(hidden: str, why: str) -> None:
    page = f"<html><head>{SHEET}</head><body><p>Zichtbaar.</p>{hidden}<p>Ook.</p></body></html>"
    reading = read_content(Path("a.html"), page.encode())
    assert reading.text.split("\n\n") == ["Zichtbaar.", "Ook."]
    assert reading.warnings == (f"Verborgen tekst ({why}), niet meegelezen: “Nooit.”",)


@pytest.mark.parametrize(
    "seen",
    [
        '<p aria-hidden="true">Wel.</p>',
        '<p style="color:#fff; background:#123">Wel.</p>',
        '<div class="donker"><p class="licht">Wel.</p></div>',
        '<div style="background:url(x.png)"><p style="color:#fff">Wel.</p></div>',
        '<p style="color:#767676">Wel.</p>',
        '<p style="opacity:0.8">Wel.</p>',
        '<p style="margin-left:-20px">Wel.</p>',
        '<p style="overflow:hidden">Wel.</p>',
        '<p class="p">Wel.</p>',
        '<p class="breed in a zweef comment">Wel.</p>',
        '<table class="kop"><tr><th>Wel.</th></tr></table>',
        '<p class="licht terug">Wel.</p>',
        '<p style="color:var(--kleur)">Wel.</p>',
        '<div style="font-size:0"><p style="font-size:16px">Wel.</p></div>',
        '<div style="visibility:hidden"><p style="visibility:visible">Wel.</p></div>',
        '<table style="background:#123"><tr><td style="color:#fff">Wel.</td></tr></table>',
    ],
)
def test_what_is_seen_stays(seen: str) -> None:
    page = f"<html><head>{SHEET}</head><body>{seen}</body></html>"
    reading = read_content(Path("a.html"), page.encode())
    assert (reading.text, reading.warnings) == ("Wel.", ())


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ('<w:color w:val="FEFEFE"/>', WHITE),
        ('<w:color w:val="1F3864"/><w:shd w:fill="1F3864"/>', BEHIND),
        ('<w:highlight w:val="black"/>', BEHIND),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', BEHIND),
        ('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>', BEHIND),
    ],
)
def test_letters_of_word_in_the_colour_behind_them_are_left_out(properties: str, why: str) -> None:
    hidden = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Nooit.</w:t></w:r>"
    body = f"<w:p><w:r><w:t>Wel.</w:t></w:r>{hidden}</w:p>"
    reading = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    assert reading.text == "Wel."
    assert reading.warnings == (f"Verborgen tekst ({why}), niet meegelezen: “Nooit.”",)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
        '<w:color w:val="auto"/><w:shd w:fill="000000"/>',
        '<w:highlight w:val="yellow"/>',
    ],
)
def test_letters_of_word_that_are_seen_stay(properties: str) -> None:
    body = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>Wel.</w:t></w:r></w:p>"
    reading = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    assert (reading.text, reading.warnings) == ("Wel.", ())


def test_row_of_word_that_is_hidden_is_left_out() -> None:
    body = (
        "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>Nooit.</w:t></w:r></w:p>"
        "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Wel.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    reading = read_content(Path("a.docx"), docx(body, more=NO_COMMENTS))
    assert reading.text == "Wel."
    assert reading.warnings == (
        "Verborgen tekst (opgemaakt als verborgen), niet meegelezen: “Nooit.”",
    )


@pytest.mark.parametrize(
    ("fill", "text"), [("", "Wel."), ("#1f3864", "Wel. | Wit.")], ids=["on paper", "on blue"]
)
def test_white_letters_in_a_cell_of_odt_are_seen_on_a_colour(fill: str, text: str) -> None:
    styles = (
        '<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties'
        f' fo:background-color="{fill}"/></style:style>'
    )
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>Wel.</text:p></table:table-cell>"
        '<table:table-cell table:style-name="Cel"><text:p><text:span text:style-name="Wit">Wit.'
        "</text:span></text:p></table:table-cell></table:table-row></table:table>"
    )
    reading = read_content(Path("a.odt"), odt(body, styles=styles))
    assert reading.text.removesuffix(" |") == text
