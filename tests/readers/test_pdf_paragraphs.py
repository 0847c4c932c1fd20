"""Where paragraphs and items of a PDF begin, when white space does not tell."""

from __future__ import annotations

from readers.printed import BODY, LEFT, Sheets, printed, structured

FULL = "Deze regel loopt tot aan de rechterkant van de tekst, en eindigt daar precies."


def test_dashes_below_one_another_at_the_left_are_items() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    y = sheets.lines(y, "Er komt meer:", "- een plaats voor wie geen ander onderdak heeft in deze")
    sheets.lines(y, "gemeente of in een andere;", "- een handreiking; en", "- een meldpunt.")
    assert printed(sheets.content)[1:] == [
        "paragraph: Er komt meer:",
        "list item: - een plaats voor wie geen ander onderdak heeft in deze gemeente of in een"
        " andere;",
        "list item: - een handreiking; en",
        "list item: - een meldpunt.",
    ]


def test_dashes_that_stand_in_a_sentence_begin_no_item() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    sheets.lines(
        y,
        "De inspectie controleert in de haven en op het water van de stad Zandmeer",
        "- en sinds kort ook op de markt, waar dat lang niet gebeurde - elk bedrijf dat",
        "- anders dan vroeger - geen vergunning heeft en toch vis verkoopt aan wie er",
        "langs komt.",
    )
    assert [one.split(":")[0] for one in printed(sheets.content)] == ["paragraph", "paragraph"]


def test_heading_in_bold_with_its_text_on_the_same_line_begins_a_paragraph() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, FULL, FULL)
    end = sheets.put(LEFT, y, "Aanleiding. ", style="B")
    sheets.put(end, y, "In het debat van 4 juni is een brief toegezegd aan de Kamer.")
    y += 12
    sheets.put(LEFT, y, "Hier is die brief, met een bijlage.")
    assert printed(sheets.content) == [
        f"paragraph: {FULL} {FULL}",
        "paragraph: Aanleiding. In het debat van 4 juni is een brief toegezegd aan de Kamer."
        " Hier is die brief, met een bijlage.",
    ]


def test_question_in_italics_under_its_number_is_no_heading() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    for heading, text, style in (
        ("Vraag 1 en 2", "Hoeveel plaatsen komen er bij?", "I"),
        ("Antwoord op vraag 1 en 2", "Er komen 40 plaatsen bij.", ""),
    ):
        sheets.put(LEFT, y, heading, style="B")
        sheets.put(LEFT, y + 12, text, style=style)
        y += 36
    assert printed(sheets.content)[1:] == [
        "heading: Vraag 1 en 2",
        "paragraph: Hoeveel plaatsen komen er bij?",
        "heading: Antwoord op vraag 1 en 2",
        "paragraph: Er komen 40 plaatsen bij.",
    ]


def test_headings_in_italics_with_and_without_a_letter_are_told_apart() -> None:
    long = (
        "De termijn waarop de nieuwe regels in de haven en op de markt van Zandmeer",
        "zullen gelden, of de dag waarop zij in werking treden zodra zij zijn vastgesteld,",
        "met een oordeel over de vraag of dat haalbaar is",
    )
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    sheets.put(LEFT, y, "a)", style="I")
    heading = "Nadere regels, met het oordeel van de Kamer over het vervolg"
    sheets.put(LEFT + 20, y, heading, style="I")
    sheets.put(LEFT, y + 12, "Regels die de minister vaststelt", style="I")
    y = sheets.lines(y + 24, *BODY) + 20
    sheets.put(LEFT, y, "b)", style="I")
    for number, line in enumerate(long):
        sheets.put(LEFT + 20, y + 12 * number, line, style="I")
    sheets.lines(y + 36, *BODY)
    body = f"paragraph: {' '.join(BODY)}"
    assert printed(sheets.content) == [
        body,
        f"heading: a) {heading}",
        "heading: Regels die de minister vaststelt",
        body,
        f"heading: b) {' '.join(long)}",
        body,
    ]


def levels(content: bytes) -> list[tuple[str, str, int]]:
    return [
        (str(one.kind), one.label, one.level) for one in structured(content).paragraphs if one.label
    ]


def test_numbers_in_the_common_font_with_text_under_them_are_headings() -> None:
    sheets = Sheets().page()
    y = 100.0
    for heading in (
        "1. Inleiding",
        "2. Opvang",
        "2.1 In de haven",
        "2.2 Op het water",
        "3. Tot slot",
    ):
        y = sheets.lines(y, heading) + 8
        if heading != "2. Opvang":
            y = sheets.lines(y, *BODY) + 12
    assert levels(sheets.content) == [
        ("heading", "1.", 1),
        ("heading", "2.", 1),
        ("heading", "2.1", 2),
        ("heading", "2.2", 2),
        ("heading", "3.", 1),
    ]


def test_short_items_with_numbers_are_no_headings() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 12
    y = sheets.lines(y, "1. Opvang", "2. Nazorg", "3. Registratie van wie er was") + 12
    sheets.lines(y, *BODY)
    assert levels(sheets.content) == [
        ("list item", "1.", 1),
        ("list item", "2.", 1),
        ("list item", "3.", 1),
    ]


def test_heading_in_bold_stands_under_that_of_its_part() -> None:
    sheets = Sheets().page()
    y = 100.0
    for heading in ("1. Inleiding", "1.1 Aanleiding", "1.2 Vraag", "2. Opvang"):
        sheets.put(LEFT, y, heading, style="B")
        y = sheets.lines(y + 14, *BODY) + 20
    assert levels(sheets.content) == [
        ("heading", "1.", 1),
        ("heading", "1.1", 2),
        ("heading", "1.2", 2),
        ("heading", "2.", 1),
    ]


def test_drawn_line_is_no_paragraph() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    sheets.lines(y, "__________________")
    structure = structured(sheets.content)
    assert [str(one.kind) for one in structure.paragraphs] == ["paragraph"]
    assert [one.text for one in structure.furniture] == ["__________________"]


def test_rows_of_the_contents_stay_rows() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 80, "Inhoud", size=14, style="B")
    dots = "." * 60
    y = sheets.lines(110, f"1 Inleiding{dots}2", f"2 Aanpak{dots}3", f"Bijlage A{dots}5")
    sheets.lines(y + 40, *BODY)
    assert [line.replace(".", "") for line in printed(sheets.content)[1:4]] == [
        "table row: 1 Inleiding2",
        "table row: 2 Aanpak3",
        "table row: Bijlage A5",
    ]


def test_paragraphs_of_one_line_stay_apart_in_a_letter_that_has_mostly_those() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 6
    short = ["met vriendelijke groet,", "namens de raad,", "het college,", "de haven"]
    for line in short:
        y = sheets.lines(y, line) + 6
    assert [line.split(": ")[1] for line in printed(sheets.content)[1:]] == short


def test_annex_with_its_title_after_its_number_is_an_annex() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY) + 20
    sheets.put(LEFT, y, "Bijlage 2 Kosten", size=13, style="B")
    y += 20
    sheets.put(LEFT, y, "1. Wagens", style="B")
    sheets.lines(y + 12, *BODY)
    assert [one for one in printed(sheets.content) if not one.startswith("paragraph")] == [
        "annex: Bijlage 2 Kosten",
        "heading: 1. Wagens",
    ]
