"""The structure of the five letters, each checked by eye against its source."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path

import pytest

from mhassist.letters import Letter, Metadata, load_letter
from mhassist.paragraphs import (
    Kind,
    Paragraph,
    StructuredLetter,
    render_structure,
    structure_letter,
)

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
GOLDEN = Path(__file__).parent / "golden"
IDS = sorted(path.stem for path in CORPUS.glob("*.txt"))


def _read(letter_id: str) -> tuple[Letter, StructuredLetter]:
    letter = load_letter(CORPUS / f"{letter_id}.txt")
    return letter, structure_letter(letter)


def _paragraph(letter_id: str, beginning: str) -> Paragraph:
    found = [p for p in _read(letter_id)[1].paragraphs if p.text.startswith(beginning)]
    assert len(found) == 1, [p.text for p in found]
    return found[0]


@pytest.mark.parametrize("letter_id", IDS)
def test_structure_is_as_checked(letter_id: str) -> None:
    _, structured = _read(letter_id)
    expected = (GOLDEN / f"{letter_id}.txt").read_text(encoding="utf-8")
    assert render_structure(structured) == expected


@pytest.mark.parametrize("letter_id", IDS)
def test_every_character_is_in_one_paragraph_or_in_furniture(letter_id: str) -> None:
    letter, structured = _read(letter_id)
    spans = [span for paragraph in structured.paragraphs for span in paragraph.spans]
    spans.extend(item.span for item in structured.furniture)
    covered = Counter(offset for span in spans for offset in range(span.start, span.end))
    printed = Counter(at for at, char in enumerate(letter.text) if not char.isspace())
    assert Counter({at: times for at, times in covered.items() if at in printed}) == printed


def test_no_paragraph_holds_the_margin_of_the_scanned_letter() -> None:
    _, structured = _read("voortgangsbrief-2021-11-17")
    text = "\n".join(paragraph.text for paragraph in structured.paragraphs)
    held = [
        phrase
        for phrase in (
            "Directoraat", "Criminaliteitsbestrijding", "echtshandhaving en", "Directie", "Datum",
            "kenmerk3599271", "17 november 2021", "Pagina", "paginai", ":Zg", "g:s", " .",
        )
        if phrase in text
    ]  # fmt: skip
    assert held == []
    assert len(structured.furniture) == 128


def test_sections_a_to_l_of_2018_each_with_their_headings() -> None:
    _, structured = _read("kst-28638-161")
    lettered = [p.label for p in structured.paragraphs if p.kind is Kind.HEADING and p.label]
    assert lettered == [f"{letter})" for letter in "abcdefghijkl"]
    below = Counter(
        p.section[1][:2]
        for p in structured.paragraphs
        if p.kind is Kind.HEADING and len(p.section) == 3
    )
    assert below == {
        "a)": 1, "b)": 2, "c)": 2, "d)": 2, "e)": 1, "f)": 2, "g)": 2, "i)": 2, "j)": 2, "k)": 2,
        "l)": 1,
    }  # fmt: skip


def test_thirteen_projects_of_2023() -> None:
    _, structured = _read("kst-28638-233")
    projects = [
        p
        for p in structured.paragraphs
        if p.kind is Kind.HEADING and p.section[0] == "No Regrets 2023"
    ][1:]
    assert [p.label for p in projects] == [f"{number}." for number in range(1, 14)]
    assert all(p.text.endswith(")") for p in projects)


def test_eleven_chapters_of_2013() -> None:
    _, structured = _read("voortgangsrapportage-task-force-2013-04-08")
    chapters = [p.label for p in structured.paragraphs if p.kind is Kind.HEADING and p.label]
    assert chapters == [f"{number}." for number in range(1, 12)]


def test_an_action_and_its_progress_know_each_other() -> None:
    letter_id = "voortgangsrapportage-task-force-2013-04-08"
    paragraphs = _read(letter_id)[1].paragraphs
    action = _paragraph(letter_id, "Er zal een ronde tafel-bijeenkomst")
    assert [paragraphs[n - 1].text[:25] for n in action.related] == [
        "Op 3 november 2012 heeft ",
        "Voor 2013 zal dit worden ",
    ]
    assert all(action.number in paragraphs[n - 1].related for n in action.related)
    shared = _paragraph(letter_id, "Voortgang actie 2 en 3")
    assert [paragraphs[n - 1].label for n in shared.related] == ["2.", "3."]
    both = _paragraph(letter_id, "A en b worden geregeld")
    assert [paragraphs[n - 1].label for n in both.related] == ["a.", "b."]


def test_misread_footnotes_are_numbered_by_order_and_tied() -> None:
    letter_id = "voortgangsbrief-2021-11-17"
    _, structured = _read(letter_id)
    notes = [p for p in structured.paragraphs if p.kind is Kind.FOOTNOTE]
    assert [note.label for note in notes] == [str(number) for number in range(2, 28)]
    referring = [n for p in structured.paragraphs for n in p.notes]
    assert [n.mark for n in referring] == [
        "'", "?", "3", "*", "®", "®", "’", "®", "®", "®®", "!!", "'?", "'3", "'*", "®", "®", "'’",
        "®®", "®", "?", "?!", "2", "?®", "?*", "?®", "?®", "?",
    ]  # fmt: skip
    assert [n.number for n in referring] == [None, *(note.number for note in notes)]


def test_a_word_cut_by_a_page_break_and_a_cut_item_are_whole() -> None:
    letter_id = "kst-28638-161"
    assert "gedwongen dienstverlening." in _paragraph(letter_id, "Dit herstel is echter").text
    item = _paragraph(letter_id, "Het huidige landelijke akkoord")
    assert "gezag over een nieuw landelijk akkoord." in item.text
    assert len(item.spans) == 2


def _printed(letter_id: str) -> tuple[list[str], str]:
    """Return a letter's paragraphs, and the letter printed anew: wrapped, with blank lines."""
    body = [p for p in _read(letter_id)[1].paragraphs if p.kind is not Kind.FOOTNOTE]
    printed = [
        textwrap.fill(
            f"{p.label} {p.text}".strip(), 90, break_on_hyphens=False, break_long_words=False
        )
        for p in body
    ]
    return [p.text for p in body], "\n\n".join(printed)


@pytest.mark.parametrize("letter_id", IDS)
def test_a_letter_that_is_wrapped_anew_has_the_same_paragraphs(letter_id: str) -> None:
    texts, printed = _printed(letter_id)
    structured = structure_letter(Letter("opnieuw", printed, Metadata(), "0"))
    assert [p.text for p in structured.paragraphs] == texts
    assert structured.furniture == ()


@pytest.mark.parametrize(
    ("foot", "page_end"),
    [
        pytest.param("\n{}\n", "\f", id="bare page numbers and form feeds"),
        pytest.param(
            "\n\nTweede Kamer, vergaderjaar 2017-2018, nr. 9 {}\n\n", "", id="running head"
        ),
        pytest.param("\n\nPagina {} van 99\n", "\f", id="page numbers in words"),
    ],
)
@pytest.mark.parametrize(
    "letter_id",
    ["kst-28638-161", "kst-28638-233", "voortgangsrapportage-task-force-2013-04-08"],
)
def test_a_letter_that_is_cut_into_pages_has_the_same_paragraphs(
    letter_id: str, foot: str, page_end: str
) -> None:
    texts, printed = _printed(letter_id)
    lines = printed.split("\n")
    pages = ["\n".join(lines[start : start + 44]) for start in range(0, len(lines), 44)]
    paged = "".join(page + foot.format(n) + page_end for n, page in enumerate(pages, 1))
    structured = structure_letter(Letter("bladzijden", paged, Metadata(), "0"))
    assert [p.text for p in structured.paragraphs] == texts
    assert len(structured.furniture) == len(pages)
