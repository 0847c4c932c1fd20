"""Who signs a letter, in the forms in which letters print it, and who therefore speaks in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata, load_letter
from mhassist.letters.letter import Signatory
from mhassist.letters.side_by_side import one_under_another
from mhassist.letters.signatories import as_printed, read_signatories, speaker_of
from mhassist.paragraphs import Kind, structure_letter

MINISTER = "De Minister van Havens"


@pytest.mark.parametrize(
    ("lines", "signatories"),
    [
        pytest.param([f"{MINISTER},", "A. Vos"], [("A. Vos", MINISTER)], id="office with comma"),
        pytest.param([MINISTER, "Anna Vos"], [("Anna Vos", MINISTER)], id="office without comma"),
        pytest.param(
            ["De minister van Volksgezondheid,", "Welzijn en Sport,", "mw. drs. E.I. Vos"],
            [("mw. drs. E.I. Vos", "De minister van Volksgezondheid, Welzijn en Sport")],
            id="office over two lines",
        ),
        pytest.param(
            ["De Minister-President,", "Minister van Algemene Zaken,", "Anna Vos"],
            [("Anna Vos", "De Minister-President, Minister van Algemene Zaken")],
            id="two offices of one",
        ),
        pytest.param(
            ["A. Vos", "Minister-President"], [("A. Vos", "Minister-President")], id="name first"
        ),
        pytest.param(
            ["Anna Vos-de Wit, Minister van Havens"],
            [("Anna Vos-de Wit", "Minister van Havens")],
            id="on one line",
        ),
        pytest.param(
            [f"{MINISTER},", "namens deze,", "J. Smit"],
            [("J. Smit", f"{MINISTER}, namens deze")],
            id="for the minister",
        ),
        pytest.param(
            [f"{MINISTER},          De Minister van Veren,", "J. Smit          B. van Dam"],
            [("J. Smit", MINISTER), ("B. van Dam", "De Minister van Veren")],
            id="beside one another, in columns",
        ),
        pytest.param(
            [f"{MINISTER}, mr. J. Smit"],
            [("mr. J. Smit", MINISTER)],
            id="with a title, on one line",
        ),
        pytest.param(
            [f"namens {MINISTER},", "mr. J. Smit", "directeur-generaal Ponten"],
            [("mr. J. Smit", f"namens {MINISTER}")],
            id="in the minister's name",
        ),
        pytest.param(
            ["en gaat over tot de orde van de dag.", "Van der Zee", "Smit"],
            [("Van der Zee", ""), ("Smit", "")],
            id="under a motion",
        ),
        pytest.param(
            [f"{MINISTER},", "w.g. A. Vos"], [("A. Vos", MINISTER)], id="a copy of what was signed"
        ),
        pytest.param(
            ["De Nationaal Rapporteur,", "mr. A. Vos"],
            [("mr. A. Vos", "De Nationaal Rapporteur")],
            id="a rapporteur",
        ),
        pytest.param(
            ["Anna Vos", "Nationaal Rapporteur Havens en Geweld tegen Vissers"],
            [("Anna Vos", "Nationaal Rapporteur Havens en Geweld tegen Vissers")],
            id="a rapporteur under the name",
        ),
        pytest.param(
            ["De voorzitter van de commissie,", "Vos", "De griffier van de commissie,", "De Wit"],
            [
                ("Vos", "De voorzitter van de commissie"),
                ("De Wit", "De griffier van de commissie"),
            ],
            id="surnames under offices of the Kamer",
        ),
        pytest.param([f"{MINISTER},", "Vos"], [], id="no surname alone under other offices"),
        pytest.param(
            ["De minister van Havens heeft dit toegezegd,", "De Kamer wacht."], [], id="a sentence"
        ),
        pytest.param(["De Minister van Havens,", "en van Visserij"], [], id="no name under it"),
        pytest.param(
            ["De Minister van Havens, De Minister van Visserij,", "A.B. Vos C. Smit"],
            [],
            id="two side by side",
        ),
        pytest.param(
            ["De Minister van Havens, De Minister van Visserij, A.B. Vos C. Smit"],
            [],
            id="two on one line",
        ),
        pytest.param(
            ["De Minister van Havens,De Minister van Visserij,", "A. de VosB. Smit"],
            [],
            id="two that are glued",
        ),
        pytest.param(
            ["De Minister-President, Minister van Algemene Zaken, A. Vos"],
            [("A. Vos", "De Minister-President, Minister van Algemene Zaken")],
            id="one with two offices",
        ),
        pytest.param(
            ["De Minister van Havens,", "A.B. van der Vos-Smit"],
            [("A.B. van der Vos-Smit", "De Minister van Havens")],
            id="two surnames of one",
        ),
    ],
)
def test_signatories(lines: list[str], signatories: list[tuple[str, str]]) -> None:
    found = read_signatories(one_under_another(lines))
    assert [(one.name, one.office) for one in found] == signatories


@pytest.mark.parametrize(
    "signature",
    [
        "De Minister van Havens\n\nS.A. Vos",
        "Anna Vos, Minister van Havens",
        "De Minister van Justitie en Veiligheid,\nnamens deze,\n\nJ. Smit",
    ],
)
def test_a_signature_is_a_paragraph_of_its_own(signature: str) -> None:
    text = f"De kade is klaar. Dat is op tijd.\n\n{signature}\n"
    paragraphs = structure_letter(Letter("kade", text, Metadata(), "")).paragraphs
    assert [(each.kind, each.text) for each in paragraphs][1:] == [
        (Kind.SIGNATURE, " ".join(signature.split()))
    ]


@pytest.mark.parametrize(
    ("kind", "signatories", "speaker"),
    [
        pytest.param("Kamerbrief", [("A. Vos", MINISTER)], "de Minister van Havens", id="one"),
        pytest.param(
            "Kamerbrief",
            [("A. Vos", f"namens {MINISTER}")],
            "de Minister van Havens",
            id="in the minister's name",
        ),
        pytest.param(
            "Kamerbrief",
            [("A. Vos", MINISTER), ("B. Smit", "De Staatssecretaris van Visserij")],
            "het kabinet",
            id="several of the cabinet",
        ),
        pytest.param(
            "Motie",
            [("I. (Inge) van Dijk", ""), ("Smit", "")],
            "het lid Inge van Dijk c.s.",
            id="motion",
        ),
        pytest.param("brief", [("A. Vos", "")], "A. Vos", id="no office known"),
        pytest.param("brief", [("A. Vos", ""), ("B. Smit", "")], "", id="several of no office"),
        pytest.param("brief", [], "", id="nobody"),
    ],
)
def test_speaker(kind: str, signatories: list[tuple[str, str]], speaker: str) -> None:
    signed = tuple(Signatory(name, office) for name, office in signatories)
    assert speaker_of(Metadata(kind=kind, signatories=signed)) == speaker


def test_order_and_offices_are_those_that_the_letter_prints() -> None:
    known = Metadata(signatories=(Signatory("B. Smit", "burgemeester"), Signatory("W. Vos")))
    facts = Metadata(signatories=(Signatory("Vos", "Minister van Havens"),))
    assert as_printed(known, facts).signatories == (
        Signatory("W. Vos", "Minister van Havens"),
        Signatory("B. Smit", "burgemeester"),
    )


@pytest.mark.shared
@pytest.mark.parametrize("suffix", ["xml", "html", "odt", "pdf"])
def test_who_tabled_a_published_motion_signs_it(shared: Path, suffix: str, tmp_path: Path) -> None:
    folder = shared / "samples" / "officiele-bekendmakingen" / "kst-32545-143"
    copy = tmp_path / f"kst-32545-143.{suffix}"
    copy.write_bytes((folder / copy.name).read_bytes())
    letter = load_letter(copy)
    signed = [
        paragraph.text
        for paragraph in structure_letter(letter).paragraphs
        if paragraph.kind is Kind.SIGNATURE
    ]
    assert speaker_of(letter.metadata) == "het lid Inge van Dijk c.s."
    assert signed == ["Inge van Dijk", "Grinwis"]
