"""Pages whose text does not run from left to right as they are shown: tables set on their side.

A page that a reader has to turn is turned here, by where most of its letters run to. A few words
along an edge or across a page are marks of it, and turn nothing.
"""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST_SAMPLED = 600
"""Characters looked at, spread over the page."""
_FEWEST = 60
"""Characters of a page that can tell."""
_MOST = 0.6
"""Of them run in one direction."""


def turn_upright(page: pdfium.PdfPage) -> None:
    """Turn a page so that most of its text runs from left to right."""
    text_page = page.get_textpage()
    try:
        directions = _directions(text_page)
    finally:
        text_page.close()
    total = directions.total()
    if total < _FEWEST:
        return
    direction, count = directions.most_common(1)[0]
    if direction != page.get_rotation() and count >= _MOST * total:
        page.set_rotation(direction)


def _directions(text_page: pdfium.PdfTextPage) -> Counter[int]:
    """Count to where characters run: in degrees, from left to right on a page not turned is 0."""
    found: Counter[int] = Counter()
    matrix = raw.FS_MATRIX()
    count = text_page.count_chars()
    for index in range(0, count, max(1, count // _MOST_SAMPLED)):
        if raw.FPDFText_GetUnicode(text_page, index) <= ord(" "):
            continue
        if raw.FPDFText_GetMatrix(text_page, index, matrix) and (matrix.a or matrix.b):
            degrees = math.degrees(math.atan2(matrix.b, matrix.a))
            found[round(degrees / 90) % 4 * 90] += 1
    return found
