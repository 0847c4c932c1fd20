"""The text that a model wants before a question or a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before each text; an empty string where the model wants nothing."""

    query: str
    passage: str
