"""What is remembered of answers, and the second process that helps to answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.encoder import load_encoder
from mhassist.evaluation import load_questions
from mhassist.index import open_index
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.judging import Judge, Verdict
from mhassist.renewal.judging_process import JudgingProcess, judging_process
from mhassist.renewal.nearness import Nearness
from mhassist.renewal.renew import Conditions, change_letters
from mhassist.renewal.verdicts import Verdicts, load_verdicts, remember
from renewal.letters import HAVEN, TUIN, add, hand_in, write_corpus, write_question

QUESTION = "Hoeveel inspecteurs heeft de minister opgeleid voor de haven van Zandmeer?"


@pytest.mark.parametrize(
    ("verdict", "worse"),
    [
        pytest.param(Verdict(new=True), False, id="right"),
        pytest.param(Verdict(new=False, old=True), True, id="was right"),
        pytest.param(Verdict(new=False, old=False), False, id="was wrong"),
    ],
)
def test_worse_is_what_was_right_and_is_wrong(verdict: Verdict, worse: bool) -> None:
    assert verdict.is_worse is worse


def test_answers_of_a_generation_that_went_live_are_remembered(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    version = add(settings, hand_in(tmp_path, "tuin.txt", TUIN)).report.version
    known = load_verdicts(settings)
    assert (known.generation, known.right, known.earlier) == (version, {"q1": True}, {})
    assert known.of(version) == {"q1": True}
    assert known.of("another") == {}


def test_what_only_an_earlier_generation_answered_is_kept_apart(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    remember(settings, "one", {"q1": Verdict(new=True), "q2": Verdict(new=False, old=False)})
    remember(settings, "two", {"q1": Verdict(new=False, old=True)})
    remember(settings, "three", {})
    known = load_verdicts(settings)
    assert (known.generation, known.right, known.earlier) == ("two", {"q1": False}, {"q2": False})
    assert known.likely_wrong == {"q1", "q2"}


def test_nothing_is_remembered_when_the_questions_changed(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    remember(settings, "one", {"q1": Verdict(new=True)})
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    assert load_verdicts(settings) == Verdicts()


def test_what_else_is_written_beside_the_questions_changes_nothing(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    remember(settings, "one", {"q1": Verdict(new=True)})
    settings.eval.mkdir(exist_ok=True)
    (settings.eval / "feedback.jsonl").write_text("{}\n", encoding="utf-8")
    assert load_verdicts(settings).right == {"q1": True}


def test_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    (settings.index / "VERDICTS").write_text("{", encoding="utf-8")
    assert load_verdicts(settings) == Verdicts()


def test_old_generation_is_not_asked_again_what_it_answered(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, QUESTION, "haven", "elf inspecteurs")
    [question] = load_questions(settings.eval / "questions.jsonl")
    index = open_index(settings)
    judge = Judge(settings, index, index, encoder=FakeEncoder(), questions=[question])
    assert judge.judge(question, old=True) == Verdict(new=False, old=True)
    assert judge.judge(question) == Verdict(new=False, old=False)


@pytest.mark.model
def test_second_process_judges_as_this_one_does(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    write_question(settings, QUESTION, "haven", "twaalf inspecteurs")
    encoder = load_encoder(settings)
    change_letters(
        settings,
        read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)]),
        encoder=encoder,
        conditions=Conditions(force=True),
    )
    version = open_index(settings).version
    index = open_index(settings)
    questions = load_questions(settings.eval / "questions.jsonl")
    judge = Judge(settings, index, index, encoder=encoder, questions=questions)
    with JudgingProcess(settings) as second:
        assert second.is_ready(before=version, after=version, encoder=encoder.fingerprint)
        # Whoever asks next is told the same, and nobody waits for a second answer.
        assert second.is_ready(before=version, after=version, encoder=encoder.fingerprint)
        leads = second.leads(questions)
        there = second.judge(questions, {"q2": True})
    assert leads == Nearness(index, index, encoder=encoder).leads(questions)
    assert there == [judge.judge(questions[0]), Verdict(new=False, old=True)]


@pytest.mark.model
def test_second_process_with_another_encoder_is_not_ready(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    questions = load_questions(settings.eval / "questions.jsonl")
    version = open_index(settings).version
    with JudgingProcess(settings) as second:
        assert not second.is_ready(before=version, after=version, encoder="other")
        assert second.leads(questions) is None
        assert second.judge(questions, {}) is None


def test_few_questions_or_no_index_are_no_reason_to_start_a_process(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    with judging_process(settings) as without_questions:
        assert without_questions is None
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    with judging_process(settings) as with_few:
        assert with_few is None


@pytest.mark.parametrize(
    ("date", "worse"),
    [
        pytest.param("2031-06-01", False, id="asked of the letter that came"),
        pytest.param("2031-02-01", True, id="asked of the same letter"),
    ],
)
def test_question_of_the_newest_letter_is_no_longer_about_the_one_before_it(
    tmp_path: Path, date: str, worse: bool
) -> None:
    settings = write_corpus(tmp_path)
    newest = "Hoeveel inspecteurs zijn er volgens de nieuwste brief opgeleid voor de haven?"
    write_question(settings, newest, "haven", "tien inspecteurs")
    handed_in = [
        hand_in(tmp_path, "haven.txt", HAVEN.replace("tien", "elf")),
        hand_in(tmp_path, "tuin.txt", TUIN),
    ]
    hand_in(tmp_path, "tuin.toml", f"date = {date}\n")
    trial = add(settings, *handed_in).trial
    assert [question.id for question in trial.worse] == (["q1"] if worse else [])


def test_what_no_letter_said_may_be_answered_by_one_that_comes(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, QUESTION, "haven", "tien inspecteurs")
    record = {
        "id": "q2",
        "split": "dev",
        "kind": "un_on_subject",
        "question": "Hoeveel kassen zijn er in Zandmeer gecontroleerd?",
        "answerable": False,
        "note": "Geen brief noemt een aantal.",
    }
    with (settings.eval / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    kassen = "In Zandmeer zijn in 2032 veertig kassen gecontroleerd door de inspectie.\n"

    trial = add(settings, hand_in(tmp_path, "kassen.txt", kassen)).trial

    assert trial.asked == 2
    assert trial.verdicts["q2"].new is False
    assert trial.worse == ()
