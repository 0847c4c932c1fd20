"""Lines broken off inside a paragraph: who signed is found, and each line of a letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mhassist.letters.corpus import load_letter
from mhassist.letters.letter import Letter, Signatory
from mhassist.paragraphs import structure_letter
from readers.made import docx, odt

Paragraphs = Sequence[Sequence[str]]
"""Each with its lines."""

LETTER: Paragraphs = (
    ("Ministerie van Havens", "Postbus 12345", "1234 AB Den Haag"),
    ("De Voorzitter van de Tweede Kamer", "der Staten-Generaal"),
    ("Datum: 3 maart 2031", "Kenmerk: HV-2031-12"),
    ("Geachte voorzitter,", "De pont vaart elk uur."),
    ("Het adres is:", "Kade 1", "Havenstad"),
    ("De klei komt uit:", "– de Betuwe;", "– Tiel."),
    ("Hoogachtend,", "Anna de Groot", "Minister van Havens"),
    ("De Staatssecretaris van Veren,", "B. van Dam"),
)


def in_html(paragraphs: Paragraphs) -> bytes:
    return "".join(f"<p>{'<br>'.join(lines)}</p>\n" for lines in paragraphs).encode()


def in_docx(paragraphs: Paragraphs) -> bytes:
    def lines(texts: Sequence[str]) -> str:
        return "<w:br/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in texts)

    return docx("".join(f"<w:p><w:r>{lines(texts)}</w:r></w:p>" for texts in paragraphs))


def in_odt(paragraphs: Paragraphs) -> bytes:
    return odt(
        "".join(f"<text:p>{'<text:line-break/>'.join(lines)}</text:p>" for lines in paragraphs)
    )


def in_markdown(paragraphs: Paragraphs) -> bytes:
    return (
        "\n\n".join("  \n".join(lines) for lines in paragraphs)
        .replace("elk uur", "**elk** uur")
        .encode()
    )


FORMATS = [
    pytest.param("brief.html", in_html, id="html"),
    pytest.param("brief.docx", in_docx, id="docx"),
    pytest.param("brief.odt", in_odt, id="odt"),
    pytest.param("brief.md", in_markdown, id="markdown"),
]


def load(folder: Path, name: str, content: bytes) -> Letter:
    (folder / name).write_bytes(content)
    return load_letter(folder / name)


def shown(letter: Letter) -> list[str]:
    return [
        " ".join(f"{each.kind.value}: {each.label} {each.text}".split())
        for each in structure_letter(letter).paragraphs
    ]


@pytest.mark.parametrize(("name", "make"), FORMATS)
def test_lines_of_letterhead_list_and_signature_are_apart(
    tmp_path: Path, name: str, make: object
) -> None:
    assert callable(make)
    letter = load(tmp_path, name, make(LETTER))
    assert shown(letter) == [
        "letterhead: Ministerie van Havens",
        "letterhead: Postbus 12345",
        "letterhead: 1234 AB Den Haag",
        "letterhead: De Voorzitter van de Tweede Kamer der Staten-Generaal",
        "letterhead: Datum: 3 maart 2031",
        "letterhead: Kenmerk: HV-2031-12",
        "letterhead: Geachte voorzitter,",
        "paragraph: De pont vaart elk uur.",
        "paragraph: Het adres is: Kade 1 Havenstad",
        "paragraph: De klei komt uit:",
        "list item: – de Betuwe;",
        "list item: – Tiel.",
        "paragraph: Hoogachtend,",
        "signature: Anna de Groot Minister van Havens",
        "signature: De Staatssecretaris van Veren, B. van Dam",
    ]
    assert letter.metadata.kenmerk == "HV-2031-12"
    assert letter.metadata.signatories == (
        Signatory("Anna de Groot", "Minister van Havens"),
        Signatory("B. van Dam", "De Staatssecretaris van Veren"),
    )


@pytest.mark.parametrize("between", ["<w:tab/>", "<w:tab/><w:tab/>"], ids=["a tab", "two tabs"])
def test_those_who_sign_beside_one_another_at_tabs_each_have_their_own_office(
    tmp_path: Path, between: str
) -> None:
    offices, names = (
        f"<w:p><w:r><w:t>{left}</w:t>{between}<w:t>{right}</w:t></w:r></w:p>"
        for left, right in (
            ("De Minister van Havens,", "De Staatssecretaris van Veren,"),
            ("A. de Groot", "B. van Dam"),
        )
    )
    letter = load(tmp_path, "brief.docx", docx(f"{offices}<w:p/>{names}"))
    assert shown(letter) == [
        "signature: De Minister van Havens, A. de Groot",
        "signature: De Staatssecretaris van Veren, B. van Dam",
    ]


def test_note_in_a_line_that_is_cut_off_stays_in_that_line(tmp_path: Path) -> None:
    text = "Geachte *voorzitter*,\nDe pont[^1] vaart.\n\n[^1]: Van hout.\n"
    letter = load(tmp_path, "brief.md", text.encode())
    pont = structure_letter(letter).paragraphs[1]
    assert (pont.text, [note.position for note in pont.notes]) == ("De pont vaart.", [7])


def test_end_of_a_page_in_a_sentence_is_no_end_of_a_line(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>Geachte voorzitter,</w:t><w:br w:type="page"/><w:t>hier dan.</w:t>'
        "</w:r></w:p>"
    )
    assert shown(load(tmp_path, "brief.docx", docx(body)))[0].endswith("voorzitter, hier dan.")


def test_signature_over_two_paragraphs_is_found_with_a_function_under_it(tmp_path: Path) -> None:
    page = (
        "<p>Hoogachtend,<br>De Minister van Havens,<br>namens deze,</p>"
        "<p>A. de Groot<br>directeur Ponten</p>"
    )
    letter = load(tmp_path, "brief.html", page.encode())
    assert shown(letter) == [
        "paragraph: Hoogachtend,",
        "signature: De Minister van Havens, namens deze, A. de Groot",
        "paragraph: directeur Ponten",
    ]
    assert letter.metadata.signatories == (
        Signatory("A. de Groot", "De Minister van Havens, namens deze"),
    )


def test_line_over_a_question_is_a_heading_of_its_own(tmp_path: Path) -> None:
    page = "<p>Vraag 1<br>Vaart de pont?</p><p>Antwoord op vraag 1<br>Ja, elk uur.</p>"
    assert shown(load(tmp_path, "brief.html", page.encode())) == [
        "heading: Vraag 1",
        "paragraph: Vaart de pont?",
        "heading: Antwoord op vraag 1",
        "paragraph: Ja, elk uur.",
    ]


def test_wrapped_lines_that_begin_with_a_word_of_a_letterhead_stay_together(tmp_path: Path) -> None:
    text = (
        "# Ponten\n\nDe pont vaart, zo blijkt uit de lijst met\n"
        "datum en tijd van de haven, met het\nonderwerp van de vaart en het\n"
        "kenmerk van de pont erbij.\n"
    )
    assert shown(load(tmp_path, "brief.md", text.encode())) == [
        "heading: Ponten",
        "paragraph: De pont vaart, zo blijkt uit de lijst met datum en tijd van de haven, met het"
        " onderwerp van de vaart en het kenmerk van de pont erbij.",
    ]
