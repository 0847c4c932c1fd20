"""Train the reader: which tokens of a question count, and what in a sentence they match.

Maximises, per question, the chance that a right sentence is first, where a sentence's score is a
linear one over its features plus its late interaction as the reader sees it (``answering.reader``).
A share of the question's tokens is left out at random in each step (Srivastava and others 2014,
"Dropout"), so that no single word decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from mhassist.answering.features import FEATURES
from mhassist.answering.reader import LARGEST, Reader
from mhassist.evaluation.fitting.examples import Example, Floats, Passages, Singles
from mhassist.evaluation.fitting.order import PENALTY, fit_weights

RANK = 16
SEEDS = 3
"""Readers that are trained from other beginnings, and whose changes are averaged: one alone
ranks up to two in a hundred questions another way than the next (Breiman 1996, "Bagging", there
over samples)."""
LEFT_OUT = 0.3
"""Share of the question's tokens that a step does not see."""
PENALTY_CHANGE = 0.02
PENALTY_GATE = 0.003
"""On the squares of what changes vectors and weights. Chosen on questions about letters that
were trained on and letters that were not: half as much is better for the first and worse for
the second."""
EPOCHS = 10
BATCH = 16
RATE, RATE_FEATURES = 0.003, 0.02
HARDEST = 24
"""Sentences a question is trained on: the most probable ones, and those that are right."""
FOLDS = 5
SHARPNESS = 10.0
"""Of the reader's score beside the features, at the start."""

LEARNED = [FEATURES.index(name) for name in ("learned", "learned_gap")]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question to learn from."""

    example: Example
    passages: Passages
    plain: Floats
    """Shape ``(n_sentences,)``: how probable each is without a reader, in any unit."""


def make_lessons(examples: Sequence[Example], passages: Sequence[Passages]) -> list[Lesson]:
    """Return what there is to learn; examples and passages go together."""
    without = [replace(example, features=_unread(example.features)) for example in examples]
    weights = fit_weights(without)
    vector = np.array([weights[name] for name in FEATURES])
    return [
        Lesson(example, passage, example.features @ vector)
        for example, passage in zip(without, passages, strict=True)
    ]


def train_reader(lessons: Sequence[Lesson], model: str) -> Reader:
    """Return a reader trained on questions; the same ones give the same reader.

    Args:
        lessons: At least one.
        model: Name of the encoder that made the vectors.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # more of them sum in another order each time
    try:
        tensors = [_tensors(lesson) for lesson in lessons]
        learned = [_train(tensors, seed) for seed in range(SEEDS)]
    finally:
        torch.set_num_threads(threads)
    # Side by side, the changes of low rank add up; each then counts for its share.
    out = np.concatenate([_numbers(each.out) for each in learned])
    into = np.concatenate([_numbers(each.into) for each in learned]) / SEEDS
    gate = np.mean([_numbers(each.gate) for each in learned], axis=0)
    return Reader(model, out, into.astype(np.float32), gate.astype(np.float32))


def _numbers(parameter: Tensor) -> Singles:
    return parameter.detach().numpy().astype(np.float32)


def with_reader(lesson: Lesson, reader: Reader) -> Example:
    """Return the example with what a reader makes of its sentences."""
    query = reader.read(lesson.passages.query)
    learned = np.array(
        [
            (query.vectors @ tokens.T).max(axis=1) @ query.weights if len(tokens) else -1.0
            for tokens in lesson.passages.tokens
        ]
    )
    features = lesson.example.features.copy()
    features[:, LEARNED] = np.column_stack([learned, learned - learned.max()])
    return replace(lesson.example, features=features)


def cross_fitted(lessons: Sequence[Lesson], model: str) -> list[Example]:
    """Return the examples, each with a reader that was trained without it.

    What is fitted on them trusts the reader as far as it can be trusted with new questions
    (Wolpert 1992, "Stacked generalization").
    """
    fitted: dict[int, Example] = {}
    for fold in range(min(FOLDS, len(lessons))):
        others = [lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold]
        reader = train_reader(others, model)
        for i in range(fold, len(lessons), FOLDS):
            fitted[i] = with_reader(lessons[i], reader)
    return [fitted[i] for i in range(len(lessons))]


@dataclass(frozen=True, slots=True)
class _Tensors:
    """A lesson as tensors."""

    features: Tensor
    right: Tensor
    vectors: Tensor
    weights: Tensor
    tokens: Tensor
    """All sentences' tokens in one, shape ``(n_tokens, dim)``."""
    places: Tensor
    """Shape ``(n_sentences, longest)``: where each sentence's tokens are, -1 where it ended."""


def _tensors(lesson: Lesson) -> _Tensors:
    hardest = np.argsort(-lesson.plain, kind="stable")
    right = lesson.example.right
    kept = [*hardest[:HARDEST], *(i for i in hardest[HARDEST:] if right[i])]
    tokens = [lesson.passages.tokens[i] for i in kept]
    places = np.full((len(tokens), max(map(len, tokens))), -1)
    begin = 0
    for row, own in enumerate(tokens):
        places[row, : len(own)] = np.arange(begin, begin + len(own))
        begin += len(own)
    return _Tensors(
        features=torch.tensor(lesson.example.features[kept], dtype=torch.float32),
        right=torch.tensor(right[kept] > 0),
        vectors=torch.from_numpy(lesson.passages.query.vectors),
        weights=torch.from_numpy(lesson.passages.query.weights),
        tokens=torch.from_numpy(np.concatenate(tokens)),
        places=torch.from_numpy(places),
    )


class _Learned(torch.nn.Module):
    """What is trained: the arrays of a reader, and how they weigh beside the features."""

    def __init__(self, lessons: Sequence[_Tensors], random: torch.Generator) -> None:
        super().__init__()
        dim = lessons[0].vectors.shape[1]
        spread = torch.cat([lesson.features for lesson in lessons]).std(0)
        spread[spread < 1e-9] = 1.0
        self.spread = spread
        self.out = torch.nn.Parameter(0.02 * torch.randn(RANK, dim, generator=random))
        self.into = torch.nn.Parameter(0.02 * torch.randn(RANK, dim, generator=random))
        self.gate = torch.nn.Parameter(torch.zeros(dim))
        self.features = torch.nn.Parameter(torch.zeros(len(FEATURES)))
        self.sharpness = torch.nn.Parameter(torch.zeros(()))

    def loss(self, lesson: _Tensors, seen: Tensor) -> Tensor:
        """Return minus the logarithm of the chance that a right sentence is first."""
        score = lesson.features / self.spread @ self.features
        score = score + SHARPNESS * self.sharpness.exp() * self._late(lesson, seen)
        return -torch.logsumexp(torch.log_softmax(score, 0)[lesson.right], 0)

    def _late(self, lesson: _Tensors, seen: Tensor) -> Tensor:
        """Return the late interaction of each sentence, the sum that ``Reader.read`` leads to."""
        moved = lesson.vectors + (lesson.vectors @ self.out.T) @ self.into
        factors = (lesson.vectors @ self.gate).clamp(-LARGEST, LARGEST).exp()
        weights = lesson.weights * factors * seen
        weights = weights / weights.sum().clamp_min(1e-6)
        similar = torch.nn.functional.normalize(moved, dim=1) @ lesson.tokens.T
        best = similar[:, lesson.places].masked_fill(lesson.places[None] < 0, -1.0).amax(2)
        return weights @ best

    def penalty(self) -> Tensor:
        """Return what large numbers cost."""
        change = (self.out**2).sum() + (self.into**2).sum()
        return (
            PENALTY / 2 * (self.features**2).sum()
            + PENALTY_CHANGE * change
            + PENALTY_GATE * (self.gate**2).sum()
        )


def _train(lessons: Sequence[_Tensors], seed: int) -> _Learned:
    random = torch.Generator().manual_seed(seed)
    learned = _Learned(lessons, random)
    rates = (RATE_FEATURES, RATE)
    optimizer = torch.optim.Adam(
        [
            {"params": [learned.features, learned.sharpness]},
            {"params": [learned.out, learned.into, learned.gate]},
        ],
        betas=(0.9, 0.99),
    )
    for epoch in range(EPOCHS):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * (1 - epoch / EPOCHS)
        order = torch.randperm(len(lessons), generator=random).numpy()
        for start in range(0, len(order), BATCH):
            loss = learned.penalty()
            for place in order[start : start + BATCH]:
                lesson = lessons[place]
                seen = torch.rand(len(lesson.weights), generator=random) >= LEFT_OUT
                loss = loss + learned.loss(lesson, seen) / BATCH
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
    return learned


def _unread(features: Floats) -> Floats:
    features = features.copy()
    features[:, LEARNED] = 0.0
    return features
