"""Figures in tables: a row is found by its caption and columns, and is quoted with them."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant
from mhassist.paragraphs.tables import has_head

SHEET = """\
title = "De havens"
kind = "Kamerbrief"
author = "het kabinet"
date = 2034-05-01
"""
LETTER = """\
<html lang="nl"><body>
<p>De inspectie heeft in alle havens gekeken of de schepen veilig zijn en wie er werken.</p>
<p>Keuringen van vissersschepen door de havenmeester</p>
<table><tr><th>Haven</th><th>2032</th><th>2033</th></tr>
<tr><td>Zandmeer</td><td>112</td><td>140</td></tr>
<tr><td>Oostmeer</td><td>87</td><td>-</td></tr>
<tr><td>Totaal</td><td>199</td><td>140</td></tr></table>
<p>De kosten van het toezicht op de vaart worden door de reders gedragen.</p>
<table><tr><td>Doel</td><td>Stand</td></tr>
<tr><td>Meer toezicht</td><td>Het loket is open.</td></tr></table>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("havens")
    return assistant_on(index_letters(folder, {"h": LETTER}, {"h": SHEET}, suffix="html"))


def test_row_hangs_on_its_head_and_the_head_on_the_caption(assistant: Assistant) -> None:
    found = assistant.structure("h").paragraphs
    rows = [(one.text, one.lead_in) for one in found if one.kind.value == "table row"]
    assert rows == [
        ("Haven | 2032 | 2033", 2),
        ("Zandmeer | 112 | 140", 3),
        ("Oostmeer | 87 | -", 3),
        ("Totaal | 199 | 140", 3),
        ("Doel | Stand", None),
        ("Meer toezicht | Het loket is open.", None),
    ]


def test_row_is_encoded_with_what_its_figures_are(assistant: Assistant) -> None:
    (chunk,) = [one for one in assistant.index.chunks if one.text.startswith("Zandmeer")]
    assert chunk.context.endswith(
        "Keuringen van vissersschepen door de havenmeester. Haven | 2032 | 2033"
    )


def test_figure_is_quoted_with_caption_and_columns(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel keuringen van vissersschepen waren er in Zandmeer in 2033?")
    quoted = [citation.quote for citation in answer.citations]
    assert quoted[:3] == [
        "Keuringen van vissersschepen door de havenmeester",
        "Haven | 2032 | 2033",
        "Zandmeer | 112 | 140",
    ]


def test_head_alone_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Wat staat er in de brief over haven 2032 2033?")
    assert [one.quote for one in answer.citations][-1:] != ["Haven | 2032 | 2033"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Soort | 2031 | 2032*", "Vis | € 4 mln. | 5%"], True),
        (["Soort | Aantal", "Vis | circa 40"], False),
        (["Vis | 40", "Kreeft | 12"], False),
        (["Actie | Stand", "Loket | open"], False),
        (["Soort | Aantal"], False),
    ],
)
def test_head_is_known_by_the_figures_under_it(rows: list[str], *, expected: bool) -> None:
    assert has_head(rows) is expected
