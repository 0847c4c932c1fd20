"""Evaluation questions: a good line is read whole, a wrong one is refused with its number."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mhassist.errors import EvaluationError
from mhassist.evaluation.questions import (
    EvalQuestion,
    Evidence,
    QuestionKind,
    check_evidence,
    load_questions,
)

CHECKOUT = Path(__file__).resolve().parents[2]

ANSWERABLE: dict[str, object] = {
    "id": "q001",
    "split": "dev",
    "kind": "number",
    "question": "Hoeveel fietsen kwamen erbij?",
    "answerable": True,
    "need": "all",
    "evidence": [{"letter": "brief-een", "text": "Er kwamen twintig fietsen bij."}],
    "facts": [["twintig", "20"]],
    "forbidden": ["dertig"],
}
UNANSWERABLE: dict[str, object] = {
    "id": "q002",
    "split": "test",
    "kind": "un_on_subject",
    "question": "Wat kostten de fietsen?",
    "answerable": False,
    "note": "Er staat geen bedrag in.",
}


def write_lines(folder: Path, *lines: str) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def one_question(evidence_text: str, letter: str = "brief-een") -> EvalQuestion:
    evidence = [{"letter": letter, "text": evidence_text}]
    return EvalQuestion.model_validate(ANSWERABLE | {"evidence": evidence})


def test_questions_are_read_in_order_with_their_lines(tmp_path: Path) -> None:
    file = write_lines(tmp_path, json.dumps(ANSWERABLE), "", json.dumps(UNANSWERABLE))

    first, second = load_questions(file)

    assert first.id == "q001"
    assert first.line == 1
    assert first.kind is QuestionKind.NUMBER
    assert first.need == "all"
    assert first.evidence == (Evidence(letter="brief-een", text="Er kwamen twintig fietsen bij."),)
    assert first.facts == (("twintig", "20"),)
    assert first.forbidden == ("dertig",)
    assert first.history == ()
    assert second.id == "q002"
    assert second.line == 3
    assert second.need == "any"
    assert second.note == "Er staat geen bedrag in."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"split": "train"}, "'split' heeft een waarde die niet bestaat", id="split"),
        pytest.param({"kind": "getal"}, "'kind' heeft een waarde die niet bestaat", id="kind"),
        pytest.param({"question": " "}, "'question' is leeg", id="empty question"),
        pytest.param({"bron": "x"}, "'bron' is geen bekend veld", id="unknown field"),
        pytest.param({"facts": [[]]}, "'facts.0' is leeg", id="fact without a form"),
        pytest.param({"facts": "20"}, "'facts' heeft niet de juiste vorm", id="facts no list"),
        pytest.param(
            {"evidence": [{"letter": "brief-een"}]},
            "'evidence.0.text' ontbreekt",
            id="evidence without text",
        ),
        pytest.param(
            {"evidence": []},
            "een vraag met antwoord heeft 'evidence' en 'facts' nodig",
            id="answerable without evidence",
        ),
        pytest.param(
            {"kind": "un_on_subject"},
            "'answerable' past niet bij het soort 'un_on_subject'",
            id="kind and answerable differ",
        ),
        pytest.param(
            {"kind": "un_opinion", "answerable": False},
            "een vraag zonder antwoord heeft geen 'evidence' of 'facts'",
            id="unanswerable with evidence",
        ),
        pytest.param(
            {"kind": "un_opinion", "answerable": False, "evidence": [], "facts": []},
            "een vraag zonder antwoord heeft een 'note' nodig",
            id="unanswerable without note",
        ),
        pytest.param(
            {"kind": "followup"}, "een vervolgvraag heeft 'history' nodig", id="no history"
        ),
    ],
)
def test_malformed_question_is_refused_with_its_line(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    file = write_lines(tmp_path, json.dumps(UNANSWERABLE), json.dumps(ANSWERABLE | change))
    sentence = f"Regel 2 is geen geldige vraag: {reason}."

    with pytest.raises(EvaluationError, match=f"^{re.escape(sentence)}$"):
        load_questions(file)


def test_line_that_is_not_json_is_refused_with_its_line(tmp_path: Path) -> None:
    file = write_lines(tmp_path, "{'id': 'q001'}")

    with pytest.raises(EvaluationError, match=r"^Regel 1 is geen geldige JSON \(teken 2\)\.$"):
        load_questions(file)


def test_line_that_is_no_object_is_refused(tmp_path: Path) -> None:
    file = write_lines(tmp_path, "[1]")

    with pytest.raises(EvaluationError, match=r"^Regel 1 .*: de regel heeft niet de juiste vorm"):
        load_questions(file)


def test_id_used_twice_is_refused(tmp_path: Path) -> None:
    file = write_lines(tmp_path, json.dumps(ANSWERABLE), json.dumps(ANSWERABLE))

    with pytest.raises(
        EvaluationError, match=r"^Regel 2: het kenmerk 'q001' staat al op regel 1\.$"
    ):
        load_questions(file)


def test_file_that_is_not_utf_8_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(EvaluationError, match=r"vragen\.jsonl is geen UTF-8-tekst\.$"):
        load_questions(file)


def test_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(
        EvaluationError, match=r"geen\.jsonl kan niet gelezen worden: het is er niet\.$"
    ):
        load_questions(tmp_path / "geen.jsonl")


@pytest.mark.parametrize(
    "letter_text",
    [
        pytest.param("Er kwamen twintig fietsen bij.", id="as printed"),
        pytest.param("Er kwa-\nmen  twintig\n\nfietsen bij.", id="broken over lines"),
        pytest.param("Er kwamen *twintig* fietsen bij.", id="italics marked"),
    ],
)
def test_evidence_is_found_however_its_lines_are_broken(letter_text: str) -> None:
    question = one_question("Er kwamen twintig fietsen bij.")

    check_evidence([question], {"brief-een": letter_text})


def test_evidence_with_other_words_is_refused_with_its_line(tmp_path: Path) -> None:
    file = write_lines(tmp_path, json.dumps(UNANSWERABLE), json.dumps(ANSWERABLE))
    sentence = (
        "Regel 2 (q001): dit bewijs staat niet in 'brief-een': Er kwamen twintig fietsen bij."
    )

    with pytest.raises(EvaluationError, match=f"^{re.escape(sentence)}$"):
        check_evidence(load_questions(file), {"brief-een": "Er kwamen dertig fietsen bij."})


def test_evidence_with_other_capitals_is_refused() -> None:
    with pytest.raises(EvaluationError, match="staat niet in 'brief-een'"):
        check_evidence([one_question("ER KWAMEN")], {"brief-een": "Er kwamen dertig fietsen."})


def test_evidence_from_an_unknown_letter_is_refused() -> None:
    question = one_question("Er kwamen", letter="brief-twee")

    with pytest.raises(EvaluationError, match="er is geen brief met het kenmerk 'brief-twee'"):
        check_evidence([question], {"brief-een": "Er kwamen dertig fietsen."})


def test_questions_of_the_project_are_well_formed_and_their_evidence_is_in_the_letters() -> None:
    questions = load_questions(CHECKOUT / "eval" / "questions.jsonl")
    letters = (CHECKOUT / "corpus").glob("*.txt")

    check_evidence(questions, {file.stem: file.read_text(encoding="utf-8") for file in letters})

    assert {question.split for question in questions} == {"dev", "test"}
    assert {question.kind for question in questions} == set(QuestionKind)


def test_questions_for_fitting_are_well_formed_and_apart_from_the_test_half() -> None:
    fitting = load_questions(CHECKOUT / "eval" / "fitting.jsonl")
    asked = load_questions(CHECKOUT / "eval" / "questions.jsonl")

    assert {question.split for question in fitting} == {"dev"}
    assert {each.question for each in fitting}.isdisjoint(
        each.question for each in asked if each.split == "test"
    )
