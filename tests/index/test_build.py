from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_index import built, checksums, small_settings

from fake_encoder import FakeEncoder
from mhassist.encoder.encoding import Encoding, Progress
from mhassist.errors import CorpusError, MhassistError
from mhassist.index import build_index, open_index
from mhassist.index.manifest import Counts

ADDED = "Een nieuwe brief over de aanpak van uitbuiting in de land- en tuinbouw.\n"


class BrokenEncoder(FakeEncoder):
    """Fails at the first passage."""

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        raise KeyboardInterrupt


def test_build_reports_what_it_made(tmp_path: Path) -> None:
    settings, report = built(tmp_path)

    on_disk = sum(file.stat().st_size for file in (settings.index / report.version).iterdir())
    assert report.previous is None
    assert report.counts == Counts(letters=2, paragraphs=3, chunks=3, tokens=43)
    assert report.bytes == on_disk


def test_progress_counts_the_chunks(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []

    build_index(
        small_settings(tmp_path),
        encoder=FakeEncoder(),
        progress=lambda *at: seen.append(at),
    )

    assert seen == [("Brieven indexeren", done, 3) for done in (0, 1, 2, 3)]


def test_second_build_leaves_the_same_bytes(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)

    second = build_index(settings, encoder=FakeEncoder())

    assert checksums(settings.index) == before
    assert (second.version, second.previous) == (first.version, first.version)


def test_build_in_another_folder_and_process_leaves_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "één").mkdir()
    (tmp_path / "twee").mkdir()
    here, _ = built(tmp_path / "één")
    there = small_settings(tmp_path / "twee")

    with _building(tmp_path / "twee", "FakeEncoder()") as process:
        process.communicate(timeout=60)

    assert checksums(there.index) == checksums(here.index)


def test_new_letter_makes_a_new_generation_while_readers_keep_the_old_one(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    reader = open_index(settings)
    (settings.corpus / "brief-c.txt").write_text(ADDED, encoding="utf-8")

    second = build_index(settings, encoder=FakeEncoder())

    assert second.previous == first.version
    assert open_index(settings).version == second.version
    assert reader.version == first.version
    assert float(reader.token_vectors(0).sum()) == 14.0
    names = (settings.index / "CURRENT").read_text(encoding="ascii")
    assert names == f"{second.version}\n{first.version}\n"


def test_only_the_last_three_generations_stay(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    later = [
        build_index(settings, encoder=FakeEncoder(fingerprint)).version for fingerprint in "abc"
    ]

    folders = {entry.name for entry in settings.index.iterdir() if entry.is_dir()}
    assert folders == set(later)
    assert first.version not in folders


def test_interrupted_build_leaves_the_old_index_as_it_was(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)

    with pytest.raises(KeyboardInterrupt):
        build_index(settings, encoder=BrokenEncoder("other"))

    assert checksums(settings.index) == before
    assert open_index(settings).version == first.version


def test_killed_build_leaves_the_old_index_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)

    with _building(tmp_path, "HangingEncoder('other')") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "encoding\n"
        with pytest.raises(MhassistError, match="wordt al een index gemaakt; wacht tot dat klaar"):
            build_index(settings, encoder=FakeEncoder())
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=60) == -signal.SIGKILL

    assert (settings.index / "building").is_dir()
    assert open_index(settings).version == first.version
    build_index(settings, encoder=FakeEncoder())
    assert checksums(settings.index) == before


def test_crash_just_before_the_swap_leaves_the_old_index_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("mhassist.index.generations.switch_current", crash)
        build_index(settings, encoder=FakeEncoder("other"))

    assert open_index(settings).version == first.version
    build_index(settings, encoder=FakeEncoder())
    assert checksums(settings.index) == before


def test_damaged_generation_is_made_anew(tmp_path: Path) -> None:
    settings, report = built(tmp_path)
    before = checksums(settings.index)
    (settings.index / report.version / "words.json").write_text("{}", encoding="utf-8")
    (settings.index / "CURRENT").write_text("stuk!", encoding="utf-8")

    build_index(settings, encoder=FakeEncoder())

    assert checksums(settings.index) == before


def test_files_that_are_not_of_the_index_stay(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    (settings.index / "README.md").write_text("uitleg", encoding="utf-8")
    (settings.index / "notities").mkdir()

    build_index(settings, encoder=FakeEncoder("other"))

    assert (settings.index / "README.md").read_text(encoding="utf-8") == "uitleg"
    assert (settings.index / "notities").is_dir()


def test_folder_without_letters_is_named(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    for file in settings.corpus.iterdir():
        file.unlink()

    with pytest.raises(CorpusError, match=str(settings.corpus)):
        build_index(settings, encoder=FakeEncoder())

    assert not settings.index.exists()


def test_index_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    settings.index.write_text("een bestand", encoding="utf-8")

    with pytest.raises(MhassistError, match=r"kan niet geschreven worden in .*/index: "):
        build_index(settings, encoder=FakeEncoder())


def test_no_permission_to_write_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, _ = built(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # A mode of the folder would not stop a test that runs as root.
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(MhassistError, match=r"daar mag niet geschreven worden; .* --index\.$"):
        build_index(settings, encoder=FakeEncoder())


def test_full_disk_says_so_and_the_old_index_still_works(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)

    with (
        _largest_file(8192),
        pytest.raises(MhassistError, match=r"de schijf is vol; maak ruimte vrij\.$"),
    ):
        build_index(settings, encoder=FakeEncoder("other"))

    assert checksums(settings.index) == before
    assert open_index(settings).version == first.version


@contextmanager
def _largest_file(limit: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``limit`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fake_encoder import FakeEncoder
from mhassist.index import build_index
from mhassist.settings import Settings

class HangingEncoder(FakeEncoder):
    def encode_passages(self, texts, progress=None):
        print("encoding", flush=True)
        sys.stdin.read()

folder = Path(sys.argv[1])
settings = Settings(corpus=folder / "corpus", index=folder / "index")
build_index(settings, encoder={encoder})
"""


@contextmanager
def _building(folder: Path, encoder: str) -> Iterator[subprocess.Popen[str]]:
    """Build the index of ``folder`` in a process of its own, with another hash seed."""
    tests = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-c", BUILD.replace("{encoder}", encoder), str(folder), str(tests)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
