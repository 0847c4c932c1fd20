from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from fake_encoder import FakeEncoder
from mhassist.errors import CorpusError, MhassistError
from mhassist.index import build_index, open_index
from mhassist.index.generations import one_builder
from mhassist.letters import load_corpus
from mhassist.renewal.corpus_change import one_changer
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.renew import Conditions, change_letters, renew_index
from mhassist.settings import Settings
from renewal.letters import (
    HAVEN,
    PAPER,
    TUIN,
    add,
    checksums,
    hand_in,
    write_corpus,
    write_question,
)


def full_build(settings: Settings, folder: Path) -> dict[str, str]:
    elsewhere = Settings(corpus=settings.corpus, index=folder)
    return checksums(folder / build_index(elsewhere, encoder=FakeEncoder()).version)


def test_added_letter_is_in_corpus_and_index_as_a_full_build_has_it(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)

    renewal = add(settings, hand_in(tmp_path, "stuk.txt", PAPER))

    assert renewal.live
    assert sorted(file.name for file in settings.corpus.iterdir()) == [
        "haven.toml", "haven.txt", "kst-28638-300.toml", "kst-28638-300.txt", "loket.txt",
    ]  # fmt: skip
    assert (settings.corpus / "kst-28638-300.txt").read_text(encoding="utf-8") == PAPER
    assert open_index(settings).letters == tuple(
        sorted(load_corpus(settings.corpus), key=lambda letter: letter.id)
    )
    version = renewal.report.version
    assert checksums(settings.index / version) == full_build(settings, tmp_path / "full")


def test_first_letter_of_an_empty_corpus_can_be_added(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    settings.corpus.mkdir()
    renewal = add(settings, hand_in(tmp_path, "tuin.txt", TUIN))
    assert (renewal.live, renewal.trial.not_held) == (
        True,
        "er is geen eerdere index om mee te vergelijken",
    )
    assert [letter.id for letter in open_index(settings).letters] == ["tuin"]


def test_removed_letter_is_gone_from_corpus_and_index(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    change_letters(settings, [], ["haven"], encoder=FakeEncoder())
    assert [file.name for file in settings.corpus.iterdir()] == ["loket.txt"]
    assert [letter.id for letter in open_index(settings).letters] == ["loket"]


@pytest.mark.parametrize(
    ("leaving", "sentence"),
    [
        pytest.param(["../haven"], r"^Brief '\.\./haven' bestaat niet; er zijn: haven, loket\.$",
                     id="unknown"),
        pytest.param(["haven", "loket"], "^Dit is de laatste brief; .* Voeg eerst een", id="last"),
    ],
)  # fmt: skip
def test_letter_that_cannot_be_removed_changes_nothing(
    tmp_path: Path, leaving: list[str], sentence: str
) -> None:
    settings = write_corpus(tmp_path)
    before = checksums(tmp_path)
    with pytest.raises(CorpusError, match=sentence):
        change_letters(settings, [], leaving, encoder=FakeEncoder())
    assert checksums(tmp_path) == before


def test_replaced_letter_keeps_its_id_and_those_of_its_paragraphs(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    before = open_index(settings).paragraphs_of("haven")
    handed_in = hand_in(tmp_path, "nieuwe versie.md", HAVEN + "\nEr komt een derde loket.\n")

    add(settings, handed_in)

    after = open_index(settings).paragraphs_of("haven")
    assert sorted(file.name for file in settings.corpus.iterdir()) == [
        "haven.md", "haven.toml", "loket.txt",
    ]  # fmt: skip
    assert [(each.id, each.text) for each in after[:2]] == [(each.id, each.text) for each in before]
    assert len(after) == 3


def test_failure_while_building_changes_nothing(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    before = checksums(tmp_path / "corpus"), checksums(tmp_path / "index")
    incoming = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)])

    class BrokenEncoder(FakeEncoder):
        def token_offsets(self, text: str) -> NDArray[np.int32]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_letters(settings, incoming, encoder=BrokenEncoder())

    assert (checksums(tmp_path / "corpus"), checksums(tmp_path / "index")) == before
    assert not (settings.corpus / ".wijziging").exists()


def test_failure_while_files_are_moved_puts_them_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    before = checksums(tmp_path / "corpus"), checksums(tmp_path / "index")
    handed_in = [
        hand_in(tmp_path, "haven.txt", HAVEN + "\nEr komt een derde loket.\n"),
        hand_in(tmp_path, "tuin.txt", TUIN),
    ]
    incoming = read_incoming(settings, handed_in)
    replace = Path.replace

    def fail_at_the_last(self: Path, target: Path) -> Path:
        if Path(target).name == "CURRENT":
            raise OSError(5, "Input/output error")
        return replace(self, target)

    with (
        monkeypatch.context() as patched,
        pytest.raises(MhassistError, match="de schijf geeft een fout"),
    ):
        patched.setattr(Path, "replace", fail_at_the_last)
        change_letters(settings, incoming, ["loket"], encoder=FakeEncoder())

    assert (checksums(tmp_path / "corpus"), checksums(tmp_path / "index")) == before


def test_failure_after_the_index_is_current_is_completed_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    incoming = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)])

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched, pytest.raises(MhassistError):
        patched.setattr("mhassist.renewal.completing.settle", fail)
        change_letters(settings, incoming, encoder=FakeEncoder())

    def letters() -> tuple[list[str], list[str]]:
        in_index = [letter.id for letter in open_index(settings).letters]
        return in_index, [letter.id for letter in load_corpus(settings.corpus)]

    assert letters() == (["haven", "loket", "tuin"],) * 2
    renew_index(settings, encoder=FakeEncoder())
    assert letters() == (["haven", "loket", "tuin"],) * 2
    assert not (settings.corpus / ".wijziging").exists()


def test_answer_that_becomes_wrong_keeps_the_build_aside_until_forced(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "haven", "tien")
    before = checksums(tmp_path / "corpus")
    version = open_index(settings).version
    incoming = read_incoming(
        settings, [hand_in(tmp_path, "haven.txt", HAVEN.replace("tien", "negentig"))]
    )

    refused = change_letters(settings, incoming, encoder=FakeEncoder())

    assert [question.id for question in refused.trial.worse] == ["q1"]
    assert not refused.live
    assert checksums(tmp_path / "corpus") == before
    assert open_index(settings).version == version
    assert (settings.index / "ASIDE").read_text() == f"{refused.report.version}\n"

    forced = change_letters(
        settings, incoming, encoder=FakeEncoder(), conditions=Conditions(force=True)
    )

    assert (forced.live, forced.report.encoded) == (True, 0)
    assert open_index(settings).version == refused.report.version
    assert not (settings.index / "ASIDE").exists()


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        pytest.param("tuin.txt", TUIN, 2, id="all is well"),
        pytest.param("haven.txt", HAVEN.replace("tien", "negentig"), 5, id="one is wrong now"),
    ],
)
def test_other_questions_are_asked_only_where_one_of_the_nearest_is_wrong_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, asked: int
) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, "Hoeveel inspecteurs heeft de minister opgeleid?", "haven", "tien")
    for who in ("gemeenten", "vissers", "loketten", "schippers", "havens"):
        write_question(settings, f"Welke handreiking krijgen {who}?", "loket", "handreiking")
    monkeypatch.setattr("mhassist.renewal.nearness.FIRST", 2)
    monkeypatch.setattr("mhassist.renewal.trial.SAMPLE", 5)

    trial = add(settings, hand_in(tmp_path, name, text), force=True).trial

    assert (trial.asked, trial.answerable) == (asked, 6)
    assert [one.id for one in trial.worse] == (["q1"] if asked == 5 else [])


def test_questions_about_other_letters_are_not_asked(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    write_question(settings, "Hoeveel schepen?", "een-andere-brief", "tien")
    renewal = add(settings, hand_in(tmp_path, "tuin.txt", TUIN))
    assert renewal.trial.not_held == "er zijn geen evaluatievragen over deze brieven"


def test_index_follows_a_corpus_that_was_changed_by_hand(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    (settings.corpus / "tuin.txt").write_text(TUIN, encoding="utf-8")
    renewal = renew_index(settings, encoder=FakeEncoder())
    assert (renewal.live, renewal.report.encoded) == (True, 1)
    again = renew_index(settings, encoder=FakeEncoder())
    assert again.trial.not_held == "er is niets veranderd"


def test_only_one_changes_a_corpus_at_a_time(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    incoming = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)])
    with (
        one_changer(settings.corpus),
        pytest.raises(MhassistError, match="worden al brieven toegevoegd of verwijderd; wacht"),
    ):
        change_letters(settings, incoming, encoder=FakeEncoder())
    with (
        one_builder(settings.index),
        pytest.raises(MhassistError, match="wordt al een index gemaakt; wacht"),
    ):
        change_letters(settings, incoming, encoder=FakeEncoder())
