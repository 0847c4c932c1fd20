"""What is asked and is not in the letters."""

from __future__ import annotations

import pytest

from answering.harbour import harbour_assistant
from mhassist.answering.refusal.abbreviated import spelled_from
from mhassist.answering.refusal.said import is_of_other_year
from mhassist.answering.refusal.telling import says_outcome, says_why
from mhassist.answering.refusal.unnamed import has_row
from mhassist.chain import Assistant, Request
from mhassist.question.names import names_in


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return harbour_assistant(tmp_path_factory.mktemp("refusal"))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param(
            "Wie is de burgemeester van Kopenhagen?",
            "Over “Kopenhagen” is niets gevonden in de brieven.",
            id="unknown name",
        ),
        pytest.param(
            "Hoeveel schepen zijn in 2019 bezocht?",
            "Over “2019” is niets gevonden in de brieven.",
            id="year of nothing",
        ),
        pytest.param(
            "Vind jij dat vissers een contract moeten hebben?",
            "“Vind jij dat vissers een contract moeten hebben?” vraagt om een mening, en die "
            "heeft de "
            "assistent niet.",
            id="opinion",
        ),
        pytest.param(
            "Wat is het telefoonnummer van de inspectie?",
            "Op de vraag “Wat is het telefoonnummer van de inspectie?” is in de brieven geen "
            "contactgegeven of persoonlijk gegeven gevonden.",
            id="contact",
        ),
        pytest.param(
            "Welk percentage van de vissers heeft een contract?",
            "Op de vraag “Welk percentage van de vissers heeft een contract?” is in de brieven "
            "geen "
            "percentage of aandeel gevonden.",
            id="kind that no sentence has",
        ),
        pytest.param(
            "Hoeveel walvissen zijn er gered?",
            "Op de vraag “Hoeveel walvissen zijn er gered?” is in de brieven geen aantal gevonden.",
            id="number of something else",
        ),
        pytest.param(
            "What percentage of vissers has a contract?",
            "No percentage or share was found in the letters for the question “What percentage of "
            "vissers has a contract?”.",
            id="English",
        ),
    ],
)
def test_question_that_the_letters_do_not_answer(
    assistant: Assistant, question: str, missing: str
) -> None:
    answer = assistant.answer(Request(question))
    assert (answer.status, answer.missing, answer.citations) == ("refused", (missing,), ())
    assert 1 <= len(answer.nearest) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel schepen zijn in 2031 bezocht?",
        "Hoeveel geld gaat er naar de opvang in Zandmeer?",
        "Wat is de Vissersraad?",
        "Hoeveel meldingen ontving de Vissersmeldlijn?",
    ],
)
def test_question_that_the_letters_answer(assistant: Assistant, question: str) -> None:
    assert assistant.answer(Request(question)).status == "answered"


@pytest.mark.parametrize("question", ["2019", "²", "Hoeveel?"])
def test_what_asks_nothing_gets_no_quotes(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "refused"
    assert answer.missing == (f"“{question}” is nog geen vraag: typ wat u wilt weten.",)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("Telt Zandmeer schepen volgens CoMensha?", ["Zandmeer", "CoMensha"], id="two"),
        pytest.param("Mag dat? Stand 2012 in Urk.", ["Urk"], id="first word of any sentence"),
        pytest.param("Zandmeer telt hoeveel schepen?", [], id="first word may be any"),
        pytest.param("NVR telt hoeveel schepen?", ["NVR"], id="first word with inner capitals"),
        pytest.param("Hoeveel schepen zijn er?", [], id="none"),
        pytest.param("Wat zei Rutte III van de haven?", ["Rutte"], id="the number of a cabinet"),
    ],
)
def test_names_of_a_question(question: str, names: list[str]) -> None:
    assert names_in(question) == names


def test_outcome_is_missing_of_the_part_that_asks_for_it(assistant: Assistant) -> None:
    both = "Hoeveel schepen zijn in 2031 bezocht? Wat was de uitkomst van de training?"
    assert assistant.ask(both).missing == (
        "Op de vraag “Wat was de uitkomst van de training?” is in de brieven geen uitkomst "
        "gevonden.",
    )


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param(
            "Waarom was er een loket in Zandmeer?",
            "Op de vraag “Waarom was er een loket in Zandmeer?” is in de brieven geen reden "
            "gevonden.",
            id="no sentence gives a reason",
        ),
        pytest.param(
            "Wat was de uitkomst van de training voor schippers?",
            "Op de vraag “Wat was de uitkomst van de training voor schippers?” is in de brieven "
            "geen uitkomst gevonden.",
            id="no sentence tells what came of it",
        ),
    ],
)
def test_thing_that_is_told_without_what_is_asked_of_it(
    assistant: Assistant, question: str, missing: str
) -> None:
    answer = assistant.answer(Request(question))
    assert (answer.status, answer.missing) == ("partial", (missing,))
    assert answer.citations


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In 2018 richt de inspectie zich op de havens.", False),
        ("De inspectie richt zich op de havens omdat daar veel misgaat.", True),
        ("De regeling is verlengd vanwege de grote vraag.", True),
        ("De stijging kan erop wijzen dat meer vissers zich melden.", True),
        ("De daling kan er ook op wijzen dat minder vissers varen.", True),
    ],
)
def test_reason_that_is_bound_to_what_it_explains(text: str, why: bool) -> None:
    assert says_why(text) is why


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Uit de evaluatie bleek dat de opvang te klein is.", True),
        ("De evaluatie wordt eind dit jaar uitgevoerd.", False),
        ("De uitkomsten zullen met de Kamer worden gedeeld.", False),
    ],
)
def test_outcome_is_what_came_and_not_what_is_to_come(text: str, outcome: bool) -> None:
    assert says_outcome(text) is outcome


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("In 2019 waren het er 1372 en in 2020 1013.", True),
        ("Het aantal steeg naar 150, het hoogste sinds 2009.", False),
        ("In 2017 waren het er 20.", False),
        ("Er werden 20 mensen opgeleid.", False),
    ],
)
def test_figure_of_another_year(text: str, other: bool) -> None:
    assert is_of_other_year(text, (2017,)) is other


def test_name_of_one_with_another_office_is_no_answer(assistant: Assistant) -> None:
    right = assistant.ask("Wie is de Minister van Visserij?")
    wrong = assistant.ask("Wie is de Minister van Landbouw?")

    assert (right.status, right.citations[0].quote) == (
        "answered",
        "De Minister van Visserij, A.B. de Groot",
    )
    assert (wrong.status, wrong.citations) == ("refused", ())


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Wat is een havenmeesterwoning?", "havenmeesterwoning"),
        ("Wat betekent ligplaatsbeginsel?", "ligplaatsbeginsel"),
        ("Wat houdt het ligplaatsbeginsel in?", "ligplaatsbeginsel"),
        ("Leg uit wat ligplaatsbeginsel is", "ligplaatsbeginsel"),
        ("Wat verstaat het kabinet onder ligplaatsbeginsel?", "ligplaatsbeginsel"),
    ],
)
def test_term_that_no_letter_has_is_not_explained_by_another(
    assistant: Assistant, question: str, term: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.missing) == (
        "refused",
        (f"Over “{term}” is niets gevonden in de brieven.",),
    )


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param(
            "Wat vindt de Inspectie Visserij van het loket?",
            "Een oordeel zoals gevraagd in “Wat vindt de Inspectie Visserij van het loket?” is in "
            "de brieven niet gevonden.",
            id="nobody says it",
        ),
        pytest.param(
            "Is de training voor schippers geslaagd?",
            "Een oordeel zoals gevraagd in “Is de training voor schippers geslaagd?” is in de "
            "brieven niet gevonden.",
            id="no verdict",
        ),
    ],
)
def test_view_that_nobody_gives_is_refused(
    assistant: Assistant, question: str, missing: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.missing) == ("refused", (missing,))


def test_what_is_not_found_is_read_before_what_comes_nearest(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel kapotte schepen zijn in 2031 bezocht?").answer
    assert answer.startswith(
        "Van wat gevonden is, zeggen de brieven niet dat het gaat om “kapotte”."
    )


def test_word_that_narrows_what_is_counted_and_is_not_there(assistant: Assistant) -> None:
    whole = assistant.ask("Hoeveel schepen zijn in 2031 bezocht?")
    part = assistant.ask("Hoeveel kapotte schepen zijn in 2031 bezocht?")

    assert whole.status == "answered"
    assert (part.status, part.missing) == (
        "partial",
        (
            "Van wat gevonden is, zeggen de brieven niet dat het gaat om “kapotte”. Wat volgt, "
            "komt het dichtst in de buurt.",
        ),
    )


@pytest.mark.parametrize(
    ("text", "acronym", "start"),
    [
        ("Er zijn elf Regionale vis-centra (RVC's en LVC).", "RVC's", 12),
        ("Het Landelijk vis-centrum (LVC) helpt.", "LVC", 4),
        ("Het centrum (LVC) helpt.", "LVC", None),
        ("Het Landelijk vis-centrum helpt.", "LVC", None),
    ],
)
def test_words_that_an_abbreviation_stands_for(text: str, acronym: str, start: int | None) -> None:
    assert spelled_from(text, acronym) == start


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Aangesloten zijn Urk, Den Helder en het Rode Kruis.", True),
        ("Aangesloten zijn Urk en Den Helder.", False),
        ("Er zijn boten, netten en vissers.", False),
    ],
)
def test_row_of_names(text: str, row: bool) -> None:
    assert has_row(text) is row


def test_an_abstract_noun_has_no_name_that_could_be_missing(assistant: Assistant) -> None:
    answer = assistant.answer(Request("Welke rol speelt de Vissersraad voor vissers?"))
    assert not any("opsomming" in missing for missing in answer.missing)
