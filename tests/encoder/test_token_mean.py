from __future__ import annotations

import numpy as np

from mhassist.encoder.encoding import Encoding
from mhassist.encoder.token_mean import mean_of


def test_mean_is_over_all_tokens_of_all_passages() -> None:
    pooled, offsets = np.array([1, 0], np.float32), np.zeros((0, 2), np.int32)
    passages = [
        Encoding(pooled, np.array([[1, 0], [1, 0], [1, 0]], np.float32), offsets),
        Encoding(pooled, np.array([[0, 1]], np.float32), offsets),
        Encoding(pooled, np.zeros((0, 2), np.float32), offsets),
    ]

    assert mean_of(passages).tolist() == [0.75, 0.25]
