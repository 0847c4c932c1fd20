"""Which questions a change comes near to."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.evaluation import load_questions
from mhassist.index import open_index
from mhassist.renewal.nearness import Nearness, in_rounds, nearest
from renewal.letters import TUIN, add, hand_in, write_corpus, write_question


def test_questions_that_what_came_answers_better_come_first(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    before = open_index(settings)
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "haven", "tien")
    write_question(settings, "Wat is de aanpak van uitbuiting in de tuinbouw?", "loket", "loket")
    write_question(settings, "Welke handreiking krijgen de gemeenten?", "loket", "handreiking")
    add(settings, hand_in(tmp_path, "tuin.txt", TUIN), force=True)
    questions = load_questions(settings.eval / "questions.jsonl")

    nearness = Nearness(before, open_index(settings), encoder=FakeEncoder())
    leads = nearness.leads(questions)

    assert nearness.changed == {"tuin"}
    assert leads[1] > 0 > max(leads[0], leads[2])
    found = nearest(questions, leads, changed=nearness.changed, limit=1)
    assert [question.id for question in found] == ["q2"]


def test_questions_on_a_letter_that_was_replaced_come_before_all_others(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    for number in range(3):
        write_question(settings, f"Vraag {number}?", ["haven", "loket", "haven"][number], "tien")
    questions = load_questions(settings.eval / "questions.jsonl")
    found = nearest(questions, [1.0, 3.0, 2.0], changed={"haven"}, limit=3)
    assert [question.id for question in found] == ["q3", "q1", "q2"]


@pytest.mark.parametrize(
    ("near", "limit", "asked"),
    [
        pytest.param(0, 160, 32, id="nothing near: some all the same"),
        pytest.param(50, 160, 50, id="what is near"),
        pytest.param(50, 40, 40, id="no more than asked for"),
    ],
)
def test_far_questions_are_not_asked(tmp_path: Path, near: int, limit: int, asked: int) -> None:
    settings = write_corpus(tmp_path)
    for number in range(60):
        write_question(settings, f"Vraag {number}?", "haven", "tien")
    questions = load_questions(settings.eval / "questions.jsonl")
    leads = [-8.9] * near + [-9.1] * (60 - near)
    found = nearest(questions, leads, changed={"tuin"}, limit=limit)
    assert len(found) == asked
    assert {question.id for question in found[:near]} <= {one.id for one in questions[:near]}


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        pytest.param("tuin", 40, id="the nearest"),
        pytest.param("haven", 45, id="all that a letter that was replaced may answer"),
    ],
)
def test_nearest_questions_are_asked_before_the_others(
    tmp_path: Path, changed: str, first: int
) -> None:
    settings = write_corpus(tmp_path)
    for number in range(60):
        write_question(settings, f"Vraag {number}?", "haven" if number < 45 else "loket", "tien")
    questions = load_questions(settings.eval / "questions.jsonl")
    rounds = in_rounds(questions, changed={changed})
    assert rounds == [questions[:first], questions[first:]]


def test_question_of_how_things_stand_now_is_nearer_to_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    before = open_index(settings)
    write_question(settings, "Hoeveel inspecteurs zijn er opgeleid?", "haven", "tien")
    write_question(settings, "Hoeveel inspecteurs zijn er momenteel opgeleid?", "haven", "tien")
    add(settings, hand_in(tmp_path, "tuin.txt", TUIN), force=True)
    questions = load_questions(settings.eval / "questions.jsonl")
    compared = Nearness(before, open_index(settings), encoder=FakeEncoder())
    leads = compared.leads(questions)
    monkeypatch.setattr("mhassist.renewal.nearness.NEWEST", 0.0)
    without = compared.leads(questions)
    assert [one - other for one, other in zip(leads, without, strict=True)] == [0, 4]


def test_letter_that_left_is_compared_in_the_index_that_had_it(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    before = open_index(settings)
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "loket", "tien")
    add(settings, leaving=["haven"], force=True)
    nearness = Nearness(before, open_index(settings), encoder=FakeEncoder())
    assert nearness.changed == {"haven"}
    assert nearness.leads(load_questions(settings.eval / "questions.jsonl"))[0] > 0
