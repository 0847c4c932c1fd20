"""Fit on the development questions and ``fitting.jsonl``, and write what was fitted."""

from __future__ import annotations

import sys
from pathlib import Path

import mhassist.answering.weights as weights_module
from mhassist.answering.weights import load_weights
from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.encoder import reader as reader_module
from mhassist.encoder.model_file import SHA256
from mhassist.encoder.reader import FILE, load_reader
from mhassist.encoder.torch_encoder import TorchEncoder
from mhassist.evaluation.fitting.doubt import fit_doubt, judge
from mhassist.evaluation.fitting.examples import sentence_examples
from mhassist.evaluation.fitting.further import fit_further, others
from mhassist.evaluation.fitting.order import fit_weights
from mhassist.evaluation.fitting.reading import cross_fitted, make_lessons, train_reader
from mhassist.evaluation.fitting.tower import Tower, hand
from mhassist.evaluation.fitting.writing import write_weights
from mhassist.evaluation.matching import LetterTexts
from mhassist.evaluation.questions import load_questions
from mhassist.settings import load_settings

FIRST = 6
"""The first layer of the encoder that the reader changes: the upper half of them."""


def main() -> None:
    """Fit on the development questions and write the reader and the weights."""
    settings = load_settings()
    asked = load_questions(settings.eval / "questions.jsonl")
    questions = [question for question in asked if question.split == "dev"]
    questions += load_questions(settings.eval / "fitting.jsonl")
    path = Path(weights_module.__file__).with_name("weights.toml")

    assistant = Assistant.open(settings)
    structures = [assistant.structure(letter.id) for letter in assistant.letters]
    texts = LetterTexts(assistant.letters, structures)
    examples, passages = sentence_examples(assistant, questions, texts)
    encoder = load_encoder(settings.model_copy(update={"runtime": "torch"}))
    if not isinstance(encoder, TorchEncoder):
        raise TypeError("Training needs the encoder in torch.")
    handed = [hand(encoder, each.query.question.search_text, FIRST) for each in passages]
    lessons = make_lessons(examples, passages, handed)
    tower = Tower.of(encoder, FIRST)
    write_weights(path, {"sentence": fit_weights(cross_fitted(lessons, tower))})
    trained = train_reader(lessons, tower).reader(SHA256, FIRST)
    trained.write(Path(reader_module.__file__).with_name(FILE))

    load_weights.cache_clear()  # the rest is of answers as they are with what was just fitted
    load_reader.cache_clear()
    assistant = Assistant.open(settings)
    judged = judge(assistant, questions, texts)
    beside = others(assistant, questions, texts)
    write_weights(path, {"doubt": fit_doubt(judged), "further": fit_further(beside)})
    sys.stdout.write(f"{len(examples)} and {len(judged)} questions; {path.name}, {FILE} written\n")


if __name__ == "__main__":
    main()
