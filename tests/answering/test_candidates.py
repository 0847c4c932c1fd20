"""What may answer: sentences, and no names or pointers that say nothing."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant, Request

SHEET = """\
title = "Steigers"
kind = "Kamerbrief"
date = 2030-05-01
"""
LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Het plan heeft drie onderwerpen:

- Veilige steigers
- Gezonde vissers
- De aanleg van vijf nieuwe steigers in Zandmeer

Zie bijvoorbeeld hoofdstuk 6 over steigers. Aan steigers wordt dit jaar gewerkt.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("steigers")
    return assistant_on(index_letters(folder, {"steigers": LETTER}, {"steigers": SHEET}))


def _sentences(assistant: Assistant, question: str) -> set[str]:
    part = assistant.explain(Request(question)).parts[0]
    return {one.candidate.text for one in part.ranking.sentences}


def test_the_name_of_a_subject_and_a_pointer_say_nothing_of_it(assistant: Assistant) -> None:
    found = _sentences(assistant, "Wat wordt er aan steigers gedaan?")
    assert "Aan steigers wordt dit jaar gewerkt." in found
    assert "De aanleg van vijf nieuwe steigers in Zandmeer" in found
    assert not found & {"Veilige steigers", "Zie bijvoorbeeld hoofdstuk 6 over steigers."}


def test_the_name_of_a_subject_is_one_of_those_that_are_asked_for(assistant: Assistant) -> None:
    assert "Veilige steigers" in _sentences(assistant, "Welke drie onderwerpen heeft het plan?")
