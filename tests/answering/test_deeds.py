"""Which sentences tell what is done, and that they go first where a policy is asked for."""

from __future__ import annotations

import pytest

from mhassist.answering.deeds import tells_deed


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("De havendienst heeft een loket voor schippers geopend.", True),
        ("In de opleiding wordt expliciet aandacht besteed aan stroperij.", True),
        ("Het loket wordt daarom aangepast.", True),
        ("De inspectie traint alle schippers.", True),
        ("Het is van belang om stroperij te bestrijden.", False),
        ("Er is nog onvoldoende bekend over stroperij.", False),
        ("Elke dag vallen schippers ten prooi aan stroperij.", False),
        ("Stroperij", False),
    ],
)
def test_sentence_tells_what_is_done(text: str, deed: bool) -> None:
    assert tells_deed(text) is deed
