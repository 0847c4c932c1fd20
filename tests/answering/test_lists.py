"""Which list a question asks for, and in which form it is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from answering.harbour import harbour_assistant
from invented_corpus import assistant_on, index_letters
from mhassist.answering.lists import ListGroup, find_list, groups_of, list_quotes
from mhassist.chain import Assistant, Request
from mhassist.index import Index, open_index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.settings import Settings


def _item(number: int, text: str, *, lead_in: int | None = None, level: int = 1) -> Paragraph:
    return Paragraph(
        "x", number, Kind.LIST_ITEM, ("Haven",), text, (), level=level, lead_in=lead_in
    )


def _heading(number: int, text: str, label: str) -> Paragraph:
    section = (f"{label} {text}",)
    return Paragraph("x", number, Kind.HEADING, section, text, (), label=label, level=1)


LEAD_IN = Paragraph("x", 1, Kind.PARAGRAPH, ("Haven",), "De acties zijn:", ())


def test_items_with_one_introduction_are_a_list() -> None:
    items = (_item(2, "een loket;", lead_in=1), _item(3, "een meldlijn.", lead_in=1))
    assert groups_of([LEAD_IN, *items]) == [ListGroup(LEAD_IN, items)]


def test_deeper_items_are_a_list_of_their_own() -> None:
    top = (_item(2, "een loket;", lead_in=1), _item(5, "een meldlijn.", lead_in=1))
    deep = (_item(3, "in de haven", lead_in=2, level=2), _item(4, "aan zee", lead_in=2, level=2))
    groups = groups_of([LEAD_IN, top[0], *deep, top[1]])
    assert groups == [ListGroup(LEAD_IN, top), ListGroup(top[0], deep)]


def test_numbered_headings_are_a_list_with_what_stands_before_them() -> None:
    headings = (_heading(2, "Opruimen", "a)"), _heading(4, "Voorkomen", "b)"))
    text = Paragraph("x", 3, Kind.PARAGRAPH, ("a) Opruimen",), "Er komt meer.", ())
    assert groups_of([LEAD_IN, headings[0], text, headings[1]]) == [ListGroup(LEAD_IN, headings)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([LEAD_IN], id="no items"),
        pytest.param([LEAD_IN, _item(2, "een loket.", lead_in=1)], id="one item"),
        pytest.param([_heading(1, "Inleiding", ""), _heading(2, "Slot", "")], id="bare headings"),
    ],
)
def test_no_list(paragraphs: list[Paragraph]) -> None:
    assert groups_of(paragraphs) == []


@pytest.mark.parametrize(
    ("max_words", "texts"),
    [
        pytest.param(
            14,
            ["Loket: er komt een balie. Aan zee.", "Lijn: er komt een nummer. Gratis."],
            id="whole",
        ),
        pytest.param(
            10, ["Loket: er komt een balie.", "Lijn: er komt een nummer."], id="first sentences"
        ),
        pytest.param(9, ["Loket", "Lijn"], id="titles"),
        pytest.param(0, ["Loket", "Lijn"], id="titles also without room"),
    ],
)
def test_items_are_quoted_in_the_longest_form_that_fits(max_words: int, texts: list[str]) -> None:
    items = (
        _item(2, "Loket: er komt een balie. Aan zee."),
        _item(3, "Lijn: er komt een nummer. Gratis."),
    )
    quotes = list_quotes(ListGroup(None, items), max_words=max_words)
    assert [quote.text for quote in quotes] == texts


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return harbour_assistant(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="module")
def index(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.getbasetemp() / "lists0"
    return open_index(Settings(corpus=folder / "corpus", index=folder / "index"))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        pytest.param(
            "Welke drie maatregelen neemt de inspectie?",
            ["kst-99999-1/p6", "kst-99999-1/p7", "kst-99999-1/p8"],
            id="by its introduction and count",
        ),
        pytest.param("Hoeveel schepen zijn bezocht?", [], id="no list is asked for"),
        pytest.param("Welke negen walvissen zwommen weg?", [], id="another list is asked for"),
    ],
)
def test_list_that_is_asked_for(
    assistant: Assistant, index: Index, question: str, items: list[str]
) -> None:
    part = assistant.explain(Request(question)).parts[0]
    group = find_list(part.question, index, part.ranking.hits)
    assert [item.id for item in (group.items if group else ())] == items


def test_list_of_the_noun_that_is_asked_for_and_of_others_is_not_what_is_asked(
    tmp_path: Path,
) -> None:
    letter = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De dienst maakt met de sluiswachters afspraken omtrent:

- de lichten;
- de boeien;
- de vlaggen.

Ook over de nieuwe kade zijn afspraken gemaakt.

In de havens liggen veerboten.
"""
    sheet = 'kind = "Kamerbrief"\nauthor = "het kabinet"\ndate = 2030-05-01\n'
    assistant = assistant_on(index_letters(tmp_path, {"brief": letter}, {"brief": sheet}))

    of_others = assistant.explain(Request("Welke afspraken zijn er met veerboten gemaakt?"))
    of_them = assistant.explain(Request("Welke afspraken zijn er met sluiswachters gemaakt?"))

    assert of_others.parts[0].ranking.whole_list is None
    assert of_them.parts[0].ranking.whole_list is not None
