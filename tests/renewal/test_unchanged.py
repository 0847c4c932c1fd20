"""That nothing changed is known without an encoder, and only then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.encoder import known_fingerprint
from mhassist.errors import BusyError, CorpusError
from mhassist.index import build_index
from mhassist.index.generations import one_builder
from mhassist.renewal.corpus_change import FOLDER
from mhassist.renewal.unchanged import find_unchanged
from mhassist.settings import Settings
from renewal.letters import HAVEN, write_corpus


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two letters, and an index as if the default model had made it."""
    made = write_corpus(tmp_path)
    build_index(made, encoder=FakeEncoder(known_fingerprint(made) or ""))
    return made


def test_index_of_the_letters_as_they_are_is_found(settings: Settings) -> None:
    found = find_unchanged(settings)
    assert found is not None
    assert (found.version, found.previous, found.encoded) == (found.version, found.version, 0)
    assert found.counts.letters == 2


def test_leftovers_of_an_interrupted_run_are_removed(settings: Settings) -> None:
    (settings.corpus / FOLDER).mkdir()
    (settings.index / "building").mkdir()
    assert find_unchanged(settings) is not None
    assert not (settings.corpus / FOLDER).exists()
    assert not (settings.index / "building").exists()


def _change_letter(settings: Settings) -> Settings:
    (settings.corpus / "haven.txt").write_text(HAVEN + "\nEr komt een derde loket.\n", "utf-8")
    return settings


def _remove_letter(settings: Settings) -> Settings:
    for name in ("haven.txt", "haven.toml"):
        (settings.corpus / name).unlink()
    return settings


def _damage_index(settings: Settings) -> Settings:
    found = find_unchanged(settings)
    assert found is not None
    file = settings.index / found.version / "records.sqlite"
    file.write_bytes(file.read_bytes()[:-1])
    return settings


def _other_prompts(settings: Settings) -> Settings:
    return settings.model_copy(update={"passage_prompt": "alinea: "})


def _run_by_torch(settings: Settings) -> Settings:
    return settings.model_copy(update={"runtime": "torch"})


@pytest.mark.parametrize(
    "change", [_change_letter, _remove_letter, _damage_index, _other_prompts, _run_by_torch]
)
def test_anything_else_is_left_to_a_build(
    settings: Settings, change: Callable[[Settings], Settings]
) -> None:
    assert find_unchanged(change(settings)) is None


def test_index_of_an_earlier_program_is_left_to_a_build(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mhassist.index.outdated.code_checksum", lambda: "other")
    assert find_unchanged(settings) is None


def test_corpus_without_letters_is_said(settings: Settings) -> None:
    for file in settings.corpus.iterdir():
        file.unlink()
    with pytest.raises(CorpusError):
        find_unchanged(settings)


def test_while_another_builds_it_is_said_that_it_does(settings: Settings) -> None:
    with one_builder(settings.index), pytest.raises(BusyError, match="wordt al een index gemaakt"):
        find_unchanged(settings)


def test_nothing_that_answers_questions_is_imported() -> None:
    script = (
        "import sys, mhassist.cli.index_state\n"
        "print(sorted(name for name in sys.modules if name in"
        " {'mhassist.chain', 'mhassist.answering', 'onnxruntime', 'faiss', 'langchain_core'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
