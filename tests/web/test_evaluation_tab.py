"""The page "Evaluatie" and the form under an answer, without a browser."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evaluation.invented import RIGHT
from fake_encoder import FakeEncoder
from mhassist.answering.answer import Answer
from mhassist.errors import EvaluationError
from mhassist.evaluation.baseline import Baseline, BaselineSplit
from mhassist.evaluation.feedback import Feedback, Judgement
from mhassist.evaluation.figures import MEASURES
from mhassist.live import LiveAssistant
from mhassist.web.conversation import Turn
from mhassist.web.evaluation_desk import EvaluationDesk, LastReport, Progress
from mhassist.web.evaluation_tab import (
    about_last,
    keep_judgement,
    render_baseline,
    render_figures,
    render_last,
    run_evaluation,
)
from mhassist.web.meanings import MEANINGS, render_meanings
from mhassist.web.wording import FAILED
from renewal.letters import write_corpus, write_question

TURNS = (
    Turn("Hoe zit het?", answer=RIGHT),
    Turn("En <b>daarna</b>?", answer=RIGHT),
    Turn("?", error="Fout."),
)


class FakeDesk:
    """Fails as it is told, or keeps what it was given."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.kept: list[tuple[Judgement, Answer, tuple[str, ...]]] = []

    def last(self) -> LastReport | None:
        return None

    def baseline(self) -> Baseline | None:
        return None

    def run(self, progress: Progress) -> None:
        progress(1, 1)
        if self.error is not None:
            raise self.error

    def keep(self, judgement: Judgement, answer: Answer, history: Sequence[str]) -> None:
        if self.error is not None:
            raise self.error
        self.kept.append((judgement, answer, tuple(history)))


def test_last_answer_is_judged_with_the_questions_before_it() -> None:
    desk = FakeDesk()

    said = keep_judgement(desk, TURNS, ["fout", "Tien.", "", "A."])

    assert said == ("Bewaard; dank u wel.", True)
    judgement = Judgement(verdict="fout", expected="Tien.", sentence="", who="A.")
    assert desk.kept == [(judgement, RIGHT, ("Hoe zit het?",))]
    assert about_last(TURNS) == (
        "<p>Over het antwoord op: <q>En &lt;b&gt;daarna&lt;/b&gt;?</q></p>"
    )


def test_without_an_answer_there_is_nothing_to_judge() -> None:
    assert keep_judgement(FakeDesk(), (Turn("?", error="Fout."),), ["goed", "", "", "A."]) == (
        "Stel eerst een vraag; er is nog geen antwoord.",
        False,
    )
    assert about_last(()) == "<p>Stel eerst een vraag.</p>"


def test_what_goes_wrong_is_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    assert run_evaluation(FakeDesk(EvaluationError("Zo niet.")), lambda *_: None) == (
        "Zo niet.",
        False,
    )
    with caplog.at_level(logging.ERROR):
        assert run_evaluation(FakeDesk(ZeroDivisionError()), lambda *_: None) == (
            FAILED,
            False,
        )
        assert keep_judgement(FakeDesk(ZeroDivisionError()), TURNS, ["goed", "", "", "A."]) == (
            FAILED,
            False,
        )
    assert [record.getMessage() for record in caplog.records] == [
        "The evaluation could not be run",
        "A judgement could not be kept",
    ]


def test_figures_are_shown_beside_what_is_to_be_reached() -> None:
    figures: dict[str, Any] = {
        "dev": {"correct": {"value": 0.9, "interval": [0.85, 0.95], "questions": 300}},
        "test": {"correct": {"value": "veel"}, "words": None},
    }
    last = LastReport(dt.datetime(2031, 3, 4, 9, 5, tzinfo=dt.UTC), figures, '<p>"${1}"</p>')

    html = render_last(last)

    assert "<h3>Gemeten op 4 maart 2031 om 09:05</h3>" in html
    assert (
        '<tr><th scope="row">goed beantwoord<small>Hoe vaak alle feiten van het goede antwoord in '
        "het antwoord staan, met een juiste bron erbij. Bijna goed telt hier als fout.</small></th>"
        '<td data-head="Ontwikkelhelft">90,0 % <span class="good">gehaald</span>'
        '<small>95 %-interval<br>85,0 – 95,0</small></td><td data-head="Testhelft">–</td>'
        '<td data-head="Streven">≥ 88,0 %</td></tr>' in html
    )
    page = "data:text/html;base64,PHA+IiR7MX0iPC9wPg=="
    assert f'sandbox="" loading="lazy" src="{page}"' in html
    assert f'download="evaluatie.html" href="{page}"' in html


def test_until_there_is_a_measurement_the_baseline_is_shown_with_its_day() -> None:
    half = BaselineSplit(
        measured=dt.date(2031, 3, 4), index_version="1", figures={"correct": 0.85}, questions={}
    )

    html = render_baseline(Baseline(tolerance={}, splits={"dev": half, "test": half}))

    assert html.startswith("<h3>De basismeting van 4 maart 2031</h3><p>Hier is nog niet gemeten.")
    assert html.count('">85,0 % <span class="bad">niet gehaald</span></td>') == 2


def test_without_measurement_and_baseline_the_page_says_so() -> None:
    assert render_figures(FakeDesk()) == "<p>Er is nog niet gemeten.</p>"


@pytest.fixture
def desk(tmp_path: Path) -> EvaluationDesk:
    settings = write_corpus(tmp_path)
    write_question(settings, "Hoeveel inspecteurs zijn opgeleid?", "haven", "tien inspecteurs")
    return EvaluationDesk(LiveAssistant(settings, encoder=FakeEncoder()))


def test_run_is_reported_and_the_last_report_is_read(desk: EvaluationDesk, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert desk.last() is None

    desk.run(lambda done, total: seen.append((done, total)))

    last = desk.last()
    assert last is not None
    assert seen == [(1, 1)]
    assert last.figures["dev"]["correct"]["questions"] == 1
    assert last.page == (tmp_path / "eval" / "report.html").read_text(encoding="utf-8")


def test_two_runs_write_the_same_result(desk: EvaluationDesk, tmp_path: Path) -> None:
    desk.run(lambda *_: None)
    first = (tmp_path / "eval" / "result.json").read_bytes()
    desk.run(lambda *_: None)

    assert (tmp_path / "eval" / "result.json").read_bytes() == first


def test_one_run_at_a_time(desk: EvaluationDesk) -> None:
    refused: list[str] = []

    def run_again(done: int, total: int) -> None:
        with pytest.raises(EvaluationError) as caught:
            desk.run(lambda *_: None)
        refused.append(str(caught.value))

    desk.run(run_again)

    assert refused == ["De evaluatie loopt al; wacht tot die klaar is."]


def test_baseline_that_cannot_be_read_is_none(desk: EvaluationDesk, tmp_path: Path) -> None:
    (tmp_path / "eval" / "baseline.json").write_text("[]", encoding="utf-8")

    assert desk.baseline() is None


def test_report_that_cannot_be_read_is_none(desk: EvaluationDesk, tmp_path: Path) -> None:
    (tmp_path / "eval" / "result.json").write_text("[]", encoding="utf-8")
    (tmp_path / "eval" / "report.html").write_text("", encoding="utf-8")

    assert desk.last() is None


def test_judgement_is_kept_beside_the_questions(desk: EvaluationDesk, tmp_path: Path) -> None:
    desk.keep(Judgement(verdict="goed", who="A."), RIGHT, ["Eerder?"])

    file = tmp_path / "eval" / "feedback.jsonl"
    kept = Feedback.model_validate_json(file.read_text(encoding="utf-8"))
    assert (kept.verdict, kept.who, kept.history) == ("goed", "A.", ("Eerder?",))
    assert kept.when.tzinfo is not None


def test_every_figure_has_a_meaning_in_plain_words() -> None:
    assert list(MEANINGS) == [measure.name for measure in MEASURES]
    told = render_meanings()
    assert "<dt>MRR</dt><dd>Hoe hoog de juiste alinea gemiddeld staat" in told
    assert "<dt>testhelft</dt>" in told
