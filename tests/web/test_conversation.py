from __future__ import annotations

import pytest

from mhassist.web.conversation import (
    Turn,
    earlier_questions,
    render_conversation,
)
from web.fake_assistant import (
    HAVEN,
    HOSTILE,
    UNSAID,
    VISSERS,
    invented_answer,
    invented_citation,
)

TWO = (
    invented_citation(1, HAVEN),
    invented_citation(2, VISSERS).model_copy(update={"paragraph_id": "kst-99999-1/p42"}),
)
LOG = (
    '<div class="turns" role="log" aria-live="polite" aria-relevant="additions"'
    ' aria-label="Gesprek">'
)


def turn_start(place: int, question: str) -> str:
    return (
        f'<article class="turn" data-turn="{place}" aria-labelledby="question-{place}">'
        f'<h2 class="question" id="question-{place}"><span class="sr-only">Uw vraag: </span>'
        f"{question}</h2>"
    )


def test_question_is_shown_while_it_is_answered() -> None:
    assert render_conversation([Turn("Hoe?")], ["Wat?"]) == (
        f'{LOG}{turn_start(1, "Hoe?")}<p class="outcome pending">Zoekt in de brieven…</p>'
        "</article></div>"
    )


def test_answer_has_a_marker_for_each_citation_and_lists_as_lists() -> None:
    answer = invented_answer(
        "Hoe?",
        "answered",
        f"“{HAVEN}” [1] Zie [9].\nOok:\n- “{VISSERS}” [2]\n1. b\n\nEinde.",
        citations=TWO,
    )
    html = render_conversation([Turn("Eerst?"), Turn("Hoe?", answer)], [])

    def marker(n: int) -> str:
        return (
            '<button type="button" class="marker" data-action="source"'
            f' data-source="source-2-{n}" aria-label="Bron {n}">[{n}]</button>'
        )

    assert (
        f'{turn_start(2, "Hoe?")}<div class="outcome answered"><h3 class="sr-only">Antwoord</h3>'
        f'<div class="answer"><p>“{HAVEN}” {marker(1)} Zie [9].</p><p>Ook:</p>'
        f'<ul><li>“{VISSERS}” {marker(2)}</li><li><span class="label">1.</span> b</li></ul>'
        '<p>Einde.</p></div><footer class="foot"><span>2 bronnen · doorzocht: 2 brieven, van '
        "2 januari 2030 tot en met 4 maart 2031</span>"
    ) in html


def test_markers_of_one_paragraph_go_to_its_one_card() -> None:
    citations = [invented_citation(n, HAVEN) for n in (1, 2)]
    answer = invented_answer(
        "Hoe?", "answered", f"“{HAVEN}” [1] “{HAVEN}” [2]", citations=citations
    )
    assert (' data-source="source-1-1" aria-label="Bron 2">[2]</button>') in render_conversation(
        [Turn("Hoe?", answer)], []
    )


def test_number_between_brackets_in_a_letter_is_no_marker() -> None:
    noted = ("Zie noot [1] en [2].", "Er staat “Zie noot [1] en [2].” [2] in de brief.")
    citations = [invented_citation(n, quote) for n, quote in enumerate(noted, start=1)]
    text = f"[1] “{noted[0]}” [1]\n- “{noted[1]}” [2]"
    html = render_conversation(
        [Turn("Hoe?", invented_answer("Hoe?", "answered", text, citations=citations))], []
    )

    def marker(n: int) -> str:
        return (
            '<button type="button" class="marker" data-action="source"'
            f' data-source="source-1-1" aria-label="Bron {n}">[{n}]</button>'
        )

    assert (
        f'<div class="answer"><p>[1] “{noted[0]}” {marker(1)}</p>'
        f"<ul><li>“{noted[1]}” {marker(2)}</li></ul></div>"
    ) in html


def test_refusal_is_said_once_with_what_is_nearest() -> None:
    answer = invented_answer(
        "Hoe?",
        "refused",
        f"{UNSAID} Doorzocht: 2 brieven.",
        missing=[UNSAID],
        nearest=[invented_citation(3, VISSERS)],
    )
    assert render_conversation([Turn("Hoe?", answer)], []) == (
        f'{LOG}{turn_start(1, "Hoe?")}<div class="outcome refused">'
        '<h3 class="status refused">Geen antwoord in de brieven</h3>'
        f'<div class="answer"><p>{UNSAID} Doorzocht: 2 brieven.</p></div>'
        '<div class="nearest">'
        '<h4 class="sr-only">Komt in de buurt, maar geeft geen antwoord</h4>'
        '<ul><li><button type="button" class="near" data-action="source"'
        ' data-source="near-1-1">Brief over de haven, 4 maart 2031, alinea 41</button></li></ul>'
        "</div>"
        '<details class="why" data-question="Hoe?" data-history="[]" data-letters="[]"'
        ' data-version="invented-1">'
        "<summary>Waarom dit antwoord?</summary>"
        '<div class="why-text" aria-live="polite">Wordt nagegaan…</div></details>'
        "</div></article></div>"
    )


def test_partial_answer_says_so_and_sets_apart_what_it_lacks() -> None:
    answer = invented_answer(
        "Hoe?", "partial", f"Zo. [1]\n\n{UNSAID}", citations=TWO, missing=[UNSAID]
    )
    html = render_conversation([Turn("Hoe?", answer)], [])
    assert '<h3 class="status partial">Gedeeltelijk antwoord</h3>' in html
    assert f'</p><p class="unsaid">{UNSAID}</p></div><footer' in html


def test_error_is_one_sentence_in_its_turn() -> None:
    assert render_conversation([Turn("x", error="De vraag is <leeg>.")], []) == (
        f'{LOG}{turn_start(1, "x")}<div class="outcome error" role="alert">'
        "<p>De vraag is &lt;leeg&gt;.</p></div></article></div>"
    )


def test_question_of_any_length_is_shown_up_to_2000_characters() -> None:
    html = render_conversation([Turn("a" * 50_000, error="Te lang.")], [])
    assert f"</span>{'a' * 2_000}…</h2>" in html


def test_examples_are_buttons_until_the_first_question() -> None:
    button = (
        '<li><button type="button" class="example" data-action="ask"'
        ' data-question="Wat &lt;dan&gt;?">Wat &lt;dan&gt;?</button></li>'
    )
    assert button in render_conversation([], ["Wat <dan>?"])
    assert button not in render_conversation([Turn("Hoe?")], ["Wat <dan>?"])


def test_history_leaves_out_what_could_not_be_answered_and_keeps_refusals() -> None:
    refused = invented_answer("b", "refused", "Nee.")
    answered = invented_answer("a", "answered", "Ja. [1]", citations=TWO)
    turns = [Turn("a", answered), Turn("x", error="Fout."), Turn("b", refused), Turn("c")]
    assert earlier_questions(turns) == ["a", "b"]


@pytest.mark.parametrize("bare", ["<script", "<img", "${", "{{", "\x07", "\u202e", "`"])
def test_nothing_in_a_turn_reaches_the_page_unescaped(bare: str) -> None:
    hostile = invented_citation(1, HOSTILE).model_copy(update={"letter_title": HOSTILE})
    answer = invented_answer(
        HOSTILE, "partial", HOSTILE, citations=[hostile], missing=[HOSTILE], nearest=[hostile]
    )
    html = render_conversation([Turn(HOSTILE, answer), Turn(HOSTILE, error=HOSTILE)], [])
    assert "&lt;script&gt;window.hacked" in html
    assert bare not in html
