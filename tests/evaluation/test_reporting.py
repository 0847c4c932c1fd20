# ruff: noqa: E501  # tables as they are printed
"""What is printed: figures beside what is to be reached, and failures of the half that is read."""

from __future__ import annotations

from dataclasses import replace

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
from mhassist.evaluation import figures
from mhassist.evaluation.reporting import (
    TEST_HALF_HIDDEN,
    describe_lacking,
    format_value,
    list_failures,
    summarise,
)
from mhassist.evaluation.running import EvaluationResult, run_evaluation

WRONG = make_answer(f"{MEASURES}\n[1]", make_citation(1, 2, MEASURES))
QUESTIONS = [
    make_question(id="q1", question="opvang"),
    make_question(id="q2", question="opvang, later", history=["opvang"]),
    make_question(id="q3", question="kosten"),
    make_question(id="q4", question="loket", forbidden=["Zandmeer"]),
    make_unanswerable(id="q5", question="burgemeester"),
    make_unanswerable(id="q6", question="wethouder"),
    make_question(id="q7", question="onleesbaar"),
    make_question(id="q8", question="geheim", split="test"),
]
ANSWERS = {
    "opvang": RIGHT,
    "opvang, later": WRONG,
    "kosten": REFUSAL,
    "loket": RIGHT,
    "burgemeester": REFUSAL,
    "wethouder": RIGHT,
    "geheim": WRONG,
}

SUMMARY = """\
Ontwikkelhelft: 7 vragen, 5 met en 2 zonder antwoord in de brieven; index invented-1

maat                                       waarde  95 %-interval   streven
juiste alinea eerst                         0,0 %      0,0 – 0,0    ≥ 82,0  niet gehaald
juiste alinea bij de eerste vijf           80,0 %   40,0 – 100,0    ≥ 95,0  niet gehaald
MRR                                         0,400  0,200 – 0,500   ≥ 0,820  niet gehaald
nDCG@10                                     0,505  0,252 – 0,631
goed beantwoord                            20,0 %     0,0 – 60,0    ≥ 88,0  niet gehaald
feiten in het antwoord                     40,0 %     0,0 – 80,0
woorden van een antwoord (mediaan)             11         4 – 11      ≤ 80       gehaald
eerste verwijzing juist                    40,0 %     0,0 – 80,0    ≥ 78,0  niet gehaald
verwijzingen die juist zijn                40,0 %     0,0 – 80,0    ≥ 80,0  niet gehaald
nodig bewijs dat is aangehaald             40,0 %     0,0 – 80,0
al het nodige bewijs aangehaald            40,0 %     0,0 – 80,0    ≥ 85,0  niet gehaald
uitspraken gedragen door hun bron         100,0 %  100,0 – 100,0
verwijzingen die hun uitspraak dragen     100,0 %  100,0 – 100,0
citaten letterlijk                        100,0 %  100,0 – 100,0   ≥ 100,0       gehaald
zonder antwoord in de brieven: geweigerd   50,0 %    0,0 – 100,0    ≥ 80,0  niet gehaald
met antwoord in de brieven: geweigerd      40,0 %     0,0 – 80,0     ≤ 4,0  niet gehaald
tijd van een antwoord (mediaan)            100 ms                  ≤ 80 ms  niet gehaald
tijd van een antwoord (p95)                100 ms                 ≤ 250 ms       gehaald

soort                              vragen    goed  95 %-interval  streven  eerst  bij vijf    MRR  woorden  verw. juist  geweigerd
één feit                                5  20,0 %     0,0 – 60,0   ≥ 92,0  0,0 %    80,0 %  0,400       11       40,0 %     40,0 %
op het onderwerp, niet beantwoord       2  50,0 %    0,0 – 100,0               –         –      –        –            –          –"""


def run() -> EvaluationResult:
    return run_evaluation(FakeAssistant(ANSWERS, (2, 1)), QUESTIONS)


def test_failures_show_what_was_expected_and_what_came_back() -> None:
    failures, hidden = list_failures(run()).rsplit("\n\n", 1)

    assert hidden == TEST_HALF_HIDDEN
    assert failures == (
        "Niet goed beantwoord: 5\n"
        "\n"
        "q2 (amount) opvang, later\n"
        "  eerder gevraagd: opvang\n"
        "  wat er misging:  geen juiste alinea aangehaald; 0% van de feiten\n"
        "  verwacht:        2,5 miljoen\n"
        "  juiste alinea's: kst-99999-1/p1, rang 2\n"
        "  gevonden:        kst-99999-1/p2, kst-99999-1/p1\n"
        "  aangehaald:      kst-99999-1/p2\n"
        "  antwoord (answered): Er komen drie maatregelen: [1]\n"
        "\n"
        "q3 (amount) kosten\n"
        "  wat er misging:  ten onrechte geweigerd\n"
        "  verwacht:        2,5 miljoen\n"
        "  juiste alinea's: kst-99999-1/p1, rang 2\n"
        "  gevonden:        kst-99999-1/p2, kst-99999-1/p1\n"
        "  aangehaald:      geen\n"
        "  antwoord (refused): De brieven noemen dit niet.\n"
        "\n"
        "q4 (amount) loket\n"
        "  wat er misging:  iets wat er niet in mag\n"
        "  verwacht:        2,5 miljoen\n"
        "  juiste alinea's: kst-99999-1/p1, rang 2\n"
        "  gevonden:        kst-99999-1/p2, kst-99999-1/p1\n"
        "  aangehaald:      kst-99999-1/p1\n"
        "  antwoord (answered): "
        "Het kabinet trekt 2,5 miljoen euro uit voor opvang in Zandmeer. [1]\n"
        "\n"
        "q6 (un_on_subject) wethouder\n"
        "  wat er misging:  niet geweigerd\n"
        "  toelichting:     Geen naam genoemd.\n"
        "  gevonden:        kst-99999-1/p2, kst-99999-1/p1\n"
        "  aangehaald:      kst-99999-1/p1\n"
        "  antwoord (answered): "
        "Het kabinet trekt 2,5 miljoen euro uit voor opvang in Zandmeer. [1]\n"
        "\n"
        "q7 (amount) onleesbaar\n"
        "  wat er misging:  de vraag kon niet worden beantwoord\n"
        "  verwacht:        2,5 miljoen\n"
        "  juiste alinea's: kst-99999-1/p1, rang buiten de eerste 20\n"
        "  gevonden:        geen\n"
        "  aangehaald:      geen\n"
        "  antwoord (error): Deze vraag kan niet gelezen worden."
    )


def test_questions_of_the_test_half_are_shown_only_when_asked_for() -> None:
    assert "geheim" not in list_failures(run())
    assert "q8 (amount) geheim" in list_failures(run(), show_test=True)


def test_summary_gives_each_half_with_what_is_to_be_reached() -> None:
    result = run()
    fixed = replace(
        result, outcomes=tuple(replace(each, elapsed_ms=100.0) for each in result.outcomes)
    )

    development, test = summarise(fixed).split("\n\nTesthelft")

    assert development == SUMMARY
    assert test.startswith(
        ": 1 vragen, 1 met en 0 zonder antwoord in de brieven; index invented-1\n"
    )


def test_summary_ends_with_the_questions_about_letters_that_are_not_there() -> None:
    lacking = {
        "kst-99999-3": ("q10",),
        "kst-99999-2": tuple(f"q{number}" for number in range(10, 40)),
    }
    result = replace(run(), lacking=lacking)

    assert summarise(result).endswith(f"\n\n{describe_lacking(result)}")
    assert describe_lacking(result) == (
        "Niet gesteld: 30 vragen over brieven die er niet zijn.\n"
        "  kst-99999-2 (30): q10, q11, q12, q13, q14, q15, q16, q17, q18, q19, q20, q21, q22, q23, q24, q25,\n"
        "    q26, q27, q28, q29, q30, q31, q32, q33, q34, q35, q36, q37, q38, q39\n"
        "  kst-99999-3 (1): q10"
    )


def test_summary_of_one_question_about_a_letter_that_is_not_there() -> None:
    assert describe_lacking(replace(run(), lacking={"kst-99999-2": ("q10",)})) == (
        "Niet gesteld: 1 vraag over een brief die er niet is.\n  kst-99999-2 (1): q10"
    )


@pytest.mark.parametrize(
    ("name", "value", "printed"),
    [
        ("words", 80.5, "80,5"),
        ("words", 100.0, "100"),
        ("correct", -0.0002, "0,0 %"),
        ("correct", 0.8789, "87,9 %"),
        ("mrr", 0.8844, "0,884"),
    ],
)
def test_a_figure_is_printed_as_far_as_it_says_something(
    name: str, value: float, printed: str
) -> None:
    [measure] = [each for each in figures.MEASURES if each.name == name]
    assert format_value(measure, value) == printed
