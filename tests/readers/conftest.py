"""Fixtures for the readers."""

from __future__ import annotations

import pytest

from mhassist.letters.readers.ocr import missing_recognition


@pytest.fixture
def tesseract() -> None:
    """Tesseract with Dutch."""
    missing = missing_recognition()
    if missing:
        pytest.skip(missing)
