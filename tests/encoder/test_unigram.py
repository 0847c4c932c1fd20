from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.encoder.unigram import Tokens, UnigramTokenizer, Vocabulary

VOCABULARY = Vocabulary(
    pieces=["<s>", "<pad>", "</s>", "<unk>", "▁de", "▁", "de", "d", "e", "é", "n", "fi", "<mask>"],
    scores=[0.0, 0.0, 0.0, 0.0, -2.0, -4.0, -3.0, -5.0, -5.0, -5.0, -5.0, -6.0, 0.0],
    normalization={"\n": " ", "\u00a0": " ", "\u00ad": "", "ﬁ": "fi"},
)
DE, SPACE, MID_DE, D, E, E_ACUTE, N, FI = range(4, 12)
UNKNOWN = 3


@pytest.mark.parametrize(
    ("text", "ids", "offsets"),
    [
        pytest.param("de de", [DE, DE], [(0, 2), (3, 5)], id="two-words"),
        pytest.param("  de\n\u00a0de ", [DE, DE], [(2, 4), (6, 8)], id="white-space-is-no-token"),
        pytest.param("den", [DE, N], [(0, 2), (2, 3)], id="most-probable-split"),
        pytest.param("nde", [SPACE, N, MID_DE], [(0, 0), (0, 1), (1, 3)], id="space-of-its-own"),
        pytest.param("d\u00ade", [DE], [(0, 3)], id="soft-hyphen-inside-a-piece"),
        pytest.param("deﬁ", [DE, FI], [(0, 2), (2, 3)], id="ligature-is-one-place"),
        pytest.param("dee\u0301", [DE, E_ACUTE], [(0, 2), (2, 4)], id="accent-of-its-own"),
        pytest.param("de😀😀n", [DE, UNKNOWN, N], [(0, 2), (2, 4), (4, 5)], id="unknown-as-one"),
        pytest.param("", [], [], id="empty"),
        pytest.param(" \n", [], [], id="blank"),
    ],
)
def test_text_is_split_into_pieces_with_their_place(
    text: str, ids: list[int], offsets: list[tuple[int, int]]
) -> None:
    assert UnigramTokenizer(VOCABULARY).tokenize(text) == Tokens(ids=ids, offsets=offsets)


def test_special_token_in_a_text_is_read_as_text() -> None:
    tokens = UnigramTokenizer(VOCABULARY).tokenize("de</s>de")

    assert tokens.ids == [DE, UNKNOWN, MID_DE]


def test_vocabulary_is_read_as_it_was_saved(tmp_path: Path) -> None:
    VOCABULARY.save(tmp_path)

    assert Vocabulary.load(tmp_path) == VOCABULARY
