"""Terms, figures and promises through four invented letters, from the index to the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.invented import make_answer, make_citation
from invented_corpus import assistant_on, index_letters
from mhassist.answering.answer import Searched, marker_places
from mhassist.answering.prompts import load_prompts
from mhassist.chain import Assistant, Request
from mhassist.errors import CorpusError, QuestionError
from mhassist.retrieval import Filter
from mhassist.timeline import LetterName, Promise, Timeline, closing_lines
from timeline.fishery import SHEETS, fishery_assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return fishery_assistant(tmp_path_factory.mktemp("timeline"))


def steps(timeline: Timeline) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (each.citation.paragraph_id, each.citation.quote, each.figures) for each in timeline.moments
    ]


PLACES = [
    ("kst-99999-1/p2", "Er zijn 40 opvangplaatsen voor vissers in de haven.", ("40",)),
    (
        "kst-99999-3/p1",
        "Het aantal plaatsen in de opvang voor vissers is verhoogd naar 70.",
        ("70",),
    ),
]


def test_figure_is_followed_also_where_a_letter_takes_the_compound_apart(
    assistant: Assistant,
) -> None:
    timeline = assistant.timeline("aantal opvangplaatsen")
    assert steps(timeline) == PLACES
    assert [(each.letter_id, each.mentions) for each in timeline.without] == [
        ("kst-99999-2", False),
        ("kst-99999-4", False),
    ]


def test_typing_error_is_put_right_and_said(assistant: Assistant) -> None:
    timeline = assistant.timeline("aantal opvangplaatzen")
    assert (timeline.term, timeline.read_as) == ("aantal opvangplaatzen", "aantal opvangplaatsen")
    assert steps(timeline) == PLACES


def test_letter_that_has_the_thing_without_its_number_is_told_apart(assistant: Assistant) -> None:
    timeline = assistant.timeline("aantal inspecteurs")
    assert steps(timeline) == [("kst-99999-1/p3", "In 2030 zijn 12 inspecteurs opgeleid.", ("12",))]
    assert [(each.letter_id, each.mentions) for each in timeline.without] == [
        ("kst-99999-2", True),
        ("kst-99999-3", False),
        ("kst-99999-4", False),
    ]


def test_other_name_of_the_same_is_followed_too(assistant: Assistant) -> None:
    timeline = assistant.timeline("Inspectie Visserij")
    assert timeline.also == ("NIV",)
    assert steps(timeline) == [
        ("kst-99999-1/p5", "De Inspectie Visserij bezocht alle schepen.", ()),
        ("kst-99999-3/p1", "De NIV houdt toezicht op de haven.", ()),
    ]


def test_inflection_counts_as_the_same_word(assistant: Assistant) -> None:
    assert steps(assistant.timeline("inspecteur")) == steps(assistant.timeline("inspecteurs"))


def test_term_that_no_letter_has_gives_no_steps(assistant: Assistant) -> None:
    timeline = assistant.timeline("olifanten")
    assert (timeline.moments, len(timeline.without)) == ((), 4)


def test_filter_limits_the_letters(assistant: Assistant) -> None:
    admitted = Filter(frozenset({"kst-99999-3"}))
    timeline = assistant.timeline("aantal opvangplaatsen", admitted=admitted)
    assert (steps(timeline), timeline.searched.letters) == (PLACES[1:], 1)


def test_letter_that_is_not_there_is_said(assistant: Assistant) -> None:
    with pytest.raises(CorpusError, match="Er is geen brief 'kst-1'"):
        assistant.timeline("vissers", admitted=Filter(frozenset({"kst-1"})))


def test_empty_term_is_an_error(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="leeg"):
        assistant.timeline(" ")


def test_every_citation_was_checked_and_numbered_in_order(assistant: Assistant) -> None:
    citations = assistant.timeline("vissers").citations
    assert [each.n for each in citations] == list(range(1, len(citations) + 1))
    assert {each.checks.quote_verbatim for each in citations} == {True}


def test_promises_have_their_term_and_what_a_later_letter_says(assistant: Assistant) -> None:
    timeline = assistant.timeline(promises=True)
    assert [
        (each.citation.quote, each.by_when, each.later.quote if each.later else None)
        for each in timeline.promises
    ] == [
        (
            "Voor de zomer zal ik uw Kamer informeren over de evaluatie van het loket.",
            "Voor de zomer",
            "De evaluatie van het loket is in juni 2030 aan uw Kamer gestuurd.",
        ),
        ("Uw Kamer ontvangt begin 2033 een brief over de vuurtorens.", "begin 2033", None),
    ]


def test_promises_about_a_term_only(assistant: Assistant) -> None:
    timeline = assistant.timeline("vuurtoren", promises=True)
    assert [each.citation.paragraph_id for each in timeline.promises] == ["kst-99999-3/p2"]


def test_question_for_a_timeline_is_answered_by_it(assistant: Assistant) -> None:
    answer = assistant.ask("Geef een tijdlijn van het aantal opvangplaatsen")
    assert (answer.status, answer.answer) == (
        "answered",
        "Aantal opvangplaatsen, van de oudste naar de nieuwste brief:\n"
        "- 4 maart 2030 (Kamerbrief): “Er zijn 40 opvangplaatsen voor vissers in de haven.” [1]\n"
        "- 4 maart 2032 (Kamerbrief): “Het aantal plaatsen in de opvang voor vissers is verhoogd "
        "naar 70.” [2]\n"
        "Niet gevonden in: Brief 2 (4 maart 2031; 2 alinea’s doorzocht); Brief 4 (4 maart 2033; "
        "1 alinea doorzocht).",
    )
    assert answer.citations == assistant.timeline("aantal opvangplaatsen").citations


def test_question_for_promises_is_answered_by_them(assistant: Assistant) -> None:
    answer = assistant.ask("Welke toezeggingen deed het kabinet over vuurtorens?")
    assert answer.answer == (
        "Toezeggingen aan de Kamer over vuurtorens, van de oudste naar de nieuwste brief:\n"
        "- 4 maart 2032 (Kamerbrief): “Uw Kamer ontvangt begin 2033 een brief over de "
        "vuurtorens.” [1] Termijn: begin 2033. In de latere brieven is geen vervolg gevonden.\n"
        "Geen toezegging gevonden in: Brief 1 (4 maart 2030; 5 alinea’s doorzocht); Brief 2 "
        "(4 maart 2031; 2 alinea’s doorzocht); Brief 4 (4 maart 2033; 1 alinea doorzocht)."
    )


def test_years_of_the_question_are_obeyed(assistant: Assistant) -> None:
    answer = assistant.ask("Geef een tijdlijn van het aantal opvangplaatsen sinds 2031")
    assert [each.paragraph_id for each in answer.citations] == ["kst-99999-3/p1"]


LOOKING_BACK = {
    "kst-99999-1": "In 2029 zijn 40 vissers opgevangen in de haven.\n",
    "kst-99999-2": "In 2030 zijn 55 vissers opgevangen, een stijging.\n\n"
    "Dit jaar zijn al 60 vissers opgevangen.\n",
}


def test_letter_of_the_year_after_tells_of_the_period_alone(tmp_path: Path) -> None:
    sheets = {each: SHEETS[each] for each in LOOKING_BACK}
    looking_back = assistant_on(index_letters(tmp_path, LOOKING_BACK, sheets))
    answer = looking_back.ask("Geef een tijdlijn van het aantal vissers van 2029 tot 2030")
    assert [each.quote for each in answer.citations] == [
        "In 2029 zijn 40 vissers opgevangen in de haven.",
        "In 2030 zijn 55 vissers opgevangen, een stijging.",
    ]


def test_promises_of_a_year_are_of_letters_of_that_year(assistant: Assistant) -> None:
    asked = assistant.ask("Welke toezeggingen zijn in 2030 gedaan?")
    typed = assistant.timeline("2032", promises=True)
    assert [each.paragraph_id for each in asked.citations] == ["kst-99999-1/p5", "kst-99999-2/p2"]
    assert [each.citation.paragraph_id for each in typed.promises] == ["kst-99999-3/p2"]


REPORTED = {
    "kst-99999-1": "Uw Kamer ontvangt voor de zomer een brief over de boeien.\n",
    "kst-99999-2": """\
Op 3 mei 2030 is het plan verstuurd. Hierbij is toegezegd dat er jaarlijks over de steigers wordt \
gerapporteerd. Zoals eerder toegezegd ontvangt uw Kamer de tekeningen van de sluis.

Uw Kamer ontvangt voor de zomer een brief over de vuurtorens.
""",
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("reported")
    return assistant_on(index_letters(folder, REPORTED, {each: SHEETS[each] for each in REPORTED}))


@pytest.mark.parametrize(
    ("year", "promised"),
    [
        pytest.param(
            "2030",
            [
                "Uw Kamer ontvangt voor de zomer een brief over de boeien.",
                "Op 3 mei 2030 is het plan verstuurd. Hierbij is toegezegd dat er jaarlijks over "
                "de steigers wordt gerapporteerd.",
            ],
            id="told-by-a-later-letter",
        ),
        pytest.param(
            "2031",
            ["Uw Kamer ontvangt voor de zomer een brief over de vuurtorens."],
            id="none-of-earlier-years",
        ),
    ],
)
def test_promise_is_of_the_year_in_which_it_was_made(
    reported: Assistant, year: str, promised: list[str]
) -> None:
    timeline = reported.timeline(year, promises=True)
    assert [each.citation.quote for each in timeline.promises] == promised


def test_year_in_which_nothing_was_promised_is_named(reported: Assistant) -> None:
    answer = reported.ask("Welke toezeggingen deed het kabinet in 2032?")
    assert answer.status == "refused"
    assert answer.answer.startswith("Een toezegging aan de Kamer in 2032 is in de brieven niet")


def test_subject_without_a_promise_is_not_said_to_be_unknown(reported: Assistant) -> None:
    answer = reported.ask("Welke toezeggingen deed het kabinet over schepen?")
    assert answer.status == "refused"
    assert answer.answer.startswith("Een toezegging aan de Kamer over “schepen” is in de brieven")


def test_letter_that_is_named_by_its_year_has_all_its_promises(reported: Assistant) -> None:
    answer = reported.ask("Welke toezeggingen staan in de brief van 2031?")
    assert [each.paragraph for each in answer.citations] == [1, 1, 2]


def test_what_became_of_a_promise_is_sought_beyond_the_letter_asked_about(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Wat is er in de brief van 4 maart 2030 toegezegd?")
    assert [each.paragraph_id for each in answer.citations] == ["kst-99999-1/p5", "kst-99999-2/p2"]


def test_course_that_one_letter_tells_is_answered_as_any_question(assistant: Assistant) -> None:
    asked = assistant.ask("Hoe ontwikkelde het aantal inspecteurs zich?")
    named = assistant.ask("Geef een tijdlijn van het aantal inspecteurs")
    assert "van de oudste naar de nieuwste brief" not in asked.answer
    assert named.answer.startswith("Aantal inspecteurs, van de oudste naar de nieuwste brief:")


def test_course_is_answered_by_a_timeline(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe ontwikkelde het aantal opvangplaatsen zich volgens de brieven?")
    assert [each.paragraph_id for each in answer.citations] == ["kst-99999-1/p2", "kst-99999-3/p1"]
    assert answer.answer.startswith("Aantal opvangplaatsen, van de oudste naar de nieuwste brief:")


TRENDS = {
    "kst-99999-1": "Het aantal vissers daalde jarenlang in de havens.\n\n"
    "Het aantal vissers is dit jaar weer gestegen.\n",
    "kst-99999-2": "Op 1 mei 2031 begon het loket voor boeien met zijn werk.\n\n"
    "Het loket voor boeien ging op 1 juli 2031 ook op zondag open.\n\n"
    "In 2031 waren er 40 vissers.\n",
}


def test_letter_without_a_number_tells_of_both_turns_in_words(tmp_path: Path) -> None:
    trends = assistant_on(index_letters(tmp_path, TRENDS, {each: SHEETS[each] for each in TRENDS}))
    timeline = trends.timeline("aantal vissers")
    assert [each.citation.quote for each in timeline.moments] == [
        "Het aantal vissers daalde jarenlang in de havens.",
        "Het aantal vissers is dit jaar weer gestegen.",
        "In 2031 waren er 40 vissers.",
    ]


def test_what_one_letter_tells_step_by_step_is_told_in_its_order(tmp_path: Path) -> None:
    steps_of = assistant_on(
        index_letters(tmp_path, TRENDS, {each: SHEETS[each] for each in TRENDS})
    )
    timeline = steps_of.timeline("loket voor boeien")
    assert [each.citation.paragraph for each in timeline.moments] == [1, 2]


def test_article_is_known_by_its_number(tmp_path: Path) -> None:
    letters = {"kst-99999-1": "Dit staat in art. 273x van de wet over vissers.\n"}
    sheets = {"kst-99999-1": SHEETS["kst-99999-1"]}
    timeline = assistant_on(index_letters(tmp_path, letters, sheets)).timeline("artikel 273x")
    assert [each.citation.paragraph for each in timeline.moments] == [1]


def test_letter_with_the_word_that_says_most_and_not_the_rest_is_said(assistant: Assistant) -> None:
    lines = assistant.ask("Tijdlijn van vissers met inspecteurs").answer.split("\n")
    assert lines[-2:] == [
        "Niet gevonden in: Brief 3 (4 maart 2032; 2 alinea’s doorzocht); Brief 4 (4 maart 2033; "
        "1 alinea doorzocht).",
        "Wel “inspecteurs”, maar niet in één alinea met de rest van “vissers met inspecteurs”, "
        "in: Brief 2 (4 maart 2031; 2 alinea’s doorzocht).",
    ]


def test_what_is_said_of_any_subject_need_not_stand_beside_it(assistant: Assistant) -> None:
    timeline = assistant.timeline("aanpak van inspecteurs")
    assert steps(timeline) == steps(assistant.timeline("inspecteurs"))


def test_timeline_of_what_is_not_there_is_refused(assistant: Assistant) -> None:
    answer = assistant.answer(Request("Tijdlijn van olifanten", id="q1"))
    assert (answer.id, answer.status, answer.missing) == (
        "q1",
        "refused",
        ("Over “olifanten” is niets gevonden in de brieven.",),
    )


def test_json_has_the_steps_and_the_period(assistant: Assistant) -> None:
    record = assistant.timeline("aantal opvangplaatsen").to_json()
    assert list(record) == [
        "term", "read_as", "also", "about", "moments", "promises", "without", "searched",
        "index_version",
    ]  # fmt: skip
    assert record["about"] == "figure"
    assert record["searched"] == {"letters": 4, "from": "2030-03-04", "to": "2033-03-04"}


def test_long_description_that_no_letter_has_is_answered_as_a_question(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(
        "Geef een tijdlijn van het aantal opgeleide inspecteurs met opvangplaatsen in de vuurtorens"
    )
    assert "van de oudste naar de nieuwste brief" not in answer.answer
    assert answer.citations


def test_many_letters_without_a_step_are_counted_and_not_named() -> None:
    prompts = load_prompts(Path(__file__).parents[2] / "prompts", "nl")
    without = tuple(
        LetterName(
            letter_id=f"b{year}",
            letter_title=f"Brief {year}",
            date=f"{year}-03-04",
            mentions=False,
            part="",
            paragraphs=10,
        )
        for year in range(2030, 2036)
    )
    timeline = Timeline(
        term="",
        read_as="",
        also=(),
        about="promises",
        without=without,
        searched=Searched(letters=6, from_="2030-03-04", to="2035-03-04"),
        index_version="0",
    )
    assert closing_lines(timeline, prompts) == [
        "Geen toezegging gevonden in: 6 brieven, van 4 maart 2030 tot en met 4 maart 2035 "
        "(60 alinea’s doorzocht)."
    ]
    few = timeline.model_copy(update={"without": without[:1]})
    assert closing_lines(few, prompts) == [
        "Geen toezegging gevonden in: Brief 2030 (4 maart 2030; 10 alinea’s doorzocht)."
    ]


def test_sentence_that_is_a_promise_and_what_comes_back_to_one_is_one_source() -> None:
    first, second = make_citation(1, 1, "Ik zal dit doen."), make_citation(2, 2, "Dit komt nog.")
    timeline = Timeline(
        term="",
        read_as="",
        also=(),
        about="promises",
        promises=(
            Promise(citation=first, by_when=None, later=second, last_letter=False),
            Promise(citation=second, by_when=None, later=None, last_letter=True),
        ),
        searched=Searched(letters=1, from_=None, to=None),
        index_version="0",
    )
    assert [each.n for each in timeline.citations] == [1, 2]
    text = "- “Ik zal dit doen.” [1] “Dit komt nog.” [2]\n- “Dit komt nog.” [2]"
    answer = make_answer(text, *timeline.citations)
    assert list(marker_places(answer).values()) == [1, 2, 2]
