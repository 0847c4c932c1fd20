"""What is read of a PDF: order, paragraphs, headings, lists, notes and tables by how it is set."""

from __future__ import annotations

from pathlib import Path

from mhassist.letters import load_letter
from readers.printed import BODY, LEFT, LINE, Sheets, printed, reading, structured

WHOLE = " ".join(BODY)


def ministry_letter() -> bytes:
    """A letter of two pages with a margin column, running feet and a sentence over the page end."""
    sheets = Sheets().page()
    for y, line in (
        (100, "Directie Afval"),
        (110, "Postbus 1"),
        (140, "Ons kenmerk"),
        (150, "77/A"),
    ):
        sheets.put(420, y, line, size=7)
    sheets.lines(100, "Aan de Voorzitter van de Tweede Kamer", "Postbus 20018")
    sheets.lines(150, "Datum      3 maart 2020", "Onderwerp  Zwerfafval")
    sheets.lines(200, *BODY)
    sheets.lines(700, BODY[0], "zodat bekend is hoeveel er in dit jaar bij elk van alle oude")
    sheets.put(420, 800, "Pagina 1 van 2", size=7)
    sheets.page()
    sheets.put(420, 100, "Ons kenmerk", size=7)
    sheets.put(420, 110, "77/A", size=7)
    sheets.lines(100, "huizen in een jaar is blijven liggen op de stoepen,", "en dat is veel.")
    sheets.lines(200, "De Minister van Groene Zaken,")
    sheets.lines(260, "A.B. de Groot")
    sheets.put(420, 800, "Pagina 2 van 2", size=7)
    return sheets.content


def test_margin_and_page_numbers_are_kept_apart() -> None:
    letter = structured(ministry_letter())

    assert [f"{one.kind}: {one.text}" for one in letter.paragraphs] == [
        "letterhead: Aan de Voorzitter van de Tweede Kamer",
        "letterhead: Postbus 20018",
        "letterhead: Datum 3 maart 2020",
        "letterhead: Onderwerp Zwerfafval",
        f"paragraph: {WHOLE}",
        f"paragraph: {BODY[0]} zodat bekend is hoeveel er in dit jaar bij elk van alle oude"
        " huizen in een jaar is blijven liggen op de stoepen, en dat is veel.",
        "signature: De Minister van Groene Zaken, A.B. de Groot",
    ]
    assert [one.text for one in letter.furniture] == [
        "Directie Afval",
        "Postbus 1",
        "Ons kenmerk",
        "77/A",
        "Ons kenmerk",
        "77/A",
        "Pagina 1 van 2",
        "Pagina 2 van 2",
    ]


def test_those_who_sign_beside_one_another_are_read_in_turn(tmp_path: Path) -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    sheets.lines(200, "De Minister van Groene Zaken,")
    sheets.lines(200, "De Minister van Wind en", "Water,", x=300)
    sheets.lines(250, "A.B. de Groot")
    sheets.lines(250, "C. Bakker", x=300)
    sheets.lines(300, "De Staatssecretaris van Afval,")
    sheets.lines(300, "De Minister voor Zon,", x=300)
    sheets.lines(350, "D. Visser")
    sheets.lines(350, "E.F. van der Zee", x=300)
    file = tmp_path / "brief.pdf"
    file.write_bytes(sheets.content)

    assert printed(sheets.content) == [
        f"paragraph: {WHOLE}",
        "signature: De Minister van Groene Zaken, A.B. de Groot",
        "signature: De Minister van Wind en Water, C. Bakker",
        "signature: De Staatssecretaris van Afval, D. Visser",
        "signature: De Minister voor Zon, E.F. van der Zee",
    ]
    assert [(one.name, one.office) for one in load_letter(file).metadata.signatories] == [
        ("A.B. de Groot", "De Minister van Groene Zaken"),
        ("C. Bakker", "De Minister van Wind en Water"),
        ("D. Visser", "De Staatssecretaris van Afval"),
        ("E.F. van der Zee", "De Minister voor Zon"),
    ]


def test_each_paragraph_knows_the_page_on_which_it_begins() -> None:
    pages = [one.page for one in structured(ministry_letter()).paragraphs]

    assert pages == [1, 1, 1, 1, 1, 1, 2]


def test_every_character_is_in_one_paragraph_or_in_the_furniture() -> None:
    text = reading(ministry_letter()).text
    letter = structured(ministry_letter())
    spans = [span for one in letter.paragraphs for span in one.spans]
    spans += [one.span for one in letter.furniture]

    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == "".join(
        text.split()
    )


def test_facts_come_from_the_letterhead_the_margin_and_the_signature(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(ministry_letter())

    known = load_letter(file).metadata

    assert str(known.date) == "2020-03-03"
    assert known.kenmerk == "77/A"
    assert known.session == "2019/20"
    assert [(one.name, one.office) for one in known.signatories] == [
        ("A.B. de Groot", "De Minister van Groene Zaken")
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheets = Sheets().page()
    sheets.put(60, 80, "Een titel over beide kolommen van deze pagina heen", size=16, style="B")
    left = [f"links staat regel {number} van de eerste kolom" for number in range(1, 13)]
    right = [f"rechts staat regel {number} van de tweede kolom" for number in range(1, 13)]
    sheets.lines(120, *left, x=60)
    sheets.lines(120, *right, x=310)

    assert printed(sheets.content) == [
        "heading: Een titel over beide kolommen van deze pagina heen",
        f"paragraph: {' '.join([*left, *right])}",
    ]


def test_a_raised_number_is_tied_to_its_note_and_a_lowered_one_is_not() -> None:
    sheets = Sheets().page()
    end = sheets.put(LEFT, 100, "De uitstoot van CO")
    end = sheets.put(end, 102, "2", size=6)
    end = sheets.put(end, 100, " is gedaald in deze allereerste periode van het plan,")
    end = sheets.put(end, 96, "1", size=6)
    sheets.put(end, 100, " en")
    sheets.lines(112, *BODY[1:])
    sheets.rule(LEFT, 690, 200)
    sheets.put(LEFT, 701, "1", size=5)
    sheets.lines(704, "Zie de vorige brief over dit onderwerp", "van 2 april.", x=86, size=7)

    letter = structured(sheets.content)

    body, note = letter.paragraphs
    assert body.text.startswith(
        "De uitstoot van CO2 is gedaald in deze allereerste periode van het plan, en zodat"
    )
    assert [(one.position, one.mark, one.number) for one in body.notes] == [(72, "1", 2)]
    assert (note.kind, note.label, note.text) == (
        "footnote",
        "1",
        "Zie de vorige brief over dit onderwerp van 2 april.",
    )


def test_hyphens_of_line_ends_go_and_real_ones_stay() -> None:
    sheets = Sheets().page()
    sheets.lines(
        100,
        "In de brief van vorig jaar staat een omschrijving van een beperk-",
        "tere aanpak, en daarna een overzicht van alle nu geldende wet-",
        "en regelgeving die van kracht is in een of meer van alle EU-",
        "lidstaten, ook voor alle gemeenten en hun eigen dienst voor de inspec-",
        "tie.",
    )

    assert printed(sheets.content) == [
        "paragraph: In de brief van vorig jaar staat een omschrijving van een beperktere aanpak,"
        " en daarna een overzicht van alle nu geldende wet- en regelgeving die van kracht is in een"
        " of meer van alle EU-lidstaten, ook voor alle gemeenten en hun eigen dienst voor de"
        " inspectie."
    ]


def test_headings_are_told_by_font_and_by_white_space() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 80, "Afval in de stad", size=16, style="B")
    y = sheets.lines(110, *BODY)
    sheets.put(LEFT, y + LINE, "1. Aanpak", style="B")
    y = sheets.lines(y + 2 * LINE, *BODY)
    sheets.put(LEFT, y + LINE, "Meer wagens", style="I")
    y = sheets.lines(y + 2 * LINE, *BODY)
    y = sheets.lines(y + LINE, "Vraag 1", *BODY)

    paragraphs = structured(sheets.content).paragraphs

    assert [(one.kind, one.label, one.text, one.level) for one in paragraphs[::2]] == [
        ("heading", "", "Afval in de stad", 1),
        ("heading", "1.", "Aanpak", 2),
        ("heading", "", "Meer wagens", 3),
        ("heading", "", "Vraag 1", 4),
    ]
    assert {one.text for one in paragraphs[1::2]} == {WHOLE}


def test_lists_are_told_by_mark_and_indent() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY[:2], "en wat er moet gebeuren:")
    for label, x, lines in (
        (
            "1.",
            80.0,
            ("Eerst worden er meer wagens gekocht voor de smalle straten in het", "oude centrum;"),
        ),
        ("-", 100.0, ("te beginnen bij de markt;",)),
        (
            "2.",
            80.0,
            (
                "daarna komen er in alle wijken prullenbakken - meer dan nu - bij",
                "- en in - de scholen.",
            ),
        ),
    ):
        sheets.put(x, y, label)
        y = sheets.lines(y, *lines, x=x + 18)
    sheets.lines(y + LINE, *BODY)

    paragraphs = structured(sheets.content).paragraphs

    assert [(one.kind, one.label, one.level, one.text) for one in paragraphs] == [
        ("paragraph", "", 0, f"{BODY[0]} {BODY[1]} en wat er moet gebeuren:"),
        (
            "list item",
            "1.",
            1,
            "Eerst worden er meer wagens gekocht voor de smalle straten in het oude centrum;",
        ),
        ("list item", "-", 2, "te beginnen bij de markt;"),
        (
            "list item",
            "2.",
            1,
            "daarna komen er in alle wijken prullenbakken - meer dan nu - bij"
            " - en in - de scholen.",
        ),
        ("paragraph", "", 0, WHOLE),
    ]


def test_rows_of_a_table_stay_rows() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY)
    for cells in (
        ("Soort", "2019", "2020"),
        ("Glas en", "10", "12"),
        ("aardewerk", "", ""),
        ("Papier", "300", ""),
    ):
        y += LINE
        for x, cell in zip((80, 200, 300), cells, strict=True):
            sheets.put(x, y, cell)
    sheets.lines(y + 3 * LINE, *BODY)

    assert printed(sheets.content) == [
        f"paragraph: {WHOLE}",
        "table row: Soort | 2019 | 2020",
        "table row: Glas en aardewerk | 10 | 12",
        "table row: Papier | 300 |",
        f"paragraph: {WHOLE}",
    ]


def test_a_heading_that_is_numbered_page_after_page_is_no_running_head() -> None:
    sheets = Sheets()
    for number in (1, 4):
        sheets.page().lines(100, f"Vraag {number}", *BODY)
    sheets.page().lines(100, *BODY)

    assert printed(sheets.content) == [
        "heading: Vraag 1",
        f"paragraph: {WHOLE}",
        "heading: Vraag 4",
        f"paragraph: {WHOLE} {WHOLE}",
    ]


def test_the_masthead_of_a_paper_is_no_text() -> None:
    sheets = Sheets().page()
    sheets.put(40, 60, "Tweede Kamer der Staten-Generaal", size=18, style="B")
    sheets.put(500, 80, "2", size=48, style="B")
    sheets.put(40, 110, "Vergaderjaar 2019-2020")
    sheets.put(40, 160, "12 345", size=12, style="B")
    sheets.put(200, 160, "Aanpak van zwerfafval", size=12, style="B")
    sheets.put(40, 200, "Nr. 7", size=12, style="B")
    sheets.put(200, 200, "BRIEF VAN DE MINISTER", size=12, style="B")
    sheets.lines(230, *BODY, x=200)
    sheets.put(40, 790, "ISSN 0921 - 7371", size=6)
    sheets.put(200, 800, "Tweede Kamer, vergaderjaar 2019-2020, 12 345, nr. 7", size=8)

    letter = structured(sheets.content)

    assert [f"{one.kind}: {one.text}" for one in letter.paragraphs] == [
        "letterhead: 12 345 Aanpak van zwerfafval",
        "letterhead: Nr. 7 BRIEF VAN DE MINISTER",
        f"paragraph: {WHOLE}",
    ]
    assert sorted(one.text for one in letter.furniture) == [
        "2",
        "ISSN 0921 - 7371",
        "Tweede Kamer der Staten-Generaal",
        "Tweede Kamer, vergaderjaar 2019-2020, 12 345, nr. 7",
        "Vergaderjaar 2019-2020",
    ]


def test_an_address_that_names_the_kamer_is_no_masthead() -> None:
    sheets = Sheets().page()
    sheets.lines(80, "Aan de Voorzitter van de", "Tweede Kamer der Staten-Generaal", "Den Haag")
    sheets.lines(150, "Datum      3 maart 2020")
    sheets.lines(200, *BODY)

    assert printed(sheets.content) == [
        "letterhead: Aan de Voorzitter van de",
        "letterhead: Tweede Kamer der Staten-Generaal",
        "letterhead: Den Haag",
        "letterhead: Datum 3 maart 2020",
        f"paragraph: {WHOLE}",
    ]


def test_a_note_as_large_as_the_text_is_told_by_the_rule_above_it() -> None:
    sheets = Sheets().page()
    sheets.lines(200, *BODY[:2])
    end = sheets.put(LEFT, 200 + 2 * LINE, BODY[2])
    sheets.put(end, 196 + 2 * LINE, "1", size=6)
    sheets.rule(LEFT, 700, LEFT + 90)
    sheets.lines(715, "1 Kamerstuk 12 345, nr. 6.")

    assert printed(sheets.content) == [
        f"paragraph: {WHOLE}",
        "footnote: 1 Kamerstuk 12 345, nr. 6.",
    ]
