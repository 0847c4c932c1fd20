"""Adding lines to a file: whole, once each, also from several programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mhassist.errors import EvaluationError
from mhassist.evaluation.appending import append_lines, one_writer


def test_lines_come_after_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("een\ntwee", encoding="utf-8")  # without a line end

    append_lines(file, ["drie", "vier"])

    assert file.read_text(encoding="utf-8") == "een\ntwee\ndrie\nvier\n"


def test_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    append_lines(tmp_path / "a.jsonl", ["één"])

    assert (tmp_path / "a.jsonl").read_bytes() == "één\n".encode()


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "eval").write_text("", encoding="utf-8")

    with (
        pytest.raises(EvaluationError, match="kan niet geschreven worden"),
        one_writer(tmp_path / "eval"),
    ):
        pass


PROGRAM = """
import sys
from pathlib import Path
from mhassist.evaluation.appending import append_lines, one_writer
folder = Path(sys.argv[1])
for turn in range(20):
    with one_writer(folder):
        file = folder / "count"
        known = len(file.read_text().splitlines()) if file.exists() else 0
        append_lines(file, [str(known + 1)])
"""


def test_several_programs_do_not_write_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(3)]

    assert [program.wait() for program in running] == [0, 0, 0]
    lines = (tmp_path / "count").read_text(encoding="utf-8").splitlines()
    assert lines == [str(number) for number in range(1, 61)]
