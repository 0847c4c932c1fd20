"""Fit on the development questions, ``fitting.jsonl`` and ``fitting/``; write what was fitted."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import mhassist.answering.weights as weights_module
from mhassist.answering.weights import load_weights
from mhassist.encoder import load_encoder
from mhassist.encoder import reader as reader_module
from mhassist.encoder import token_mean as token_mean_module
from mhassist.encoder.model_file import SHA256
from mhassist.encoder.reader import FILE, Reader
from mhassist.encoder.token_mean import load_token_mean, mean_of
from mhassist.encoder.torch_encoder import TorchEncoder
from mhassist.evaluation.fitting.dossiers import (
    Dossier,
    Opened,
    find_dossiers,
    find_weighed_dossiers,
    open_dossiers,
    passages_dossier,
    read_passages,
)
from mhassist.evaluation.fitting.doubt import Judged, fit_doubt, judge
from mhassist.evaluation.fitting.examples import Example, Passages, ask, sentence_examples
from mhassist.evaluation.fitting.further import Other, fit_further, others
from mhassist.evaluation.fitting.order import fit_weights
from mhassist.evaluation.fitting.reading import (
    EPOCHS_AT_FIRST,
    Lesson,
    Trained,
    averaged,
    make_lessons,
    train_reader,
)
from mhassist.evaluation.fitting.tower import Tower, hand
from mhassist.evaluation.fitting.writing import write_weights
from mhassist.settings import Settings, load_settings

FIRST = 6
"""The first layer of the encoder that the reader changes: the upper half of them."""
FOLDS = 4
PASSAGES_FILE = "passages.jsonl"


@dataclass(frozen=True, slots=True)
class _Fitting:
    """What is fitted with: letters that can be asked with any reader, and what trains one."""

    settings: Settings
    folder: Path
    encoder: TorchEncoder
    tower: Tower

    @property
    def unread(self) -> Reader:
        """The reader that changes nothing."""
        return Reader(SHA256, FIRST, {}, np.zeros(self.encoder.dim, np.float32))

    def opened(self, dossiers: Sequence[Dossier], reader: Reader) -> list[Opened]:
        return open_dossiers(dossiers, self.settings, reader=reader, folder=self.folder)

    def lessons(self, opened: Sequence[Opened]) -> list[list[Lesson]]:
        """Return what there is to learn, by dossier; what is probable is told by all together."""
        found = [sentence_examples(each.assistant, each.questions, each.texts) for each in opened]
        examples: list[Example] = [example for own, _ in found for example in own]
        passages: list[Passages] = [passage for _, own in found for passage in own]
        handed = [hand(self.encoder, each.query.question.search_text, FIRST) for each in passages]
        made = iter(make_lessons(examples, passages, handed))
        return [[next(made) for _ in own] for own, _ in found]

    def lessons_of_folds(self, dossiers: Sequence[Dossier]) -> list[list[Lesson]]:
        """Return what there is to learn from the questions of each fold."""
        (first, *rest) = (self.opened(_fold(dossiers, fold), self.unread) for fold in range(FOLDS))
        by_dossier = self.lessons([*first, *(each for opened in rest for each in opened)])
        n = len(dossiers)
        return [
            [lesson for own in by_dossier[fold * n : (fold + 1) * n] for lesson in own]
            for fold in range(FOLDS)
        ]


def _fold(dossiers: Sequence[Dossier], fold: int) -> list[Dossier]:
    return [replace(each, questions=each.questions[fold::FOLDS]) for each in dossiers]


def main() -> None:
    """Fit and write the mean of token vectors, the reader and the weights.

    What is fitted after the reader sees it as it does on questions that it was not trained on
    (Wolpert 1992, "Stacked generalization"): a reader for each fold, trained on the others, finds,
    weighs and judges the questions of that fold. What is written is the average of these readers;
    it finds, weighs and judges the questions that none of them was trained on.
    """
    options = argparse.ArgumentParser(prog="python -m mhassist.evaluation.fitting")
    options.add_argument(
        "--keep-reader",
        action="store_true",
        help="write the weights alone: the reader that is there stays",
    )
    keeps_reader = options.parse_args().keep_reader
    settings = load_settings()
    path = Path(weights_module.__file__).with_name("weights.toml")
    passages = settings.eval / "fitting" / PASSAGES_FILE
    _write_token_mean(settings, passages)
    encoder = load_encoder(settings.model_copy(update={"runtime": "torch"}))
    if not isinstance(encoder, TorchEncoder):
        raise TypeError("Training needs the encoder in torch.")
    with tempfile.TemporaryDirectory() as temporary:
        own = settings.model_copy(update={"cache": Path(temporary) / "cache"})
        fitting = _Fitting(own, Path(temporary), encoder, Tower.of(encoder, FIRST))
        dossiers = find_dossiers(settings)
        start = _plain_words(fitting, passages)
        folds = fitting.lessons_of_folds(dossiers)
        readers = list(_readers(folds, fitting.tower, start))
        of_folds = [
            opened
            for fold, reader in enumerate(readers)
            for opened in fitting.opened(_fold(dossiers, fold), reader)
        ]
        average = averaged(readers)
        of_folds += fitting.opened(find_weighed_dossiers(settings), average)
        examples = [
            example
            for each in of_folds
            for example in sentence_examples(each.assistant, each.questions, each.texts)[0]
        ]
        write_weights(path, {"sentence": fit_weights(examples)})
        load_weights.cache_clear()  # the rest is of answers as they are with what was just fitted
        judged, beside = _judged(of_folds)
        write_weights(path, {"doubt": fit_doubt(judged), "further": fit_further(beside)})
        lessons = sum(map(len, folds))
    written = [path.name]
    if not keeps_reader:
        average.write(Path(reader_module.__file__).with_name(FILE))
        written.append(FILE)
    sys.stdout.write(f"{lessons} and {len(judged)} questions; {', '.join(written)} written\n")


def _judged(opened: Sequence[Opened]) -> tuple[list[Judged], list[Other]]:
    """Return the best sentence of each question, and what stands beside it."""
    judged, beside = [], []
    for each in opened:
        for question in each.questions:
            asked = ask(each.assistant, question, each.texts)
            if (best := judge(question, asked, each.assistant.index)) is not None:
                judged.append(best)
            beside += others(question, asked)
    return judged, beside


def _write_token_mean(settings: Settings, passages: Path) -> None:
    """Write what token vectors are centred on, of passages of many subjects."""
    texts = [each["passage"] for each in read_passages(passages)]
    mean = mean_of(load_encoder(settings).encode_passages(texts))
    np.save(Path(token_mean_module.__file__).with_name(token_mean_module.FILE), mean)
    load_token_mean.cache_clear()


def _plain_words(fitting: _Fitting, path: Path) -> Trained:
    """Return a reader of questions in everyday words on short passages of any subject."""
    opened = fitting.opened([passages_dossier(path, fitting.folder)], fitting.unread)
    (lessons,) = fitting.lessons(opened)
    return train_reader(lessons, fitting.tower, epochs=EPOCHS_AT_FIRST)


def _readers(folds: Sequence[Sequence[Lesson]], tower: Tower, start: Trained) -> Iterator[Reader]:
    """Yield for each fold a reader that was trained on the others."""
    for fold in range(len(folds)):
        lessons = [lesson for i, own in enumerate(folds) if i != fold for lesson in own]
        yield train_reader(lessons, tower, start=start).reader(SHA256, FIRST)


if __name__ == "__main__":
    main()
