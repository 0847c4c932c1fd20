"""What an answer tells whole: both sides, a measure after its problem, a list that is opened."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.answering.compose import Draft, Statement
from mhassist.answering.extract import merge_drafts
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.chain import Assistant
from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import Kind, Paragraph

SHEET = """\
title = "De kade"
kind = "Kamerbrief"
author = "het kabinet"
date = {year}-05-01
"""
LETTERS = {
    "kade-2030": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

In 2029 zijn twaalf schepen gekeurd. De keuring van een schip duurde gemiddeld negen dagen.
""",
    "kade-2033": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

In 2032 zijn twintig schepen gekeurd. De keuring van een schip duurde gemiddeld vier dagen.

Een toetsingscommissie, voorgezeten door mevrouw mr. J. Kok, ziet toe op de vergunning.

De havengelden dekken de kosten van de sluis niet. De gelden worden daarom in stappen verhoogd.

De Havenraad heeft over de sloepen advies gegeven.

De raad doet over de netten drie voorstellen:

- sluit de oude afslag;

- koop een veegboot;

- schaf de pas af.

In havens start een kadeteam, waarin schippers, loodsen en douane samenwerken. Het betreft:

- Zandmeer;

- Oostmeer.

De regeling voor de vuurtoren wordt momenteel geëvalueerd.

Bij het Kantoor voor Oevers en Havens (KOH) is 2,5 extra fte aangesteld. Het KOH koopt een meetboei.
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    sheets = {name: SHEET.format(year=name.removeprefix("kade-")) for name in LETTERS}
    return assistant_on(index_letters(tmp_path_factory.mktemp("kade"), LETTERS, sheets))


def test_each_side_speaks_by_what_is_asked_and_not_by_its_year_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe lang duurde de keuring van een schip in 2029 en in 2032?").answer

    assert "vier dagen" in answer
    assert "negen dagen" in answer


def test_a_measure_stands_with_the_problem_that_it_is_for(assistant: Assistant) -> None:
    answer = assistant.ask("Wat doet het kabinet aan de kosten van de sluis?").answer

    assert "daarom in stappen verhoogd" in answer


def test_a_sentence_that_opens_a_list_is_shown_with_the_list(assistant: Assistant) -> None:
    answer = assistant.ask("Doet de raad over de netten drie voorstellen?").answer

    assert "“De raad doet over de netten drie voorstellen:”" in answer
    assert "- “sluit de oude afslag;”" in answer
    assert "- “schaf de pas af.”" in answer


def test_what_is_counted_may_have_another_name(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel extra formatieplaatsen zijn er bij het KOH?")

    assert (answer.status, "2,5 extra fte" in answer.answer) == ("answered", True)


def test_what_an_abbreviation_stands_for_is_the_same_thing(assistant: Assistant) -> None:
    answer = assistant.ask("Wat koopt het Kantoor voor Oevers en Havens?").answer

    assert "Het KOH koopt een meetboei." in answer


def test_who_work_together_is_no_list_of_where(assistant: Assistant) -> None:
    answer = assistant.ask("Wie werken er samen in een kadeteam?").answer

    assert "schippers, loodsen en douane" in answer
    assert "Zandmeer" not in answer


def test_who_chairs_is_told_by_the_verb(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Wie is de voorzitter van de toetsingscommissie die de vergunning toetst?"
    )

    assert answer.status == "answered"
    assert "J. Kok" in answer.answer


def test_that_something_is_done_does_not_tell_by_whom(assistant: Assistant) -> None:
    answer = assistant.ask("Door wie wordt de regeling voor de vuurtoren geëvalueerd?")

    assert answer.status != "answered"


def test_one_of_a_compound_office_is_no_other_part_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("Wie is de vergunningmanager van de toetsingscommissie?")

    assert answer.status == "refused"


def test_a_sum_in_the_paragraph_that_answers_the_other_part_is_not_in_doubt() -> None:
    letter = Letter("kade", "", Metadata(title="De kade"), sha256="")
    text = "Er komen drie loodsen bij. Daarvoor is 2 miljoen euro beschikbaar."
    paragraph = Paragraph("kade", 1, Kind.PARAGRAPH, (), text, ())
    first, second = Quote(paragraph, 0, 26), Quote(paragraph, 27, len(text))
    doubt = Missing("amount", "hoeveel geld is daarvoor?", certain=False, doubtful=True)
    sure = Draft("answered", (Statement(letter, (first,)),))

    told = merge_drafts([sure, Draft("partial", (Statement(letter, (second,)),), missing=(doubt,))])
    other = merge_drafts([sure, Draft("partial", (Statement(letter, (first,)),), missing=(doubt,))])

    assert (told.status, told.missing) == ("answered", ())
    assert (other.status, other.missing) == ("partial", (doubt,))


def test_what_stands_beside_a_figure_that_is_no_longer_in_doubt_is_left_out() -> None:
    letter = Letter("kade", "", Metadata(title="De kade"), sha256="")
    text = "Er komen drie loodsen bij. Daarvoor is 2 miljoen euro beschikbaar."
    paragraph = Paragraph("kade", 1, Kind.PARAGRAPH, (), text, ())
    other = Paragraph("kade", 2, Kind.PARAGRAPH, (), "De kade kost 4 miljoen euro.", ())
    first, second = Quote(paragraph, 0, 26), Quote(paragraph, 27, len(text))
    beside = Quote(other, 0, len(other.text))
    doubt = Missing("amount", "hoeveel geld is daarvoor?", certain=False, doubtful=True)
    sure = Draft("answered", (Statement(letter, (first,)),))
    unsure = Draft("partial", (Statement(letter, (second, beside)),), missing=(doubt,))

    merged = merge_drafts([sure, unsure])

    quotes = [quote.text for each in merged.statements for quote in each.quotes]
    assert quotes == [text]
