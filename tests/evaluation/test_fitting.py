"""The numbers that are fitted on questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from mhassist.answering.features import FEATURES
from mhassist.answering.reader import Reader
from mhassist.answering.refusal.doubt import DOUBT_FEATURES
from mhassist.encoder import Encoding
from mhassist.evaluation.fitting.doubt import Judged, fit_doubt
from mhassist.evaluation.fitting.examples import Example, Passages
from mhassist.evaluation.fitting.order import fit_weights
from mhassist.evaluation.fitting.reading import (
    LEARNED,
    Lesson,
    cross_fitted,
    make_lessons,
    train_reader,
    with_reader,
)
from mhassist.evaluation.fitting.writing import write_weights
from mhassist.question import Speller, Synonyms, understand
from mhassist.retrieval import Query


def example(late: list[float], right: list[float]) -> Example:
    """Return sentences that differ in one feature only."""
    features = np.zeros((len(late), len(FEATURES)))
    features[:, FEATURES.index("late")] = late
    return Example(features, np.array(right))


def test_what_right_sentences_have_more_of_gets_weight() -> None:
    fitted = fit_weights([example([0.9, 0.2], [1.0, 0.0]), example([0.1, 0.8], [0.0, 1.0])])

    assert set(fitted) == {*FEATURES, "bias"}
    assert fitted["late"] > 1.0
    assert fitted["overlap"] == 0.0


def judged(late: float, *, answers: bool) -> Judged:
    features = np.zeros(len(DOUBT_FEATURES))
    features[DOUBT_FEATURES.index("late")] = late
    return Judged(features, answers)


def test_doubt_begins_below_the_chance_of_nearly_all_right_answers() -> None:
    right = [judged(0.5 + place / 100, answers=True) for place in range(40)]
    without_answer = [judged(0.3 + place / 100, answers=False) for place in range(30)]

    fitted = fit_doubt([*right, *without_answer])

    assert set(fitted) == {*DOUBT_FEATURES, "bias", "least"}
    assert fitted["late"] > 1.0
    assert fitted["overlap"] == 0.0
    chances = [
        1 / (1 + np.exp(-(fitted["late"] * (0.5 + p / 100) + fitted["bias"]))) for p in range(40)
    ]
    assert sum(chance < fitted["least"] for chance in chances) == 4


def test_writing_numbers_keeps_comments_and_other_sections(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    others = "\n[selection]\n# So.\nsecond = 0.1\n"
    path.write_text(f"# Why.\n[sentence]\nlate = 1.0\nold = 2.0\n{others}")

    write_weights(path, {"sentence": {"late": 3.5}, "doubt": {"least": 0.25}})

    assert path.read_text() == (
        f"# Why.\n[sentence]\nlate = 3.5\n{others}\n[doubt]\nleast = 0.25\n"
    )


HOW_MANY, ROADS, FIVE, GREEN = np.eye(4, dtype=np.float32)
"""Vectors of words: no two are alike."""
GREEN_FIRST, FIVE_FIRST = [1.0, 0.0], [0.0, 1.0]


def lessons(*right: list[float]) -> list[Lesson]:
    """Return questions "hoeveel wegen", of a sentence on green roads and one on five roads."""
    words = np.stack([HOW_MANY, ROADS])
    query = Query(
        question=understand(
            "hoeveel wegen", (), letters=(), speller=Speller({}), synonyms=Synonyms()
        ),
        encoding=Encoding(ROADS, words, np.array([[0, 7], [8, 13]], dtype=np.int32)),
        words=("hoeveel", "wegen"),
        weights=np.array([0.2, 0.8], dtype=np.float32),
        vectors=words,
    )
    passages = Passages(query, (np.stack([ROADS, GREEN]), np.stack([ROADS, FIVE])))
    return make_lessons([example([0.0, 0.0], each) for each in right], [passages] * len(right))


def learned(example: Example) -> tuple[float, float]:
    green, five = example.features[:, LEARNED[0]]
    return float(green), float(five)


def test_a_reader_learns_what_a_word_of_the_question_asks_for() -> None:
    nothing = np.zeros((1, 4), np.float32)
    questions = lessons(*[FIVE_FIRST] * 400)

    reader = train_reader(questions, "any")

    green, five = learned(with_reader(questions[0], Reader("any", nothing, nothing, nothing[0])))
    assert green == five
    green, five = learned(with_reader(questions[0], reader))
    assert five > green + 0.1


def test_training_twice_gives_the_same_reader() -> None:
    first, second = (train_reader(lessons(FIVE_FIRST, GREEN_FIRST), "any") for _ in range(2))

    assert np.array_equal(first.out, second.out)
    assert np.array_equal(first.into, second.into)
    assert np.array_equal(first.gate, second.gate)


def test_what_is_fitted_after_a_reader_sees_it_on_questions_it_was_not_trained_on() -> None:
    questions = lessons(*[GREEN_FIRST, FIVE_FIRST, FIVE_FIRST, FIVE_FIRST, FIVE_FIRST] * 8)

    crossed = cross_fitted(questions, "any")

    # The questions of the first fold, and they alone, want the other sentence.
    green, five = learned(crossed[0])
    assert five > green
