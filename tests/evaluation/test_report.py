"""The report: one page, safe and complete, that asks nothing of a network."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evaluation.invented import (
    BUDGET,
    MEASURES,
    REFUSAL,
    RIGHT,
    FakeAssistant,
    make_answer,
    make_citation,
    make_question,
    make_unanswerable,
)
from mhassist.evaluation import run_evaluation
from mhassist.evaluation.baseline import compare, load_baseline, write_baseline
from mhassist.evaluation.markup import escape
from mhassist.evaluation.plots import Row, Share, plot_rows
from mhassist.evaluation.report import render_report
from mhassist.evaluation.reporting import TEST_HALF_HIDDEN
from mhassist.evaluation.running import EvaluationResult

HOSTILE = '<script>alert("x")</script> ${1} \u202e'
WRONG = make_answer(f"{MEASURES} [1]", make_citation(1, 2, MEASURES))
QUESTIONS = [
    make_question(id="q1", question="opvang"),
    make_question(id="q2", question=HOSTILE),
    make_question(id="q3", question="geheim", split="test"),
    make_unanswerable(id="q4", question="burgemeester"),
]
ANSWERS = {"opvang": RIGHT, HOSTILE: WRONG, "geheim": WRONG, "burgemeester": REFUSAL}
MADE = dt.datetime(2031, 3, 4, 9, 5, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def result() -> EvaluationResult:
    return run_evaluation(FakeAssistant(ANSWERS), QUESTIONS)


@pytest.fixture(scope="module")
def page(result: EvaluationResult) -> str:
    return render_report(result, None, made=MADE)


class _Outline(HTMLParser):
    """Headings, ids, what is asked from elsewhere, and elements that were not closed."""

    EMPTY = frozenset({"meta", "br", "path", "use", "rect", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.asked: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.EMPTY:
            self._open.append(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"src", "href", "xlink:href", "action"} and value and value[0] != "#":
                self.asked.append(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self._open.pop() == tag


@pytest.fixture(scope="module")
def outline(page: str) -> _Outline:
    outline = _Outline()
    outline.feed(page)
    outline.close()
    assert outline._open == []
    return outline


def test_page_asks_for_nothing_from_elsewhere(page: str, outline: _Outline) -> None:
    assert outline.asked == []
    assert outline.tags.isdisjoint({"script", "iframe", "img", "link", "object"})
    assert re.findall(r"url\((?!#)|@import", page) == []


def test_ids_are_used_once_and_headings_go_down_one_step_at_a_time(outline: _Outline) -> None:
    assert sorted(outline.ids) == sorted(set(outline.ids))
    assert outline.headings[0] == "h1"
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert [(above, below) for above, below in steps if int(below[1]) - int(above[1]) > 1] == []


def test_page_says_what_it_is_and_of_when(page: str) -> None:
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert (
        "<p>ontwikkelhelft: 3 vragen; testhelft: 1 vragen. Index invented-1. "
        "Gemeten op 04-03-2031 om 09:05.</p>" in page
    )


def test_text_of_questions_is_shown_as_text(page: str) -> None:
    assert "<script>" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; ${1} \ufffd" in page


def test_wrong_answer_is_shown_with_what_was_expected_and_cited(page: str) -> None:
    assert "geen juiste alinea aangehaald; 0% van de feiten" in page
    assert "<dt>Hoort erin</dt><dd><ul><li>2,5 miljoen</li></ul></dd>" in page
    assert f"<li>kst-99999-1: “{BUDGET}”</li>" in page
    assert "<li>[1] Brief over de haven, zonder datum, al. 2</li>" in page
    assert "<dt>Zekerheid</dt><dd>50 %</dd>" in page


def test_questions_of_the_test_half_are_shown_only_when_asked_for(
    result: EvaluationResult, page: str
) -> None:
    assert "geheim" not in page
    assert escape(TEST_HALF_HIDDEN) in page
    shown = render_report(result, None, made=MADE, show_test=True)
    assert "geheim" in shown
    assert escape(TEST_HALF_HIDDEN) not in shown


def test_every_plot_has_its_data_as_a_table(page: str, outline: _Outline) -> None:
    assert page.count("<figure>") == 4
    assert page.count("<summary>Als tabel</summary>") == 4
    assert page.count("<svg") == page.count('aria-hidden="true"') == 4
    assert '<th scope="row">kst-99999-1</th><td>50,0 %<small>0,0 – 100,0 (2)</small></td>' in page


def test_without_a_baseline_it_says_how_one_is_made(page: str) -> None:
    assert "<code>mhassist eval --write-baseline</code> legt er een vast." in page


def test_change_since_the_baseline(result: EvaluationResult, tmp_path: Path) -> None:
    before = run_evaluation(FakeAssistant({**ANSWERS, HOSTILE: RIGHT, "geheim": RIGHT}), QUESTIONS)
    write_baseline(before, tmp_path / "baseline.json", measured=dt.date(2031, 3, 4))
    baseline = load_baseline(tmp_path / "baseline.json")

    page = render_report(result, compare(result, baseline), made=MADE)

    assert "<h3>Slechter: 2</h3>" in page
    assert f"<li>q2: goed, rang 1 → fout, rang 1<small>{escape(HOSTILE)}</small></li>" in page
    assert "<li>q3: goed, rang 1 → fout, rang 1</li>" in page  # of the test half: not to be read
    assert "<h3>Beter: geen vraag</h3>" in page
    assert (
        '<th scope="row">goed beantwoord</th><td>ontwikkelhelft</td><td>100,0 %</td>'
        '<td>50,0 %</td><td class="short">-50,0 (te ver)</td>' in page
    )


def test_one_half_without_answerable_questions_still_makes_a_page() -> None:
    only = run_evaluation(FakeAssistant(ANSWERS), [make_unanswerable(question="burgemeester")])

    page = render_report(only, None, made=MADE)

    assert "<p>Geen vraag heeft een antwoord in de brieven.</p>" in page
    assert "<p>Alles ging goed.</p>" in page


def test_plot_is_the_same_each_time_with_its_words_as_text() -> None:
    rows = [Row("één <feit>", (Share(0.5, 0.25, 0.75, 4), None), target=0.92)]

    drawing = plot_rows(rows, name="proef")

    assert drawing == plot_rows(rows, name="proef")
    assert ">één &lt;feit&gt;</text>" in drawing
    assert ">ontwikkelhelft</text>" in drawing
    assert ">testhelft</text>" not in drawing
    assert "#0" not in drawing.replace("#proef-", "")
