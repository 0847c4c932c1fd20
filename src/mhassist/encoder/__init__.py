"""Texts -> vectors: one per text and one per token, from one forward pass."""
