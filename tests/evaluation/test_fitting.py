"""The numbers that are fitted on questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from mhassist.answering.features import FEATURES
from mhassist.evaluation.fitting import ENOUGH, Example, fit_doubt, fit_weights, write_weights
from mhassist.question import Asked


def example(
    late: list[float], right: list[float], kind: Asked = Asked.DATE, language: str = "nl"
) -> Example:
    """Return sentences that differ in one feature only."""
    features = np.zeros((len(late), len(FEATURES)))
    features[:, FEATURES.index("late")] = late
    return Example(features, np.array(right), np.array(right), kind, language)


def test_what_right_sentences_have_more_of_gets_weight() -> None:
    fitted = fit_weights([example([0.9, 0.2], [1.0, 0.0]), example([0.1, 0.8], [0.0, 1.0])])

    assert set(fitted) == {*FEATURES, "bias"}
    assert fitted["late"] > 1.0
    assert fitted["overlap"] == 0.0


def test_doubt_begins_below_the_chance_of_nearly_all_right_answers() -> None:
    weights = {**dict.fromkeys(FEATURES, 0.0), "late": 1.0, "bias": 0.0}
    many = [example([0.0, -5.0], [1.0, 0.0]) for _ in range(ENOUGH)]
    few = [example([0.0, -5.0], [1.0, 0.0], Asked.PERSON) for _ in range(ENOUGH - 1)]
    foreign = [example([0.0, -5.0], [1.0, 0.0], Asked.PLACE, "en") for _ in range(ENOUGH)]
    wrong = [example([0.0, -5.0], [0.0, 1.0], Asked.LIST) for _ in range(ENOUGH)]

    assert fit_doubt([*many, *few, *foreign, *wrong], weights) == {"date": 0.5}


def test_writing_numbers_keeps_comments_and_other_sections(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    others = "\n[selection]\n# So.\nsecond = 0.1\n"
    path.write_text(f"# Why.\n[sentence]\nlate = 1.0\nold = 2.0\n{others}")

    write_weights(path, {"sentence": {"late": 3.5}, "doubt": {"date": 0.25}})

    assert path.read_text() == (f"# Why.\n[sentence]\nlate = 3.5\n{others}\n[doubt]\ndate = 0.25\n")
