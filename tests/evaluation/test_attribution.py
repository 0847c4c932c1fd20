"""Recall and precision of citations as in ALCE, on answers that a reader can judge."""

from __future__ import annotations

import pytest

from evaluation.invented import (
    BUDGET,
    DESK,
    MEASURES,
    REFUSAL,
    RIGHT,
    VISITS,
    make_answer,
    make_citation,
)
from mhassist.answering.answer import Answer
from mhassist.evaluation.attribution import Attribution, attribute, split_into_statements
from mhassist.evaluation.matching import answer_words

FIRST = make_citation(1, 1, BUDGET)
SECOND = make_citation(2, 6, VISITS)
INTRODUCED = f"In de brief van 4 maart 2030 schrijft het kabinet: “{BUDGET}” [1]"


@pytest.mark.parametrize(
    ("answer", "recall", "precision"),
    [
        pytest.param(RIGHT, 1.0, 1.0, id="verbatim"),
        pytest.param(make_answer(INTRODUCED, FIRST), 1.0, 1.0, id="with an introduction"),
        pytest.param(
            make_answer(f"{MEASURES} [1]\n- “{DESK}” [2]", make_citation(1, 2, MEASURES),
                        make_citation(2, 3, DESK)),
            1.0, 1.0, id="list",
        ),
        pytest.param(
            make_answer(f"{BUDGET} [2]", FIRST, SECOND), 0.0, 0.0, id="another paragraph is cited"
        ),
        pytest.param(
            make_answer(f"{BUDGET} [1] [2]", FIRST, SECOND), 1.0, 0.5,
            id="second citation is not needed",
        ),
        pytest.param(
            make_answer(f"“{BUDGET}” “{VISITS}” [1][2]", FIRST, SECOND), 1.0, 1.0,
            id="each bears a half",
        ),
        pytest.param(
            make_answer(f"{BUDGET} [1] Er komt nog veel meer geld.", FIRST), 0.5, 1.0,
            id="sentence without a citation",
        ),
        pytest.param(
            make_answer("Voor opvang in Zandmeer trekt het kabinet 2,5 miljoen uit. [1]", FIRST),
            1.0, 1.0, id="in other words",
        ),
        pytest.param(
            make_answer("Voor opvang in Zandmeer trekt het kabinet 3 miljoen uit. [1]", FIRST),
            0.0, 0.0, id="another number",
        ),
        pytest.param(
            make_answer(f"{BUDGET} [1] [7]", FIRST), 1.0, 1.0, id="marker of no citation"
        ),
        pytest.param(REFUSAL.model_copy(update={"missing": ()}), 0.0, 0.0, id="nothing cited"),
    ],
)  # fmt: skip
def test_recall_and_precision(answer: Answer, recall: float, precision: float) -> None:
    assert attribute(answer) == Attribution(recall, precision)


def test_what_is_missing_is_no_statement() -> None:
    answer = make_answer(
        f"{BUDGET} [1]\n\nEr is geen naam gevonden.",
        FIRST,
        status="partial",
        missing=["Er is geen naam gevonden."],
    )

    assert [each.text for each in split_into_statements(answer)] == [BUDGET]
    assert attribute(answer) == Attribution(1.0, 1.0)


def test_doubt_above_a_quote_is_no_statement() -> None:
    doubt = "Niet zeker: de naam staat misschien niet in de brieven."
    answer = make_answer(f"{doubt}\n\n{BUDGET} [1]", FIRST, status="partial", missing=[doubt])

    assert [each.text for each in split_into_statements(answer)] == [BUDGET]
    assert attribute(answer) == Attribution(1.0, 1.0)


def test_number_that_a_letter_prints_between_brackets_is_no_citation() -> None:
    printed = "Het onderzoek [2] liep tot 2030 [1]."
    text = f"In de brief staat: “{printed}” [1] “{DESK}” [2]"
    answer = make_answer(text, make_citation(1, 2, printed), make_citation(2, 3, DESK))
    assert [(each.text, [one.n for one in each.citations])
            for each in split_into_statements(answer)] == [
        (f"In de brief staat: “{printed}”", [1]), (f"“{DESK}”", [2]),
    ]  # fmt: skip
    assert answer_words(answer) == 16
