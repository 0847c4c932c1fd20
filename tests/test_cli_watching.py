"""Which files of a watched folder are handed out, and when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.cli.watching import MOST_LOOKS, Adding, Arrivals
from mhassist.index import open_index
from mhassist.index.generations import one_builder
from mhassist.index.history import list_generations
from mhassist.settings import Settings
from renewal.letters import HAVEN, PAPER, TUIN, hand_in, write_corpus, write_question
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


def test_files_that_come_together_are_handed_out_together(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    first, second, third = (tmp_path / f"{name}.txt" for name in "abc")
    first.write_text("De minister", encoding="utf-8")
    assert arrivals.complete() == []
    second.write_text("De minister", encoding="utf-8")
    assert arrivals.complete() == []
    third.write_text("De minister", encoding="utf-8")
    assert arrivals.complete() == []
    assert arrivals.complete() == [first, second, third]


def test_complete_file_does_not_wait_forever_for_one_that_is_still_copied(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    small, large = tmp_path / "a.txt", tmp_path / "b.txt"
    small.write_text("De minister", encoding="utf-8")
    for size in range(1, MOST_LOOKS + 2):
        large.write_text("a" * size, encoding="utf-8")
        assert arrivals.complete() == []
    large.write_text("a" * 90, encoding="utf-8")
    assert arrivals.complete() == [small]
    assert arrivals.complete() == [large]


def test_what_is_known_of_a_letter_is_no_letter(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    for name in ("brief.xml", "brief.metadata.xml", "metadata.xml"):
        (tmp_path / name).write_text("<a/>", encoding="utf-8")
    assert [arrivals.complete(), arrivals.complete()] == [[], [tmp_path / "brief.xml"]]


def generations(settings: Settings) -> list[str]:
    return [one.name for one in list_generations(settings)]


def test_letters_that_come_together_are_one_renewal_and_a_bad_one_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = write_corpus(tmp_path)
    files = [
        hand_in(tmp_path, "boom.pdf", "Dit is geen PDF."),
        hand_in(tmp_path, "kopie.md", TUIN),
        hand_in(tmp_path, "stuk.txt", PAPER),
        hand_in(tmp_path, "tuin.txt", TUIN),
    ]
    Adding(settings, FakeEncoder(), replace=False, force=False).add(files)
    said = capsys.readouterr()
    assert said.err == (
        f"boom.pdf: {files[0]} heet .pdf maar is geen PDF; de inhoud is platte tekst.\n"
        "tuin.txt: kopie.md en tuin.txt zijn dezelfde brief (kopie); geef er een van de twee.\n"
    )
    assert said.out.splitlines()[:2] == [
        "Brief kopie is toegevoegd.", "Brief kst-28638-300 is toegevoegd.",
    ]  # fmt: skip
    assert len(generations(settings)) == 2
    assert [letter.id for letter in open_index(settings).letters] == [
        "haven", "kopie", "kst-28638-300", "loket",
    ]  # fmt: skip


def test_letter_by_which_an_answer_becomes_wrong_does_not_hold_up_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "haven", "tien")
    files = [
        hand_in(tmp_path, "haven.txt", HAVEN.replace("tien", "elf")),
        hand_in(tmp_path, "stuk.txt", PAPER),
        hand_in(tmp_path, "tuin.txt", TUIN),
    ]
    Adding(settings, FakeEncoder(), replace=True, force=False).add(files)
    said = capsys.readouterr()
    assert said.err == (
        "Met deze 3 brieven samen wordt een antwoord fout dat goed was; er wordt gezocht welke wel"
        " toegevoegd kunnen worden.\n"
        "haven.txt is niet toegevoegd.\n"
    )
    assert [line for line in said.out.splitlines() if line.startswith("Brief ")] == [
        "Brief kst-28638-300 is toegevoegd.", "Brief tuin is toegevoegd.",
    ]  # fmt: skip
    assert (settings.corpus / "haven.txt").read_text(encoding="utf-8") == HAVEN


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
