from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from small_index import LETTERS, built, checksums

from fake_encoder import FakeEncoder
from mhassist.encoder.encoding import Encoding, Progress
from mhassist.errors import CorpusError
from mhassist.index import build, build_index, open_index, outdated, reuse
from mhassist.index.generations import set_aside
from mhassist.letters import Letter, load_letter
from mhassist.letters.readers import PageProgress
from mhassist.settings import Settings

NEW = "Een nieuwe brief over de aanpak van uitbuiting in de land- en tuinbouw.\n"
FOOTBALL = "De inspectie controleert ook voetbalclubs.\n"


class CountingEncoder(FakeEncoder):
    """Remembers which passages it was given."""

    def __init__(self, fingerprint: str = "fake-encoder-1") -> None:
        super().__init__(fingerprint)
        self.passages: list[str] = []

    def encode_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Encoding]:
        self.passages += texts
        return super().encode_passages(texts, progress)


def full_build(settings: Settings, folder: Path, fingerprint: str = "fake-encoder-1") -> Path:
    """Build the index of the same letters where there is none, and return its only generation."""
    elsewhere = Settings(corpus=settings.corpus, index=folder)
    report = build_index(elsewhere, encoder=FakeEncoder(fingerprint))
    return folder / report.version


def add(corpus: Path) -> None:
    (corpus / "brief-0.txt").write_text(NEW, encoding="utf-8")


def edit(corpus: Path) -> None:
    (corpus / "brief-a.txt").write_text(LETTERS["brief-a"] + "\n" + FOOTBALL, encoding="utf-8")


def edit_first(corpus: Path) -> None:
    (corpus / "brief-a.txt").write_text(FOOTBALL + "\n" + LETTERS["brief-a"], encoding="utf-8")


def rename(corpus: Path) -> None:
    (corpus / "brief-a.txt").rename(corpus / "brief-z.txt")


def delete(corpus: Path) -> None:
    (corpus / "brief-a.txt").unlink()


def date(corpus: Path) -> None:
    (corpus / "brief-b.toml").write_text("date = 2031-03-04\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "encoded"),
    [
        pytest.param(add, 1, id="letter added"),
        pytest.param(edit, 1, id="paragraph added at the end"),
        pytest.param(edit_first, 1, id="paragraph added at the beginning"),
        pytest.param(rename, 0, id="letter renamed"),
        pytest.param(delete, 0, id="letter deleted"),
        pytest.param(date, 1, id="date of a letter filled in"),
    ],
)
def test_only_new_passages_are_encoded_and_the_bytes_are_those_of_a_full_build(
    tmp_path: Path, change: Callable[[Path], None], encoded: int
) -> None:
    settings, _ = built(tmp_path)
    change(settings.corpus)
    encoder = CountingEncoder()

    report = build_index(settings, encoder=encoder)

    assert (len(encoder.passages), report.encoded) == (encoded, encoded)
    assert checksums(settings.index / report.version) == checksums(
        full_build(settings, tmp_path / "full")
    )


def test_nothing_changed_reads_and_encodes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, first = built(tmp_path)

    def refuse(path: Path, *, progress: PageProgress | None) -> None:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(build, "load_letter", refuse)
    encoder = CountingEncoder()
    assert build_index(settings, encoder=encoder).version == first.version
    assert encoder.passages == []


def test_letters_are_read_again_by_other_code_and_not_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, first = built(tmp_path)
    read: list[str] = []

    def load(path: Path, *, progress: PageProgress | None) -> Letter:
        read.append(path.name)
        return load_letter(path, progress=progress)

    monkeypatch.setattr(build, "load_letter", load)
    for module in (build, outdated, reuse):
        monkeypatch.setattr(module, "code_checksum", lambda: "other")

    second = build_index(settings, encoder=FakeEncoder())

    assert sorted(read) == ["brief-a.txt", "brief-b.txt"]
    assert (second.encoded, second.previous) == (0, first.version)
    assert second.version != first.version


def test_passage_that_comes_back_is_encoded_once(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    for name in ("c", "d"):
        (settings.corpus / f"brief-{name}.txt").write_text(NEW, encoding="utf-8")
    encoder = CountingEncoder("other")
    report = build_index(settings, encoder=encoder)
    assert (report.counts.chunks, report.encoded, len(encoder.passages)) == (5, 4, 4)
    index = open_index(settings)
    assert index.token_vectors(3).tobytes() == index.token_vectors(4).tobytes()


def test_other_encoder_encodes_everything(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    report = build_index(settings, encoder=CountingEncoder("other"))
    assert report.encoded == 3
    assert checksums(settings.index / report.version) == checksums(
        full_build(settings, tmp_path / "full", "other")
    )


@pytest.mark.parametrize("file", ["token_vectors.npy", "pooled.faiss", "records.sqlite"])
def test_damaged_generation_is_not_used_again(tmp_path: Path, file: str) -> None:
    settings, first = built(tmp_path)
    before = checksums(settings.index)
    damaged = settings.index / first.version / file
    content = bytearray(damaged.read_bytes())
    content[-1] ^= 1
    damaged.write_bytes(content)

    assert build_index(settings, encoder=FakeEncoder()).encoded == 3
    assert checksums(settings.index) == before


def test_generation_that_was_set_aside_is_used_again(tmp_path: Path) -> None:
    settings, first = built(tmp_path)
    add(settings.corpus)
    second = build_index(settings, encoder=FakeEncoder())
    (settings.index / "CURRENT").write_text(f"{first.version}\n", encoding="ascii")
    set_aside(settings.index, second.version)

    third = build_index(settings, encoder=FakeEncoder())

    assert (third.encoded, third.version) == (0, second.version)
    assert not (settings.index / "ASIDE").exists()


def test_two_files_of_one_letter_are_named(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    (settings.corpus / "Brief-A.txt").write_text(NEW, encoding="utf-8")
    sentence = (
        r"Van brief 'brief-a' staan er twee bestanden .* \(Brief-A\.txt en brief-a\.txt\); haal"
    )
    with pytest.raises(CorpusError, match=sentence):
        build_index(settings, encoder=FakeEncoder())
