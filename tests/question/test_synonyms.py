"""Other names of one thing, from the file that policy staff extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.errors import PromptError
from mhassist.question.synonyms import Synonyms, load_synonyms

SYNONYMS = Synonyms([["Vissersraad", "Raad voor de Visserij", "NVR"], ["loket", "balie"]])


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param(
            "Wat doet de NVR?", ["Vissersraad", "Raad voor de Visserij"], id="abbreviation"
        ),
        pytest.param("Wat doet de vissersraad?", ["Raad voor de Visserij", "NVR"], id="lower case"),
        pytest.param("Wat doet de nvr?", [], id="an abbreviation is written in capitals"),
        pytest.param("Is de balie open?", ["loket"], id="another group"),
        pytest.param("Is de havenbalie open?", [], id="part of a word"),
        pytest.param("Wat kost het?", [], id="none"),
    ],
)
def test_other_names_of_what_a_text_names(text: str, others: list[str]) -> None:
    assert SYNONYMS.others(text) == others


def test_a_name_stands_where_another_of_its_names_does() -> None:
    (renamed, *_) = SYNONYMS.renamed("Wat doet de Raad voor de Visserij?")
    assert renamed.name == "Raad voor de Visserij"
    assert renamed.stands_in("De Vissersraad adviseert.")
    assert not renamed.stands_in("De raad adviseert.")


def test_what_letters_explain_is_known_unless_the_file_has_it(tmp_path: Path) -> None:
    (tmp_path / "synoniemen.toml").write_text('groepen = [["Vissersraad", "NVR"]]', "utf-8")
    explained = [("Nieuwe Vangst Regeling", "NVR"), ("Landelijk Overleg Vissers", "LOV")]
    synonyms = load_synonyms(tmp_path, explained)
    assert synonyms.others("de NVR en het LOV") == ["Landelijk Overleg Vissers", "Vissersraad"]


def test_no_file_is_no_synonyms(tmp_path: Path) -> None:
    assert load_synonyms(tmp_path).others("NVR") == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("groepen = [", "klopt niet", id="no TOML"),
        pytest.param("groepen = 3", "moet 'groepen' een lijst zijn", id="no list"),
        pytest.param('groepen = [["NVR"]]', "twee of meer namen", id="one name"),
        pytest.param("", "moet 'groepen' een lijst zijn", id="empty"),
    ],
)
def test_malformed_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "synoniemen.toml").write_text(content, encoding="utf-8")
    with pytest.raises(PromptError, match=message) as caught:
        load_synonyms(tmp_path)
    assert "synoniemen.toml" in str(caught.value)
