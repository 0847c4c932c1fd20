"""What the page "Brieven" makes of a form, and what it says of files that fail."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.errors import CorpusError
from mhassist.letters import Letter, Metadata, Signatory
from mhassist.live import LiveAssistant
from mhassist.renewal.incoming import read_incoming
from mhassist.web.desk import FIELDS, Desk, FieldError, cited_by, metadata_of, values_of
from mhassist.web.letter_changes import (
    Outcome,
    add_letters,
    correct_letter,
    describe_removal,
    remove_letter,
)
from mhassist.web.letter_form import fields_to_check, render_wrong
from mhassist.web.refusal import render_refusal
from renewal.letters import HAVEN, PAPER, TUIN, hand_in, write_corpus, write_question

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
    assert said == Outcome(
        [
            "Bewaard: Over de haven. De chat gebruikt het nu; de nummers van de alinea's zijn "
            "dezelfde gebleven."
        ],
        good=True,
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
    assert correct_letter(desk, again, same, force=False, progress=lambda *_: None) == Outcome(
        ["Er is niets gewijzigd."], good=True
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "morgen", "Datum: schrijf een datum als 2018-05-25 of 25 mei 2018."),
        ("dossier", "twaalf", "Dossiernummer: schrijf een dossiernummer als 28638 of 35570-VI."),
        ("url", "brief", "Adres van publicatie: een adres begint met https://."),
    ],
)
def test_what_cannot_be_used_is_said_with_the_dutch_name_of_its_field(
    field: str, value: str, said: str
) -> None:
    with pytest.raises(FieldError) as caught:
        metadata_of({**values_of(FULL), field: value}, name="brief.pdf")
    assert (caught.value.field, caught.value.said) == (field, said)
    assert str(caught.value) == said.replace(":", " (bij brief.pdf):", 1)


def test_wrong_field_is_told_of_the_form_in_which_it_stands(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    incoming, _ = desk.read(
        [hand_in(tmp_path, "tuin.txt", TUIN), hand_in(tmp_path, "stuk.txt", PAPER)]
    )
    values = [values_of(one.letter.metadata) for one in incoming]
    values[1]["date"] = "morgen"
    texts = [text for each in values for text in each.values()]
    done = add_letters(desk, incoming, texts, allowed=(False, False), progress=lambda *_: None)
    assert (done.good, done.sentences, list(done.wrong)) == (
        False,
        [
            "Er is niets toegevoegd. Datum (bij stuk.txt): schrijf een datum als 2018-05-25 of "
            "25 mei 2018."
        ],
        [1],
    )
    assert render_wrong(done.wrong[1]) == (
        '<div role="alert"><p class="error" data-wrong="date">'
        "Datum: schrijf een datum als 2018-05-25 of 25 mei 2018.</p></div>"
    )


def test_fields_to_check_are_those_read_loosely_and_those_that_are_missing(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    tuin = hand_in(tmp_path, "tuin.txt", TUIN)
    [undated] = read_incoming(settings, [tuin])
    assert fields_to_check(undated) == ["title", "date"]
    known = dataclasses.replace(undated.letter, metadata=FULL, unsure=("ministries",))
    assert fields_to_check(dataclasses.replace(undated, letter=known)) == ["ministries"]
    sure = dataclasses.replace(known, unsure=())
    assert fields_to_check(dataclasses.replace(undated, letter=sure)) == []


def test_answers_that_became_wrong_are_listed_with_the_words_of_their_questions() -> None:
    shown = render_refusal(["Hoeveel <schepen>?", "Wie?"])
    assert shown == (
        '<div class="warning" role="alert"><p>Hiermee wordt het antwoord op 2 vragen van de '
        "evaluatie fout, dat nu goed is:</p><ul><li>Hoeveel &lt;schepen&gt;?</li><li>Wie?</li>"
        "</ul><p>Een nieuwe brief kan terecht een ander antwoord geven: beoordeel dat zelf voordat "
        "u doorgaat.</p></div>"
    )


@pytest.mark.parametrize(
    ("known", "cited"),
    [
        pytest.param(FULL, "Kamerstukken II 2023/24, 28638, nr. 7", id="paper of parliament"),
        pytest.param(
            dataclasses.replace(FULL, dossier="", number=""),
            "Aanhangsel Handelingen II 2023/24, nr. 1314",
            id="answered questions",
        ),
        pytest.param(Metadata(kenmerk="4012"), "kenmerk 4012", id="kenmerk"),
        pytest.param(Metadata(title="Over de tuin"), "titel en datum", id="no number"),
    ],
)
def test_row_has_the_number_by_which_a_letter_is_cited(known: Metadata, cited: str) -> None:
    assert cited_by(Letter("x", "Tekst.", known, "0" * 64)) == cited


def test_letter_is_removed_and_what_is_left_is_searched(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    desk = Desk(LiveAssistant(settings, encoder=FakeEncoder()))
    done = remove_letter(desk, desk.open("haven"), force=False, progress=lambda *_: None)
    assert (done.good, done.sentences) == (
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
        done = remove_letter(desk, desk.open(letter_id), force=False, progress=lambda *_: None)
    assert not done.good
    assert done.sentences == [
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
