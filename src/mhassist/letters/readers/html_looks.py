"""How text of a web page is printed, as far as it tells whether anybody can see it.

What a letter says is what stands on its page: the rest is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from mhassist.letters.hidden import STRUCK_OUT
from mhassist.letters.readers.colours import (
    BLACK,
    WHITE,
    Colour,
    are_alike,
    colour_in,
    is_clear,
)
from mhassist.letters.readers.html_sheets import Sheets
from mhassist.letters.readers.xml_parsing import tag_of

_SIZE = re.compile(r"(?<![\w.#-])(-?\d{0,6}(?:\.\d{1,4})?)(px|pt|r?em|%|vw|vh)?(?![\w.#-])")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "vw": 8.0, "vh": 8.0}
"""How many points one of each unit is, on a page of ordinary size."""
_SMALLEST_PT = 3.0
"""Letters that are smaller than this are there for no reader."""
_BOLD_WEIGHT = 600
_OFF_PAGE_PT = -300.0
"""What stands further left or higher than this is on no page."""
_NOTHING_LEFT = re.compile(
    r"rect\(\s*(?:0|1px)\w*[\s,]+(?:0|1px)\w*[\s,]+(?:0|1px)\w*[\s,]+(?:0|1px)\w*\s*\)"
    r"|inset\(\s*(?:50|100)%|circle\(\s*0\w*\s*\)"
)
_NO_SIZE = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")


@dataclass(frozen=True, slots=True)
class _Print:
    """How the text of an element is printed, as it passes on to what stands in it."""

    colour: Colour | None = BLACK
    """``None`` for a colour that is not known."""
    background: Colour | None = WHITE
    transparent: bool = False
    tiny: bool = False
    invisible: bool = False


class Looks:
    """The looks of the elements of one page."""

    def __init__(self, root: etree._Element) -> None:
        self._sheets = Sheets(root)
        self._prints: dict[etree._Element, _Print] = {}

    def left_out_because(self, element: etree._Element) -> str:
        """Return why an element with all in it is no text of the letter; empty if it is."""
        if element.get("hidden") is not None:
            return "onzichtbaar op de pagina"
        style = self._style(element)
        if style and _hides(style):
            return "onzichtbaar op de pagina"
        struck = (
            "line-through" in f"{style.get('text-decoration')}{style.get('text-decoration-line')}"
        )
        return STRUCK_OUT if struck else ""

    def is_bold(self, element: etree._Element) -> bool:
        """Return whether an element itself prints bold."""
        weight = self._style(element).get("font-weight", "") if tag_of(element) else ""
        heavy = weight.isdigit() and int(weight[:4]) >= _BOLD_WEIGHT
        return tag_of(element) in {"b", "strong"} or weight in {"bold", "bolder"} or heavy

    def is_italic(self, element: etree._Element) -> bool:
        """Return whether an element itself prints in italics."""
        slant = self._style(element).get("font-style", "") if tag_of(element) else ""
        return tag_of(element) in {"i", "em"} or slant in {"italic", "oblique"}

    def unseen_because(self, element: etree._Element) -> str:
        """Return why the text of an element, outside what stands in it, cannot be seen."""
        printed = self._print(element)
        if printed.invisible:
            return "onzichtbaar op de pagina"
        if printed.tiny:
            return "te kleine letters om te lezen"
        colour, ground = printed.colour, printed.background
        if printed.transparent or (colour and ground and are_alike(colour, ground)):
            on_paper = not printed.transparent and ground == WHITE
            return "witte letters" if on_paper else "letters in de kleur van de achtergrond"
        return ""

    def _style(self, element: etree._Element) -> dict[str, str]:
        return self._sheets.style(element)

    def _print(self, element: etree._Element) -> _Print:
        known = self._prints.get(element)
        if known is not None:
            return known
        above: list[etree._Element] = []
        at: etree._Element | None = element
        while at is not None and at not in self._prints:
            above.append(at)
            at = at.getparent()
        printed = self._prints[at] if at is not None else _Print()
        for inner in reversed(above):
            printed = self._inside(inner, printed)
            self._prints[inner] = printed
        return printed

    def _inside(self, element: etree._Element, printed: _Print) -> _Print:
        if not tag_of(element):
            return printed
        style = self._style(element)
        colour = style.get("color") or (
            (element.get("color") or "").lower() if tag_of(element) == "font" else ""
        )
        if colour and colour not in {"inherit", "currentcolor", "initial", "unset"}:
            printed = replace(printed, colour=colour_in(colour), transparent=is_clear(colour))
        ground = style.get("background-color") or style.get("background") or element.get("bgcolor")
        if ground and not is_clear(ground.lower()):
            printed = replace(printed, background=colour_in(ground.lower()))
        if style.get("background-image", "none") != "none":
            printed = replace(printed, background=None)
        size = _points(style.get("font-size") or style.get("font") or "")
        if size is not None:
            printed = replace(printed, tiny=size < _SMALLEST_PT)
        if style.get("visibility"):
            printed = replace(printed, invisible=style["visibility"] in {"hidden", "collapse"})
        return printed


def _hides(style: Mapping[str, str]) -> bool:
    """Return whether an element is on no page, whatever stands in it."""
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    opacity = _points(style.get("opacity", ""))
    if opacity is not None and opacity < 0.1 * _POINTS["px"]:
        return True
    off_page = (
        (style.get(side, "") for side in ("left", "top", "right", "bottom"))
        if style.get("position") in {"absolute", "fixed", "relative"}
        else ()
    )
    for place in (*off_page, style.get("text-indent", ""), style.get("margin-left", "")):
        points = _points(place)
        if points is not None and points < _OFF_PAGE_PT:
            return True
    cut = f"{style.get('clip')} {style.get('clip-path')}"
    if _NOTHING_LEFT.search(cut) or _NO_SIZE.search(style.get("transform", "")):
        return True
    sizes = [_points(style.get(name, "")) for name in ("height", "max-height", "width")]
    flat = any(size is not None and size <= 1 for size in sizes)
    return flat and style.get("overflow") in {"hidden", "clip"}


def _points(value: str) -> float | None:
    """Return a size in points; ``None`` where a value has none.

    >>> _points("0"), _points("-9999px"), _points("bold 12pt/1.5 arial"), _points("small")
    (0.0, -7499.25, 12.0, None)
    """
    for number, unit in _SIZE.findall(value):
        if number not in {"", "-"}:
            return float(number) * _POINTS.get(unit, 0.75)
    return None
