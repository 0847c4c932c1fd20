from __future__ import annotations

from fake_encoder import FakeEncoder
from mhassist.encoder.encoding import Encoder


def test_word_vectors_follow_from_the_hash_of_the_word() -> None:
    encoder: Encoder = FakeEncoder()
    seen: list[int] = []

    (encoding,) = encoder.encode_passages(["Mensenhandel, in Nederland"], seen.append)

    assert encoding.offsets.tolist() == [[0, 12], [14, 16], [17, 26]]
    assert [int(row.argmax()) for row in encoding.tokens] == [0, 14, 3]
    assert seen == [1]


def test_text_without_words_has_a_pooled_vector_and_no_tokens() -> None:
    (encoding,) = FakeEncoder().encode_questions(["..."])

    assert encoding.tokens.shape == (0, 16)
    assert encoding.pooled.tolist() == [1.0] + [0.0] * 15
