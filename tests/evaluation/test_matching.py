"""Evidence in paragraphs, facts in answers, quotes in letters."""

from __future__ import annotations

import dataclasses

import pytest

from evaluation.invented import (
    BUDGET,
    DESK,
    LETTER,
    LINE,
    MEASURES,
    STRUCTURE,
    TRAINING,
    VISITS,
    make_answer,
    make_citation,
)
from mhassist.evaluation.matching import LetterTexts, answer_words, holds_fact, printed_texts
from mhassist.evaluation.questions import Evidence
from mhassist.paragraphs.paragraph import Furniture, Kind, StructuredLetter

TEXTS = LetterTexts([LETTER], [STRUCTURE])


def right_numbers(evidence: str, letter: str = "kst-99999-1") -> list[str]:
    paragraphs = TEXTS.right_paragraphs(Evidence(letter=letter, text=evidence))
    return sorted(paragraph_id.removeprefix("kst-99999-1/") for paragraph_id in paragraphs)


@pytest.mark.parametrize(
    ("evidence", "right"),
    [
        pytest.param(BUDGET, ["p1"], id="the whole paragraph"),
        pytest.param("2,5 miljoen euro", ["p1"], id="some words of it"),
        pytest.param("bezochten in 2030 veertig schepen", ["p6"], id="a word cut at a line end"),
        pytest.param("veer-\ntig schepen.3 In 2031", ["p6"], id="as printed, with a footnote mark"),
        pytest.param(f"{DESK}\n- {LINE}", ["p3", "p4"], id="two items of a list"),
        pytest.param(
            f"{MEASURES} - {DESK} - {LINE} - {TRAINING}",
            ["p2", "p3", "p4", "p5"],
            id="a list with its introduction",
        ),
        pytest.param("maatregelen:\n- een loket in de haven;", ["p3"], id="mostly in one item"),
        pytest.param("inspecteurs.\n\nInspecteurs bezochten in 2030", ["p6"], id="over a border"),
        pytest.param(
            f"{LINE}\n- {TRAINING}\n\nInspecteurs bezochten in 2030 veertig schepen.",
            ["p4", "p5", "p6"],
            id="a whole sentence, less than half of the evidence",
        ),
        pytest.param(
            f"{LINE}\n- {TRAINING}\n\nInspecteurs bezochten in 2030",
            ["p4", "p5"],
            id="half a sentence, less than half of the evidence",
        ),
        pytest.param("Het kabinet trekt 3 miljoen", [], id="not in the letter"),
    ],
)
def test_paragraphs_that_hold_the_evidence_are_right(evidence: str, right: list[str]) -> None:
    assert right_numbers(evidence) == right


def test_every_place_where_the_evidence_is_printed_is_right() -> None:
    assert right_numbers("een") == ["p3", "p4", "p5"]


@pytest.mark.parametrize(
    ("second_kind", "right"),
    [
        pytest.param(Kind.LETTERHEAD, "kst-99999-1/p2", id="letterhead"),
        pytest.param(Kind.PARAGRAPH, "kst-99999-1/p1", id="no letterhead: the first paragraph"),
    ],
)
def test_evidence_that_only_page_furniture_prints_is_of_the_letter_as_a_whole(
    second_kind: Kind, right: str
) -> None:
    furniture = Furniture(STRUCTURE.paragraphs[3].spans[0], LINE)
    first, second = STRUCTURE.paragraphs[:2]
    paragraphs = (first, dataclasses.replace(second, kind=second_kind))
    texts = LetterTexts([LETTER], [StructuredLetter("kst-99999-1", paragraphs, (furniture,))])

    assert texts.right_paragraphs(Evidence(letter="kst-99999-1", text=LINE)) == {right}


def test_evidence_from_a_letter_that_is_not_there_is_nowhere() -> None:
    assert right_numbers(BUDGET, letter="kst-99999-2") == []


@pytest.mark.parametrize(
    ("text", "forms", "holds"),
    [
        pytest.param("Er kwam 2,5 miljoen bij.", ["2,5 miljoen"], True, id="as it stands"),
        pytest.param("Er kwamen Twintig\nfietsen bij", ["twintig fietsen"], True, id="capitals"),
        pytest.param("Er kwamen er 20 bij.", ["twintig", "20"], True, id="the second form"),
        pytest.param("de «co‑driver» is", ['"co-driver"'], True, id="other quotes and dashes"),
        pytest.param("Er kwamen er 200 bij.", ["20"], False, id="inside a number"),
        pytest.param("Er kwamen er 20.000 bij.", ["20"], False, id="before thousands"),
        pytest.param("Er kwam 2,5 bij.", ["5"], False, id="behind a comma"),
        pytest.param("Het zijn er 20.", ["20"], True, id="before a full stop"),
        pytest.param("arbeidsuitbuiting", ["arbeid"], False, id="inside a word"),
        pytest.param("Het staat er [3].", ["3"], False, id="a marker is no number"),
        pytest.param("mevrouw Dettmeijer-Vermeulen", ["Dettmeijer"], True, id="part of a name"),
    ],
)
def test_fact_is_found_as_whole_words(text: str, forms: list[str], holds: bool) -> None:
    assert holds_fact(text, forms) is holds


def test_words_are_counted_without_markers() -> None:
    assert answer_words(make_answer("Er komt een loket [1] bij. [2]")) == 5


@pytest.mark.parametrize(
    ("number", "quote", "text", "verbatim"),
    [
        pytest.param(1, BUDGET, BUDGET, True, id="whole paragraph"),
        pytest.param(6, "In 2031 worden dat er zestig.", VISITS, True, id="word cut in the letter"),
        pytest.param(1, "Het kabinet trekt 3 miljoen", BUDGET, False, id="other words"),
        pytest.param(1, " ", BUDGET, False, id="empty quote"),
        pytest.param(1, DESK, DESK, False, id="text of another paragraph"),
    ],
)
def test_quote_is_verbatim(number: int, quote: str, text: str, verbatim: bool) -> None:
    assert TEXTS.is_verbatim(make_citation(1, number, quote, text=text)) is verbatim


def test_quote_of_a_paragraph_that_is_not_there_is_not_verbatim() -> None:
    citation = make_citation(1, 1, BUDGET).model_copy(update={"paragraph_id": "kst-99999-1/p7"})

    assert TEXTS.is_verbatim(citation) is False


def test_quote_of_a_paragraph_whose_text_is_not_in_the_letter_is_not_verbatim() -> None:
    invented = dataclasses.replace(STRUCTURE.paragraphs[0], text="Het kabinet trekt niets uit.")
    texts = LetterTexts([LETTER], [dataclasses.replace(STRUCTURE, paragraphs=(invented,))])
    citation = make_citation(1, 1, "niets", text="Het kabinet trekt niets uit.")

    assert texts.is_verbatim(citation) is False


def test_evidence_as_it_is_shown_is_right_where_a_page_cuts_it_in_the_file() -> None:
    cut = dataclasses.replace(STRUCTURE.paragraphs[0], text="Er kwamen vissers en boeren.")
    texts = LetterTexts([LETTER], [StructuredLetter("kst-99999-1", (cut,), ())])
    shown = Evidence(letter="kst-99999-1", text="kwamen vissers en boeren")

    assert texts.right_paragraphs(shown) == {"kst-99999-1/p1"}
    assert (
        "Er kwamen vissers en boeren."
        in printed_texts([LETTER], lambda _: StructuredLetter("kst-99999-1", (cut,), ()))[
            "kst-99999-1"
        ]
    )
