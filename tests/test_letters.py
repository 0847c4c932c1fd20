"""From a folder to letters: what is read, in which order, and what is said when it cannot be."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters import Letter, Metadata, Signatory, load_corpus, load_letter, vergaderjaar
from mhassist.letters.dates import parse_dutch_date
from mhassist.letters.facts import read_facts

LETTERS = Path(__file__).parent / "letters"
CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def test_letters_come_by_date_and_an_undated_one_after_its_lower_bound() -> None:
    ids = [letter.id for letter in load_corpus(LETTERS)]
    assert ids == ["kst-12345-7", "voortgang-2021", "zonder-datum"]


def test_what_the_sheet_lacks_is_read_from_the_letterhead_and_the_signatures() -> None:
    assert load_letter(LETTERS / "kst-12345-7.txt").metadata == Metadata(
        title="Stand van zaken zwerfafval",
        kind="Kamerbrief",
        author="de Minister van Groene Zaken",
        dossier="12345",
        number="7",
        session="2019/20",
        date=dt.date(2020, 3, 3),
        ministries=("Groene Zaken",),
        signatories=(Signatory("A.B. de Groot", "De Minister van Groene Zaken"),),
        url="https://zoek.officielebekendmakingen.nl/kst-12345-7.html",
    )


def test_a_letter_without_sheet_is_usable_with_what_it_prints() -> None:
    assert load_letter(LETTERS / "voortgang-2021.txt").metadata == Metadata(
        session="2020/21", date=dt.date(2021, 5, 4)
    )


def test_the_sheet_wins_over_the_letter(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Den Haag, 3 maart 2020\n\nTekst.", encoding="utf-8")
    (tmp_path / "b.toml").write_text("date = 2020-03-04", encoding="utf-8")
    assert load_letter(tmp_path / "b.txt").metadata.date == dt.date(2020, 3, 4)


def test_text_is_the_file_and_the_checksum_covers_letter_and_sheet(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes("Één regel\r\nnog één".encode())
    alone = load_letter(path)
    (tmp_path / "b.toml").write_bytes(b'title = "B"')
    both = load_letter(path)
    assert alone == Letter(
        "b",
        "Één regel\r\nnog één",
        Metadata(),
        hashlib.sha256("Één regel\r\nnog één".encode() + b"\0").hexdigest(),
    )
    assert both.sha256 != alone.sha256


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        pytest.param(
            "title = x",
            r"b\.toml is geen geldige TOML, regel 1, teken 9: na '=' hoort",
            id="not TOML",
        ),
        pytest.param(
            'titel = "B"', r"b\.toml, veld 'titel': dit veld bestaat niet", id="unknown field"
        ),
        pytest.param(
            'date = "gisteren"', r"b\.toml, veld 'date': schrijf een datum als", id="not a date"
        ),
        pytest.param('dossier = "286"', r"veld 'dossier': schrijf een dossiernummer", id="dossier"),
        pytest.param('session = "2018"', r"veld 'session': schrijf een vergaderjaar", id="session"),
        pytest.param('url = "kst-1"', r"veld 'url': een adres begint met https", id="url"),
        pytest.param(
            "after = 2020-01-02\nbefore = 2020-01-01", r"'after' moet voor 'before'", id="bounds"
        ),
        pytest.param(
            'signatories = [{ naam = "X" }]', r"veld 'signatories\.0\.name'", id="signatory"
        ),
        pytest.param(
            "title = true", r"veld 'title': zet de tekst tussen aanhalingstekens\.$", id="no text"
        ),
        pytest.param(
            'signatories = ["X"]',
            r"veld 'signatories\.0': schrijf een persoon als \{ name = ",
            id="signatory without name",
        ),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_by_file_and_field(
    tmp_path: Path, sheet: str, message: str
) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "b.toml").write_text(sheet, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load_letter(tmp_path / "b.txt")


def test_a_sheet_may_leave_empty_what_is_not_known_and_write_numbers_bare(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        'dossier = "35 570 VI"\nnumber = 85\ndate = ""\nafter = 2020-01-01', encoding="utf-8"
    )
    assert load_letter(tmp_path / "b.txt").metadata == Metadata(
        dossier="35570-VI", number="85", after=dt.date(2020, 1, 1)
    )


def test_a_letter_that_is_not_utf8_is_refused_by_byte(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"abc\xe9")
    with pytest.raises(CorpusError, match=r"b\.txt is geen UTF-8-tekst \(byte 3\)"):
        load_letter(tmp_path / "b.txt")


def test_a_sheet_that_is_not_utf8_is_refused_by_byte(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"abc")
    (tmp_path / "b.toml").write_bytes(b"\xe9")
    with pytest.raises(CorpusError, match=r"b\.toml is geen UTF-8-tekst \(byte 0\)"):
        load_letter(tmp_path / "b.txt")


def test_an_empty_letter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(" \n\f", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"b\.txt is leeg"):
        load_letter(tmp_path / "b.txt")


def test_a_missing_letter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"b\.txt kan niet gelezen worden"):
        load_letter(tmp_path / "b.txt")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="bestaat niet; geef een map op met --corpus"):
        load_corpus(tmp_path / "weg")


def test_a_folder_without_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="staat geen enkele brief"):
        load_corpus(tmp_path)


def test_a_sheet_without_letter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "c.toml").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"c\.toml staat geen brief c\.txt"):
        load_corpus(tmp_path)


@pytest.mark.parametrize(
    ("day", "session"),
    [
        pytest.param(dt.date(2018, 5, 25), "2017/18", id="spring"),
        pytest.param(dt.date(2021, 9, 20), "2020/21", id="day before the third Tuesday"),
        pytest.param(dt.date(2021, 9, 21), "2021/22", id="third Tuesday"),
        pytest.param(dt.date(2020, 9, 15), "2020/21", id="September that begins on a Tuesday"),
        pytest.param(dt.date(1999, 12, 31), "1999/00", id="turn of the century"),
    ],
)
def test_vergaderjaar(day: dt.date, session: str) -> None:
    assert vergaderjaar(day) == session


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Den Haag, 18 oktober 2023\nTekst", dt.date(2023, 10, 18), id="place"),
        pytest.param("Versie: def., 8 april 2013", dt.date(2013, 4, 8), id="version"),
        pytest.param("x\n\nDatum\n\n17 november 2021", dt.date(2021, 11, 17), id="margin"),
        pytest.param("Op 3 mei 2020 was er overleg.", None, id="running text"),
        pytest.param("Den Haag, 31 februari 2020", None, id="no such day"),
    ],
)
def test_date_of_the_letter_itself(text: str, day: dt.date | None) -> None:
    assert read_facts(text).date == day


def test_dossier_with_addition_and_kenmerk_and_office_over_two_lines() -> None:
    text = (
        "35 570 VI Vaststelling van de begroting\nNr. 85\nOns kenmerk 3599271\n\n"
        "De Minister voor Buitenlandse Handel en\nOntwikkelingssamenwerking,\n\nTom de Bruijn"
    )
    assert read_facts(text) == Metadata(
        dossier="35570-VI",
        number="85",
        kenmerk="3599271",
        signatories=(
            Signatory(
                "Tom de Bruijn", "De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"
            ),
        ),
    )


def test_a_date_is_parsed_only_when_it_is_all_there_is() -> None:
    assert parse_dutch_date(" 1 maart 2020 ") == dt.date(2020, 3, 1)
    assert parse_dutch_date("1 maart 2020 te Den Haag") is None


def test_the_five_letters_and_what_is_known_of_them() -> None:
    known = {
        letter.id: (
            letter.sort_date,
            letter.metadata.session,
            letter.metadata.dossier,
            letter.metadata.number,
            len(letter.metadata.signatories),
        )
        for letter in load_corpus(CORPUS)
    }
    assert known == {
        "voortgangsrapportage-task-force-2013-04-08": (dt.date(2013, 4, 8), "2012/13", "", "", 1),
        "kst-28638-161": (dt.date(2018, 5, 25), "2017/18", "28638", "161", 5),
        "brief-plan-van-aanpak-2018": (dt.date(2018, 5, 26), "", "", "", 1),
        "voortgangsbrief-2021-11-17": (dt.date(2021, 11, 17), "2021/22", "", "", 5),
        "kst-28638-233": (dt.date(2023, 10, 18), "2023/24", "28638", "233", 5),
    }


@pytest.mark.shared
def test_the_letters_are_the_files_that_were_given_byte_for_byte(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        assert (CORPUS / path.name).read_bytes() == path.read_bytes()
