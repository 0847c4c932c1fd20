"""What is done with an advice is given with it, where the letter says so further on."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant, Request
from mhassist.sentences import is_source

SHEET = """\
title = "Havenadvies"
kind = "Kamerbrief"
author = "het kabinet"
date = 2033-05-01
"""
LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De Havenraad adviseert om liggeld voor vissers af te schaffen. De raad sprak daarvoor met twintig \
vissers. Ik neem dit advies niet over. Het liggeld gaat wel met een derde omlaag. In de haven \
liggen veel boten.

De schepen in de binnenhaven krijgen stroom van de wal.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("advies")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


def test_response_to_an_advice_is_quoted_with_what_is_done_then(assistant: Assistant) -> None:
    answer = assistant.ask("Wat doet de minister met het advies over liggeld voor vissers?")
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert "adviseert om liggeld voor vissers af te schaffen" in quoted
    assert "Ik neem dit advies niet over. Het liggeld gaat wel met een derde omlaag." in quoted


def test_response_is_left_out_where_it_is_not_asked_for(assistant: Assistant) -> None:
    answer = assistant.answer(Request("Wat adviseert de Havenraad over liggeld voor vissers?"))
    assert "een derde omlaag" not in answer.answer


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rekenkamer, De haven geteld, Den Haag, 31 januari 2024.", True),
        ("Tweede Kamer, vergaderjaar 2030-2031, 99 999, nr. 7.", True),
        ("Kamerstuk 99 999, nr. 7 is op 4 maart aan de Kamer gezonden.", False),
        ("De haven van Urk, die van Lemmer en de haven van Stavoren sluiten in 2024.", False),
    ],
)
def test_footnote_that_only_names_a_report_is_a_source(text: str, source: bool) -> None:
    assert is_source(text) is source
