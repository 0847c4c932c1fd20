"""The fitted numbers of ``weights.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights and thresholds by section and name."""
    text = resources.files("mhassist.answering").joinpath("weights.toml").read_text("utf-8")
    read: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return read
