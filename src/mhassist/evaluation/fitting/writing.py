"""Fitted numbers -> ``weights.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomlkit


def write_weights(path: Path, fitted: Mapping[str, Mapping[str, float]]) -> None:
    """Replace the numbers of sections of a weights file; comments and the rest stay as they are."""
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for section, numbers in fitted.items():
        table = document.setdefault(section, tomlkit.table())
        for name in set(table) - set(numbers):
            table.remove(name)
        table.update(numbers)
    path.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
