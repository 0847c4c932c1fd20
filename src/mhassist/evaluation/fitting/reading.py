"""Train the reader: which tokens of a question count, and what in a sentence they match.

Maximises, per question, the chance that a right sentence is first, where a sentence's score is a
linear one over its features plus its late interaction as the reader sees it (``encoder.reader``).
A share of the question's tokens is left out at random in each step (Srivastava and others 2014,
"Dropout"), so that no single word decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from mhassist.answering.features import FEATURES
from mhassist.encoder.reader import LARGEST, Change, Reader
from mhassist.evaluation.fitting.examples import Example, Floats, Passages
from mhassist.evaluation.fitting.order import PENALTY, fit_weights
from mhassist.evaluation.fitting.tower import ChangedLayers, Handed, Tower

RANK = 16
LEFT_OUT = 0.3
"""Share of the question's tokens that a step does not see."""
PENALTY_GATE = 0.003
EPOCHS = 5
EPOCHS_AT_FIRST = 3
"""Of the training from which another goes on."""
BATCH = 16
RATE, RATE_GATE, RATE_FEATURES = 0.001, 0.003, 0.02
HARDEST = 24
"""Sentences a question is trained on: the most probable ones, and those that are right."""
SHARPNESS = 10.0
"""Of the reader's score beside the features, at the start."""

LEARNED = [FEATURES.index(name) for name in ("learned", "learned_gap")]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question to learn from."""

    example: Example
    passages: Passages
    handed: Handed
    plain: Floats
    """Shape ``(n_sentences,)``: how probable each is without a reader, in any unit."""


def make_lessons(
    examples: Sequence[Example], passages: Sequence[Passages], handed: Sequence[Handed]
) -> list[Lesson]:
    """Return what there is to learn; examples, passages and questions go together."""
    without = [replace(example, features=_unread(example.features)) for example in examples]
    weights = fit_weights(without)
    vector = np.array([weights[name] for name in FEATURES])
    return [
        Lesson(example, passage, question, example.features @ vector)
        for example, passage, question in zip(without, passages, handed, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Trained:
    """What was learned from questions."""

    layers: ChangedLayers
    gate: Tensor

    def reader(self, model: str, first: int) -> Reader:
        """Return it to be written.

        Args:
            model: Checksum of the encoder's weights.
            first: The first layer that was changed.
        """
        return Reader(model, first, self.layers.changes(), self.gate.numpy())


AVERAGED_RANK = 2 * RANK


def averaged(readers: Sequence[Reader]) -> Reader:
    """Return the average of readers that went on from the same start.

    So none of them is preferred (Wortsman and others 2022, "Model soups"). Each change is the
    nearest of ``AVERAGED_RANK`` to the average.

    Args:
        readers: At least one, all of one encoder.
    """
    first = readers[0]
    changes = {
        name: _nearest(np.mean([reader.changes[name].dense() for reader in readers], axis=0))
        for name in first.changes
    }
    gate = np.mean([reader.gate for reader in readers], axis=0)
    return Reader(first.model, first.first, changes, gate.astype(np.float32))


def _nearest(dense: NDArray[np.float32]) -> Change:
    """Return the change of a low rank that is nearest to one (Eckart and Young 1936)."""
    left, strengths, right = np.linalg.svd(dense.astype(np.float64), full_matrices=False)
    kept = np.sqrt(strengths[:AVERAGED_RANK])
    out = (kept[:, None] * right[:AVERAGED_RANK]).astype(np.float32)
    into = (left[:, :AVERAGED_RANK] * kept).astype(np.float32)
    return Change(out, into)


def train_reader(
    lessons: Sequence[Lesson],
    tower: Tower,
    *,
    start: Trained | None = None,
    epochs: int = EPOCHS,
) -> Trained:
    """Return a reader trained on questions; the same ones give the same reader.

    Args:
        lessons: At least one.
        tower: The layers that it changes.
        start: What was learned before, from which it goes on.
        epochs: How often each question is seen.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # more of them sum in another order each time
    try:
        learned = _train([_tensors(lesson) for lesson in lessons], tower, start, epochs=epochs)
    finally:
        torch.set_num_threads(threads)
    return Trained(learned.layers, learned.gate.detach())


@dataclass(frozen=True, slots=True)
class _Tensors:
    """A lesson as tensors."""

    lesson: Lesson
    features: Tensor
    right: Tensor
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
        lesson,
        features=torch.tensor(lesson.example.features[kept], dtype=torch.float32),
        right=torch.tensor(right[kept] > 0),
        tokens=torch.from_numpy(np.concatenate(tokens)),
        places=torch.from_numpy(places),
    )


def _as_read(passages: Passages, tokens: Tensor, gate: Tensor) -> tuple[Tensor, Tensor]:
    """Return the centred token vectors, length 1, and their weights, before they sum to 1."""
    vectors = nn.functional.normalize(tokens - torch.tensor(passages.mean), dim=1)
    factors = (tokens @ gate).clamp(-LARGEST, LARGEST).exp()
    weights = torch.from_numpy(passages.query.weights) * factors
    return vectors, weights / weights.sum().clamp_min(1e-6)


class _Learned(nn.Module):
    """What is trained: a reader, and how it weighs beside the features."""

    def __init__(self, lessons: Sequence[_Tensors], tower: Tower, start: Trained | None) -> None:
        super().__init__()
        random = torch.Generator().manual_seed(0)
        spread = torch.cat([lesson.features for lesson in lessons]).std(0)
        spread[spread < 1e-9] = 1.0
        self.spread = spread
        self.layers = ChangedLayers(tower, RANK, random)
        self.gate = nn.Parameter(torch.zeros(lessons[0].tokens.shape[1]))
        if start is not None:
            self.layers.load_state_dict(start.layers.state_dict())
            self.gate.data.copy_(start.gate)
        self.features = nn.Parameter(torch.zeros(len(FEATURES)))
        self.sharpness = nn.Parameter(torch.zeros(()))

    def loss(self, lessons: Sequence[_Tensors], random: torch.Generator) -> Tensor:
        """Return what is made least: mistakes on these questions, and large numbers."""
        questions = self.layers([each.lesson.handed for each in lessons])
        loss = PENALTY / 2 * (self.features**2).sum() + PENALTY_GATE * (self.gate**2).sum()
        for lesson, tokens in zip(lessons, questions, strict=True):
            seen = torch.rand(len(tokens), generator=random) >= LEFT_OUT
            loss = loss + self._mistake(lesson, tokens, seen) / len(lessons)
        return loss

    def _mistake(self, lesson: _Tensors, tokens: Tensor, seen: Tensor) -> Tensor:
        """Return minus the logarithm of the chance that a right sentence is first."""
        vectors, weights = _as_read(lesson.lesson.passages, tokens, self.gate)
        weights = weights * seen
        weights = weights / weights.sum().clamp_min(1e-6)
        similar = vectors @ lesson.tokens.T
        best = similar[:, lesson.places].masked_fill(lesson.places[None] < 0, -1.0).amax(2)
        score = lesson.features / self.spread @ self.features
        score = score + SHARPNESS * self.sharpness.exp() * (weights @ best)
        return -torch.logsumexp(torch.log_softmax(score, 0)[lesson.right], 0)


def _train(
    lessons: Sequence[_Tensors], tower: Tower, start: Trained | None, *, epochs: int
) -> _Learned:
    random = torch.Generator().manual_seed(0)
    learned = _Learned(lessons, tower, start)
    rates = (RATE_FEATURES, RATE, RATE_GATE)
    optimizer = torch.optim.Adam(
        [
            {"params": [learned.features, learned.sharpness]},
            {"params": learned.layers.trained()},
            {"params": [learned.gate]},
        ],
        betas=(0.9, 0.99),
    )
    for epoch in range(epochs):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * (1 - epoch / epochs)
        order = torch.randperm(len(lessons), generator=random).numpy()
        for begin in range(0, len(order), BATCH):
            batch = [lessons[place] for place in order[begin : begin + BATCH]]
            optimizer.zero_grad()
            torch.autograd.backward(learned.loss(batch, random))
            optimizer.step()
    return learned


def _unread(features: NDArray[np.float64]) -> NDArray[np.float64]:
    features = features.copy()
    features[:, LEARNED] = 0.0
    return features
