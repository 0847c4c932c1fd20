"""An explanation tells what the run did: every number in it comes from there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from mhassist.answering.answer import Answer
from mhassist.answering.ranking import Ranking
from mhassist.answering.refusal.checks import Check, SaidCheck, SubjectCheck
from mhassist.chain import Assistant, Request
from mhassist.explanation import Explanation, plain_sections, sections_of
from mhassist.explanation.building import found_paragraphs
from mhassist.explanation.checks import describe_check, percent
from mhassist.explanation.records import Weighed
from mhassist.index import open_index
from mhassist.question import Asked
from mhassist.retrieval import Hit, Search
from timeline.fishery import fishery_assistant, fishery_settings

QUESTION = "Hoeveel inspecteurs zijn er in 2030 opgeleid?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return fishery_assistant(tmp_path_factory.mktemp("explanation"))


@pytest.fixture(scope="module")
def explained(assistant: Assistant) -> tuple[Answer, Explanation]:
    return assistant.answer_explained(Request(QUESTION))


def test_explaining_does_not_change_the_answer(
    assistant: Assistant, explained: tuple[Answer, Explanation]
) -> None:
    plain = assistant.ask(QUESTION).model_copy(update={"timing_ms": {}})
    assert explained[0].model_copy(update={"timing_ms": {}}) == plain


def test_parts_of_the_search_add_up_to_the_score(explained: tuple[Answer, Explanation]) -> None:
    found = explained[1].parts[0].found
    sums = [round(sum(each.parts.values()), 2) for each in found]
    assert sums == [round(each.score, 2) for each in found]
    assert found[0].ranks["bm25"] == 1


def test_features_add_up_to_the_chance(explained: tuple[Answer, Explanation]) -> None:
    sentences = explained[1].parts[0].sentences
    logits = [each.bias + sum(one.adds for one in each.features) for each in sentences]
    chances = [each.chance for each in sentences]
    assert [1 / (1 + math.exp(-logit)) for logit in logits] == pytest.approx(chances, abs=1e-3)


def test_chosen_sentences_are_those_of_the_answer(explained: tuple[Answer, Explanation]) -> None:
    answer, explanation = explained
    chosen = [each.text for each in explanation.parts[0].sentences if each.outcome == "chosen"]
    quotes = [citation.quote for citation in answer.citations]
    assert chosen
    assert all(any(text in quote for quote in quotes) for text in chosen)
    assert all(any(text in quote for text in chosen) for quote in quotes)


def test_question_is_told_as_it_was_read(assistant: Assistant) -> None:
    request = Request("Hoeveel inspecteurz zijn opgeleid in 2030?", letters=("kst-99999-1",))
    read = assistant.answer_explained(request)[1].parts[0].read_as
    assert read.corrected == (("inspecteurz", "inspecteurs"),)
    assert (read.kinds, read.counted, read.years) == (("number",), "inspecteurs", (2030,))
    assert read.letters == ("Kamerstukken II 2029/30, 99999, nr. 1",)


def test_follow_up_names_the_question_that_it_follows(assistant: Assistant) -> None:
    request = Request("En in 2031?", history=(QUESTION,))
    read = assistant.answer_explained(request)[1].parts[0].read_as
    assert read.follows == QUESTION


def test_each_of_several_questions_is_explained(assistant: Assistant) -> None:
    question = "Hoeveel inspecteurs zijn opgeleid en wat is de Inspectie Visserij?"
    explanation = assistant.answer_explained(Request(question))[1]
    assert [part.read_as.text for part in explanation.parts] == [
        "Hoeveel inspecteurs zijn opgeleid?",
        "wat is de Inspectie Visserij?",
    ]
    assert explanation.parts[1].read_as.also == ("NIV",)


def test_refusal_names_the_check_that_failed(assistant: Assistant) -> None:
    explanation = assistant.answer_explained(Request("Hoeveel inspecteurs telt Kopenhagen?"))[1]
    assert explanation.status == "refused"
    failed = [each for each in explanation.parts[0].checks if not each.passed]
    assert [(each.name, each.says) for each in failed] == [
        ("names", "Niet gevonden bij de beste zinnen: Kopenhagen.")
    ]


def test_timeline_is_told_to_be_one(assistant: Assistant) -> None:
    request = Request("Geef een tijdlijn van het aantal opvangplaatsen")
    explanation = assistant.answer_explained(request)[1]
    assert [section.title for section in sections_of(explanation)] == [
        "Zo is de vraag gelezen",
        "Hoe het antwoord is gemaakt",
        "Uitkomst",
    ]


def test_sections_follow_the_run(explained: tuple[Answer, Explanation]) -> None:
    sections = sections_of(explained[1])
    assert [section.title for section in sections] == [
        "Zo is de vraag gelezen",
        "Hoe het antwoord is gemaakt",
        "Gevonden alinea’s (de beste van 8 kandidaten)",
        "Zinnen, met de kans dat ze antwoorden",
        "Waarom wel of niet geweigerd",
        "Uitkomst",
    ]
    assert [line.text for line in sections[0].lines] == [
        f"Vraag: {QUESTION}",
        "Gevraagd: een aantal, van ‘inspecteurs’",
        "Taal: Nederlands",
        "Brieven: alle",
        "Jaren: 2030",
    ]
    assert sections[-1].lines[0].text == "Beantwoord."


def test_feature_that_a_sentence_lacks_is_named_so(
    explained: tuple[Answer, Explanation],
) -> None:
    part = explained[1].parts[0]
    weighed = Weighed(feature="year_missing", value=0, weight=-2, adds=0, above_average=0.5)
    sentence = part.sentences[0].model_copy(update={"features": (weighed,)})
    shown = explained[1].model_copy(
        update={"parts": (part.model_copy(update={"sentences": (sentence,)}),)}
    )
    (line,) = sections_of(shown)[3].lines
    assert line.under[-1] == "telt mee: niet: gevraagd jaar ontbreekt +0,5"


@pytest.mark.parametrize(
    ("chance", "spoken", "end"),
    [
        (0.31, True, "31 %, boven de drempel van 15 % voor een gedeeltelijk antwoord."),
        (
            0.31,
            False,
            "31 %, boven de drempel van 15 % voor een gedeeltelijk antwoord, maar er staat niets "
            "van die soort in.",
        ),
        (0.04, False, "4,0 %, onder de drempel van 15 % voor een gedeeltelijk antwoord."),
    ],
)
def test_failed_kind_is_told_with_its_threshold(chance: float, spoken: bool, end: str) -> None:
    check = SaidCheck(
        passed=False,
        kind=Asked.AMOUNT,
        looked_at=2,
        strict=True,
        value=chance,
        least=0.15,
        spoken=spoken,
    )
    assert describe_check(check) == (
        "In geen van de beste 2 staat een bedrag van wat gevraagd is; de beste heeft een kans van "
        + end
    )


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (
            SubjectCheck(True, "nl", 0.2, 0.87),
            "De beste zin heeft een kans van 20 %, en de beste alinea lijkt voor 87 % op de vraag.",
        ),
        (
            SubjectCheck(True, "en", 0.04, 0.87),
            "De vraag is Engels: haar woorden staan niet in Nederlandse brieven.",
        ),
        (
            SubjectCheck(False, "nl", 0.04, 0.87, absent=0.8, most=0.75),
            "De beste zin heeft een kans van 4,0 %, en de beste alinea lijkt voor 87 % op de "
            "vraag; van de vraag staat 80 % niet in de beste alinea’s, meer dan 75 %.",
        ),
    ],
)
def test_subject_is_told_by_what_decided(check: SubjectCheck, says: str) -> None:
    assert describe_check(check) == says


def test_check_without_a_description_is_shown_by_its_name() -> None:
    @dataclass(frozen=True, slots=True)
    class NewCheck(Check):
        name = "new"

    assert describe_check(NewCheck(passed=True)) == "new"


@pytest.mark.parametrize(("value", "words"), [(0.987, "99 %"), (0.0125, "1,2 %"), (0.0, "0,0 %")])
def test_chance_is_written_in_percent(value: float, words: str) -> None:
    assert percent(value) == words


def test_letter_that_is_not_there_is_named(assistant: Assistant) -> None:
    request = Request("Wat staat er in de brief van 3 mei 2019?")
    sections = sections_of(assistant.answer_explained(request)[1])
    lines = [line.text for section in sections for line in section.lines]
    assert "Genoemde brief die er niet is: 3 mei 2019" in lines
    assert "Er is geen antwoord gemaakt; hieronder staat waarom." in lines


def test_plain_words_tell_why_these_sentences_and_why_not_refused(
    explained: tuple[Answer, Explanation],
) -> None:
    sections = plain_sections(explained[1])
    assert [section.title for section in sections] == [
        "Zo is de vraag gelezen",
        "Waarom deze zinnen",
        "Deze zinnen kwamen in de buurt",
        "De alinea’s die het best pasten",
        "Waarom niet geweigerd",
        "Uitkomst",
    ]
    first = sections[1].lines[0]
    assert first.text == (
        "“In 2030 zijn 12 inspecteurs opgeleid.” (Kamerstukken II 2029/30, 99999, nr. 1, al. 3)"
    )
    chance, why = first.under
    assert chance == "Past heel goed bij de vraag."
    # What counts most comes first, and that is fitted.
    for reason in (
        "zegt het in de woorden van uw vraag",
        "betekent ongeveer wat u vraagt",
        "staat in een alinea die over uw vraag gaat",
    ):
        assert reason in why
    assert sections[3].lines[0].under[0].startswith("Van de 8 bekeken alinea’s de 1e op ")
    assert all(line.text.startswith("In orde: ") for line in sections[4].lines)


def test_plain_words_have_no_scores(explained: tuple[Answer, Explanation]) -> None:
    lines = [line for section in plain_sections(explained[1]) for line in section.lines]
    told = [text for line in lines for text in (line.text, *line.under) if "“" not in text]
    assert [text for text in told if "%" in text or "+" in text] == []


def test_plain_words_say_which_check_refused(assistant: Assistant) -> None:
    explanation = assistant.answer_explained(Request("Hoeveel inspecteurs telt Kopenhagen?"))[1]
    by_title = {section.title: section for section in plain_sections(explanation)}
    assert by_title["Waarom geen antwoord"].lines[-1].text == (
        "Niet in orde: Niet gevonden bij de beste zinnen: Kopenhagen."
    )
    assert "Waarom deze zinnen" not in by_title


def test_paragraph_is_told_with_the_scores_of_the_search_that_found_it(
    tmp_path: Path,
) -> None:
    index = open_index(fishery_settings(tmp_path))
    paragraph = index.all_paragraphs[index.row_paragraph[5]]
    hit = Hit(paragraph, score=1.5, parts={}, row=5)
    searches = [
        Search((0, 1), {"late": np.array([2.0, 1.0]), "bm25": np.array([0.0, 0.0])}),
        Search((5, 2), {"late": np.array([9.0, 1.0]), "bm25": np.array([0.5, 2.0])}),
        Search((2, 5, 7), {"late": np.array([2.0, 1, 0]), "bm25": np.array([0, 0.5, 1])}),
    ]
    (found,) = found_paragraphs(Ranking(hits=(hit,)), searches, index)
    assert (found.paragraph_id, found.candidates) == (paragraph.id, 3)
    assert found.parts == {"late": 1.0, "bm25": 0.5}
    assert found.ranks == {"late": 2, "bm25": 2}
