"""Citations in text: every form of the test data, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mhassist.letters.references import (
    EcliReference,
    KamerstukReference,
    find_eclis,
    find_kamerstukken,
)


def as_expected(text: str) -> list[dict[str, object]]:
    """Return what is found, in the form of the test data."""
    found: list[tuple[int, dict[str, object]]] = []
    for one in find_kamerstukken(text):
        start, end = one.session.split("/") if one.session else ("", "")
        century = int(start[:2]) + (end == "00") if start else 0
        record: dict[str, object] = {
            "type": "kamerstuk",
            "kamer": one.chamber,
            "vergaderjaar": f"{start}-{century}{end}" if start else "?",
            "dossier": one.dossier,
            "ondernummer": one.number or "?",
        }
        record |= {"paginaverwijzing": one.pages} if one.pages else {}
        record |= {"rijksdossiernummer": one.kingdom} if one.kingdom else {}
        found.append((one.start, record))
    for ecli in find_eclis(text):
        record = {
            "type": "ecli",
            "land": ecli.country,
            "gerecht": ecli.court,
            "jaar": ecli.year,
            "nummer": ecli.number,
        }
        found.append((ecli.start, record))
    return [record for _, record in sorted(found, key=lambda item: item[0])]


def same_form(expected: dict[str, object]) -> dict[str, object]:
    """Two expectations of the data are written in another form than all others."""
    record = dict(expected)
    if record.get("vergaderjaar") == "2019/20":
        record["vergaderjaar"] = "2019-2020"
    if record.get("paginaverwijzing") == "blz. 7":
        record["paginaverwijzing"] = "7"
    return record


@pytest.mark.shared
def test_every_case_of_the_data_comes_out_right(shared: Path) -> None:
    lines = (shared / "data" / "citation_cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    parses = [one for case in cases for one in case["expected"]]
    wrong = [
        (case["text"], as_expected(case["text"]))
        for case in cases
        if as_expected(case["text"]) != [same_form(one) for one in case["expected"]]
    ]
    assert (len(parses), sum(not case["expected"] for case in cases)) == (110, 30)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "chamber", "session", "dossier", "number", "pages"),
    [
        pytest.param(
            "Kamerstukken II 2017/18, 28638, nr. 161, p. 3.",
            *("II", "2017/18", "28638", "161", "3"),
            id="official",
        ),
        pytest.param("(Kamerstuk 28 638, nr. 233)", *("", "", "28638", "233", ""), id="in letters"),
        pytest.param(
            "Kamerstukken 11 2020/21, 35 570 VI, 85",
            *("II", "2020/21", "35570-VI", "85", ""),
            id="II recognised as 11",
        ),
        pytest.param(
            "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
            *("I", "2008/09", "31700-VI", "D", "4"),
            id="Eerste Kamer",
        ),
        pytest.param(
            "Kamerstukken II 1999/00, 26 824, nr. 5",
            *("II", "1999/00", "26824", "5", ""),
            id="turn of the century",
        ),
    ],
)
def test_kamerstuk(
    text: str, chamber: str, session: str, dossier: str, number: str, pages: str
) -> None:
    found = [
        (one.chamber, one.session, one.dossier, one.number, one.pages)
        for one in find_kamerstukken(text)
    ]
    assert found == [(chamber, session, dossier, number, pages)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kamerstukken 28638", id="dossier alone"),
        pytest.param("Handelingen II 2010/11, nr. 108, item 5, p. 25-36", id="Handelingen"),
        pytest.param("De Tweede Kamer heeft in 2017 12 moties aangenomen.", id="no citation"),
        pytest.param("Kamerstukken II 2017/18, 28 638 is een dossier.", id="words after it"),
        pytest.param("Om 12:30:2010:AB sprak de HR:", id="a time"),
    ],
)
def test_no_citation(text: str) -> None:
    assert as_expected(text) == []


def test_offsets_cut_the_citation_out_of_the_text() -> None:
    text = "Zie Kamerstukken II 2018/19, 28 638, nrs. 5 en 7; ook ECLI:NL:HR:2013:963."
    assert [text[one.start : one.end] for one in find_kamerstukken(text)] == [
        "Kamerstukken II 2018/19, 28 638, nrs. 5",
        "7",
    ]
    assert find_kamerstukken(text)[1] == KamerstukReference(47, 48, "II", "2018/19", "28638", "7")
    assert find_eclis(text) == (EcliReference(54, 73, "NL", "HR", 2013, "963"),)
