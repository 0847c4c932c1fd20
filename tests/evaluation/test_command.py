"""``mhassist eval`` from beginning to end, on a small corpus with the fake encoder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import mhassist.chain.assistant
import mhassist.cli as cli
from fake_encoder import FakeEncoder
from mhassist.settings import Settings
from renewal.letters import write_corpus, write_question

RIGHT = "Hoeveel inspecteurs zijn in 2031 opgeleid?"
CHECKED = "Geen cijfer is verder gedaald dan toegestaan."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(mhassist.chain.assistant, "load_encoder", lambda _: FakeEncoder())
    settings = write_corpus(tmp_path)
    write_question(settings, RIGHT, "haven", "tien inspecteurs")
    return settings


@pytest.fixture
def run(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``mhassist eval`` with the folders of the corpus; status, output and error."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        folders = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
        with pytest.raises(SystemExit) as ended:
            cli.main(["eval", *arguments, *folders, "--eval", str(settings.eval)])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return run_command


def rewrite(settings: Settings, **changes: object) -> None:
    """Change the only question in the file."""
    file = settings.eval / "questions.jsonl"
    record = json.loads(file.read_text(encoding="utf-8")) | changes
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")


def test_figures_are_printed_and_the_report_is_written(run: Run, settings: Settings) -> None:
    status, printed, complaint = run("--report")

    assert (status, complaint) == (0, "")
    assert printed.startswith("Ontwikkelhelft: 1 vragen, 1 met en 0 zonder antwoord in de brieven")
    assert printed.endswith(f"\n\nRapport: {settings.eval / 'report.html'}\n")
    written = {path.name for path in settings.eval.iterdir()}
    assert written == {"questions.jsonl", "report.html", "result.json", "timings.json"}


def test_the_same_run_writes_the_same_result_in_any_folder(run: Run, tmp_path: Path) -> None:
    run("--output", str(tmp_path / "one"))
    run("--output", str(tmp_path / "two"))

    first = (tmp_path / "one" / "result.json").read_bytes()
    assert first == (tmp_path / "two" / "result.json").read_bytes()
    assert b"elapsed" not in first


def test_folder_that_cannot_be_written_to_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    status, _, complaint = run("--output", str(tmp_path / "file"))

    assert status == 2
    assert complaint.startswith(f"De uitkomst kan niet in '{tmp_path / 'file'}' geschreven worden:")


def test_check_passes_what_did_not_change(run: Run) -> None:
    assert run("--write-baseline")[0] == 0

    status, printed, _ = run("--check")

    assert status == 0
    assert "Slechter dan de basismeting: 0\n\nBeter dan de basismeting: 0\n" in printed
    assert printed.endswith(f"{CHECKED}\n")


def test_report_and_baseline_of_other_questions_stand_beside_those(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "anders" / "questions.jsonl"
    other.parent.mkdir()
    other.write_bytes((settings.eval / "questions.jsonl").read_bytes())

    assert run("--questions", str(other), "--report", "--write-baseline")[0] == 0
    assert run("--questions", str(other), "--check")[0] == 0

    written = {path.name for path in other.parent.iterdir()} - {"questions.jsonl"}
    assert written == {"baseline.json", "report.html", "result.json", "timings.json"}
    assert [path.name for path in settings.eval.iterdir()] == ["questions.jsonl"]


def test_questions_beside_others_do_not_write_over_their_report(
    run: Run, settings: Settings
) -> None:
    other = settings.eval / "fitting.jsonl"
    other.write_bytes((settings.eval / "questions.jsonl").read_bytes())

    status, printed, complaint = run("--questions", str(other), "--report")

    assert (status, printed) == (2, "")
    assert complaint == (
        f"'{other}' heet niet questions.jsonl, en rapport en basismeting in die map horen bij dat"
        " bestand; zet de vragen in een eigen map, of gebruik --output MAP.\n"
    )


def test_check_fails_where_a_figure_falls(run: Run, settings: Settings) -> None:
    run("--write-baseline")
    baseline = json.loads((settings.eval / "baseline.json").read_text(encoding="utf-8"))
    for score in baseline["splits"]["dev"]["questions"].values():
        score["words"] = 2
    (settings.eval / "baseline.json").write_text(json.dumps(baseline), encoding="utf-8")

    status, printed, _ = run("--check")

    assert status == 1
    assert printed.endswith("1 cijfer(s) verder gedaald dan toegestaan.\n")


def test_check_fails_where_a_question_was_made_easier(run: Run, settings: Settings) -> None:
    run("--write-baseline")
    rewrite(settings, facts=[["tien inspecteurs", "de"]])

    status, printed, _ = run("--check")

    assert status == 1
    assert "Gewijzigde vragen: q1" in printed


def test_check_without_a_baseline_is_refused_before_anything_is_asked(
    run: Run, settings: Settings
) -> None:
    assert run("--check") == (
        2,
        "",
        f"Er is geen {settings.eval / 'baseline.json'}; maak het met "
        "`mhassist eval --write-baseline`.\n",
    )


def test_questions_go_out_and_new_ones_come_in(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    sheet = tmp_path / "vragen.csv"
    assert run("--export-csv", str(sheet)) == (0, f"1 vraag in {sheet}.\n", "")
    with sheet.open("a", encoding="utf-8", newline="") as file:
        file.write(
            ";;plaats;Waar is de opvang uitgebreid?;;;;"
            "haven: De opvang van vissers is uitgebreid;heel het land;;\r\n"
        )

    questions = settings.eval / "questions.jsonl"
    assert run("--import-csv", str(sheet)) == (
        0,
        f"1 nieuwe vraag toegevoegd aan {questions} (q002).\n",
        "",
    )
    assert run("--import-csv", str(sheet))[1] == f"0 nieuwe vragen toegevoegd aan {questions}.\n"


def test_row_with_evidence_that_is_not_there_is_refused(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    sheet = tmp_path / "vragen.csv"
    sheet.write_text(
        "soort;vraag;bewijs;feiten\nplaats;Waar?;haven: In Utrecht.;Utrecht\n", encoding="utf-8"
    )
    before = (settings.eval / "questions.jsonl").read_bytes()

    assert run("--import-csv", str(sheet)) == (
        2,
        "",
        "Rij 2: dit bewijs staat niet in 'haven': In Utrecht.\n",
    )
    assert (settings.eval / "questions.jsonl").read_bytes() == before


def test_questions_of_the_test_half_stay_out_of_the_sheet_and_the_report(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    rewrite(settings, split="test", facts=[["elf inspecteurs"]], question="Geheime vraag?")
    sheet, folder = tmp_path / "vragen.csv", tmp_path / "out"

    assert run("--export-csv", str(sheet))[1] == (
        f"0 vragen in {sheet}. De 1 van de testhelft staan er niet in.\n"
    )
    printed = run("--failures", "--output", str(folder))[1]

    texts = [path.read_text(encoding="utf-8") for path in [sheet, *folder.iterdir()]]
    assert [text for text in [printed, *texts] if "Geheime vraag" in text] == []
    shown = run("--failures", "--show-test", "--output", str(folder))[1]
    assert "Geheime vraag?" in shown
    assert "Geheime vraag?" in (folder / "report.html").read_text(encoding="utf-8")


def test_questions_of_another_file_are_asked(run: Run, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    (settings.eval / "questions.jsonl").rename(other)

    status, printed, _ = run("--questions", str(other))

    assert status == 0
    assert printed.startswith("Ontwikkelhelft: 1 vragen, 1 met en 0 zonder antwoord in de brieven")


def test_export_and_import_at_once_are_refused(run: Run) -> None:
    assert run("--export-csv", "a.csv", "--import-csv", "b.csv")[2] == (
        "Geef --export-csv of --import-csv, niet allebei.\n"
    )
