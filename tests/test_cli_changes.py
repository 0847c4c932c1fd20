"""The commands that change the letters: full output, exit status, and what is there afterwards."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.cli import building
from mhassist.index import generations, open_index
from mhassist.letters import load_corpus
from mhassist.settings import Settings
from renewal.letters import HAVEN, PAPER, TUIN, hand_in, write_corpus, write_question
from test_cli import Run, run

__all__ = ["run"]

PAPER_READ = [
    "stuk.txt → kst-28638-300",
    "  gelezen als  platte tekst: ",
    "  titel        ",
    "  soort        ",
    "  datum        2031-03-04",
    "  dossier      28638",
    "  nummer       300",
    "  kenmerk      (niet gevonden)",
    "  ministeries  (niet gevonden)",
    "  ondertekend  (niet gevonden)",
]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(building, "load_encoder", lambda *_: FakeEncoder())
    made = write_corpus(tmp_path)
    for name in ("corpus", "index", "eval"):
        monkeypatch.setenv(f"MHASSIST_{name.upper()}", str(getattr(made, name)))
    return made


def names(settings: Settings) -> list[str]:
    return sorted(letter.id for letter in open_index(settings).letters)


def test_letter_is_shown_as_it_was_read_and_added(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    status, printed, error = run("add", str(hand_in(tmp_path, "stuk.txt", PAPER)))

    assert (status, error) == (0, "")
    lines = printed.splitlines()
    assert [
        line[: len(start)] for line, start in zip(lines, PAPER_READ, strict=False)
    ] == PAPER_READ
    assert lines[10] == "Brief kst-28638-300 is toegevoegd."
    assert lines[11].startswith("De index is gemaakt: 3 brieven, ")
    assert lines[12] == f"Versie {open_index(settings).version} in {settings.index}."
    assert lines[13:] == [
        "Geen evaluatievragen gesteld: er zijn geen evaluatievragen over deze brieven."
    ]
    assert names(settings) == ["haven", "kst-28638-300", "loket"]


@pytest.mark.model
def test_process_that_has_another_encoder_is_left_out_of_the_trial(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    for _ in range(24):  # as many as a second process is started for
        write_question(settings, "Hoeveel inspecteurs zijn opgeleid?", "haven", "tien inspecteurs")

    status, printed, error = run("add", str(hand_in(tmp_path, "tuin.txt", TUIN)))

    assert (status, error) == (0, "")
    assert printed.splitlines()[-1] == (
        "Alle 24 evaluatievragen beantwoord: geen antwoord werd fout."
    )
    assert names(settings) == ["haven", "loket", "tuin"]


def test_letter_that_is_there_is_said_and_replaced_only_when_asked(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    same = hand_in(tmp_path, "kopie.txt", HAVEN)
    newer = hand_in(tmp_path, "versie2.txt", HAVEN + "\nEr komt een derde loket.\n")
    version = open_index(settings).version

    assert run("add", str(same), "--yes") == (
        0, "kopie.txt is er al, als haven; er verandert niets.\n", "",
    )  # fmt: skip
    assert run("add", str(newer), "--yes") == (
        0, "versie2.txt is brief haven, die er al is; vervang hem met --replace.\n", "",
    )  # fmt: skip
    assert open_index(settings).version == version

    printed = run("add", str(newer), "--yes", "--replace")[1]
    assert "Brief haven is vervangen." in printed.splitlines()
    assert len(open_index(settings).paragraphs_of("haven")) == 3


def test_removed_letter_is_gone(run: Run, settings: Settings) -> None:
    status, printed, error = run("remove", "loket", "--yes")
    assert (status, error, printed.splitlines()[0]) == (0, "", "Brief loket is verwijderd.")
    assert [letter.id for letter in load_corpus(settings.corpus)] == ["haven"]
    assert run("remove", "loket", "--yes") == (
        2, "", "Brief 'loket' bestaat niet; er zijn: haven.\n",
    )  # fmt: skip


def test_letter_is_not_removed_where_nobody_can_confirm_it(run: Run, settings: Settings) -> None:
    assert run("remove", "loket") == (
        2,
        "",
        "Hier kan niet gevraagd worden of brief loket weg mag; geef --yes om hem te verwijderen.\n",
    )
    assert names(settings) == ["haven", "loket"]
    assert (settings.corpus / "loket.txt").exists()


def test_build_with_a_wrong_answer_stays_aside_until_forced(run: Run, settings: Settings) -> None:
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "haven", "tien")
    old = open_index(settings).version
    (settings.corpus / "haven.txt").write_text(HAVEN.replace("tien", "elf"), encoding="utf-8")

    status, printed, error = run("index")
    aside = (settings.index / "ASIDE").read_text(encoding="ascii").strip()
    assert (status, error) == (1, "")
    assert printed == (
        f"De nieuwe index blijft apart (versie {aside}): van de 1 evaluatievragen is 1 antwoord"
        " nu fout dat goed was.\n"
        "  q1: Hoeveel inspecteurs heeft de minister opgeleid?\n"
        "Er is niets veranderd. Toch in gebruik nemen: dezelfde opdracht met --force.\n"
    )
    assert open_index(settings).version == old
    rows = [line.split()[:3] for line in run("index", "--list")[1].splitlines()]
    assert rows == [
        ["versie", "staat", "gemaakt"], [old, "in", "gebruik"], [aside, "apart", "gehouden"],
    ]  # fmt: skip

    status, printed, _ = run("index", "--force")
    assert status == 0
    assert printed.splitlines()[-1] == "  q1: Hoeveel inspecteurs heeft de minister opgeleid?"
    assert open_index(settings).version == aside


def test_going_back_takes_the_earlier_index_and_building_takes_the_later(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    first = open_index(settings).version
    run("add", str(hand_in(tmp_path, "tuin.txt", TUIN)), "--yes")
    second = open_index(settings).version

    status, printed, error = run("index", "--rollback")
    assert (status, error, printed.splitlines()[0]) == (
        0, "", f"De index is terug op versie {first}; versie {second} blijft bewaard.",
    )  # fmt: skip
    assert open_index(settings).version == first
    assert names(settings) == ["haven", "loket"]

    run("index")
    assert open_index(settings).version == second


def test_without_an_earlier_index_there_is_no_way_back(run: Run, settings: Settings) -> None:
    assert run("index", "--rollback") == (
        2, "", f"In {settings.index} is geen eerdere versie van de index om naar terug te gaan.\n",
    )  # fmt: skip


def test_going_back_in_an_index_that_may_only_be_read_says_which_folder_and_what_to_do(
    run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(folder / ".lock"))

    monkeypatch.setattr(generations, "one_builder", refuse)
    assert run("index", "--rollback") == (
        2, "", f"De index kan niet geschreven worden in {settings.index}: daar mag niet geschreven "
        "worden; vraag schrijfrecht voor die map.\n",
    )  # fmt: skip


WATCH = """
import sys
sys.path.insert(0, sys.argv[1])
from fake_encoder import FakeEncoder
from mhassist.cli import building, main, watching
watching.load_with_bar = lambda settings: FakeEncoder()
main(["watch", sys.argv[2]])
"""


def test_watched_folder_adds_what_is_there_and_what_comes(
    settings: Settings, tmp_path: Path
) -> None:
    folder = hand_in(tmp_path, "tuin.txt", TUIN).parent
    tests = Path(__file__).parent
    command = [sys.executable, "-c", WATCH, str(tests), str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        printed = iter(process.stdout.readline, "")
        assert "Brief tuin is toegevoegd.\n" in printed
        hand_in(tmp_path, "leeg.txt", "")
        hand_in(tmp_path, "stuk.txt", PAPER)
        assert "Brief kst-28638-300 is toegevoegd.\n" in printed
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
    assert names(settings) == ["haven", "kst-28638-300", "loket", "tuin"]


def test_numpy_has_one_thread_during_the_command_and_not_after_it(
    run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(*_: object) -> FakeEncoder:
        seen.append((os.environ["OPENBLAS_NUM_THREADS"], os.environ["OMP_NUM_THREADS"]))
        return FakeEncoder()

    monkeypatch.setattr(building, "load_encoder", look)
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")

    assert run("index")[0] == 0

    assert seen == [("1", "3")]
    assert "OPENBLAS_NUM_THREADS" not in os.environ
    assert os.environ["OMP_NUM_THREADS"] == "3"
