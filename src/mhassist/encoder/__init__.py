"""Texts -> vectors: one per text and one per token, from one forward pass."""

from mhassist.encoder.encoding import Encoder, Encoding
from mhassist.encoder.loading import known_fingerprint, load_encoder

__all__ = ["Encoder", "Encoding", "known_fingerprint", "load_encoder"]
