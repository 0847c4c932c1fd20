"""Pages as ministries print them: what stands at the foot, beside notes, and in two columns."""

from __future__ import annotations

import pytest

from mhassist.letters.readers.pdf.quality import is_garbage
from readers.printed import BODY, LEFT, Sheets, printed, reading

MIDDLE = 310.0
LEFT_COLUMN = (
    "De gemeente haalt het afval op en telt",
    "elke week wat er in de wagens ligt, en",
    "zij meldt dat aan de raad, die het in",
    "het voorjaar bespreekt met de wijken,",
    "waarna zij besluit of er meer wagens",
    "nodig zijn dan er in dit jaar rijden, en",
    "de inspectie ziet daarop toe. Zij doet",
)
RIGHT_COLUMN = (
    "In de havens is het afval van schepen",
    "een zorg, omdat niemand weet van wie",
    "het is en wie het ophalen zal, zodat",
    "het in het water komt en daar blijft",
    "tot de stroom het naar zee brengt en",
    "de vissers het in hun netten vinden.",
)


def test_figures_at_the_foot_of_a_page_are_rows_and_no_number_of_a_form() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY)
    sheets.put(LEFT, 700, "De wagens haalden het volgende op.")
    for row, cells in enumerate((("Jaar", "Glas", "Papier"), ("2029", "188", "102"))):
        for column, cell in enumerate(cells):
            sheets.put(LEFT + 60 * column, 740 + 14 * row, cell)
    for column, cell in enumerate(("2030", "197", "117")):
        sheets.put(LEFT + 60 * column, 768, cell)
    sheets.put(470, 810, "Pagina 1 van 2", size=7)
    sheets.page().lines(100, *BODY)
    assert y < 700
    assert "table row: 2030 | 197 | 117" in printed(sheets.content)


def test_words_that_are_underlined_have_no_notes_under_them() -> None:
    sheets = Sheets().page()
    y = sheets.lines(420, *BODY)
    end = sheets.put(LEFT, y + 18, "Havens en kades")
    sheets.rule(LEFT, y + 19.5, end)
    line = "Wie afval in het water gooit, handelt in strijd met het nieuwe artikel"
    sheets.put(LEFT, y + 30, line)
    sheets.put(LEFT, y + 42, "140 Sr. De straf is een boete.")
    assert printed(sheets.content)[1:] == [
        "heading: Havens en kades",
        f"paragraph: {line} 140 Sr. De straf is een boete.",
    ]


def test_notes_beside_a_margin_as_small_keep_its_words_out() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY)
    end = sheets.put(LEFT, y + 12, "De inspectie telde het na")
    sheets.put(end, y + 8, "1", size=6)
    more = sheets.put(end + 6, y + 12, "en de raad besprak het")
    sheets.put(more, y + 8, "2", size=6)
    sheets.page()
    for place, line in enumerate(("Datum", "3 maart 2031", "Onze referentie", "2031-17")):
        sheets.put(460, 122 + 9 * place, line, size=6.5)
    for place, note in enumerate(("Kamerstuk 12 345, nr. 7.", "Kamerstuk 12 345, nr. 9.")):
        sheets.put(LEFT, 130 + 9 * place, str(place + 1), size=5)
        sheets.put(LEFT + 5, 133 + 9 * place, note, size=7)
    assert [line for line in printed(sheets.content) if line.startswith("footnote")] == [
        "footnote: 1 Kamerstuk 12 345, nr. 7.",
        "footnote: 2 Kamerstuk 12 345, nr. 9.",
    ]


def columns(*below: str) -> list[str]:
    sheets = Sheets().page()
    y = sheets.lines(100, *LEFT_COLUMN)
    sheets.lines(100, *RIGHT_COLUMN, x=MIDDLE)
    sheets.lines(y + 3, *below)
    return printed(sheets.content)


def test_left_column_that_runs_on_below_the_right_one_is_read_before_it() -> None:
    assert columns("dat met een steekproef.", "", "Hoogachtend,") == [
        f"paragraph: {' '.join(LEFT_COLUMN)} dat met een steekproef.",
        f"paragraph: {' '.join(RIGHT_COLUMN)}",
        "paragraph: Hoogachtend,",
    ]


def test_table_in_one_of_two_columns_has_the_text_of_the_other_beside_it() -> None:
    sheets = Sheets().page()
    sheets.lines(100, *RIGHT_COLUMN, x=MIDDLE)
    rows = (("Wijk", "2029", "2030"), ("Haven", "17", "23"), ("Kade", "31", "29"))
    for place, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheets.put(LEFT + 4 + 60 * column, 100 + 16 * place, cell)
    for edge in range(4):
        sheets.rule(LEFT, 88 + 16 * edge, LEFT + 180)
        sheets.pdf.line(LEFT + 60 * edge, 88, LEFT + 60 * edge, 136)
    sheets.lines(160, *LEFT_COLUMN[:5], *LEFT_COLUMN[:4], "nodig zijn.")
    assert printed(sheets.content) == [
        "table row: Wijk | 2029 | 2030",
        "table row: Haven | 17 | 23",
        "table row: Kade | 31 | 29",
        f"paragraph: {' '.join((*LEFT_COLUMN[:5], *LEFT_COLUMN[:4]))} nodig zijn.",
        f"paragraph: {' '.join(RIGHT_COLUMN)}",
    ]


def test_line_set_to_its_width_with_wide_white_is_no_row() -> None:
    sheets = Sheets().page()
    sheets.put(LEFT, 80, "In de haven is het afval een zorg, en")
    lines = ("zij meldt overtredingen aan", "raad, die er toezicht op")
    for place, words in enumerate(map(str.split, lines)):
        widths = [sheets.pdf.get_string_width(word) for word in words]
        gap = (200 - sum(widths)) / (len(words) - 1)
        x = LEFT
        for word, width in zip(words, widths, strict=True):
            sheets.put(x, 92 + 12 * place, word)
            x += width + gap
    sheets.put(LEFT, 116, "houdt in het voorjaar.")
    assert printed(sheets.content) == [
        "paragraph: In de haven is het afval een zorg, en zij meldt overtredingen aan raad, die er "
        "toezicht op houdt in het voorjaar."
    ]


TABLE = (("Haven", "2029", "2030"), ("Kade", "17", "1.223"), ("Wijk", "31", "29"))


@pytest.mark.parametrize("column", [300.0, 420.0])
def test_cells_further_to_the_right_than_the_text_are_no_margin(column: float) -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *(f"{line[:60]}" for line in BODY))
    for place, cells in enumerate(TABLE):
        sheets.put(LEFT, y + 12 + 12 * place, cells[0])
        sheets.put(column - 60, y + 12 + 12 * place, cells[1])
        end = 500 if column < 400 else 520
        sheets.put(end - sheets.pdf.get_string_width(cells[2]), y + 12 + 12 * place, cells[2])
    assert printed(sheets.content)[1:] == [f"table row: {' | '.join(cells)}" for cells in TABLE]


def test_margin_in_the_print_of_the_address_beside_it_is_no_table() -> None:
    sheets = Sheets().page()
    address = ("Aan de Voorzitter van de Tweede Kamer", "Postbus 20018", "2500 EA Den Haag")
    sheets.lines(100, *address)
    sheets.lines(100, "Directie Havens", "Turfmarkt 147", "2511 DP Den Haag", x=430)
    sheets.lines(180, *(line[:60] for line in BODY))
    assert not any("Turfmarkt" in line or "|" in line for line in printed(sheets.content))


@pytest.mark.parametrize("degrees", [90, 270])
def test_page_with_a_table_on_its_side_is_turned(degrees: int) -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    sheets.page()
    with sheets.pdf.rotation(degrees, 300, 400):
        sheets.put(0, 300, "Tabel 1: Ton afval in de havens en langs de kades van de stad")
        for place, cells in enumerate(TABLE):
            for column, cell in enumerate(cells):
                sheets.put(120 * column, 320 + 14 * place, cell)
    assert printed(sheets.content)[1:] == [
        "paragraph: Tabel 1: Ton afval in de havens en langs de kades van de stad",
        *(f"table row: {' | '.join(cells)}" for cells in TABLE),
    ]


def test_text_layer_of_signs_is_garbage() -> None:
    assert is_garbage(["^}}#", "^;^{", "&;::", ":q;", "%~|x", "#{&|"] * 12)
    assert not is_garbage(["Inleiding", "." * 60, "3", "(zie", "bijlage", "1)", "50%"] * 12)


@pytest.mark.parametrize("kind", ["text", "free_text"])
def test_remark_on_a_page_is_told_and_not_read(kind: str) -> None:
    sheets = Sheets().page()
    sheets.lines(100, *BODY)
    if kind == "text":
        sheets.pdf.text_annotation(x=300, y=300, text="Graag nakijken, €ën")
    else:
        sheets.pdf.set_font("Helvetica", size=10)
        sheets.pdf.free_text_annotation(x=300, y=300, w=90, h=20, text="Graag nakijken, €ën")
    read = reading(sheets.content)
    assert "nakijken" not in read.text
    assert read.warnings == (
        "Verborgen tekst (opmerking op de pagina), niet meegelezen: “Graag nakijken, €ën”",
    )


def test_what_is_filled_in_on_a_form_is_told_and_not_read() -> None:
    assert reading(form("P. Jansen")).warnings == (
        "Verborgen tekst (ingevuld in een formulier), niet meegelezen: “P. Jansen”",
    )


def test_notes_after_the_text_in_its_print_are_notes_of_their_marks() -> None:
    sheets = Sheets().page()
    y = sheets.lines(100, *BODY)
    end = sheets.put(LEFT, y + 12, "De inspectie telde het na.")
    sheets.put(end, y + 8, "1", size=6)
    y = sheets.lines(y + 36, "Hoogachtend,", "", "De Minister van Havens,", "", "A. de Groot")
    sheets.put(LEFT, y + 8, "1", size=6)
    sheets.put(LEFT + 6, y + 12, "Kamerstuk 12 345, nr. 7.")
    assert printed(sheets.content)[1:] == [
        "paragraph: De inspectie telde het na.",
        "footnote: 1 Kamerstuk 12 345, nr. 7.",
        "paragraph: Hoogachtend,",
        "signature: De Minister van Havens, A. de Groot",
    ]


def form(value: str) -> bytes:
    """Return a PDF with one line of text and one field."""
    text = b"BT /F1 10 Tf 80 700 Td (De gemeente haalt het afval elke week op.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/V(%s)/Rect[80 600 200 620]/P 3 0 R>>"
        % value.encode(),
    )
    content = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(content)
    return content + b"xref\n0 7\n0000000000 65535 f \n" + table + end
