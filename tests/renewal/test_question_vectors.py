"""The encodings of the evaluation questions: made once, used in every trial."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from fake_encoder import FakeEncoder
from mhassist.encoder.encoding import Encoding
from mhassist.evaluation import EvalQuestion
from mhassist.index import build_index
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.question_vectors import (
    FILE_NAME,
    QuestionVectors,
    keep_question_vectors,
    search_text,
)
from mhassist.renewal.renew import change_letters, renew_index
from mhassist.settings import Settings
from renewal.letters import TUIN, hand_in, write_corpus, write_question

FIRST = "Hoeveel inspecteurs heeft de minister opgeleid?"
SECOND = "Hoeveel plaatsen heeft de opvang?"


class Counting(FakeEncoder):
    """Remembers which questions it was asked to encode."""

    def __init__(self, fingerprint: str = "fake-encoder-1") -> None:
        super().__init__(fingerprint)
        self.encoded: list[str] = []

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        self.encoded += questions
        return super().encode_questions(questions)


def nothing(done: int, total: int) -> None:
    """Take no notice of progress."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = write_corpus(tmp_path)
    write_question(made, FIRST, "haven", "tien inspecteurs")
    return made


def test_what_was_kept_is_not_encoded_again_and_has_the_same_bits(settings: Settings) -> None:
    write_question(settings, SECOND, "haven", "1.200 plaatsen")
    keep_question_vectors(settings, QuestionVectors.load(settings, Counting()), nothing)

    encoder = Counting()
    found = QuestionVectors.load(settings, encoder).encode_questions([SECOND, "Wat?", FIRST])

    assert encoder.encoded == ["Wat?"]
    expected = FakeEncoder().encode_questions([SECOND, "Wat?", FIRST])
    for one, made in zip(found, expected, strict=True):
        assert np.array_equal(one.pooled, made.pooled)
        assert np.array_equal(one.tokens, made.tokens)
        assert np.array_equal(one.offsets, made.offsets)


def test_what_is_asked_of_both_generations_is_encoded_once(settings: Settings) -> None:
    encoder = Counting()
    vectors = QuestionVectors.load(settings, encoder)

    new, old = (vectors.encode_questions(["Wat doet de haven?"])[0] for _ in range(2))

    assert encoder.encoded == ["Wat doet de haven?"]
    assert np.array_equal(new.tokens, old.tokens)


def test_only_questions_that_are_there_are_kept_and_only_new_ones_are_encoded(
    settings: Settings,
) -> None:
    keep_question_vectors(settings, QuestionVectors.load(settings, Counting()), nothing)
    (settings.eval / "questions.jsonl").unlink()
    write_question(settings, SECOND, "haven", "1.200 plaatsen")
    told: list[tuple[int, int]] = []
    encoder = Counting()

    keep_question_vectors(
        settings,
        QuestionVectors.load(settings, encoder),
        lambda done, total: told.append((done, total)),
    )

    assert (encoder.encoded, told) == ([SECOND], [(1, 1)])
    again = Counting()
    QuestionVectors.load(settings, again).encode_questions([FIRST, SECOND])
    assert again.encoded == [FIRST]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:200]), id="cut off"),
        pytest.param(lambda file: file.write_bytes(b"x" * 500), id="something else"),
        pytest.param(lambda file: file.unlink(), id="gone"),
    ],
)
def test_damaged_memory_is_no_memory(settings: Settings, spoil: object) -> None:
    keep_question_vectors(settings, QuestionVectors.load(settings, Counting()), nothing)
    assert callable(spoil)
    spoil(settings.index / FILE_NAME)
    encoder = Counting()
    QuestionVectors.load(settings, encoder).encode_questions([FIRST])
    assert encoder.encoded == [FIRST]


def test_another_encoder_does_not_get_what_this_one_made(settings: Settings) -> None:
    keep_question_vectors(settings, QuestionVectors.load(settings, Counting()), nothing)
    encoder = Counting("another")
    QuestionVectors.load(settings, encoder).encode_questions([FIRST])
    assert encoder.encoded == [FIRST]


def test_first_index_prepares_the_questions_for_the_first_trial(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, FIRST, "haven", "tien inspecteurs")
    for file in settings.index.iterdir():
        if file.name == "CURRENT":
            file.unlink()
    renew_index(settings, encoder=Counting())
    encoder = Counting()

    incoming = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)])
    assert change_letters(settings, incoming, encoder=encoder).trial.asked == 1

    assert encoder.encoded == []


def test_room_that_is_missing_costs_time_and_nothing_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).name == FILE_NAME:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    incoming = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)])

    assert change_letters(settings, incoming, encoder=FakeEncoder()).live

    assert not [file for file in settings.index.iterdir() if file.name.startswith("QUESTION")]
    build_index(settings, encoder=FakeEncoder())


def test_follow_up_is_searched_with_the_question_before_it() -> None:
    one = EvalQuestion.model_validate(
        {
            "id": "q1", "split": "dev", "kind": "followup", "answerable": True,
            "history": ["Wat is er?", "Wat kwam er toen?"], "question": "En daarna?",
            "evidence": [{"letter": "haven", "text": "tien"}], "facts": [["tien"]],
        }
    )  # fmt: skip
    assert search_text(one) == "Wat kwam er toen? En daarna?"
