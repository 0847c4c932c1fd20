"""Which files of a watched folder are handed out, and when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mhassist.cli.watching import Arrivals
from mhassist.index.generations import one_builder
from renewal.letters import TUIN, hand_in, write_corpus
from test_cli_changes import WATCH

COPYING = "brief.txt wordt nog gekopieerd; hij wordt gelezen zodra hij compleet is.\n"


def test_file_is_handed_out_once_it_no_longer_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrivals = Arrivals(tmp_path)
    file = tmp_path / "brief.txt"
    for text in ("De", "De minister", "De minister schrijft"):
        file.write_text(text, encoding="utf-8")
        assert arrivals.complete() == []
    assert arrivals.complete() == [file]
    assert arrivals.complete() == []
    assert capsys.readouterr().err == COPYING


def test_file_that_changes_later_is_handed_out_again(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    file = tmp_path / "brief.txt"
    file.write_text("De minister", encoding="utf-8")
    assert [arrivals.complete(), arrivals.complete()] == [[], [file]]
    os.utime(file, ns=(1, 1))
    assert [arrivals.complete(), arrivals.complete()] == [[], [file]]


def test_file_that_had_to_wait_comes_back_and_that_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrivals = Arrivals(tmp_path)
    file = tmp_path / "brief.txt"
    file.write_text("De minister", encoding="utf-8")
    arrivals.complete()
    for _ in range(3):
        assert arrivals.complete() == [file]
        arrivals.wait_for(file, "Er wordt al een index gemaakt.")
    assert arrivals.complete() == [file]
    assert capsys.readouterr().err == "brief.txt: Er wordt al een index gemaakt.\n"


def test_empty_file_is_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arrivals = Arrivals(tmp_path)
    file = tmp_path / "brief.txt"
    file.touch()
    assert [arrivals.complete(), arrivals.complete(), arrivals.complete()] == [[], [], []]
    file.write_text("De minister", encoding="utf-8")
    arrivals.complete()
    assert arrivals.complete() == [file]
    assert capsys.readouterr().err.splitlines()[0] == (
        "brief.txt is leeg; hij wordt gelezen zodra er iets in staat."
    )


def test_other_files_and_those_of_an_open_editor_are_left_alone(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    for name in ("~$brief.docx", ".brief.txt", "brief.exe", "brief.txt.part"):
        (tmp_path / name).write_text("De minister", encoding="utf-8")
    assert [arrivals.complete(), arrivals.complete()] == [[], []]


def test_letter_that_comes_during_another_build_is_added_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    folder = hand_in(tmp_path, "tuin.txt", TUIN).parent
    for name in ("corpus", "index", "eval"):
        monkeypatch.setenv(f"MHASSIST_{name.upper()}", str(getattr(settings, name)))
    command = [sys.executable, "-u", "-c", WATCH, str(Path(__file__).parent), str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        with one_builder(settings.index):
            said = next(line for line in process.stderr if "al een index" in line)
        assert said.startswith("tuin.txt: In ")
        assert said.endswith("De brief volgt vanzelf.\n")
        assert "Brief tuin is toegevoegd.\n" in iter(process.stdout.readline, "")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
    assert (settings.corpus / "tuin.txt").is_file()
