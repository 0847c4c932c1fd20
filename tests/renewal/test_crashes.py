"""``kill -9``, a full disk and a folder that may only be read, for real."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from fake_encoder import FakeEncoder
from mhassist.chain import Assistant
from mhassist.errors import MhassistError
from mhassist.index import open_index
from mhassist.index.vectors import write_array
from mhassist.letters import load_corpus
from mhassist.renewal.renew import renew_index
from mhassist.settings import Settings
from renewal.letters import (
    HAVEN,
    PAPER,
    TUIN,
    add,
    checksums,
    hand_in,
    write_corpus,
)

DRIVER = Path(__file__).with_name("crashing.py")
MOMENTS = 25


class Worker:
    """The program that changes a corpus, running."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def work(self, killed_at: int = 0) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{killed_at}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@contextmanager
def worker(folder: Path, what: str) -> Iterator[Worker]:
    command = [sys.executable, str(DRIVER), str(folder), what]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Worker(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def prepare_add(folder: Path) -> Settings:
    """Two letters to add, one of which replaces another, while a third is removed."""
    settings = write_corpus(folder)
    hand_in(folder, "haven.txt", HAVEN + "\nDe haven krijgt ook een loket voor schippers.\n")
    hand_in(folder, "tuin.txt", TUIN)
    hand_in(folder, "stuk.txt", PAPER)
    return settings


def prepare_index(folder: Path) -> Settings:
    settings = write_corpus(folder)
    (settings.corpus / "tuin.txt").write_text(TUIN, encoding="utf-8")
    return settings


def restore(kept: Path, folder: Path) -> None:
    for part in ("corpus", "index"):
        shutil.rmtree(folder / part)
        shutil.copytree(kept / part, folder / part)


@pytest.mark.parametrize(
    ("what", "prepare"),
    [pytest.param("add", prepare_add, id="add"), pytest.param("index", prepare_index, id="index")],
)
def test_killed_at_any_moment_leaves_both_whole_and_the_next_run_completes(
    tmp_path: Path, what: str, prepare: Callable[[Path], Settings]
) -> None:
    folder = tmp_path / "here"
    settings = prepare(folder)
    shutil.copytree(folder, tmp_path / "kept")
    before = checksums(settings.corpus)
    old = open_index(settings).version
    with worker(folder, what) as process:
        n_moments = int(process.work())
        after, whole = checksums(settings.corpus), checksums(settings.index)
        new = open_index(settings).version
        # Drawn with a fixed seed, so that a failure can be had again; the last ones are all
        # taken, for there the change is decided and carried out.
        drawn = random.Random(7).sample(range(1, n_moments - 10), MOMENTS)
        for moment in [*sorted(drawn), *range(n_moments - 10, n_moments + 1)]:
            restore(tmp_path / "kept", folder)
            assert process.work(moment) == "killed", moment

            index = open_index(settings)
            assert index.version in {old, new}
            answer = Assistant(settings, index=index, encoder=FakeEncoder()).ask("Hoeveel?")
            assert answer.index_version == index.version
            ids = {letter.id for letter in load_corpus(settings.corpus)}
            assert ids >= {"haven"}
            for name, checksum in checksums(settings.corpus).items():
                if "/" not in name:
                    assert checksum in {before.get(name), after.get(name)}, (moment, name)

            assert process.work().isdigit(), moment
            assert checksums(settings.corpus) == after, moment
            assert open_index(settings).version == new, moment
            assert whole.items() <= checksums(settings.index).items(), moment


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """Put a file system of its own on a folder."""
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a file system here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("kib", [4, 16, 48, 80])
def test_full_disk_leaves_corpus_and_index_as_they_were(tmp_path: Path, kib: int) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    handed_in = hand_in(tmp_path, "tuin.txt", TUIN)
    with mounted(folder, "size=4m"):
        settings = write_corpus(folder)
        before = checksums(folder)
        version = open_index(settings).version
        fill(folder, leaving=kib * 1024)

        with pytest.raises(MhassistError, match=r"de schijf is vol; maak ruimte vrij\.$"):
            add(settings, handed_in)

        (folder / "filler").unlink()
        assert checksums(folder) == before
        assert open_index(settings).version == version
        assert add(settings, handed_in).live


def test_array_of_which_a_part_fits_on_the_disk_says_that_it_is_full(tmp_path: Path) -> None:
    with mounted(tmp_path, "size=256k"):
        with pytest.raises(OSError, match="No space left") as caught:
            write_array(tmp_path / "array.npy", np.zeros(100_000, np.float32))
        assert caught.value.errno == errno.ENOSPC


def fill(folder: Path, *, leaving: int) -> None:
    """Write until the disk has only so many bytes left."""
    free = shutil.disk_usage(folder).free
    (folder / "filler").write_bytes(b"\0" * (free - leaving))


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        pytest.param("corpus", r"^De brieven kunnen niet gewijzigd .*/corpus: daar", id="corpus"),
        pytest.param("index", r"^De index kan niet geschreven .*/index: daar", id="index"),
    ],
)
def test_folder_that_may_only_be_read_is_named_and_nothing_changes(
    tmp_path: Path, part: str, sentence: str
) -> None:
    settings = write_corpus(tmp_path)
    before = checksums(tmp_path / "corpus"), checksums(tmp_path / "index")
    shutil.copytree(tmp_path / part, tmp_path / "copy")
    handed_in = hand_in(tmp_path, "tuin.txt", TUIN)

    with mounted(tmp_path / part, "size=4m"):
        shutil.copytree(tmp_path / "copy", tmp_path / part, dirs_exist_ok=True)
        remount = ["mount", "-o", "remount,ro", str(tmp_path / part)]
        subprocess.run(remount, check=True)
        with pytest.raises(MhassistError, match=sentence):
            add(settings, handed_in)
        assert (checksums(tmp_path / "corpus"), checksums(tmp_path / "index")) == before
        assert len(open_index(settings).letters) == 2


def test_index_of_a_corpus_that_may_only_be_read_is_made(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    shutil.copytree(settings.corpus, tmp_path / "copy")
    with mounted(settings.corpus, "size=4m"):
        shutil.copytree(tmp_path / "copy", settings.corpus, dirs_exist_ok=True)
        (settings.corpus / "tuin.txt").write_text(TUIN, encoding="utf-8")
        subprocess.run(["mount", "-o", "remount,ro", str(settings.corpus)], check=True)
        assert renew_index(settings, encoder=FakeEncoder()).report.counts.letters == 3
