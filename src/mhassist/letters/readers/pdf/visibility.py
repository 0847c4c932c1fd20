"""Which words of a page can be seen: the page is drawn, and where nothing is, no word stands.

That finds every way of hiding words at once: white on white, drawn with nothing, under a box,
in a layer that is off. Words that lie outside the page or are too small to read are left out
too. Words drawn with nothing over a scan are its text layer, and stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from mhassist.letters.readers.pdf.page import Rule, Word

_SMALLEST = 2.5
"""In points; the small print of a letter has 5."""
_FAINTEST = 20
"""Of 255; text in a light grey differs by 50 from the paper."""
_DRAWN_PIXELS = 1_500_000
_MOST_PICTURE_PIXELS = 50_000_000
"""Pictures of more than this are not drawn: that takes memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """A word with what is needed to see whether it can be seen."""

    word: Word
    top: float
    bottom: float
    invisible: bool
    upright: bool


def visible_words(
    page: pdfium.PdfPage, runs: Sequence[Run], *, pictures: Sequence[Rule]
) -> tuple[list[Word], list[tuple[str, str]]]:
    """Return the words that can be seen, and those that cannot, with how they are hidden.

    Args:
        page: The page, to be drawn.
        runs: Its words.
        pictures: Where pictures stand on it.
    """
    width, height = page.get_size()
    drawing = _draw(page) if runs else None
    words: list[Word] = []
    hidden: list[tuple[str, str]] = []
    for run in runs:
        if not run.upright:
            # Printed upwards along the edge, or slanting across the page: a mark of the page, and
            # no text of the letter.
            continue
        why = _hidden_how(run, width=width, height=height)
        if not why and drawing is not None and not drawing.shows(run):
            why = "onzichtbare letters" if run.invisible else "letters die niet te zien zijn"
        if not why and drawing is None and run.invisible and not _over_picture(run, pictures):
            why = "onzichtbare letters"
        if not why:
            words.append(run.word)
        elif hidden and hidden[-1][0] == why:
            hidden[-1] = (why, f"{hidden[-1][1]} {run.word.text}")
        else:
            hidden.append((why, run.word.text))
    return words, [(why, text) for why, text in hidden if any(map(str.isalnum, text))]


def _hidden_how(run: Run, *, width: float, height: float) -> str:
    word = run.word
    if word.x1 <= 0 or word.x0 >= width or run.bottom <= 0 or run.top >= height:
        return "buiten de pagina"
    return "te klein om te lezen" if word.size < _SMALLEST else ""


def _over_picture(run: Run, pictures: Sequence[Rule]) -> bool:
    x, y = (run.word.x0 + run.word.x1) / 2, (run.top + run.bottom) / 2
    return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in pictures)


class _Drawing:
    """A page in shades of grey, row by row."""

    def __init__(self, shades: bytes, width: int, *, stride: int, scale: float) -> None:
        self._shades, self._width, self._stride, self._scale = shades, width, stride, scale

    def shows(self, run: Run) -> bool:
        """Return whether anything is drawn where a word stands."""
        word = run.word
        if not any(map(str.isalnum, word.text)):
            # A full stop or a dash may be too thin to be seen in a drawing this coarse.
            return not run.invisible
        left = max(int(word.x0 * self._scale), 0)
        right = min(int(word.x1 * self._scale) + 1, self._width)
        top = max(int((word.baseline - 0.75 * word.size) * self._scale), 0)
        bottom = int((word.baseline + 0.1 * word.size) * self._scale) + 1
        darkest, lightest = 255, 0
        for row in range(top, bottom):
            inside = self._shades[row * self._stride + left : row * self._stride + right]
            if inside:
                darkest, lightest = min(darkest, min(inside)), max(lightest, max(inside))
                if lightest - darkest >= _FAINTEST:
                    return True
        return False


def _draw(page: pdfium.PdfPage) -> _Drawing | None:
    """Draw a page, unless its pictures are too large for that."""
    width, height = page.get_size()
    pixels = 0
    for found in page.get_objects(max_depth=3):
        if isinstance(found, pdfium.PdfImage):
            across, down = found.get_px_size()
            pixels += across * down
    if pixels > _MOST_PICTURE_PIXELS:
        return None
    scale = min(1.5, (_DRAWN_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    drawing = _Drawing(bytes(bitmap.buffer), bitmap.width, stride=bitmap.stride, scale=scale)
    bitmap.close()
    return drawing
