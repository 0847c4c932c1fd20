"""What the page "Brieven" makes of a form, and what it says of files that fail."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.errors import CorpusError
from mhassist.letters import Metadata, Signatory
from mhassist.live import LiveAssistant
from mhassist.renewal.incoming import read_incoming
from mhassist.web.desk import FIELDS, Desk, metadata_of, values_of
from mhassist.web.letter_changes import correct_letter, describe_removal, remove_letter
from renewal.letters import HAVEN, TUIN, hand_in, write_corpus, write_question

FULL = Metadata(
    title="Antwoord op vragen over afval",
    kind="Antwoord",
    author="het kabinet",
    dossier="28638",
    number="7",
    session="2023/24",
    date=dt.date(2024, 6, 28),
    kenmerk="2024Z09739",
    ministries=("Groene Zaken", "Water en Wind"),
    signatories=(Signatory("A. de Groot", "Minister van Groene Zaken"), Signatory("B. Bakker")),
    url="https://zoek.officielebekendmakingen.nl/ah-tk-20232024-1314.html",
)


def test_values_stand_in_the_order_of_the_fields() -> None:
    # The page knows the boxes of a form by their place.
    assert list(values_of(FULL)) == list(FIELDS)


def test_form_in_which_nothing_is_changed_gives_back_what_was_shown() -> None:
    texts = list(values_of(FULL).values())
    values = dict(zip(FIELDS, texts, strict=True))
    shown = metadata_of(values, name="brief.pdf")
    assert (shown.title, shown.url, shown.ministries, shown.signatories) == (
        FULL.title,
        FULL.url,
        FULL.ministries,
        FULL.signatories,
    )
    assert (shown.date, shown.kenmerk, shown.dossier, shown.number, shown.kind, shown.author) == (
        FULL.date,
        FULL.kenmerk,
        FULL.dossier,
        FULL.number,
        FULL.kind,
        FULL.author,
    )


def test_failure_names_the_file_and_not_the_folder_that_holds_it(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    files = [hand_in(tmp_path, "leeg.txt", " \n"), hand_in(tmp_path, "tuin.txt", TUIN)]
    incoming, failures = desk.read(files)
    assert [one.source for one in incoming] == ["tuin.txt"]
    assert failures == ["De brief leeg.txt is leeg."]


def test_letter_that_is_there_is_corrected_and_keeps_its_file_and_its_id(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    desk = Desk(assistant)
    one = desk.open("haven")
    values = {**values_of(one.letter.metadata), "title": "Over de haven", "dossier": "28638"}
    texts = list(values.values())
    said = correct_letter(desk, one, texts, force=False, progress=lambda *_: None)
    assert said == (
        [
            "Bewaard: Over de haven. De chat gebruikt het nu; de nummers van de alinea's zijn "
            "dezelfde gebleven."
        ],
        True,
    )
    assert (settings.corpus / "haven.txt").read_text(encoding="utf-8") == HAVEN
    assert sorted(file.name for file in settings.corpus.iterdir()) == [
        "haven.toml",
        "haven.txt",
        "loket.txt",
    ]
    assert {row.letter_id: row.title for row in desk.rows()} == {
        "haven": "Over de haven",
        "loket": "loket",
    }
    again = desk.open("haven")
    same = list(values_of(again.letter.metadata).values())
    assert correct_letter(desk, again, same, force=False, progress=lambda *_: None) == (
        ["Er is niets gewijzigd."],
        True,
    )
    wrong = [*same]
    wrong[list(FIELDS).index("date")] = "morgen"
    assert correct_letter(desk, again, wrong, force=False, progress=lambda *_: None) == (
        ["haven.txt, veld 'date': schrijf een datum als 2018-05-25."],
        False,
    )


def test_letter_is_removed_and_what_is_left_is_searched(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    sentences, good = remove_letter(desk, desk.open("haven"), force=False, progress=lambda *_: None)
    assert (good, sentences) == (
        True,
        [
            "Verwijderd: haven. De chat zoekt er niet meer in. Citaten eruit die nog op de pagina "
            "staan, zijn niet meer te openen: stel die vragen opnieuw."
        ],
    )
    assert [row.letter_id for row in desk.rows()] == ["loket"]
    assert [file.name for file in settings.corpus.iterdir()] == ["loket.txt"]
    with pytest.raises(CorpusError, match=r"^De brief haven is er niet meer\.$"):
        desk.open("haven")


def test_removal_says_which_questions_of_the_evaluation_rest_on_the_letter(
    tmp_path: Path,
) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    assert len(describe_removal(desk, desk.open("haven"))) == 2
    for _ in range(2):
        write_question(settings, "Hoeveel inspecteurs?", "haven", "tien inspecteurs")
    assert describe_removal(desk, desk.open("haven"))[-1] == (
        "De evaluatie heeft 2 vragen over deze brief; zolang hij er niet is, worden die niet "
        "gesteld."
    )
    assert len(describe_removal(desk, desk.open("loket"))) == 2


def test_last_letter_is_not_removed(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    for letter_id in ("haven", "loket"):
        sentences, good = remove_letter(
            desk, desk.open(letter_id), force=False, progress=lambda *_: None
        )
    assert not good
    assert sentences == [
        "Dit is de laatste brief; zonder brieven is er niets om in te zoeken. Voeg eerst een "
        "andere toe."
    ]
    assert [row.letter_id for row in desk.rows()] == ["loket"]


def test_what_has_no_box_stays_when_something_is_corrected(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    sheet = tmp_path / "tuin.toml"
    sheet.write_text('session = "2016/17"\nafter = 2017-01-02\n', encoding="utf-8")
    [one] = read_incoming(settings, [hand_in(tmp_path, "tuin.txt", TUIN)], metadata=sheet)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    values = {**values_of(one.letter.metadata), "title": "Over de tuinbouw"}
    assert desk.correct(one, values).letter.metadata == Metadata(
        title="Over de tuinbouw", session="2016/17", after=dt.date(2017, 1, 2)
    )
    dated = desk.correct(one, {**values, "date": "3 maart 2018"}).letter.metadata
    assert dated == Metadata(title="Over de tuinbouw", date=dt.date(2018, 3, 3))
