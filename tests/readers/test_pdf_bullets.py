"""Bullets that are drawn: a dot or a square before a line, with no character for it."""

from __future__ import annotations

import pytest

from readers.printed import BODY, LEFT, LINE, Sheets, printed

ITEMS = ("geen vergoeding van btw;", "geen vergoeding voor grond.")


def listed(shape: str, *, before: float = 10, above: float = 3) -> list[str]:
    """Print two items with something drawn before each; return what is read of them."""
    sheets = Sheets().page()
    y = sheets.lines(200, *BODY) + LINE
    sheets.pdf.set_fill_color(0)
    for item in ITEMS:
        sheets.put(LEFT + 20, y, item)
        place = {"x": LEFT + 20 - before, "y": y - above - 2}
        if shape == "square":
            sheets.pdf.rect(place["x"], place["y"], 4, 4, style="F")
        else:
            style = "F" if shape == "dot" else "D"
            sheets.pdf.ellipse(place["x"], place["y"], 4, 4, style=style)
        y += LINE
    return printed(sheets.content)[1:]


@pytest.mark.parametrize("shape", ["dot", "circle", "square"])
def test_item_with_a_drawn_bullet_is_an_item(shape: str) -> None:
    assert listed(shape) == [f"list item: • {item}" for item in ITEMS]


@pytest.mark.parametrize(
    ("before", "above"), [(60, 3), (10, 8), (-40, 3)], ids=["far", "above", "in the line"]
)
def test_dot_that_stands_before_no_line_is_no_bullet(before: float, above: float) -> None:
    assert all(
        not each.startswith("list item") for each in listed("dot", before=before, above=above)
    )
