from __future__ import annotations

from collections.abc import Iterator

import pytest

from web.chromium import running


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Address of the page with the fake assistant, served by a process of its own."""
    with running("fake_chat.py") as address:
        yield address
