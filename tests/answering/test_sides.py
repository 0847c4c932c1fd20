"""Years that are compared: a figure of each is told, or it is said that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.answering.sides import is_wide, tells_no_figure
from mhassist.chain import Assistant, Request

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Het aantal aangemelde schippers is in 2029 weer wat gestegen ten opzichte van 2028.

Er zijn in 2028 twaalf loodsen aangemeld en in 2029 negen.
"""
SHEET = """\
kind = "Kamerbrief"
author = "het kabinet"
date = 2030-05-01
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("sides")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


@pytest.mark.parametrize(
    ("question", "paragraph", "none"),
    [
        pytest.param("Hoeveel schippers waren er in 2028 en 2029?", 2, True, id="only more"),
        pytest.param("Hoeveel loodsen waren er in 2028 en 2029?", 3, False, id="counted"),
        pytest.param("Wat gebeurde er in 2028 en 2029?", 2, False, id="no figure asked"),
        pytest.param("Hoeveel schippers waren er in 2029?", 2, False, id="one year"),
    ],
)
def test_a_figure_of_several_years_is_told_or_called_missing(
    assistant: Assistant, question: str, paragraph: int, none: bool
) -> None:
    part = assistant.explain(Request(question)).parts[0].question
    said = assistant.index.paragraph_at("brief", paragraph).text

    assert tells_no_figure(part, [said]) is none


@pytest.mark.parametrize(
    ("question", "wide"),
    [
        pytest.param("Vergelijk de prioriteiten van 2028 en 2029.", True, id="one word"),
        pytest.param("Vergelijk de prioriteiten van loodsen in 2028 en 2029.", False, id="two"),
        pytest.param("Wat zijn de prioriteiten?", False, id="not compared"),
    ],
)
def test_a_comparison_on_one_word_alone_is_wide(
    assistant: Assistant, question: str, *, wide: bool
) -> None:
    assert is_wide(assistant.explain(Request(question)).parts[0].question) is wide
