"""Text boxes of word processors: the margin of a letter is no text of it, other boxes are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mhassist.letters import load_letter
from mhassist.paragraphs import structure_letter
from readers.made import docx, odt

MARGIN = ("Directie Afval", "Ons kenmerk", "2031-12")
ASIDE = ("Wat is zwerfafval?", "Zwerfafval is wat op straat blijft liggen.")
BEFORE, AFTER = "De wagens rijden elke dag ", "door alle straten van de stad."


def in_docx(box: tuple[str, ...]) -> bytes:
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in box)
    drawn = f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return docx(f"<w:p>{run.format(BEFORE)}{drawn}{run.format(AFTER)}</w:p>")


def in_odt(box: tuple[str, ...], shape: str) -> bytes:
    inside = "".join(f"<text:p>{line}</text:p>" for line in box)
    return odt(f"<text:p>{BEFORE}<draw:{shape}>{inside}</draw:{shape}>{AFTER}</text:p>")


def in_frames(box: tuple[str, ...]) -> bytes:
    framed = "<w:p><w:pPr><w:framePr/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    return docx(plain.format(f"{BEFORE}{AFTER}") + "".join(map(framed.format, box)) + "<w:p/>")


CASES: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "docx": in_docx,
    "frames.docx": in_frames,
    "odt": partial(in_odt, shape="text-box"),
    "shape.odt": partial(in_odt, shape="custom-shape"),
}


@pytest.mark.parametrize("case", CASES)
def test_margin_of_a_letter_is_no_text_of_it(tmp_path: Path, case: str) -> None:
    file = tmp_path / f"brief.{case}"
    file.write_bytes(CASES[case](MARGIN))
    letter = load_letter(file)
    found = structure_letter(letter)
    assert [one.text for one in found.paragraphs] == [f"{BEFORE}{AFTER}"]
    assert [one.text for one in found.furniture] == list(MARGIN)
    assert letter.metadata.kenmerk == "2031-12"


@pytest.mark.parametrize("case", CASES)
def test_box_with_a_sentence_is_text_after_its_paragraph(tmp_path: Path, case: str) -> None:
    file = tmp_path / f"brief.{case}"
    file.write_bytes(CASES[case](ASIDE))
    found = structure_letter(load_letter(file))
    assert [one.text for one in found.paragraphs] == [f"{BEFORE}{AFTER}", *ASIDE]
    assert found.furniture == ()
