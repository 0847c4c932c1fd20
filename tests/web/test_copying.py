"""What is pasted into a briefing: the exact reference, the quote, and what Word makes of them."""

from __future__ import annotations

import pytest

from mhassist.answering.answer import Citation
from mhassist.web.copying import answer_to_paste, quotes_to_paste, reference_to_paste
from mhassist.web.wording import NOTICE
from web.fake_assistant import HOSTILE, UNSAID, invented_answer, invented_citation

TEXT = "Een. Twee. Drie. Vier."
LINKED = (
    '<a href="https://zoek.officielebekendmakingen.nl/kst-99999-1.html">'
    "<i>Kamerstukken II</i> 2030/31, 99999, nr. 1, al. 41</a>"
)


def quoted(n: int, quote: str) -> Citation:
    return invented_citation(n, quote, text=TEXT)


def test_reference_is_copied_as_it_is_with_series_and_link_for_word() -> None:
    copied = reference_to_paste(quoted(1, "Een."))
    assert copied.text == "Kamerstukken II 2030/31, 99999, nr. 1, al. 41"
    assert copied.html == LINKED


@pytest.mark.parametrize(
    ("quotes", "joined"),
    [
        pytest.param(["Twee."], "Twee.", id="one"),
        pytest.param(["Drie.", "Twee."], "Twee. Drie.", id="in the order of the letter"),
        pytest.param(["Een.", "Drie.", "Vier."], "Een. […] Drie. Vier.", id="with a gap"),
        pytest.param(["Een.", "Een."], "Een.", id="twice the same"),
    ],
)
def test_quotes_of_a_paragraph_are_copied_with_letter_date_and_place(
    quotes: list[str], joined: str
) -> None:
    copied = quotes_to_paste([quoted(n, quote) for n, quote in enumerate(quotes, start=1)])
    assert copied.text == (
        f"“{joined}” (Brief over de haven, 4 maart 2031, Kamerstukken II 2030/31, 99999, nr. 1, "
        "al. 41)"
    )
    assert copied.html == f"<p>“{joined}” (Brief over de haven, 4 maart 2031, {LINKED})</p>"


def test_letter_that_is_cited_by_its_title_is_named_once() -> None:
    own = quoted(1, "Een.").model_copy(
        update={"reference": "Brief over de haven, 4 maart 2031, al. 2", "url": None}
    )
    copied = quotes_to_paste([own])
    assert copied.text == "“Een.” (Brief over de haven, 4 maart 2031, al. 2)"
    assert copied.html == f"<p>{copied.text}</p>"


def test_answer_is_copied_with_its_sources_and_the_standard_sentence() -> None:
    undated = quoted(2, "Twee.").model_copy(
        update={"date": None, "url": None, "reference": "Brief, al. 12"}
    )
    answer = invented_answer(
        "Hoe?",
        "partial",
        f"Zo. [1] En zo. [2]\n\n{UNSAID}",
        citations=[quoted(1, "Een."), undated],
        missing=[UNSAID],
    )
    copied = answer_to_paste(answer)
    assert copied.text == (
        "Zo. [1] En zo. [2]\n"
        "\n"
        f"{UNSAID}\n"
        "\n"
        "Bronnen\n"
        "[1] Brief over de haven, 4 maart 2031, Kamerstukken II 2030/31, 99999, nr. 1, al. 41. "
        "https://zoek.officielebekendmakingen.nl/kst-99999-1.html\n"
        "[2] Brief over de haven, zonder datum, Brief, al. 12.\n"
        "\n"
        f"{NOTICE}"
    )
    assert copied.html == (
        f"<p>Zo. [1] En zo. [2]</p><p>{UNSAID}</p><p><b>Bronnen</b></p>"
        f"<p>[1] Brief over de haven, 4 maart 2031, {LINKED}.</p>"
        "<p>[2] Brief over de haven, zonder datum, Brief, al. 12.</p>"
        f"<p><i>{NOTICE}</i></p>"
    )


def test_number_between_brackets_in_a_letter_is_copied_as_it_stands() -> None:
    quote = "Zie noot [1] & [2]."
    answer = invented_answer(
        "Hoe?", "answered", f"“{quote}” [1]", citations=[invented_citation(1, quote)]
    )
    copied = answer_to_paste(answer)
    assert copied.text.startswith("“Zie noot [1] & [2].” [1]\n\nBronnen\n[1] Brief over de haven")
    assert copied.html.startswith("<p>“Zie noot [1] &amp; [2].” [1]</p><p><b>Bronnen</b></p><p>[1]")


@pytest.mark.parametrize("bare", ["<script", "<img", 'javascript:alert(1)"', "${", "{{"])
def test_text_of_a_letter_is_text_in_word_too(bare: str) -> None:
    hostile = invented_citation(1, HOSTILE).model_copy(
        update={"letter_title": HOSTILE, "url": f"https://a.nl/{HOSTILE}"}
    )
    answer = invented_answer(HOSTILE, "answered", HOSTILE, citations=[hostile])
    for copied in (quotes_to_paste([hostile]), answer_to_paste(answer)):
        assert bare not in copied.html
        assert bare not in copied.attributes()
