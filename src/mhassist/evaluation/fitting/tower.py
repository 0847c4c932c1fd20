"""The encoder's last layers in torch, with the low-rank changes that are trained."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from mhassist.encoder.reader import Change
from mhassist.encoder.sentence_transformers_folder import LAYER_NAMES
from mhassist.encoder.torch_encoder import TorchEncoder

CHANGED = ("q", "v", "ao", "fo")
"""Matrices of a layer that are changed: of the query, the value and both outputs."""
SPREAD = 0.02
"""Standard deviation of what is looked for, at the start; what is added starts at zero."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A question as it comes into the layers that are changed."""

    states: Tensor
    """Shape ``(length, dim)``, with prompt and special tokens."""
    own: Tensor
    """Shape ``(n_tokens,)``: which of them are the question's."""


@dataclass(frozen=True, slots=True)
class Tower:
    """The layers of an encoder that are to be changed."""

    layers: nn.ModuleList
    first: int
    """Number of the first of them, from 0."""

    @classmethod
    def of(cls, encoder: TorchEncoder, first: int) -> Tower:
        """Return the layers of an encoder from one on, as they are."""
        transformer = encoder.transformer.requires_grad_(requires_grad=False)
        own = list(transformer.get_submodule("encoder.layer").children())
        return cls(nn.ModuleList(own[first:]), first)


def hand(encoder: TorchEncoder, question: str, first: int) -> Handed:
    """Return a question as it comes into a layer."""
    states, own = encoder.states_into(first, question)
    return Handed(states, torch.tensor(own))


class _Changed(nn.Module):
    """A matrix with its change (Hu and others 2022, "LoRA")."""

    def __init__(self, matrix: nn.Linear, rank: int, random: torch.Generator) -> None:
        super().__init__()
        self.matrix = matrix
        columns, rows = matrix.in_features, matrix.out_features
        self.out = nn.Parameter(SPREAD * torch.randn(rank, columns, generator=random))
        self.into = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, states: Tensor) -> Tensor:
        product: Tensor = self.matrix(states)
        return product + (states @ self.out.T) @ self.into.T


class ChangedLayers(nn.Module):
    """The layers with their changes."""

    def __init__(self, tower: Tower, rank: int, random: torch.Generator) -> None:
        super().__init__()
        self.layers = copy.deepcopy(tower.layers)
        self.changed: dict[str, _Changed] = {}
        for number, layer in enumerate(self.layers, start=tower.first):
            for short in CHANGED:
                parent, _, name = LAYER_NAMES[short].rpartition(".")
                module = layer.get_submodule(parent)
                change = _Changed(getattr(module, name), rank, random)
                setattr(module, name, change)
                self.changed[f"l{number}.{short}"] = change

    def trained(self) -> list[nn.Parameter]:
        """Return what is trained."""
        return [part for each in self.changed.values() for part in (each.out, each.into)]

    def changes(self) -> dict[str, Change]:
        """Return what was trained, by name of the matrix in the model file."""
        return {
            name: Change(_numbers(each.out), _numbers(each.into))
            for name, each in self.changed.items()
        }

    def forward(self, questions: Sequence[Handed]) -> list[Tensor]:
        """Return the token vectors of each question, length 1, shape ``(n_tokens, dim)``."""
        longest = max(len(question.states) for question in questions)
        states = torch.zeros(len(questions), longest, questions[0].states.shape[1])
        unseen = torch.full((len(questions), 1, 1, longest), torch.finfo(torch.float32).min)
        for place, question in enumerate(questions):
            states[place, : len(question.states)] = question.states
            unseen[place, ..., : len(question.states)] = 0.0
        for layer in self.layers:
            output = layer(states, unseen)
            states = output[0] if isinstance(output, tuple) else output
        return [
            nn.functional.normalize(own[question.own], dim=1)
            for own, question in zip(states, questions, strict=True)
        ]


def _numbers(parameter: nn.Parameter) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return parameter.detach().numpy().astype(np.float32)
