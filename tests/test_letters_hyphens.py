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


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        pytest.param("als niet-", "essentiële boten", "", id="niet"),
        pytest.param("de non-", "profit sector", "", id="non"),
        pytest.param("de Vice-", "voorzitter", "", id="capital"),
        pytest.param("de non-", "nen", "-", id="syllable"),
        pytest.param("een ge-", "essentialiseerd", "-", id="no such prefix"),
        pytest.param("voor ex-", "gedetineerden", "", id="known word"),
        pytest.param("voor ex-", "perts", "-", id="unknown rest"),
        pytest.param("de nieuwe niet-", "ig", "-", id="short rest"),
    ],
)
def test_prefix_that_is_written_with_a_hyphen_keeps_it(before: str, after: str, joint: str) -> None:
    vocabulary = hyphens.read_vocabulary("gedetineerden gedetineerden perts")
    assert hyphens.line_joint(before, after, vocabulary) == joint
