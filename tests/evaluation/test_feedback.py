"""What a reader says of an answer: what is kept and what is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from evaluation.invented import BUDGET, LETTER, RIGHT
from mhassist.errors import EvaluationError
from mhassist.evaluation.feedback import (
    Feedback,
    Judgement,
    keep_feedback,
    make_feedback,
)
from mhassist.evaluation.questions import Evidence

TEXTS = {LETTER.id: LETTER.text}
WHEN = dt.datetime(2031, 3, 4, 9, 5, tzinfo=dt.UTC)
FILLED_IN = Judgement(verdict="fout", who="A. de Vries", expected="Twee miljoen.")


def make(judgement: Judgement) -> Feedback:
    return make_feedback(judgement, RIGHT, ["Wat komt er?"], letter_texts=TEXTS, when=WHEN)


def test_line_that_is_kept(tmp_path: Path) -> None:
    keep_feedback(make(FILLED_IN), tmp_path)

    assert (tmp_path / "feedback.jsonl").read_text(encoding="utf-8") == (
        '{"when":"2031-03-04T09:05:00Z","who":"A. de Vries","verdict":"fout",'
        '"expected":"Twee miljoen.","evidence":null,"question":"…","history":["Wat komt er?"],'
        f'"status":"answered","answer":"{BUDGET} [1]","cited":["kst-99999-1/p1"],'
        '"index_version":"invented-1"}\n'
    )


def test_what_is_kept_comes_after_what_was_there(tmp_path: Path) -> None:
    first, second = make(FILLED_IN), make(Judgement(verdict="goed", who="B."))

    keep_feedback(first, tmp_path)
    keep_feedback(second, tmp_path)

    lines = (tmp_path / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Feedback.model_validate_json(line) for line in lines] == [first, second]


def test_sentence_is_found_in_its_letter_whatever_its_line_ends() -> None:
    sentence = "“Inspecteurs bezochten in 2030\nveertig schepen.”"

    kept = make(FILLED_IN.model_copy(update={"sentence": sentence}))

    text = "Inspecteurs bezochten in 2030 veertig schepen."
    assert kept.evidence == Evidence(letter=LETTER.id, text=text)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            {"verdict": ""}, "Kies of het antwoord goed, fout of onvolledig is.", id="no verdict"
        ),
        pytest.param(
            {"expected": " "}, "Vul in wat het antwoord had moeten zijn.", id="not what is right"
        ),
        pytest.param({"who": ""}, "Vul uw naam in, zodat er iets te vragen valt.", id="nobody"),
        pytest.param(
            {"sentence": "Dit staat er helemaal niet in."},
            "Deze zin staat in geen van de brieven; neem hem letterlijk over, of laat het veld "
            "leeg.",
            id="sentence of no letter",
        ),
        pytest.param(
            {"sentence": "Er komen drie"},
            "Neem van de zin uit de brief minstens 4 woorden over.",
            id="too few words",
        ),
        pytest.param(
            {"expected": "a" * 4_001}, "Houd elk veld onder de 4.000 tekens.", id="too long"
        ),
    ],
)
def test_form_that_is_not_filled_in_rightly_is_one_sentence(
    change: dict[str, str], sentence: str
) -> None:
    with pytest.raises(EvaluationError) as caught:
        make(FILLED_IN.model_copy(update=change))

    assert str(caught.value) == sentence
