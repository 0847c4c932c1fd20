"""What the doctor says of a whole installation, and of one with something wrong."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist import cli
from mhassist.doctor import REINSTALL, Finding, examine
from mhassist.errors import EncoderError
from mhassist.index import build_index
from mhassist.settings import PROJECT_FOLDER, Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation with one letter, its index, and every program."""
    monkeypatch.setattr("mhassist.encoder.load_encoder", lambda _: FakeEncoder())
    monkeypatch.setattr("shutil.which", lambda program: f"/bin/{program}")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "brief-a.txt").write_text(
        "Vissers melden misstanden bij het loket.\n", encoding="utf-8"
    )
    settings = Settings(corpus=tmp_path / "corpus", prompts=PROJECT_FOLDER / "prompts")
    build_index(settings, encoder=FakeEncoder())
    return settings


def of(findings: list[Finding], what: str) -> list[tuple[str, str]]:
    """Return state and detail of what was found on one thing."""
    return [(finding.state, finding.detail) for finding in findings if finding.what == what]


def test_nothing_is_wrong_with_a_whole_installation(settings: Settings) -> None:
    findings = examine(settings)
    assert [finding.what for finding in findings if finding.state != "good"] == []
    assert of(findings, "brieven") == [("good", f"1 in {settings.corpus}")]
    assert of(findings, "taalmodel") == [("good", "fake-encoder-1")]
    assert of(findings, "chromium") == [("good", "/bin/chromium")]


def test_index_older_than_a_letter_is_wrong(settings: Settings) -> None:
    (settings.corpus / "brief-b.txt").write_text("Een nieuwe brief.\n", encoding="utf-8")
    whole, stale = of(examine(settings), "index")
    assert whole[0] == "good"
    assert stale == (
        "wrong",
        "De brieven zijn veranderd nadat de index is gemaakt (1 nieuw); werk de index bij met "
        f"`mhassist index --corpus {settings.corpus}`.",
    )


def test_index_of_an_earlier_program_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mhassist.index.outdated.code_checksum", lambda: "other")
    _, stale = of(examine(settings), "index")
    assert stale == (
        "wrong",
        "Het programma is veranderd nadat de index is gemaakt en kan brieven nu anders lezen; werk"
        f" de index bij met `mhassist index --corpus {settings.corpus}`.",
    )


def test_index_of_another_model_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mhassist.encoder.load_encoder", lambda _: FakeEncoder("fake-encoder-2"))
    [(state, detail)] = of(examine(settings), "index")
    assert state == "wrong"
    assert "fake-encoder-1" in detail
    assert "mhassist index" in detail


def test_missing_index_is_wrong(settings: Settings, tmp_path: Path) -> None:
    elsewhere = settings.model_copy(update={"index": tmp_path / "weg"})
    [(state, detail)] = of(examine(elsewhere), "index")
    assert state == "wrong"
    assert detail.startswith(f"Er is nog geen index in {tmp_path / 'weg'}; maak hem met `mhassist")


def test_model_that_cannot_be_loaded_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Settings) -> None:
        raise EncoderError("De schijf is vol.")

    monkeypatch.setattr("mhassist.encoder.load_encoder", fail)
    assert of(examine(settings), "taalmodel") == [("wrong", "De schijf is vol.")]


def test_sentences_that_are_not_there_are_wrong(settings: Settings, tmp_path: Path) -> None:
    findings = examine(settings.model_copy(update={"prompts": tmp_path / "weg"}))
    assert [state for state, _ in of(findings, "zinnen (nl)")] == ["wrong"]


def test_missing_package_is_wrong_and_nothing_that_needs_it_is_tried(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == "faiss-cpu":
            raise importlib.metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(importlib.metadata, "version", version)
    findings = examine(settings)
    [missing] = [finding for finding in findings if finding.blocks]
    assert missing == Finding("faiss-cpu", "niet geïnstalleerd", "wrong", REINSTALL)
    assert of(findings, "index") == []


def test_program_that_only_tests_need_does_not_block(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    findings = examine(settings)
    assert [state for state, _ in of(findings, "chromium")] == ["note"]
    assert [finding for finding in findings if finding.blocks] == []


@pytest.mark.parametrize(
    ("letters", "status"), [("corpus", 0), ("weg", 1)], ids=["whole", "no letters"]
)
def test_exit_status_says_whether_something_is_wrong(
    settings: Settings, capsys: pytest.CaptureFixture[str], letters: str, status: int
) -> None:
    corpus = settings.corpus.parent / letters
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor", "--corpus", str(corpus), "--index", str(settings.index)])
    assert ended.value.code == status
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("mis")] == (
        []
        if status == 0
        else [
            f"mis     brieven: De map met brieven {corpus} bestaat niet; geef een map op met "
            "--corpus."
        ]
    )
