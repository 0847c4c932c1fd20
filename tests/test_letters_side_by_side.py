"""Those who sign beside one another in typed text, with spaces or tabs between their columns."""

from __future__ import annotations

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.letters.facts import read_facts
from mhassist.paragraphs import structure_letter
from mhassist.paragraphs.paragraph import Kind

HAVENS = "De Minister van Havens"
VISSERIJ = "De Staatssecretaris van Visserij"
VWS = "De Minister van Volksgezondheid, Welzijn en Sport"
BEGIN = "De kade is klaar. Dat is op tijd, en daar is de stad blij mee.\n\n"
CASES = [
    pytest.param(
        f"{HAVENS},          {VISSERIJ},\n\n\nA. de Groot                      B. Smit\n",
        [(HAVENS, "A. de Groot"), (VISSERIJ, "B. Smit")],
        id="spaces",
    ),
    pytest.param(
        f"{HAVENS},\t\t{VISSERIJ},\n\nA. de Groot\t\t\t\tB. Smit\n",
        [(HAVENS, "A. de Groot"), (VISSERIJ, "B. Smit")],
        id="tabs",
    ),
    pytest.param(
        f"{HAVENS},  {VISSERIJ},\n\nA. de Groot              B. Smit\n",
        [(HAVENS, "A. de Groot"), (VISSERIJ, "B. Smit")],
        id="two spaces",
    ),
    pytest.param(
        f"{'De Minister van Volksgezondheid,':40}De Staatssecretaris van\n"
        f"{'Welzijn en Sport,':40}Visserij,\n\n{'A. de Groot':40}B. Smit\n",
        [(VWS, "A. de Groot"), (VISSERIJ, "B. Smit")],
        id="offices over two lines",
    ),
    pytest.param(
        f"{HAVENS + ',':40}De Minister van Volksgezondheid,\n"
        f"{'':40}Welzijn en Sport,\n\n{'A. de Groot':40}B. Smit\n",
        [(HAVENS, "A. de Groot"), (VWS, "B. Smit")],
        id="one office over two lines, at the right",
    ),
    pytest.param(
        f"{'De Minister van Volksgezondheid,':40}{HAVENS},\n"
        f"Welzijn en Sport,\n\n{'A. de Groot':40}B. Smit\n",
        [(VWS, "A. de Groot"), (HAVENS, "B. Smit")],
        id="one office over two lines, at the left",
    ),
    pytest.param(
        f"{'A. de Groot':30}B. Smit\n{'Minister van Havens':30}Staatssecretaris van Visserij\n",
        [("Minister van Havens", "A. de Groot"), ("Staatssecretaris van Visserij", "B. Smit")],
        id="names above",
    ),
    pytest.param(
        f"{HAVENS},    {VISSERIJ},    De Minister van Water,\n\n"
        f"A. de Groot                 B. Smit                              C. de Wit\n",
        [(HAVENS, "A. de Groot"), (VISSERIJ, "B. Smit"), ("De Minister van Water", "C. de Wit")],
        id="three",
    ),
    pytest.param(
        f"   {HAVENS},        {VISSERIJ},\n\n   A. de Groot                    B. Smit\n\n"
        "De Minister van Water,\n\nC. de Wit\n",
        [(HAVENS, "A. de Groot"), (VISSERIJ, "B. Smit"), ("De Minister van Water", "C. de Wit")],
        id="one under two, set in",
    ),
]


@pytest.mark.parametrize(("signed", "expected"), CASES)
def test_each_has_the_office_of_the_own_column(
    signed: str, expected: list[tuple[str, str]]
) -> None:
    found = read_facts(f"{BEGIN}{signed}").signatories
    assert [(one.office, one.name) for one in found] == expected


@pytest.mark.parametrize(("signed", "expected"), CASES)
def test_each_is_a_signature_of_its_own(signed: str, expected: list[tuple[str, str]]) -> None:
    text = f"{BEGIN}Hoogachtend,\n\n{signed}"
    found = structure_letter(Letter("kade", text, Metadata(), "")).paragraphs[2:]
    assert [one.kind for one in found] == [Kind.SIGNATURE] * len(expected)
    above = signed.strip().startswith("A.")
    assert [one.text.replace(",", "") for one in found] == [
        f"{name} {office}" if above else f"{office} {name}".replace(",", "")
        for office, name in expected
    ]


@pytest.mark.parametrize(
    "signed",
    [
        f"{HAVENS},          {VISSERIJ},\n\nDe kade is klaar.\n",
        f"{HAVENS},          {VISSERIJ},\n\nA. de Groot\n",
        "Noord        Zuid\nOost         West\n",
    ],
    ids=["no names", "one name", "no offices"],
)
def test_columns_that_are_not_all_signed_are_left_as_they_are(signed: str) -> None:
    assert read_facts(f"{BEGIN}{signed}").signatories == ()
    found = structure_letter(Letter("kade", f"{BEGIN}{signed}", Metadata(), "")).paragraphs
    assert Kind.SIGNATURE not in {one.kind for one in found}
