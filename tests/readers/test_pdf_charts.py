"""Charts in a PDF: the figures along their axes and in them are no text, and that is told."""

from __future__ import annotations

from readers.printed import BODY, LEFT, LINE, Sheets, printed, reading, structured

TEXT = f"paragraph: {' '.join(BODY)}"
TOLD = (
    "Op pagina 1 staat een grafiek waarvan de getallen en namen niet gelezen zijn; vergelijk met"
    " het origineel."
)


def axis(sheets: Sheets, top: float, labels: list[str], *, right: float = LEFT + 30) -> None:
    """Print numbers below one another, set to the right."""
    for number, label in enumerate(labels):
        sheets.pdf.set_font("Helvetica", "", 8)
        sheets.put(right - sheets.pdf.get_string_width(label), top + 25 * number, label, size=8)


def bars(*, values: bool) -> bytes:
    sheets = Sheets().page()
    top = sheets.lines(80, *BODY, "", "Figuur 1. Zwerfafval per jaar") + 12
    axis(sheets, top, ["50", "40", "30", "20", "10", "0"])
    for place, year in enumerate(range(2015, 2022)):
        x = LEFT + 45 + 35 * place
        height = 10 * (place % 5 + 1)
        sheets.box(x, top + 125 - height, 18, height, grey=120)
        sheets.put(x, top + 140, str(year), size=8)
        if values:
            sheets.put(x + 3, top + 122 - height, str(height - 3), size=8)
    sheets.put(LEFT + 150, top + 153, "Jaar", size=8)
    sheets.put(LEFT + 60, top + 166, "Huisvuil", size=8)
    sheets.put(LEFT + 160, top + 166, "Papier en karton", size=8)
    sheets.put(LEFT, top + 190, "Bron: Zwerfafvalmonitor 2024", size=8)
    sheets.lines(top + 220, *BODY)
    return sheets.content


def test_figures_of_bars_are_no_text_and_are_kept_apart() -> None:
    for content in (bars(values=False), bars(values=True)):
        assert printed(content) == [
            TEXT,
            "paragraph: Figuur 1. Zwerfafval per jaar",
            "paragraph: Bron: Zwerfafvalmonitor 2024",
            TEXT,
        ]
        assert reading(content).warnings == (TOLD,)
    said = " ".join(piece.text for piece in structured(bars(values=True)).furniture)
    assert "Papier en karton" in said
    assert "50" in said


def test_lines_with_percentages_and_months_are_a_chart() -> None:
    sheets = Sheets().page()
    top = sheets.lines(80, *BODY) + 30
    axis(sheets, top, ["100%", "75%", "50%", "25%", "0%"])
    for place, month in enumerate(["jan", "feb", "mrt", "apr", "mei"]):
        sheets.put(LEFT + 45 + 50 * place, top + 115, month, size=8)
    sheets.lines(top + 150, *BODY)
    assert printed(sheets.content) == [TEXT, TEXT]
    assert reading(sheets.content).warnings == (TOLD,)


def test_text_beside_a_chart_is_read() -> None:
    sheets = Sheets().page()
    top = sheets.lines(80, *BODY) + 30
    axis(sheets, top, ["1.500", "1.000", "500", "0"])
    for place, month in enumerate(["jan", "feb"]):
        sheets.put(LEFT + 45 + 40 * place, top + 90, month, size=8)
    beside = ("Het aantal meldingen is", "in deze twee maanden veel", "lager dan een jaar ervoor.")
    sheets.lines(top, *beside, x=LEFT + 180)
    sheets.lines(top + 130, *BODY)
    texts = [one.text for one in structured(sheets.content).paragraphs]
    assert texts == [" ".join(BODY), " ".join(beside), " ".join(BODY)]


def test_column_of_figures_of_a_table_is_no_axis() -> None:
    sheets = Sheets().page()
    y = sheets.lines(80, *BODY) + 20
    for figure, town in (("50", "Veere"), ("40", "Goes"), ("30", "Hulst"), ("20", "Tholen")):
        sheets.put(LEFT, y, figure)
        sheets.put(LEFT + 100, y, town)
        y += 20
    sheets.lines(y + LINE, *BODY)
    assert "table row: 30 | Hulst" in printed(sheets.content)
    assert reading(sheets.content).warnings == ()


def test_figures_below_one_another_with_no_equal_steps_are_text() -> None:
    sheets = Sheets().page()
    y = sheets.lines(80, *BODY) + 20
    for figure in ("50", "47", "30", "12"):
        sheets.put(LEFT, y, figure)
        y += 24
    sheets.lines(y + LINE, *BODY)
    assert reading(sheets.content).warnings == ()
    assert "paragraph: 47" in printed(sheets.content)
