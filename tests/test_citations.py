"""Every form in which a letter or paragraph is cited."""

from __future__ import annotations

import datetime as dt

import pytest

from mhassist.citations import letter_reference, paragraph_reference
from mhassist.letters import Letter, Metadata
from mhassist.letters.dates import date_in_words
from mhassist.paragraphs import Kind, Paragraph

DAY = dt.date(2018, 5, 25)


@pytest.mark.parametrize(
    ("metadata", "reference"),
    [
        pytest.param(
            Metadata(dossier="28638", number="161", session="2017/18", date=DAY, title="Brief"),
            "Kamerstukken II 2017/18, 28638, nr. 161",
            id="Tweede Kamer",
        ),
        pytest.param(
            Metadata(dossier="28638", number="161", date=dt.date(2023, 9, 19)),
            "Kamerstukken II 2023/24, 28638, nr. 161",
            id="session from the date, on Prinsjesdag",
        ),
        pytest.param(
            Metadata(dossier="28638", number="161"),
            "Kamerstukken II, 28638, nr. 161",
            id="no session and no date",
        ),
        pytest.param(
            Metadata(dossier="35570-VI", number="85", session="2020/21"),
            "Kamerstukken II 2020/21, 35570 VI, nr. 85",
            id="addition to the dossier",
        ),
        pytest.param(
            Metadata(dossier="31700-VI", number="D", session="2008/09"),
            "Kamerstukken I 2008/09, 31700 VI, D",
            id="Eerste Kamer",
        ),
        pytest.param(
            Metadata(dossier="33552", number="AB", session="2019/20"),
            "Kamerstukken I 2019/20, 33552, AB",
            id="Eerste Kamer, two letters",
        ),
        pytest.param(
            Metadata(
                title="Antwoord op vragen",
                date=DAY,
                kenmerk="2021Z09739",
                url="https://zoek.officielebekendmakingen.nl/ah-tk-20202021-3235.html",
            ),
            "Aanhangsel Handelingen II 2020/21, nr. 3235",
            id="answered questions of the Tweede Kamer",
        ),
        pytest.param(
            Metadata(url="https://zoek.officielebekendmakingen.nl/ah-ek-20142015-12.pdf"),
            "Aanhangsel Handelingen I 2014/15, nr. 12",
            id="answered questions of the Eerste Kamer",
        ),
        pytest.param(
            Metadata(
                title="Regeling",
                date=DAY,
                url="https://zoek.officielebekendmakingen.nl/stcrt-2015-47076.html",
            ),
            "Regeling, 25 mei 2018",
            id="another publication",
        ),
        pytest.param(
            Metadata(title="Plan van aanpak", date=DAY, kenmerk="2266066"),
            "Plan van aanpak, 25 mei 2018, kenmerk 2266066",
            id="no Kamerstuk, with kenmerk",
        ),
        pytest.param(
            Metadata(title="Plan van aanpak", date=DAY), "Plan van aanpak, 25 mei 2018", id="title"
        ),
        pytest.param(
            Metadata(title="Plan van aanpak", dossier="28638"),
            "Plan van aanpak, zonder datum",
            id="dossier without number, undated",
        ),
        pytest.param(Metadata(), "brief-x, zonder datum", id="nothing known"),
    ],
)
def test_reference_of_a_letter(metadata: Metadata, reference: str) -> None:
    letter = Letter("brief-x", "", metadata, sha256="")
    assert letter_reference(letter) == reference
    paragraph = Paragraph("brief-x", 42, Kind.PARAGRAPH, (), "Tekst.", ())
    assert paragraph_reference(letter, paragraph) == f"{reference}, al. 42"


def test_reference_of_a_footnote_says_its_mark() -> None:
    letter = Letter("brief-x", "", Metadata(title="Plan van aanpak", date=DAY), sha256="")
    note = Paragraph("brief-x", 43, Kind.FOOTNOTE, (), "Idem, p. 12.", (), label="7")
    assert paragraph_reference(letter, note) == (
        "Plan van aanpak, 25 mei 2018, al. 43 (voetnoot 7)"
    )


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        (DAY, "nl", "25 mei 2018"),
        (DAY, "en", "25 May 2018"),
        (dt.date(2020, 3, 1), "nl", "1 maart 2020"),
        (dt.date(2020, 12, 31), "en", "31 December 2020"),
        (None, "nl", "zonder datum"),
        (None, "en", "undated"),
    ],
)
def test_date_in_words(date: dt.date | None, language: str, words: str) -> None:
    assert date_in_words(date, language) == words
