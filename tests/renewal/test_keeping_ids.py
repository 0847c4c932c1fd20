"""A letter replaces an earlier version of itself, and citations of that stay right."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from mhassist.index import open_index
from mhassist.letters import Letter, Metadata, load_corpus
from mhassist.letters.kept_ids import KeptIds, read_kept_ids
from mhassist.paragraphs import structure_letter
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.keeping_ids import keep_ids
from renewal.letters import add, checksums, hand_in, write_corpus
from renewal.test_renew import full_build

FIRST = "De minister opent in 2031 tien loketten voor vissers."
SECOND = "De opvang is uitgebreid naar 1.200 plaatsen in heel het land."
THIRD = "Gemeenten krijgen een handreiking over jonge vissers."
MORE = "De inspectie controleert komend jaar ook de voetbalclubs."
OTHER = "Het kabinet trekt hiervoor twee miljoen euro uit."

HEAD = "28 638 Mensenhandel\n\nNr. 300"


def paper(*paragraphs: str) -> str:
    return "\n\n".join([HEAD, *paragraphs])


def letter(*paragraphs: str, kept: KeptIds | None = None) -> Letter:
    return Letter("brief", "\n\n".join(paragraphs), Metadata(), "", kept_ids=kept)


@pytest.mark.parametrize(
    ("before", "now", "numbers", "used"),
    [
        pytest.param([FIRST, THIRD], [FIRST, SECOND, THIRD], (1, 3, 2), 3, id="inserted"),
        pytest.param([FIRST, SECOND, THIRD], [FIRST, THIRD], (1, 3), 3, id="left out"),
        pytest.param([FIRST, SECOND, THIRD], [THIRD, FIRST, SECOND], (3, 1, 2), 3, id="moved"),
        pytest.param(
            [FIRST, THIRD],
            [MORE, FIRST.replace("tien", "elf"), THIRD],
            (3, 1, 2),
            3,
            id="changed a little",
        ),
        pytest.param([FIRST, SECOND], [FIRST, MORE, OTHER], (1, 3, 4), 4, id="others instead"),
        pytest.param([FIRST, "Ja.", "Ja."], ["Ja.", "Ja.", FIRST], (2, 3, 1), 3, id="twice"),
    ],
)
def test_paragraphs_that_are_still_there_keep_their_numbers(
    before: list[str], now: list[str], numbers: tuple[int, ...], used: int
) -> None:
    assert keep_ids(letter(*now), letter(*before)) == KeptIds(numbers, used)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([FIRST, THIRD], id="the same"),
        pytest.param([FIRST.upper(), THIRD], id="in capitals"),
        pytest.param([FIRST, THIRD, MORE], id="one more at the end"),
    ],
)
def test_nothing_is_kept_where_places_are_the_same(now: list[str]) -> None:
    assert keep_ids(letter(*now), letter(FIRST, THIRD)) is None


def test_number_of_a_paragraph_that_went_never_comes_back_for_another() -> None:
    second = letter(FIRST, kept=keep_ids(letter(FIRST), letter(FIRST, SECOND)))
    assert second.kept_ids == KeptIds((1,), used=2)
    assert keep_ids(letter(FIRST, MORE), second) == KeptIds((1, 3), used=3)


def test_ids_are_used_and_numbers_are_still_places() -> None:
    structure = structure_letter(letter(FIRST, SECOND, THIRD, kept=KeptIds((1, 3, 2), 3)))
    assert [(each.number, each.id) for each in structure.paragraphs] == [
        (1, "brief/p1"),
        (2, "brief/p3"),
        (3, "brief/p2"),
    ]


def test_ids_of_other_paragraphs_are_not_used() -> None:
    structure = structure_letter(letter(FIRST, SECOND, kept=KeptIds((1, 3, 2), 3)))
    assert [each.id for each in structure.paragraphs] == ["brief/p1", "brief/p2"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("brief 000000000000\nalineas 1-3\ngebruikt 3\n", id="of another version"),
        pytest.param("brief {sum}\nalineas 1-3 2\ngebruikt 3\n", id="one twice"),
        pytest.param("brief {sum}\nalineas 1-999999999\ngebruikt 3\n", id="too many"),
        pytest.param("brief {sum}\nalineas -3\ngebruikt 3\n", id="no number"),
        pytest.param("", id="empty"),
    ],
)
def test_file_that_cannot_be_right_is_not_used(text: str) -> None:
    own = KeptIds((1,), 1).to_text(b"x").split("brief ")[1][:12]
    assert read_kept_ids(text.replace("{sum}", own).encode(), b"x") is None


def test_replaced_letter_keeps_the_ids_in_corpus_and_index(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    add(settings, hand_in(tmp_path, "stuk.txt", paper(FIRST, SECOND, THIRD)))
    before = {each.text: each.id for each in open_index(settings).paragraphs_of("kst-28638-300")}

    new = hand_in(tmp_path, "stuk.txt", paper(FIRST, MORE, SECOND, THIRD))
    renewal = add(settings, new)

    index = open_index(settings)
    after = {each.text: each.id for each in index.paragraphs_of("kst-28638-300")}
    assert after == {**before, MORE: "kst-28638-300/p6"}
    assert index.paragraph("kst-28638-300/p4").text == SECOND
    assert index.paragraph_at("kst-28638-300", 4).text == MORE
    assert [chunk.paragraph_id for chunk in index.chunks if chunk.text in after][-4:] == [
        "kst-28638-300/p3",
        "kst-28638-300/p6",
        "kst-28638-300/p4",
        "kst-28638-300/p5",
    ]
    assert index.letters == tuple(sorted(load_corpus(settings.corpus), key=lambda one: one.id))
    assert checksums(settings.index / renewal.report.version) == full_build(
        settings, tmp_path / "full"
    )


def test_letter_that_is_removed_takes_its_ids_along(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    add(settings, hand_in(tmp_path, "stuk.txt", paper(FIRST, THIRD)))
    add(settings, hand_in(tmp_path, "stuk.txt", paper(FIRST, SECOND, THIRD)))
    assert (settings.corpus / "kst-28638-300.alineas").is_file()
    add(settings, leaving=["kst-28638-300"])
    assert sorted(file.name for file in settings.corpus.iterdir()) == [
        "haven.toml", "haven.txt", "loket.txt",
    ]  # fmt: skip


def test_correction_before_adding_keeps_the_ids(tmp_path: Path) -> None:
    from mhassist.renewal.incoming import correct_incoming

    settings = write_corpus(tmp_path)
    add(settings, hand_in(tmp_path, "stuk.txt", paper(FIRST, THIRD)))
    [one] = read_incoming(settings, [hand_in(tmp_path, "stuk.txt", paper(FIRST, SECOND, THIRD))])
    corrected = correct_incoming(
        settings, one, dataclasses.replace(one.letter.metadata, title="Een titel")
    )
    assert corrected.letter.kept_ids == KeptIds((1, 2, 3, 5, 4), used=5)
