from __future__ import annotations

import dataclasses
import logging

import pytest

from mhassist.paragraphs.paragraph import Kind, StructuredLetter
from mhassist.web.conversation import Turn
from mhassist.web.replies import GONE, answer_turn, chosen_letters, letter_html, table_head
from mhassist.web.wording import FAILURE
from web.fake_assistant import HAVEN, FakeAssistant, invented_paragraph


def test_follow_up_question_knows_the_earlier_ones() -> None:
    assistant = FakeAssistant()
    first = answer_turn(assistant, "deels", ())
    answer_turn(assistant, "En daarna?", (first, Turn("x", error="Fout.")))
    assert assistant.last_history == ["deels"]


def test_question_is_asked_of_the_letters_that_were_chosen() -> None:
    assistant = FakeAssistant()
    turn = answer_turn(assistant, "deels", (), chosen=("kst-99999-1",))
    assert (assistant.last_letters, turn.letters) == (("kst-99999-1",), ("kst-99999-1",))


@pytest.mark.parametrize(
    ("ticked", "chosen"),
    [
        pytest.param('["kst-99999-1"]', ("kst-99999-1",), id="one"),
        pytest.param('["kst-99999-1", "weg"]', ("kst-99999-1",), id="one and one that is gone"),
        pytest.param('["kst-99999-1", "brief-zonder-datum"]', (), id="all"),
        pytest.param('["weg", "ook-weg"]', None, id="only some that are gone"),
        pytest.param("[]", (), id="none"),
        pytest.param("{", (), id="no JSON"),
        pytest.param("7", (), id="no list"),
    ],
)
def test_letters_that_are_ticked_are_chosen(ticked: str, chosen: tuple[str, ...] | None) -> None:
    assert chosen_letters(ticked, FakeAssistant().letters) == chosen


def test_question_to_letters_that_are_gone_is_not_asked_of_the_others() -> None:
    assistant = FakeAssistant()
    assistant.last_history = ["niets gevraagd"]
    turn = answer_turn(assistant, "deels", (), chosen=None)
    assert turn == Turn("deels", error=GONE)
    assert GONE == (
        "De aangevinkte brief is er niet meer; nu zijn alle brieven aangevinkt: stel de vraag "
        "opnieuw of vink eerst uit waarin niet gezocht moet worden."
    )
    assert assistant.last_history == ["niets gevraagd"]


def test_question_that_cannot_be_read_is_a_sentence() -> None:
    turn = answer_turn(FakeAssistant(), "a" * 2_001, ())
    assert turn == Turn("a" * 2_001, error="De vraag is langer dan 2.000 tekens; maak hem korter.")


def test_unexpected_error_is_a_calm_sentence_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        turn = answer_turn(FakeAssistant(), "stuk", ())
    assert turn == Turn("stuk", error=FAILURE)
    assert [record.getMessage() for record in caplog.records] == [
        "A question could not be answered"
    ]
    assert "not for the user" in caplog.text


def test_letter_opens_at_the_cited_paragraph() -> None:
    request: dict[str, object] = {"letter": "kst-99999-1", "paragraph": 41, "quotes": [HAVEN]}
    html = letter_html(FakeAssistant(), request)
    assert 'data-number="41" tabindex="-1" aria-current="true"' in html
    assert f"<mark>{HAVEN}</mark>" in html


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param({"letter": "kst-99999-1"}, id="nothing cited"),
        pytest.param(
            {"letter": "kst-99999-1", "paragraph": None, "quotes": None}, id="as JSON sends NaN"
        ),
        pytest.param({"letter": "kst-99999-1", "paragraph": ["41"], "quotes": 5}, id="wrong types"),
    ],
)
def test_letter_opens_at_its_start_without_a_usable_paragraph(request_: dict[str, object]) -> None:
    html = letter_html(FakeAssistant(), request_)
    assert html.count('class="paragraph-number"') == 60
    assert "aria-current" not in html


@pytest.mark.parametrize("request_", [{}, {"letter": "../../etc/passwd"}, {"letter": ["a"]}])
def test_unknown_letter_is_a_sentence(request_: dict[str, object]) -> None:
    assert letter_html(FakeAssistant(), request_) == (
        '<p class="error">Er is geen brief &#x27;onbekend&#x27;; er zijn: kst-99999-1.</p>'
    )


class _WithTable(FakeAssistant):
    """One letter with a caption, the head of a table, a row of it, and a row under nothing."""

    def structure(self, letter_id: str) -> StructuredLetter:
        caption = invented_paragraph(1, "Tabel 1. Schepen per jaar")
        head = invented_paragraph(2, "| Jaar | Schepen |", Kind.TABLE_ROW)
        row = invented_paragraph(3, "| 2024 | 1.000 |", Kind.TABLE_ROW)
        alone = invented_paragraph(4, "| los | los |", Kind.TABLE_ROW)
        paragraphs = (
            caption,
            dataclasses.replace(head, lead_in=1),
            dataclasses.replace(row, lead_in=2),
            alone,
        )
        return StructuredLetter(letter_id, paragraphs, ())


@pytest.mark.parametrize(
    ("number", "above"),
    [
        pytest.param(3, "Tabel 1. Schepen per jaar – | Jaar | Schepen |", id="row"),
        pytest.param(2, "", id="head"),
        pytest.param(4, "", id="row without a head"),
        pytest.param(1, "", id="no row"),
        pytest.param(9, "", id="gone"),
    ],
)
def test_row_of_a_table_is_read_with_its_caption_and_head(number: int, above: str) -> None:
    cited = FakeAssistant().ask("deels").citations[0]
    citation = cited.model_copy(update={"letter_id": "kst-99999-1", "paragraph": number})
    assert table_head(_WithTable(), citation) == above
