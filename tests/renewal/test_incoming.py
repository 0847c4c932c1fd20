from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from mhassist.errors import CorpusError
from mhassist.letters import Metadata, Signatory
from mhassist.letters.readers import MOST_BYTES
from mhassist.letters.sheet import read_sheet
from mhassist.renewal.file_names import letter_id
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.sheet_text import sheet_text
from renewal.letters import HAVEN, PAPER, TUIN, add, hand_in, write_corpus


def test_letter_is_read_with_its_sheet_and_nothing_changes(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    [one] = read_incoming(settings, [hand_in(tmp_path, "stuk.txt", PAPER)])
    assert (one.source, one.file_name, one.same_as) == ("stuk.txt", "kst-28638-300.txt", None)
    assert [paragraph.id for paragraph in one.structure.paragraphs][:1] == ["kst-28638-300/p1"]
    known = read_sheet(Path("x.toml"), one.sheet.encode())
    assert (known.dossier, known.number, known.date) == ("28638", "300", dt.date(2031, 3, 4))
    assert not (settings.corpus / "kst-28638-300.txt").exists()


@pytest.mark.parametrize(
    ("name", "text", "same_as", "identical"),
    [
        pytest.param("haven.txt", HAVEN, "haven", True, id="same bytes"),
        pytest.param("kopie.md", HAVEN, "haven", True, id="same bytes, other name"),
        pytest.param("kopie.txt", HAVEN.upper(), "haven", False, id="same words"),
        pytest.param(
            "versie.txt", HAVEN.replace("tien", "elf"), "haven", False, id="nearly the same"
        ),
        pytest.param("tuin.txt", TUIN, None, False, id="another"),
    ],
)
def test_letter_that_is_there_is_recognised(
    tmp_path: Path, name: str, text: str, same_as: str | None, identical: bool
) -> None:
    settings = write_corpus(tmp_path)
    [one] = read_incoming(settings, [hand_in(tmp_path, name, text)])
    assert (one.same_as, one.identical) == (same_as, identical)


def test_paper_is_recognised_by_dossier_and_number_whatever_it_says(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    add(settings, hand_in(tmp_path, "stuk.txt", PAPER))
    other = PAPER.replace("De inspectie controleert", "Het kabinet wijst nu ook anderen op")
    [one] = read_incoming(settings, [hand_in(tmp_path, "ander.txt", other)])
    assert (one.same_as, one.letter.id) == ("kst-28638-300", "kst-28638-300")
    [next_one] = read_incoming(
        settings, [hand_in(tmp_path, "301.txt", PAPER.replace("Nr. 300", "Nr. 301"))]
    )
    assert (next_one.same_as, next_one.letter.id) == (None, "kst-28638-301")


def test_replacement_keeps_what_somebody_corrected(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    (settings.corpus / "haven.toml").write_text(
        'title = "Over de haven"\ndate = 2030-01-01\n', encoding="utf-8"
    )
    [one] = read_incoming(settings, [hand_in(tmp_path, "haven.txt", HAVEN + "\nEn meer.\n")])
    assert (one.letter.metadata.title, one.letter.metadata.date) == (
        "Over de haven",
        dt.date(2030, 1, 1),
    )


def test_given_metadata_goes_before_what_was_known(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    sheet = tmp_path / "feiten.toml"
    sheet.write_text('title = "De haven"\ndate = 2031-05-06\n', encoding="utf-8")
    [one] = read_incoming(
        settings, [hand_in(tmp_path, "haven.txt", HAVEN + "\nEn meer.\n")], metadata=sheet
    )
    assert (one.letter.metadata.title, one.letter.metadata.date) == (
        "De haven",
        dt.date(2031, 5, 6),
    )


def link(folder: Path) -> Path:
    hand_in(folder, "echt.txt", TUIN)
    (folder / "handed-in" / "link.txt").symlink_to(folder / "handed-in" / "echt.txt")
    return folder / "handed-in" / "link.txt"


def pipe(folder: Path) -> Path:
    (folder / "handed-in").mkdir()
    os.mkfifo(folder / "handed-in" / "pijp.txt")
    return folder / "handed-in" / "pijp.txt"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(lambda folder: folder / "weg.txt", r"^Het bestand '.*weg\.txt' bestaat niet",
                     id="missing"),
        pytest.param(link, r"link\.txt' is een koppeling naar een ander bestand; geef dat",
                     id="link"),
        pytest.param(pipe, r"pijp\.txt' is geen gewoon bestand", id="pipe"),
        pytest.param(lambda folder: folder, "' is een map; geef de bestanden", id="folder"),
        pytest.param(lambda _: Path(), r"^'\.' is een map; geef de bestanden", id="this folder"),
        pytest.param(lambda folder: hand_in(folder, "a\nb.txt", TUIN),
                     r"'a\?b\.txt' heeft tekens die niet te zien zijn", id="control character"),
        pytest.param(lambda folder: hand_in(folder, "a\u202etxt.exe.txt", TUIN),
                     r"'a\?txt\.exe\.txt' heeft tekens", id="writing direction"),
        pytest.param(lambda folder: hand_in(folder, "..\\..\\a.txt", TUIN),
                     "is geen naam van een bestand maar van een plaats", id="backslashes"),
        pytest.param(lambda folder: hand_in(folder, "loket.txt", TUIN),
                     r"^Er is al een brief loket, en loket\.txt zegt te veel anders .*; is het er "
                     r"een nieuwe versie van, haal loket dan eerst weg, en geef", id="name taken"),
        pytest.param(lambda folder: hand_in(folder, "leeg.txt", ""), "leeg", id="empty"),
    ],
)  # fmt: skip
def test_file_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, make: object, sentence: str
) -> None:
    settings = write_corpus(tmp_path)
    assert callable(make)
    with pytest.raises(CorpusError, match=sentence):
        read_incoming(settings, [make(tmp_path)])


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    (tmp_path / "elders").mkdir()
    other = tmp_path / "elders" / "Tuin.txt"
    other.write_text(PAPER, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^Twee bestanden heten Tuin\.txt \("):
        read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN), other])


def test_two_files_of_one_letter_are_refused(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    files = [hand_in(tmp_path, "a.txt", TUIN), hand_in(tmp_path, "b.md", TUIN)]
    with pytest.raises(CorpusError, match=r"^a\.txt en b\.md zijn dezelfde brief \(a\); geef er"):
        read_incoming(settings, files)


@pytest.mark.parametrize(
    ("name", "metadata", "expected"),
    [
        pytest.param("x.pdf", Metadata(dossier="35570-VI", number="85"), "kst-35570-VI-85",
                     id="paper"),
        pytest.param("Brief (def.) v2.pdf", Metadata(), "Brief-def-v2", id="signs"),
        pytest.param("…/…", Metadata(), "brief", id="nothing left"),
        pytest.param("con.txt", Metadata(), "brief-con", id="device"),
        pytest.param("x.pdf", Metadata(dossier="../..", number="/etc"), "kst-etc", id="path"),
        pytest.param("a" * 300 + ".txt", Metadata(), "a" * 80, id="long"),
    ],
)  # fmt: skip
def test_id_is_plain(name: str, metadata: Metadata, expected: str) -> None:
    assert letter_id(name, metadata) == expected


FULL = Metadata(
    title='Brief "over" \\ de haven\x7f\n',
    dossier="28638",
    number="300",
    session="2030/31",
    date=dt.date(2031, 3, 4),
    ministries=("Justitie en Veiligheid", "Buitenlandse Zaken"),
    signatories=(Signatory("J. de Vries", "De Minister"), Signatory("A. B.")),
)


def test_sheet_reads_back_as_what_it_was_made_of() -> None:
    read = read_sheet(Path("x.toml"), sheet_text(FULL).encode())
    # The vergaderjaar follows from the date, and white space around a text is left out.
    assert read == Metadata(
        title='Brief "over" \\ de haven\x7f',
        dossier="28638",
        number="300",
        date=dt.date(2031, 3, 4),
        ministries=FULL.ministries,
        signatories=FULL.signatories,
    )


def test_what_is_unsure_stays_empty_with_what_was_read_beside_it() -> None:
    sheet = sheet_text(Metadata(title="Over de haven", date=dt.date(2031, 3, 4)), unsure=["date"])
    assert '# Datum (jjjj-mm-dd); onzeker, in de tekst staat: 2031-03-04\ndate = ""\n' in sheet
    assert read_sheet(Path("x.toml"), sheet.encode()) == Metadata(title="Over de haven")


def test_file_too_large_for_a_letter_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    file = hand_in(tmp_path, "bom.docx", "")
    os.truncate(file, MOST_BYTES + 1)  # takes no room on the disk
    read_bytes = Path.read_bytes

    def reading(path: Path) -> bytes:
        assert path != file
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    with pytest.raises(CorpusError, match=r"bom\.docx is 300 MB; dat is geen brief"):
        read_incoming(settings, [file])
