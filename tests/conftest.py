"""Fixtures for all tests: no test sees the user's own settings, cache or colours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away settings that a developer has in the environment, but for the model's cache."""
    for name in list(os.environ):
        if name.startswith("MHASSIST_") and name != "MHASSIST_CACHE":
            monkeypatch.delenv(name)


@pytest.fixture
def shared() -> Path:
    """The folder with sample documents and data that is kept beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED.name}/ with samples and data is not beside the checkout")
    return SHARED
