"""``timeline`` and ``ask --explain``: full output and exit status."""

from __future__ import annotations

import json

import pytest

from mhassist.chain import Assistant
from test_cli import Run, run
from timeline.fishery import fishery_assistant

__all__ = ["run"]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return fishery_assistant(tmp_path_factory.mktemp("following"))


@pytest.fixture(autouse=True)
def answered_by(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Assistant, "open", lambda _: assistant)
    monkeypatch.setattr("mhassist.index.out_of_date", lambda _: "")


def test_timeline_is_printed_with_figures_and_sources(run: Run) -> None:
    assert run("timeline", "aantal opvangplaatzen") == (
        0,
        "Gelezen als: aantal opvangplaatsen\n"
        "\n"
        "4 maart 2030      Kamerstukken II 2029/30, 99999, nr. 1, al. 2   [40]\n"
        "    “Er zijn 40 opvangplaatsen voor vissers in de haven.”\n"
        "\n"
        "4 maart 2032      Kamerstukken II 2031/32, 99999, nr. 3, al. 1   [70]\n"
        "    “Het aantal plaatsen in de opvang voor vissers is verhoogd naar 70.”\n"
        "\n"
        "Niet gevonden in: Brief 2 (4 maart 2031; 2 alinea’s doorzocht); Brief 4 (4 maart 2033; "
        "1 alinea\n  doorzocht).\n",
        "",
    )


def test_promises_are_printed_with_term_and_follow_up(run: Run) -> None:
    assert run("timeline", "--promises", "loket") == (
        0,
        "4 maart 2030      Kamerstukken II 2029/30, 99999, nr. 1, al. 5\n"
        "    “Voor de zomer zal ik uw Kamer informeren over de evaluatie van het loket.”\n"
        "    Termijn: voor de zomer.\n"
        "    4 maart 2031      Kamerstukken II 2030/31, 99999, nr. 2, al. 2   (mogelijk vervolg)\n"
        "        “De evaluatie van het loket is in juni 2030 aan uw Kamer gestuurd.”\n"
        "\n"
        "Geen toezegging gevonden in: Brief 2 (4 maart 2031; 2 alinea’s doorzocht); Brief 3 "
        "(4 maart\n  2032; 2 alinea’s doorzocht); Brief 4 (4 maart 2033; 1 alinea doorzocht).\n",
        "",
    )


def test_term_that_is_not_there_is_said_with_status_0(run: Run) -> None:
    status, printed, _ = run("timeline", "olifanten", "--letters", "kst-99999-4")
    assert (status, printed) == (
        0,
        "Niet gevonden in de brieven.\n"
        "Niet gevonden in: Brief 4 (4 maart 2033; 1 alinea doorzocht).\n",
    )


def test_timeline_as_json_is_the_record(run: Run, assistant: Assistant) -> None:
    status, printed, _ = run("timeline", "inspecteurs", "--json")
    assert (status, json.loads(printed)) == (0, assistant.timeline("inspecteurs").to_json())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(
            ["timeline"], "Er ontbreekt: BEGRIP; zie `mhassist timeline --help`.", id="no term"
        ),
        pytest.param(
            ["timeline", "vis", "--after", "gisteren"],
            "'--after' moet een dag zijn, geschreven als 2018-05-25, en niet 'gisteren'.",
            id="no day",
        ),
        pytest.param(
            ["ask", "--explain", "--batch", "vragen.jsonl"],
            "Geef --explain of --batch, niet allebei.",
            id="explain with batch",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    assert run(*arguments) == (2, "", f"{sentence}\n")


def test_explanation_stands_under_the_answer(run: Run) -> None:
    status, printed, _ = run("ask", "--explain", "Hoeveel inspecteurs telt Kopenhagen?")
    lines = printed.splitlines()
    assert status == 0
    assert lines[0].startswith("Over “Kopenhagen” is niets gevonden")
    assert "Waarom dit antwoord?" in lines
    assert "  mis   Niet gevonden bij de beste zinnen: Kopenhagen." in lines
    explained = lines[lines.index("Waarom dit antwoord?") :]
    assert [line for line in explained if len(line) > 96] == []


def test_explanation_is_a_key_of_the_json(run: Run) -> None:
    _, printed, _ = run("ask", "--explain", "--json", "Hoeveel inspecteurs zijn opgeleid?")
    record = json.loads(printed)
    assert record["explanation"]["parts"][0]["read_as"]["counted"] == "inspecteurs"
    assert list(record)[-1] == "explanation"


def test_without_explain_the_answer_is_not_explained(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "answer_explained", None)
    assert run("ask", "Hoeveel inspecteurs zijn opgeleid?")[0] == 0
