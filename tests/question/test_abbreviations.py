"""Abbreviations that letters explain in brackets."""

from __future__ import annotations

import pytest

from mhassist.question.abbreviations import explained_abbreviations


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        pytest.param(
            "Het Landelijk Overleg Vissers (LOV) vergadert.",
            [("Landelijk Overleg Vissers", "LOV")],
            id="initials",
        ),
        pytest.param(
            "De Vereniging van Havengemeenten (VHG) is gehoord.",
            [("Vereniging van Havengemeenten", "VHG")],
            id="no name begins with van",
        ),
        pytest.param(
            "Een internationaal kustwachtoverleg (IKO’s) volgt.",
            [("internationaal kustwachtoverleg", "IKO")],
            id="letters inside a word, and a plural",
        ),
        pytest.param(
            "De Wet veilige havens (Wvh) geldt.",
            [("Wet veilige havens", "Wvh")],
            id="a law, with one capital",
        ),
        pytest.param("De haven van Urk (Fries) is open.", [], id="a word after a name"),
        pytest.param("Vragen van het lid Erkens (VVD) over vis.", [], id="a party after a name"),
        pytest.param("De vloot (OM) vaart.", [], id="something else in brackets"),
        pytest.param("De haven (zie boven) is open.", [], id="no abbreviation"),
        pytest.param(
            "Over Landelijk; Overleg Vissers (LOV) later.", [], id="its words in two parts"
        ),
        pytest.param(
            "De Raad voor Water (RW) en de Dienst Zee (DZ).",
            [("Raad voor Water", "RW"), ("Dienst Zee", "DZ")],
            id="two in a sentence",
        ),
        pytest.param("Zij (LOV) (LOV) varen.", [], id="nothing between two brackets"),
        pytest.param(
            f"Raad {'x' * 112} Water (RW) sprak.", [], id="its first word too far before it"
        ),
    ],
)
def test_what_an_abbreviation_stands_for(text: str, explained: list[tuple[str, str]]) -> None:
    assert explained_abbreviations([text]) == explained


def test_one_explained_in_two_ways_is_left_out() -> None:
    texts = ["De Raad voor Water (RW) sprak.", "De Regeling Wrakken (RW) geldt."]
    assert explained_abbreviations(texts) == []


def test_one_explained_twice_is_one() -> None:
    texts = ["De Raad voor Water (RW) sprak.", "De raad voor water (RW) zweeg."]
    assert explained_abbreviations(texts) == [("Raad voor Water", "RW")]
