from __future__ import annotations

import pytest

from mhassist.letters.marked import Draft, DraftMark, MarkedKind
from mhassist.letters.typed_notes import set_typed_notes_apart

TEXT = MarkedKind.PARAGRAPH


def test_typed_notes_come_apart_and_their_marks_out_of_the_text() -> None:
    drafts = [
        Draft(TEXT, "Er zijn 40 wagens [1], en er komen meer.[2] Het is al maart."),
        Draft(MarkedKind.SIGNATURE, "De Minister"),
        Draft(MarkedKind.UNKNOWN, "[1] Zie de vorige brief."),
        Draft(TEXT, "[2]Zie noot [1].", page=3),
    ]
    running, notes = set_typed_notes_apart(drafts, {})
    assert running == [
        Draft(
            TEXT,
            "Er zijn 40 wagens, en er komen meer. Het is al maart.",
            marks=(DraftMark(17, "1", "[2]"), DraftMark(36, "2", "[3]")),
        ),
        Draft(MarkedKind.SIGNATURE, "De Minister"),
    ]
    assert notes == {
        "[2]": Draft(MarkedKind.FOOTNOTE, "Zie de vorige brief.", label="1"),
        "[3]": Draft(MarkedKind.FOOTNOTE, "Zie noot [1].", label="2", page=3),
    }


def test_marks_and_notes_of_the_format_itself_stay_where_they_were() -> None:
    own = Draft(MarkedKind.FOOTNOTE, "Eigen noot.", label="1")
    drafts = [
        Draft(
            TEXT,
            "Een [1] twee drie",
            marks=(DraftMark(3, "1", "a"), DraftMark(12, "1", "a")),
        ),
        Draft(TEXT, "[1] Getypt."),
    ]
    running, notes = set_typed_notes_apart(drafts, {"a": own})
    assert running == [
        Draft(
            TEXT,
            "Een twee drie",
            marks=(DraftMark(3, "1", "a"), DraftMark(3, "1", "[1]"), DraftMark(8, "1", "a")),
        )
    ]
    assert notes == {"a": own, "[1]": Draft(MarkedKind.FOOTNOTE, "Getypt.", label="1")}


def test_number_that_comes_back_belongs_to_the_first_note_after_it() -> None:
    drafts = [
        Draft(TEXT, "Bladzijde een [1]."),
        Draft(TEXT, "[1] Noot een."),
        Draft(TEXT, "Bladzijde twee [1]."),
        Draft(TEXT, "[1] Noot twee."),
    ]
    running, notes = set_typed_notes_apart(drafts, {})
    assert [draft.marks[0].key for draft in running] == ["[1]", "[3]"]
    assert [(key, note.text) for key, note in notes.items()] == [
        ("[1]", "Noot een."),
        ("[3]", "Noot twee."),
    ]


@pytest.mark.parametrize(
    "drafts",
    [
        pytest.param([Draft(TEXT, "Een."), Draft(TEXT, "[1] Twee.")], id="nothing refers to it"),
        pytest.param([Draft(TEXT, "Een [1]."), Draft(TEXT, "Twee.")], id="no note"),
        pytest.param([Draft(TEXT, "[1] Een."), Draft(TEXT, "Zie [1].")], id="note before its mark"),
        pytest.param(
            [Draft(TEXT, "Een [1]."), Draft(MarkedKind.HEADING, "[1] Twee")], id="heading"
        ),
    ],
)
def test_other_numbers_in_brackets_stay(drafts: list[Draft]) -> None:
    assert set_typed_notes_apart(drafts, {}) == (drafts, {})


def test_raised_numbers_are_notes_where_the_format_tells_of_none() -> None:
    drafts = [
        Draft(TEXT, "In 2031¹ voeren er 40 ponten.² Dat is 10² per 5 km², of x¹."),
        Draft(TEXT, "¹ Zie de vorige brief."),
        Draft(MarkedKind.UNKNOWN, "²Van hout."),
    ]
    running, notes = set_typed_notes_apart(drafts, {}, raised=True)
    assert running == [
        Draft(
            TEXT,
            "In 2031 voeren er 40 ponten. Dat is 10² per 5 km², of x¹.",
            marks=(DraftMark(7, "1", "[1]"), DraftMark(28, "2", "[2]")),
        )
    ]
    assert notes == {
        "[1]": Draft(MarkedKind.FOOTNOTE, "Zie de vorige brief.", label="1"),
        "[2]": Draft(MarkedKind.FOOTNOTE, "Van hout.", label="2"),
    }


@pytest.mark.parametrize(
    "notes",
    [{}, {"a": Draft(MarkedKind.FOOTNOTE, "Eigen noot.", label="1")}],
    ids=["nothing refers to it", "the format has notes"],
)
def test_other_raised_numbers_stay(notes: dict[str, Draft]) -> None:
    first = "Op 10² meter." if not notes else "Zo is het.²"
    drafts = [Draft(TEXT, first), Draft(TEXT, "² Van hout.")]
    assert set_typed_notes_apart(drafts, notes, raised=True) == (drafts, notes)


def test_typed_note_with_a_mark_in_it_refers_to_no_other() -> None:
    own = Draft(MarkedKind.FOOTNOTE, "Eigen noot.", label="a")
    drafts = [
        Draft(TEXT, "Zo is het.[1]"),
        Draft(TEXT, "[1] Zie daar.", marks=(DraftMark(13, "a", "x"),)),
    ]
    _, notes = set_typed_notes_apart(drafts, {"x": own})
    assert notes["[1]"] == Draft(MarkedKind.FOOTNOTE, "Zie daar.", label="1")
