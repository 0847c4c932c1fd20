"""A page that nests too deep to be read whole: what is cut off is told, with where it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters.readers import read_content


def read(body: str) -> tuple[str, tuple[str, ...]]:
    reading = read_content(Path("a.html"), f"<html><body>{body}</body></html>".encode())
    return reading.text, reading.warnings


def test_what_comes_after_tables_in_tables_is_told() -> None:
    deep = "<table><tr><td>" * 120 + "<p>Diep.</p>" + "</td></tr></table>" * 120
    text, warnings = read(f"<p>De haven is klaar.</p>{deep}<p>Laatste.</p>")
    assert text == "De haven is klaar."
    assert warnings == (
        "De pagina is dieper genest dan te lezen is: wat na “De haven is klaar.” komt, is niet"
        " gelezen; vergelijk met het origineel.",
    )


def test_what_comes_after_a_deep_part_that_is_left_out_is_told() -> None:
    menu = f"<nav>{'<div>' * 300}Menu{'</div>' * 300}</nav>"
    text, warnings = read(f"<p>De haven is klaar.</p>{menu}<p>Laatste.</p>")
    assert text == "De haven is klaar."
    assert [each[:33] for each in warnings] == ["De pagina is dieper genest dan te"]


def test_deep_page_of_which_all_is_read_says_nothing() -> None:
    text, warnings = read(f"{'<div>' * 150}<p>De haven.</p>{'</div>' * 150}<p>Laatste.</p>")
    assert (text, warnings) == ("De haven.\n\nLaatste.", ())


def test_page_of_which_nothing_can_be_read_is_refused_for_its_depth() -> None:
    with pytest.raises(CorpusError, match="te diep genest"):
        read(f"{'<table><tr><td>' * 120}Diep.{'</td></tr></table>' * 120}")
