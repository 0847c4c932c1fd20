"""What a letter prints about itself: each form by itself, and forms that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from mhassist.letters import Metadata, Signatory
from mhassist.letters.facts import read_facts, unsure_fields
from mhassist.letters.kamervragen import read_kamervragen

ASKED = (
    "Vragen van de leden Jansen (ABC) en Van der Berg (DEF) aan de Ministers van Groene Zaken en"
    " voor Afval over het bericht «Meer zwerfafval» (ingezonden 5 juni 2024)."
)


def test_answered_kamervragen() -> None:
    answered = (
        "Antwoord van Minister De Groot (Groene Zaken – Natuur) en van Minister Bakker (Afval)"
        " (ontvangen 28 juni 2024). Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 7."
    )
    margin = "Vergaderjaar 2023–2024 Aanhangsel van de Handelingen\n1314\nah-tk-20232024-1314"
    facts = read_facts(f"{ASKED}\n{answered}\n{margin}\nVraag 1\nKent u het bericht?")
    assert facts == Metadata(
        title="Antwoord op vragen van de leden Jansen en Van der Berg over het bericht"
        " «Meer zwerfafval»",
        kind="Antwoord",
        session="2023/24",
        date=dt.date(2024, 6, 28),
        ministries=("Groene Zaken",),
        signatories=(
            Signatory("De Groot", "Minister van Groene Zaken – Natuur"),
            Signatory("Bakker", "Minister voor Afval"),
        ),
        url="https://zoek.officielebekendmakingen.nl/ah-tk-20232024-1314.html",
    )
    assert unsure_fields(Metadata(), facts, recognised=False) == ()


def test_kamervragen_that_are_not_answered_yet_have_the_day_they_were_put() -> None:
    assert read_facts(f"2024Z09739\n{ASKED}") == Metadata(
        title="Vragen van de leden Jansen en Van der Berg over het bericht «Meer zwerfafval»",
        kind="Kamervragen",
        date=dt.date(2024, 6, 5),
        kenmerk="2024Z09739",
        ministries=("Groene Zaken",),
    )


def test_a_note_that_the_answer_comes_later_is_no_answer() -> None:
    said = "Mededeling van Minister De Groot (GZ) (ontvangen (ontvangen 7 juni 2024)."
    facts = read_kamervragen([ASKED, said])
    assert facts is not None
    assert (facts.kind, facts.date, facts.ministries) == (
        "Mededeling",
        dt.date(2024, 6, 7),
        ("Groene Zaken",),
    )


def test_a_letter_that_speaks_of_questions_is_not_one() -> None:
    assert (
        read_kamervragen(["In de vragen van het lid Jansen aan de minister gaat het over"]) is None
    )


@pytest.mark.parametrize(
    ("text", "kenmerk"),
    [
        pytest.param("Ons kenmerk\nDGA-PAV / 21286882", "DGA-PAV / 21286882", id="spaces"),
        pytest.param("Kenmerk: 2021-0000 123 456", "2021-0000 123 456", id="groups of figures"),
        pytest.param("Onze referentie 3599271", "3599271", id="reference"),
        pytest.param("Uw kenmerk\n2021D41538", "", id="of who wrote before"),
        pytest.param("Ons kenmerk\nBijlage", "", id="no figure"),
        pytest.param("Ons kenmerk is sinds 2019 veranderd.", "", id="running text"),
        pytest.param("In reactie op uw brief met kenmerk: 2031Z12", "", id="in a sentence"),
    ],
)
def test_kenmerk(text: str, kenmerk: str) -> None:
    assert read_facts(text).kenmerk == kenmerk


@pytest.mark.parametrize(
    ("text", "ministries"),
    [
        pytest.param(
            "Ministerie van Landbouw,\nNatuur en Visserij\nMinisterie van Landbouw,"
            "\nNatuur en Visserij",
            ("Landbouw, Natuur en Visserij",),
            id="over two lines and twice",
        ),
        pytest.param("ministerie van VWS. In deze aanpak werken artsen", (), id="running text"),
        pytest.param("Het ministerie van Financiën", ("Financiën",), id="with its article"),
    ],
)
def test_ministries(text: str, ministries: tuple[str, ...]) -> None:
    assert read_facts(text).ministries == ministries


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Kamerbrief"),
        pytest.param("BRIEF VAN DE MINISTER VAN GROENE ZAKEN", "Kamerbrief"),
        pytest.param("Nr. 143 MOTIE VAN HET LID JANSEN", "Motie"),
        pytest.param("Fiche 5: Verordening afval", "BNC-fiche"),
        pytest.param("BNC-fiche: Verordening afval", "BNC-fiche"),
        pytest.param("Aan de Voorzitter van de commissie", ""),
    ],
)
def test_kind_where_a_fixed_form_says_it(line: str, kind: str) -> None:
    assert read_facts(line).kind == kind


def test_title_of_a_kamerstuk_without_subject_is_what_stands_after_its_number() -> None:
    facts = read_facts("32 545 Afval\nNr. 143 MOTIE VAN HET LID JANSEN\nVoorgesteld 6 juli 2021")
    assert (facts.title, facts.dossier, facts.number) == (
        "MOTIE VAN HET LID JANSEN",
        "32545",
        "143",
    )


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Kamerbrief"),
        ("Aan de Voorzitter van de\nTweede Kamer der Staten-Generaal", "Kamerbrief"),
        ("De voorzitter van de Eerste Kamer der Staten-Generaal\nPostbus 20017", "Kamerbrief"),
        (
            "De voorzitter van de Tweede Kamer der Staten-Generaal Bezuidenhoutseweg 67 2594 AC Den"
            " Haag",
            "Kamerbrief",
        ),
        ("De voorzitter van de Tweede Kamer heeft het kabinet om een reactie gevraagd.", ""),
        ("De voorzitter van de\nTweede Kamer heeft het kabinet om een reactie gevraagd.", ""),
    ],
)
def test_who_is_addressed_tells_a_letter_to_the_kamer(lines: str, kind: str) -> None:
    assert read_facts(lines).kind == kind


@pytest.mark.parametrize(
    "said",
    [
        "b) Datum ontvangst Commissiedocument\n25 november 2031",
        "b) Datum ontvangst Commissiedocument 25 november 2031",
        "Datum Commissiedocument: 25-11-2031",
        "Datum van ontvangst Commissiedocument: 25.11.2031",
    ],
)
def test_fiche_has_no_date_but_that_of_what_it_is_about_bounds_it(said: str) -> None:
    facts = read_facts(f"Fiche 5: Verordening afval\n1. Algemene gegevens\n{said}\nc) EUR-Lex")
    assert (facts.date, facts.after) == (None, dt.date(2031, 11, 25))


def test_date_of_another_document_says_nothing_of_a_letter() -> None:
    facts = read_facts("Aan de Voorzitter\nDatum ontvangst Commissiedocument\n25 november 2031")
    assert (facts.date, facts.after) == (None, None)


SUBJECT = "Aanpak van zwerfafval in de havens en op het water"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"Betreft: {SUBJECT}\nGeachte voorzitter,", id="one line"),
        pytest.param(
            "Betreft: Aanpak van zwerfafval in\nde havens en op het water\nGeachte voorzitter,",
            id="goes on in lower case",
        ),
        pytest.param(
            "Betreft  Aanpak van zwerfafval in de\n         havens en op het water\n\nGeachte",
            id="goes on under the value",
        ),
        pytest.param(f"Onderwerp:\n\n{SUBJECT}\n\nGeachte voorzitter,", id="under its label"),
        pytest.param(f"Datum: 4 mei 2031 Onderwerp: {SUBJECT}", id="after another field"),
        pytest.param(f"Onderwerp: | {SUBJECT}\nDatum: | 4 mei 2031", id="in a table"),
        pytest.param(f"Datum | 4 mei 2031 | Betreft | {SUBJECT}", id="in a table of four columns"),
        pytest.param(f"Betreft {SUBJECT}\nDatum 4 mei 2031", id="before another field"),
        pytest.param(f"Betreft {SUBJECT}\nGeachte voorzitter,\n\nhierbij", id="before the letter"),
    ],
)
def test_subject_is_whole(head: str) -> None:
    assert read_facts(f"Aan de Voorzitter\n{head}").title == SUBJECT


def test_title_that_ends_with_a_preposition_goes_on() -> None:
    facts = read_facts("Betreft: Reactie op het rapport van de\nAutoriteit Afval\n\nGeachte heer,")
    assert facts.title == "Reactie op het rapport van de Autoriteit Afval"


def test_label_without_a_value_is_no_subject() -> None:
    facts = read_facts("Betreft\nDatum\n4 mei 2031\nOns kenmerk: 12")
    assert (facts.title, facts.date, facts.kenmerk) == ("", dt.date(2031, 5, 4), "12")


def test_fields_beside_one_another_are_read_apart() -> None:
    facts = read_facts("Datum: 4 mei 2031   Ons kenmerk: 2031-0012   Uw kenmerk: 88")
    assert (facts.date, facts.kenmerk) == (dt.date(2031, 5, 4), "2031-0012")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("Kamerstuk 12 345, nr. 7", ("12345", "7"), id="alone"),
        pytest.param("Kamerstuk II 2030/31, 12 345-XV, nr. 7", ("12345-XV", "7"), id="chapter"),
        pytest.param("Uw kenmerk\nKamerstuk 12 345, nr. 7", ("", ""), id="of another"),
        pytest.param("Geachte voorzitter,\nKamerstuk 12 345, nr. 7", ("", ""), id="in the text"),
        pytest.param("Zie Kamerstuk 12 345, nr. 7 en verder", ("", ""), id="in a sentence"),
    ],
)
def test_kamerstuk_in_a_letterhead_is_dossier_and_number(
    head: str, expected: tuple[str, str]
) -> None:
    facts = read_facts(f"Datum: 3 maart 2031\n{head}\n\nGeachte voorzitter,\n\nDe pont vaart.")
    assert (facts.dossier, facts.number) == expected


@pytest.mark.parametrize(
    ("line", "unsure"),
    [
        pytest.param("Betreft: Stand van de ponten", (), id="label"),
        pytest.param("Onderwerp  Stand van de ponten", (), id="label without a colon"),
        pytest.param("Betreft: Ponten en de gevolgen van", ("title",), id="cut"),
        pytest.param("Brief regering: Stand van de ponten", ("title",), id="other form"),
    ],
)
def test_title_is_sure_where_it_stands_whole_under_its_label(
    line: str, unsure: tuple[str, ...]
) -> None:
    text = f"Datum: 3 maart 2031\n{line}\n\nGeachte voorzitter,\n"
    assert unsure_fields(Metadata(), read_facts(text), recognised=False, text=text) == unsure


@pytest.mark.parametrize(
    ("signed", "said", "office"),
    [
        pytest.param(
            "DE MINISTER VAN HAVENS EN VEREN",
            "",
            "De minister van Havens en Veren",
            id="by its words",
        ),
        pytest.param(
            "DE STAATSSECRETARIS VAN JEUGD, PREVENTIE EN SPORT",
            "",
            "De staatssecretaris van Jeugd, Preventie en Sport",
            id="comma",
        ),
        pytest.param("MINISTER VAN HAVENS, VVS", "", "minister van Havens, VVS", id="short name"),
        pytest.param(
            "DE MINISTER VAN ZEE EN IJSVAART",
            "Het ministerie van Zee en IJsvaart meldt dit.",
            "De minister van Zee en IJsvaart",
            id="as the text writes it",
        ),
        pytest.param("De Minister van Havens", "", "De Minister van Havens", id="as it is"),
    ],
)
def test_office_in_capitals_is_shown_in_sentence_case(signed: str, said: str, office: str) -> None:
    facts = read_facts(f"{said}\n\nHoogachtend,\n\n{signed},\n\nA.B. de Groot\n")
    assert facts.signatories == (Signatory("A.B. de Groot", office),)
