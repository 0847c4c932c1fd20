"""Fit on the development questions and ``fitting.jsonl``, and write what was fitted."""

from __future__ import annotations

import sys
from pathlib import Path

import mhassist.answering.weights as weights_module
from mhassist.answering.reader import FILE, model_of
from mhassist.chain import Assistant
from mhassist.evaluation.fitting.doubt import fit_doubt
from mhassist.evaluation.fitting.examples import sentence_examples
from mhassist.evaluation.fitting.order import fit_weights
from mhassist.evaluation.fitting.reading import cross_fitted, make_lessons, train_reader
from mhassist.evaluation.fitting.writing import write_weights
from mhassist.evaluation.matching import LetterTexts
from mhassist.evaluation.questions import load_questions
from mhassist.settings import load_settings


def main() -> None:
    """Fit on the development questions and write the reader and the weights."""
    settings = load_settings()
    assistant = Assistant.open(settings)
    asked = load_questions(settings.eval / "questions.jsonl")
    questions = [question for question in asked if question.split == "dev"]
    questions += load_questions(settings.eval / "fitting.jsonl")
    structures = [assistant.structure(letter.id) for letter in assistant.letters]
    texts = LetterTexts(assistant.letters, structures)
    examples, passages = sentence_examples(assistant, questions, texts)
    path = Path(weights_module.__file__).with_name("weights.toml")
    model = model_of(assistant.index.encoder_fingerprint)
    lessons = make_lessons(examples, passages)
    crossed = cross_fitted(lessons, model)
    weights = fit_weights(crossed)
    write_weights(path, {"sentence": weights, "doubt": fit_doubt(crossed, weights)})
    train_reader(lessons, model).write(path.with_name(FILE))
    sys.stdout.write(f"{len(examples)} questions; {path.name} and {FILE} written\n")


if __name__ == "__main__":
    main()
