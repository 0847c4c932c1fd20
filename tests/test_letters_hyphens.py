from __future__ import annotations

import re
from collections import Counter

import pytest

from mhassist.letters import hyphens


def test_of_a_long_paragraph_only_the_end_is_looked_at_for_each_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[int] = []

    class Watching:
        def search(self, text: str) -> re.Match[str] | None:
            looked_at.append(len(text))
            return re.search(r"\S+$", text)

    monkeypatch.setattr(hyphens, "_LAST_WORD", Watching())
    text = "woord " * 10_000 + "be-"
    assert hyphens.line_joint(text, "perking", Counter()) == hyphens.NO_HYPHEN
    assert looked_at == [400]
