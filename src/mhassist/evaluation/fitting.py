"""Fit the numbers of ``answering/weights.toml`` on the development questions and ``fitting.jsonl``.

A sentence is a right one if its paragraph is right and it holds one of the facts. The weights
maximise, per question, the chance that a right sentence is first (a conditional logit, McFadden
1974, over standardised features with an L2 penalty, by gradient descent with momentum); two more
numbers, a scale and the bias, then make that score a probability (Platt 1999). Below the chance
that all but a few of the right sentences for a kind of question have, an answer is doubtful. Run
with ``python -m mhassist.evaluation.fitting``: the same questions and index give the same numbers.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import tomlkit
from numpy.typing import NDArray

import mhassist.answering.weights as weights_module
from mhassist.answering.features import FEATURES
from mhassist.chain import Assistant, Request
from mhassist.evaluation.matching import LetterTexts, holds_fact
from mhassist.evaluation.questions import EvalQuestion, load_questions
from mhassist.question import Asked
from mhassist.settings import load_settings

Floats = NDArray[np.float64]

PENALTY = 0.05
"""Chosen by five-fold cross-validation on the development questions: 0.03 to 0.1 did best."""
FEW = 0.08
"""Share of the right answers that may be called doubtful."""
ENOUGH = 10
"""Right answers of a kind from which its threshold is read."""
EXPLAINED = frozenset({Asked.REASON})
"""Kinds of which a sentence shows by its words whether it answers."""
STEPS = 400
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """The candidate sentences of one question."""

    features: Floats
    """Shape ``(n_sentences, n_features)``."""
    right: Floats
    """Shape ``(n_sentences,)``: 1 for a right one, at least one of them."""
    here: Floats
    """The same, for one in a right paragraph, whether it holds a fact or not."""
    kind: Asked
    language: str


def sentence_examples(
    assistant: Assistant, questions: Sequence[EvalQuestion], texts: LetterTexts
) -> list[Example]:
    """Return the candidate sentences of the answerable questions that have a right one."""
    examples = []
    for question in questions:
        step = assistant.explain(Request(question.question, tuple(question.history)))
        scored = step.parts[0].ranking.sentences
        paragraphs = frozenset[str]().union(*map(texts.right_paragraphs, question.evidence))
        right = [
            float(
                one.candidate.paragraph.id in paragraphs
                and any(holds_fact(one.candidate.text, forms) for forms in question.facts)
            )
            for one in scored
        ]
        if any(right):
            here = [float(one.candidate.paragraph.id in paragraphs) for one in scored]
            asked = step.parts[0].question
            features = np.array([one.features for one in scored])
            examples.append(
                Example(features, np.array(right), np.array(here), asked.kind, asked.language)
            )
    return examples


def fit_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of every feature, and the bias."""
    rows = np.concatenate([example.features for example in examples])
    spread = rows.std(axis=0)
    spread[spread < 1e-9] = 1.0
    weights = _fit_order(
        [replace(example, features=example.features / spread) for example in examples]
    )
    scale, bias = _fit_chance(examples, weights / spread)
    fitted = weights / spread * scale
    named = {name: float(weight) for name, weight in zip(FEATURES, fitted, strict=True)}
    return {name: round(weight, 3) for name, weight in {**named, "bias": bias}.items()}


def _fit_order(examples: Sequence[Example]) -> Floats:
    weights = np.zeros(len(FEATURES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = PENALTY * weights
        for example in examples:
            logits = example.features @ weights
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            wanted = chance * example.right
            wanted /= wanted.sum()
            gradient -= example.features.T @ (wanted - chance) / len(examples)
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        steady = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights -= RATE * (first / (1 - 0.9**step)) / steady
    return weights


def _fit_chance(examples: Sequence[Example], weights: Floats) -> tuple[float, float]:
    scores = np.concatenate([example.features @ weights for example in examples])
    right = np.concatenate([example.right for example in examples])
    share = np.concatenate([np.full(len(e.right), 1.0 / len(e.right)) for e in examples])
    rows = np.column_stack([scores, np.ones_like(scores)])
    fitted = np.zeros(2)
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-(rows @ fitted)))
        gradient = rows.T @ (share * (right - chance))
        hessian = (rows.T * (share * chance * (1.0 - chance))) @ rows + 1e-6 * np.eye(2)
        fitted = fitted + np.linalg.solve(hessian, gradient)
    return float(fitted[0]), float(fitted[1])


def fit_doubt(examples: Sequence[Example], weights: Mapping[str, float]) -> dict[str, float]:
    """Return by kind of question the chance that few right best sentences stay below.

    Only of kinds with enough examples, in Dutch: the chances of other languages are lower.
    """
    vector = np.array([weights[name] for name in FEATURES])
    chances: dict[Asked, list[float]] = {}
    for example in examples:
        scores = example.features @ vector + weights["bias"]
        best = int(np.argmax(scores))
        if example.language == "nl" and example.here[best]:
            chances.setdefault(example.kind, []).append(float(1 / (1 + np.exp(-scores[best]))))
    return {
        kind.value: round(float(np.quantile(chances[kind], FEW)), 2)
        for kind in Asked
        if len(chances.get(kind, ())) >= ENOUGH and kind not in EXPLAINED
    }


def write_weights(path: Path, fitted: Mapping[str, Mapping[str, float]]) -> None:
    """Replace the numbers of sections of a weights file; comments and the rest stay as they are."""
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for section, numbers in fitted.items():
        table = document.setdefault(section, tomlkit.table())
        for name in set(table) - set(numbers):
            table.remove(name)
        table.update(numbers)
    path.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")


def main() -> None:
    """Fit on the development questions and write the weights."""
    settings = load_settings()
    assistant = Assistant.open(settings)
    asked = load_questions(settings.eval / "questions.jsonl")
    questions = [question for question in asked if question.split == "dev"]
    questions += load_questions(settings.eval / "fitting.jsonl")
    structures = [assistant.structure(letter.id) for letter in assistant.letters]
    texts = LetterTexts(assistant.letters, structures)
    examples = sentence_examples(assistant, questions, texts)
    path = Path(weights_module.__file__).with_name("weights.toml")
    weights = fit_weights(examples)
    write_weights(path, {"sentence": weights, "doubt": fit_doubt(examples, weights)})
    sys.stdout.write(f"{len(examples)} questions; weights written to {path.name}\n")


if __name__ == "__main__":
    main()
