"""What stands beside a letter: metadata files in either form, and which letter they belong to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters import Metadata, Signatory, letter_checksum, load_corpus, load_letter

FLAT = """<?xml version="1.0" encoding="{encoding}"?><metadata_gegevens>
<metadata name="DC.title" scheme="" content="Zwerfafval; Brief; Eigen titel"/>
<metadata name="DC.type" scheme="OVERHEIDop.KamerstukTypen" content="Brief"/>
<metadata name="DC.type" scheme="OVERHEIDop.Parlementair" content="Kamerstuk"/>
<metadata name="OVERHEIDop.dossiernummer" scheme="" content="12345"/>
<metadata name="OVERHEIDop.indiener" scheme="" content="A.B. de Geër"/>
<metadata name="OVERHEIDop.ondernummer" scheme="" content="7"/>
<metadata name="OVERHEIDop.vergaderjaar" scheme="" content="2019-2020"/>
<metadata name="OVERHEIDop.datumOntvangst" scheme="" content="2020-03-04"/>
<metadata name="DC.creator" scheme="x" content="Ministerie van Groene Zaken"/>
<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-12345-7"/>
</metadata_gegevens>"""
NESTED = """<?xml version="1.0" encoding="{encoding}"?>
<owms-metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:op="http://x">
<owmskern><dcterms:identifier>kst-12345-7</dcterms:identifier>
<dcterms:title>Zwerfafval; Brief; Eigen titel</dcterms:title>
<dcterms:type>Brief</dcterms:type><dcterms:type>Kamerstuk</dcterms:type>
<dcterms:creator>Ministerie van Groene Zaken</dcterms:creator>
<dcterms.modified>2021-07-07</dcterms.modified></owmskern>
<oep><op:dossiernummer>12345</op:dossiernummer><op:ondernummer>7</op:ondernummer>
<op:indiener>A.B. de Geër</op:indiener><op:vergaderjaar>2019-2020</op:vergaderjaar>
<op:datumOntvangst>2020-03-04</op:datumOntvangst></oep></owms-metadata>"""
KNOWN = Metadata(
    title="Eigen titel",
    kind="Brief",
    dossier="12345",
    number="7",
    session="2019/20",
    date=dt.date(2020, 3, 4),
    ministries=("Groene Zaken",),
    signatories=(Signatory("A.B. de Geër"),),
    url="https://zoek.officielebekendmakingen.nl/kst-12345-7.html",
)


@pytest.mark.parametrize("form", [FLAT, NESTED], ids=["metadata", "metadata_owms"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_metadata_in_either_form_and_encoding(tmp_path: Path, form: str, encoding: str) -> None:
    (tmp_path / "brief.txt").write_text("Tekst.", encoding="utf-8")
    given = tmp_path / "brief.metadata.xml"
    given.write_bytes(form.format(encoding=encoding).encode(encoding))
    assert load_letter(tmp_path / "brief.txt").metadata == KNOWN


def test_metadata_that_says_utf8_and_is_windows_1252_is_read(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Tekst.", encoding="utf-8")
    given = tmp_path / "elders.xml"
    given.write_bytes(FLAT.format(encoding="UTF-8").encode("windows-1252"))
    assert load_letter(tmp_path / "brief.txt", metadata=given).metadata == KNOWN


def test_a_shared_metadata_file_belongs_to_the_letter_it_names(tmp_path: Path) -> None:
    (tmp_path / "metadata.xml").write_text(FLAT.format(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "kst-12345-7.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "ander.txt").write_text("Tekst.", encoding="utf-8")
    found = {letter.id: letter.metadata.dossier for letter in load_corpus(tmp_path)}
    assert found == {"kst-12345-7": "12345", "ander": ""}


def test_a_shared_metadata_file_belongs_to_the_only_letter(tmp_path: Path) -> None:
    (tmp_path / "metadata_owms.xml").write_text(NESTED.format(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "brief.txt").write_text("Tekst.", encoding="utf-8")
    assert load_letter(tmp_path / "brief.txt").metadata == KNOWN


def test_the_sheet_wins_over_the_metadata_file_and_that_over_the_letter(tmp_path: Path) -> None:
    (tmp_path / "b.metadata.xml").write_text(FLAT.format(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "b.toml").write_text('title = "Mijn titel"', encoding="utf-8")
    (tmp_path / "b.txt").write_text("Den Haag, 1 mei 2018\n\nOns kenmerk 99", encoding="utf-8")
    known = load_letter(tmp_path / "b.txt").metadata
    assert (known.title, known.date, known.kenmerk) == (
        "Mijn titel",
        dt.date(2020, 3, 4),
        "99",
    )


def test_the_checksum_covers_the_metadata_file(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("Tekst.", encoding="utf-8")
    alone = letter_checksum(path)
    (tmp_path / "b.metadata.xml").write_text(FLAT.format(encoding="utf-8"), encoding="utf-8")
    assert letter_checksum(path) != alone
    assert letter_checksum(path) == load_letter(path).sha256


def test_a_file_that_is_no_metadata_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "b.metadata.xml").write_text("<a/>", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"b\.metadata\.xml is geen metadatabestand"):
        load_letter(tmp_path / "b.txt")


def test_a_letter_in_two_formats_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "b.md").write_text("Tekst.", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"meer dan eens in .*: b\.md en b\.txt"):
        load_corpus(tmp_path)


def test_files_of_an_open_editor_are_no_letters(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "~$b.docx").write_bytes(b"x")
    (tmp_path / ".verborgen.txt").write_bytes(b"\xff")
    assert [letter.id for letter in load_corpus(tmp_path)] == ["b"]


def test_a_letter_recognised_from_a_picture_is_unsure_of_all_it_prints() -> None:
    from mhassist.letters.facts import unsure_fields

    facts = Metadata(title="Titel", number="7", date=dt.date(2020, 1, 1))
    assert unsure_fields(Metadata(number="8"), facts, recognised=True) == ("title", "date")
    assert unsure_fields(Metadata(), facts, recognised=False) == ("title",)
