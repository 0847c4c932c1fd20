"""The explanation in the chat: folded, asked for when opened, shown as text."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from mhassist.answering.answer import Answer
from mhassist.chain import Request
from mhassist.errors import QuestionError
from mhassist.explanation import Explanation
from mhassist.web.why import CHANGED, why_html, why_placeholder
from mhassist.web.wording import FAILURE
from web.fake_assistant import HOSTILE, invented_answer


class Explainer:
    """Explains nothing but what is missing, and fails where it is told to."""

    def __init__(self, *, then: str = "invented-1") -> None:
        self.asked: list[Request] = []
        self.index_version = "invented-1"
        self._then = then

    def answer_explained(self, request: Request) -> tuple[Answer, Explanation]:
        self.asked.append(request)
        if request.question == "leeg":
            raise QuestionError("De vraag is leeg: <typ> een vraag.")
        if request.question == "stuk":
            raise RuntimeError("a defect")
        explanation = Explanation(status="refused", parts=(), missing=("een aantal <b>",))
        answer = invented_answer(request.question, "refused", "Nee.")
        return answer.model_copy(update={"index_version": self._then}), explanation


def test_question_and_history_are_asked_once_more() -> None:
    explainer = Explainer()
    asked: dict[str, object] = {
        "question": "En in 2031?",
        "history": ["Hoeveel?"],
        "letters": ["haven"],
        "version": "invented-1",
    }
    shown = why_html(explainer, asked)
    assert explainer.asked == [Request("En in 2031?", history=("Hoeveel?",), letters=("haven",))]
    assert shown == (
        "<h4>Uitkomst</h4><ul><li>Niet beantwoord: het staat niet in de brieven.</li>"
        "<li>een aantal &lt;b&gt;</li></ul>"
        '<p class="exact">De cijfers hierachter geeft de opdracht '
        "<code>mhassist ask --explain</code>.</p>"
    )


def test_what_goes_wrong_is_one_sentence() -> None:
    now = {"version": "invented-1"}
    assert why_html(Explainer(), {"question": "leeg", **now}) == (
        '<p class="error">De vraag is leeg: &lt;typ&gt; een vraag.</p>'
    )
    assert why_html(Explainer(), {"question": "stuk", "history": 7, **now}) == (
        f'<p class="error">{FAILURE}</p>'
    )


@pytest.mark.parametrize("version", ["invented-0", "", None])
def test_answer_of_other_letters_is_not_explained_by_those_of_now(version: object) -> None:
    explainer = Explainer()
    shown = why_html(explainer, {"question": "Hoeveel?", "version": version})
    assert shown == f'<p class="error">{CHANGED}</p>'
    assert CHANGED == "De brieven zijn sindsdien veranderd; stel de vraag opnieuw."
    assert explainer.asked == []


def test_letters_that_change_during_the_explanation_are_noticed() -> None:
    asked: dict[str, object] = {"question": "Hoeveel?", "version": "invented-1"}
    assert why_html(Explainer(then="invented-2"), asked) == f'<p class="error">{CHANGED}</p>'


class Tags(HTMLParser):
    """Keeps the tags that it meets, and the attributes of the first."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        self.first: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append(tag)
        self.first = self.first or dict(attrs)


def test_placeholder_holds_the_question_as_text() -> None:
    tags = Tags()
    tags.feed(why_placeholder("Wie <b>?", [HOSTILE], [HOSTILE], version=HOSTILE))
    assert tags.met == ["details", "summary", "div"]
    assert list(tags.first) == [
        "class",
        "data-question",
        "data-history",
        "data-letters",
        "data-version",
    ]
    assert tags.first["data-question"] == "Wie <b>?"
    assert json.loads(str(tags.first["data-history"])) == [HOSTILE]
    assert json.loads(str(tags.first["data-letters"])) == [HOSTILE]
