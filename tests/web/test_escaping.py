from __future__ import annotations

import pytest

from mhassist.paragraphs.paragraph import NoteReference
from mhassist.web.escaping import escape, mark_quotes, visible, web_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", id="script"),
        pytest.param(
            '<img src=x onerror="y">', "&lt;img src=x onerror=&quot;y&quot;&gt;", id="handler"
        ),
        pytest.param("[a](javascript:b)", "[a](javascript:b)", id="markdown stays as typed"),
        pytest.param("${a} {{b}}", "&#36;&#123;a&#125; &#123;&#123;b&#125;&#125;", id="template"),
        pytest.param("`a` 'b' &amp;", "&#96;a&#96; &#x27;b&#x27; &amp;amp;", id="signs"),
        pytest.param("a\x00\x07\x1b\x9fb", "a\ufffd\ufffd\ufffd\ufffdb", id="control characters"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("a\u202eb\u2066c", "a\ufffdb\ufffdc", id="turned reading direction"),
        pytest.param("coördinatie\n– één", "coördinatie\n– één", id="Dutch"),
    ],
)
def test_any_text_is_shown_as_text(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_what_is_visible_can_always_be_sent() -> None:
    assert visible("\ud83d").encode("utf-8") == b"\xef\xbf\xbd"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://voorbeeld.nl/a", "https://voorbeeld.nl/a"),
        ("HTTP://voorbeeld.nl", "HTTP://voorbeeld.nl"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//voorbeeld.nl", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


def test_quote_is_marked_once() -> None:
    assert mark_quotes("Ja. Nee. Ja.", ["Ja."]) == "<mark>Ja.</mark> Nee. Ja."


def test_quote_at_the_end_is_marked() -> None:
    assert mark_quotes("Nee. <Ja>.", ["<Ja>."]) == "Nee. <mark>&lt;Ja&gt;.</mark>"


def test_quote_that_is_not_there_marks_nothing() -> None:
    assert mark_quotes("Ja & nee.", ["Misschien."]) == "Ja &amp; nee."


def test_without_quote_nothing_is_marked() -> None:
    assert mark_quotes("Ja.", []) == "Ja."


def test_several_quotes_are_marked_and_overlapping_ones_as_one() -> None:
    assert mark_quotes("Een twee. Drie. Vier.", ["Vier.", "Een twee.", "twee. Drie."]) == (
        "<mark>Een twee. Drie.</mark> <mark>Vier.</mark>"
    )


def test_footnote_marks_stand_where_they_stood_also_inside_the_quote() -> None:
    notes = (
        NoteReference(position=2, mark="<1>", number=7),
        NoteReference(position=9, mark="2", number=None),
    )
    assert mark_quotes("Ja nee ja", ["Ja nee"], notes) == (
        '<mark>Ja</mark><sup><button type="button" class="note" data-action="goto"'
        ' data-paragraph="7" aria-label="Naar voetnoot &lt;1&gt;">&lt;1&gt;</button></sup>'
        "<mark> nee</mark> ja<sup>2</sup>"
    )
