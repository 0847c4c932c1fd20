"""The baseline: what is written, and what a later run is told."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from evaluation.invented import (
    MEASURES,
    REFUSAL,
    RIGHT,
    FakeAssistant,
    make_answer,
    make_citation,
    make_question,
    make_unanswerable,
)
from mhassist.answering.answer import Answer
from mhassist.errors import EvaluationError
from mhassist.evaluation.baseline import (
    DEFAULT_TOLERANCE,
    Baseline,
    compare,
    load_baseline,
    write_baseline,
)
from mhassist.evaluation.reporting import describe_comparison
from mhassist.evaluation.running import EvaluationResult, run_evaluation

DAY = dt.date(2031, 3, 4)
OPVANG = make_question(id="q1", question="opvang")
LOKET = make_question(id="q2", question="loket")
UNANSWERABLE = make_unanswerable(id="q3", split="test", question="burgemeester")
WRONG = make_answer(f"{MEASURES} [1]", make_citation(1, 2, MEASURES))

COMPARED = """\
Slechter dan de basismeting: 1
  q1: goed, rang 1 -> fout, rang 1

Beter dan de basismeting: 1
  q2: fout, rang 1 -> goed, rang 1

maat                                            helft    basis       nu
juiste alinea eerst                    ontwikkelhelft  100,0 %  100,0 %
juiste alinea bij de eerste vijf       ontwikkelhelft  100,0 %  100,0 %
MRR                                    ontwikkelhelft    1,000    1,000
nDCG@10                                ontwikkelhelft    1,000    1,000
goed beantwoord                        ontwikkelhelft   50,0 %   50,0 %
feiten in het antwoord                 ontwikkelhelft   50,0 %   50,0 %
woorden van een antwoord (mediaan)     ontwikkelhelft      7,5       11
eerste verwijzing juist                ontwikkelhelft   50,0 %   50,0 %
verwijzingen die juist zijn            ontwikkelhelft   50,0 %   50,0 %
nodig bewijs dat is aangehaald         ontwikkelhelft   50,0 %   50,0 %
al het nodige bewijs aangehaald        ontwikkelhelft   50,0 %   50,0 %
uitspraken gedragen door hun bron      ontwikkelhelft  100,0 %  100,0 %
verwijzingen die hun uitspraak dragen  ontwikkelhelft  100,0 %  100,0 %
citaten letterlijk                     ontwikkelhelft  100,0 %  100,0 %
met antwoord in de brieven: geweigerd  ontwikkelhelft    0,0 %   50,0 %  te ver gedaald

1 cijfer(s) verder gedaald dan toegestaan."""


def run(
    answers: Mapping[str, Answer], ranking: tuple[int, ...] = (1, 2), *, split: str | None = None
) -> EvaluationResult:
    asked = [
        question
        for question in (OPVANG, LOKET, UNANSWERABLE)
        if question.question in answers and split in {None, question.split}
    ]
    return run_evaluation(FakeAssistant(answers, ranking), asked)


def baseline_of(result: EvaluationResult, folder: Path) -> Baseline:
    write_baseline(result, folder / "baseline.json", measured=DAY)
    return load_baseline(folder / "baseline.json")


BEFORE = {"opvang": RIGHT, "loket": WRONG, "burgemeester": REFUSAL}


def test_baseline_keeps_figures_and_scores_of_each_half(tmp_path: Path) -> None:
    baseline = baseline_of(run(BEFORE), tmp_path)

    assert baseline.tolerance == DEFAULT_TOLERANCE
    assert baseline.splits["dev"].measured == DAY
    assert baseline.splits["dev"].index_version == "invented-1"
    assert baseline.splits["dev"].figures["correct"] == 0.5
    assert baseline.splits["test"].figures == {"refused_rightly": 1.0}
    assert baseline.splits["dev"].questions["q1"].kept() == {
        "status": "answered",
        "correct": True,
        "rank": 1,
        "ndcg_10": 1.0,
        "facts": 1.0,
        "first_citation": True,
        "citation_precision": 1.0,
        "citation_recall": 1.0,
        "statements_borne": 1.0,
        "citations_needed": 1.0,
        "quotes": 1,
        "quotes_verbatim": 1,
        "words": 11,
    }
    assert baseline.splits["dev"].questions["q2"].correct is False


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    write_baseline(run(BEFORE), tmp_path / "one.json", measured=DAY)
    write_baseline(run(BEFORE), tmp_path / "two.json", measured=DAY)

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_new_baseline_keeps_tolerances_and_the_half_that_was_not_run(tmp_path: Path) -> None:
    old = baseline_of(run(BEFORE), tmp_path)
    file = tmp_path / "baseline.json"
    chosen = old.model_dump(mode="json") | {"tolerance": old.tolerance | {"correct": 0.5}}
    file.write_text(json.dumps(chosen), encoding="utf-8")

    new = baseline_of(run(BEFORE | {"loket": RIGHT}, split="dev"), tmp_path)

    assert new.tolerance["correct"] == 0.5
    assert new.splits["dev"].figures["correct"] == 1.0
    assert new.splits["test"] == old.splits["test"]


def test_the_same_run_has_not_changed(tmp_path: Path) -> None:
    comparison = compare(run(BEFORE), baseline_of(run(BEFORE), tmp_path))

    assert comparison.fell is False
    assert (comparison.worse, comparison.better) == ((), ())
    assert comparison.passed is True


def test_worse_run_says_what_got_worse_and_better(tmp_path: Path) -> None:
    baseline = baseline_of(run(BEFORE, split="dev"), tmp_path)

    comparison = compare(run({"opvang": REFUSAL, "loket": RIGHT}), baseline)

    assert comparison.fell is True
    assert describe_comparison(comparison) == COMPARED


def test_lower_rank_is_worse_though_the_answer_is_still_right(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT}), tmp_path)

    comparison = compare(run({"opvang": RIGHT}, (2, 1)), baseline)

    assert [(change.id, change.before.rank, change.after.rank) for change in comparison.worse] == [
        ("q1", 1, 2)
    ]
    assert [change.measure.name for change in comparison.figures if change.fell] == [
        "right_first",
        "mrr",
        "ndcg_10",
    ]


@pytest.mark.parametrize(
    ("tolerance", "fell"),
    [
        pytest.param({"correct": 0.5}, False, id="as far as it may"),
        pytest.param({"correct": 0.49}, True, id="too far"),
        pytest.param({}, True, id="a figure without tolerance may not fall"),
    ],
)
def test_figure_may_fall_as_far_as_its_tolerance(
    tmp_path: Path, tolerance: dict[str, float], fell: bool
) -> None:
    known = baseline_of(run({"opvang": RIGHT, "loket": RIGHT}), tmp_path)
    others = dict.fromkeys(DEFAULT_TOLERANCE, 1.0)
    del others["correct"]
    baseline = Baseline(tolerance=others | tolerance, splits=known.splits)

    assert compare(run({"opvang": RIGHT, "loket": WRONG}), baseline).fell is fell


def test_figure_that_no_question_gives_any_more_has_fallen(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT}), tmp_path)

    comparison = compare(run({"opvang": REFUSAL}), baseline)

    verbatim = [each for each in comparison.figures if each.measure.name == "quotes_verbatim"]
    assert [(each.before, each.after, each.fell) for each in verbatim] == [(1.0, None, True)]


def test_new_and_gone_questions_and_halves_are_named(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT}), tmp_path)

    comparison = compare(run({"loket": RIGHT, "burgemeester": REFUSAL}), baseline)

    assert comparison.new == ("q2",)
    assert comparison.gone == ("q1",)
    assert comparison.not_compared == ("test",)
    assert describe_comparison(comparison).split("\n\n")[2:5] == [
        "Nieuwe vragen: q2",
        "Verdwenen vragen: q1",
        "Niet in de basismeting: testhelft",
    ]


def test_new_question_moves_no_figure(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT}), tmp_path)

    comparison = compare(run({"opvang": RIGHT, "loket": WRONG}), baseline)

    assert (comparison.new, comparison.passed) == (("q2",), True)
    correct = [each for each in comparison.figures if each.measure.name == "correct"]
    assert [(each.before, each.after) for each in correct] == [(1.0, 1.0)]


def test_taking_away_a_question_does_not_pass(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT, "loket": WRONG}), tmp_path)

    comparison = compare(run({"opvang": RIGHT}), baseline)

    assert (comparison.fell, comparison.gone, comparison.passed) == (False, ("q2",), False)
    assert describe_comparison(comparison).endswith(
        "De vragen zijn niet meer die van de basismeting; leg met `mhassist eval "
        "--write-baseline` een nieuwe vast, met de reden."
    )


def test_question_with_other_facts_is_changed_and_not_compared(tmp_path: Path) -> None:
    baseline = baseline_of(run({"opvang": RIGHT}), tmp_path)
    easier = OPVANG.model_copy(update={"facts": (("2,5 miljoen", "geld"),)})
    annotated = OPVANG.model_copy(update={"note": "Nagekeken."})

    changed = compare(run_evaluation(FakeAssistant({"opvang": RIGHT}), [easier]), baseline)
    same = compare(run_evaluation(FakeAssistant({"opvang": RIGHT}, (1, 2)), [annotated]), baseline)

    assert (changed.changed, changed.figures, changed.passed) == (("q1",), (), False)
    assert (same.changed, same.passed) == ((), True)


def test_written_baseline_has_a_line_for_each_question(tmp_path: Path) -> None:
    baseline_of(run(BEFORE), tmp_path)

    lines = (tmp_path / "baseline.json").read_text(encoding="utf-8").splitlines()

    assert [line.split(":")[0].strip() for line in lines if '"correct": true' in line] == [
        '"q1"',
        '"q3"',
    ]


def test_missing_baseline_is_refused_with_the_command_that_makes_it(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    sentence = f"Er is geen {file}; maak het met `mhassist eval --write-baseline`."

    with pytest.raises(EvaluationError, match=f"^{re.escape(sentence)}$"):
        load_baseline(file)


def test_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text('{"tolerance": {}}', encoding="utf-8")
    sentence = f"{file} is geen basismeting (splits); zet een vorige versie terug."

    with pytest.raises(EvaluationError, match=f"^{re.escape(sentence)}$"):
        load_baseline(file)
