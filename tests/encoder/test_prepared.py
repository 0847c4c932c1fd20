from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mhassist.encoder.prepared import is_whole, prepared_folder
from mhassist.errors import EncoderError


def write_weights(folder: Path) -> None:
    (folder / "weights").write_text("twelve bytes", encoding="utf-8")


def fail(folder: Path) -> None:
    raise AssertionError("a whole folder is made again")


def raising(error: BaseException) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        write_weights(folder)
        raise error

    return make


def test_folder_is_made_once(tmp_path: Path) -> None:
    target = tmp_path / "cache" / "model"

    assert prepared_folder(target, write_weights) == target
    assert prepared_folder(target, fail) == target
    assert (target / "weights").read_text(encoding="utf-8") == "twelve bytes"


def test_interrupted_making_leaves_nothing_and_is_done_again(tmp_path: Path) -> None:
    target = tmp_path / "model"

    with pytest.raises(KeyboardInterrupt):
        prepared_folder(target, raising(KeyboardInterrupt()))

    assert list(tmp_path.iterdir()) == []
    assert is_whole(prepared_folder(target, write_weights))


def test_killed_process_leaves_a_folder_aside_that_is_cleared_when_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".model-old", tmp_path / ".model-young"
    for folder in (old, young):
        folder.mkdir()
        write_weights(folder)
    os.utime(old, (0, 0))

    prepared_folder(tmp_path / "model", write_weights)

    assert sorted(path.name for path in tmp_path.iterdir()) == [".model-young", "model"]


@pytest.mark.parametrize("left", ["", "twelve"], ids=["empty", "half"])
def test_folder_with_a_cut_file_is_made_again(tmp_path: Path, left: str) -> None:
    target = prepared_folder(tmp_path / "model", write_weights)
    (target / "weights").write_text(left, encoding="utf-8")

    prepared_folder(target, write_weights)

    assert (target / "weights").read_text(encoding="utf-8") == "twelve bytes"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_folder_without_manifest_is_made_again(tmp_path: Path) -> None:
    target = tmp_path / "model"
    target.mkdir()
    write_weights(target)

    assert not is_whole(target)
    assert is_whole(prepared_folder(target, write_weights))


def test_process_that_finishes_second_uses_the_folder_of_the_first(tmp_path: Path) -> None:
    target = tmp_path / "model"

    def make_while_another_is_faster(folder: Path) -> None:
        prepared_folder(target, write_weights)
        (folder / "weights").write_text("of the second", encoding="utf-8")

    prepared_folder(target, make_while_another_is_faster)

    assert (target / "weights").read_text(encoding="utf-8") == "twelve bytes"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        pytest.param(errno.ENOSPC, "De schijf is vol", id="disk-full"),
        pytest.param(errno.EACCES, "Geen schrijfrecht", id="no-permission"),
        pytest.param(errno.EIO, "kan niet worden klaargezet", id="other"),
    ],
)
def test_cache_that_cannot_be_written_is_named_with_what_to_do(
    tmp_path: Path, number: int, message: str
) -> None:
    make = raising(OSError(number, os.strerror(number)))

    with pytest.raises(EncoderError, match=f"{message}.*{tmp_path}.*MHASSIST_CACHE"):
        prepared_folder(tmp_path / "model", make)

    assert list(tmp_path.iterdir()) == []


def test_file_in_the_place_of_the_cache_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")

    with pytest.raises(EncoderError, match="kan niet worden klaargezet"):
        prepared_folder(tmp_path / "cache" / "model", write_weights)
