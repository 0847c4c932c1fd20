"""What is said of an index that is not of the letters, or of the program, as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_index import built

from mhassist.index import open_index, out_of_date


def other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mhassist.index.outdated.code_checksum", lambda: "other")


def test_same_letters_and_program_are_no_change(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)

    assert out_of_date(settings) == ""


def test_changed_letters_are_counted(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    (settings.corpus / "brief-c.txt").write_text("Nieuw.\n", encoding="utf-8")
    (settings.corpus / "brief-d.txt").write_text("Ook nieuw.\n", encoding="utf-8")
    (settings.corpus / "brief-b.txt").write_text("Anders.\n", encoding="utf-8")
    (settings.corpus / "brief-a.txt").unlink()

    assert out_of_date(settings) == (
        "De brieven zijn veranderd nadat de index is gemaakt (2 nieuw, 1 gewijzigd, 1 verwijderd);"
        " werk de index bij met"
        f" `mhassist index --corpus {tmp_path}/corpus --index {tmp_path}/index`."
    )


def test_program_that_reads_letters_otherwise_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, _ = built(tmp_path)
    other_program(monkeypatch)

    assert out_of_date(settings) == (
        "Het programma is veranderd nadat de index is gemaakt en kan brieven nu anders lezen; werk"
        " de index bij met"
        f" `mhassist index --corpus {tmp_path}/corpus --index {tmp_path}/index`."
    )


def test_changed_letters_and_program_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, _ = built(tmp_path)
    (settings.corpus / "brief-c.txt").write_text("Nieuw.\n", encoding="utf-8")
    other_program(monkeypatch)

    assert out_of_date(settings) == (
        "De brieven zijn veranderd nadat de index is gemaakt (1 nieuw), en ook het programma, dat"
        " brieven nu anders kan lezen; werk de index bij met"
        f" `mhassist index --corpus {tmp_path}/corpus --index {tmp_path}/index`."
    )


def test_letters_that_are_away_are_a_change_while_the_index_still_opens(tmp_path: Path) -> None:
    settings, report = built(tmp_path)
    settings.corpus.rename(tmp_path / "away")

    assert str(settings.corpus) in out_of_date(settings)
    assert open_index(settings).version == report.version
