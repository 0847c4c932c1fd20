"""The numbers that are fitted on questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel

from mhassist.answering.features import FEATURES
from mhassist.answering.refusal.doubt import DOUBT_FEATURES
from mhassist.encoder import Encoding
from mhassist.encoder.reader import Change, Reader
from mhassist.evaluation.fitting.doubt import Judged, fit_doubt
from mhassist.evaluation.fitting.examples import Example, Passages
from mhassist.evaluation.fitting.order import fit_weights
from mhassist.evaluation.fitting.reading import (
    Lesson,
    Trained,
    averaged,
    make_lessons,
    train_reader,
)
from mhassist.evaluation.fitting.tower import Handed, Tower
from mhassist.evaluation.fitting.writing import write_weights
from mhassist.query import Query
from mhassist.question import Speller, Synonyms, understand


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


def test_doubt_weighs_what_right_answers_have_more_of() -> None:
    right = [judged(0.5 + place / 100, answers=True) for place in range(40)]
    without_answer = [judged(0.3 + place / 100, answers=False) for place in range(30)]

    fitted = fit_doubt([*right, *without_answer])

    assert set(fitted) == {*DOUBT_FEATURES, "bias"}
    assert fitted["late"] > 1.0
    assert fitted["overlap"] == 0.0


def test_writing_numbers_keeps_comments_and_other_sections(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    others = "\n[selection]\n# So.\nsecond = 0.1\n"
    path.write_text(f"# Why.\n[sentence]\nlate = 1.0\nold = 2.0\n{others}")

    write_weights(path, {"sentence": {"late": 3.5}, "doubt": {"least": 0.25}})

    assert path.read_text() == (
        f"# Why.\n[sentence]\nlate = 3.5\n{others}\n[doubt]\nleast = 0.25\n"
    )


DIM = 8
HOW_MANY, ROADS, FIVE, GREEN = np.eye(DIM, dtype=np.float32)[::2]
"""Vectors of words: no two are alike."""
GREEN_FIRST, FIVE_FIRST = [1.0, 0.0], [0.0, 1.0]


def tower() -> Tower:
    """Return one small layer that leaves what comes in nearly as it is."""
    torch.manual_seed(0)
    config = BertConfig(
        hidden_size=DIM, num_hidden_layers=1, num_attention_heads=2, intermediate_size=DIM,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    layers = BertModel(config).encoder.layer.requires_grad_(requires_grad=False).eval()
    return Tower(layers, 0)


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
    nothing = np.zeros(DIM, np.float32)
    passages = Passages(query, nothing, (np.stack([ROADS, GREEN]), np.stack([ROADS, FIVE])))
    handed = Handed(torch.from_numpy(4 * words), torch.tensor([0, 1]))
    n = len(right)
    return make_lessons([example([0.0, 0.0], each) for each in right], [passages] * n, [handed] * n)


def lead_of_five(trained: Trained, lesson: Lesson) -> float:
    """Return how much better the sentence on five roads matches "hoeveel wegen" to the reader."""
    with torch.no_grad():
        (tokens,) = trained.layers([lesson.handed])
    weights = (tokens @ trained.gate).exp() * torch.from_numpy(lesson.passages.query.weights)
    green, five = (
        float((tokens @ torch.from_numpy(own).T).amax(1) @ weights / weights.sum())
        for own in lesson.passages.tokens
    )
    return five - green


def test_a_reader_learns_what_a_word_of_the_question_asks_for() -> None:
    five, green = lessons(*[FIVE_FIRST] * 200), lessons(*[GREEN_FIRST] * 200)

    assert lead_of_five(train_reader(five, tower()), five[0]) > 0.001
    assert lead_of_five(train_reader(green, tower()), green[0]) < -0.001


def test_training_goes_on_from_what_was_learned() -> None:
    five, green = lessons(*[FIVE_FIRST] * 200), lessons(GREEN_FIRST)
    start = train_reader(five, tower(), epochs=3)

    further = train_reader(green, tower(), start=start, epochs=1)

    assert lead_of_five(further, five[0]) > 0.001
    assert further.gate.tolist() != start.gate.tolist()


def test_training_twice_gives_the_same_reader() -> None:
    first, second = (
        train_reader(lessons(FIVE_FIRST, GREEN_FIRST), tower()).reader("any", 0) for _ in range(2)
    )

    assert first.gate.tobytes() == second.gate.tobytes()
    assert list(first.changes) == ["l0.q", "l0.v", "l0.ao", "l0.fo"]
    for name, change in first.changes.items():
        assert change.dense().tobytes() == second.changes[name].dense().tobytes()


def test_readers_are_averaged_as_what_they_change() -> None:
    one = Change(np.array([[1.0, 0.0, 2.0]], np.float32), np.array([[3.0], [0.0]], np.float32))
    other = Change(np.array([[0.0, 1.0, 0.0]], np.float32), np.array([[0.0], [4.0]], np.float32))
    gates = np.array([0.5, 0.0], np.float32), np.array([0.5, 1.0], np.float32)

    read = averaged(
        [
            Reader("any", 6, {"l6.q": change}, gate)
            for change, gate in zip((one, other), gates, strict=True)
        ]
    )

    assert (read.model, read.first) == ("any", 6)
    assert read.gate.tolist() == [0.5, 0.5]
    np.testing.assert_allclose(
        read.changes["l6.q"].dense(), [[1.5, 0.0, 3.0], [0.0, 2.0, 0.0]], atol=1e-6
    )
