"""What token vectors are centred on: their mean over passages of many subjects.

All token vectors of an encoder point much the same way, which hides what sets them apart (Mu and
Viswanath 2018, "All-but-the-Top"). The mean is the encoder's and not that of the letters there are,
so that a new letter does not change how alike a question and an old letter are.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from mhassist.encoder.encoding import Encoding

Floats = NDArray[np.float32]

FILE = "token_mean.npy"


def mean_of(encodings: Iterable[Encoding]) -> Floats:
    """Return the mean of all token vectors, shape ``(dim,)``.

    Args:
        encodings: At least one with tokens.
    """
    sums = [(each.tokens.sum(axis=0, dtype=np.float64), len(each.tokens)) for each in encodings]
    total = np.sum([own for own, _ in sums], axis=0) / sum(number for _, number in sums)
    mean: Floats = total.astype(np.float32)
    return mean


@cache
def load_token_mean() -> tuple[Floats, str]:
    """Return the mean of the default model, and the checksum of its file."""
    content = resources.files("mhassist.encoder").joinpath(FILE).read_bytes()
    mean: Floats = np.load(io.BytesIO(content), allow_pickle=False)
    mean.flags.writeable = False
    return mean, hashlib.sha256(content).hexdigest()
