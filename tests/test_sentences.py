"""Where a Dutch sentence ends, and where it only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhassist.paragraphs.abbreviations import is_abbreviation
from mhassist.sentences import split_sentences


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Eén zin.", "Nog een zin!", "En een vraag?", "Slot"], id="plain"),
        pytest.param(["Zie Kamerstuk 28 638, nr. 161.", "Sindsdien is meer gedaan."], id="nr."),
        pytest.param(
            ["Op 1 juli jl. is dat gemeld.", "Dat was op 7 juli jl.", "De brief"], id="jl."
        ),
        pytest.param(["M.G.J. Harbers en mw. drs. J.A. Bok tekenden.", "Klaar."], id="initials"),
        pytest.param(["Dhr. P.M. de Boer en Mr. C.A. Kok.", "Klaar."], id="initials like p.m."),
        pytest.param(["Dit is van Scheepsbouw N.V.", "De bouw begint."], id="company"),
        pytest.param(["In Visser v. Haven is beslist.", "Klaar."], id="versus"),
        pytest.param(["Hij zei: «Dat klopt.»", "Daarna (zie bijlage.)", "Punt."], id="closers"),
        pytest.param(
            ["(Het VK is de «driver»; Roemenië «co-driver»).", "Nederland"], id="brackets"
        ),
        pytest.param(
            ["Dit gebeurt o.a. in Europa, d.w.z. in België e.d.", "Meer niet."], id="e.d."
        ),
        pytest.param(["1. Verbreden van de monitor.", "Realisatie 2012."], id="number of an item"),
        pytest.param(["a. best practices delen via de site.", "Zie 1.5."], id="letter of an item"),
        pytest.param(["Het gaat om a; b; en c.", "Dat is alles."], id="semicolons"),
        pytest.param(
            ["Dat kost 2.500 euro en 10,5 fte.", "In 2018. "[:-1], "20 extra."], id="digits"
        ),
        pytest.param(["Art. 273f Sr is gewijzigd.", "Zie www.voorbeeld.nl voor meer."], id="art."),
        pytest.param(["Wacht… maar niet lang.", "Nu..."], id="ellipsis"),
        pytest.param(["Dat duurde tot de avond.", "'s Nachts was het stil."], id="elision"),
        pytest.param(["Wat dan?", "‘Roadshow’ heet het."], id="opening quotation mark"),
        pytest.param(["Zie artikel 10, eerste lid.", "Dat geldt ook hier."], id="lid."),
        pytest.param(["Sinds 12 sept. 2024 mag dat.", "Op 3 okt. jl. ook."], id="month"),
        pytest.param(["In jan.-mrt. 2024 en aug./sept. 2023.", "Klaar."], id="months"),
        pytest.param(["Dat duurt tot 31 dec.", "De Kamer weet dat."], id="month at the end"),
        pytest.param(["Wij resp. Zij c.q. Anderen i.h.k.v. Europa.", "Klaar."], id="c.q."),
        pytest.param(["Dit is de vz. Kamer, i.t.t. België.", "Klaar."], id="vz."),
        pytest.param(["Dat kost € 4,5 mln. Europees geld.", "Klaar."], id="mln."),
        pytest.param(["Er is een m.e.r.", "De uitkomst volgt."], id="m.e.r."),
        pytest.param(["Staatscourant no. 5052 van 24 maart.", "Nee."], id="no. before a number"),
    ],
)
def test_sentences_are_cut_where_they_end(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence_without_full_stop() -> None:
    assert _sentences("Kop\n\nTekst zonder punt") == ["Kop", "Tekst zonder punt"]


def test_nothing_gives_nothing() -> None:
    assert split_sentences(" \n ") == []


@given(st.text(alphabet=st.sampled_from(list("aB1 .?!()\"'’;:\n")) | st.characters(), max_size=80))
def test_spans_cover_every_printed_character_in_order(text: str) -> None:
    spans = split_sentences(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    covered = {offset for start, end in spans for offset in range(start, end)}
    assert [char for at, char in enumerate(text) if at not in covered and not char.isspace()] == []
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.shared
def test_the_list_of_abbreviations_is_known(shared: Path) -> None:
    rows = (shared / "data" / "nl_abbreviations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    abbreviations = [row.split("\t") for row in rows]
    unknown = [word for word, _ in abbreviations if not is_abbreviation(word, following="x1")]
    ending = [
        word
        for word, may_end in abbreviations
        if may_end == "1" and is_abbreviation(word, following="De")
    ]
    assert unknown == []
    assert ending == []
